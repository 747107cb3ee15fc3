"""Who issued a document: by its letterhead, the letters of its number, its first sentence or its
title.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path

from loaders.catalogue.entities import entity_names
from loaders.documents.head import head, localities, offices
from loaders.documents.head.head import Head
from loaders.documents.head.offices import Office
from loaders.documents.rules import RULES
from loaders.documents.rules.decision import Finder, answered
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


@dataclass(frozen=True)
class _Top:
    """The first lines of a document, in which its issuer is named."""

    places: Path
    head: Head
    lines: Sequence[Line]

    @cached_property
    def letterhead(self) -> str:
        """The names above its title."""
        return _letterhead(self.lines[: self.head.above or self.head.body])

    @cached_property
    def speaker(self) -> str:
        """Who speaks in its first sentences."""
        return _speaker(self.lines[self.head.body : self.head.body + _NEAR])

    @cached_property
    def bodies(self) -> tuple[str, str]:
        """The body that the letterhead names first, and the one below it that speaks."""
        return _parted(self.letterhead)

    @property
    def printed(self) -> str:
        """The issuer as the letterhead prints it, in a sentence."""
        return _in_a_sentence(*self.bodies)

    @cached_property
    def province(self) -> str | None:
        """The province of the document."""
        return _province(self.places, dated=self.head, letterhead=self.letterhead, lines=self.lines)


def issued(folder: Path, undated: Head, lines: Sequence[Line]) -> Head:
    """The same document with its issuer, as an office of its province where the hub knows it."""
    dated = replace(undated, around=_around(undated, lines))
    decision = answered(_FINDERS, _Top(folder.parent / "places", dated, lines))
    return replace(decision.verdict, issuer_rule=decision.rule)


def _by_a_central_body(top: _Top) -> Head | None:
    central = _central(top.letterhead)
    return replace(top.head, issuer=central) if central else None


def _by_news(top: _Top) -> Head | None:
    return replace(top.head, province=top.province) if top.head.kind == head.NEWS else None


def _by_a_locality(top: _Top) -> Head | None:
    """Issued by the district or commune of its letterhead; an undated one may be of any time."""
    whole, part = top.bodies
    if part or not (top.head.day or top.head.printed or top.head.period):
        return None
    locality = localities.of_letterhead(top.places, whole, top.head.around)
    if locality is None:
        return None
    return replace(top.head, locality=locality, province=locality.province, issuer=top.printed)


def _by_an_office(top: _Top) -> Head | None:
    _, part = top.bodies
    office = None if part else _office(top.places, top.head, (top.letterhead, top.speaker))
    if office is None:
        return None
    return replace(top.head, office=office, province=top.province, issuer=office.name_vi)


def _as_printed(top: _Top) -> Head | None:
    return replace(top.head, province=top.province, issuer=top.printed) if top.printed else None


def _by_the_speaker(top: _Top) -> Head:
    return replace(top.head, province=top.province, issuer=top.speaker or None)


_FINDERS = (
    Finder("central-body", _by_a_central_body),
    Finder("news", _by_news),
    Finder("district-or-commune", _by_a_locality),
    Finder("office", _by_an_office),
    Finder("letterhead", _as_printed),
    Finder("first-sentences", _by_the_speaker),
)


def _around(undated: Head, lines: Sequence[Line]) -> date:
    """The date of issue, else the last date of the first lines within its period."""
    if undated.day:
        return undated.day
    month, year = map(int, re.findall(r"\d+", undated.printed)[-2:]) if undated.printed else (0, 0)
    if 1 <= month <= 12:
        return date(year, month, 1)
    last = undated.period.last_day if undated.period else None
    dates = chain.from_iterable(days(line.text) for line in lines[:_NEAR])
    dates_until_then = (day for day, _, _ in dates if day <= (last or date.max))
    return max(dates_until_then, default=last or _UNDATED)


def _letterhead(top: Sequence[Line]) -> str:
    """The names in capitals above the title, the whole before its part."""
    bodies = RULES.references.head.bodies
    texts = (
        re.sub(r"Độc lập.*", "", re.split(r"\t|\|", line.text)[0] or line.text).strip(" |")
        for line in top[:12]
    )
    capitals = " ".join(text for text in texts if text.isupper() and not re.search(r"\d", text))
    match = re.search(rf"\b(?:{bodies})\b.*", " ".join(_MOTTO.sub(" ", capitals).split()))
    return _OFFICE_OF.sub(r"VĂN PHÒNG \1 \2", match[0]) if match else ""


def _parted(letterhead: str) -> tuple[str, str]:
    """The body that a letterhead names first, and the one below it that speaks: SỞ Y TẾ … BỆNH
    VIỆN ĐA KHOA.
    """
    below = re.search(rf"(?<=\s)(?:{RULES.references.head.parts})\b.*", letterhead)
    return (letterhead[: below.start()].strip(), below[0]) if below else (letterhead, "")


def _speaker(lines: Sequence[Line]) -> str:
    """The body that plans or reports in the first sentences."""
    text, speaks = (
        " ".join(line.text.strip() for line in lines),
        RULES.references.head.speaks,
    )
    speakers = (
        match["who"]
        for match in re.finditer(speaks, text)
        if not text[: match.start()].rstrip().endswith("của")
    )
    return next(speakers, "")


def _central(letterhead: str) -> str:
    """The ministry or national body whose letterhead it is."""
    names = (issuer.name for issuer in RULES.references.issuers if not issuer.local)
    return next((name for name in names if fold(letterhead).startswith(fold(name))), "")


def _office(places: Path, dated: Head, texts: Sequence[str]) -> Office | None:
    letterhead, speech = texts
    issuing_office = offices.office(places, letterhead, dated.around) or offices.of_letters(
        places, dated.letters, dated.around
    )
    return issuing_office or (
        None
        if letterhead
        else offices.office(places, speech, dated.around)
        or offices.office(places, dated.title, dated.around)
    )


def _province(places: Path, dated: Head, letterhead: str, lines: Sequence[Line]) -> str | None:
    """The province of its letterhead, else of the place of issue, else the one it names most."""
    names = entity_names(places)
    issued_at = (
        offices.resolved(names, place, dated.around) for place in head.places(dated, lines)
    )
    return (
        offices.province(places, [letterhead], dated.around)
        or next(filter(None, issued_at), None)
        or offices.province(places, [line.text for line in lines], dated.around)
    )


def _in_a_sentence(capitals: str, part: str) -> str:
    """A name in capitals as a sentence has it: Ủy ban nhân dân tỉnh Hải Sơn, Bệnh viện đa khoa
    tỉnh Hải Sơn.
    """
    body, unit, name, party, of = _UNIT.match(capitals.lower()).groups()
    name_in_sentence = (
        (part.capitalize() + " " if part else body.capitalize())
        + (unit or "")
        + (name or "").title()
    )
    name_in_sentence += (party or "").capitalize() + (of or "").title()
    name_in_sentence = _WITHIN.sub(lambda match: f", {match[1].lower()} ", name_in_sentence)
    return re.sub(
        r"\b(?:ubnd|hđnd)\b", lambda match: match[0].upper(), name_in_sentence, flags=re.I
    ).strip()
