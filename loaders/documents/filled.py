"""The targets that an office filled into a template, as rows of its document."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from hub.dataset.rows import (
    LONGEST_TITLE,
    DocumentRow,
    Recognised,
    Row,
    TargetRow,
    TargetsAloneRow,
)
from hub.template import targets
from hub.template.targets import TargetForm
from hub.words import clock, dates
from hub.words.errors import BadQuestion, Fault
from hub.words.language import Text, too_long
from hub.words.names import key
from hub.words.period import Period
from hub.words.terms import Comparator, EntityKind, Measure
from loaders import template
from loaders.catalogue import identity
from loaders.cells.contradiction import untimely
from loaders.cells.number import typed
from loaders.template import Answer, FilledListing
from loaders.workbook import Sheet, address, is_number, printed

_LONGEST = 2000  # letters of a target
_LONGEST_UNIT = 40
_OLDEST = date(1990, 1, 1)
_ADDRESS = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_WEB_ADDRESS = Text(
    "cần địa chỉ bắt đầu bằng https:// hoặc http://",
    "an address with https:// or http:// is wanted",
)
_SHARE = Text(
    "mức tính bằng % phải từ 0 đến 100; ghi 95, không ghi 0,95 hay 9500",
    "a level in % lies from 0 to 100: 95, and neither 0.95 nor 9500",
)
_SHOWN = Text(
    "ô ghi theo % nhưng “Đơn vị tính” không phải %; ghi lại một trong hai",
    "it is shown in % while its unit is another; write one of them anew",
)
_PLACE = Text("thứ hạng là số nguyên từ 1", "a rank is a whole number from 1")
_NO_DEADLINE = Text(
    "cần thời hạn, hoặc “Giai đoạn của văn bản” ở trang “Văn bản”",
    "a deadline is wanted, or the period of the document on its sheet",
)
_LATE_START = Text("“Từ kỳ” phải không sau thời hạn", "its first period may not follow its last")
_TWICE = Text("chỉ tiêu này đã ghi ở dòng {row}", "this target stands in row {row} already")
_OF_A_RANK = Text(
    "nhóm, xếp loại không tăng hay giảm: chọn Bằng hoặc Tối thiểu",
    "a group neither grows nor shrinks: choose Bằng or Tối thiểu",
)


class _Paper(NamedTuple):
    """The document of the targets."""

    row: DocumentRow
    period: Period | None
    unit: str | None  # whose the targets are, where the document is of somebody else


def rows(file: str, sheets: Sequence[Sheet]) -> Iterator[Row]:
    """The document and its targets, or everything that is wrong with the file."""
    filled = template.listing_of(file, sheets, template.TARGETS)
    if isinstance(filled, Fault):
        yield filled.whole
        return
    paper = _paper(filled) if filled.document else None
    stated = [(row, _target(filled, row, paper)) for row in filled.rows] if paper else []
    _refuse_repeated(filled, stated)
    if filled.faults:
        yield from filled.faults
        return
    count = len(stated)
    description = Text(
        f"mẫu {filled.form.title}: {count} chỉ tiêu; văn bản: {paper.row.title}",
        f"template of targets of {filled.form.unit}: {count} targets; document: {paper.row.title}",
    )
    yield Recognised(origin=f"{file}!{targets.DATA}", text=description, beside=filled.framed)
    yield paper.row
    yield TargetsAloneRow(paper.row.public_id)
    yield from (target for _, target in stated)


def _paper(filled: FilledListing) -> _Paper:
    """The document as its sheet describes it; faults of what cannot be."""
    answers, form = filled.document, filled.form
    texts = {field.key: "" for field in targets.DOCUMENT}
    texts |= {name: answer.text for name, answer in answers.items()}
    day = _day(filled, answers.get("#date"))
    period = _period(filled, answers.get("#period"))
    _refuse_misworded(filled, texts)
    is_own = key(texts["#issuer"]) == key(form.name)
    row = DocumentRow(
        public_id=_public_id(texts, day, period, form=form),
        kind=texts["#kind"],
        title=texts["#document"],
        number=texts["#number"] or None,
        date=day,
        issuer=texts["#issuer"],
        issuer_entity=form.unit if is_own else None,
        province=form.province or None,
        period=str(period) if period else None,
        url=texts["#url"] or None,
    )
    return _Paper(row, period, None if is_own else form.unit)


def _refuse_misworded(filled: FilledListing, texts: Mapping[str, str]) -> None:
    """Faults of fields with values that they cannot have."""
    for name in ("#kind", "#document", "#number", "#issuer"):
        if len(texts[name]) > LONGEST_TITLE:
            filled.refuse(filled.document[name], too_long(LONGEST_TITLE))
    if texts["#url"] and not _ADDRESS.fullmatch(texts["#url"]):
        filled.refuse(filled.document["#url"], _WEB_ADDRESS)


def _public_id(
    texts: Mapping[str, str], day: date | None, period: Period | None, form: TargetForm
) -> str:
    """The id that the reader of documents would give the same document."""
    if texts["#number"]:
        is_local = form.kind in (EntityKind.DISTRICT, EntityKind.COMMUNE)
        numbering = form.unit if is_local else form.province or None
        return identity.numbered(texts["#number"], day.year if day else None, numbering)
    kind, title = texts["#kind"], texts["#document"]
    return identity.titled(form.unit, kind, title, period=str(period or ""))


def _day(filled: FilledListing, answer: Answer | None) -> date | None:
    if answer is None or not answer.text:
        return None
    day, wrong = template.day(answer.sheet, answer.place)
    wrong = wrong or (untimely(day, _OLDEST, clock.today()) if day else None)
    if wrong:
        filled.refuse(answer, wrong)
    return day


def _period(filled: FilledListing, answer: Answer | None) -> Period | None:
    if answer is None or not answer.text:
        return None
    try:
        return dates.period(answer.text)
    except BadQuestion as error:
        filled.refuse(answer, error.text)
        return None


def _target(filled: FilledListing, row: Mapping[str, Answer], paper: _Paper) -> TargetRow:
    """The target of a row; faults of what cannot be."""
    measure = _chosen(filled, row["#measure"], targets.MEASURES) or Measure.VALUE
    comparator = _chosen(filled, row["#comparator"], targets.COMPARATORS) or Comparator.EQUAL
    _refuse_long(filled, row)
    first, by = _time(filled, row, paper)
    place = f"{targets.DATA}!{address(*row['#label'].place)}"
    return TargetRow(
        origin=f"{filled.file}!{place}",
        document=paper.row.public_id,
        label=" ".join(row["#label"].text.split()),
        measure=measure,
        comparator=comparator,
        value=_level(filled, row, measure=measure, comparator=comparator),
        printed=_printed(row, measure=measure, comparator=comparator),
        unit=_unit(filled, row),
        valid_from=str(first) if first else None,
        by=str(by) if by else None,
        baseline=row["#baseline"].text or None,
        entity=paper.unit,
        province=paper.row.province,
        indicator=_indicator(filled, row["#indicator"]),
        reform_area=_chosen(filled, row["#area"], targets.AREAS),
        locator=row["#locator"].text or place,
    )


def _chosen(filled: FilledListing, answer: Answer, choices: Mapping[str, Any]) -> Any:
    """What a choice of a closed list stands for; None where the cell is blank."""
    by_key = {key(name): choice for name, choice in choices.items()}
    if not answer.text:
        return None
    if key(answer.text) not in by_key:
        names = ", ".join(choices)
        filled.refuse(answer, Text(f"cần một trong: {names}", f"one of these is wanted: {names}"))
    return by_key.get(key(answer.text))


def _unit(filled: FilledListing, row: Mapping[str, Answer]) -> str | None:
    """The unit of a target; of a level that is shown as a percentage it can be none but percent."""
    answer, level = row["#unit"], row["#value"]
    if not _is_percentage(level) or answer.text.startswith("%"):
        return answer.text or None
    if answer.text:
        filled.refuse(level, _SHOWN)
    return "%"


def _is_percentage(level: Answer) -> bool:
    return level.text.endswith("%") or level.place in level.sheet.percent


def _refuse_long(filled: FilledListing, row: Mapping[str, Answer]) -> None:
    bounds = {"#label": _LONGEST, "#unit": _LONGEST_UNIT, "#locator": 200, "#baseline": 200}
    for name, most in bounds.items():
        if len(row[name].text) > most:
            filled.refuse(row[name], too_long(most))


def _time(
    filled: FilledListing, row: Mapping[str, Answer], paper: _Paper
) -> tuple[Period | None, Period | None]:
    """Start and end of a target: its own, else those of the document's period."""
    first, by = _period(filled, row["#from"]), _period(filled, row["#by"])
    if by is None and not row["#by"].text and paper.period:
        first, by = first or _first_year(paper.period), _last_year(paper.period)
    if by is None and not row["#by"].text:
        filled.refuse(row["#by"], _NO_DEADLINE)
    if first and by and first.first_day > by.last_day:
        filled.refuse(row["#from"], _LATE_START)
    return first, by


