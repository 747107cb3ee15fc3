"""A publisher's workbook as rows: which year each sheet is of, which figures it holds, what is left
out and why.

Every cell that is not blank is accounted for once: as a figure (added, changed, unchanged or
repeated), as ignored or as rejected. A blank or KCDL where a listed province should have a figure
is a figure that is missing. Rank, interval, standard error and number of respondents belong to
their figure and count with it, as titles and names do with their table.

Whoever has a file in a publisher's layout may have typed it: its figures are a copy's, unless
somebody who answers for it says that it is the publisher's own.
"""

from collections.abc import Iterator, Sequence
from functools import cache, partial

from hub.dataset.datasets import Dataset
from hub.dataset.rows import Ignored, ObservationRow, Recognised, Row, SourceRow
from hub.words.errors import Fault
from hub.words.language import Text
from hub.words.terms import SourceTier
from loaders.catalogue.entities import entity_names
from loaders.table import duplicate, rest, source, year
from loaders.table.axis import FEWEST
from loaders.table.figures import BESIDE, SheetFigures
from loaders.table.recognition import Book, assign_roles, recognised
from loaders.table.sheet_table import TOLERANCE, FigureKey, Recognise, SheetTable
from loaders.table.tableless import FEWEST_OF_A_PART, tableless
from loaders.workbook import Sheet, filled

_REPEATED = ("value", "printed", "status", "missing_reason", "notes", *BESIDE)
_HIDDEN = Text("trang tính ẩn", "a hidden sheet")
_NO_TABLE = Text(
    "trang tính không có bảng nào của bộ chỉ số theo tỉnh",
    "the sheet has no table of the index by province",
)
_DOWN, _ACROSS = (
    Text("tỉnh theo dòng", "provinces in rows"),
    Text("tỉnh theo cột", "provinces in columns"),
)
_NO_YEAR = Text(
    "cần một năm: ghi ở tên trang tính hoặc ở tiêu đề, như PAPI 2018",
    "one year is wanted, in the tab or a title such as PAPI 2018",
)

Statements = dict[FigureKey, ObservationRow]


def rows(
    dataset: Dataset,
    file: str,
    sheets: Sequence[Sheet],
    recognise: Recognise,
    partial: bool = False,
    tier: SourceTier | None = None,
) -> Iterator[Row]:
    """Each figure of a workbook with its sheet and cell, then all that was recognised, ignored,
    suspected or refused.

    A table of few provinces is only taken as a part; the figures are those of a copy, or of the
    tier that somebody answers for.
    """
    names = entity_names(dataset.folder.parent / "places")
    book = Book(dataset=dataset, file=file, names=names, recognise=recognise, is_part=partial)
    tables = []
    for sheet in sheets:
        if table := _recognised(book, sheet):
            tables.append(table)
        else:
            yield from _left_out(file, sheet)
    year.date(tables)
    faults = [(table, _undated(file, table) or _copied(file, table, tables)) for table in tables]
    yield from _figures(book, [table for table, fault in faults if not fault], tier)
    yield from (fault for _, fault in faults if fault)
    if not tables:
        yield tableless(book, sheets)


def _recognised(book: Book, sheet: Sheet) -> SheetTable | None:
    if sheet.hidden:
        return None
    return recognised(book, sheet, FEWEST_OF_A_PART if book.is_part else FEWEST)


def _left_out(file: str, sheet: Sheet) -> Iterator[Ignored]:
    """A sheet without a table, unless it is blank."""
    places = filled(sheet)
    if places:
        row, column = min(places)
        why = _HIDDEN if sheet.hidden else _NO_TABLE
        first = rest.shortened_cell(sheet.rows[row][column])
        yield Ignored(f"{file}!{sheet.name}", first, why, cells=len(places))


def _undated(file: str, table: SheetTable) -> Fault | None:
    if table.year:
        return None
    return _refusal(file, table, ", ".join(map(str, sorted(table.stated))), requirement=_NO_YEAR)


def _copied(file: str, table: SheetTable, tables: Sequence[SheetTable]) -> Fault | None:
    other = duplicate.original(table, tables)
    if other is None:
        return None
    name, at = other.sheet.name, other.year
    requirement = Text(
        f"số liệu trùng trang tính “{name}” (năm {at}): bản chép nhầm năm",
        f"the figures are those of the sheet “{name}” ({at}): a copy under a wrong year",
    )
    return _refusal(file, table, table.sheet.name, requirement=requirement)


def _refusal(file: str, table: SheetTable, text: str, requirement: Text) -> Fault:
    """A fault over all filled cells of a sheet."""
    return Fault(table.origin(file), text, requirement, cells=len(filled(table.sheet)))


