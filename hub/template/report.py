"""The form of an office's own report of a period: the figures asked for, those of the past beside
them, and what was read of its report beforehand.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from hub.catalogue import Catalogue, Entity, Indicator
from hub.template import form
from hub.template.family import period_words
from hub.template.form import SourceField
from hub.template.seal import sealed, unsealed
from hub.words import units
from hub.words.language import Language, alphabetical
from hub.words.period import Period
from hub.words.terms import EntityKind, SourceTier

FAMILY = "OPERATIONS"
MARK, EDITION = "hub-report", "1"
DATA, SOURCE, GUIDE, HIDDEN = form.DATA, form.SOURCE, form.GUIDE, form.HIDDEN
TITLE, KEYS, LABELS = "#title", "#keys", "#labels"  # keys of rows in the hidden first column
FIELD = "#field"  # of a row whose field of administration the office chooses
APART = " – "  # between the code of a field and its name
MOST_FIELDS = 10  # that an office may add
FIELDS_OF = "OPERATIONS/DOSSIERS_RECEIVED."
_SECTIONS = (
    ("I. Hồ sơ thủ tục hành chính", ("DOSSIERS_", "WAITING")),
    ("III. Thủ tục hành chính theo mức độ trực tuyến", ("PROCEDURES",)),
    ("IV. Tổ chức bộ máy, biên chế", ("STAFF", "UNITS")),
    ("V. Văn bản, kiểm tra, phản ánh, kiến nghị", ("",)),
)
SECTION_OF_FIELDS = "II. Hồ sơ tiếp nhận theo lĩnh vực"


class ReportColumn(NamedTuple):
    """A column of the table of a report."""

    key: str
    label: str
    width: int


LABEL, UNIT, VALUE, CONFIRMED, SENTENCE, BEFORE, YEAR_BEFORE, MEANING = (
    ReportColumn("#label", "Nội dung", 46),
    ReportColumn("#unit", "Đơn vị tính", 10),
    ReportColumn("#value", "Số liệu kỳ này", 14),
    ReportColumn("#confirmed", "Xác nhận", 10),
    ReportColumn("#sentence", "Lấy từ câu nào của báo cáo", 60),
    ReportColumn("#before", "Kỳ trước", 14),
    ReportColumn("#year-before", "Cùng kỳ năm trước", 14),
    ReportColumn("#meaning", "Cách hiểu", 60),
)
COLUMNS = (LABEL, UNIT, VALUE, CONFIRMED, SENTENCE, BEFORE, YEAR_BEFORE, MEANING)


class ReadFigure(NamedTuple):
    """A figure of its report: the number as printed, its sentence and the place of that; `value` is
    None where the reader is not sure that it is this one.
    """

    printed: str
    sentence: str
    place: str
    value: float | None = None


class Past(NamedTuple):
    """A period beside, in words, and what the office reported of it by code."""

    words: str
    figures: Mapping[str, str]


class ReportRow(NamedTuple):
    """A row: an indicator, what is told of it, and what was read of it."""

    code: str
    label: str
    level: int
    unit: str
    minimum: float | None
    maximum: float | None
    section: str
    meaning: str = ""
    before: str = ""
    year_before: str = ""
    read: ReadFigure | None = None


class ReportForm(NamedTuple):
    """Whose figures are asked for, of which period, by which indicators."""

    index: str
    period: str
    kind: str
    province: str
    unit: str  # public id
    name: str
    title: str
    period_words: str
    rows: tuple[ReportRow, ...]
    choices: tuple[str, ...]  # the fields that it may add: code – name
    before: str = ""  # the periods beside, in words
    year_before: str = ""

    @property
    def fields(self) -> tuple[SourceField, ...]:
        """What is asked of the report itself."""
        return (*form.SOURCE_FIELDS, form.PROVISIONAL, *form.WITHDRAWAL_FIELDS)


OFFICIAL = next(words for words, tier in form.TIERS.items() if tier is SourceTier.OFFICIAL)


class Beside(NamedTuple):
    """What the hub knows beside the figures that are asked for: the fields that the office ever
    reported, the periods of the past, and what was read of its report.
    """

    ever: frozenset[str] = frozenset()
    before: Past | None = None
    year_before: Past | None = None
    read: Mapping[str, ReadFigure] = {}


def report_form(catalogue: Catalogue, entity: Entity, at: Period, beside: Beside) -> ReportForm:
    """The form of an office's report of a period."""
    name = entity.official_name(Language.VI, at.last_day)
    asked = [one for one in catalogue.indicators_of(FAMILY) if one.means(at)]
    told = beside.ever | beside.read.keys()
    others = [one for one in asked if _is_field(one) and one.code not in told]
    rows = [_row(one, beside) for one in asked if one not in others]
    return ReportForm(
        index=FAMILY,
        period=str(at),
        kind=entity.kind,
        province=entity.province or _own_province(entity),
        unit=entity.public_id,
        name=name,
        title=f"Số liệu hoạt động của {name} – {period_words(at)}",
        period_words=period_words(at),
        rows=tuple(sorted(rows, key=lambda row: row.section)),
        choices=tuple(sorted(map(_choice, others), key=alphabetical)),
        before=_words(beside.before),
        year_before=_words(beside.year_before),
    )


