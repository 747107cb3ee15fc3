"""Marks of units of before a merger: (cũ), trước sáp nhập, trước ngày 01/7/2025, nay là tỉnh …"""

import re
from functools import lru_cache
from pathlib import Path

from loaders.documents.head import offices
from loaders.documents.rules import RULES
from loaders.documents.rules.wording import UPPER, fold, pattern
from loaders.documents.text.spans import DAY

_DAY = rf"(?:{re.sub('[?]P<[a-z0-9]+>', '?:', DAY)})"


def cleared(places: Path, text: str) -> str:
    """The text, letter for letter as long, with blanks in place of every mark."""
    for start, end in marks(places, text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def is_former(places: Path, text: str, start: int, end: int) -> bool:
    """Whether a unit named here is a former one, by a mark behind it or one that opens the text
    before it.
    """
    behind = any(
        not text[end:mark].strip() for mark, _ in _behind_names(places, text) if mark >= end
    )
    return behind or any(mark < start for mark, _ in _openings(text))


def printed(places: Path, text: str, start: int, end: int) -> str:
    """The name of a unit with the mark behind it: tỉnh Lâm Đồng (cũ)."""
    last = next(
        (
            stop
            for mark, stop in _behind_names(places, text)
            if mark >= end and not text[end:mark].strip()
        ),
        end,
    )
    return text[start:last].strip(" ,")


def marks(places: Path, text: str) -> list[tuple[int, int]]:
    """Where the marks of a text begin and end."""
    return _behind_names(places, text) + _openings(text)


@lru_cache(maxsize=256)
def _behind_names(places: Path, text: str) -> list[tuple[int, int]]:
    names = _names(places)
    matches = _behind().finditer(fold(text))
    return [
        match.span()
        for match in matches
        if names.search(text, max(0, match.start() - 80), match.start())
    ]


@lru_cache(maxsize=256)
def _openings(text: str) -> list[tuple[int, int]]:
    return [match.span(match.lastgroup) for match in _opening().finditer(fold(text))]


@lru_cache(maxsize=4)
def _behind() -> re.Pattern[str]:
    """A mark in brackets, between commas, or right behind a name."""
    words = RULES.observations.former
    mark = rf"(?:(?:{words.mark}|{words.merger})(?!\w)|{words.before}\s+{_DAY})"
    return pattern(
        rf"\s*\(\s*(?:(?:{words.kinds})\s+)?(?:{mark}|{words.now})(?:{_DAY}|[^()\d])*\)|"
        rf"(?:\s*,)?\s+{mark}(?:\s*,)?|\s*,\s+(?:{words.now})(?:{_DAY}|[^,;.()\d])*,"
    )


@lru_cache(maxsize=4)
def _opening() -> re.Pattern[str]:
    """A mark that applies to all units behind it: các tỉnh cũ …; trước khi sáp nhập, …"""
    words = RULES.observations.former
    mark = rf"(?:{words.merger}|{words.before}\s+{_DAY})"
    return pattern(
        rf"(?:{words.groups})(?P<behind>\s*\(?\s*(?:{words.mark}|{mark})\)?)(?!\w)|"
        rf"(?:^|[.;:]\s)\W*(?P<ahead>(?:{words.when})?{mark}[^,;:.]{{0,60}},)"
    )


@lru_cache(maxsize=4)
def _names(places: Path) -> re.Pattern[str]:
    """The end of a text that is the name of a unit, or the word for one."""
    provinces = offices.spelt_provinces(places)
    spellings = "|".join(
        sorted(
            map(re.escape, {*provinces, *(one.name_vi for one in offices.offices(places))}),
            key=len,
            reverse=True,
        )
    )
    kinds = r"[Tt]ỉnh|[Tt]hành phố|TP\.?|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Xx]ã|[Pp]hường|[Tt]hị trấn"
    return re.compile(rf"(?<!\w)(?:{spellings}|(?:{kinds})(?:\s+[{UPPER}][\w-]*)*|[Ss]ở)$")
