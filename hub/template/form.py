"""A form: what a template that an office fills in says of itself, kept on a hidden sheet so that
the filled file needs no explanation.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hub.words import spelling
from hub.words.terms import MissingReason, SourceTier

MARK, EDITION = "hub-template", "2"
DATA, SOURCE, GUIDE, HIDDEN = "Số liệu", "Nguồn", "Hướng dẫn", "Mẫu"  # the sheets by name
HEADS = TITLE, CODES, LABELS, SCALES = (
    "#title",
    "#codes",
    "#labels",
    "#scales",
)  # keys of rows in the hidden first column
YES, NO = "Có", "Không"
# A drop-down parts its choices at commas, so none may hold one.
TIERS = {
    "Văn bản của cơ quan công bố": SourceTier.OFFICIAL,
    "Báo chí hoặc cổng thông tin": SourceTier.PRESS,
    "Bản sao": SourceTier.COPY,
}
# What is written where the source has no figure; KCDL, "không có dữ liệu", is PAPI's own word.
GAPS = {
    "KCDL": MissingReason.NOT_PUBLISHED,
    "chưa công bố": MissingReason.NOT_PUBLISHED,
    "không công bố": MissingReason.SUPPRESSED,
    "không khảo sát": MissingReason.NOT_SURVEYED,
    "chưa thành lập": MissingReason.NOT_YET,
    "đã kết thúc": MissingReason.NO_LONGER,
}
# What is written where the source takes back a figure, a rank, a group or a block that it gave
# before.
WITHDRAWN = ("rút lại", "WITHDRAWN")

Lines = Iterable[Sequence[object]]


class Field(NamedTuple):
    """One thing that is told of the source, and whether it must be."""

    key: str
    label: str
    wanted: bool = False


class Column(NamedTuple):
    """A column: an indicator's value, or what is published beside it."""

    code: str
    field: str  # value, rank, rank_of, group or block
    label: str
    scale: str  # as shown under the label
    unit: str
    minimum: float | None
    maximum: float | None
    higher_is_better: bool = True

    @property
    def key(self) -> str:
        """What the hidden row holds of it."""
        return f"{self.code}#{self.field}"


class Unit(NamedTuple):
    """A row: a unit by its public id, and the name shown."""

    public_id: str
    name: str


class Form(NamedTuple):
    """Which figures are asked for: of which index, period and units, in which columns."""

    index: str
    period: str
    kind: str
    province: str
    part: bool  # of what the family rates
    title: str
    told: str  # the period in words
    fields: tuple[Field, ...]
    columns: tuple[Column, ...]
    units: tuple[Unit, ...]
    groups: tuple[str, ...] = ()


SOURCE_FIELDS = (
    Field("#document", "Văn bản công bố (tên loại, trích yếu)", True),
    Field("#number", "Số, ký hiệu"),
    Field("#date", "Ngày ban hành", True),
    Field("#publisher", "Cơ quan ban hành", True),
    Field("#url", "Địa chỉ trên mạng"),
    Field("#tier", "Loại nguồn", True),
)
READING_FIELDS = (
    Field("#reading", "Ngày đọc số liệu"),
    Field("#cumulative", "Lũy kế từ đầu kỳ"),
    Field("#provisional", "Số sơ bộ"),
)
WITHDRAWAL_FIELDS = (
    Field("#replaces", "Thay thế văn bản số"),
    Field("#annuls", "Bãi bỏ, thu hồi văn bản số"),
)


def reason(text: str) -> MissingReason | None:
    """Why the source has no figure, where a cell says it by a mark, with or without diacritics."""
    return _REASONS.get(_plain(text)) if text else None


def is_withdrawn(text: str) -> bool:
    """Whether a cell says that the source takes back what it said there, with or without
    diacritics.
    """
    return bool(text) and _plain(text) in _TAKEN_BACK


def lines(form: Form) -> list[tuple[str, ...]]:
    """The form as lines of texts, the first with a checksum of the others."""
    said = list(_said(form))
    return [(MARK, EDITION, _checksum(said)), *said]


def parse(given: Lines) -> Form | None:
    """The form that these lines say; None where they are no form, ValueError where they are not
    as they were written.
    """
    first, *said = [_trimmed(line) for line in given] or [()]
    if first[:1] != (MARK,):
        return None
    while said and not said[-1]:
        said.pop()
    if first != (MARK, EDITION, _checksum(said)):
        raise ValueError(first)
    single = {key: _cell(rest, 0) for key, *rest in said}
    many = {
        key: [rest for own, *rest in said if own == key]
        for key in ("field", "column", "unit", "group")
    }
    return Form(
        single["index"],
        single["period"],
        single["kind"],
        single["province"],
        single["part"] == YES,
        single["title"],
        single["told"],
        tuple(
            Field(_cell(rest, 0), _cell(rest, 1), _cell(rest, 2) == YES) for rest in many["field"]
        ),
        tuple(map(_column, many["column"])),
        tuple(Unit(_cell(rest, 0), _cell(rest, 1)) for rest in many["unit"]),
        tuple(_cell(rest, 0) for rest in many["group"]),
    )


def _said(form: Form) -> Iterator[tuple[str, ...]]:
    for key in ("index", "period", "kind", "province"):
        yield key, getattr(form, key)
    yield "part", _yes(form.part)
    yield "title", form.title
    yield "told", form.told
    yield from (("field", field.key, field.label, _yes(field.wanted)) for field in form.fields)
    for column in form.columns:
        limits = (
            "" if limit is None else repr(limit) for limit in (column.minimum, column.maximum)
        )
        yield (
            "column",
            column.code,
            column.field,
            column.label,
            column.scale,
            column.unit,
            *limits,
            _yes(column.higher_is_better),
        )
    yield from (("unit", *unit) for unit in form.units)
    yield from (("group", group) for group in form.groups)
    yield from (("mark", mark) for mark in (*GAPS, *WITHDRAWN))


def _column(rest: Sequence[str]) -> Column:
    code, field, label, scale, unit, low, high, better = (_cell(rest, place) for place in range(8))
    return Column(
        code,
        field,
        label,
        scale,
        unit,
        float(low) if low else None,
        float(high) if high else None,
        better == YES,
    )


def _yes(truth: bool) -> str:
    return YES if truth else NO


def _cell(rest: Sequence[str], place: int) -> str:
    return rest[place] if place < len(rest) else ""


def _trimmed(line: Sequence[object]) -> tuple[str, ...]:
    cells = ["" if cell is None else str(cell) for cell in line]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _plain(text: str) -> str:
    return spelling.plain(spelling.key(text))


_REASONS = {_plain(word): reason for word, reason in GAPS.items()}
_TAKEN_BACK = frozenset(map(_plain, WITHDRAWN))


def _checksum(said: Iterable[Sequence[str]]) -> str:
    text = "\n".join("\t".join(_trimmed(line)) for line in said)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
