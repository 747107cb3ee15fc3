"""The cells of a column as numbers, ranks or grades; what cannot be read for sure is a fault."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from hub.words.language import Text
from loaders.cells import number
from loaders.ordinary.exhibit import TableCell

_GAPS = frozenset(("", "-", "–", "—", "…", "...", "x", "kcdl", "na", "n/a", "không"))
_NOT_RATED = re.compile(r"không (?:được )?(?:xếp (?:hạng|loại)|đánh giá|khảo sát|chấm)(?: .*)?")
_RANK = re.compile(
    r"(?:xếp |đứng )?(?:hạng|thứ|#)?\s*(\d{1,4})(?:[.,]0+)?(?:\s*/\s*(\d{1,4})(?:[.,]0+)?)?"
    r"\s*(?:\*+|\(\*+\)|=)?",
    re.I,
)
_MARK = re.compile(r"\s*(?:\*+|\(\*+\)|\(\d\)|[¹²³])$")
_UNIT = re.compile(r"\s*(?:điểm|đ|%)$", re.I)
_SMALL = 1.0  # no share of a hundred of all units is so little

_NO_RANK = Text("cần hạng, như 3 hoặc 3/20", "a rank is wanted, such as 3 or 3/20")
FRACTIONS = Text(
    "cột phần trăm mà mọi số đều dưới 1: không rõ 0,88 là 88% hay 0,88%; hãy định dạng ô là phần"
    " trăm hoặc ghi 88",
    "a column of percentages in which every number is below 1: is 0.88 88% or 0.88%? Format the"
    " cells as percentages, or write 88",
)


class Rank(NamedTuple):
    """A rank, and out of how many where that is printed."""

    rank: int
    rank_of: int | None = None


def is_gap(cell: TableCell) -> bool:
    """Whether a cell says that there is nothing."""
    words = _MARK.sub("", cell.text.casefold()).strip()
    return words in _GAPS or bool(_NOT_RATED.fullmatch(words))


def value(cell: TableCell, fits: Callable[[float], bool]) -> tuple[float | None, Text | None]:
    """The number of a cell, a share as a percentage; None for a gap, or what the cell should have
    held.
    """
    if cell.number is not None:
        return cell.number * (100 if cell.is_percent else 1), None
    if is_gap(cell):
        return None, None
    return number.typed(_UNIT.sub("", _MARK.sub("", cell.text)), fits)


def rank(cell: TableCell) -> tuple[Rank | None, Text | None]:
    """The rank of a cell; None for a gap, or what the cell should have held."""
    if is_gap(cell):
        return None, None
    text = f"{cell.number:g}" if cell.number is not None else cell.text
    match = _RANK.fullmatch(text.strip())
    if match is None or not int(match[1]):
        return None, _NO_RANK
    return Rank(int(match[1]), int(match[2]) if match[2] else None), None


def are_fractions(cells: Iterable[TableCell]) -> bool:
    """Whether a number of a column of percentages is below one and not shown as a percentage."""
    numbers = [one for cell in cells if not cell.is_percent for one in _numbers(cell)]
    return any(0 < one <= _SMALL for one in numbers)


def _numbers(cell: TableCell) -> Iterable[float]:
    if "%" in cell.text:
        return ()
    if cell.number is not None:
        return (cell.number,)
    return filter(None, number.interpretations(cell.text).values())
