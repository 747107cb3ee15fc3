"""Whose a figure is: the issuer's, that of another unit that the words name, or in doubt."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from hub.words.language import Text
from hub.words.period import Period, parse
from hub.words.terms import BELOW_PROVINCES, EntityKind
from loaders.documents.facts import meanings, mentions
from loaders.documents.head import offices
from loaders.documents.head.head import Head
from loaders.documents.head.reading import Reading
from loaders.documents.rules import RULES
from loaders.documents.rules.decision import Decision, Finder, answered
from loaders.documents.rules.wording import fold, pattern
from loaders.documents.statements import former, names
from loaders.documents.statements.statement import Statement
from loaders.documents.text.spans import blotted

_LEADING = re.compile(
    r"^[\W\d]*(?:(?:và|riêng|trong đó|cụ thể|năm \d{4}|trong (?:kỳ|năm|quý|tháng))\W+)*", re.I
)
_WORDS = RULES.observations.owners
_BODY = re.compile(rf"(?:{_WORDS.body})")
_NAMED_BODY = re.compile(rf"\b(?:{_WORDS.body})")
_ACTOR = re.compile(rf"(?<!\w)(?:{_WORDS.body}|{_WORDS.centre})")
_OTHERS = pattern(
    rf"{_WORDS.own_area.pattern}|{_WORDS.country.pattern}|(?<!\w)(?:{_WORDS.parts.pattern})"
)
_LONGEST = 120  # letters; no name of an office is longer
_OF_BEFORE = Text(
    "của đơn vị trước sắp xếp, không rõ đơn vị nào",
    "of a unit of before a merger, which is not said",
)


class UnitMention(NamedTuple):
    """A province where its name stands in a text."""

    printed: str
    name: str
    start: int
    end: int


class Owner(NamedTuple):
    """Whose a figure is: the public id or the printed name of a unit; neither for the issuer.

    `sure` is whether that is beyond doubt. With a `doubt`, the figure may be of one of several
    units and is assigned to none.
    """

    entity: str | None = None
    printed: str | None = None
    kind: EntityKind | None = None
    sure: bool = False
    doubt: Text | None = None


@dataclass(frozen=True)
class Owned:
    """A statement whose owner is looked for, with its period and the kind of unit that its index
    is of.
    """

    statement: Statement
    kind: EntityKind | None
    period: Period | None

    @property
    def reading(self) -> Reading:
        """Its document."""
        return self.statement.reading

    @property
    def head(self) -> Head:
        """What its document is."""
        return self.statement.reading.head

    @property
    def places(self) -> Path:
        """The folder of the seeds of places."""
        return self.statement.reading.places

    @property
    def day(self) -> date:
        """A day on which names mean what they mean in it."""
        return self.period.last_day if self.period else self.head.around

    @cached_property
    def so_far(self) -> str:
        """Its sentence up to its quantity."""
        return self.statement.clear[: self.statement.quantity.start]

    @cached_property
    def lead(self) -> str:
        """Its part of the sentence up to its quantity."""
        return self.statement.clear[self.statement.start : self.statement.quantity.start]

    @cached_property
    def printed(self) -> str | None:
        """Whose it is by its words."""
        return meanings.whose(self.statement)

    @cached_property
    def units(self) -> list[UnitMention]:
        """The provinces whose quantity it may be."""
        return _units(self)

    @cached_property
    def is_of_before(self) -> bool:
        """Whether a mark of a former unit is in its part, before its quantity."""
        one = self.statement
        marks = former.marks(self.places, one.sentence.text)
        return any(one.start <= start < one.quantity.start for start, _ in marks)

    @cached_property
    def is_alone(self) -> bool:
        """Whether the sentence names no province but the issuer's own."""
        return not mentions.names_other_province(self.reading, self.statement.clear)

    def own_province(self, printed: str) -> Owner:
        """The issuer's province.

        It is sure where no other is named and the issuer is no district, which only retells figures
        of its province.
        """
        return _own_province(self.head, printed, self.is_alone)


