"""A number where it stands in a sentence, with its unit."""

from typing import NamedTuple

from hub.words.language import Text
from hub.words.terms import Measure

MARK = (  # of a footnote, right behind a number: 95(1) hồ sơ
    r"(?:\(\d{1,2}\)|\[\d{1,2}\]|\(\*+\)|\*+)?"
)


class Quantity(NamedTuple):
    """A number where it stands in its sentence."""

    start: int
    end: int
    value: float | None
    unit: str
    measure: Measure = Measure.VALUE
    at_least: bool = False  # the lower end of a range, or "trở lên" after it
    implied: bool = False  # a zero said in words
    counted: bool = True  # its unit is one of the known ones
    out_of: int | None = None  # of a rank: among how many
    is_rate: bool = False  # so many on each thousand of something else
    doubt: Text | None = None  # why its value is not known


def blot(text: str, start: int, end: int) -> str:
    """A text with a part of it made unreadable, as long as before."""
    return text[:start] + "_" * (end - start) + text[end:]


def blots(text: str) -> str:
    """As many blots as a text has letters."""
    return "_" * len(text)
