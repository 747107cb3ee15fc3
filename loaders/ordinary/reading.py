"""An ordinary table → its figures: each unit's values, rank and grade, with the cell of each."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import product

from hub.dataset.options import Hints
from hub.dataset.rows import IndicatorRow, ObservationRow
from hub.words import clock, dates
from hub.words.errors import BadQuestion, Fault
from hub.words.language import Text
from hub.words.names import Names, key
from hub.words.offices import in_full
from hub.words.period import Period, parse
from hub.words.terms import EntityKind
from loaders.ordinary import scope, units, values
from loaders.ordinary.exhibit import TableCell
from loaders.ordinary.lines import UnitLine
from loaders.ordinary.roles import ColumnRole, ColumnRoles
from loaders.ordinary.scope import TableScope
from loaders.ordinary.sections import UnitTable
from loaders.ordinary.words import Concept

_MOST = 1000.0  # points; no score is greater
_MERGED = date(2025, 6, 30)  # the last day of 63 provinces
_NO_PERIOD = Text("cần một kỳ, như 2024", "a period is wanted, such as 2024")
_NO_KIND = Text(
    "chưa rõ là sở, huyện hay xã; cần --kind (DEPARTMENT, DISTRICT, COMMUNE)",
    "is this a department, a district or a commune? --kind is wanted (DEPARTMENT, DISTRICT,"
    " COMMUNE)",
)
_TWICE = Text(
    "đơn vị này có hai dòng trong một bảng, một kỳ, một khối: không rõ dòng nào của ai; hãy tách"
    " bảng hoặc thêm cột khối, cột tỉnh",
    "this unit has two rows in one table, period and block: whose is which? Part the table, or add"
    " a column of blocks or provinces",
)

_HUNDRED, _CLOSE = 100, 0.005
_PARTING = (Concept.PERIOD, Concept.KIND, Concept.SYSTEM, Concept.BLOCK)
_BEYOND = Text(
    "điểm trên 100 mà bảng không in điểm tối đa: có phải cột điểm không? Hãy ghi điểm tối đa, ví dụ"
    " “Tổng điểm (120 điểm)”",
    "a score beyond 100 and no maximum in the table: is it a score? Print the maximum, such as"
    " “Tổng điểm (120 điểm)”",
)

_NAMELESS = Text(
    "dòng có số nhưng không có tên đơn vị; hãy ghi tên, hoặc xóa dòng",
    "a row with figures and no unit; write its name, or take the row out",
)
_NOT_OF_COMMAND = Text(
    "ô này ghi khác với tùy chọn của lệnh", "the cell says otherwise than the option of the command"
)
_BEYOND_MOST = Text(
    "lớn hơn điểm tối đa in trong bảng", "more than the maximum that the table prints"
)
_SHARE = Text(
    "phần trăm trong một cột điểm; hãy ghi rõ ở đầu cột",
    "a percentage in a column of points; say in the head what the column is",
)
_HIDDEN_ROW = Text(
    "dòng ẩn có số liệu; bỏ ẩn (bỏ lọc) để kiểm tra, hoặc xóa dòng",
    "a hidden row holds figures; show it (clear the filter) and check them, or delete it",
)
_HIDDEN_COLUMN = Text(
    "cột ẩn có số liệu; bỏ ẩn để kiểm tra, hoặc xóa cột",
    "a hidden column holds figures; show it and check them, or delete it",
)
_EXCERPT = re.compile(r"dẫn đầu|đứng đầu|\btop\b|cao nhất|thấp nhất|cuối bảng")
_OF_ALL = re.compile(r"chung|toàn tỉnh|toàn quốc|cả nước")

Meanings = Mapping[str, IndicatorRow]


@dataclass
class TableReading:
    """The figures of one table, the cells that are none, and the faults."""

    file: str
    index: str
    section: UnitTable
    scope: TableScope
    roles: ColumnRoles
    meanings: Meanings
    names: Names
    hints: Hints
    is_national: bool
    source: str
    read_on: date | None = None
    rows: list[ObservationRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)  # rows of units of another kind
    gaps: int = 0  # cells that say that there is no figure

    def read(self) -> None:
        """Read every row of a unit."""
        for cell in self.section.nameless:
            self._refuse(cell.address, cell.text, _NAMELESS)
        self._refuse_twins()
        self._refuse_fractions()
        self._refuse_hidden()
        for row in self.section.units:
            self._read(row)

    def _read(self, row: UnitLine) -> None:
        kind = self._kind(row)
        if kind is None:
            self._refuse(row.address, row.name, _NO_KIND)
        elif self.hints.kind not in (None, kind) and not self.is_national:
            self._refuse(row.address, row.name, _NOT_OF_COMMAND)
        elif kind is EntityKind.MINISTRY:
            self.others[kind.name] += 1
        else:
            self._read_figures(row, kind)

    def _read_figures(self, row: UnitLine, kind: EntityKind) -> None:
        """The figures of a row, each of the period of the row, or of the year above its column."""
        own = self._period(row)
        for (code, year), fields in self._figures(row).items():
            period = parse(str(year)) if year else own
            if fields and period:
                self._add(row, kind, period, code, fields=fields)

    def _figures(self, row: UnitLine) -> dict[tuple[str, int | None], dict[str, object]]:
        """What the cells of a row say of each indicator, by code and year."""
        figures: dict[tuple[str, int | None], dict[str, object]] = defaultdict(dict)
        for role in self.roles.roles:
            cell = self.section.cell(row, role.column)
            figures[role.code, role.year] |= self._fields(role, cell)
        return figures

    def _fields(self, role: ColumnRole, cell: TableCell) -> dict[str, object]:
        """The fields of a figure that a cell gives; none for a gap or a fault."""
        if role.field == "group":
            return {} if values.is_gap(cell) else {"group": cell.text}
        if role.field == "rank":
            rank, wrong = values.rank(cell)
            fields = {"rank": rank.rank, "rank_of": rank.rank_of} if rank else {}
        else:
            number, wrong = values.value(cell, self._fits(role))
            wrong = wrong or self._beyond(role, cell, number)
            fields = {} if number is None else self._value(number, cell)
        if wrong:
            self._refuse(cell.address, cell.text, wrong)
        elif not fields:
            self.gaps += 1
        return fields

    def _beyond(self, role: ColumnRole, cell: TableCell, number: float | None) -> Text | None:
        """Why a number can be none of its column: it is beyond the maximum that is printed, or
        beyond a hundred where none is, or a percentage among points.
        """
        meaning = self.meanings[role.code]
        if number is None:
            return None
        if meaning.unit != "percent" and cell.text.endswith("%"):
            return _SHARE
        if role.maximum is not None and number > role.maximum + _CLOSE:
            return _BEYOND_MOST
        is_bounded = role.maximum is not None or meaning.scale.maximum is not None
        return None if is_bounded or number <= _HUNDRED else _BEYOND

    @property
    def is_excerpt(self) -> bool:
        """Whether its ranks are no ranks among the rows of a block alone."""
        heads = (role.column.head for role in self.roles.roles if role.field == "rank")
        lines = (line.casefold() for line in self.section.title)
        return any(map(_EXCERPT.search, lines)) or any(
            _OF_ALL.search(head.casefold()) for head in heads
        )

    def _fits(self, role: ColumnRole) -> Callable[[float], bool]:
        """Whether a number may be one of a column: within the scale of its indicator, and as a
        score within the most that the table prints, or a thousand.
        """
        scale = self.meanings[role.code].scale
        most = role.maximum or _MOST
        return lambda number: scale.fits(number) and (scale.maximum is not None or number <= most)

    def _value(self, number: float, cell: TableCell) -> dict[str, object]:
        return {"value": round(number, 10), "printed": cell.text, "address": cell.address}

    def _add(
        self,
        row: UnitLine,
        kind: EntityKind,
        period: Period,
        code: str,
        fields: dict[str, object],
    ) -> None:
        """One figure; a group or a rank alone stands where its unit does."""
        address = fields.pop("address", row.address)
        below = {} if self.is_national else {"province": self._province(row)}
        self.rows.append(
            ObservationRow(
                origin=self.origin(address),
                indicator=f"{self.index}/{code}",
                entity=self._entity(row, period),
                as_printed=row.name,
                period=period,
                source=self.source,
                reading=clock.to_reading(self.read_on),
                cumulative=bool(self.read_on and self.read_on <= period.last_day),
                kind=kind,
                block=self.block_of(row),
                locator=", ".join(filter(None, (self.section.grid.name, address))),
                **below,
                **fields,
            )
        )

    def _kind(self, row: UnitLine) -> EntityKind | None:
        """The kind of a unit: by its column of kinds, its words, or what the command says."""
        for column in self.section.of(Concept.KIND):
            if kind := units.told(self.section.cell(row, column).text):
                return kind
        if self.is_national:
            return self._national_kind(row)
        head = self.section.unit.head
        kind = units.kind(row.name, self.block_of(row), head) or self.hints.kind
        return kind or self._kind_of_locality(row)

    def _national_kind(self, row: UnitLine) -> EntityKind:
        """Whether a row of a table of provinces is one, the country, a region or a ministry."""
        if self.names.knows(row.name, EntityKind.PROVINCE):
            return EntityKind.PROVINCE
        others = (EntityKind.COUNTRY, EntityKind.REGION, EntityKind.MINISTRY)
        known = (kind for kind in others if self.names.knows(row.name, kind))
        return next(known, EntityKind.PROVINCE)

    def _kind_of_locality(self, row: UnitLine) -> EntityKind | None:
        """The kind of a unit that a list of localities names without it."""
        period = self._period(row)
        if period is None or not units.locality(self.block_of(row), self.section.unit.head):
            return None
        return EntityKind.DISTRICT if period.last_day <= _MERGED else EntityKind.COMMUNE

    def _period(self, row: UnitLine) -> Period | None:
        """The period of a row: that of its table, or of its own column."""
        columns = self.section.of(Concept.PERIOD)
        if not columns:
            return self.scope.period
        cell = self.section.cell(row, columns[0])
        text = f"{cell.number:g}" if cell.number is not None else cell.text
        try:
            period = dates.period(text.removesuffix(".0"))
        except BadQuestion:
            self._refuse(cell.address, cell.text, _NO_PERIOD)
            return None
        if self.hints.period not in (None, period):
            self._refuse(cell.address, cell.text, _NOT_OF_COMMAND)
        return period

    def _entity(self, row: UnitLine, period: Period) -> str:
        """The name of a unit; where a column says that it is one of the 63, its id."""
        historical = [
            column
            for column in self.section.of(Concept.SYSTEM)
            if "63" in self.section.cell(row, column).text
        ]
        if historical and self.is_national and period.last_day > _MERGED:
            return self.names.resolve(row.name, _MERGED, EntityKind.PROVINCE)
        return self.section.map.named(row.name) if self.section.map else row.name

    def _province(self, row: UnitLine) -> str | None:
        """The province of a unit: of its own column, of the row above it, or of its table."""
        if column := self.section.province:
            cell = self.section.cell(row, column)
            if not cell.text or not self._is_of_hint(cell.text):
                self._refuse(cell.address, cell.text, _NOT_OF_COMMAND if cell.text else _NAMELESS)
            return cell.text
        return row.block if self.scope.is_parted else self.scope.province

    def _is_of_hint(self, province: str) -> bool:
        """Whether a province is the one of the command, where that names one."""
        hint = self.hints.province
        return hint is None or scope.are_one(self.names, province, hint)

    def block_of(self, row: UnitLine) -> str:
        """The block of a unit: by its own column, the row above it, or that of its table."""
        if self.is_national or self.scope.is_parted:
            return ""
        columns = self.section.of(Concept.BLOCK)
        own = self.section.cell(row, columns[0]).text if columns else ""
        return own or row.block or self.scope.block

    def _refuse_twins(self) -> None:
        """A fault for each unit that has two rows alike."""
        seen: dict[tuple, UnitLine] = {}
        for row in self.section.units:
            columns = [*self.section.of(*_PARTING), self.section.province]
            beside = tuple(self.section.cell(row, column).text for column in columns if column)
            identity = (in_full(key(row.name)), row.block, beside)
            if identity in seen:
                self._refuse(row.address, row.name, _TWICE)
            seen.setdefault(identity, row)

    def _refuse_fractions(self) -> None:
        """A fault for each column of percentages that seem to be fractions."""
        for role in self.roles.roles:
            if role.field == "value" and self.meanings[role.code].unit == "percent":
                cells = [self.section.cell(row, role.column) for row in self.section.units]
                if values.are_fractions(cells):
                    self._refuse(role.column.address, role.column.head, values.FRACTIONS)

    def _refuse_hidden(self) -> None:
        """A fault for each row and each column that holds figures which people do not see."""
        hidden: dict[tuple[str, str], Text] = {}
        for row, role in product(self.section.units, self.roles.roles):
            cell = self.section.cell(row, role.column)
            if not (cell.is_hidden and cell.is_filled):
                continue
            if self.section.name(row).is_hidden:
                hidden[row.address, row.name] = _HIDDEN_ROW
            else:
                hidden[role.column.address, role.column.head] = _HIDDEN_COLUMN
        for (address, text), wanted in hidden.items():
            self._refuse(address, text, wanted)

    def _refuse(self, address: str, text: str, wanted: Text) -> None:
        self.faults.append(Fault(self.origin(address), text, wanted))

    def origin(self, address: str) -> str:
        """The place of a cell of the table, or of the table, as messages name it."""
        return "!".join(filter(None, (self.file, self.section.grid.name, address)))
