"""The figures of a sheet's table, each with what is printed beside it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from hub.dataset.datasets import Dataset
from hub.dataset.rows import IndicatorRow, ObservationRow
from hub.words import units
from hub.words.errors import Fault
from hub.words.language import Text, shortened
from hub.words.period import parse
from hub.words.rounding import told
from hub.words.terms import MissingReason, Status
from loaders.catalogue import indicators
from loaders.cells import number
from loaders.table.layout import LineCell
from loaders.table.sheet_table import Role, SheetTable
from loaders.workbook import Sheet, address, cell, is_blank, is_number, printed, span

BESIDE = ("rank", "rank_of", "low", "high", "standard_error", "respondents")
_COUNTS = ("rank", "respondents")
_INTERVAL = ("low", "high", "standard_error")
_NUMBER = Text("cần một số", "a number is wanted")
_WHOLE = Text("cần một số nguyên", "a whole number is wanted")

CodeAndEntity = tuple[str, str]


class TableValue(NamedTuple):
    """A cell of a line of values, as a number; None where there is a gap."""

    role: Role
    cell: LineCell
    number: float | None

    @property
    def key(self) -> CodeAndEntity:
        """The indicator and the province."""
        return self.role.code, self.cell.entity

    @property
    def is_gap(self) -> bool:
        """Whether it is no figure: a blank, or a zero where nothing was counted."""
        return self.number is None or (self.number == 0 and self.role.zero_is_gap)


class SheetFigures:
    """The figures of a sheet, the faults of its cells, and how many cells stand beside figures."""

    def __init__(
        self, dataset: Dataset, file: str, table: SheetTable, meanings: Mapping[str, IndicatorRow]
    ) -> None:
        self.faults: dict[str, Fault] = {}
        self.cells_beside = 0
        self._dataset, self._file, self._table, self._meanings = dataset, file, table, meanings
        self._values: list[TableValue] = []
        self._beside: dict[CodeAndEntity, dict[str, float]] = defaultdict(dict)
        for role, line in zip(table.roles, table.table.lines, strict=True):
            if role:
                for line_cell in line.cells:
                    self._read(role, line_cell)
        self._gaps = {value.key for value in self._values if value.is_gap}
        self._ranked = Counter(
            code for (code, _), fields in self._beside.items() if "rank" in fields
        )

    def rows(self) -> list[ObservationRow]:
        """The figures in the order of their lines."""
        return [self._row(value) for value in self._values]

    def _read(self, role: Role, line_cell: LineCell) -> None:
        """Read a cell as a value, as something beside one, or as a fault."""
        is_value = role.field == "value"
        meaning = self._meanings[role.code] if is_value else None
        value, wrong = _number(self._table.sheet, line_cell, meaning)
        before = self._beside.get((role.code, line_cell.entity), {})
        wrong = wrong or (None if is_value else _contradiction(role.field, value, before))
        if wrong:
            self._refuse(line_cell, wrong)
        elif is_value:
            self._values.append(TableValue(role, line_cell, value))
        else:
            self.cells_beside += not is_blank(line_cell.value)
            if value is not None:
                self._beside[role.code, line_cell.entity][role.field] = value

    def _refuse(self, line_cell: LineCell, requirement: Text) -> None:
        """A fault of a cell; of a merged one, however many lines it spans, one in all."""
        sheet, place = self._table.sheet, line_cell.place
        origin = f"{self._table.origin(self._file)}!{span(sheet, place)}"
        shown = cell.shown(sheet, place)
        fault = self.faults.setdefault(
            origin, Fault(origin, shortened(shown), requirement, cells=0)
        )
        self.faults[origin] = fault._replace(cells=fault.cells + bool(shown))

    def _row(self, value: TableValue) -> ObservationRow:
        note = self._note_of_zero(value)
        is_missing = bool(note) or value.key in self._gaps
        beside = self._beside.get(value.key, {})
        counts = {name: int(count) for name, count in _present(beside, _COUNTS).items()}
        interval = {} if is_missing else _present(beside, _INTERVAL)
        if "low" in interval and interval["low"] == interval.get("high"):
            interval.pop("standard_error", None)
            note = "interval-point"
        locator = f"{self._table.sheet.name}!{address(*value.cell.place)}"
        return ObservationRow(
            origin=f"{self._file}!{locator}",
            indicator=f"{self._dataset.index}/{value.role.code}",
            entity=value.cell.entity,
            period=parse(str(self._table.year)),
            source=self._table.source,
            value=None if is_missing else value.number,
            printed=self._printed(value, is_missing) or None,
            rank_of=self._ranked[value.role.code] if "rank" in counts else None,
            **_status(is_missing),
            locator=locator,
            notes=f"{self._dataset.name}/{note}" if note else "",
            **counts,
            **interval,
        )

    def _printed(self, value: TableValue, is_missing: bool) -> str:
        """What people saw in the cell; of a gap, what stands there instead of a figure."""
        if is_missing:
            return printed(value.cell.value)
        is_share = self._meanings[value.role.code].unit == units.SHARE
        return cell.seen(self._table.sheet, value.cell.place, as_percent=is_share)

    def _note_of_zero(self, value: TableValue) -> str:
        """The note by which a zero is no figure: its parent is missing too, or dataset.toml lists
        it.
        """
        if value.number != 0:
            return ""
        code, entity = value.key
        if (value.role.parent, entity) in self._gaps:
            return "zero-missing"
        missing = self._dataset.settings.get("workbook", {}).get("zero_missing", ())
        return "zero-election" if f"{entity} {self._table.year} {code}" in missing else ""


def _status(is_missing: bool) -> dict[str, Status | MissingReason]:
    if is_missing:
        return {"status": Status.MISSING, "missing_reason": MissingReason.NOT_PUBLISHED}
    return {"status": Status.REPORTED, "missing_reason": MissingReason.NONE}


def _present(fields: Mapping[str, float], names: Sequence[str]) -> dict[str, float]:
    return {name: fields[name] for name in names if name in fields}


def _number(
    sheet: Sheet, line_cell: LineCell, meaning: IndicatorRow | None
) -> tuple[float | None, Text | None]:
    """The number of a cell, None for a gap, or what the cell should have held."""
    if wrong := cell.trouble(sheet, line_cell.place):
        return None, wrong
    if is_number(line_cell.value):
        return float(line_cell.value), None
    if isinstance(line_cell.value, str):
        fits = partial(indicators.fits, meaning)
        return number.typed(line_cell.value, fits)
    return None, _NUMBER


def _contradiction(field: str, value: float | None, before: Mapping[str, float]) -> Text | None:
    """Why a number cannot stand beside a figure: it is no whole number where things are counted,
    or another than was read before.
    """
    if value is None:
        return None
    if field in _COUNTS and not (value >= 1 and value.is_integer()):
        return _WHOLE
    first = before.get(field, value)
    if value == first:
        return None
    number = told(first)
    return Text(
        f"trái với số đã đọc của cùng số liệu: {number.vi}",
        f"contradicts what was read beside the same figure: {number.en}",
    )
