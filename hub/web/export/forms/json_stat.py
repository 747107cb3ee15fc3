"""JSON-stat 2.0: a table as a cube of one measure, or of several along an axis of their own."""

from math import prod
from typing import Any, BinaryIO

import orjson
import pandas

from hub.web.export.axes import CubeAxis, axes
from hub.web.export.forms.writer import TableWriter
from hub.web.export.style import Explanation, ExportSheet
from hub.web.export.table import AnswerTable
from hub.web.request import Refusal
from hub.words.language import Text

_MOST_ROWS, _MOST_CELLS = 200_000, 20_000_000
_MEASURE = "measure"
_ROLES = {"entity_id": "geo", "period": "time", "reading": "time"}
_BESIDE = ("unit", "unit_text")


class JsonStatWriter(TableWriter):
    """Writes a dataset once all rows are there, which may not be too many."""

    def __init__(self, file: BinaryIO, sheet: ExportSheet) -> None:
        self._file, self._sheet = file, sheet
        self._tables: list[AnswerTable] = []
        self._count = 0

    def add(self, table: AnswerTable) -> None:
        """Take the rows of a table; Refusal where they become too many."""
        self._tables.append(table)
        self._count += len(table.frame)
        if self._count > _MOST_ROWS:
            raise _too_many(self._count)

    def close(self, explanation: Explanation) -> None:
        """Write the dataset; Refusal where it would have too many cells."""
        frame = pandas.concat([table.frame for table in self._tables], ignore_index=True)
        first = self._tables[0]
        table = AnswerTable(first.title, first.columns, frame)
        self._file.write(orjson.dumps(_dataset(table, self._sheet, explanation)))


def _dataset(table: AnswerTable, sheet: ExportSheet, explanation: Explanation) -> dict[str, Any]:
    cube = axes(table, sheet)
    measures = sheet.measures
    sizes = [len(axis.members) for axis in cube]
    if prod(sizes) * len(measures) > _MOST_CELLS:
        raise _too_many(prod(sizes) * len(measures))
    language = sheet.style.language
    names = [axis.key for axis in cube]
    dimensions = {axis.key: _dimension(table, sheet, axis) for axis in cube}
    if len(measures) > 1:
        names, sizes = [*names, _MEASURE], [*sizes, len(measures)]
        dimensions[_MEASURE] = _measures(table, sheet)
    return {
        "version": "2.0",
        "class": "dataset",
        "label": sheet.title.within(language),
        "note": [f"{label.within(language)}: {words}" for label, words in explanation.lines],
        "source": _source(explanation),
        "id": names,
        "size": sizes,
        "role": _roles(names),
        "dimension": dimensions,
        "value": _values(table, cube, measures),
        **_statuses(table, cube, measures),
        **_units(table),
    }


def _dimension(table: AnswerTable, sheet: ExportSheet, axis: CubeAxis) -> dict[str, Any]:
    column = table.column(axis.key)
    return {
        "label": column.label.within(sheet.style.language),
        "category": {
            "index": axis.members,
            "label": dict(zip(axis.members, axis.labels, strict=True)),
        },
    }


def _measures(table: AnswerTable, sheet: ExportSheet) -> dict[str, Any]:
    columns = {column.key: column for column in table.columns}
    labels = {key: columns[key].label.within(sheet.style.language) for key in sheet.measures}
    return {"label": _MEASURE, "category": {"index": list(labels), "label": labels}}


def _roles(names: list[str]) -> dict[str, list[str]]:
    roles: dict[str, list[str]] = {}
    for name in names:
        role = "metric" if name == _MEASURE else _ROLES.get(name)
        if role:
            roles.setdefault(role, []).append(name)
    return roles


def _values(
    table: AnswerTable, cube: list[CubeAxis], measures: tuple[str, ...]
) -> list[Any] | dict[str, Any]:
    """The figures in the order of the axes, the last one the fastest: null where there is none;
    where there are few, each by its place.
    """
    size = prod(len(axis.members) for axis in cube) * len(measures)
    values: dict[int, Any] = {}
    for number, measure in enumerate(measures):
        for place, cell in zip(_places(cube), table.cells(table.column(measure)), strict=True):
            values[place * len(measures) + number] = cell
    if size <= 2 * len(values):
        return list(map(values.get, range(size)))
    return {str(place): cell for place, cell in values.items() if cell is not None}


def _statuses(
    table: AnswerTable, cube: list[CubeAxis], measures: tuple[str, ...]
) -> dict[str, dict[str, str]]:
    """The status of each figure that has one, by its place."""
    if "status" not in table.keys or len(measures) > 1:
        return {}
    column = table.column("status")
    cells = zip(_places(cube), table.cells(column), strict=True)
    return {"status": {str(place): status for place, status in cells if status}}


def _units(table: AnswerTable) -> dict[str, Any]:
    """In which unit each indicator is counted."""
    if not {"indicator_id", *_BESIDE} <= set(table.keys):
        return {}
    pairs = table.frame[["indicator_id", "unit"]].dropna().drop_duplicates()
    units = dict(pairs.itertuples(index=False, name=None))
    return {"extension": {"units": units}}


def _places(cube: list[CubeAxis]) -> list[int]:
    """Where each row stands among the figures."""
    places = [0] * len(cube[0].places)
    for axis in cube:
        size = len(axis.members)
        places = [place * size + own for place, own in zip(places, axis.places, strict=True)]
    return places


def _source(explanation: Explanation) -> str:
    sources = explanation.sources
    if sources is None:
        return ""
    return "; ".join(f"{row['publisher']}, {row['source']}" for row in sources.rows)


def _too_many(count: int) -> Refusal:
    return Refusal(
        400,
        Text(
            f"khối JSON-stat có {count} số liệu hoặc ô, nhiều hơn mức {_MOST_ROWS} số liệu,"
            f" {_MOST_CELLS} ô; hãy hỏi ít chỉ số, đơn vị hoặc kỳ hơn, hoặc lấy dạng csv,"
            " rows.json, parquet",
            f"the cube of JSON-stat has {count} figures or cells, more than the {_MOST_ROWS}"
            f" figures, {_MOST_CELLS} cells it may have; ask for fewer indicators, units or"
            " periods, or take csv, rows.json, parquet",
        ),
        code="TooLarge",
    )
