"""Names of places and offices in a text, whose words are no units: Lâm Đồng, Phòng Nội vụ, Xã An Phú."""

import re
from functools import lru_cache
from pathlib import Path

from loaders.documents import offices
from loaders.documents.rules import rules
from loaders.documents.wording import UPPER


def spans(folder: Path, text: str) -> list[tuple[int, int]]:
    """Where the names of a text begin and end."""
    return [found.span() for found in _names(folder).finditer(text)]


@lru_cache(maxsize=4)
def _names(folder: Path) -> re.Pattern[str]:
    """A known province, or the word for a body with a name behind it, up to what it does."""
    places, words = folder.parent / "places", rules(folder, "quantities")["labels"]
    provinces = "|".join(sorted(map(re.escape, offices.spelt_provinces(places)), key=len, reverse=True))
    ends = rf"(?=\s*(?:[^\w\s&]|\d|$)|\s+(?:{words['saying']}|{words['does']})\b)"
    return re.compile(rf"(?<!\w)(?:(?:{provinces})(?!\w)|(?:{words['bodies']})\s+(?=[{UPPER}\d])[\w &-]+?{ends})")
