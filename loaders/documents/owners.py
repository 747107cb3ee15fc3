"""Whose a figure is: the issuer's own, another's that the words name, or in doubt."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from hub.terms import EntityKind
from loaders.documents import meanings, offices
from loaders.documents.head import Head
from loaders.documents.rules import pattern, rules
from loaders.documents.statements import Statement
from loaders.documents.wording import UPPER, fold

_LEADING = re.compile(r"^[\W\d]*(?:(?:và|riêng|trong đó|cụ thể|năm \d{4}|trong (?:kỳ|năm|quý|tháng))\W+)*", re.I)


class Owner(NamedTuple):
    """Whose a figure is: an id of the hub, else the words, nothing for the issuer's own; and whether that is beyond doubt."""

    entity: str | None = None
    printed: str | None = None
    kind: EntityKind | None = None
    sure: bool = False


def owner(folder: Path, head: Head, statement: Statement, indicator: str | None) -> Owner:
    """Whose the quantity of a statement is."""
    kind = rules(folder, "observations")["indices"].get(indicator or "", {}).get("of")
    printed = meanings.whose(statement)
    if kind == EntityKind.PROVINCE:
        return _of_a_province(folder, head, statement, printed)
    if printed:
        return _named(folder, head, statement, printed)
    if found := pattern(_rules(folder)["own_area"]).search(statement.folded):
        return _own_province(head, found[0], _is_alone(folder, head, statement))
    if other := _subject(folder, head, statement):
        return other
    own = EntityKind.PROVINCE if head.entity == head.province else EntityKind.DEPARTMENT
    sure = bool(head.entity) and kind in (None, own) and _is_alone(folder, head, statement) and not _others(folder, head, statement)
    return Owner(kind=own if head.entity else None, sure=sure)


def _of_a_province(folder: Path, head: Head, statement: Statement, printed: str | None) -> Owner:
    """Whose the result of an index of provinces is: never the department's that tells it."""
    if printed:
        return _named(folder, head, statement, printed)
    words = _rules(folder)
    lead = statement.sentence.text[statement.start:statement.quantity.start]
    other = pattern(words["country"]).search(statement.lead) or _last(_provinces(folder.parent / "places"), lead)
    if other and other[0] not in _own_names(folder, head):
        return Owner(other[0], other[0])
    text = statement.earlier + statement.before + statement.folded
    of_it = head.entity == head.province or bool(pattern(words["of_the_province"]).search(text))
    local = any(not own for own in _mentions(folder, head, re.sub(words["publishers"], "", lead))) and head.entity == head.province
    alone = _is_alone(folder, head, statement) and not local and not pattern(words["never"]).search(statement.lead)
    return _own_province(head, "tỉnh", of_it and alone)


def _subject(folder: Path, head: Head, statement: Statement) -> Owner | None:
    """Another office, or others, with which the statement's words begin: Sở Y tế tiếp nhận …"""
    words, places = _rules(folder), folder.parent / "places"
    lead = _LEADING.sub("", statement.sentence.text[statement.start:statement.quantity.start])
    if part := pattern(words["parts"]).match(fold(lead)):
        return Owner(part[0], part[0])
    body = re.match(rf"(?:{words['body']})(?:\s+(?:huyện|quận|thị|xã|phường|thị trấn|thành phố|tỉnh|[{UPPER}][^\W\d]*))*", lead)
    if body is None or _is_issuer(places, head, lead):
        return None
    office = offices.begins(places, lead[:120], head.around)
    if office is None or not (office.everywhere and head.province):
        return Owner(body[0], body[0])
    return Owner(f"{head.province}/{office.code.lower()}", office.name_vi)


