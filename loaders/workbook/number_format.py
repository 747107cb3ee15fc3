"""A number as the format of its cell shows it to whoever opens the workbook."""

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

# Words in quotes, escaped signs, blanks of a width, filling signs, colours and conditions.
_BESIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_NUMBER = re.compile(r"([#?0,]*[#?0])(?:\.([#?0]*))?(%?)")
_EXACT = 15  # digits that a spreadsheet keeps


class _NumberForm(NamedTuple):
    """How many decimals are shown, how many of them even where they are zero."""

    decimals: int
    fewest: int
    is_grouped: bool
    is_percent: bool


def shown(value: float, code: str) -> str | None:
    """The number in this format; None where the format shows something else than a plain number:
    General, a date, a fraction, thousands.
    """
    form = _form(code)
    if form is None:
        return None
    exact = Decimal(f"{value:.{_EXACT}g}") * (100 if form.is_percent else 1)
    number = exact.quantize(Decimal(1).scaleb(-form.decimals), ROUND_HALF_UP)
    text = f"{number:,f}" if form.is_grouped else f"{number:f}"
    return _trimmed(text, form) + ("%" if form.is_percent else "")


@lru_cache(maxsize=256)
def _form(code: str) -> _NumberForm | None:
    number = _NUMBER.fullmatch(_BESIDE.sub("", code).partition(";")[0].strip())
    if number is None:
        return None
    whole, decimals, percent = number[1], number[2] or "", number[3]
    fewest = len(decimals.rstrip("#"))
    return _NumberForm(len(decimals), fewest, "," in whole, is_percent=bool(percent))


def _trimmed(text: str, form: _NumberForm) -> str:
    """Without the zeros at the end that the format leaves out."""
    whole, _, decimals = text.partition(".")
    kept = decimals[: form.fewest] + decimals[form.fewest :].rstrip("0")
    return f"{whole}.{kept}" if kept else whole