def owner(statement: Statement, indicator: str | None, period: Period | None) -> Decision[Owner]:
    """Whose the quantity of a statement is, in the period of which it is."""
    case = Owned(statement, _kind(statement.reading, indicator), period)
    decision = answered(_FINDERS, case)
    whose = decision.verdict
    if whose.doubt or not period or _has_lived(case, whose, period):
        return decision
    printed = whose.printed or case.head.issuer or ""
    doubt = Text(
        f"“{printed}” của kỳ {period} là đơn vị khác, chưa rõ đơn vị nào",
        f"“{printed}” of {period} is another unit, it is not clear which",
    )
    return Decision(_doubtful(printed, doubt), "did-not-exist-then")


def _has_lived(case: Owned, whose: Owner, period: Period) -> bool:
    """Whether an owner existed in a period; of one that is not known nothing else is."""
    entity = whose.entity if whose.printed else case.head.entity
    if (entity or "").partition("/")[0] not in offices.provinces(case.places):
        return True
    return lives(case.reading, entity, kind=whose.kind, period=period)


def _kind(reading: Reading, indicator: str | None) -> EntityKind | None:
    """Of which kind of unit an index of other publishers is."""
    index = reading.indices.observed.get(indicator)
    return index.kind if index else None


def _of_several_units(case: Owned) -> Owner | None:
    if len(case.units) < 2:
        return None
    candidates = ", ".join(unit.printed for unit in case.units)
    doubt = Text(
        f"có thể của một trong các đơn vị: {candidates}",
        f"it may be of any of these units: {candidates}",
    )
    return _doubtful(candidates, doubt)


def _of_a_named_unit(case: Owned) -> Owner | None:
    return _named(case, case.units[0]) if case.units else None


def _of_a_former_unit(case: Owned) -> Owner | None:
    """The province marked as former in the part itself: trên địa bàn tỉnh Bình Thuận cũ."""
    statement, text = case.statement, case.statement.sentence.text
    match = mentions.provinces(case.places).finditer(
        text, statement.start, statement.quantity.start
    )
    for name in match:
        if former.is_former(case.places, text, *name.span()):
            return _named(case, UnitMention(name[0], name[0], *name.span()))
    return None


def _of_an_unnamed_former_unit(case: Owned) -> Owner | None:
    if not case.is_of_before or _subject(case):
        return None
    return _doubtful("", _OF_BEFORE)


def _of_a_province(case: Owned) -> Owner | None:
    """The owner of an index of provinces: the province, never the department that reports it."""
    if case.kind != EntityKind.PROVINCE:
        return None
    if case.printed:
        is_own = _WORDS.own_area.fullmatch(fold(case.printed))
        return case.own_province(case.printed) if is_own else Owner(case.printed, case.printed)
    other = _other_of_an_index(case)
    if other:
        return Owner(other, other)
    return _own_province(case.head, "tỉnh", case.is_alone and _is_surely_of_the_province(case))


def _other_of_an_index(case: Owned) -> str | None:
    """The country, or another province that its words name last."""
    country = _WORDS.country.search(case.statement.lead)
    provinces = [match[0] for match in mentions.provinces(case.places).finditer(case.lead)]
    other = country[0] if country else provinces[-1] if provinces else None
    return other if other and fold(other) not in mentions.own_names(case.reading) else None


def _is_surely_of_the_province(case: Owned) -> bool:
    """Whether words around it speak of the province, and of nobody within it."""
    head, statement = case.head, case.statement
    text = statement.earlier + statement.before + statement.folded
    if _WORDS.never.search(statement.lead):
        return False
    if head.entity != head.province:
        return bool(_WORDS.of_the_province.search(text))
    return all(mentions.bodies(case.reading, re.sub(_WORDS.publishers, "", case.lead)))


def _as_printed(case: Owned) -> Owner | None:
    if not case.printed or _WORDS.own_area.fullmatch(fold(case.printed)):
        return None
    return Owner(case.printed, case.printed)


def _of_all_the_province(case: Owned) -> Owner | None:
    match = _WORDS.own_area.search(case.statement.folded)
    return case.own_province(match[0]) if match else None


def _beside_the_country(case: Owned) -> Owner | None:
    return case.own_province("tỉnh") if beside_country(case.statement) else None


def _of_the_acting_province(case: Owned) -> Owner | None:
    match = _WORDS.province.search(case.statement.lead)
    return case.own_province(match["name"]) if match and case.kind is None else None


