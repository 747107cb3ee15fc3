"""A filled template as rows: each figure with its sheet and cell, and every place that no longer
says what was asked for.

Units, codes and period are those of the hidden column, row and sheet, and what is shown beside them
must agree: wherever rows or columns were inserted, pasted over, renamed or sorted in part, a figure
is refused rather than given to another unit. Every filled cell is accounted for once; a blank one
states nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from unicodedata import normalize

from hub.dataset.datasets import Dataset
from hub.dataset.rows import Ignored, Recognised, Row, Suspicion
from hub.template import form
from hub.template.form import Form
from hub.words.errors import Fault
from hub.words.language import Text
from loaders.template.figures import TemplateFigure, figures
from loaders.template.frame import FilledTable, columns_of, heads_of, units_of
from loaders.template.source import TemplateSource, source
from loaders.workbook import Place, Sheet, address, all_merged, cell, is_blank

_SHOWN = 5  # units that a message names
_FRAME = Text(
    "khung của mẫu: tiêu đề, tên đơn vị", "the frame of the template: headers, names of units"
)
_SOURCE = Text("nguồn của số liệu", "the source of the figures")
_GUIDE = Text("hướng dẫn của mẫu", "the template's guide")
_MADE = (_FRAME, _SOURCE, _GUIDE)
_NO_TABLE = Text("trang tính không có bảng số liệu", "the sheet has no table of figures")
_OUTSIDE = Text("không thuộc số liệu nào của mẫu", "belongs to no figure of the template")
_SECOND_TABLE = Text(
    "cần một bảng số liệu; trang tính này là bảng thứ hai",
    "one table is wanted; this sheet is a second one",
)
_DATA_WANTED = Text(
    f"cần trang tính “{form.DATA}” của mẫu", f"the sheet “{form.DATA}” of the template is wanted"
)
_FIGURE_WANTED = Text("cần ít nhất một số liệu", "at least one figure is wanted")
_DAMAGED = Text(
    "phần ẩn của mẫu đã bị sửa hoặc do phiên bản khác tạo; cần mẫu mới",
    "the hidden part of the template was changed or is of another version; a new template is"
    " wanted",
)


def index(sheets: Sequence[Sheet]) -> str | None:
    """The index that a template is of; None where the sheets are no template."""
    hidden = _hidden(sheets)
    if hidden is None:
        return None
    lines = (cells for cells in hidden.rows if cells[:1] == ["index"] and len(cells) > 1)
    return next((str(cells[1]) for cells in lines), "")


def rows(dataset: Dataset, file: str, sheets: Sequence[Sheet]) -> Iterator[Row]:
    """The source and each figure of a template, then all that was recognised, refused, suspected
    or left out.
    """
    hidden = _hidden(sheets)
    try:
        template = form.parse(hidden.rows)
    except (ValueError, KeyError):
        yield Fault(f"{file}!{hidden.name}", "", _DAMAGED, cells=_cells(sheets, hidden))
        return
    if template.index == dataset.index:
        yield from _unframed(file, template, list(_rows(dataset, file, sheets, template=template)))
        return
    requirement = Text(
        f"mẫu này là của {template.index}, không phải {dataset.index}",
        f"this template is of {template.index}, not of {dataset.index}",
    )
    yield Fault(file, template.index, requirement, cells=_cells(sheets, hidden))


def _rows(dataset: Dataset, file: str, sheets: Sequence[Sheet], template: Form) -> Iterator[Row]:
    """All that the sheets of a template give, sheet by sheet."""
    source_sheet, data = _named(sheets, form.SOURCE), _data_sheet(sheets)
    statement, faults = source(dataset, file, template, sheet=source_sheet)
    if data is None:
        yield from faults
        yield Fault(f"{file}!{form.DATA}", "", _DATA_WANTED, cells=0)
    else:
        filled = FilledTable(file=file, template=template, sheet=data, left=set(_places(data)))
        yield from _data(dataset, filled, statement, faults=faults)
    refused = sum(fault.cells for fault in faults)
    for sheet in sheets:
        if sheet is not data and sheet is not _hidden(sheets):
            yield from _beside(file, sheet, refused if sheet is source_sheet else 0)


def _unframed(file: str, template: Form, rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, with the cells of the frame among those recognised: the hub made them, so
    nobody's cells are left out.
    """
    frame = sum(row.cells for row in rows if _is_made(row))
    recognised = next((row for row in rows if isinstance(row, Recognised)), None)
    if recognised is None:
        description = Text(
            f"mẫu {template.title}: không có số liệu nào dùng được",
            f"template {template.index} {template.period}: no figure can be used",
        )
        yield Recognised(origin=file, text=description, beside=frame, part=template.part)
    for row in rows:
        if row is recognised:
            yield row._replace(beside=row.beside + frame)
        elif not _is_made(row):
            yield row


def _is_made(row: Row) -> bool:
    """Whether a row is of cells that the hub wrote into the template."""
    return isinstance(row, Ignored) and row.why in _MADE


def _hidden(sheets: Sequence[Sheet]) -> Sheet | None:
    """The sheet with the form."""
    return next(
        (sheet for sheet in sheets if sheet.rows and sheet.rows[0][:1] == [form.MARK]), None
    )


