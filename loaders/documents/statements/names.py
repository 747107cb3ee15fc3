"""Names of places and offices in a text, whose words are no units: Lâm Đồng, Phòng Nội vụ, Xã An
Phú.
"""

import re
from functools import lru_cache
from pathlib import Path

from loaders.documents.head import offices
from loaders.documents.rules import RULES
from loaders.documents.rules.wording import LOWER, UPPER


def spans(places: Path, text: str) -> list[tuple[int, int]]:
    """Where the names of a text begin and end."""
    return [match.span() for match in _names(places).finditer(text)]


def places(places: Path, text: str) -> list[tuple[int, int]]:
    """Where the names of provinces, and of other places right behind a number, begin and end: 3
    Đồng Nai, 4 Đồng Xoài.
    """
    return [match.span() for match in _places(places).finditer(text)]


@lru_cache(maxsize=4)
def _places(places: Path) -> re.Pattern[str]:
    """A known province, or two words with capitals behind a number that begin with no word for a
    body.
    """
    word, words = rf"[{UPPER}][{LOWER}]+", RULES.quantities.labels
    return re.compile(
        rf"(?<!\w)(?:(?:{_provinces(places)})(?!\w)|(?<=\d )(?!(?:{words.bodies})\b){word}(?:"
        rf" {word})+)"
    )


def _provinces(places: Path) -> str:
    return "|".join(sorted(map(re.escape, offices.spelt_provinces(places)), key=len, reverse=True))


@lru_cache(maxsize=4)
def _names(places: Path) -> re.Pattern[str]:
    """A known province, or the word for a body with a name behind it, up to what it does."""
    words, provinces = RULES.quantities.labels, _provinces(places)
    ends = rf"(?=\s*(?:[^\w\s&]|\d|$)|\s+(?:{words.saying}|{words.does})\b)"
    return re.compile(
        rf"(?<!\w)(?:(?:{provinces})(?!\w)|(?:{words.bodies})\s+(?=[{UPPER}\d])[\w &-]+?{ends})"
    )
