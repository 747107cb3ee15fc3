"""What a document promises or demands, with its time and against what."""

import re
from collections.abc import Iterator

from hub.dataset.rows import TargetRow
from hub.words.period import Period
from hub.words.terms import Comparator, EntityKind, Measure
from loaders.documents.facts import meanings
from loaders.documents.head.head import Head
from loaders.documents.rules import RULES
from loaders.documents.rules.decision import Decision, Rule, always, decide
from loaders.documents.rules.wording import fold, pattern
from loaders.documents.statements import demands, labels
from loaders.documents.statements.statement import Statement
from loaders.documents.statements.tense import Tense
from loaders.documents.statements.times import governing, spoken_of
from loaders.documents.text import units
from loaders.documents.text.spans import Span
from loaders.documents.text.units import SHARE, DocumentUnit, UnitKind

_BASELINE = re.compile(
    r"so với\s+([^.;,()]{2,120})|\btừ\s+([\d.,]+\s*%?[^.;,()]{0,20}?)\s+(?:(?<!trở )lên|xuống)"
)
_EACH = re.compile(r"\b(mỗi|hằng|hàng) (năm|quý|tháng|đơn vị|cơ quan|xã|huyện|phòng|thôn)\b")
_GOALS = re.compile(r"mục tiêu|chỉ tiêu")
_JOINS = re.compile(r"\b(?:và|tại|với|cho|trong đó)\b")
_WORDS = RULES.statements.targets
_CUES = RULES.statements.sentences


def is_target(statement: Statement) -> Decision[bool]:
    """Whether a statement surely aims: at a share, a time, a rank, or a count with the act that
    reaches it; not at a time gone by.
    """
    return decide(_RULES, statement)


def _has_no_value(statement: Statement) -> bool:
    quantity = statement.quantity
    return quantity.value is None and quantity.measure is not Measure.GROUP


def _is_not_counted(statement: Statement) -> bool:
    return not statement.quantity.counted and _is_plain(statement)


def _is_plain(statement: Statement) -> bool:
    return statement.compared.comparator is Comparator.EQUAL


def _only_follows(statement: Statement) -> bool:
    """Whether a report only tells what comes of another act, with no hope of its own and no time:
    sau khi nghiệm thu, tỉnh hoàn thành …
    """
    if statement.decision.rule != "hoped-or-retold":
        return False
    words = statement.before + statement.folded
    rest = _WORDS.follows.sub(" ", words)
    is_hope = _CUES.hoped.search(rest) or _CUES.retold.search(rest)
    is_timed = spoken_of(words, statement.head.year)
    return bool(_WORDS.follows.search(words)) and not (is_hope or is_timed)


def _is_of_a_time_gone_by(statement: Statement) -> bool:
    """Whether all times in its words are before the year of the document."""
    year = statement.head.year
    times = spoken_of(statement.folded, year)
    return bool(times and year) and all(span.period.last_day.year < year for span in times)


def _is_a_cost(statement: Statement) -> bool:
    """Whether a sum under the aims is none to be reached: tổng thu ngân sách đạt 11.240 tỷ đồng
    is one.
    """
    if _base(statement).kind is not UnitKind.MONEY:
        return False
    words = _WORDS.money
    spent = words.spent.search(statement.before + statement.lead + statement.titles)
    return not (words.reached.search(statement.lead) and not spent)


def _is_share_of_a_budget(statement: Statement) -> bool:
    return _base(statement).name == SHARE and bool(_WORDS.money.budget.search(statement.before))


def _is_a_wanted_zero(statement: Statement) -> bool:
    """Whether a zero written in words is a goal."""
    match = _WORDS.zero.search(statement.before + statement.folded)
    return statement.quantity.implied and bool(match or _GOALS.search(statement.titles))


def _lacks_words_beside(statement: Statement) -> bool:
    """Whether the words are missing that must stand beside a quantity of its unit."""
    unit, around = _base(statement), _around(statement)
    words = _WORDS.beside.get(unit.name)
    if words is None or words.search(around):
        return False
    return not unit.is_of_an_index or not pattern(statement.reading.indices.letters).search(around)


def _is_ordered(statement: Statement) -> bool:
    """Whether a level is aimed at, ordered or demanded."""
    if not _is_a_level(statement):
        return False
    order = _CUES.ordered.search(statement.before[-80:] + statement.folded)
    demand = demands.is_demanded(statement.before + statement.folded)
    return bool(_is_aimed(statement) or order or demand)


def _is_a_level(statement: Statement) -> bool:
    """Whether a quantity is a level, a sum, a rank or a rate, and no count."""
    quantity = statement.quantity
    if quantity.measure is not Measure.VALUE or quantity.is_rate:
        return True
    unit = _base(statement)
    return unit.is_of_levels or unit.kind is UnitKind.MONEY


def _is_aimed(statement: Statement) -> bool:
    """Whether its words or its headings speak of aims."""
    return bool(_CUES.aim.search(_around(statement)) or _WORDS.headings.search(statement.titles))


def _around(statement: Statement) -> str:
    """Its words, and those not far before them."""
    return statement.earlier[-200:] + statement.before + statement.folded


def _base(statement: Statement) -> DocumentUnit:
    return units.base(statement.quantity.unit)