def _first_year(period: Period) -> Period | None:
    return Period(period.year, 1, 12) if period.months > 12 else None


def _last_year(period: Period) -> Period:
    return Period(period.last_day.year, 1, 12) if period.months > 12 else period


def _level(
    filled: FilledListing, row: Mapping[str, Answer], measure: Measure, comparator: Comparator
) -> float | None:
    """The level as a number; None where a group is aimed at."""
    answer = row["#value"]
    if measure is Measure.GROUP:
        if comparator.is_change:
            filled.refuse(row["#comparator"], _OF_A_RANK)
        return None
    value, wrong = _number(answer)
    unit = "%" if _is_percentage(answer) else row["#unit"].text
    wrong = wrong or _impossible(value, unit, measure, comparator=comparator)
    if wrong and answer.text:
        filled.refuse(answer, wrong)
    return value


def _number(answer: Answer) -> tuple[float | None, Text | None]:
    """The number in a cell as a person sees it: 0.95 shown as 95% is 95."""
    if is_number(answer.value):
        factor = 100 if answer.place in answer.sheet.percent else 1
        return round(float(answer.value) * factor, 10), None
    return typed(answer.text, _is_any)


def _is_any(_: float) -> bool:
    return True


def _impossible(
    value: float | None, unit: str, measure: Measure, comparator: Comparator
) -> Text | None:
    """Why no target can ask for a level; None where it can."""
    if value is None or comparator.is_change:
        return None
    if measure is Measure.RANK and (value < 1 or value != int(value)):
        return _PLACE
    return _SHARE if unit == "%" and not (value == 0 or 1 <= value <= 100) else None


