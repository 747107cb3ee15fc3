"""The source of a filled template: the document that its office describes on the sheet beside the
table.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hub.dataset.datasets import Dataset
from hub.dataset.rows import LONGEST_TITLE, SourceRow, WithdrawalRow
from hub.template import form
from hub.template.form import Form
from hub.template.report import ReportForm
from hub.words import clock
from hub.words.errors import Fault
from hub.words.language import Text, shortened, too_long, within_sentence
from hub.words.names import key, slug
from hub.words.period import parse
from hub.words.terms import Status, WithdrawalKind
from loaders.cells.contradiction import untimely
from loaders.template import entry
from loaders.workbook import Place, Sheet, address, cell, span

_LONGEST = 80  # letters of a source's id
_ADDRESS = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_TIERS = {key(word): tier for word, tier in form.TIERS.items()}
_VALUE = 2  # the column of values
_WEB_ADDRESS = Text(
    "cần địa chỉ bắt đầu bằng https:// hoặc http://",
    "an address with https:// or http:// is wanted",
)
_TIER = Text(
    f"cần một trong: {', '.join(form.TIERS)}", f"one of these is wanted: {', '.join(form.TIERS)}"
)
_YES_OR_NO = Text(f"cần {form.YES} hoặc {form.NO}", f"{form.YES} or {form.NO} is wanted")
_READING_DATE = Text("số lũy kế cần ngày đọc", "a cumulative figure wants a day of reading")


class TemplateSource(NamedTuple):
    """What a template says of all its figures, and which documents its own replaces or annuls."""

    source: SourceRow
    withdrawals: tuple[WithdrawalRow, ...]
    reading: int
    cumulative: bool
    status: Status


class _SourceSheet(NamedTuple):
    """The sheet of the source, and the place of each field by its key."""

    file: str
    sheet: Sheet
    places: dict[str, Place]

    def text(self, name: str) -> str:
        """A field as text; nothing where it is not there or may not be read."""
        place = self.places.get(name)
        if place is None or cell.trouble(self.sheet, place):
            return ""
        return cell.text(cell.value(self.sheet, place))

    def is_yes(self, name: str) -> bool:
        """Whether the answer in a field is yes."""
        return key(self.text(name)) == key(form.YES)

    def day(self, name: str) -> date | None:
        """The day of a field; None where there is none."""
        if name not in self.places:
            return None
        day, _ = entry.day(self.sheet, self.places[name])
        return day

    def fault(self, name: str, requirement: Text) -> Fault:
        """A fault of a field, over its cell where that is filled."""
        return fault(self.file, self.sheet, self.places[name], requirement=requirement)


def source(
    dataset: Dataset, file: str, template: Form | ReportForm, sheet: Sheet | None
) -> tuple[TemplateSource | None, list[Fault]]:
    """The source on its sheet, or every fault of it."""
    if sheet is None:
        requirement = Text(
            f"cần trang tính “{form.SOURCE}” của mẫu",
            f"the sheet “{form.SOURCE}” of the template is wanted",
        )
        return None, [Fault(f"{file}!{form.SOURCE}", "", requirement, cells=0)]
    source_sheet = _SourceSheet(file, sheet, {})
    faults = list(_placed(template, source_sheet)) or list(_faults(template, source_sheet))
    return (None, faults) if faults else (_source(dataset, source_sheet), [])


def fault(file: str, sheet: Sheet, place: Place, requirement: Text) -> Fault:
    """A fault at a place; a blank cell was not read, so it is not counted."""
    shown = cell.shown(sheet, place)
    origin = f"{file}!{sheet.name}!{span(sheet, place)}"
    return Fault(origin, shortened(shown), requirement, cells=int(bool(shown)))


def _placed(template: Form | ReportForm, source_sheet: _SourceSheet) -> Iterator[Fault]:
    """Find each field by its key; a fault for each whose row is gone, stands twice or is called
    otherwise.
    """
    labels = {form.TITLE: template.title, "#index": "", "#period": ""}
    labels |= {field.key: field.label for field in template.fields}
    sheet = source_sheet.sheet
    keys = [cell.text(cells[0]) if cells else "" for cells in sheet.rows]
    for name, label in labels.items():
        if keys.count(name) != 1:
            shown = label or name
            requirement = Text(
                f"cần đúng một dòng “{shown}” của mẫu",
                f"exactly one row “{shown}” of the template is wanted",
            )
            yield Fault(f"{source_sheet.file}!{sheet.name}", "", requirement, cells=0)
            continue
        row = keys.index(name)
        source_sheet.places[name] = (row, _VALUE)
        yield from _mislabelled(source_sheet, (row, _VALUE - 1), label)


def _mislabelled(source_sheet: _SourceSheet, place: Place, label: str) -> Iterator[Fault]:
    sheet = source_sheet.sheet
    if label and key(cell.text(cell.value(sheet, place))) != key(label):
        requirement = Text(
            f"cần “{label}” như trong mẫu", f"“{label}” is wanted, as in the template"
        )
        yield fault(source_sheet.file, sheet, place, requirement=requirement)


def _faults(template: Form | ReportForm, source_sheet: _SourceSheet) -> Iterator[Fault]:
    yield from _of_another_template(template, source_sheet)
    yield from _blank(template, source_sheet)
    yield from _misworded(source_sheet)
    yield from _untimely(template, source_sheet)


def _of_another_template(
    template: Form | ReportForm, source_sheet: _SourceSheet
) -> Iterator[Fault]:
    """Faults where the index or the period is not that of the template."""
    for name, label in (("#index", template.index), ("#period", template.period_words)):
        text = cell.text(cell.value(source_sheet.sheet, source_sheet.places[name]))
        if key(text) != key(label):
            requirement = Text(
                f"mẫu này là của {label}; số liệu khác cần mẫu khác",
                f"this template is of {label}; other figures want another template",
            )
            yield source_sheet.fault(name, requirement)


def _blank(template: Form | ReportForm, source_sheet: _SourceSheet) -> Iterator[Fault]:
    """Faults of fields that may not be read, or that must be filled; a day of reading stands in for
    the day of the document.
    """
    for field in template.fields:
        if wrong := cell.trouble(source_sheet.sheet, source_sheet.places[field.key]):
            yield source_sheet.fault(field.key, wrong)
            continue
        is_read = field.key == "#date" and source_sheet.text("#reading")
        if field.wanted and not source_sheet.text(field.key) and not is_read:
            label = field.label
            requirement = Text(f"phải ghi {within_sentence(label)}", f"must be filled: {label}")
            yield source_sheet.fault(field.key, requirement)


def _misworded(source_sheet: _SourceSheet) -> Iterator[Fault]:
    """Faults of fields with values that they cannot have."""
    for name in ("#document", "#number", "#publisher"):
        if len(source_sheet.text(name)) > LONGEST_TITLE:
            yield source_sheet.fault(name, too_long(LONGEST_TITLE))
    url, tier = source_sheet.text("#url"), source_sheet.text("#tier")
    if url and not _ADDRESS.fullmatch(url):
        yield source_sheet.fault("#url", _WEB_ADDRESS)
    if tier and key(tier) not in _TIERS:
        yield source_sheet.fault("#tier", _TIER)
    for name in ("#cumulative", "#provisional"):
        text = source_sheet.text(name)
        if text and key(text) not in (key(form.YES), key(form.NO)):
            yield source_sheet.fault(name, _YES_OR_NO)


def _untimely(template: Form | ReportForm, source_sheet: _SourceSheet) -> Iterator[Fault]:
    """Faults of days before the period began or still to come, and of a cumulative figure without
    a day of reading.
    """
    first, today = parse(template.period).first_day, clock.today()
    for name in ("#date", "#reading"):
        if name in source_sheet.places:
            day, wrong = entry.day(source_sheet.sheet, source_sheet.places[name])
            if day and not wrong:
                wrong = untimely(day, first, today)
            if wrong:
                yield source_sheet.fault(name, wrong)
    if source_sheet.is_yes("#cumulative") and not source_sheet.text("#reading"):
        yield source_sheet.fault("#reading", _READING_DATE)


def _source(dataset: Dataset, source_sheet: _SourceSheet) -> TemplateSource:
    title, number, publisher = map(source_sheet.text, ("#document", "#number", "#publisher"))
    published, reading = source_sheet.day("#date"), source_sheet.day("#reading")
    is_numbered = number and key(number) not in key(title)
    source = SourceRow(
        public_id=_public_id(dataset, number or title, published or reading, publisher=publisher),
        publisher=publisher,
        title=f"{title} (số {number})" if is_numbered else title,
        tier=_TIERS[key(source_sheet.text("#tier"))],
        url=source_sheet.text("#url") or None,
        published_on=published,
    )
    is_provisional = source_sheet.is_yes("#provisional")
    return TemplateSource(
        source=source,
        withdrawals=tuple(_withdrawals(source_sheet, source)),
        reading=clock.to_reading(reading),
        cumulative=source_sheet.is_yes("#cumulative"),
        status=Status.PROVISIONAL if is_provisional else Status.REPORTED,
    )


def _withdrawals(source_sheet: _SourceSheet, source: SourceRow) -> Iterator[WithdrawalRow]:
    """The documents that the source replaces and annuls, by their numbers, which semicolons
    part.
    """
    kinds = {"#replaces": WithdrawalKind.REPLACED, "#annuls": WithdrawalKind.ANNULLED}
    for name, kind in kinds.items():
        for number in filter(None, map(str.strip, source_sheet.text(name).split(";"))):
            place = address(*source_sheet.places[name])
            origin = f"{source_sheet.file}!{source_sheet.sheet.name}!{place}"
            yield WithdrawalRow(origin=origin, source=number, kind=kind, by=source.public_id)


def _public_id(dataset: Dataset, name: str, day: date | None, publisher: str) -> str:
    """Number or title, day and publisher: offices number their documents alike."""
    parts = "-".join((slug(name), f"{day:%Y-%m-%d}", slug(publisher)))
    if len(parts) > _LONGEST:
        checksum = hashlib.sha256(parts.encode()).hexdigest()[:8]
        parts = f"{parts[:_LONGEST].rstrip('-')}-{checksum}"
    return f"{dataset.name}/{parts}"
