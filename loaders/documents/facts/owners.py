"""Whose a figure is: the issuer's own, another's that the words name, or in doubt."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from hub.words.language import Text
from hub.words.period import Period, parse
from hub.words.terms import BELOW_PROVINCES, EntityKind
from loaders.documents.facts import meanings
from loaders.documents.head import offices
from loaders.documents.head.head import Head
from loaders.documents.rules import RULES
from loaders.documents.rules.wording import UPPER, fold, pattern
from loaders.documents.statements import former, names
from loaders.documents.statements.statement import Statement
from loaders.documents.text.spans import blotted

_LEADING = re.compile(
    r"^[\W\d]*(?:(?:và|riêng|trong đó|cụ thể|năm \d{4}|trong (?:kỳ|năm|quý|tháng))\W+)*", re.I
)

_WORDS = RULES.observations.owners


class Unit(NamedTuple):
    """A province where its name stands in a text."""

    printed: str
    name: str
    start: int
    end: int


class Owner(NamedTuple):
    """Whose a figure is: an id of the hub, else the words, nothing for the issuer's own; and
    whether that is beyond doubt.

    A doubt says why it may be of one unit or of another; then it is nobody's.
    """

    entity: str | None = None
    printed: str | None = None
    kind: EntityKind | None = None
    sure: bool = False
    doubt: Text | None = None


def owner(
    folder: Path, head: Head, statement: Statement, indicator: str | None, period: Period | None
) -> Owner:
    """Whose the quantity of a statement is, in the period of which it is."""
    whose = _owner(folder, head, statement, indicator, period)
    entity = whose.entity if whose.printed else head.entity
    if (
        whose.doubt
        or not period
        or (entity or "").partition("/")[0] not in offices.provinces(folder.parent / "places")
    ):
        return whose
    if lives(folder.parent / "places", entity, whose.kind, head, period.first_day, period.last_day):
        return whose
    printed = whose.printed or head.issuer or ""
    return _doubtful(
        printed,
        Text(
            f"“{printed}” của kỳ {period} là đơn vị khác, chưa rõ đơn vị nào",
            f"“{printed}” of {period} is another unit, it is not clear which",
        ),
    )


def _owner(
    folder: Path, head: Head, statement: Statement, indicator: str | None, period: Period | None
) -> Owner:
    kind = _kind(indicator)
    units = _units(folder, head, statement)
    if len(units) > 1:
        several = ", ".join(unit.printed for unit in units)
        return _doubtful(
            several,
            Text(
                f"có thể của một trong các đơn vị: {several}",
                f"it may be of any of these units: {several}",
            ),
        )
    if units:
        return _named(folder, head, statement, units[0], period)
    if of_before := _of_before(folder, statement):
        return _named(folder, head, statement, of_before, period)
    if _is_of_before(folder, statement) and not _subject(folder, head, statement, period):
        return _doubtful(
            "",
            Text(
                "của đơn vị trước sắp xếp, không rõ đơn vị nào",
                "of a unit of before a merger, which is not said",
            ),
        )
    printed = meanings.whose(statement)
    if kind == EntityKind.PROVINCE:
        return _of_a_province(folder, head, statement, printed)
    if printed and not _WORDS.own_area.fullmatch(fold(printed)):
        return Owner(printed, printed)
    if found := _WORDS.own_area.search(statement.folded):
        return _own_province(head, found[0], _is_alone(folder, head, statement))
    if beside_country(statement):
        return _own_province(head, "tỉnh", _is_alone(folder, head, statement))
    if (found := _WORDS.province.search(statement.lead)) and kind is None:
        return _own_province(head, found["name"], _is_alone(folder, head, statement))
    if other := _subject(folder, head, statement, period) or _acting(
        folder, head, statement, period
    ):
        return other
    own = (
        EntityKind.PROVINCE
        if head.entity == head.province
        else head.locality.kind
        if head.locality
        else EntityKind.DEPARTMENT
    )
    sure = (
        bool(head.entity)
        and kind in (None, own)
        and _is_alone(folder, head, statement)
        and not _others(folder, head, statement)
    )
    return Owner(kind=own if head.entity else None, sure=sure)


def _of_a_province(folder: Path, head: Head, statement: Statement, printed: str | None) -> Owner:
    """Whose the result of an index of provinces is: never the department's that tells it."""
    words = _WORDS
    if printed:
        is_own = words.own_area.fullmatch(fold(printed))
        return (
            _own_province(head, printed, _is_alone(folder, head, statement))
            if is_own
            else Owner(printed, printed)
        )
    lead = statement.clear[statement.start : statement.quantity.start]
    other = words.country.search(statement.lead) or _last(
        _provinces(folder.parent / "places"), lead
    )
    if other and fold(other[0]) not in _own_names(folder, head):
        return Owner(other[0], other[0])
    text = statement.earlier + statement.before + statement.folded
    of_it = head.entity == head.province or bool(words.of_the_province.search(text))
    local = (
        any(not own for own in _mentions(folder, head, re.sub(words.publishers, "", lead)))
        and head.entity == head.province
    )
    alone = (
        _is_alone(folder, head, statement) and not local and not words.never.search(statement.lead)
    )
    return _own_province(head, "tỉnh", of_it and alone)


