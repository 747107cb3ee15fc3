"""Numbers as publishers write them."""

import re
from collections.abc import Callable
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
# As a machine writes a small number in full: 2.0156159735051915e-05.
_COMPUTED = re.compile(r"-?\d\.\d{6,}e-\d{2,3}", re.A)
_DIGITS = re.compile(r"\d", re.A)
_NUMBER = Text("cần một số", "a number is wanted")
_UNCLEAR = Text("không rõ dấu thập phân", "the decimal mark is not clear")
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
    """A number typed as text with a comma or a point: the interpretation that fits; None for a
    gap, or what the cell should have held.
    """
    possible = set(interpretations(text).values())
    fitting = {value for value in possible if value is None or fits(value)} or possible
    if len(fitting) == 1:
        return fitting.pop(), None
    return None, _UNCLEAR if fitting else _NUMBER


def is_figure(text: str) -> bool:
    """Whether a text can be read as a number, by whichever mark."""
    return any(value is not None for value in interpretations(text).values())


def agrees(text: str, value: float) -> bool:
    """Whether a number as printed is this value, rounded or as a percentage; what is no number
    contradicts nothing.
    """
    numbers = {mark: one for mark, one in interpretations(text).items() if one is not None}
    values = (value, value * 100) if "%" in text else (value,)
    return not numbers or any(
        abs(exact - number) <= _rounding(text, mark)
        for mark, number in numbers.items()
        for exact in values
    )


def _rounding(text: str, mark: str) -> float:
    """How far a number may lie from the one that it was rounded from."""
    return 0.5 * 10.0 ** -len(_DIGITS.findall(text.partition(mark)[2])) + 1e-9


@lru_cache(maxsize=2**16)
def interpretations(text: str) -> dict[str, float | None]:
    """The number that a text is with each mark that it can be written with."""
    numbers = {}
    for mark in MARKS:
        try:
            numbers[mark] = number(text, mark)
        except ValueError:
            continue
    return numbers
