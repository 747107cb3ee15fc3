"""What became of units, as an office filled it into a template: units, their names and
successions, with the decision.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from pathlib import Path
from typing import NamedTuple

from hub.dataset.datasets import Dataset
from hub.dataset.rows import (
    LONGEST_TITLE,
    DocumentRow,
    EntityNameRow,
    EntityRow,
    NoSuccessionRow,
    Recognised,
    Row,
    SuccessionRow,
)
from hub.template import places
from hub.template.places import PlacesForm
from hub.words import clock
from hub.words.errors import BadInput, Fault
from hub.words.language import Text, too_long
from hub.words.names import key, slug
from hub.words.terms import EntityKind, SuccessionKind
from loaders import template, workbook
from loaders.catalogue import identity
from loaders.cells.contradiction import untimely
from loaders.template import Answer, FilledListing

_OLDEST = date(1975, 1, 1)
_LONGEST = 200  # letters of the name of a unit
_ADDRESS = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_WEB_ADDRESS = Text(
    "cần địa chỉ bắt đầu bằng https:// hoặc http://",
    "an address with https:// or http:// is wanted",
)
_TEMPLATE = Text(
    "cần mẫu do hub template PLACES tạo", "a template of hub template PLACES is wanted"
)
_UNIT = Text("cần một đơn vị trong danh sách của ô", "a unit of the cell's list is wanted")
_KIND = Text(
    "đơn vị mới chưa có trong danh sách: cần chọn loại đơn vị",
    "the new unit is in no list: its kind is wanted",
)
_NO_KIND = Text(
    "đơn vị đã có trong danh sách; bỏ trống loại đơn vị mới",
    "the unit is in the list already; leave its kind blank",
)
_ITSELF = Text("đơn vị mới trùng đơn vị cũ", "the new unit is the old one")
_NOTHING_BESIDE = Text(
    "rút lại điều đã ghi thì để trống ô này", "where what was told is taken back this stays blank"
)
_TOLD_AND_TAKEN_BACK = Text(
    "đơn vị cũ này vừa ghi vừa rút lại", "of this unit something is told and taken back at once"
)
_WANTED = {
    "#new": Text("phải ghi đơn vị mới", "must be filled: the new unit"),
    "#day": Text("phải ghi ngày hiệu lực", "must be filled: the day"),
}
_TWICE = Text("dòng này đã ghi ở dòng {row}", "this stands in row {row} already")
_ENDED_TWICE = Text(
    "đơn vị cũ nhập vào một đơn vị thì kết thúc; ở dòng {row} ngày hiệu lực khác",
    "a unit that went into another has ended; row {row} says another day",
)
_OTHER_KIND = Text(
    "loại đơn vị khác với dòng {row}", "the kind of this unit is another in row {row}"
)


class _Named(NamedTuple):
    """A unit, and what it is called where it is new."""

    public_id: str
    name: str = ""
    kind: EntityKind | None = None


class _Told(NamedTuple):
    """One row: which unit became which, how and when."""

    line: int  # of the sheet
    old: str
    new: _Named
    manner: SuccessionKind
    day: date
    note: str


def load(dataset: Dataset, files: Sequence[Path]) -> Iterator[Row]:
    """The decisions, new units and successions of filled templates."""
    for path in files:
        yield from _file(path)


def _file(path: Path) -> Iterator[Row]:
    if path.suffix.lower() not in workbook.SUFFIXES:
        yield Fault(path.name, path.suffix, _TEMPLATE).whole
        return
    try:
        sheets = workbook.sheets(path)
    except BadInput as error:
        yield from (fault.whole for fault in error.faults)
        return
    if not template.is_listing(sheets, template.PLACES):
        yield Fault(path.name, ", ".join(sheet.name for sheet in sheets), _TEMPLATE).whole
        return
    filled = template.listing_of(path.name, sheets, template.PLACES)
    yield from (filled.whole,) if isinstance(filled, Fault) else _rows(filled)


def _rows(filled: FilledListing) -> Iterator[Row]:
    """The rows of a template, or everything that is wrong with it."""
    document = _document(filled) if filled.document else None
    told, freed = _table(filled)
    _refuse_contradictions(filled, told, freed)
    if filled.faults:
        yield from filled.faults
        return
    form, count = filled.form, len(told) + len(freed)
    description = Text(
        f"mẫu {form.title}: {count} dòng; văn bản: {document.title}",
        f"template of what became of units of {form.province}: {count} rows; document:"
        f" {document.title}",
    )
    yield Recognised(f"{filled.file}!{places.DATA}", description, beside=filled.framed)
    yield document
    yield from _units(form, told)
    yield from map(NoSuccessionRow, sorted(freed))
    yield from (_succession(row, document) for row in told)


def _table(filled: FilledListing) -> tuple[list[_Told], set[str]]:
    """What is told of units, and the units of which it is taken back; faults of what is neither."""
    told: list[_Told] = []
    freed: set[str] = set()
    for answers in filled.rows:
        if _is_taken_back(answers):
            freed.update(filter(None, [_taken_back(filled, answers)]))
        elif row := _told(filled, answers):
            told.append(row)
    return told, freed


def _succession(row: _Told, document: DocumentRow) -> SuccessionRow:
    return SuccessionRow(
        row.old, row.new.public_id, row.day, row.manner, document.public_id, row.note or None
    )


def _units(form: PlacesForm, told: Sequence[_Told]) -> Iterator[Row]:
    """The units that are new, each once, from the first day on which it took over another."""
    first: dict[str, _Told] = {}
    for row in sorted(told, key=lambda row: row.day):
        if row.new.kind:
            first.setdefault(row.new.public_id, row)
    for public_id, row in first.items():
        yield EntityRow(public_id, row.new.kind, province=form.province, valid_from=row.day)
        official = f"{row.new.name} {form.official}"
        yield EntityNameRow(public_id, row.new.name, row.new.name, official, official)


def _document(filled: FilledListing) -> DocumentRow:
    """The decision as its sheet describes it; faults of what cannot be."""
    answers = filled.document
    texts = {name: answer.text for name, answer in answers.items()}
    day = _day(filled, answers.get("#date"))
    for name in ("#kind", "#document", "#number", "#issuer"):
        if len(texts.get(name, "")) > LONGEST_TITLE:
            filled.refuse(answers[name], too_long(LONGEST_TITLE))
    if texts.get("#url") and not _ADDRESS.fullmatch(texts["#url"]):
        filled.refuse(answers["#url"], _WEB_ADDRESS)
    number = texts.get("#number", "")
    return DocumentRow(
        public_id=identity.numbered(number, day.year if day else None, filled.form.province),
        kind=texts.get("#kind", ""),
        title=texts.get("#document", ""),
        number=number,
        date=day,
        issuer=texts.get("#issuer", ""),
        province=filled.form.province,
        url=texts.get("#url") or None,
    )


def _day(filled: FilledListing, answer: Answer | None) -> date | None:
    """The day in a cell; a fault of one that cannot be."""
    if answer is None or not answer.text:
        return None
    day, wrong = template.day(answer.sheet, answer.place)
    wrong = wrong or (untimely(day, _OLDEST, clock.today()) if day else None)
    if wrong:
        filled.refuse(answer, wrong)
        return None
    return day


def _told(filled: FilledListing, answers: Mapping[str, Answer]) -> _Told | None:
    """A row as it is meant; None with a fault where one of its cells cannot be."""
    old = _known(filled, answers["#old"])
    day = _day(filled, answers["#day"])
    for name, label in _WANTED.items():
        if not answers[name].text:
            filled.refuse(answers[name], label)
    manner = _chosen(filled, answers["#manner"], places.MANNERS)
    new = _new(filled, answers, day)
    if old and new and old == new.public_id:
        filled.refuse(answers["#new"], _ITSELF)
    if not (old and day and manner and new):
        return None
    line = answers["#old"].place[0] + 1
    return _Told(line, old, new, manner, day, answers["#note"].text)


def _is_taken_back(answers: Mapping[str, Answer]) -> bool:
    return key(answers["#manner"].text) == key(places.TAKEN_BACK)


def _taken_back(filled: FilledListing, answers: Mapping[str, Answer]) -> str | None:
    """The unit of which what was told is taken back; faults of what stands beside it."""
    for name in ("#new", "#day", "#new-kind"):
        if answers[name].text:
            filled.refuse(answers[name], _NOTHING_BESIDE)
    return _known(filled, answers["#old"])


def _known(filled: FilledListing, answer: Answer) -> str | None:
    """The public id of a unit of the list; a fault where it is none."""
    unit = _ids(filled.form).get(key(answer.text))
    if answer.text and unit is None:
        filled.refuse(answer, _UNIT)
    return unit


def _ids(form: PlacesForm) -> dict[str, str]:
    return {key(shown): public_id for shown, public_id in form.ids.items()}


def _chosen(
    filled: FilledListing, answer: Answer, choices: Mapping[str, SuccessionKind | EntityKind]
) -> SuccessionKind | EntityKind | None:
    """What a choice of a closed list stands for; a fault where it is none of it."""
    by_key = {key(name): choice for name, choice in choices.items()}
    if answer.text and key(answer.text) not in by_key:
        names = ", ".join(choices)
        filled.refuse(answer, Text(f"cần một trong: {names}", f"one of these is wanted: {names}"))
    return by_key.get(key(answer.text))


def _new(filled: FilledListing, answers: Mapping[str, Answer], day: date | None) -> _Named | None:
    """The unit that took over: one of the list, or a new one by its name and kind."""
    answer, kind = answers["#new"], _chosen(filled, answers["#new-kind"], places.KINDS)
    known = _ids(filled.form).get(key(answer.text))
    if known:
        if answers["#new-kind"].text:
            filled.refuse(answers["#new-kind"], _NO_KIND)
        return _Named(known)
    if alike := filled.form.alike(answer.text):
        filled.refuse(answer, Text(f"cần chọn “{alike}” trong danh sách", f"“{alike}” is wanted"))
        return None
    if answer.text and not answers["#new-kind"].text:
        filled.refuse(answers["#new-kind"], _KIND)
    if len(answer.text) > _LONGEST:
        filled.refuse(answer, too_long(_LONGEST))
    if not (answer.text and kind and day):
        return None
    return _Named(_public_id(filled.form, answer.text, day), answer.text, kind)


def _public_id(form: PlacesForm, name: str, day: date) -> str:
    """Its name within its province, with the year where a unit has that id already."""
    own = f"{form.province}/{slug(name)}"
    return f"{own}-{day.year}" if own in form.ids.values() else own


def _refuse_contradictions(filled: FilledListing, told: Sequence[_Told], freed: Set[str]) -> None:
    """Faults of rows that stand twice, that end one unit on two days, or call a new one of two
    kinds.
    """
    pairs: dict[tuple[str, str], _Told] = {}
    ends: dict[str, _Told] = {}
    kinds: dict[str, _Told] = {}
    by_line = {answers["#old"].place[0] + 1: answers for answers in filled.rows}
    for row in told:
        answers = by_line[row.line]
        if row.old in freed:
            filled.refuse(answers["#old"], _TOLD_AND_TAKEN_BACK)
        first = pairs.setdefault((row.old, row.new.public_id), row)
        if first is not row:
            filled.refuse(answers["#new"], _at(_TWICE, first))
        if row.manner is SuccessionKind.MERGED_INTO:
            other = ends.setdefault(row.old, row)
            if other.day != row.day:
                filled.refuse(answers["#day"], _at(_ENDED_TWICE, other))
        alike = kinds.setdefault(row.new.public_id, row)
        if alike.new.kind is not row.new.kind:
            filled.refuse(answers["#new-kind"], _at(_OTHER_KIND, alike))


def _at(requirement: Text, row: _Told) -> Text:
    return Text(*(text.format(row=row.line) for text in requirement))
