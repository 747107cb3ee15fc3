"""Files of a dataset → checked rows, by the loader of its family where that has one of its own,
else by the general one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hub.dataset.rows import ObservationRow, Row
from hub.words.errors import BadUse
from hub.words.language import Text
from hub.words.rounding import seen

if TYPE_CHECKING:
    # The process that opens a hostile file enters this package too, for every file anew.
    from hub.dataset.datasets import Dataset

Loader = Callable[..., Iterator[Row]]


def load(dataset: "Dataset", files: Sequence[Path], options: Mapping[str, Any]) -> Iterator[Row]:
    """What is found in files of a dataset; BadUse where its loader is not there or knows no such
    option.
    """
    loader = _loader(dataset)
    unknown = sorted(options.keys() - signature(loader).parameters.keys())
    if unknown:
        names = ", ".join(f"--{option}" for option in unknown)
        raise BadUse(
            Text(
                f"bộ dữ liệu {dataset.name} không có sổ tính của cơ quan công bố nên không dùng"
                f" {names}",
                f"the dataset {dataset.name} has no publisher's workbooks, so {names} does not"
                " apply",
            )
        )
    return map(_as_seen, loader(dataset, files, **options))


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
