"""Files of a dataset → checked rows, by the loader of its family where that has one of its own,
else by the general one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hub.dataset.options import Hints
from hub.dataset.rows import ObservationRow, Row
from hub.words.errors import BadUse
from hub.words.language import Text
from hub.words.rounding import seen

if TYPE_CHECKING:
    # The process that opens a hostile file enters this package too, for every file anew.
    from hub.dataset.datasets import Dataset

Loader = Callable[..., Iterator[Row]]
_OF_THE_HUB = frozenset({"maps"})  # told with every command
_OF_PUBLISHERS = frozenset({"partial"})


def load(dataset: "Dataset", files: Sequence[Path], options: Mapping[str, Any]) -> Iterator[Row]:
    """What is found in files of a dataset; BadUse where its loader is not there or knows no such
    option.
    """
    loader = _loader(dataset)
    known = _parameters(loader)
    unknown = sorted(options.keys() - known - _OF_THE_HUB)
    if unknown:
        raise BadUse(_of_no_use(dataset.name, unknown))
    taken = {name: value for name, value in options.items() if name in known}
    return map(_as_seen, loader(dataset, files, **taken))


def _parameters(loader: Loader) -> set[str]:
    """The options that a loader takes; one with `**hints` takes each of `Hints`."""
    parameters = signature(loader).parameters
    hints = Hints._fields if "hints" in parameters else ()
    return {*parameters, *hints}


def _of_no_use(dataset: str, options: Sequence[str]) -> Text:
    """That the loader of a dataset takes no such options."""
    names = ", ".join(f"--{option}" for option in options)
    if _OF_PUBLISHERS.issuperset(options):
        return Text(
            f"bộ dữ liệu {dataset} không có sổ tính của cơ quan công bố nên không dùng {names}",
            f"the dataset {dataset} has no publisher's workbooks, so {names} does not apply",
        )
    return Text(
        f"tệp của bộ dữ liệu {dataset} tự ghi những điều này nên không dùng {names}; hãy bỏ tùy"
        " chọn đó",
        f"files of the dataset {dataset} tell this themselves, so {names} does not apply; leave it"
        " out",
    )


def _as_seen(row: Row) -> Row:
    """A figure printed as people saw it, whatever a machine kept of it."""
    if isinstance(row, ObservationRow) and row.printed:
        printed = seen(row.printed)
        return row if printed == row.printed else row._replace(printed=printed)
    return row


def _loader(dataset: "Dataset") -> Loader:
    """The `load` of the module that dataset.toml names, else of that with the dataset's own
    name, else the general one.
    """
    name = dataset.settings.get("loader")
    loader = _load_of(name or dataset.name)
    if loader:
        return loader
    if name:
        raise BadUse(
            Text(
                f"chưa có bộ đọc loaders/{name}.py cho bộ dữ liệu {dataset.name}",
                f"there is no loader loaders/{name}.py for the dataset {dataset.name}",
            )
        )
    return import_module("loaders.general").load


def _load_of(name: str) -> Loader | None:
    """The `load` of a module of the loaders; None where there is no such module or function."""
    module = f"loaders.{name}"
    return getattr(import_module(module), "load", None) if find_spec(module) else None
