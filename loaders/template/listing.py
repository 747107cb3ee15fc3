"""A filled template that lists targets, or what became of units, as plain values: the document,
and each row with its places.

What is shown must still be what was asked for: a column that was moved or renamed, a row that is
hidden, a cell that is merged or cannot be read is refused. Every filled cell is accounted for once.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from unicodedata import normalize

from hub.template import places, targets
from hub.template.form import KEYS, LABELS, ListColumn, SourceField
from hub.words.errors import Fault
from hub.words.language import Text, within_sentence
from hub.words.names import key
from loaders.template.source import fault
from loaders.workbook import Place, Sheet, cell, filled

_DAMAGED = Text(
    "phần ẩn của mẫu đã bị sửa hoặc do phiên bản khác tạo; cần mẫu mới",
    "the hidden part of the template was changed or is of another version; a new template is"
    " wanted",
)
_HEADS = Text(
    "các dòng đầu của mẫu đã bị xóa hoặc chép thêm; cần mẫu mới",
    "the first rows of the template are gone or stand twice; a new template is wanted",
)
_OUTSIDE = Text("ghi ngoài bảng; xóa đi", "it stands outside the table; take it out")
_HIDDEN_ROW = Text(
    "dòng hoặc cột ẩn có chữ; bỏ ẩn để kiểm tra",
    "a hidden row or column is filled; show it and check it",
)


class Layout(NamedTuple):
    """How the sheets of such a template are called and what stands on them."""

    mark: str
    source: str
    data: str
    fields: Sequence[SourceField]
    columns: Sequence[ListColumn]
    most: int
    parse: Callable[[Sequence[Sequence[object]]], Any]
    thing: Text  # what a row is

    @property
    def nobody(self) -> Text:
        """That there is no row."""
        return Text(f"cần ít nhất một {self.thing.vi}", f"at least one {self.thing.en} is wanted")

    @property
    def too_many(self) -> Text:
        """That there are more rows than one file takes."""
        return Text(
            f"quá {self.most} {self.thing.vi}; chia thành nhiều tệp",
            f"more than {self.most} {self.thing.en}s; divide them among several files",
        )


TARGETS = Layout(
    targets.MARK,
    targets.SOURCE,
    targets.DATA,
    fields=targets.DOCUMENT,
    columns=targets.COLUMNS,
    most=targets.MOST,
    parse=targets.parse,
    thing=Text("chỉ tiêu", "target"),
)
PLACES = Layout(
    places.MARK,
    places.SOURCE,
    places.DATA,
    fields=places.DOCUMENT,
    columns=places.COLUMNS,
    most=places.MOST,
    parse=places.parse,
    thing=Text("dòng sắp xếp", "row"),
)


class Answer(NamedTuple):
    """What was filled into one cell: its sheet, its place and its text."""

    sheet: Sheet
    place: Place
    text: str

    @property
    def value(self) -> object:
        """The value as its sheet holds it."""
        return cell.value(self.sheet, self.place)


@dataclass
class FilledListing:
    """A filled template: its form, the answers about the document, and those of each target by
    the keys of fields and columns; and what is wrong with it.
    """

    file: str
    layout: Layout
    form: Any
    document: Mapping[str, Answer] = field(default_factory=dict)
    rows: list[Mapping[str, Answer]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    framed: int = 0  # cells that the hub wrote itself, and those of the document

    def refuse(self, answer: Answer, requirement: Text) -> None:
        """A fault at the cell of an answer."""
        self.faults.append(fault(self.file, answer.sheet, answer.place, requirement=requirement))


def is_listing(sheets: Sequence[Sheet], layout: Layout) -> bool:
    """Whether these sheets are a template of a layout."""
    return _hidden(sheets, layout) is not None


def listing_of(file: str, sheets: Sequence[Sheet], layout: Layout) -> FilledListing | Fault:
    """What was filled into a template of a layout, or that it is none any more."""
    hidden = _hidden(sheets, layout)
    try:
        form = layout.parse(hidden.rows)
    except (ValueError, KeyError):
        return Fault(f"{file}!{hidden.name}", "", _DAMAGED, cells=0)
    answers = FilledListing(file, layout, form)
    source, data = (_named(sheets, name) for name in (layout.source, layout.data))
    for name, sheet in ((layout.source, source), (layout.data, data)):
        if sheet is None:
            requirement = Text(
                f"cần trang tính “{name}” của mẫu", f"the sheet “{name}” of the template is wanted"
            )
            answers.faults.append(Fault(f"{file}!{name}", "", requirement, cells=0))
    if source and data:
        answers.document = dict(_document(answers, source))
        _read_table(answers, data)
    return answers


def _hidden(sheets: Sequence[Sheet], layout: Layout) -> Sheet | None:
    """The sheet with the form."""
    marks = (sheet for sheet in sheets if sheet.rows and sheet.rows[0][:1] == [layout.mark])
    return next(marks, None)


def _named(sheets: Sequence[Sheet], name: str) -> Sheet | None:
    return next((sheet for sheet in sheets if normalize("NFC", sheet.name) == name), None)


def _document(answers: FilledListing, sheet: Sheet) -> Iterator[tuple[str, Answer]]:
    """The answers about the document by the keys of its fields; faults of those that are
    wanting.
    """
    keys = [cell.text(cells[0]) if cells else "" for cells in sheet.rows]
    for own in answers.layout.fields:
        if keys.count(own.key) != 1:
            requirement = Text(
                f"cần đúng một dòng “{own.label}” của mẫu",
                f"exactly one row “{own.label}” of the template is wanted",
            )
            answers.faults.append(Fault(f"{answers.file}!{sheet.name}", "", requirement, cells=0))
            continue
        place = (keys.index(own.key), 2)
        answer = Answer(sheet, place, cell.text(cell.value(sheet, place)))
        if wrong := cell.trouble(sheet, place):
            answers.refuse(answer, wrong)
        elif own.wanted and not answer.text:
            answers.refuse(answer, _wanted(own.label))
        yield own.key, answer
    answers.framed += len(filled(sheet))


def _wanted(label: str) -> Text:
    return Text(f"phải ghi {within_sentence(label)}", f"must be filled: {label}")


def _read_table(answers: FilledListing, sheet: Sheet) -> None:
    """The answers of each row of the table; faults of what is no longer as it was made."""
    origin = f"{answers.file}!{sheet.name}"
    keys = [cell.text(cells[0]) if cells else "" for cells in sheet.rows]
    if any(keys.count(name) != 1 for name in (KEYS, LABELS)):
        answers.faults.append(Fault(origin, "", _HEADS, cells=0))
        return
    heads = keys.index(KEYS), keys.index(LABELS)
    columns = dict(_columns(answers, sheet, heads))
    first = max(heads) + 2  # behind the line of hints
    cells = filled(sheet)
    places = sorted(place for place in cells if place[0] >= first and place[1])
    answers.framed += len(cells) - len(places)
    by_row = _placed(answers, sheet, columns, places=places)
    answers.rows = [_whole(answers, sheet, row, given=by_row[row]) for row in sorted(by_row)]
    answers.faults += _miscounted(answers, origin)


def _miscounted(answers: FilledListing, origin: str) -> Iterator[Fault]:
    """A fault where there is no target, or more than one file takes."""
    count = len(answers.rows)
    if not (count or answers.faults):
        yield Fault(origin, "", answers.layout.nobody, cells=0)
    if count > answers.layout.most:
        yield Fault(origin, str(count), answers.layout.too_many, cells=0)


def _placed(
    answers: FilledListing,
    sheet: Sheet,
    columns: Mapping[int, ListColumn],
    places: Sequence[Place],
) -> dict[int, dict[str, Answer]]:
    """The answers of each row by the keys of their columns; faults of what is none."""
    by_row: dict[int, dict[str, Answer]] = {}
    for place in places:
        answer = Answer(sheet, place, cell.text(cell.value(sheet, place)))
        if wrong := _misplaced(sheet, place, columns):
            answers.refuse(answer, wrong)
        else:
            by_row.setdefault(place[0], {})[columns[place[1]].key] = answer
    return by_row


def _columns(
    answers: FilledListing, sheet: Sheet, heads: tuple[int, int]
) -> Iterator[tuple[int, ListColumn]]:
    """The columns at the places where they were made; a fault for each that is not there or is
    called otherwise.
    """
    for number, column in enumerate(answers.layout.columns, 1):
        own, shown = (cell.text(cell.value(sheet, (row, number))) for row in heads)
        if own == column.key and key(shown.rstrip(" *")) == key(column.label):
            yield number, column
            continue
        requirement = Text(
            f"cần cột “{column.label}” của mẫu ở chỗ này",
            f"the column “{column.label}” of the template is wanted here",
        )
        answers.refuse(Answer(sheet, (heads[1], number), shown), requirement)


def _misplaced(sheet: Sheet, place: Place, columns: Mapping[int, ListColumn]) -> Text | None:
    """Why a filled cell is no answer; None where it is one."""
    if wrong := cell.trouble(sheet, place):
        return wrong
    if place[1] not in columns:
        return _OUTSIDE
    if place[0] in sheet.hidden_rows or place[1] in sheet.hidden_columns:
        return _HIDDEN_ROW
    return None


def _whole(
    answers: FilledListing, sheet: Sheet, row: int, given: Mapping[str, Answer]
) -> Mapping[str, Answer]:
    """The answers of a row, blank ones among them; faults of those that are wanting."""
    whole = {}
    for number, column in enumerate(answers.layout.columns, 1):
        answer = given.get(column.key) or Answer(sheet, (row, number), "")
        if column.wanted and not answer.text:
            answers.refuse(answer, _wanted(column.label))
        whole[column.key] = answer
    return whole
