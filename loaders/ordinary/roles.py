"""What each column of a table is in an index: a field of one of its indicators, or left out."""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from hub.dataset.rows import IndicatorRow
from hub.words.language import Text
from loaders.cells.number import interpretations
from loaders.ordinary.columns import HeadedColumn
from loaders.ordinary.components import NameLikeness, component
from loaders.ordinary.exhibit import TableCell
from loaders.ordinary.sections import UnitTable
from loaders.ordinary.words import Concept, is_partial

TOTAL, POINTS = "TOTAL", "TOTAL:points"
_PERCENT, _HUNDRED, _CLOSE = "percent", 100.0, 0.006

_HUNDRED_POINTS = re.compile(r"thang điểm 100(?!\d)")
_OF_ANOTHER_YEAR = Text("số liệu của năm khác", "figures of another year")
_NO_FIGURE = {
    Concept.ORDINAL: Text("số thứ tự", "numbers of rows"),
    Concept.CHANGE: Text("mức tăng, giảm", "changes"),
    Concept.FORMER: Text("số liệu kỳ trước", "figures of an earlier period"),
    Concept.NOTE: Text("ghi chú", "notes"),
    Concept.CODE: Text("mã đơn vị", "codes of units"),
    Concept.SHORT: Text("tên viết tắt", "short names"),
    Concept.FLAG: Text("dấu hiệu, không phải số liệu", "a mark, no figure"),
    Concept.MAXIMUM: Text("điểm tối đa", "maxima"),
    Concept.FOREIGN: Text("chỉ số của bộ khác", "of another index"),
    Concept.LEFT_OUT: Text("bảng ghép cột bỏ cột này", "the map of columns leaves it out"),
}
FOREIGN = _NO_FIGURE[Concept.FOREIGN]
NO_INDICATOR = Text(
    "bộ chỉ số không có chỉ số nào tên như vậy", "the index has no indicator of this name"
)
_OTHER_UNIT = Text(
    "phần trăm của điểm tối đa; bộ chỉ số giữ điểm của chỉ số này",
    "percentages of the maximum; the index holds points of this indicator",
)
_OTHER_MAXIMUM = Text(
    "điểm tối đa in trong bảng khác với của chỉ số cùng tên",
    "the maximum in the table is not that of the indicator of this name",
)


class ColumnRole(NamedTuple):
    """A field of an indicator, by its code, that a column holds; the year where heads name
    several.
    """

    column: HeadedColumn
    code: str
    field: str = "value"
    year: int | None = None
    maximum: float | None = None  # that the table prints


class ColumnRoles(NamedTuple):
    """The roles of the columns of a table, and why the others are left out."""

    roles: tuple[ColumnRole, ...]
    left_out: tuple[tuple[HeadedColumn, Text], ...] = ()
    twice: tuple[tuple[HeadedColumn, ...], ...] = ()  # columns that would be the same
    undated: tuple[HeadedColumn, ...] = ()  # without a year beside others that have one


def assigned(
    section: UnitTable,
    indicators: Mapping[str, IndicatorRow],
    spellings: Mapping[str, Sequence[str]],
    foreign: Container[HeadedColumn] = (),
    year: int | None = None,
) -> ColumnRoles:
    """The roles of the columns in a table of one year, or of several where none is given; the
    `foreign` ones name another index.
    """
    return _Assignment(section, indicators, spellings, foreign=foreign, year=year).roles()


