"""What a statement is about: an indicator where its words name one, an area of the reform, whose
it is.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from hub.dataset import records
from hub.dataset.rows import IndicatorRow
from hub.words.terms import Measure, ReformArea
from loaders.documents.facts import fields
from loaders.documents.rules import RULES
from loaders.documents.rules.meanings import IndexWords, NamedIndex, OperationRule
from loaders.documents.rules.wording import UPPER, fold
from loaders.documents.statements import labels
from loaders.documents.statements.statement import Statement
from loaders.documents.text import quantities

_WHOSE = re.compile(
    rf"(?:[Tt]ỉnh (?:[{UPPER}][^\W\d]*\s?)+|(?:[Tt]oàn tỉnh|[Cc]ả nước|[Tt]oàn huyện))"
)

# The whole country with no more than what it reaches before the number, and what makes it only
# those among or against whom one stands.
_COUNTRY = re.compile(
    r"(?<!\w)(?:[Cc]ả nước|[Tt]oàn quốc)(?=(?:\s+(?:phải|cần|sẽ|đã|đạt|là|có|ở"
    r" mức|được|từ|trên|dưới|khoảng|tối thiểu|ít nhất|tối đa|"
    r"không quá|không thấp hơn))*\s*$)"
)
_AMONG = re.compile(
    r"(?<!\w)(?:so với|hơn|bằng|xếp|đứng|hạng|thứ|nhóm|top|tốp|dẫn đầu|tăng|giảm)(?!\w)[^,;:]*$"
)


class Meaning(NamedTuple):
    """An indicator, or the indicator of which a figure is a part."""

    indicator: str | None = None
    breakdown_of: str | None = None


def meaning(folder: Path, statement: Statement, label: str) -> Meaning:
    """The indicator that a statement's words name."""
    if index := _index(statement, label):
        return Meaning(index)
    known = RULES.meanings.rules
    apart = "hồ sơ" in statement.quantity.unit and known.other_dossiers.search(label)
    if statement.quantity.measure != "VALUE" or statement.compared.comparator.is_change or apart:
        return Meaning()
    context = f"{statement.titles} / {(statement.earlier + statement.before)[-160:]} / {label}"
    rule = next(
        (rule for rule in RULES.meanings.operations if _fits(rule, statement, label, context)),
        None,
    )
    if rule is None:
        return Meaning()
    code = rule.code
    field = fields.spoken(folder, statement) if code else None
    return (
        _of_field(folder, code, field)
        if field
        else Meaning(code, rule.breakdown_of or _parents(folder).get(code))
    )


def _of_field(folder: Path, code: str, field: str) -> Meaning:
    """What is said of one field: the part of the total that is told by field, or a part of
    another indicator.
    """
    part = fields.named(folder, field) if code == RULES.observations.fields.of else None
    return Meaning(part, code)


def area(statement: Statement) -> ReformArea | None:
    """The area of the reform programme that the words, or else the headings, speak of."""
    known = RULES.meanings.areas
    for text in (statement.folded, *reversed(statement.titles.split(" / "))):
        found = [
            (match.start(), name) for name, words in known.items() if (match := words.search(text))
        ]
        if found:
            return min(found)[1]
    return None


def whose(statement: Statement) -> str | None:
    """Whose the quantity is, as printed; None where the words name nobody but the issuer."""
    text = statement.clear[: statement.quantity.start]
    named = (
        match
        for match in _WHOSE.finditer(text, statement.start)
        if is_subject(text[: match.start()])
    )
    found = next(named, None) or _country(statement, text)
    return found[0].strip() if found else None


def _country(statement: Statement, text: str) -> re.Match[str] | None:
    """The whole country, where it is what a value is of: tỷ lệ hồ sơ trực tuyến cả nước đạt 80%."""
    found = (
        _COUNTRY.search(text, statement.start)
        if statement.quantity.measure is Measure.VALUE
        else None
    )
    return (
        None
        if found is None or _AMONG.search(fold(text[statement.start : found.start()]))
        else found
    )


