"""A filled template of targets as plain values: the document, and each target with its place.

What is shown must still be what was asked for: a column that was moved or renamed, a row that is
hidden, a cell that is merged or cannot be read is refused. Every filled cell is accounted for once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from unicodedata import normalize

from hub.template import targets
from hub.template.targets import TargetColumn, TargetForm
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
_NOBODY = Text("cần ít nhất một chỉ tiêu", "at least one target is wanted")
_TOO_MANY = Text(
    f"quá {targets.MOST} chỉ tiêu; chia thành nhiều tệp",
    f"more than {targets.MOST} targets; divide them among several files",
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
class FilledTargets:
    """A filled template: its form, the answers about the document, and those of each target by
    the keys of fields and columns; and what is wrong with it.
    """

    file: str
    form: TargetForm
    document: Mapping[str, Answer] = field(default_factory=dict)
    rows: list[Mapping[str, Answer]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    framed: int = 0  # cells that the hub wrote itself, and those of the document

    def refuse(self, answer: Answer, requirement: Text) -> None:
        """A fault at the cell of an answer."""
        self.faults.append(fault(self.file, answer.sheet, answer.place, requirement=requirement))


def is_of_targets(sheets: Sequence[Sheet]) -> bool:
    """Whether these sheets are a template of targets."""
    return _hidden(sheets) is not None


def targets_of(file: str, sheets: Sequence[Sheet]) -> FilledTargets | Fault:
    """What was filled into a template of targets, or that it is none any more."""
    hidden = _hidden(sheets)
    try:
        form = targets.parse(hidden.rows)
    except (ValueError, KeyError):
        return Fault(f"{file}!{hidden.name}", "", _DAMAGED, cells=0)
    answers = FilledTargets(file, form)
    source, data = (_named(sheets, name) for name in (targets.SOURCE, targets.DATA))
    for name, sheet in ((targets.SOURCE, source), (targets.DATA, data)):
        if sheet is None:
            requirement = Text(
                f"cần trang tính “{name}” của mẫu", f"the sheet “{name}” of the template is wanted"
            )
            answers.faults.append(Fault(f"{file}!{name}", "", requirement, cells=0))
    if source and data:
        answers.document = dict(_document(answers, source))
        _read_table(answers, data)
    return answers


def _hidden(sheets: Sequence[Sheet]) -> Sheet | None:
    """The sheet with the form."""
    marks = (sheet for sheet in sheets if sheet.rows and sheet.rows[0][:1] == [targets.MARK])
    return next(marks, None)


def _named(sheets: Sequence[Sheet], name: str) -> Sheet | None:
    return next((sheet for sheet in sheets if normalize("NFC", sheet.name) == name), None)


def _document(answers: FilledTargets, sheet: Sheet) -> Iterator[tuple[str, Answer]]:
    """The answers about the document by the keys of its fields; faults of those that are
    wanting.
    """
    keys = [cell.text(cells[0]) if cells else "" for cells in sheet.rows]
    for own in targets.DOCUMENT:
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


def _read_table(answers: FilledTargets, sheet: Sheet) -> None:
    """The answers of each row of the table; faults of what is no longer as it was made."""
    origin = f"{answers.file}!{sheet.name}"
    keys = [cell.text(cells[0]) if cells else "" for cells in sheet.rows]
    if any(keys.count(name) != 1 for name in (targets.KEYS, targets.LABELS)):
        answers.faults.append(Fault(origin, "", _HEADS, cells=0))
        return
    heads = keys.index(targets.KEYS), keys.index(targets.LABELS)
    columns = dict(_columns(answers, sheet, heads))
    first = max(heads) + 2  # behind the line of hints
    cells = filled(sheet)
    places = sorted(place for place in cells if place[0] >= first and place[1])
    answers.framed += len(cells) - len(places)
    by_row = _placed(answers, sheet, columns, places=places)
    answers.rows = [_whole(answers, sheet, row, given=by_row[row]) for row in sorted(by_row)]
    answers.faults += _miscounted(answers, origin)


def _miscounted(answers: FilledTargets, origin: str) -> Iterator[Fault]:
    """A fault where there is no target, or more than one file takes."""
    count = len(answers.rows)
    if not (count or answers.faults):
        yield Fault(origin, "", _NOBODY, cells=0)
    if count > targets.MOST:
        yield Fault(origin, str(count), _TOO_MANY, cells=0)


def _placed(
    answers: FilledTargets,
    sheet: Sheet,
    columns: Mapping[int, TargetColumn],
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
    answers: FilledTargets, sheet: Sheet, heads: tuple[int, int]
) -> Iterator[tuple[int, TargetColumn]]:
    """The columns at the places where they were made; a fault for each that is not there or is
    called otherwise.
    """
    for number, column in enumerate(targets.COLUMNS, 1):
        own, shown = (cell.text(cell.value(sheet, (row, number))) for row in heads)
        if own == column.key and key(shown.rstrip(" *")) == key(column.label):
            yield number, column
            continue
        requirement = Text(
            f"cần cột “{column.label}” của mẫu ở chỗ này",
            f"the column “{column.label}” of the template is wanted here",
        )
        answers.refuse(Answer(sheet, (heads[1], number), shown), requirement)


def _misplaced(sheet: Sheet, place: Place, columns: Mapping[int, TargetColumn]) -> Text | None:
    """Why a filled cell is no answer; None where it is one."""
    if wrong := cell.trouble(sheet, place):
        return wrong
    if place[1] not in columns:
        return _OUTSIDE
    if place[0] in sheet.hidden_rows or place[1] in sheet.hidden_columns:
        return _HIDDEN_ROW
    return None


def _whole(
    answers: FilledTargets, sheet: Sheet, row: int, given: Mapping[str, Answer]
) -> Mapping[str, Answer]:
    """The answers of a row, blank ones among them; faults of those that are wanting."""
    whole = {}
    for number, column in enumerate(targets.COLUMNS, 1):
        answer = given.get(column.key) or Answer(sheet, (row, number), "")
        if column.wanted and not answer.text:
            answers.refuse(answer, _wanted(column.label))
        whole[column.key] = answer
    return whole
