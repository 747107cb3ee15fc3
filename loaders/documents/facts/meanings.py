"""What a statement is about: an indicator where its words name one, an area of the reform, whose
it is.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from hub.dataset import records
from hub.dataset.rows import IndicatorRow
from hub.words.terms import Measure, ReformArea
from loaders.documents.facts import fields
from loaders.documents.rules import RULES
from loaders.documents.rules.decision import Decision, Rule, decided
from loaders.documents.rules.indices import Indices, NamedIndex
from loaders.documents.rules.meanings import OperationRule
from loaders.documents.rules.wording import UPPER, fold
from loaders.documents.statements import labels
from loaders.documents.statements.statement import Statement
from loaders.documents.text import quantities, units
from loaders.documents.text.units import DOSSIERS, SHARE

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


_INDEX = RULES.meanings.rules
_NEAR = 160  # letters before a part in which words of its indicator may stand


class Meaning(NamedTuple):
    """An indicator, or the indicator of which a figure is a part."""

    indicator: str | None = None
    breakdown_of: str | None = None


def meaning(statement: Statement, label: str) -> Decision[Meaning]:
    """The indicator that a statement's words name, else why they name none."""
    index = _index(statement, label)
    if index.verdict:
        return Decision(Meaning(index.verdict), index.rule)
    return decided(_NO_OPERATION, (statement, label)) or _operation(statement, label, index.rule)


def _operation(statement: Statement, label: str, otherwise: str) -> Decision[Meaning]:
    """The indicator of offices' own figures by the words of a label and those around it."""
    context = f"{statement.titles} / {(statement.earlier + statement.before)[-_NEAR:]} / {label}"
    fitting = (
        rule
        for rule in RULES.meanings.operations
        if _fits(rule, statement, label=label, context=context)
    )
    rule = next(fitting, None)
    if rule is None:
        return Decision(Meaning(), otherwise)
    folder = statement.reading.folder
    name = f"words-of-{rule.code or rule.breakdown_of}"
    if rule.code and (field := fields.spoken(folder, statement)):
        return Decision(_of_field(folder, rule.code, field), f"{name}-of-a-field")
    return Decision(Meaning(rule.code, rule.breakdown_of or _parents(folder).get(rule.code)), name)


def _is_of_other_dossiers(case: tuple[Statement, str]) -> bool:
    statement, label = case
    return DOSSIERS in statement.quantity.unit and bool(_INDEX.other_dossiers.search(label))


# Why a number is none of offices' own figures.
_NO_OPERATION: tuple[Rule[tuple[Statement, str], Meaning], ...] = (
    Rule("no-value", Meaning(), lambda case: case[0].quantity.measure is not Measure.VALUE),
    Rule("change-is-no-level", Meaning(), lambda case: case[0].compared.comparator.is_change),
    Rule("other-dossiers", Meaning(), _is_of_other_dossiers),
)


def _of_field(folder: Path, code: str, field: str) -> Meaning:
    """The figure of one field: a part of the total by field, or a part of another indicator."""
    part = fields.named(folder, field) if code == RULES.observations.fields.of else None
    return Meaning(part, code)


def area(statement: Statement) -> ReformArea | None:
    """The area of the reform programme that the words, or else the headings, speak of."""
    words_of = RULES.meanings.areas
    for text in (statement.folded, *reversed(statement.titles.split(" / "))):
        areas = [
            (match.start(), name)
            for name, words in words_of.items()
            if (match := words.search(text))
        ]
        if areas:
            return min(areas)[1]
    return None


def whose(statement: Statement) -> str | None:
    """Whose the quantity is, as printed; None where the words name nobody but the issuer."""
    text = statement.clear[: statement.quantity.start]
    subjects = (
        match
        for match in _WHOSE.finditer(text, statement.start)
        if is_subject(statement.reading.indices, text[: match.start()])
    )
    subject = next(subjects, None) or _country(statement, text)
    return subject[0].strip() if subject else None


def _country(statement: Statement, text: str) -> re.Match[str] | None:
    """The whole country, where it is what a value is of: tỷ lệ hồ sơ trực tuyến cả nước đạt 80%."""
    country = (
        _COUNTRY.search(text, statement.start)
        if statement.quantity.measure is Measure.VALUE
        else None
    )
    return (
        None
        if country is None or _AMONG.search(fold(text[statement.start : country.start()]))
        else country
    )


def is_subject(indices: Indices, before: str) -> bool:
    """Whether a name after these words is who acts, not whose office or portal it is."""
    if re.search(r"(?:^|[,;])\s*(?:(?:và|còn|riêng)\s+)?của\s*$", before):
        return True
    if not re.search(r"[^\W\d_]\s*$", before):
        return True
    return bool(_of_an_index(indices.letters).search(before))


@lru_cache(maxsize=4)
def _of_an_index(letters: str) -> re.Pattern[str]:
    """The name of an index as that of somebody: Chỉ số CCHC của …"""
    return re.compile(rf"(?:chỉ số|INDEX|{letters.upper()})[^,;]{{0,60}}của\s*$")