def _last(names: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(iter(list(names.finditer(text))[::-1]), None)


def _own_names(folder: Path, head: Head) -> frozenset[str]:
    return frozenset(name.name_vi for name in offices.called(folder.parent / "places").get(head.province or "", ()))


def _named(folder: Path, head: Head, statement: Statement, printed: str) -> Owner:
    """The province that the words name, for sure where it is the issuer's own."""
    places, told = folder.parent / "places", fold(printed)
    if pattern(_rules(folder)["own_area"]).fullmatch(told):
        return _own_province(head, printed, _is_alone(folder, head, statement))
    province = offices.province(places, [printed], head.around) if told.startswith("tỉnh") else None
    if province is None:
        return Owner(printed, printed)
    return Owner(province, printed, EntityKind.PROVINCE, province == head.province and _is_alone(folder, head, statement))


def _own_province(head: Head, printed: str, sure: bool) -> Owner:
    return Owner(head.province, printed, EntityKind.PROVINCE, sure) if head.province else Owner(printed, printed)


def _is_alone(folder: Path, head: Head, statement: Statement) -> bool:
    """Whether the sentence names no province but the issuer's own."""
    own = _own_names(folder, head)
    return all(found[0] in own for found in _provinces(folder.parent / "places").finditer(statement.sentence.text))


@lru_cache(maxsize=4)
def _provinces(places: Path) -> re.Pattern[str]:
    names = {name.name_vi for found in offices.called(places).values() for name in found}
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})\b")


def _others(folder: Path, head: Head, statement: Statement) -> bool:
    """Whether the nearest words that name an office, before the quantity or after it within its part, name another than the issuer."""
    after = statement.sentence.text[statement.quantity.end:statement.end]
    if any(not own for own in _mentions(folder, head, after)):
        return True
    before = statement.sentence.text[:statement.quantity.start]
    earlier = statement.passage.text[:statement.sentence.start]
    titles = (heading.title for heading in reversed(statement.passage.headings))
    for text in (before, earlier, *titles):
        if found := list(_mentions(folder, head, text)):
            return not found[-1]
    return False


def _mentions(folder: Path, head: Head, text: str) -> Iterator[bool]:
    """For each office that a text names, in order, whether it is the issuer; parts of it and groups of others are not."""
    words, folded, places = _rules(folder), fold(text), folder.parent / "places"
    bodies = (match.start() for match in re.finditer(rf"\b(?:{words['body']})", text))
    found = [(start, _is_issuer(places, head, text[start:])) for start in bodies]
    wide = [match.span() for match in pattern(words["province_wide"]).finditer(folded)]
    found += [(start, head.entity == head.province) for start, _ in wide]
    parts = (match.start() for match in pattern(rf"(?<!\w)(?:{words['parts']})").finditer(folded))
    found += [(part, False) for part in parts if not any(start <= part < end for start, end in wide)]
    return (own for _, own in sorted(found))


def _is_issuer(places: Path, head: Head, text: str) -> bool:
    """Whether a text begins with the issuer's own name, or with its kind alone: Sở đã …"""
    if head.office is None:
        return bool(re.match(r"(?:UBND|[UỦ]y ban nhân dân|Uỷ ban nhân dân)(?: tỉnh| thành phố(?! [^\W\d_]+ thuộc)|\s*[,.;:]|$)", text))
    told = offices.begins(places, text[:120], head.around)
    if told is not None:
        return told.code == head.office.code
    first = head.office.name_vi.split()[0]
    return bool(re.match(rf"{first}(?:\s*[,.;:)]|\s+(?:[a-zà-ỹđ]|$)|$)", text))


def _rules(folder: Path) -> dict[str, str]:
    return rules(folder, "observations")["owners"]


def lives(places: Path, entity: str, kind: EntityKind, head: Head, first: date, last: date) -> bool:
    """Whether a province, or the issuer within its own, existed on any day of a span."""
    province = offices.provinces(places).get(entity.partition("/")[0])
    one = head.office if kind is EntityKind.DEPARTMENT else None
    spans = [(unit.valid_from, unit.valid_to) for unit in (province, one) if unit]
    return bool(province) and all((begins or first) <= last and first <= (ends or last) for begins, ends in spans)
