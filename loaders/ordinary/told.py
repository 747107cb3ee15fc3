"""What is told of a table before anything else: what its columns were taken for, which rows are
units, and what was left out and why.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from hub.dataset.rows import Ignored, IndicatorRow, Recognised, Row
from hub.words.language import Text
from loaders.cells.number import is_figure
from loaders.ordinary import values
from loaders.ordinary.columns import HeadedColumn
from loaders.ordinary.mapping import TableMap, label
from loaders.ordinary.reading import TableReading
from loaders.ordinary.roles import FOREIGN, NO_INDICATOR, ColumnRole, ColumnRoles
from loaders.ordinary.sections import UnitTable
from loaders.ordinary.words import Concept, RowConcept

_FIELDS = {
    "value": Text("giá trị", "value"),
    "rank": Text("hạng", "rank"),
    "group": Text("xếp loại", "grade"),
}
_ASIDES = {
    RowConcept.MAXIMUM: Text("dòng điểm tối đa", "a row of maxima"),
    RowConcept.MEAN: Text("dòng trung bình", "a row of means"),
    RowConcept.COUNT: Text("dòng tổng hợp", "a row of totals"),
    RowConcept.NOTE: Text("dòng ghi chú", "a row of notes"),
    RowConcept.LEFT_OUT: Text("bảng ghép cột bỏ dòng này", "the map of columns leaves it out"),
}
_NO_UNIT = Text("đơn vị không thuộc bộ chỉ số này", "units that are not of this index")
_NO_COLUMN = Text(
    "không nhận ra cột điểm, chỉ số hay hạng nào của bộ chỉ số; cần hub map",
    "no column of a score, an index or a rank of this index was recognised; hub map is wanted",
)
_TWO_COLUMNS = Text(
    "hai cột này có thể là một chỉ số; hãy ghi rõ ở đầu cột, hoặc lập bảng ghép cột bằng hub map",
    "these columns may be one indicator; make their heads clear, or map the columns with hub map",
)


_SCORE = Text(
    "bảng có hạng hoặc xếp loại nhưng chưa rõ cột điểm tổng: có phải cột này không? Hãy ghi “Tổng"
    " điểm” ở đầu cột, hoặc trả lời bằng hub map",
    "the table has ranks or grades, but which column is their total score? If it is this one, head"
    " it “Tổng điểm”, or answer by hub map",
)
_UNDATED = Text(
    "các cột bên cạnh có ghi năm, cột này thì không: không rõ của năm nào; hãy ghi năm ở đầu cột",
    "the columns beside it have their years, this one has none: of which is it? Write the year into"
    " its head",
)
_UNANSWERED = Text(
    "bảng ghép cột chưa trả lời cột này; hãy thay dấu ? trong tệp của hub map rồi nhập lại",
    "the map of columns has no answer for it; replace the ? in the file of hub map, import again",
)
_NO_CODE = Text(
    "bảng ghép cột ghi mã này, nhưng bộ chỉ số không có mã đó trong kỳ này",
    "the map of columns says this code, which the index has not in this period",
)


def questions(
    section: UnitTable, roles: ColumnRoles, meanings: Mapping[str, IndicatorRow]
) -> Iterator[tuple[str, Text]]:
    """What must be asked about the columns."""
    if section.map:
        yield from _of_map(section.map, section, meanings)
    for column in roles.undated:
        yield _head(column), _UNDATED
    for columns in roles.twice:
        yield "; ".join(_head(column) for column in columns), _TWO_COLUMNS
    yield from _scoreless(section, roles)
    if not roles.roles:
        yield "; ".join(_head(column) for column in section.columns), _NO_COLUMN


def _scoreless(section: UnitTable, roles: ColumnRoles) -> Iterator[tuple[str, Text]]:
    """The columns of numbers that may be the score of ranks that have none."""
    ranked = {role.code for role in roles.roles if role.field != "value"}
    scored = {role.code for role in roles.roles if role.field == "value"}
    if ranked - scored and not section.map:
        for column, why in roles.left_out:
            if why in (NO_INDICATOR, FOREIGN) and _holds_numbers(section, column):
                yield _head(column), _SCORE


def _holds_numbers(section: UnitTable, column: HeadedColumn) -> bool:
    cells = [section.cell(row, column) for row in section.units]
    filled = [cell for cell in cells if not values.is_gap(cell)]
    return bool(filled) and all(cell.number is not None or is_figure(cell.text) for cell in filled)


def _of_map(
    known: TableMap, section: UnitTable, meanings: Mapping[str, IndicatorRow]
) -> Iterator[tuple[str, Text]]:
    """The answers that a map lacks, and those that are none."""
    for column in section.of(Concept.ASKED):
        yield _head(column), _UNANSWERED
    for column in section.columns:
        if column.code and column.code not in meanings:
            yield f"{known.origin}: {column.code}", _NO_CODE


def rows(reading: TableReading) -> Iterator[Row]:
    """What a table was taken for, and what of it was left out."""
    yield _recognised(reading)
    yield from _columns(reading)
    yield from _asides(reading)
    if reading.others:
        words = ", ".join(f"{kind} ({count})" for kind, count in reading.others.items())
        cells = reading.others.total() * len(reading.section.columns)
        yield Ignored(reading.origin(""), words, _NO_UNIT, cells=cells)


def _recognised(reading: TableReading) -> Recognised:
    what, rows = reading.scope, reading.rows
    times = {str(what.period)} if what.period else {str(row.period) for row in rows}
    time = ", ".join(sorted(times))
    where = f", {what.province}" if what.province else ""
    columns = _meanings(reading)
    blocks = Counter(map(reading.block_of, reading.section.units))
    parts = ", ".join(f"{block or '—'} ({count})" for block, count in blocks.items())
    count = len(reading.section.units)
    text = Text(
        f"{reading.index} {time}{where}; “{reading.section.unit.head}” = đơn vị; {columns.vi};"
        f" {count} đơn vị: {parts}; nguồn {reading.source}",
        f"{reading.index} {time}{where}; “{reading.section.unit.head}” = unit; {columns.en};"
        f" {count} units: {parts}; source {reading.source}",
    )
    return Recognised(reading.origin(""), text, beside=count)


def _meanings(reading: TableReading) -> Text:
    """What each column was taken for."""
    pairs = [(_head(role.column), _meaning(role)) for role in reading.roles.roles]
    return Text(
        "; ".join(f"“{head}” = {meaning.vi}" for head, meaning in pairs),
        "; ".join(f"“{head}” = {meaning.en}" for head, meaning in pairs),
    )


def _meaning(role: ColumnRole) -> Text:
    word = _FIELDS[role.field]
    year = f" {role.year}" if role.year else ""
    return Text(f"{word.vi} {role.code}{year}", f"{word.en} of {role.code}{year}")


def _columns(reading: TableReading) -> Iterator[Ignored]:
    for column, why in reading.roles.left_out:
        cells = sum(bool(reading.section.cell(row, column).text) for row in reading.section.units)
        yield Ignored(reading.origin(column.address), _head(column), why, cells=cells)


def _asides(reading: TableReading) -> Iterator[Ignored]:
    for aside in reading.section.asides:
        own = [cell for cell in aside.cells if cell.is_filled]
        if own:
            name = max(own, key=lambda cell: (cell.number is None, len(cell.text)))
            origin = reading.origin(name.address)
            yield Ignored(origin, name.text, _ASIDES[aside.concept], cells=len(own))


def _head(column: HeadedColumn) -> str:
    return label(column.heads)
