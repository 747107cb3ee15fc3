"""Marks by which a file says that its source takes something back; a blank cell says nothing."""

from collections.abc import Iterable, Mapping

from hub import form
from hub.names import key

WITHDRAWABLE = ("value", "rank", "rank_of", "group", "block", "notes")
_TRUTHS = ("provisional", "cumulative", "doubtful")  # "false" takes back what was true
_FALSE = ("false", "không", "no", "0")
_MARKS = frozenset(map(key, form.WITHDRAWN))


def is_withdrawn(text: str) -> bool:
    """Whether a cell says that the source takes back what it said there: "rút lại" or WITHDRAWN."""
    return bool(text) and key(text) in _MARKS


def taken_back(table: Mapping[str, list[str]]) -> tuple[dict[str, list[str]], list[tuple[str, ...]]]:
    """The columns of a tidy file without their marks, and the fields that each line takes back."""
    columns = dict(table)
    lines: dict[int, list[str]] = {}
    for name in ("missing", *WITHDRAWABLE):
        marked = [line for line, text in enumerate(columns.get(name, ())) if is_withdrawn(text)]
        if marked:
            columns[name] = _blanked(columns[name], marked)
            for line in marked:
                lines.setdefault(line, []).append("value" if name == "missing" else name)
    for name in _TRUTHS:
        for line in (line for line, text in enumerate(columns.get(name, ())) if text.casefold() in _FALSE):
            lines.setdefault(line, []).append(name)
    count = len(next(iter(columns.values()), ()))
    return columns, [tuple(dict.fromkeys(lines[line])) if line in lines else () for line in range(count)]


def _blanked(texts: list[str], lines: Iterable[int]) -> list[str]:
    kept = list(texts)
    for line in lines:
        kept[line] = ""
    return kept