def _of_the_issuer(case: Owned) -> Owner:
    """The issuer; sure where the kind of unit fits and no other unit is named nearby."""
    head = case.head
    if head.entity == head.province:
        own = EntityKind.PROVINCE
    else:
        own = head.locality.kind if head.locality else EntityKind.DEPARTMENT
    if not head.entity:
        return Owner()
    sure = case.kind in (None, own) and case.is_alone and not _others(case)
    return Owner(kind=own, sure=sure)


def beside_country(statement: Statement) -> bool:
    """Whether the province stands beside the country of which its sentence speaks first: cả nước
    đạt 92%, tỉnh đạt 88%.
    """
    beside = _WORDS.beside_country.search(statement.lead)
    return bool(beside and _WORDS.country.search(statement.before))


def named(reading: Reading, name: str, period: str | None) -> str:
    """The province that a name means in a period, or before a merger where it is marked so; else
    the name.
    """
    places, around = reading.places, reading.head.around
    clear = former.cleared(places, name)
    before = around if former.is_former(places, name, start=0, end=len(clear.rstrip())) else None
    day = parse(period).last_day if period else around
    bare = re.sub(r"^[Tt]ỉnh\s+", "", clear.strip())
    return offices.at(places, bare, day, before=before) or ("" if before else name)


def _doubtful(printed: str, doubt: Text) -> Owner:
    return Owner("", printed, doubt=doubt)


def _units(case: Owned) -> list[UnitMention]:
    """The provinces whose quantity this may be: those that its part names, else those named last
    before it in its sentence.
    """
    start = case.statement.start
    units = _named_units(case.statement.reading, case.so_far)
    is_carried = not any(unit.start >= start for unit in units)
    if not units or (is_carried and _names_others(case)):
        return []
    candidates = [units[-1]]
    for unit in reversed(units[:-1]):
        between = blotted(fold(case.statement.clear[unit.end : candidates[-1].start]))
        if re.search(r"\d", between) or (unit.start < start and not is_carried):
            break
        candidates.append(unit)
    return list({unit.name: unit for unit in reversed(candidates)}.values())


def _named_units(reading: Reading, text: str) -> list[UnitMention]:
    """The provinces that a text names as those who act or have a result."""
    matches = mentions.led_provinces(reading.places).finditer(text)
    units = (
        UnitMention(match[0].strip(), match["name"], start=match.start(), end=match.end())
        for match in matches
    )
    return [unit for unit in units if meanings.is_subject(reading.indices, text[: unit.start])]


def _names_others(case: Owned) -> bool:
    """Whether a part speaks of an office, of all the province or of others than a province named
    before it.
    """
    return bool(_NAMED_BODY.search(case.lead) or _OTHERS.search(case.statement.lead))


def _named(case: Owned, unit: UnitMention) -> Owner:
    """The province that the words name, at the time of the figure or before a merger; sure for the
    issuer's.
    """
    places, head, text = case.places, case.head, case.statement.sentence.text
    is_former = former.is_former(places, text, start=unit.start, end=unit.end)
    province = offices.at(places, unit.name, case.day, before=head.around if is_former else None)
    if province is None and not is_former:
        return Owner(unit.printed, unit.printed)
    if province is None:
        doubt = Text(
            f"không rõ “{unit.printed}” là đơn vị nào",
            f"it is not known which unit “{unit.printed}” is",
        )
        return _doubtful(unit.printed, doubt)
    printed = former.printed(places, text, start=unit.start, end=unit.end)
    is_own = province == head.province and head.locality is None
    return Owner(province, printed, kind=EntityKind.PROVINCE, sure=is_own and case.is_alone)


def _subject(case: Owned) -> Owner | None:
    """Another office, or others, with which the statement's words begin: Sở Y tế tiếp nhận …"""
    lead = _LEADING.sub("", case.lead)
    if part := _WORDS.parts.match(fold(lead)):
        spans = names.spans(case.places, lead)
        name = next((lead[:end] for start, end in spans if start == 0), "")
        return Owner(name or part[0], name or part[0])
    return _other(case, lead) if _BODY.match(lead) else None


