"""Axes: the columns of a cube, whose cells together name one of its figures."""

from collections.abc import Sequence
from typing import NamedTuple

from hub.web.export.style import ExportSheet
from hub.web.export.table import AnswerTable
from hub.web.request import Refusal
from hub.words.language import Text

NONE = "_Z"  # as SDMX says that something does not apply
_IN_TIME = ("period", "reading")
_LABELS = {"entity_id": "entity", "indicator_id": "indicator", "target_id": "label"}


class CubeAxis(NamedTuple):
    """One column of a cube: its members in order, with their labels, and the place of each row."""

    key: str
    members: list[str]
    labels: list[str]
    places: list[int]


def axes(table: AnswerTable, sheet: ExportSheet) -> list[CubeAxis]:
    """The axes of a table, without those on which nothing stands; Refusal where there are none, or
    where several rows have the same place.
    """
    if not sheet.axes:
        raise Refusal(400, NO_CUBE, code="NoCube")
    cube = [_axis(table, key) for key in sheet.axes]
    kept = [axis for axis in cube if axis.members != [NONE]] or cube[:1]
    places = set(zip(*(axis.places for axis in kept), strict=True))
    if len(places) < len(table.frame):
        raise Refusal(400, _SEVERAL, code="NoCube")
    return kept


def _axis(table: AnswerTable, key: str) -> CubeAxis:
    cells = members_of(table, key)
    members = list(dict.fromkeys(cells))
    if key in _IN_TIME:
        members.sort()
    place = {member: number for number, member in enumerate(members)}
    names = dict(zip(cells, _names(table, key, cells), strict=True))
    return CubeAxis(key, members, [names[one] for one in members], [place[cell] for cell in cells])


def members_of(table: AnswerTable, key: str) -> list[str]:
    """The member of an axis in each row."""
    column = table.column(key)
    return [NONE if cell is None else str(cell) for cell in table.cells(column)]


def _names(table: AnswerTable, key: str, cells: Sequence[str]) -> Sequence[str]:
    label = _LABELS.get(key)
    if label not in table.keys:
        return cells
    names = table.cells(table.column(label))
    return [name or cell for name, cell in zip(names, cells, strict=True)]


NO_CUBE = Text(
    "bảng này không phải khối số liệu nhiều chiều; hãy lấy dạng csv, xlsx, rows.json",
    "this table is no cube; take csv, xlsx or rows.json",
)
_SEVERAL = Text(
    "một ô có nhiều số liệu nên không thành khối được; hãy lấy dạng csv, xlsx, rows.json",
    "a cell has several figures, so that they are no cube; take csv, xlsx or rows.json",
)
