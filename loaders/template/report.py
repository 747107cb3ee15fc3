"""A filled template of an office's report as rows: each figure with its cell, and everything that
is no longer as it was made.

What was read of the report and is still as it was read counts only where the office confirms it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from unicodedata import normalize

from hub.dataset.datasets import Dataset
from hub.dataset.rows import Ignored, ObservationRow, Recognised, Row
from hub.template import form, report
from hub.template.form import FormColumn
from hub.template.report import ReportForm, ReportRow
from hub.words import clock, units
from hub.words.errors import Fault
from hub.words.language import Text, shortened
from hub.words.names import key
from hub.words.period import parse
from hub.words.terms import EntityKind, Status
from loaders.cells.contradiction import contradiction
from loaders.template import entry
from loaders.template.source import TemplateSource, fault, source
from loaders.workbook import Place, Sheet, address, cell, filled, printed

FAMILY = report.FAMILY
_AT = {column: number for number, column in enumerate(report.COLUMNS, 1)}
_LABEL, _VALUE, _CONFIRMED = (
    _AT[column] for column in (report.LABEL, report.VALUE, report.CONFIRMED)
)
_FILLED = (_LABEL, _VALUE, _CONFIRMED)  # the columns in which an office writes
_MADE = Text("khung của mẫu", "the frame of the template")
_OUTSIDE = Text("ghi ngoài ô vàng; xóa đi", "it stands outside the yellow cells; take it out")
_HEADS = Text(
    "các dòng đầu của mẫu đã bị xóa hoặc chép thêm; cần mẫu mới",
    "the first rows of the template are gone or stand twice; a new template is wanted",
)
_DAMAGED = Text(
    "phần ẩn của mẫu đã bị sửa hoặc do phiên bản khác tạo; cần mẫu mới",
    "the hidden part of the template was changed or is of another version; a new template is"
    " wanted",
)
_WANTED = Text(
    f"cần trang tính “{report.DATA}” của mẫu",
    f"the sheet “{report.DATA}” of the template is wanted",
)
_NOTHING = Text(
    "cần ít nhất một số liệu đã ghi hoặc đã xác nhận",
    "at least one figure is wanted that was written or confirmed",
)
_UNCONFIRMED = Text(
    "lấy sẵn từ báo cáo, chưa xác nhận nên không nhập",
    "read of the report and not confirmed, so not imported",
)
_REFUSED = Text("không nhận (Không)", "refused by the office (Không)")
_ANSWER = Text(f"cần {form.YES} hoặc {form.NO}", f"{form.YES} or {form.NO} is wanted")
_BLANK = Text("xác nhận một ô trống; ghi số, hoặc bỏ xác nhận", "a blank cell cannot be confirmed")
_OTHER_NUMBER = Text(
    "đã ghi số khác mà chọn Không; bỏ chữ Không, hoặc xóa số",
    "another number was written beside a Không; take one of them out",
)
_COUNT = Text("cần một số nguyên", "a whole number is wanted")
_HIDDEN = Text("dòng ẩn có số liệu; bỏ ẩn để kiểm tra", "a hidden row holds a figure; show it")
_FIELD = Text("cần một lĩnh vực trong danh sách của ô", "a field of the cell's list is wanted")
_NO_ROW = Text("dòng này không phải của mẫu", "this row is not of the template")


class ReportFigure(NamedTuple):
    """A figure of the report, with its row and its cell."""

    row: ReportRow
    place: Place
    observation: ObservationRow


@dataclass
class FilledReport:
    """The table of a filled report, and what became of its cells."""

    file: str
    asked: ReportForm
    sheet: Sheet
    dataset: Dataset
    statement: TemplateSource | None
    left: set[Place] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    left_out: dict[Text, list[Place]] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """The address of the sheet."""
        return f"{self.file}!{self.sheet.name}"

    def text(self, row: int, column: int) -> str:
        """The value at a place, as text."""
        return cell.text(cell.value(self.sheet, (row, column)))

    def refuse(self, place: Place, requirement: Text) -> None:
        """A fault at a place."""
        self.left.discard(place)
        self.faults.append(fault(self.file, self.sheet, place, requirement=requirement))

    def leave_out(self, place: Place, why: Text) -> None:
        """A figure that is not imported, and why."""
        self.left.discard(place)
        self.left_out.setdefault(why, []).append(place)


def hidden_sheet(sheets: Sequence[Sheet]) -> Sheet | None:
    """The sheet with the form of a report; None where the sheets are none."""
    marks = (sheet for sheet in sheets if sheet.rows and sheet.rows[0][:1] == [report.MARK])
    return next(marks, None)


def rows(dataset: Dataset, file: str, sheets: Sequence[Sheet]) -> Iterator[Row]:
    """The source and the figures of a report, what was left out, or every fault of it."""
    hidden = hidden_sheet(sheets)
    try:
        asked = report.parse(hidden.rows)
    except (ValueError, KeyError):
        yield Fault(f"{file}!{hidden.name}", "", _DAMAGED, cells=0)
        return
    data, first = _named(sheets, report.DATA), _named(sheets, report.SOURCE)
    statement, faults = source(dataset, file, asked, sheet=first)
    if data is None:
        yield from (*faults, Fault(f"{file}!{report.DATA}", "", _WANTED, cells=0))
        return
    table = FilledReport(file, asked, data, dataset, statement, set(filled(data)), list(faults))
    figures = list(_figures(table)) if _heads(table) else []
    if table.faults:
        yield from table.faults
        return
    yield from _stated(table, figures, beside=len(filled(first)))


def _named(sheets: Sequence[Sheet], name: str) -> Sheet | None:
    return next((sheet for sheet in sheets if normalize("NFC", sheet.name) == name), None)


def _heads(table: FilledReport) -> bool:
    """Whether the heads are those of the template; a fault for each that is not."""
    keys = [table.text(row, 0) for row in range(len(table.sheet.rows))]
    if any(keys.count(name) != 1 for name in (report.TITLE, report.KEYS, report.LABELS)):
        table.faults.append(Fault(table.origin, "", _HEADS, cells=0))
        return False
    title = (keys.index(report.TITLE), 1)
    if key(table.text(*title)) != key(table.asked.title):
        table.refuse(title, _as_made(table.asked.title))
    for column, number in _AT.items():
        own, shown = ((keys.index(name), number) for name in (report.KEYS, report.LABELS))
        label = table.text(*shown).partition(":")[0]
        if table.text(*own) != column.key or key(label) != key(column.label):
            table.refuse(shown, _as_made(column.label))
    return True


def _as_made(text: str) -> Text:
    return Text(f"cần “{text}” như trong mẫu", f"“{text}” is wanted, as in the template")


def _figures(table: FilledReport) -> Iterator[ReportFigure]:
    """The figures of all rows; faults of what is none, and what is left out."""
    first = next(row for row in range(len(table.sheet.rows)) if table.text(row, 0) == report.LABELS)
    places = sorted({row for row, _ in table.left if row > first})
    asked = {row.code: row for row in table.asked.rows}
    seen = Counter(table.text(row, 0) for row in places)
    for row in places:
        own = _row_of(table, row, asked.get(table.text(row, 0)))
        if own is None:
            continue
        seen[own.code] += table.text(row, 0) == report.FIELD
        if seen[own.code] > 1:
            table.refuse((row, _LABEL), _twice(own))
        else:
            yield from _figure(table, row, own)


def _twice(row: ReportRow) -> Text:
    return Text(f"“{row.label}” có hai dòng", f"“{row.label}” stands twice")


def _row_of(table: FilledReport, row: int, own: ReportRow | None) -> ReportRow | None:
    """What a row of the table is of; None where nothing is to be read of it, a fault where that
    cannot be told.
    """
    name, label = table.text(row, 0), table.text(row, _LABEL)
    used = sorted(place for place in table.left if place[0] == row and place[1] in _FILLED[1:])
    if name == report.FIELD:
        return _chosen(table, row, label, is_used=bool(used))
    if own is None:
        if name or used:
            table.refuse(used[0] if used else (row, _LABEL), _NO_ROW)
        return None
    if key(label) != key(own.label):
        table.refuse((row, _LABEL), _as_made(own.label))
        return None
    return own


def _chosen(table: FilledReport, row: int, label: str, is_used: bool) -> ReportRow | None:
    """The field that an office chose; None where the row is blank."""
    if not (label or is_used):
        return None
    chosen = report.field_row(table.asked, label)
    if chosen is None:
        table.refuse((row, _LABEL), _FIELD)
    return chosen


def _figure(table: FilledReport, row: int, own: ReportRow) -> Iterator[ReportFigure]:
    """The figure of a row, unless there is none or it is left out; faults of what cannot be."""
    place = (row, _VALUE)
    if row in table.sheet.hidden_rows and place in table.left:
        table.refuse(place, _HIDDEN)
        return
    value, wrong = _number(table, place, own)
    if wrong:
        table.refuse(place, wrong)
        return
    answer = _answer(table, row)
    if answer is None or not _is_taken(table, place, own, value=value, answer=answer):
        return
    observation = _observation(table, own, place, value=value)
    if wrong := contradiction(observation, clock.today()):
        table.refuse(place, wrong)
        return
    table.left.discard(place)
    yield ReportFigure(own, place, observation)


def _number(
    table: FilledReport, place: Place, own: ReportRow
) -> tuple[entry.Entry | None, Text | None]:
    """The number of a row; None where its cell is blank, or what it should have held."""
    if place not in table.left:
        return None, None
    column = FormColumn(own.code, "value", own.label, "", own.unit, own.minimum, own.maximum)
    number = entry.number(table.sheet, place, column)
    is_part = number.value is not None and number.value != int(number.value)
    if not number.wrong and is_part and units.unit(own.unit).is_count:
        return None, _COUNT
    return number, number.wrong


def _answer(table: FilledReport, row: int) -> str | None:
    """What was chosen beside a figure: Có, Không or nothing; None where it is another word."""
    place = (row, _CONFIRMED)
    text = table.text(*place)
    wrong = cell.trouble(table.sheet, place)
    if wrong or key(text) not in (key(form.YES), key(form.NO), ""):
        table.refuse(place, wrong or _ANSWER)
        return None
    table.left.discard(place)
    return {key(form.YES): form.YES, key(form.NO): form.NO}.get(key(text), "")


def _is_taken(
    table: FilledReport, place: Place, own: ReportRow, value: entry.Entry | None, answer: str
) -> bool:
    """Whether the figure of a row is the office's own word: written by it, or confirmed."""
    if value is None:
        if answer == form.YES:
            table.refuse((place[0], _CONFIRMED), _BLANK)
        return False
    was_read = _was_read(own, value)
    if answer == form.NO:
        if own.read and not was_read:
            table.refuse((place[0], _CONFIRMED), _OTHER_NUMBER)
        else:
            table.leave_out(place, _REFUSED)
    elif was_read and answer != form.YES:
        table.leave_out(place, _UNCONFIRMED)
    else:
        return True
    return False


