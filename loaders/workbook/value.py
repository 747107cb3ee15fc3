"""The value of a cell: whether it is blank or a number, and its text."""

from math import isfinite

_EXACT = 10**15  # below it a float holds every whole number


def printed(value: object) -> str:
    """A value as text, a whole number without its .0."""
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    return str(value).strip()


def is_number(value: object) -> bool:
    """Whether a value is a finite number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def is_blank(value: object) -> bool:
    """Whether a value shows nothing."""
    return value is None or (isinstance(value, str) and not value.strip())