def _figures(book: Book, tables: list[SheetTable], tier: SourceTier | None) -> Iterator[Row]:
    """What was recognised in each sheet, those with most figures first, then the source and the
    figures.
    """
    tables.sort(key=lambda table: -len(table.figures))
    statements: Statements = {}
    origin = source.source(book.dataset, book.file, tier)
    for table in tables:
        table.source = origin.public_id
        yield from _sheet(book, table, statements)
    yield from _new_source(book, origin, tables)
    for table in tables:
        for cell, row in table.rows:
            yield _repeated(row, statements[cell])


def _new_source(book: Book, origin: SourceRow, tables: Sequence[SheetTable]) -> Iterator[SourceRow]:
    """The source, where it is not the publisher's own and has any figure."""
    is_own = origin.public_id == source.publisher_id(book.dataset)
    if not is_own and any(table.rows for table in tables):
        yield origin


def _sheet(book: Book, table: SheetTable, statements: Statements) -> Iterator[Row]:
    """Read the figures of one sheet and account for all other cells; it is refused as a whole where
    it contradicts a larger one of its year.
    """
    meanings = assign_roles(book, table)
    if not any(table.roles):
        yield _indicatorless(book, table)
        return
    figures = SheetFigures(dataset=book.dataset, file=book.file, table=table, meanings=meanings)
    keyed = _keyed(book, table, figures.rows())
    if contradiction := _contradiction(book.file, table, keyed, statements=statements):
        yield contradiction
        return
    for cell, row in keyed:
        statements[cell] = _completed(statements.get(cell, row), row)
    table.rows = keyed
    others = list(rest.rest(book.file, table))
    frame = sum(row.cells for row in others if row.why is rest.FRAME)
    yield _described(book, table, len(keyed), beside=figures.cells_beside + frame)
    yield from figures.faults.values()
    yield from (row for row in others if row.why is not rest.FRAME)


def _indicatorless(book: Book, table: SheetTable) -> Fault:
    index, at = book.dataset.index, table.year
    requirement = Text(
        f"không có chỉ số nào của {index} năm {at}", f"no indicator of {index} {at} is there"
    )
    return _refusal(book.file, table, "", requirement=requirement)


def _keyed(
    book: Book, table: SheetTable, figures: Sequence[ObservationRow]
) -> list[tuple[FigureKey, ObservationRow]]:
    """The figures of a sheet by indicator, year and province."""
    identity = cache(partial(book.identity, at=table.year))
    return [((row.indicator, table.year, identity(row.entity)), row) for row in figures]


def _contradiction(
    file: str,
    table: SheetTable,
    keyed: Sequence[tuple[FigureKey, ObservationRow]],
    statements: Statements,
) -> Fault | None:
    """That a figure of the sheet is another in a sheet that was read before."""
    for cell, row in keyed:
        first = statements.get(cell)
        if first and _sheet_of(first) != _sheet_of(row) and not _agree(row, first):
            requirement = Text(
                f"{row.locator} trái với {first.locator}: {first.printed}; cả trang tính bị từ"
                " chối",
                f"{row.locator} contradicts {first.locator}: {first.printed}; the sheet as a whole"
                " is refused",
            )
            return _refusal(file, table, row.printed or "", requirement=requirement)
    return None


def _described(book: Book, table: SheetTable, figures: int, beside: int) -> Recognised:
    side, what = _ACROSS if table.table.across else _DOWN, f"{book.dataset.index} {table.year}"
    provinces, misdated = table.table.provinces, _misdated(table)
    description = Text(
        f"{what}, {side.vi}, {provinces} tỉnh, {figures} số liệu{misdated.vi}",
        f"{what}, {side.en}, {provinces} provinces, {figures} figures{misdated.en}",
    )
    return Recognised(
        origin=table.origin(book.file), text=description, beside=beside, part=book.is_part
    )


def _misdated(table: SheetTable) -> Text:
    """That a sheet states another year than the one that its figures mark."""
    if not table.stated or table.year in table.stated:
        return Text("", "")
    years = ", ".join(map(str, sorted(table.stated)))
    return Text(
        f"; trang tính ghi năm {years} nhưng số liệu là của năm {table.year}",
        f"; the sheet says {years}, its figures are of {table.year}",
    )


def _sheet_of(row: ObservationRow) -> str:
    return row.origin.rpartition("!")[0]


def _agree(one: ObservationRow, other: ObservationRow) -> bool:
    if one.value is None or other.value is None:
        return one.value == other.value
    return abs(one.value - other.value) < TOLERANCE


def _completed(first: ObservationRow, other: ObservationRow) -> ObservationRow:
    """A figure of one sheet with the ranks and intervals that only another prints."""
    blank = [name for name in BESIDE if getattr(first, name) is None]
    return first._replace(**{name: getattr(other, name) for name in blank})


def _repeated(row: ObservationRow, first: ObservationRow) -> ObservationRow:
    """A figure as the first sheet with it has it, so that one in two sheets counts as repeated."""
    if not _agree(row, first):
        return row
    return row._replace(**{name: getattr(first, name) for name in _REPEATED})
