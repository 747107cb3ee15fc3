"""Who issued a document: its letterhead, the letters of its number, its first sentence or its
title tell.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from loaders.catalogue.units import units
from loaders.documents.head import head, localities, offices
from loaders.documents.head.head import Head
from loaders.documents.head.offices import Office
from loaders.documents.rules import RULES
from loaders.documents.rules.wording import fold
from loaders.documents.text.paper import Line
from loaders.documents.text.spans import days

_MOTTO = re.compile(
    r"C[ỘÔ]NG\s+H(?:[ÒO]A|O[ÀA])\s+X[ÃA]\s+HỘI\s+CHỦ\s+NGHĨA\s+VI[ỆÊ]T\s+NAM|"
    r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|ĐỘC LẬP.*?HẠNH PHÚC"
)
_UNIT = re.compile(
    r"(.*?)(?:(\b(?:tỉnh|thành phố|tp\.?|huyện|thị xã|xã|phường)"
    r" (?!ủy\b))(.*)|((?:tỉnh|thành|huyện|đảng) ủy)(.*))?$"
)
_WITHIN = re.compile(
    r",?\s+(Tỉnh|Huyện|Thị Xã|Thành Phố) (?=\w)"
)  # of which a commune or district is part
_OFFICE_OF = re.compile(r"(ỦY BAN NHÂN DÂN|UBND) (TỈNH .*) VĂN PHÒNG$")
_NEAR = 40  # lines from the top that may tell of the time and the issuer
_UNDATED = date(
    2025, 1, 1
)  # names of a document without any date are those before the mergers of 2025


def issued(folder: Path, found: Head, lines: Sequence[Line]) -> Head:
    """The same document with its issuer, as an office of its province where the hub knows it."""
    list_of_places, on = folder.parent / "places", _around(found, lines)
    letterhead, speech = (
        _letterhead(lines[: found.above or found.body]),
        _speaker(lines[found.body : found.body + _NEAR]),
    )
    found = replace(found, around=on)
    if central := _central(letterhead):
        return replace(found, issuer=central)
    if found.kind == head.NEWS:
        return replace(found, province=_province(list_of_places, found, letterhead, lines))
    whole, part = _parted(letterhead)
    timed = found.day or found.printed or found.period
    locality = localities.of_letterhead(list_of_places, whole, on) if timed and not part else None
    if locality:
        return replace(
            found, locality=locality, province=locality.province, issuer=_in_a_sentence(whole, part)
        )
    office = None if part else _office(list_of_places, found, (letterhead, speech))
    return replace(
        found,
        office=office,
        province=_province(list_of_places, found, letterhead, lines),
        issuer=office.name_vi if office else _in_a_sentence(whole, part) or speech or None,
    )


def _around(found: Head, lines: Sequence[Line]) -> date:
    """A day on which it may have been issued: its own, else the last that its first lines name
    within its period.
    """
    if found.day:
        return found.day
    month, year = map(int, re.findall(r"\d+", found.printed)[-2:]) if found.printed else (0, 0)
    if 1 <= month <= 12:
        return date(year, month, 1)
    last = found.period.last_day if found.period else date.max
    named = (day for line in lines[:_NEAR] for day, _, _ in days(line.text) if day <= last)
    return max(named, default=found.period.last_day if found.period else _UNDATED)


def _letterhead(top: Sequence[Line]) -> str:
    """The names in capitals above the title, the whole before its part."""
    bodies = RULES.references.head.bodies
    told = (
        re.sub(r"Độc lập.*", "", re.split(r"\t|\|", line.text)[0] or line.text).strip(" |")
        for line in top[:12]
    )
    capitals = " ".join(text for text in told if text.isupper() and not re.search(r"\d", text))
    named = re.search(rf"\b(?:{bodies})\b.*", " ".join(_MOTTO.sub(" ", capitals).split()))
    return _OFFICE_OF.sub(r"VĂN PHÒNG \1 \2", named[0]) if named else ""


def _parted(letterhead: str) -> tuple[str, str]:
    """The body that a letterhead names first, and the one below it that speaks: SỞ Y TẾ … BỆNH
    VIỆN ĐA KHOA.
    """
    below = re.search(rf"(?<=\s)(?:{RULES.references.head.parts})\b.*", letterhead)
    return (letterhead[: below.start()].strip(), below[0]) if below else (letterhead, "")


def _speaker(lines: Sequence[Line]) -> str:
    """Who says in the first sentences that it plans or reports."""
    text, speaks = (
        " ".join(line.text.strip() for line in lines),
        RULES.references.head.speaks,
    )
    found = (
        match["who"]
        for match in re.finditer(speaks, text)
        if not text[: match.start()].rstrip().endswith("của")
    )
    return next(found, "")


def _central(letterhead: str) -> str:
    """The ministry or national body whose letterhead it is."""
    known = (issuer.name for issuer in RULES.references.issuers if not issuer.local)
    return next((name for name in known if fold(letterhead).startswith(fold(name))), "")


def _office(places: Path, found: Head, told: Sequence[str]) -> Office | None:
    letterhead, speech = told
    issued = offices.office(places, letterhead, found.around) or offices.of_letters(
        places, found.letters, found.around
    )
    return issued or (
        None
        if letterhead
        else offices.office(places, speech, found.around)
        or offices.office(places, found.title, found.around)
    )


def _province(places: Path, found: Head, letterhead: str, lines: Sequence[Line]) -> str | None:
    """The province of its letterhead, else of the place of issue, else the one it names most."""
    names = units(places)
    issued_at = (
        offices.resolved(names, place, found.around) for place in head.places(found, lines)
    )
    return (
        offices.province(places, [letterhead], found.around)
        or next(filter(None, issued_at), None)
        or offices.province(places, [line.text for line in lines], found.around)
    )


def _in_a_sentence(capitals: str, part: str) -> str:
    """A name in capitals as a sentence has it: Ủy ban nhân dân tỉnh Hải Sơn, Bệnh viện đa khoa
    tỉnh Hải Sơn.
    """
    body, unit, name, party, of = _UNIT.match(capitals.lower()).groups()
    said = (
        (part.capitalize() + " " if part else body.capitalize())
        + (unit or "")
        + (name or "").title()
    )
    said += (party or "").capitalize() + (of or "").title()
    said = _WITHIN.sub(lambda found: f", {found[1].lower()} ", said)
    return re.sub(r"\b(?:ubnd|hđnd)\b", lambda found: found[0].upper(), said, flags=re.I).strip()