def _is_all_of_them(statement: Statement) -> bool:
    """Whether a count under the aims, or of an act, is out of a total: 12/12 thôn."""
    acts = _CUES.acts.search(statement.folded) or _GOALS.search(statement.titles)
    return "/" in statement.printed and bool(acts)


def _acts(statement: Statement) -> bool:
    """Whether a verb of action leads to the count, in its words or in those that they continue."""
    lead = statement.lead
    goes_on = not re.search(r"[^\W\d_]", _JOINS.sub("", lead))
    return bool(_CUES.acts.search(statement.before + lead if goes_on else lead))


_RULES: tuple[Rule[Statement, bool], ...] = (
    Rule("no-value", False, _has_no_value),
    Rule("no-aim", False, lambda statement: statement.tense is not Tense.AIM),
    Rule("not-counted", False, _is_not_counted),
    Rule("follows-from-another-act", False, _only_follows),
    Rule("time-gone-by", False, _is_of_a_time_gone_by),
    Rule("cost", False, _is_a_cost),
    Rule("share-of-a-budget", False, _is_share_of_a_budget),
    Rule("zero-wanted", True, _is_a_wanted_zero),
    Rule("zero-not-wanted", False, lambda statement: statement.quantity.implied),
    Rule("no-word-of-its-unit-beside", False, _lacks_words_beside),
    Rule("bound-aimed-at", True, lambda statement: not _is_plain(statement)),
    Rule("days-aimed-at", True, lambda statement: _base(statement).kind is UnitKind.DAYS),
    Rule("level-ordered", True, _is_ordered),
    Rule("level-not-ordered", False, _is_a_level),
    Rule("count-not-aimed-at", False, lambda statement: not _is_aimed(statement)),
    Rule("count-of-an-act", True, _acts),
    Rule("count-of-all", True, _is_all_of_them),
    Rule("count-without-an-act", False, always),
)


def target(statement: Statement) -> TargetRow:
    """The statement as a target."""
    name = labels.label(statement)
    quantity, reading = statement.quantity, statement.reading
    indicator = meanings.meaning(statement, fold(name)).verdict.indicator
    first, last = _time(statement)
    return TargetRow(
        statement.origin,
        reading.document,
        name or statement.text.strip(),
        measure=quantity.measure,
        comparator=statement.compared.comparator,
        value=quantity.value,
        printed=statement.printed,
        unit=_unit(statement),
        valid_from=first,
        by=last,
        baseline=_baseline(statement),
        entity=_whose(statement, indicator),
        province=reading.head.province,
        indicator=indicator,
        reform_area=meanings.area(statement),
        locator=statement.locator,
    )


def _whose(statement: Statement, indicator: str | None) -> str | None:
    """Whose it is, as printed: of those above who demand it, of whom the words name, of the
    province by its index.
    """
    before = statement.clear[: statement.quantity.start]
    printed = demands.above(before) or meanings.whose(statement)
    if printed:
        return printed
    index = statement.reading.indices.observed.get(indicator)
    is_provincial = index is not None and index.kind is EntityKind.PROVINCE
    return "tỉnh" if is_provincial and statement.head.office else None


def _unit(statement: Statement) -> str | None:
    """The unit, per year or per office where the words ask for that."""
    unit = statement.quantity.unit
    if "/" in unit or statement.quantity.measure is not Measure.VALUE:
        return unit or None
    if statement.compared.yearly:
        return f"{unit}/năm"
    each = _EACH.search(statement.lead)
    return f"{unit}/{each[2]}" if each and not units.unit(unit).is_of_levels else unit


def _baseline(statement: Statement) -> str | None:
    match = _BASELINE.search(
        statement.clear, statement.start, min(statement.end + 120, len(statement.clear))
    )
    if match is None or match.start() >= statement.end:
        return None
    return next(filter(None, match.groups())).strip()


def _time(statement: Statement) -> tuple[str | None, str | None]:
    """Start and end of a target: by its words, its sentence, its headings or its document."""
    head = statement.head
    for times in _times(statement):
        ahead = [span for span in times if not head.year or span.period.last_day.year >= head.year]
        if ahead:
            return _ends(ahead[-1].period, ahead[-1].until)
    return _ends(head.period, False) if _is_to_come(head) else (None, None)


def _times(statement: Statement) -> Iterator[list[Span]]:
    """The times that may apply, those of the nearest words first."""
    year = statement.head.year
    yield spoken_of(statement.folded, year)
    yield governing(statement.before, year)
    yield _last_of_sentence(statement)
    yield governing(statement.earlier, year)
    for title in reversed(statement.titles.split(" / ")):
        yield governing(title, year)


def _is_to_come(head: Head) -> bool:
    """Whether the time of a document is one that it looks ahead to."""
    if head.period is None:
        return False
    return head.aims or head.day is None or head.period.last_day >= head.day


def _last_of_sentence(statement: Statement) -> list[Span]:
    """The one time that the rest of its sentence names, at its end: lắp 05 ki-ốt, 02 máy trong
    quý II.
    """
    rest = statement.clear_words[statement.end :]
    if re.search(r"\b(?:trong đó|riêng)\b", rest):
        return []
    times = spoken_of(rest, statement.head.year)
    is_last = len(times) == 1 and not re.search(r"\w", rest[times[0].end :])
    return times if is_last else []


def _ends(period: Period, until: bool) -> tuple[str | None, str | None]:
    if period.months > 12:
        return str(period.year), str(period.last_day.year)
    return None, str(period)
