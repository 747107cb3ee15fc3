"""The two languages in which the hub speaks to people."""

from enum import StrEnum
from typing import NamedTuple


class Language(StrEnum):
    """Vietnamese is the default, English the alternative."""

    VI = "vi"
    EN = "en"


class Text(NamedTuple):
    """One sentence in both languages."""

    vi: str
    en: str

    def within(self, language: Language) -> str:
        """The sentence in this language."""
        return self.en if language is Language.EN else self.vi


def preferred(header: str | None, default: Language) -> Language:
    """The language an Accept-Language header ranks highest among ours, or the default."""
    wishes = []
    for part in (header or "").split(","):
        tag, _, quality = part.strip().partition(";q=")
        language = tag[:2].lower()
        if language in tuple(Language):
            wishes.append((_quality(quality), Language(language)))
    return max(wishes, key=lambda wish: wish[0], default=(0.0, default))[1]


def _quality(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0