def _named(sheets: Sequence[Sheet], name: str) -> Sheet | None:
    return next((sheet for sheet in sheets if normalize("NFC", sheet.name) == name), None)


def _data_sheet(sheets: Sequence[Sheet]) -> Sheet | None:
    """The sheet of the table by its name, or by its keys where it was renamed."""
    return _named(sheets, form.DATA) or next(filter(has_codes, sheets), None)


def has_codes(sheet: Sheet) -> bool:
    """Whether a sheet has the row of codes that templates have."""
    return any(cell.text(cells[0]) == form.CODES for cells in sheet.rows if cells)


def _places(sheet: Sheet) -> Iterator[Place]:
    """The places within a sheet that are not blank, formulas without a value among them."""
    for row, cells in enumerate(sheet.rows):
        for column, value in enumerate(cells):
            if not is_blank(value) or (row, column) in sheet.broken:
                yield row, column


def _cells(sheets: Sequence[Sheet], hidden: Sheet) -> int:
    """How many cells are filled outside the sheet with the form."""
    return sum(len(list(_places(sheet))) for sheet in sheets if sheet is not hidden)


def _beside(file: str, sheet: Sheet, refused: int) -> Iterator[Ignored | Fault]:
    """Another sheet, whose cells are no figures; a copy of the table is refused."""
    places, origin = sorted(_places(sheet)), f"{file}!{sheet.name}"
    if has_codes(sheet):
        yield Fault(origin, sheet.name, _SECOND_TABLE, cells=len(places))
    elif len(places) > refused:
        first = next((place for place in places if place[1]), places[0])
        reasons = {form.SOURCE: _SOURCE, form.GUIDE: _GUIDE}
        why = reasons.get(normalize("NFC", sheet.name), _NO_TABLE)
        yield Ignored(origin, cell.text(cell.value(sheet, first)), why, cells=len(places) - refused)


def _data(
    dataset: Dataset, filled: FilledTable, statement: TemplateSource | None, faults: list[Fault]
) -> Iterator[Row]:
    """The figures of the table; none where the source is not stated or the table is not the
    template's.
    """
    heads, own = heads_of(filled)
    faults = [*faults, *own]
    if heads is None:
        yield from _over(faults, len(filled.left))
        return
    columns, units = columns_of(filled, heads), units_of(filled, heads.first_unit)
    _refuse_merged(filled, {(row, number) for row in units for number in columns})
    entries = list(figures(dataset, filled, columns, units=units, statement=statement))
    places = {place for figure in entries for place in figure.places.values()} & filled.left
    filled.left -= places
    if faults:
        yield from _over(faults, len(places))
    else:
        yield from _stated(filled, statement, entries, cells=len(places))
        yield from _gone(filled)
    yield from filled.faults
    yield from _rest(filled, heads.first_unit, units)


def _refuse_merged(filled: FilledTable, places: set[Place]) -> None:
    for place in sorted(places & all_merged(filled.sheet)):
        filled.refuse(place, cell.trouble(filled.sheet, place))


def _over(faults: Sequence[Fault], cells: int) -> Iterator[Fault]:
    """The faults of the whole, the first of them over these cells too."""
    first, *others = faults
    yield first._replace(cells=first.cells + cells)
    yield from others


def _stated(
    filled: FilledTable,
    statement: TemplateSource,
    figures: Sequence[TemplateFigure],
    cells: int,
) -> Iterator[Row]:
    """What was recognised, the source with the documents that it replaces, and the figures."""
    template, source, origin = filled.template, statement.source, f"{filled.file}!{form.DATA}"
    if not (figures or filled.faults or statement.withdrawals):
        yield Fault(origin, "", _FIGURE_WANTED, cells=0)
        return
    count = len(figures)
    description = Text(
        f"mẫu {template.title}: {count} số liệu; nguồn: {source.publisher}, {source.title}",
        f"template {template.index} {template.period}: {count} figures; source: {source.publisher},"
        f" {source.title}",
    )
    yield Recognised(origin=origin, text=description, beside=cells - count, part=template.part)
    yield source
    yield from statement.withdrawals
    yield from (figure.row for figure in figures)


def _gone(filled: FilledTable) -> Iterator[Suspicion]:
    """The units of the template that are gone."""
    present = {filled.text(row, 0) for row in range(len(filled.sheet.rows))}
    names = [unit.name for unit in filled.template.units if unit.public_id not in present]
    if names:
        shown = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
        description = Text(
            f"{len(names)} đơn vị của mẫu không còn dòng: {shown}",
            f"{len(names)} units of the template have no row any more: {shown}",
        )
        yield Suspicion(f"{filled.file}!{form.DATA}", description)


def _rest(filled: FilledTable, first: int, units: Iterable[int]) -> Iterator[Ignored]:
    """What is left: the frame, and everything else with the place where it begins."""
    frame = {
        (row, column)
        for row, column in filled.left
        if row < first or column == 0 or (column == 1 and row in units)
    }
    if frame:
        yield Ignored(filled.origin, filled.template.title, _FRAME, cells=len(frame))
    if others := sorted(filled.left - frame):
        origin = f"{filled.origin}!{address(*others[0])}"
        yield Ignored(origin, filled.text(*others[0]), _OUTSIDE, cells=len(others))
