"""ChartLook: the language, colours and width of a chart, and how it writes numbers and texts."""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hub.web.charts.palette import LIGHT, Palette
from hub.words.language import Language, Text, fixed

DECIMALS = 2
LETTER = 0.56  # of the size of a font, the width of a letter in a short text
_WRITTEN = 0.5  # and in a sentence, on average


def width_of(text: str, size: float = 12) -> float:
    """About how wide a text is drawn."""
    return len(text) * size * LETTER


def decimals_of(values: Iterable[float]) -> int:
    """With how many decimals values are written beside each other: none where all are whole."""
    return 0 if all(float(value).is_integer() for value in values) else DECIMALS


class ChartMeasure(StrEnum):
    """What of a figure a chart through time draws."""

    VALUE = "value"
    RANK = "rank"


@dataclass(frozen=True)
class ChartLook:
    """In which language, colours and width a chart is drawn, which unit is one's own in it, and
    what of its figures.
    """

    language: Language
    palette: Palette = LIGHT
    width: int = 640
    own: str = ""  # the id of a unit
    measure: ChartMeasure = ChartMeasure.VALUE
    height: int = 240  # of the axis of values of a chart through time

    def say(self, text: Text) -> str:
        """A text in the language."""
        return text.within(self.language)

    def number(self, value: float, decimals: int = DECIMALS) -> str:
        """A number as the language writes it."""
        return self.say(fixed(value, decimals))

    def wrapped(self, text: str, size: float) -> list[str]:
        """A text in lines as wide as the chart."""
        return textwrap.wrap(text, int(self.width / (size * _WRITTEN))) or [""]

    def more(self, number: int) -> str:
        """That there are more units than are drawn."""
        return self.say(Text(f"Còn {number} đơn vị nữa không vẽ.", f"{number} more are not drawn."))

    def kept(self, names: Sequence[str], most: int) -> str:
        """Names with commas; of many the first, and how many more there are."""
        shown = ", ".join(names[:most])
        more = len(names) - most
        if more <= 0:
            return shown
        return self.say(Text(f"{shown} và {more} đơn vị khác", f"{shown} and {more} others"))