def _own_province(entity: Entity) -> str:
    return entity.public_id if entity.kind is EntityKind.PROVINCE else ""


def _words(past: Past | None) -> str:
    return past.words if past else ""


def report_file(blank: ReportForm) -> str:
    """The default name of a template of a report."""
    parts = (blank.unit.replace("/", "-"), blank.period.replace("/", "_"))
    return f"mau-operations-{'-'.join(parts)}.xlsx"


def lines(blank: ReportForm) -> list[tuple[str, ...]]:
    """The form as lines of texts, the first with a checksum of the others."""
    return sealed(MARK, EDITION, _said(blank))


def parse(rows: Sequence[Sequence[object]]) -> ReportForm | None:
    """The form in these lines; None where they are no form.

    Raises ValueError or KeyError where they are not as they were written.
    """
    rest = unsealed(MARK, EDITION, rows)
    if rest is None:
        return None
    cells: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, *texts in rest:
        cells[key].append((*texts, *[""] * (9 - len(texts))))
    single = {key: texts[-1][0] for key, texts in cells.items()}
    names = ("index", "period", "kind", "unit", "name", "title", "period_words")
    return ReportForm(
        **{name: single[name] for name in names},
        province=single.get("province", ""),
        rows=tuple(map(_parsed, cells["row"])),
        choices=tuple(choice for choice, *_ in cells["choice"]),
    )


def field_row(blank: ReportForm, choice: str) -> ReportRow | None:
    """The row of a field that an office adds; None where it is none of those it may add."""
    if choice not in blank.choices:
        return None
    code, _, name = choice.partition(APART)
    return ReportRow(
        code=f"{FIELDS_OF}{code}",
        label=name,
        level=1,
        unit="dossiers",
        minimum=0,
        maximum=None,
        section=SECTION_OF_FIELDS,
    )


def _row(indicator: Indicator, beside: Beside) -> ReportRow:
    past = (
        each.figures.get(indicator.code, "") if each else ""
        for each in (beside.before, beside.year_before)
    )
    before, year_before = past
    is_field, definition = _is_field(indicator), indicator.definition
    label = " ".join(indicator.name.vi.split())
    return ReportRow(
        code=indicator.code,
        label=label.partition(": ")[2] if is_field else label,
        level=indicator.level,
        unit=indicator.unit,
        minimum=indicator.minimum,
        maximum=indicator.maximum,
        section=SECTION_OF_FIELDS if is_field else _section(indicator),
        meaning=definition.vi if definition else "",
        before=before,
        year_before=year_before,
        read=beside.read.get(indicator.code),
    )


def _is_field(indicator: Indicator) -> bool:
    return indicator.code.startswith(FIELDS_OF)


def _section(indicator: Indicator) -> str:
    code = indicator.code.partition("/")[2]
    return next(name for name, begins in _SECTIONS if code.startswith(begins))


def _choice(field: Indicator) -> str:
    name = " ".join(field.name.vi.split()).partition(": ")[2]
    return f"{field.code.removeprefix(FIELDS_OF)}{APART}{name}"


def _said(blank: ReportForm) -> Iterator[tuple[str, ...]]:
    for key in ("index", "period", "kind", "unit", "name", "title", "period_words", "province"):
        yield key, getattr(blank, key)
    for row in blank.rows:
        limits = ("" if limit is None else repr(limit) for limit in (row.minimum, row.maximum))
        read = row.read if row.read and row.read.value is not None else None
        was_read = (repr(read.value), read.place) if read else ()
        yield "row", row.code, row.label, str(row.level), row.unit, row.section, *limits, *was_read
    yield from (("choice", choice) for choice in blank.choices)
    yield from (("answer", answer) for answer in (form.YES, form.NO))


def _parsed(texts: Sequence[str]) -> ReportRow:
    code, label, level, unit, section, low, high, value, place = texts
    return ReportRow(
        code=code,
        label=label,
        level=int(level),
        unit=unit,
        minimum=float(low) if low else None,
        maximum=float(high) if high else None,
        section=section,
        read=ReadFigure("", "", place, float(value)) if value else None,
    )


def unit_words(row: ReportRow) -> str:
    """The unit of a row as an office calls it."""
    return units.called(row.unit).vi
