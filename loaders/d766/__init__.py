"""Decision 766, measured by the National Public Service Portal: tidy files and the portal's own
JSON as rows.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hub.dataset.datasets import Dataset
from hub.dataset.options import Hints
from hub.dataset.rows import Ignored, ObservationRow, Recognised, Row
from hub.words.errors import BadInput, Fault
from hub.words.language import Text
from loaders import general
from loaders.d766 import figures
from loaders.d766.answer import SavedAnswer, answer
from loaders.d766.content import LARGEST, content, leaves, shown
from loaders.d766.unit import Portal

__all__ = ["LARGEST", "load"]
_NAME = Text("tên đơn vị", "the name of a unit")
_ORDER = Text(
    "số thứ tự dòng, không phải hạng công bố", "the number of a line, not a published rank"
)
_NO_FIGURE = Text("không phải số liệu của bộ chỉ số", "is no figure of the index")
_OLD, _NEW = Text("Cổng cũ", "the old portal"), Text("Cổng mới", "the new portal")


def load(dataset: Dataset, files: Sequence[Path], **hints: Any) -> Iterator[Row]:
    """Every line of tidy files, cell of templates and number of the portal's answers, as a
    figure, a fault or something left out.
    """
    of_command = Hints(**hints)
    for path in files:
        if path.suffix.lower() == ".json":
            yield from general.needless(path.name, of_command)
            yield from _portal(dataset, path)
        else:
            yield from general.rows(dataset, [path], hints=of_command)


def _portal(dataset: Dataset, path: Path) -> Iterator[Row]:
    """What was recognised, each figure of a saved answer with its place, what is refused, then
    what is left out.
    """
    try:
        values = content(path)
        saved = answer(dataset, path, values)
    except BadInput as error:
        yield from (fault.whole for fault in error.faults)
        return
    rows = list(figures.rows(saved))
    yield _recognised(saved, sum(isinstance(row, ObservationRow) for row in rows))
    yield from rows
    yield from _rest(saved, values, rows)


def _recognised(saved: SavedAnswer, figures: int) -> Recognised:
    portal, day, units = _OLD if saved.is_old else _NEW, saved.read, len(saved.units)
    description = Text(
        f"{portal.vi}, kỳ {saved.period}, đọc ngày {day:%d/%m/%Y}, {units} đơn vị, {figures} số"
        " liệu",
        f"{portal.en}, {saved.period}, read on {day}, {units} units, {figures} figures",
    )
    return Recognised(saved.file, description)


def _rest(
    saved: SavedAnswer, values: Any, rows: Sequence[ObservationRow | Fault]
) -> Iterator[Ignored]:
    """What of an answer is no figure: each field once, with how often it stands."""
    figures = {row.origin for row in rows} | set(_ranks(saved.portal, rows))
    refused = tuple(f"{row.origin}." for row in rows if isinstance(row, Fault))
    fields: dict[str, list[Any]] = {}
    for path, value in leaves("$", values):
        origin = f"{saved.file}:{path}"
        is_read = origin in figures or origin.startswith(refused)
        if not is_read and value not in (None, ""):
            fields.setdefault(re.sub(r"\[\d+\]", "[*]", path), []).append(value)
    for path, cells in fields.items():
        why = _why(saved.portal, path.rpartition(".")[2])
        yield Ignored(f"{saved.file}:{path}", shown(cells[0]), why, cells=len(cells))


def _ranks(portal: Portal, rows: Sequence[ObservationRow | Fault]) -> Iterator[str]:
    """Where the ranks may stand that were read beside figures."""
    for row in rows:
        if isinstance(row, ObservationRow) and row.rank:
            unit = row.origin.rpartition(".")[0]
            yield from (f"{unit}.{name}" for name in (*portal["ranks"], *portal["ranks_of"]))


def _why(portal: Portal, field: str) -> Text:
    if field in portal["names"]:
        return _NAME
    return _ORDER if field in portal["order"] else _NO_FIGURE
