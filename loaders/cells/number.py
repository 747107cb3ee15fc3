"""Numbers as publishers write them, and the decimal mark with which those of a column are
written.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from hub.words.language import Text

MARKS = (".", ",")
# KCDL, "không có dữ liệu", is how PAPI's workbooks say that there is no figure
_GAPS = frozenset({"", "-", "–", "—", "…", "...", "kcdl"})
_PLAIN = re.compile(r"-?\d{1,15}(\.\d+)?", re.A)
# A group of thousands does not begin with a zero: 0,615 is a decimal.
_NUMBERS = {
    ".": re.compile(r"[+-]?(\d{1,15}|[1-9]\d{0,2}([, ]\d{3}){1,4})(\.\d+)?", re.A),
    ",": re.compile(r"[+-]?(\d{1,15}|[1-9]\d{0,2}([. ]\d{3}){1,4})(,\d+)?", re.A),
}
_SCIENTIFIC = re.compile(r"[+-]?\d{1,15}(\.\d+)?e(\+?\d\d?|-\d{1,3})", re.I | re.A)
_COMPUTED = re.compile(
    r"-?\d\.\d{6,}e-\d{2,3}", re.A
)  # as a machine writes a small number in full: 2.0156159735051915e-05
_DIGITS = re.compile(r"\d", re.A)
_TYPED = str.maketrans({"\u2212": "-", "\u00a0": " ", "\u202f": " "})


def number(text: str, decimal: str = ".", scientific: bool = False) -> float | None:
    """The number written with this decimal mark; None for a gap, ValueError for anything else.

    An office that writes 1e2 has mistyped a code; only machines write numbers so, as in answers of
    a portal.
    """
    if decimal == "." and _PLAIN.fullmatch(text):
        return float(text)
    plain = text.translate(_TYPED).strip().removesuffix("%").rstrip()
    if plain.lower() in _GAPS:
        return None
    if decimal == "." and (_SCIENTIFIC if scientific else _COMPUTED).fullmatch(plain):
        return float(plain)
    if not _NUMBERS[decimal].fullmatch(plain):
        raise ValueError(text)
    grouping = "," if decimal == "." else "."
    return float(plain.replace(grouping, "").replace(" ", "").replace(decimal, "."))


def typed(text: str, fits: Callable[[float], bool]) -> tuple[float | None, Text | None]:
    """A number typed as text with a comma or a point: the reading that fits; nothing for a gap,
    or what the cell should have held.
    """
    readings = set(_readings(text).values())
    fit = {value for value in readings if value is None or fits(value)} or readings
    if len(fit) == 1:
        return fit.pop(), None
    return None, (
        Text("cần một số", "a number is wanted")
        if not fit
        else Text("không rõ dấu thập phân", "the decimal mark is not clear")
    )


def is_figure(text: str) -> bool:
    """Whether a text can be read as a number, by whichever mark."""
    return any(value is not None for value in _readings(text).values())


def agrees(text: str, value: float) -> bool:
    """Whether a number as printed is this value, rounded or as a percentage; what is no number
    contradicts nothing.
    """
    found = [(mark, one) for mark, one in _readings(text).items() if one is not None]
    scales = (1, 100) if "%" in text else (1,)
    return not found or any(
        abs(value * scale - one) <= _rounding(text, mark) for mark, one in found for scale in scales
    )


def _rounding(text: str, mark: str) -> float:
    """How far a number may lie from the one that it was rounded from."""
    return 0.5 * 10.0 ** -len(_DIGITS.findall(text.partition(mark)[2])) + 1e-9


@dataclass
class Column:
    """What the cells of one column tell of their decimal mark, cell after cell."""

    misfits: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MARKS, 0))
    beyond: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MARKS, 0))
    two_ways: tuple[int, str] | None = (
        None  # the line and the text of the first number that both marks read, each otherwise
    )

    def see(
        self, lines: Iterable[int], texts: list[str], fits: Callable[[int, float], bool]
    ) -> None:
        """Look at the cells of these lines; `fits` tells whether a value lies within the scale
        of the cell at this place.
        """
        doubtful = {}
        for text, count in Counter(texts).items():
            found = _readings(text)
            if len(found) == 1:
                self.misfits["," if "." in found else "."] += count
            elif len(set(found.values())) > 1:
                doubtful[text] = found
        for place, (line, text) in enumerate(zip(lines, texts, strict=True) if doubtful else ()):
            if text in doubtful:
                self._doubt(
                    line, text, {mark: fits(place, value) for mark, value in doubtful[text].items()}
                )

    @property
    def is_mixed(self) -> bool:
        """Whether some cells have one mark and some the other."""
        return all(self.misfits.values())

    @property
    def mark(self) -> str | None:
        """The mark that all cells have, or most where some have none; nothing where two are as
        likely and differ.
        """
        possible = [mark for mark in MARKS if not self.misfits[mark]]
        if len(possible) == 2 and self.two_ways:
            possible = [mark for mark in MARKS if not self.beyond[mark]]
            return possible[0] if len(possible) == 1 else None
        return min(MARKS, key=self.misfits.__getitem__)

    def _doubt(self, line: int, text: str, fits: dict[str, bool]) -> None:
        self.two_ways = self.two_ways or (line, text)
        if any(fits.values()):
            for mark in MARKS:
                self.beyond[mark] += not fits[mark]


@lru_cache(maxsize=2**16)
def _readings(text: str) -> dict[str, float | None]:
    """The number that a text is with each mark that it can be written with."""
    found = {}
    for mark in MARKS:
        try:
            found[mark] = number(text, mark)
        except ValueError:
            continue
    return found
