"""How exact a printed number is."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from math import isclose

SIGNIFICANT = 7  # digits of a number kept in single precision, as PAPI's workbooks keep theirs
NOISE = 1e-9  # what binary fractions add to a sum or a difference

_LAST_GROUP = re.compile(r"[.,](\d+)\D*$")


@lru_cache(maxsize=2**16)
def decimals(value: float, source_text: str | None = None) -> int:
    """How many decimals a number is printed with; without a print, as many as it has."""
    text = source_text or ""
    group, digits = _LAST_GROUP.search(text), re.sub(r"\D", "", text)
    if group and isclose(int(digits) / 10 ** len(group[1]), abs(value), rel_tol=1e-12):
        return len(group[1])
    return max(-Decimal(repr(float(value))).normalize().as_tuple().exponent, 0)


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
