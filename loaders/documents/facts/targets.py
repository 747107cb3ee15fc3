"""What a document promises or demands, with its time and against what."""

import re
from pathlib import Path

from hub.dataset.rows import TargetRow
from hub.words.period import Period
from hub.words.terms import Comparator, Measure
from loaders.documents.facts import meanings
from loaders.documents.head.head import Head
from loaders.documents.rules import RULES
from loaders.documents.rules.statements import MoneyWords
from loaders.documents.rules.wording import fold, pattern
from loaders.documents.statements import demands, labels
from loaders.documents.statements.statement import Statement
from loaders.documents.statements.tense import Tense, governing, spoken_of
from loaders.documents.text.spans import Span

_BASELINE = re.compile(
    r"so với\s+([^.;,()]{2,120})|\btừ\s+([\d.,]+\s*%?[^.;,()]{0,20}?)\s+(?:(?<!trở )lên|xuống)"
)
_MEASURED = frozenset({"%", "điểm phần trăm", "điểm", "bậc", "phút", "giờ"})
_MONEY = frozenset({"đồng"})
_PROVINCIAL = ("PAR_INDEX/", "SIPAS/", "PAPI/", "PCI/")


def is_target(head: Head, statement: Statement) -> bool:
    """Whether a statement surely aims: at a share, a time, a rank, or a count with the act that
    reaches it; not at a time gone by.
    """
    quantity, unit, known = (
        statement.quantity,
        statement.quantity.unit.partition("/")[0],
        RULES.statements,
    )
    if quantity.value is None and quantity.measure is not Measure.GROUP:
        return False
    if statement.tense is not Tense.AIM or not (
        quantity.counted or statement.compared.comparator is not Comparator.EQUAL
    ):
        return False
    told, times = statement.before + statement.folded, spoken_of(statement.folded, head.year)
    if times and head.year and all(span.period.last_day.year < head.year for span in times):
        return False
    money = known.targets.money
    if (unit in _MONEY and not _is_reached(money, statement)) or (
        unit == "%" and money.budget.search(statement.before)
    ):
        return False
    if quantity.implied:
        return bool(
            known.targets.zero.search(told) or re.search(r"mục tiêu|chỉ tiêu", statement.titles)
        )
    if not known.targets.beside.get(unit, pattern("")).search(statement.earlier[-200:] + told):
        return False
    if statement.compared.comparator is not Comparator.EQUAL or unit == "ngày":
        return True
    aimed = known.sentences.aim.search(
        statement.earlier[-200:] + told
    ) or known.targets.headings.search(statement.titles)
    if (
        quantity.measure is not Measure.VALUE
        or unit in _MEASURED
        or unit in _MONEY
        or quantity.is_rate
    ):
        ordered = known.sentences.ordered.search(statement.before[-80:] + statement.folded)
        return bool(aimed or ordered or demands.is_demanded(told))
    return bool(aimed) and (_acts(statement) or _is_all_of_them(statement))


def _is_reached(money: MoneyWords, statement: Statement) -> bool:
    """Whether a sum under the aims is one to be reached, no cost: tổng thu ngân sách đạt 11.240
    tỷ đồng.
    """
    lead = fold(statement.clear[statement.start : statement.quantity.start])
    return bool(money.reached.search(lead)) and not money.spent.search(
        statement.before + lead + statement.titles
    )


def _is_all_of_them(statement: Statement) -> bool:
    """Whether a count under the aims, or of those who act, says out of how many: 12/12 thôn."""
    acts = RULES.statements.sentences.acts.search(statement.folded)
    return "/" in statement.printed and bool(
        acts or re.search(r"mục tiêu|chỉ tiêu", statement.titles)
    )


def _acts(statement: Statement) -> bool:
    """Whether an act leads to the count: in its own words, or in those before where it only goes
    on from them.
    """
    lead = fold(statement.clear[statement.start : statement.quantity.start])
    goes_on = not re.search(r"[^\W\d_]", re.sub(r"\b(?:và|tại|với|cho|trong đó)\b", "", lead))
    return bool(
        RULES.statements.sentences.acts.search(statement.before + lead if goes_on else lead)
    )


def target(folder: Path, head: Head, statement: Statement, document: str, file: str) -> TargetRow:
    """The statement as a target."""
    name = labels.label(statement)
    quantity, said = statement.quantity, statement.compared
    meant = meanings.meaning(folder, statement, fold(name)).indicator
    first, last = _time(head, statement)
    return TargetRow(
        f"{file}:{statement.line}",
        document,
        name or statement.text.strip(),
        quantity.measure,
        said.comparator,
        quantity.value,
        statement.printed,
        _unit(statement),
        first,
        last,
        _baseline(statement),
        _whose(head, statement, meant),
        head.province,
        meant,
        meanings.area(statement),
        statement.passage.locator(statement.offset),
    )


def _whose(head: Head, statement: Statement, meant: str | None) -> str | None:
    """Whose it is, as printed: of those above who demand it, of whom the words name, of the
    province by its index.
    """
    named = demands.above(statement.clear[: statement.quantity.start]) or meanings.whose(statement)
    return named or ("tỉnh" if meant and meant.startswith(_PROVINCIAL) and head.office else None)


def _unit(statement: Statement) -> str | None:
    """The unit, for each year or each office where the words say so."""
    unit = statement.quantity.unit
    lead = fold(statement.clear[statement.start : statement.quantity.start])
    if "/" in unit or statement.quantity.measure is not Measure.VALUE:
        return unit or None
    if statement.compared.yearly:
        return f"{unit}/năm"
    each = re.search(
        r"\b(mỗi|hằng|hàng) (năm|quý|tháng|đơn vị|cơ quan|xã|huyện|phòng|thôn)\b", lead
    )
    return f"{unit}/{each[2]}" if each and unit not in _MEASURED else unit


def _baseline(statement: Statement) -> str | None:
    found = _BASELINE.search(
        statement.clear, statement.start, min(statement.end + 120, len(statement.clear))
    )
    return (
        next(filter(None, found.groups())).strip()
        if found and found.start() < statement.end
        else None
    )


def _time(head: Head, statement: Statement) -> tuple[str | None, str | None]:
    """From when and by when: by its own words, its sentence's, its headings' or the whole
    document's.
    """
    told = (
        spoken_of(statement.folded, head.year),
        governing(statement.before, head.year),
        _last_of_sentence(head, statement),
        governing(statement.earlier, head.year),
        *(governing(title, head.year) for title in reversed(statement.titles.split(" / "))),
    )
    for spans in told:
        found = [span for span in spans if not head.year or span.period.last_day.year >= head.year]
        if found:
            return _ends(found[-1].period, found[-1].until)
    ahead = head.period and (head.aims or head.day is None or head.period.last_day >= head.day)
    return _ends(head.period, False) if ahead else (None, None)


def _last_of_sentence(head: Head, statement: Statement) -> list[Span]:
    """The one time that the rest of its sentence names, at its end: lắp 05 ki-ốt, 02 máy trong
    quý II.
    """
    rest = fold(statement.clear[statement.end :])
    found = [] if re.search(r"\b(?:trong đó|riêng)\b", rest) else spoken_of(rest, head.year)
    return found if len(found) == 1 and not re.search(r"\w", rest[found[0].end :]) else []


def _ends(period: Period, until: bool) -> tuple[str | None, str | None]:
    if period.months > 12:
        return str(period.year), str(period.last_day.year)
    return None, str(period)