class _Assignment:
    """Gives each column its role, the totals after all others."""

    def __init__(
        self,
        section: UnitTable,
        indicators: Mapping[str, IndicatorRow],
        spellings: Mapping[str, Sequence[str]],
        foreign: Container[HeadedColumn],
        year: int | None,
    ) -> None:
        self._section, self._indicators, self._year = section, indicators, year
        self._spellings, self._foreign = spellings, foreign
        self._left_out: list[tuple[HeadedColumn, Text]] = []
        figures = section.of(Concept.TOTAL, Concept.RANK, Concept.GRADE, Concept.OTHER, None)
        self._years = {at for column in figures for at in column.years}

    def roles(self) -> ColumnRoles:
        roles: list[ColumnRole] = []
        totals: list[HeadedColumn] = []
        for column in self._section.columns:
            if column is self._section.unit or not column.heads or not self._is_told(column):
                continue
            roles += self._component(column, totals)
        roles += self._totals(totals)
        roles += self._standing(roles)
        return ColumnRoles(
            roles=tuple(roles),
            left_out=tuple(self._left_out),
            twice=tuple(_twice(roles)),
            undated=tuple(self._undated(roles)),
        )

    def _undated(self, roles: Sequence[ColumnRole]) -> Iterator[HeadedColumn]:
        """The columns of which nothing says of which of several years they are."""
        is_dated = self._year is not None or self._section.of(Concept.PERIOD)
        if not is_dated and len({role.year for role in roles} - {None}) > 1:
            yield from (role.column for role in roles if role.year is None)

    def _is_told(self, column: HeadedColumn) -> bool:
        """Whether a column may hold figures of the year of the table; why not is noted."""
        if why := _NO_FIGURE.get(column.concept):
            self._left_out.append((column, why))
            return False
        if self._year and column.years and self._year not in column.years:
            self._left_out.append((column, _OF_ANOTHER_YEAR))
            return False
        return column.concept not in (Concept.PERIOD, Concept.KIND, Concept.SYSTEM, Concept.BLOCK)

    def _component(self, column: HeadedColumn, totals: list[HeadedColumn]) -> Iterator[ColumnRole]:
        """The role of a column of a component; a column of the total is noted."""
        if column.code:
            yield ColumnRole(column, column.code, _FIELDS[column.concept], self._year_of(column))
            return
        likest = component(column.heads, self._indicators, self._spellings)
        if likest and not _is_whole(column, likest):
            self._left_out.append((column, NO_INDICATOR))
            return
        if column.concept is Concept.TOTAL and (likest is None or likest.score < _BETTER):
            self._total(column, totals)
        elif likest is None:
            if column.concept in (Concept.OTHER, None):
                self._left_out.append((column, NO_INDICATOR))
        elif column.concept is not Concept.GRADE:
            yield from self._of_component(column, likest.code)

    def _total(self, column: HeadedColumn, totals: list[HeadedColumn]) -> None:
        """Note a column of the total, unless it is another index's."""
        if column in self._foreign:
            self._left_out.append((column, FOREIGN))
        else:
            totals.append(column)

    def _of_component(self, column: HeadedColumn, named: str) -> Iterator[ColumnRole]:
        """The role of a column that names a component, as far as the index has it so."""
        code = self._in_its_unit(column, named)
        if self._is_of_another_scale(column, named):
            self._left_out.append((column, _OTHER_MAXIMUM))
        elif code is None:
            self._left_out.append((column, _OTHER_UNIT))
        else:
            is_rank = column.concept is Concept.RANK
            yield self._value(column, code)._replace(field="rank" if is_rank else "value")

    def _value(self, column: HeadedColumn, code: str) -> ColumnRole:
        year = self._year_of(column)
        return ColumnRole(column, code, year=year, maximum=self.maximum(column))

    def _in_its_unit(self, column: HeadedColumn, code: str) -> str | None:
        """The indicator of a component in the unit in which a column prints it; None where the
        index has none.
        """
        is_ranked = column.concept is Concept.RANK
        if (
            is_ranked
            or self._indicators[code].unit == _PERCENT
            or not self._is_shown_as_share(column)
        ):
            return code
        share = f"{code}:pct"
        return share if share in self._indicators else None

    def _is_of_another_scale(self, column: HeadedColumn, code: str) -> bool:
        """Whether the table prints another maximum than the indicator has."""
        maximum, own = self.maximum(column), self._indicators[code].maximum
        if maximum is None or own is None or column.concept is Concept.RANK:
            return False
        return abs(maximum - own) > _CLOSE

    def maximum(self, column: HeadedColumn) -> float | None:
        """The most that a column can hold, as its head or a row of the table prints it."""
        return column.maximum or _number(self._section.maxima.get(column.place))

    def _totals(self, totals: Sequence[HeadedColumn]) -> Iterator[ColumnRole]:
        """The total in its own unit, and in points where those are printed beside it."""
        own = self._indicators.get(TOTAL)
        if own is None:
            return
        shares = [column for column in totals if self._is_share(column)]
        for column in totals:
            code = self._code(column, shares, own)
            if code in self._indicators:
                yield self._value(column, code)
            else:
                self._left_out.append((column, NO_INDICATOR))

    def _code(self, column: HeadedColumn, shares: Sequence[HeadedColumn], own: IndicatorRow) -> str:
        """TOTAL, or TOTAL:points: points out of a hundred are percent where no share is printed."""
        is_share = column in shares
        if own.unit != _PERCENT:
            is_beside = is_share and len(shares) < len(self._section.of(Concept.TOTAL))
            return f"{TOTAL}:pct" if is_beside else TOTAL
        if is_share:
            return TOTAL
        if _of_year(shares, column):
            return POINTS
        is_of_hundred = self.maximum(column) == _HUNDRED or self._is_of_hundred()
        return TOTAL if is_of_hundred or POINTS not in self._indicators else POINTS

    def _is_of_hundred(self) -> bool:
        """Whether the lines above say that the scale is of a hundred points."""
        return any(_HUNDRED_POINTS.search(line.casefold()) for line in self._section.title)

    def _is_share(self, column: HeadedColumn) -> bool:
        """Whether a column of the total holds percentages: its heads or its cells say so."""
        if self._is_shown_as_share(column):
            return True
        own = self._indicators.get(TOTAL)
        is_called_index = column.head.casefold().startswith(("chỉ số", "par", "sipas", "index"))
        return bool(own and own.unit == _PERCENT and is_called_index)

    def _is_shown_as_share(self, column: HeadedColumn) -> bool:
        """Whether the heads or all cells of a column show percentages."""
        cells = [self._section.cell(row, column) for row in self._section.units]
        shown = [cell.is_percent or cell.text.endswith("%") for cell in cells if cell.is_filled]
        return column.is_percent or (bool(shown) and all(shown))

    def _standing(self, roles: Sequence[ColumnRole]) -> Iterator[ColumnRole]:
        """The ranks and grades, which are the total's; the one in its own unit before points."""
        is_of_points = {role.code for role in roles} & {TOTAL, POINTS} == {POINTS}
        code = POINTS if is_of_points else TOTAL
        taken = {*(role.column for role in roles), *(column for column, _ in self._left_out)}
        if code not in self._indicators:
            return
        for column in self._section.of(Concept.RANK, Concept.GRADE):
            if column not in taken:
                field = "rank" if column.concept is Concept.RANK else "group"
                yield ColumnRole(column, code, field, self._year_of(column))

    def _year_of(self, column: HeadedColumn) -> int | None:
        """The year of a column where the heads alone name it."""
        return min(column.years) if len(column.years) == 1 and self._year is None else None


