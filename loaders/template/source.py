"""The source of a filled template: the document that its office tells on the sheet beside the
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
from hub.words import clock
from hub.words.errors import Fault
from hub.words.language import Text, shortened, too_long, within_sentence
from hub.words.names import key, slug
from hub.words.period import parse
from hub.words.terms import Status, WithdrawalKind
from loaders import workbook
from loaders.contradiction import untimely
from loaders.workbook import Sheet, cell
from loaders.workbook.layout import Place

_LONGEST = 80  # letters of a source's id
_ADDRESS = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_TIERS = {key(word): tier for word, tier in form.TIERS.items()}
_VALUE = 2  # the column of values


class Heading(NamedTuple):
    """What a template says of all its figures, and which documents its own replaces or annuls."""

    source: SourceRow
    withdrawals: tuple[WithdrawalRow, ...]
    reading: int
    cumulative: bool
    status: Status


class _Told(NamedTuple):
    """The sheet of the source, where each field stands, and the fields by key."""

    file: str
    sheet: Sheet
    places: dict[str, Place]

    def text(self, name: str) -> str:
        """What a field holds, as text; nothing where it is not there or may not be read."""
        place = self.places.get(name)
        return (
            ""
            if place is None or cell.trouble(self.sheet, place)
            else cell.text(cell.value(self.sheet, place))
        )

    def fault(self, name: str, wanted: Text) -> Fault:
        """A fault of a field, over its cell where that is filled."""
        return fault(self.file, self.sheet, self.places[name], wanted)


def heading(
    dataset: Dataset, file: str, asked: Form, sheet: Sheet | None
) -> tuple[Heading | None, list[Fault]]:
    """What the sheet of the source says, or every fault of it."""
    if sheet is None:
        wanted = Text(
            f"cần trang tính “{form.SOURCE}” của mẫu",
            f"the sheet “{form.SOURCE}” of the template is wanted",
        )
        return None, [Fault(f"{file}!{form.SOURCE}", "", wanted, 0)]
    told = _Told(file, sheet, {})
    faults = list(_placed(asked, told)) or [
        *_frame(asked, told),
        *_fields(asked, told),
        *_days(asked, told),
    ]
    return (None, faults) if faults else (_heading(dataset, told), [])


def fault(file: str, sheet: Sheet, place: Place, wanted: Text) -> Fault:
    """A fault at a place; a blank cell was not read, so it is not counted."""
    found = cell.shown(sheet, place)
    return Fault(
        f"{file}!{sheet.name}!{workbook.span(sheet, place)}",
        shortened(found),
        wanted,
        int(bool(found)),
    )


def _placed(asked: Form, told: _Told) -> Iterator[Fault]:
    """Find each field by its key; a fault for each whose row is gone, stands twice or is called
    otherwise.
    """
    labels = {form.TITLE: asked.title, "#index": "", "#period": ""} | {
        field.key: field.label for field in asked.fields
    }
    rows = [cell.text(cells[0]) if cells else "" for cells in told.sheet.rows]
    for name, label in labels.items():
        found = [row for row, held in enumerate(rows) if held == name]
        shown = label or name
        if len(found) != 1:
            wanted = Text(
                f"cần đúng một dòng “{shown}” của mẫu",
                f"exactly one row “{shown}” of the template is wanted",
            )
            yield Fault(f"{told.file}!{told.sheet.name}", "", wanted, 0)
            continue
        told.places[name] = (found[0], _VALUE)
        at = (found[0], _VALUE - 1)
        if label and key(cell.text(cell.value(told.sheet, at))) != key(label):
            yield fault(
                told.file,
                told.sheet,
                at,
                Text(f"cần “{label}” như trong mẫu", f"“{label}” is wanted, as in the template"),
            )


def _frame(asked: Form, told: _Told) -> Iterator[Fault]:
    """The index and the period are those of the template."""
    for name, wanted in (("#index", asked.index), ("#period", asked.told)):
        if key(cell.text(cell.value(told.sheet, told.places[name]))) != key(wanted):
            yield told.fault(
                name,
                Text(
                    f"mẫu này là của {wanted}; số liệu khác cần mẫu khác",
                    f"this template is of {wanted}; other figures want another template",
                ),
            )


def _fields(asked: Form, told: _Told) -> Iterator[Fault]:
    for field in asked.fields:
        if wrong := cell.trouble(told.sheet, told.places[field.key]):
            yield told.fault(field.key, wrong)
        elif (
            field.wanted
            and not told.text(field.key)
            and not (field.key == "#date" and told.text("#reading"))
        ):
            yield told.fault(
                field.key,
                Text(f"phải ghi {within_sentence(field.label)}", f"must be filled: {field.label}"),
            )
    for name in ("#document", "#number", "#publisher"):
        if len(told.text(name)) > LONGEST_TITLE:
            yield told.fault(name, too_long(LONGEST_TITLE))
    if (url := told.text("#url")) and not _ADDRESS.fullmatch(url):
        yield told.fault(
            "#url",
            Text(
                "cần địa chỉ bắt đầu bằng https:// hoặc http://",
                "an address with https:// or http:// is wanted",
            ),
        )
    if (tier := told.text("#tier")) and key(tier) not in _TIERS:
        known = ", ".join(form.TIERS)
        yield told.fault(
            "#tier", Text(f"cần một trong: {known}", f"one of these is wanted: {known}")
        )
    for name in {"#cumulative", "#provisional"} & told.places.keys():
        if told.text(name) and key(told.text(name)) not in (key(form.YES), key(form.NO)):
            yield told.fault(
                name, Text(f"cần {form.YES} hoặc {form.NO}", f"{form.YES} or {form.NO} is wanted")
            )


def _days(asked: Form, told: _Told) -> Iterator[Fault]:
    """Neither day is before the period began or still to come; a cumulative figure has one of
    reading.
    """
    first = parse(asked.period).first_day
    for name in ("#date", "#reading"):
        if name in told.places:
            found, wrong = cell.day(told.sheet, told.places[name])
            if wrong := wrong or (untimely(found, first, clock.today()) if found else None):
                yield told.fault(name, wrong)
    if key(told.text("#cumulative")) == key(form.YES) and not told.text("#reading"):
        yield told.fault(
            "#reading", Text("số lũy kế cần ngày đọc", "a cumulative figure wants a day of reading")
        )


def _heading(dataset: Dataset, told: _Told) -> Heading:
    title, number, publisher = (told.text(name) for name in ("#document", "#number", "#publisher"))
    published, read = _day(told, "#date"), _day(told, "#reading")
    titled = f"{title} (số {number})" if number and key(number) not in key(title) else title
    source = SourceRow(
        _public_id(dataset, number or title, published or read, publisher),
        publisher,
        titled,
        _TIERS[key(told.text("#tier"))],
        told.text("#url") or None,
        published,
    )
    provisional = key(told.text("#provisional")) == key(form.YES)
    return Heading(
        source,
        tuple(_withdrawals(told, source)),
        clock.to_reading(read),
        key(told.text("#cumulative")) == key(form.YES),
        Status.PROVISIONAL if provisional else Status.REPORTED,
    )


def _withdrawals(told: _Told, source: SourceRow) -> Iterator[WithdrawalRow]:
    """The documents that the source replaces and annuls, by their numbers; several are parted by
    semicolons.
    """
    for name, kind in (
        ("#replaces", WithdrawalKind.REPLACED),
        ("#annuls", WithdrawalKind.ANNULLED),
    ):
        for number in filter(None, map(str.strip, told.text(name).split(";"))):
            origin = f"{told.file}!{told.sheet.name}!{workbook.address(*told.places[name])}"
            yield WithdrawalRow(origin, number, kind, source.public_id)


def _public_id(dataset: Dataset, name: str, day: date | None, publisher: str) -> str:
    """Number or title, day and publisher: offices number their documents alike."""
    parts = "-".join((slug(name), f"{day:%Y-%m-%d}", slug(publisher)))
    if len(parts) > _LONGEST:
        parts = f"{parts[:_LONGEST].rstrip('-')}-{hashlib.sha256(parts.encode()).hexdigest()[:8]}"
    return f"{dataset.name}/{parts}"


def _day(told: _Told, name: str) -> date | None:
    return cell.day(told.sheet, told.places[name])[0] if name in told.places else None
