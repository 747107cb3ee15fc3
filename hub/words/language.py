"""The two languages in which the hub speaks to people."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache
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


def written(value: float, decimals: int) -> Text:
    """A number with at most so many decimals as each language writes it: 1.234,5 and 1,234.5."""
    en = f"{round(value, decimals) + 0.0:,.15g}".replace("-", "−")
    return Text(en.translate(_SWAPPED), en)


def fixed(value: float, decimals: int) -> Text:
    """A number with just so many decimals, half away from zero, as each language writes it:
    18,00 and 18.00.
    """
    en = f"{_shown(value, decimals):,f}".replace("-", "−")
    return Text(en.translate(_SWAPPED), en)


def apart(value: float, other: float, decimals: int) -> float:
    """The difference of two numbers as they are shown with so many decimals.

    A reader who subtracts what is shown finds the same.
    """
    return float(_shown(value, decimals) - _shown(other, decimals))


def _shown(value: float, decimals: int) -> Decimal:
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0


def signed(value: float, decimals: int) -> Text:
    """The same with its sign, as changes and differences are written: +0,50 and −3,31."""
    number = fixed(value, decimals)
    return Text(*(f"+{words}" for words in number)) if round(value, decimals) > 0 else number


def counted(count: int) -> Text:
    """A number of things; in Vietnamese reports with a zero before a single digit: 03 bậc."""
    return Text(f"{count:02}", f"{count}")


def joined(texts: Iterable[Text]) -> Text | None:
    """The texts after one another, parted by semicolons; nothing where there are none."""
    sentences = list(texts)
    return (
        Text(*("; ".join(words) for words in zip(*sentences, strict=True))) if sentences else None
    )


def opened(sentence: str) -> str:
    """A sentence with a capital at its beginning."""
    return f"{sentence[:1].upper()}{sentence[1:]}"


def visible(text: str) -> str:
    """The text with each control character, and each that turns or hides others, written out:
    \\u202e.
    """
    return "".join(
        (
            letter
            if letter in "\n\t" or unicodedata.category(letter) not in _UNSEEN
            else _escape(letter)
        )
        for letter in text
    )


def printable(text: str) -> str:
    """A text with what no page, workbook or paper may hold, or what it would hide, written out."""
    return visible(text).translate(_NO_LETTERS)


def in_line(text: str) -> str:
    """The text with all that `visible` writes out, and without line ends of its own."""
    return visible(text).replace("\n", "\\n")


def _escape(letter: str) -> str:
    return letter.encode("unicode_escape").decode()


def shortened(text: str, most: int = 60) -> str:
    """The text, of a longer one its beginning, in which no number has lost digits."""
    if len(text) <= most:
        return text
    beginning = text[: most - 1]
    is_within_number = _NUMBER.match(text, most - 1)
    whole = _NUMBER_AT_END.sub("", beginning) if is_within_number else beginning
    return f"{whole or beginning}…"


def too_long(most: int) -> Text:
    """That a text has more letters than it may."""
    return Text(
        f"dài quá {most} chữ cái; chỉ ghi tên như văn bản ghi",
        f"is longer than {most} letters; the name alone is wanted",
    )


def within_sentence(name: str) -> str:
    """A name that opens with a capital, as it stands within a sentence: tỉnh Lai Châu."""
    return f"{name[:1].lower()}{name[1:]}"


_NUMBER = re.compile(r"[.,]?\d")
_NUMBER_AT_END = re.compile(r"[-+−]?\d[\d.,]*$")
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
_NO_LETTERS = {letter: f"\\u{letter:04x}" for letter in (0xFFFE, 0xFFFF)}  # which no XML holds
_SWAPPED = str.maketrans(",.", ".,")
_LETTERS = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", 1)}
_TONES = {
    "\u0300": 1,
    "\u0309": 2,
    "\u0303": 3,
    "\u0301": 4,
    "\u0323": 5,
}  # huyền, hỏi, ngã, sắc, nặng


@lru_cache(maxsize=2**14)
def alphabetical(name: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """A key that sorts in the order of Vietnamese dictionaries: by letters first, then by tones."""
    marks = unicodedata.normalize("NFD", name.lower())
    letters = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    return tuple(_LETTERS.get(letter, 0) for letter in letters), tuple(
        _TONES.get(mark, 0) for mark in marks
    )


def preferred(header: str | None, default: Language) -> Language:
    """The language an Accept-Language header ranks highest among ours, or the default."""
    wishes = []
    for part in (header or "").lower().replace(" ", "").split(","):
        tag, _, quality = part.partition(";q=")
        language = tag.partition("-")[0]
        if language in tuple(Language) and _quality(quality) > 0:
            wishes.append((_quality(quality), Language(language)))
    return max(wishes, key=lambda wish: wish[0], default=(0.0, default))[1]


def _quality(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0