_FIELDS = {Concept.RANK: "rank", Concept.GRADE: "group", Concept.TOTAL: "value"}
_ALMOST = 98.0  # of 100
_BETTER = 95.0  # how alike a head must be to a component's name where it could be the total's


def _is_whole(column: HeadedColumn, likest: NameLikeness) -> bool:
    """Whether a column holds the whole of the component that it names, and not the part of it that
    was appraised, surveyed or scored by the body itself.
    """
    named, *wider = column.heads[likest.place :]
    if is_partial(named):
        return likest.score > _ALMOST
    return not any(map(is_partial, wider))


def _of_year(shares: Sequence[HeadedColumn], column: HeadedColumn) -> list[HeadedColumn]:
    return [one for one in shares if one.years == column.years]


def _twice(roles: Sequence[ColumnRole]) -> Iterator[tuple[HeadedColumn, ...]]:
    """The columns that hold one field of one indicator."""
    columns = defaultdict(list)
    for role in roles:
        columns[role.code, role.field, role.year].append(role.column)
    return (tuple(several) for several in columns.values() if len(several) > 1)


def _number(cell: TableCell | None) -> float | None:
    if cell is None:
        return None
    if cell.number is not None:
        return cell.number
    numbers = set(interpretations(cell.text).values()) - {None}
    return min(numbers) if numbers else None