def beside_country(statement: Statement) -> bool:
    """Whether the province stands beside the country of which its sentence speaks first: cả nước
    đạt 92%, tỉnh đạt 88%.
    """
    words = _WORDS
    return bool(
        words.beside_country.search(statement.lead) and words.country.search(statement.before)
    )


def named(folder: Path, head: Head, name: str, period: str | None) -> str:
    """The province that a name alone means in a period, or before a merger where its mark says
    so; else the name itself.
    """
    clear = former.cleared(folder, name)
    before = head.around if former.is_former(folder, name, 0, len(clear.rstrip())) else None
    day = parse(period).last_day if period else head.around
    return offices.at(
        folder.parent / "places", re.sub(r"^[Tt]ỉnh\s+", "", clear.strip()), day, before
    ) or ("" if before else name)


def _doubtful(printed: str, doubt: Text) -> Owner:
    return Owner("", printed, doubt=doubt)


def _units(folder: Path, head: Head, statement: Statement) -> list[Unit]:
    """The provinces whose quantity this may be: those that its part names, else those named last
    before it in its sentence.
    """
    named = _named_units(folder, statement.clear[: statement.quantity.start])
    carried = not any(unit.start >= statement.start for unit in named)
    if not named or (carried and _names_others(head, statement)):
        return []
    several = [named[-1]]
    for unit in reversed(named[:-1]):
        between = blotted(fold(statement.clear[unit.end : several[-1].start]))
        if re.search(r"\d", between) or (unit.start < statement.start and not carried):
            break
        several.append(unit)
    return list({unit.name: unit for unit in reversed(several)}.values())


def _named_units(folder: Path, text: str) -> list[Unit]:
    """The provinces that a text names as those who act or have a result."""
    found = _led_provinces(folder.parent / "places").finditer(text)
    units = (Unit(match[0].strip(), match["name"], match.start(), match.end()) for match in found)
    return [unit for unit in units if meanings.is_subject(text[: unit.start])]


def _names_others(head: Head, statement: Statement) -> bool:
    """Whether a part speaks of an office, of all the province or of others than a province named
    before it.
    """
    words, lead = _WORDS, statement.lead
    return bool(
        re.search(
            rf"\b(?:{words.body})", statement.clear[statement.start : statement.quantity.start]
        )
        or pattern(
            rf"{words.own_area.pattern}|{words.country.pattern}|(?<!\w)(?:{words.parts.pattern})"
        ).search(lead)
    )


def _of_before(folder: Path, statement: Statement) -> Unit | None:
    """The province behind whose name a mark of before a merger stands in its own part: trên địa
    bàn tỉnh Bình Thuận cũ.
    """
    text = statement.sentence.text
    named = _provinces(folder.parent / "places").finditer(
        text, statement.start, statement.quantity.start
    )
    return next(
        (
            Unit(name[0], name[0], *name.span())
            for name in named
            if former.is_former(folder, text, *name.span())
        ),
        None,
    )


def _is_of_before(folder: Path, statement: Statement) -> bool:
    """Whether a mark of before a merger stands in its own part, ahead of its quantity."""
    marks = former.marks(folder, statement.sentence.text)
    return any(statement.start <= start < statement.quantity.start for start, _ in marks)


def _named(
    folder: Path, head: Head, statement: Statement, unit: Unit, period: Period | None
) -> Owner:
    """The province that the words name, that of the time told, or of before; for sure where it
    is the issuer's own.
    """
    places, text = folder.parent / "places", statement.sentence.text
    before = former.is_former(folder, text, unit.start, unit.end)
    province = offices.at(
        places,
        unit.name,
        period.last_day if period else head.around,
        head.around if before else None,
    )
    if province is None and not before:
        return Owner(unit.printed, unit.printed)
    if province is None:
        return _doubtful(
            unit.printed,
            Text(
                f"không rõ “{unit.printed}” là đơn vị nào",
                f"it is not known which unit “{unit.printed}” is",
            ),
        )
    printed = former.printed(folder, text, unit.start, unit.end)
    own = province == head.province and head.locality is None
    return Owner(province, printed, EntityKind.PROVINCE, own and _is_alone(folder, head, statement))


