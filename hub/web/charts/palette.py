"""Palette: the colours of charts, by what each is for."""

from enum import StrEnum
from typing import NamedTuple


class Theme(StrEnum):
    """Light or dark."""

    LIGHT = "light"
    DARK = "dark"


class Palette(NamedTuple):
    """A colour for each use; q1 to q4 are quartiles, best to last, t1 to t4 the text on them."""

    bg: str
    ink: str
    mut: str
    line: str
    edge: str
    acc: str
    accs: str
    oth: str
    band: str
    q1: str
    q2: str
    q3: str
    q4: str
    t1: str
    t2: str
    t3: str
    t4: str

    def quartile(self, number: int | None) -> tuple[str, str]:
        """The colour of a quartile and that of text on it; without one, of the ground."""
        if number is None:
            return self.bg, self.ink
        fills, texts = (self.q1, self.q2, self.q3, self.q4), (self.t1, self.t2, self.t3, self.t4)
        return fills[number - 1], texts[number - 1]


LIGHT = Palette(
    bg="#ffffff",
    ink="#17202b",
    mut="#525d69",
    line="#d5dbe1",
    edge="#7d8894",
    acc="#0f5499",
    accs="#e5eef8",
    oth="#6f7a86",
    band="#ece6da",
    q1="#0f5499",
    q2="#5c94c9",
    q3="#aecbe6",
    q4="#e6ebf0",
    t1="#ffffff",
    t2="#0b1a2b",
    t3="#0b1a2b",
    t4="#17202b",
)
DARK = Palette(
    bg="#12171d",
    ink="#e8ecf0",
    mut="#a9b3be",
    line="#313b46",
    edge="#7d8994",
    acc="#86bbf2",
    accs="#1b2f45",
    oth="#8f9aa6",
    band="#3a3428",
    q1="#9cc8f5",
    q2="#5b93c9",
    q3="#2f5d8b",
    q4="#243140",
    t1="#0b1a2b",
    t2="#06101b",
    t3="#f2f6fa",
    t4="#e8ecf0",
)
PALETTES = {Theme.LIGHT: LIGHT, Theme.DARK: DARK}
# On a page a colour is written as its name, which styles of the page may give another colour.
NAMES = Palette(*Palette._fields)