@dataclass(frozen=True)
class Naming:
    """Where a statement and its sentence name indices."""

    statement: Statement
    label: str

    @cached_property
    def is_bare(self) -> bool:
        """Whether its own words name nothing, so that the sentence before may name the index."""
        words = quantities.masked(self.statement.folded)
        words = words.replace(fold(self.statement.printed), "")
        return labels.is_bare(_INDEX.goes_with.sub(" ", words))

    @cached_property
    def words(self) -> str:
        """The words in which the name may stand."""
        earlier = self.statement.earlier if self.is_bare else ""
        return earlier + self.statement.before + self.statement.folded

    @cached_property
    def namings(self) -> list[tuple[int, NamedIndex]]:
        """Every index that they name, by its place."""
        namings: list[tuple[int, NamedIndex]] = []
        for index in self.statement.reading.indices.named:
            matches = index.spelling.finditer(self.words)
            namings += [(match.start(), index) for match in matches]
        return namings

    @cached_property
    def last(self) -> tuple[int, NamedIndex]:
        """The index that they name last, by its place."""
        return max(self.namings, key=lambda pair: pair[0])

    @property
    def is_carried(self) -> bool:
        """Whether the last name is before its own words."""
        return self.last[0] < len(self.words) - len(self.statement.folded)


def _index(statement: Statement, label: str) -> Decision[str | None]:
    """The total of the index that the part, or before it the sentence, names last; none for a
    component of it.
    """
    naming = Naming(statement, label)
    if refusal := decided(_NO_INDEX, naming):
        return refusal
    place, index = naming.last
    if index.code_of_offices and _is_of_an_office(statement, naming.words, place):
        return Decision(index.code_of_offices, "index-of-offices")
    return Decision(index.code, "index-named")


def _names_several(naming: Naming) -> bool:
    """Whether several indices are named for one number.

    In "PAPI, PCI lần lượt đạt 44 và 66 điểm" only the order assigns the numbers.
    """
    sentence = naming.statement.clear_words
    words = sentence if _INDEX.in_turn.search(sentence) else _lead(naming.statement)
    indices = naming.statement.reading.indices.named
    return len([index for index in indices if index.spelling.search(words)]) > 1


def _is_not_its_own(naming: Naming) -> bool:
    """Whether the number is of places or offices together, or of the best of them."""
    return bool(_INDEX.not_own.search(f"{_lead(naming.statement)} {naming.label}"))


def _is_of_several_before(naming: Naming) -> bool:
    """Whether the sentence before names several indices, of which none is carried on."""
    is_before = naming.is_bare and naming.last[0] < len(naming.statement.earlier)
    return is_before and len({index.code for _, index in naming.namings}) > 1


def _is_another_share(naming: Naming) -> bool:
    """Whether an index is only named in an earlier part: it still holds for "xếp thứ 5/63" and
    "năm 2023: 88%", not for another share.
    """
    return naming.is_carried and naming.statement.quantity.unit == SHARE and not naming.is_bare


def _is_of_a_part(naming: Naming) -> bool:
    """Whether the words around the name of an index speak of a part, a field or a region of it."""
    place, index = naming.last
    rest = naming.words[index.spelling.match(naming.words, place).end() :]
    own_words = re.split(r"[;.](?!\d)|\d[\d.,/]*\s*(?:%|điểm\b)", rest, maxsplit=1)[0]
    return bool(
        _INDEX.within.search(naming.words[:place])
        or _INDEX.narrows.match(rest)
        or _INDEX.elsewhere.search(own_words)
    )


def _is_of_an_office(statement: Statement, words: str, place: int) -> bool:
    """Whether an index named at a place is that of offices of one province: by whose it is, who
    ranks by it, among whom.
    """
    behind, before = words[place : place + 90], words[:place]
    return bool(
        _INDEX.of_an_office.search(behind)
        or _INDEX.among_offices.search(statement.folded)
        or _INDEX.by_an_office.search(before)
        or _INDEX.ranks_an_office.search(before)
        or _INDEX.ranked_among.search(statement.before)
    )


def _is_of_no_index(naming: Naming) -> bool:
    return not units.base(naming.statement.quantity.unit).is_of_an_index


# Why a number is that of no index.
_NO_INDEX: tuple[Rule[Naming, str | None], ...] = (
    Rule("names-no-indicator", None, lambda naming: not naming.namings),
    Rule("part-of-an-index", None, lambda naming: _INDEX.part.search(naming.statement.folded)),
    Rule("not-its-own", None, _is_not_its_own),
    Rule("several-indices", None, _names_several),
    Rule("unit-of-no-index", None, _is_of_no_index),
    Rule("several-indices-before", None, _is_of_several_before),
    Rule("another-share", None, _is_another_share),
    Rule("part-of-the-index", None, _is_of_a_part),
)


def _lead(statement: Statement) -> str:
    """The words of its part before its quantity."""
    return re.split(r"[:;]", statement.lead)[-1]


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
