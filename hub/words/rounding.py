"""How exact a printed number is, and how people see one that a machine keeps."""

import re
import struct
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from math import isclose

from hub.words.language import Text, fixed

SIGNIFICANT = 7  # digits of a number kept in single precision, as PAPI's workbooks keep theirs
NOISE = 1e-9  # what binary fractions add to a sum or a difference

# That a person prints; a number of more is what a machine keeps of another. In single precision it
# may have two fewer: 6.53369140625.
_MOST_DIGITS, _MOST_OF_SINGLE = 12, 10
_EVERY_SINGLE = 9  # digits that tell any number in single precision from the others
_KEPT_BY_MACHINE = re.compile(r"([+-]?)(\d+)[.,](\d+)(e-\d+)?(%?)", re.ASCII)
_PRINTED = re.compile(r"\d[\d., ]*\d|\d", re.ASCII)
_LAST_GROUP = re.compile(r"[.,](\d+)\D*$")
_NO_DIGIT = re.compile(r"\D")
_SINGLE = struct.Struct("f")


@lru_cache(maxsize=2**16)
def decimals(value: float, source_text: str | None = None) -> int:
    """How many decimals a number is printed with; without a print, as many as it has."""
    text = source_text or ""
    group, digits = _LAST_GROUP.search(text), _NO_DIGIT.sub("", text)
    if group and isclose(int(digits) / 10 ** len(group[1]), abs(value), rel_tol=1e-12):
        return len(group[1])
    return max(-Decimal(repr(float(value))).normalize().as_tuple().exponent, 0)


def told(value: float, source_text: str | None = None) -> Text:
    """A number as each language writes it, with the decimals with which it was printed; words and
    marks that were printed beside it stay.
    """
    text = source_text or ""
    if not text:
        return fixed(value, decimals(value))
    number = _PRINTED.search(text)
    values = (value, value * 100) if "%" in text else (value,)
    words = _rewritten(number[0], values) if number else None
    if words is None:
        return Text(text, text)
    before, behind = text[: number.start()].replace("-", "−"), text[number.end() :]
    return Text(*(f"{before}{each}{behind}" for each in words))


def _rewritten(number: str, values: Iterable[float]) -> Text | None:
    """A printed number in both languages; None where it is none of these values, even rounded."""
    digits, group = int(_NO_DIGIT.sub("", number)), _LAST_GROUP.search(number)
    readings = [(len(group[1]), digits / 10 ** len(group[1]))] if group else []
    for places, reading in (*readings, (0, float(digits))):
        bound = 0.5 * 10.0**-places + NOISE
        if any(abs(reading - abs(value)) <= bound for value in values):
            return fixed(reading, places)
    return None


def of_columns(
    lines: Iterable[tuple[int, int, float, str | None]],
) -> Mapping[tuple[int, int], int]:
    """The decimals of each source's column of each indicator: the longest of its numbers.

    Copies drop the zeros at the end.
    """
    longest: dict[tuple[int, int], int] = {}
    for indicator, source, value, source_text in lines:
        longest[indicator, source] = max(
            longest.get((indicator, source), 0), decimals(value, source_text)
        )
    return longest


def slack(value: float, places: int) -> float:
    """How far a number may lie from the one it was rounded from.

    That is half its last digit, of no more than seven significant ones.
    """
    whole = len(str(int(abs(value))))
    return 0.5 * 10.0 ** -max(min(places, SIGNIFICANT - whole), 0)


def seen(text: str) -> str:
    """A number as people see it: 43.47956848144531 is 43.47957, 38.040431999999996 is 38.040432.

    A number of twelve digits or fewer stays as it is written, and so does what is no number.
    """
    number = _KEPT_BY_MACHINE.fullmatch(text) if len(text) > _MOST_OF_SINGLE else None
    if number is None:
        return text
    sign, whole, fraction, exponent, percent = number.groups("")
    value, digits = float(f"{whole}.{fraction}{exponent}"), len(f"{whole}{fraction}".lstrip("0"))
    is_single = _single(value) == value
    if digits <= (_MOST_OF_SINGLE if is_single else _MOST_DIGITS) and not exponent:
        return text
    short = _of_single(value) if is_single else _of_double(value)
    short = f"{Decimal(short):f}" if "e" in short else short
    return f"{sign}{short.replace('.', ',') if ',' in text else short}{percent}"


def _of_single(value: float) -> str:
    """The fewest digits that are this number in single precision."""
    for count in range(SIGNIFICANT - 1, _EVERY_SINGLE):
        text = f"{value:.{count}g}"
        if _single(float(text)) == value:
            return text
    return f"{value:.{_EVERY_SINGLE}g}"


def _of_double(value: float) -> str:
    """The digits without the noise of binary fractions; of more than people print, seven."""
    exact = f"{value:.15g}"
    is_print = len(re.sub(r"e.*|\D", "", exact).strip("0")) <= _MOST_DIGITS
    return exact if is_print else f"{value:.{SIGNIFICANT}g}"


def _single(value: float) -> float:
    """The nearest number in single precision."""
    try:
        return _SINGLE.unpack(_SINGLE.pack(value))[0]
    except OverflowError:
        return value