def is_subject(before: str) -> bool:
    """Whether a name after these words is who acts, not whose office or portal it is."""
    if re.search(r"(?:^|[,;])\s*(?:(?:và|còn|riêng)\s+)?của\s*$", before):
        return True
    return not re.search(r"[^\W\d_]\s*$", before) or bool(
        re.search(r"(?:chỉ số|INDEX|SIPAS|PAPI|DDCI|PCI)[^,;]{0,60}của\s*$", before)
    )


def _index(statement: Statement, label: str) -> str | None:
    """The total of the index that the part, or before it the sentence, names last; none for a
    component of it.
    """
    known = RULES.meanings
    words = quantities.masked(statement.folded).replace(fold(statement.printed), "")
    bare = labels.is_bare(known.rules.goes_with.sub(" ", words))
    told = (statement.earlier if bare else "") + statement.before + statement.folded
    # "PAPI, PCI lần lượt đạt 44 và 66 điểm": which is whose only the order tells.
    listed = (
        fold(statement.clear)
        if known.rules.in_turn.search(fold(statement.clear))
        else _lead(statement)
    )
    several = {index.code for index in known.indices if index.named.search(listed)}
    others = known.rules.part.search(statement.folded) or known.rules.not_own.search(
        f"{_lead(statement)} {label}"
    )
    if (
        others
        or len(several) > 1
        or statement.quantity.unit.partition("/")[0]
        not in ("%", "điểm", "bậc", "hạng", "", "điểm phần trăm")
    ):
        return None
    named = [
        (match.start(), index) for index in known.indices for match in index.named.finditer(told)
    ]
    if not named:
        return None
    place, index = max(named, key=lambda pair: pair[0])
    # Of several indices that the sentence before names, none is carried on.
    if bare and place < len(statement.earlier) and len({other.code for _, other in named}) > 1:
        return None
    # An index named in an earlier part still holds for "xếp thứ 5/63" and "năm 2023: 88%", not for
    # another share.
    if place < len(told) - len(statement.folded) and statement.quantity.unit == "%" and not bare:
        return None
    if not _is_whole(index, told, place):
        return None
    local = _is_of_an_office(known.rules, statement, told, place)
    return index.local or index.code if local else index.code


def _is_of_an_office(words: IndexWords, statement: Statement, told: str, place: int) -> bool:
    """Whether an index named at a place is that of offices of one province: by whose it is, who
    ranks by it, among whom.
    """
    behind, before = told[place : place + 90], told[:place]
    return bool(
        words.of_an_office.search(behind)
        or words.among_offices.search(statement.folded)
        or words.by_an_office.search(before)
        or words.ranks_an_office.search(before)
        or words.ranked_among.search(statement.before)
    )


def _is_whole(index: NamedIndex, told: str, place: int) -> bool:
    """Whether the words behind the name of an index still speak of its total, not of a part, a
    field or a region.
    """
    rest = told[index.named.match(told, place).end() :]
    known = RULES.meanings.rules
    own_words = re.split(r"[;.](?!\d)|\d[\d.,/]*\s*(?:%|điểm\b)", rest, maxsplit=1)[0]
    apart = known.within.search(told[:place]) or known.narrows.match(rest)
    return not (apart or known.elsewhere.search(own_words))


def _lead(statement: Statement) -> str:
    """The words of its part before its quantity."""
    return re.split(r"[:;]", fold(statement.clear[statement.start : statement.quantity.start]))[-1]


def _fits(rule: OperationRule, statement: Statement, label: str, context: str) -> bool:
    return (
        bool(re.fullmatch(rule.unit, statement.quantity.unit))
        and all(words.search(label) for words in rule.own)
        and all(words.search(context) for words in rule.all)
        and not any(words.search(label) for words in rule.none)
        and not any(words.search(statement.before) for words in rule.behind)
    )


@lru_cache(maxsize=4)
def _parents(folder: Path) -> dict[str, str]:
    return {
        row.code: row.parent
        for row in records.rows(IndicatorRow, folder / "indicators.csv")
        if row.parent
    }
