"""A form: the description of a template on a hidden sheet.

The file that an office filled in needs no further explanation.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
KEYS = "#keys"  # of the row with the keys of columns, where rows are of no unit
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
    "chưa hoạt động": MissingReason.NOT_YET,
    "chưa thành lập": MissingReason.NOT_YET,
    "đã kết thúc": MissingReason.NO_LONGER,
}
# What is written where the source takes back a figure, a rank, a group or a block that it gave
# before.
RETRACTED = ("rút lại", "WITHDRAWN")

Lines = Iterable[Sequence[object]]


class SourceField(NamedTuple):
    """One field of the source of a template, and whether it is required."""

    key: str
    label: str
    wanted: bool = False


class ListColumn(NamedTuple):
    """A column of a table that lists things, one a row."""

    key: str
    label: str
    hint: str
    wanted: bool = False
    width: int = 16
    look: str = "text"


class FormColumn(NamedTuple):
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


class FormRow(NamedTuple):
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
    period_words: str
    fields: tuple[SourceField, ...]
    columns: tuple[FormColumn, ...]
    units: tuple[FormRow, ...]
    groups: tuple[str, ...] = ()


SOURCE_FIELDS = (
    SourceField("#document", "Văn bản công bố (tên loại, trích yếu)", True),
    SourceField("#number", "Số, ký hiệu"),
    SourceField("#date", "Ngày ban hành", True),
    SourceField("#publisher", "Cơ quan ban hành", True),
    SourceField("#url", "Địa chỉ trên mạng"),
    SourceField("#tier", "Loại nguồn", True),
)
PROVISIONAL = SourceField("#provisional", "Số sơ bộ")
READING_FIELDS = (
    SourceField("#reading", "Ngày đọc số liệu"),
    SourceField("#cumulative", "Lũy kế từ đầu kỳ"),
    PROVISIONAL,
)
WITHDRAWAL_FIELDS = (
    SourceField("#replaces", "Thay thế văn bản số"),
    SourceField("#annuls", "Bãi bỏ, thu hồi văn bản số"),
)


def reason(text: str) -> MissingReason | None:
    """Why the source has no figure, by the mark in a cell, with or without diacritics."""
    return _REASONS.get(_plain(text)) if _may_be_mark(text) else None


def is_retracted(text: str) -> bool:
    """Whether the mark in a cell takes back the source's figure, with or without diacritics."""
    return _may_be_mark(text) and _plain(text) in _RETRACTED


def lines(form: Form) -> list[tuple[str, ...]]:
    """The form as lines of texts, the first with a checksum of the others."""
    lines = list(_said(form))
    return [(MARK, EDITION, _checksum(lines)), *lines]


def parse(lines: Lines) -> Form | None:
    """The form in these lines; None where they are no form.

    Raises ValueError where they are not as they were written.
    """
    first, *rest = [_trimmed(line) for line in lines] or [()]
    if first[:1] != (MARK,):
        return None
    while rest and not rest[-1]:
        rest.pop()
    if first != (MARK, EDITION, _checksum(rest)):
        raise ValueError(first)
    cells: dict[str, list[Sequence[str]]] = defaultdict(list)
    for key, *texts in rest:
        cells[key].append(texts)
    return _form(cells)


def _form(cells: Mapping[str, Sequence[Sequence[str]]]) -> Form:
    """The form out of the cells of its lines, by the key of the line."""
    single = {key: _padded(lines[-1], 1)[0] for key, lines in cells.items()}
    return Form(
        index=single["index"],
        period=single["period"],
        kind=single["kind"],
        province=single["province"],
        part=single["part"] == YES,
        title=single["title"],
        period_words=single["told"],
        fields=tuple(map(_field, cells.get("field", ()))),
        columns=tuple(map(_column, cells.get("column", ()))),
        units=tuple(FormRow(*_padded(texts, 2)) for texts in cells.get("unit", ())),
        groups=tuple(_padded(texts, 1)[0] for texts in cells.get("group", ())),
    )


def _said(form: Form) -> Iterator[tuple[str, ...]]:
    for key in ("index", "period", "kind", "province"):
        yield key, getattr(form, key)
    yield "part", _yes(form.part)
    yield "title", form.title
    yield "told", form.period_words
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
    yield from (("mark", mark) for mark in (*GAPS, *RETRACTED))


def _field(texts: Sequence[str]) -> SourceField:
    key, label, mark = _padded(texts, 3)
    return SourceField(key, label, mark == YES)


def _column(texts: Sequence[str]) -> FormColumn:
    *words, low, high, better = _padded(texts, 8)
    return FormColumn(
        *words,
        minimum=float(low) if low else None,
        maximum=float(high) if high else None,
        higher_is_better=better == YES,
    )


def _yes(truth: bool) -> str:
    return YES if truth else NO


def _padded(texts: Sequence[str], width: int) -> list[str]:
    """So many texts; those at the end of a line that are empty are not in its sheet."""
    return [*texts[:width], *[""] * (width - len(texts))]


def _trimmed(line: Sequence[object]) -> tuple[str, ...]:
    cells = ["" if cell is None else str(cell) for cell in line]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _may_be_mark(text: str) -> bool:
    """False for blank cells and numbers, most of a file: no mark ends in a digit."""
    return bool(text) and not text[-1].isdigit()


def _plain(text: str) -> str:
    return spelling.plain(spelling.key(text))


_REASONS = {_plain(word): reason for word, reason in GAPS.items()}
_RETRACTED = frozenset(map(_plain, RETRACTED))


def _checksum(lines: Iterable[Sequence[str]]) -> str:
    text = "\n".join("\t".join(_trimmed(line)) for line in lines)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