def _other(case: Owned, text: str) -> Owner | None:
    """The unit with whose name a text begins; None where it is the issuer."""
    head, name = case.head, mentions.whole_name(case.places, text)
    elsewhere = mentions.names_other_province(case.reading, name)
    office = _office(case, text)
    may_be_own = not elsewhere and office in (None, head.office)
    if may_be_own and mentions.is_issuer(case.places, head, text):
        return None
    if elsewhere or office is None or not (office.everywhere and head.province):
        return Owner(name, name)
    return Owner(f"{head.province}/{office.code.lower()}", office.name_vi)


def _of_a_level(case: Owned) -> Owner | None:
    """The offices of a level of which something is measured: tỷ lệ đúng hạn cấp huyện."""
    levels = list(_WORDS.level.finditer(case.statement.lead))
    return Owner(levels[-1]["level"], levels[-1]["level"]) if levels else None


def _acting(case: Owned) -> Owner | None:
    """The unit named last before the quantity, where a clause begins with it, it is first, or
    something of it is measured.
    """
    bodies = list(_ACTOR.finditer(case.so_far))
    if not bodies:
        return None
    start = bodies[-1].start()
    before = fold(case.so_far[:start])
    roles = (_WORDS.acting, _WORDS.first, _WORDS.measured)
    has_it = any(role.search(before) for role in roles)
    return _other(case, case.so_far[start:]) if has_it and _holds_on(case, start) else None


def _holds_on(case: Owned, start: int) -> bool:
    """Whether a unit named at a place is in the part of the quantity, or its clause goes on there
    with what the unit did.
    """
    if start >= case.statement.start:
        return True
    name = mentions.whole_name(case.places, case.so_far[start:])
    behind = case.so_far[start + len(name) : case.statement.start]
    next_part = re.search(r"[,;:(]\s*[^\W\d]", behind)
    return not next_part and bool(_WORDS.goes_on.match(case.statement.lead))


def _office(case: Owned, text: str) -> offices.Office | None:
    """The office with whose name a text begins, at the time of the figure or before."""
    places, around, name = case.places, case.head.around, text[:_LONGEST]
    if case.is_of_before:
        return offices.ended(places, name, around)
    return offices.begins(places, name, case.day) or offices.begins(places, name, around)


def _own_province(head: Head, printed: str, sure: bool) -> Owner:
    if not head.province:
        return Owner(printed, printed)
    return Owner(
        head.province, printed, kind=EntityKind.PROVINCE, sure=sure and head.locality is None
    )


def _others(case: Owned) -> bool:
    """Whether the nearest words that name an office, before the quantity or after it within its
    part, name another than the issuer.
    """
    reading, statement = case.reading, case.statement
    after = statement.clear[statement.quantity.end : statement.end]
    if not all(mentions.bodies(reading, after)):
        return True
    earlier = statement.passage.text[: statement.sentence.start]
    titles = (heading.title for heading in reversed(statement.passage.headings))
    for text in (case.so_far, earlier, *titles):
        if bodies := list(mentions.bodies(reading, text)):
            return not bodies[-1]
    return False


def lives(reading: Reading, entity: str, kind: EntityKind, period: Period) -> bool:
    """Whether a province, or the issuer within its own, existed on any day of a period."""
    head, first, last = reading.head, period.first_day, period.last_day
    province = offices.provinces(reading.places).get(entity.partition("/")[0])
    if province is None:
        return False
    issuers = {EntityKind.DEPARTMENT: head.office}
    issuers |= dict.fromkeys(BELOW_PROVINCES, head.locality)
    units = filter(None, (province, issuers.get(kind)))
    return all(
        (unit.valid_from or first) <= last and first <= (unit.valid_to or last) for unit in units
    )


_FINDERS = (
    Finder("one-of-several-units", _of_several_units),
    Finder("unit-named", _of_a_named_unit),
    Finder("former-unit-named", _of_a_former_unit),
    Finder("former-unit-not-named", _of_an_unnamed_former_unit),
    Finder("index-of-provinces", _of_a_province),
    Finder("words-name-another", _as_printed),
    Finder("all-of-the-province", _of_all_the_province),
    Finder("province-beside-the-country", _beside_the_country),
    Finder("province-acts", _of_the_acting_province),
    Finder("another-acts", _subject),
    Finder("level-of-offices", _of_a_level),
    Finder("unit-named-before", _acting),
    Finder("issuer", _of_the_issuer),
)