def _subject(folder: Path, head: Head, statement: Statement, period: Period | None) -> Owner | None:
    """Another office, or others, with which the statement's words begin: Sở Y tế tiếp nhận …"""
    words = _WORDS
    lead = _LEADING.sub("", statement.clear[statement.start : statement.quantity.start])
    name = next((lead[:end] for start, end in names.spans(folder, lead) if start == 0), "")
    if part := words.parts.match(fold(lead)):
        return Owner(name or part[0], name or part[0])
    body = re.match(rf"(?:{words.body})", lead)
    return _other(folder, head, statement, lead, period) if body else None


def _other(
    folder: Path, head: Head, statement: Statement, text: str, period: Period | None
) -> Owner | None:
    """The unit with whose name a text begins; None where it is the issuer."""
    places, name = folder.parent / "places", _name(folder, text)
    elsewhere = any(
        fold(found[0]) not in _own_names(folder, head)
        for found in _provinces(places).finditer(name)
    )
    office = _office(folder, head, statement, text, period)
    if (
        not elsewhere
        and _is_issuer(places, head, text)
        and (office is None or office == head.office)
    ):
        return None
    if elsewhere or office is None or not (office.everywhere and head.province):
        return Owner(name, name)
    return Owner(f"{head.province}/{office.code.lower()}", office.name_vi)


def _name(folder: Path, text: str) -> str:
    """The whole name of a unit with which a text begins: of a ministry as it is known, of others
    up to what they do.
    """
    issuers = [one.name for one in RULES.references.issuers]
    known = [
        text[: len(name)]
        for name in issuers
        if fold(text).startswith(fold(name)) and not text[len(name) : len(name) + 1].isalnum()
    ]
    printed = next((text[:end] for start, end in names.spans(folder, text) if start == 0), "")
    words = RULES.quantities.labels
    verbs = f"{words.saying}|{words.does}|{_WORDS.ends}"
    ends = rf"(?=\s*(?:[^\w\s&-]|\d|$)|\s(?:{verbs})(?!\w))"
    begins, levels = (
        rf"(?:{_WORDS.body}|{_WORDS.centre})",
        "huyện|quận|thị xã|xã|phường|thị trấn|thành phố|tỉnh",
    )
    forms = (
        rf"(?!Sở|UBND|HĐND|[UỦ]|Hội đồng|Bộ){begins}(?:\s[\w&-]+){{0,12}}?{ends}",
        rf"{begins}(?:\s(?:{levels}|[{UPPER}][^\W\d]*))*",
    )
    bodies = (found[0] for form in forms if (found := re.match(form, text)))
    return max([*known, printed, *bodies], key=len).strip()


def _acting(folder: Path, head: Head, statement: Statement, period: Period | None) -> Owner | None:
    """The unit named last before the quantity, where a clause begins with it, it is first, or
    something of it is measured.
    """
    words, text = _WORDS, statement.clear[: statement.quantity.start]
    if found := list(words.level.finditer(statement.lead)):
        return Owner(found[-1]["level"], found[-1]["level"])
    bodies = list(re.finditer(rf"(?<!\w)(?:{words.body}|{words.centre})", text))
    if not bodies:
        return None
    start = bodies[-1].start()
    behind = text[start + len(_name(folder, text[start:])) : statement.start]
    goes_on = start >= statement.start or (
        not re.search(r"[,;:(]\s*[^\W\d]", behind) and words.goes_on.match(statement.lead)
    )
    has_it = any(
        role.search(fold(text[:start])) for role in (words.acting, words.first, words.measured)
    )
    return _other(folder, head, statement, text[start:], period) if goes_on and has_it else None


def _office(
    folder: Path, head: Head, statement: Statement, lead: str, period: Period | None
) -> offices.Office | None:
    """The office with whose name a text begins, that of the time told, or of before."""
    places = folder.parent / "places"
    if _is_of_before(folder, statement):
        return offices.ended(places, lead[:120], head.around)
    return offices.begins(
        places, lead[:120], period.last_day if period else head.around
    ) or offices.begins(places, lead[:120], head.around)


