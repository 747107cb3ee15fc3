"""The letters of a PDF's page with their places, and how each number stands beside its
neighbours.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from ctypes import byref, c_double
from functools import lru_cache
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from loaders.cells.raised import Height, Piece, joined

# What may be a mark, or hold one: digits, a sign, a letter that stands alone; and what stands
# around it.
_NUMBER = re.compile(r"\d+|[*†‡]|(?<![^\W\d_])[a-z](?![^\W\d_])")
_OPENING, _CLOSING = "([*,;-–", ")]*,;-–"
_GAP = -1  # the place of a space that is not in the text
_SAME = 0.12  # of their size, by which letters of one line may stand apart
_SMALL, _SMALLER, _EQUAL, _LIFT = 0.88, 0.8, 1.1, 0.12
_LINE = 0.8  # of a size, within which letters belong to one line of print
_NEAR, _FAR = 6, 3  # letters, and sizes, within which a neighbour tells how high a number stands
_SPACE = 0.2  # of a size; what is wider parts words
# How a point lies on a page that is shown turned.
_TURNS: dict[int, Callable[[float, float], tuple[float, float]]] = {
    0: lambda x, y: (x, y),
    90: lambda x, y: (y, -x),
    180: lambda x, y: (-x, -y),
    270: lambda x, y: (-y, x),
}

Turn = Callable[[float, float], tuple[float, float]]


class Box(NamedTuple):
    """Where a letter stands as the page is shown, y upwards, and on what line."""

    left: float
    bottom: float
    right: float
    top: float
    base: float
    size: float

    def is_level(self, other: "Box") -> bool:
        """Whether both are of one size on one line."""
        largest = max(self.size, other.size)
        return (
            abs(self.base - other.base) <= _SAME * largest
            and abs(self.size - other.size) <= _SAME * largest
        )

    def is_beside(self, other: "Box") -> bool:
        """Whether another stands right of this one on the same line of print, and near."""
        size = max(self.size, other.size)
        gap = other.left - self.right
        return abs(self.base - other.base) < _LINE * size and -_SAME * size <= gap <= _FAR * size


class Letters:
    """The letters of a page in the order of its text."""

    def __init__(self, page: Any) -> None:
        self.turn: Turn = _TURNS[page.get_rotation()]
        self._page = page.get_textpage()
        # pdfium marks a word broken at the end of a line with U+FFFE, or with U+0002.
        text = self._page.get_text_range().replace("\ufffe", "-").replace("\x02", "-")
        # A letter beyond the first plane counts as two in pdfium.
        self.text = re.sub("[\U00010000-\U0010ffff]", "\ufffd\ufffd", text)
        self._whole = len(self.text) == self._page.count_chars()
        self.box = lru_cache(maxsize=None)(self._box)

    def heights(self) -> dict[int, Height]:
        """The letters that are raised, or may be, by their places."""
        by_place: dict[int, Height] = {}
        for number in _NUMBER.finditer(self.text):
            for first, last in self._level(number.start(), number.end()):
                if (height := self._height(first, last)) is not Height.PLAIN:
                    by_place |= dict.fromkeys(self._around(first, last), height)
        return by_place

    def letter(self, place: int) -> str:
        """The letter at a place."""
        return " " if place == _GAP else self.text[place]

    def lines(self, places: Iterable[int], heights: dict[int, Height]) -> list[list[int]]:
        """The places of a text by its lines, as printed: pdfium breaks a line before and behind
        a raised mark.
        """
        text = self.text
        lines: list[list[int]] = [[]]
        for place in places:
            if text[place] == "\n":
                lines.append([])
            elif text[place] != "\r":
                lines[-1].append(place)
        whole = [lines[0]]
        for line in lines[1:]:
            between = self._between(whole[-1], line, heights)
            if between is None:
                whole.append(line)
            else:
                whole[-1] += [*between, *line]
        return whole

    def words(self, places: Sequence[int], heights: dict[int, Height]) -> str:
        """The text of a line without its marks."""
        if not heights:
            return joined([Piece("".join(map(self.letter, places)))])
        return joined(
            Piece(self.letter(place), heights.get(place, Height.PLAIN)) for place in places
        ).lstrip()

    def ends(self, places: Sequence[int]) -> tuple[int, int] | None:
        """The first and last letters of a line; None where it holds only space."""
        visible = [place for place in places if not self.letter(place).isspace()]
        return (visible[0], visible[-1]) if visible else None

    def _between(
        self, line: Sequence[int], following: Sequence[int], heights: dict[int, Height]
    ) -> list[int] | None:
        """What parts two lines of the text that are one in print; None where they are two."""
        before, after = self.ends(line), self.ends(following)
        if not before or not after or not (before[1] in heights or after[0] in heights):
            return None
        left, right = self.box(before[1]), self.box(after[0])
        if not left.is_beside(right):
            return None
        return [_GAP] if right.left - left.right > _SPACE * max(left.size, right.size) else []

    def _around(self, first: int, last: int) -> range:
        """A mark with its brackets."""
        while (
            first
            and self.text[first - 1] in _OPENING
            and self.box(first - 1).is_level(self.box(first))
        ):
            first -= 1
        while (
            last < len(self.text)
            and self.text[last] in _CLOSING
            and self.box(last).is_level(self.box(last - 1))
        ):
            last += 1
        return range(first, last)

    def _level(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A run of letters in parts of one height."""
        first = start
        for place in range(start + 1, end):
            if not self.box(place - 1).is_level(self.box(place)):
                yield first, place
                first = place
        yield first, end

    def _height(self, first: int, last: int) -> Height:
        """How letters of one height stand beside the nearest ones of another."""
        own = self.box(first)
        others = [
            box
            for step, start in ((-1, first - 1), (1, last))
            if (box := self._other(own, start, step))
        ]
        largest = max(others, key=lambda box: box.size, default=own)
        share, lift = own.size / largest.size, (own.base - largest.base) / largest.size
        if share <= _SMALL and lift >= _LIFT:
            return Height.RAISED
        other = (
            share <= _SMALLER
            or (share <= _SMALL and lift <= -_LIFT)
            or (share <= _EQUAL and lift > _LIFT)
        )
        return Height.UNSURE if other else Height.PLAIN

    def _other(self, own: Box, start: int, step: int) -> Box | None:
        """The nearest letter of another height before or behind, on the same line of print."""
        places = range(start, len(self.text) if step > 0 else -1, step)
        near = [place for place in places[: 4 * _NEAR] if not self.text[place].isspace()][:_NEAR]
        near_boxes = [self.box(place) for place in near]
        box = next((box for box in near_boxes if not own.is_level(box)), None)
        if box is None:
            return None
        return box if (own.is_beside(box) if step > 0 else box.is_beside(own)) else None

    def _box(self, place: int) -> Box:
        if not self._whole:
            place = max(pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, place), 0)
        loose, x, y = pdfium.FS_RECTF(), c_double(), c_double()
        pdfium.FPDFText_GetLooseCharBox(self._page, place, byref(loose))
        pdfium.FPDFText_GetCharOrigin(self._page, place, byref(x), byref(y))
        ends = (self.turn(loose.left, loose.bottom), self.turn(loose.right, loose.top))
        (left, right), (bottom, top) = map(sorted, zip(*ends, strict=True))
        size = top - bottom or pdfium.FPDFText_GetFontSize(self._page, place) or 1
        return Box(
            left=left,
            bottom=bottom,
            right=right,
            top=top,
            base=self.turn(x.value, y.value)[1],
            size=size,
        )
