"""The decimal mark with which the numbers of a column are written."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from loaders.cells.number import MARKS, interpretations


@dataclass
class DecimalMark:
    """The decimal mark of one column, learnt cell after cell."""

    misfits: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MARKS, 0))
    beyond: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MARKS, 0))
    # The line and the text of the first number that both marks read, each otherwise.
    two_ways: tuple[int, str] | None = None

    def see(
        self, lines: Iterable[int], texts: list[str], fits: Callable[[int, float], bool]
    ) -> None:
        """Look at the cells of these lines; `fits` says whether a value lies within the scale of
        the cell at this place.
        """
        doubtful = {}
        for text, count in Counter(texts).items():
            numbers = interpretations(text)
            if len(numbers) == 1:
                self.misfits["," if "." in numbers else "."] += count
            elif len(set(numbers.values())) > 1:
                doubtful[text] = numbers
        for place, (line, text) in enumerate(zip(lines, texts, strict=True) if doubtful else ()):
            if text in doubtful:
                numbers = doubtful[text].items()
                self._doubt(line, text, {mark: fits(place, value) for mark, value in numbers})

    @property
    def is_mixed(self) -> bool:
        """Whether some cells have one mark and some the other."""
        return all(self.misfits.values())

    @property
    def mark(self) -> str | None:
        """The mark that all cells have, or most where some have none; None where two are as
        likely and differ.
        """
        possible = [mark for mark in MARKS if not self.misfits[mark]]
        if len(possible) == 2 and self.two_ways:
            possible = [mark for mark in MARKS if not self.beyond[mark]]
            return possible[0] if len(possible) == 1 else None
        return min(MARKS, key=self.misfits.__getitem__)

    def _doubt(self, line: int, text: str, fits: dict[str, bool]) -> None:
        """A number that both marks read; a mark with which it is beyond the scale is unlikely,
        unless it is so with both.
        """
        self.two_ways = self.two_ways or (line, text)
        if any(fits.values()):
            for mark in MARKS:
                self.beyond[mark] += not fits[mark]
