"""The cells of a Word table's row in its grid, as they are merged, and without what tracked
changes took away.
"""

from collections.abc import Sequence
from typing import Any

from loaders.documents.text.look import child, is_on, name, value

_WIDEST = 63  # columns; Word has no more


def texts(row: Any, cells: Sequence[tuple[Any, str]], above: dict[int, str]) -> list[str]:
    """The texts of a row by the columns of its table; a cell over several stands in the first of
    them.
    """
    placed = [""] * _whole(row, "trPr", "gridBefore", usual=0)
    for cell, text in cells:
        place = len(placed)
        if _goes_on(cell, "vMerge") or _is_merged_by_change(cell):
            text = above.get(place, text)
        above[place] = text = "" if _goes_on(cell, "hMerge") else text
        placed += [text, *[""] * (_whole(cell, "tcPr", "gridSpan", usual=1) - 1)]
    return placed


def is_cell(cell: Any) -> bool:
    """Whether something in a row is a cell that no tracked change takes away."""
    return name(cell) == "tc" and _property(cell, "tcPr", "cellDel") is None


def is_gone(row: Any) -> bool:
    """Whether a row is deleted by a tracked change, or hidden."""
    return _property(row, "trPr", "del") is not None or is_on(_property(row, "trPr", "hidden"))


def _goes_on(cell: Any, merge: str) -> bool:
    """Whether a merged cell goes on here from the one above or on its left."""
    start = _property(cell, "tcPr", merge)
    return start is not None and value(start, "val") != "restart"


def _is_merged_by_change(cell: Any) -> bool:
    return value(_property(cell, "tcPr", "cellMerge"), "vMerge") == "cont"


def _property(element: Any, within: str, what: str) -> Any:
    properties = child(element, within)
    return None if properties is None else child(properties, what)


def _whole(element: Any, within: str, what: str, usual: int) -> int:
    """How many columns something takes."""
    text = value(_property(element, within, what), "val")
    return min(max(int(text), usual), _WIDEST) if text.isascii() and text.isdigit() else usual