def _was_read(own: ReportRow, value: entry.Entry) -> bool:
    """Whether a number still is the one that was read of the report."""
    return own.read is not None and own.read.value == value.value


def _observation(
    table: FilledReport, own: ReportRow, place: Place, value: entry.Entry
) -> ObservationRow:
    asked, statement, cell_of = table.asked, table.statement, f"{report.DATA}!{address(*place)}"
    return ObservationRow(
        origin=f"{table.file}!{cell_of}",
        indicator=own.code,
        entity=asked.unit,
        period=parse(asked.period),
        source=statement.source.public_id if statement else "",
        value=value.value,
        printed=value.printed or printed(cell.value(table.sheet, place)),
        status=Status.MISSING if value.reason else _status(statement),
        missing_reason=value.reason,
        locator=f"{own.read.place} ({cell_of})" if _was_read(own, value) else cell_of,
        kind=EntityKind(asked.kind),
        province=asked.province or None,
        as_printed=asked.name,
    )


def _status(statement: TemplateSource | None) -> Status:
    return statement.status if statement else Status.REPORTED


def _stated(table: FilledReport, figures: Sequence[ReportFigure], beside: int) -> Iterator[Row]:
    """What was recognised, the source, the figures, and what is left."""
    statement, asked = table.statement, table.asked
    stray = sorted(place for place in table.left if place[1] > max(_AT.values()))
    if stray:
        yield from (fault(table.file, table.sheet, place, requirement=_OUTSIDE) for place in stray)
        return
    if not (figures or statement.withdrawals):
        yield Fault(table.origin, "", _NOTHING, cells=0)
        return
    count, own = len(figures), statement.source
    description = Text(
        f"mẫu {asked.title}: {count} số liệu; nguồn: {own.publisher}, {own.title}",
        f"template {asked.index} {asked.unit} {asked.period}: {count} figures; source:"
        f" {own.publisher}, {own.title}",
    )
    yield Recognised(table.origin, description, beside=len(table.left) + beside, part=True)
    yield own
    yield from statement.withdrawals
    yield from (figure.observation for figure in figures)
    yield from _left_out(table)


def _left_out(table: FilledReport) -> Iterator[Ignored]:
    """The figures that are not imported, by the reason, each by its cell."""
    for why, places in table.left_out.items():
        cells = ", ".join(address(*place) for place in places)
        told = Text(f"{why.vi}: {cells}", f"{why.en}: {cells}")
        names = "; ".join(table.text(row, _LABEL) for row, _ in places)
        yield Ignored(table.origin, shortened(names), told, cells=len(places))
