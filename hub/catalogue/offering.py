"""Offering: which indicators may have been meant by a name that means none."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from hub.catalogue.indicator import Index, Indicator
from hub.words.lookup import LONGEST, Lookup
from hub.words.spelling import initials, is_initials, key, plain

_LIKE = 70  # how alike, of 100, the name of an index is to be that was meant
_YEAR = re.compile(r"(?:\b(?:nam|in|of) )?\b(?:19|20)\d\d\b")
# "Nội dung 8", "CSTP 2": the place of a component in its index.
_PLACE = re.compile(
    r"(?:chi so )?(?:(?:truc )?noi dung|thanh phan|cstp|linh vuc|chi so|truc|dimension"
    r"|component|area|sub index)(?: so)? (\d{1,2})"
)
_NUMBERED = re.compile(r"[A-Z]+(\d+)")
_LINKS = {"cua", "of"}  # words that stand between a component and its index


class Wanted(NamedTuple):
    """An index that is named, and the words beside its name."""

    index: Index
    rest: str


class Offering:
    """The indicators that may have been meant, by the indices that a name speaks of."""

    def __init__(
        self,
        indices: Lookup[Index],
        of_index: Mapping[str, Sequence[Indicator]],
        lookups: Mapping[str, Lookup[Indicator]],
        totals: Callable[[Iterable[Index]], Iterable[Indicator]],
    ) -> None:
        self._indices, self._of_index = indices, of_index
        self._lookups, self._totals = lookups, totals

    def of(self, text: str, most: int) -> list[Indicator]:
        """Those that the words speak of, the likeliest first; none where they name no index, nor
        what is like the name of one.
        """
        words = without_year(text)
        if wanted := self._beside_index(words):
            return self._within(wanted, most)
        if place := _PLACE.fullmatch(plain(words)):
            return [each for own in self._of_index for each in self._placed(own, int(place[1]))]
        return list(self._totals(self._short(words) or self._like(words)))

    def _within(self, wanted: Wanted, most: int) -> list[Indicator]:
        """What the words beside the name of an index mean in it, then its total."""
        index, rest = wanted
        return [*self._meant(index, rest, most), *self._totals([index])]

    def _meant(self, index: Index, rest: str, most: int) -> list[Indicator]:
        """What the words beside the name of an index mean in it; of the number of a component that
        its codes do not tell, nothing.
        """
        lookup = self._lookups[index.public_id]
        if place := _PLACE.fullmatch(plain(rest)):
            return self._placed(index.public_id, int(place[1]))
        near = lookup.means(rest) or lookup.nearest(rest, most) if rest else []
        return sorted(near, key=lambda indicator: indicator.level)

    def _beside_index(self, words: str) -> Wanted | None:
        """The index that a text is, opens or ends with, by the longest such name, and the rest."""
        parts = words.split()
        for length in range(len(parts), 0, -1):
            for start in (0, len(parts) - length):
                name = " ".join(parts[start : start + length])
                others = (*parts[:start], *parts[start + length :])
                rest = " ".join(word for word in others if plain(word) not in _LINKS)
                if indices := self._indices.spelt(name):
                    return Wanted(indices[0], rest)
        return None

    def _placed(self, index: str, place: int) -> list[Indicator]:
        """The components of the first level that stand in a place: nội dung 8 is D8."""
        return [
            indicator
            for indicator in self._of_index[index]
            if indicator.level == 1 and _number(indicator) == place
        ]

    def _short(self, words: str) -> list[Index]:
        """The indices whose names begin with words of these initials: CSHL, Chỉ số hài lòng."""
        if not is_initials(words):
            return []
        return [index for index, name in self._names() if initials(name).startswith(plain(words))]

    def _like(self, words: str) -> Iterator[Index]:
        """The indices whose names are like the text, the likest first."""
        ranked: dict[Index, float] = {}
        for index, name in self._names():
            likeness = fuzz.ratio(plain(words), plain(key(name)), score_cutoff=_LIKE)
            ranked[index] = max(likeness, ranked.get(index, 0))
        yield from (own for own in sorted(ranked, key=lambda own: -ranked[own]) if ranked[own])

    def _names(self) -> Iterator[tuple[Index, str]]:
        """Each index by each of its names."""
        for index in self._indices.things:
            for name in (index.public_id.replace("_", " "), *index.name, *index.short):
                yield index, name


def without_year(text: str) -> str:
    """The key of a text without the years that it tells: PCI 2022."""
    words = key(text[:LONGEST])
    kept = _YEAR.sub(" ", plain(words)).split()
    if len(kept) == len(words.split()):
        return words
    return " ".join(kept)


def tells_year(text: str) -> bool:
    """Whether a text tells a year beside a name."""
    return without_year(text) not in ("", key(text[:LONGEST]))


def _number(indicator: Indicator) -> int | None:
    """The place of a component as its code tells it."""
    number = _NUMBERED.fullmatch(indicator.code.partition("/")[2])
    return int(number[1]) if number else None