def _printed(row: Mapping[str, Answer], measure: Measure, comparator: Comparator) -> str:
    """The level in words: tối thiểu 95%."""
    answer = row["#value"]
    unit = row["#unit"].text or ("%" if _is_percentage(answer) else "")
    if measure is Measure.GROUP:
        return answer.text
    value, _ = _number(answer)
    shown = answer.text if value is None else printed(value).removesuffix(".0").replace(".", ",")
    words = next(name for name, one in targets.COMPARATORS.items() if one is comparator)
    lead = "" if comparator is Comparator.EQUAL else f"{words.lower()} "
    gap = "" if unit.startswith("%") or not unit else " "
    return f"{lead}{shown}{gap}{unit}"


def _indicator(filled: FilledListing, answer: Answer) -> str | None:
    """The code of the indicator, which must be one of the form's."""
    code = answer.text.partition(targets.APART)[0].strip()
    codes = {one.partition(targets.APART)[0] for one in filled.form.indicators}
    if not code or code in codes:
        return code or None
    requirement = Text(
        "cần một chỉ số trong danh sách của ô, hoặc để trống",
        "an indicator of the cell's list is wanted, or leave it blank",
    )
    filled.refuse(answer, requirement)
    return None


def _refuse_repeated(
    filled: FilledListing, stated: Sequence[tuple[Mapping[str, Answer], TargetRow]]
) -> None:
    """A fault for each target that stands twice."""
    rows_of: dict[tuple, int] = {}
    for row, target in stated:
        answer = row["#label"]
        first = rows_of.setdefault(target._replace(origin="", locator=""), answer.place[0] + 1)
        if first != answer.place[0] + 1:
            filled.refuse(answer, Text(*(text.format(row=first) for text in _TWICE)))