def _last(known: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(iter(list(known.finditer(text))[::-1]), None)


def _own_names(folder: Path, head: Head) -> frozenset[str]:
    return frozenset(
        fold(name.name_vi)
        for name in offices.called(folder.parent / "places").get(head.province or "", ())
    )


def _own_province(head: Head, printed: str, sure: bool) -> Owner:
    sure = sure and head.locality is None  # a district tells of its province only what it has heard
    return (
        Owner(head.province, printed, EntityKind.PROVINCE, sure)
        if head.province
        else Owner(printed, printed)
    )


def _is_alone(folder: Path, head: Head, statement: Statement) -> bool:
    """Whether the sentence names no province but the issuer's own."""
    own = _own_names(folder, head)
    return all(
        fold(found[0]) in own
        for found in _provinces(folder.parent / "places").finditer(statement.clear)
    )


@lru_cache(maxsize=4)
def _provinces(places: Path) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(offices.spelt_provinces(places))})\b")


@lru_cache(maxsize=4)
def _led_provinces(places: Path) -> re.Pattern[str]:
    """A province's name behind the word for one, or alone where a clause begins."""
    called = [name for found in offices.called(places).values() for name in found]
    known, cities = (
        _any(offices.spelt_provinces(places)),
        _any(name.name_vi for name in called if name.is_city),
    )
    others = rf"[{UPPER}][^\W\d]*(?:\s[{UPPER}][^\W\d]*)*"
    led = rf"[Tt]ỉnh\s+(?={known}|{others})|(?:[Tt]hành phố|TP\.?)\s+(?={cities})"
    begins = r"^|(?<=[,;:(]\s)|(?<=[,;:(])|(?<=\bvà\s)|(?<=\bcủa\s)"
    return re.compile(
        rf"(?:(?P<led>{led})|(?:{begins}))(?P<name>(?:{known})\b|(?(led){others}|(?!)))"
    )


def _any(spellings: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, set(spellings)), key=len, reverse=True))


def _others(folder: Path, head: Head, statement: Statement) -> bool:
    """Whether the nearest words that name an office, before the quantity or after it within its
    part, name another than the issuer.
    """
    after = statement.clear[statement.quantity.end : statement.end]
    if any(not own for own in _mentions(folder, head, after)):
        return True
    before = statement.clear[: statement.quantity.start]
    earlier = statement.passage.text[: statement.sentence.start]
    titles = (heading.title for heading in reversed(statement.passage.headings))
    for text in (before, earlier, *titles):
        if found := list(_mentions(folder, head, text)):
            return not found[-1]
    return False


def _mentions(folder: Path, head: Head, text: str) -> Iterator[bool]:
    """For each office that a text names, in order, whether it is the issuer; parts of it and
    groups of others are not.
    """
    words, folded, places = _WORDS, fold(text), folder.parent / "places"
    bodies = (match.start() for match in re.finditer(rf"\b(?:{words.body})", text))
    found = [(start, _is_issuer(places, head, text[start:])) for start in bodies]
    wide = [match.span() for match in words.province_wide.finditer(folded)]
    found += [(start, head.entity == head.province) for start, _ in wide]
    parts = (
        match.start() for match in pattern(rf"(?<!\w)(?:{words.parts.pattern})").finditer(folded)
    )
    found += [
        (part, False) for part in parts if not any(start <= part < end for start, end in wide)
    ]
    return (own for _, own in sorted(found))


def _is_issuer(places: Path, head: Head, text: str) -> bool:
    """Whether a text begins with the issuer's own name, or with its kind alone: Sở đã …"""
    if head.locality:
        return head.locality.is_called(text)
    if head.office is None:
        return bool(
            re.match(
                r"(?:UBND|[UỦ]y ban nhân dân|Uỷ ban nhân dân)(?: tỉnh| thành phố(?! [^\W\d_]+"
                r" thuộc)|\s*[,.;:]|$)",
                text,
            )
        )
    told = offices.begins(places, text[:120], head.around)
    if told is not None:
        return told.code == head.office.code
    first = head.office.name_vi.split()[0]
    return bool(re.match(rf"{first}(?:\s*[,.;:)]|\s+(?:[a-zà-ỹđ]|$)|$)", text))


def _kind(indicator: str | None) -> str | None:
    """Of which kind of unit an index of other publishers is."""
    index = RULES.observations.indices.get(indicator or "")
    return index.of if index else None


def lives(places: Path, entity: str, kind: EntityKind, head: Head, first: date, last: date) -> bool:
    """Whether a province, or the issuer within its own, existed on any day of a span."""
    province = offices.provinces(places).get(entity.partition("/")[0])
    one = (
        head.office
        if kind is EntityKind.DEPARTMENT
        else head.locality
        if kind in BELOW_PROVINCES
        else None
    )
    spans = [(unit.valid_from, unit.valid_to) for unit in (province, one) if unit]
    return bool(province) and all(
        (begins or first) <= last and first <= (ends or last) for begins, ends in spans
    )
