"""Values of variables: what is longer than anybody needs is refused before it is looked at."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

LONGEST_TEXT = 1000  # letters of a text
LONGEST_LIST = 1000  # items of a list


class Excess(NamedTuple):
    """A value that is too long: of which variable, how long it is and may be."""

    variable: str
    found: int
    most: int
    is_text: bool


def excess(variables: Mapping[str, Any]) -> Excess | None:
    """The first value of variables that is too long, where there is one."""
    for name, value in variables.items():
        for part in _parts(value):
            is_text = isinstance(part, str)
            most = LONGEST_TEXT if is_text else LONGEST_LIST
            if isinstance(part, str | list | dict) and len(part) > most:
                return Excess(name, len(part), most, is_text)
    return None


def _parts(value: Any) -> Iterator[Any]:
    """A value and all within it, what is nearest first."""
    pending = [value]
    while pending:
        part = pending.pop()
        yield part
        if isinstance(part, dict):
            pending += part.values()
        elif isinstance(part, list):
            pending += part
