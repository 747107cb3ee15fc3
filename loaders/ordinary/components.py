"""Which indicator of an index the head of a column names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from hub.dataset.rows import IndicatorRow
from loaders.ordinary.words import Concept, concept, in_full

SURE, DOUBTFUL = 88.0, 70.0  # of 100, how alike a head and a name are
_APART = 6.0  # by which the likest is to be liker than the next
_BEGINS, _HOLDS = 96.0, 89.0  # one name begins the other, or leaves out some of its words
_FEWEST, _MOST_OF = 2, 4  # words of a beginning, and of a name that leaves out some
_NUMBER = re.compile(
    r"^(?:lv|tp|chi so thanh phan|tieu chi|linh vuc|nhom)? ?(?:\d{1,2}|[ivx]{1,4})[. ]+"
)
_SUM = re.compile(r"^tong (?=diem \w)")  # tổng điểm thẩm định: the points of appraisal
_AGGREGATES = ("MIN", "MAX", "MEDIAN", "MEAN", "COUNT")


class NameLikeness(NamedTuple):
    """An indicator by its code without the index, how alike its name is, of 100, and which of the
    heads of a column names it.
    """

    code: str
    score: float
    place: int = 0


def component(
    heads: Sequence[str],
    indicators: Mapping[str, IndicatorRow],
    spellings: Mapping[str, Sequence[str]],
) -> NameLikeness | None:
    """The component of an index that a head names, the nearest first: a wider one where those below
    it only say what of it they hold. None where none is like enough, or two as much.
    """
    for place, head in enumerate(heads):
        if place and not _is_of_wider(heads[place - 1]):
            return None
        words = _SUM.sub("", _NUMBER.sub("", in_full(head)))
        likest = sorted(_likenesses(words, indicators, spellings), key=lambda one: -one.score)
        if likest and likest[0].score >= SURE:
            others = (one.score for one in likest[1:])
            is_one = likest[0].score - max(others, default=0.0) >= _APART or likest[0].score == 100
            return likest[0]._replace(place=place) if is_one else None
    return None


def _is_of_wider(head: str) -> bool:
    """Whether a head says no more than which figure of the head above it is meant."""
    return not in_full(head) or concept(head) in (Concept.TOTAL, Concept.RANK, Concept.GRADE)


def _likenesses(
    words: str, indicators: Mapping[str, IndicatorRow], spellings: Mapping[str, Sequence[str]]
) -> Iterator[NameLikeness]:
    if not words:
        return
    for code, row in indicators.items():
        if is_component(code):
            names = map(in_full, (row.name_vi, row.name_en, *spellings.get(code, ())))
            yield NameLikeness(code, max(_alike(words, _NUMBER.sub("", name)) for name in names))


def is_component(code: str) -> bool:
    """Whether a code is none of the total or of a statistic over all units."""
    return not code.startswith(("TOTAL", *_AGGREGATES)) and ":" not in code


def _alike(words: str, name: str) -> float:
    if words == name:
        return 100.0
    shorter, longer = sorted((words, name), key=len)
    if len(shorter.split()) >= _FEWEST and longer.startswith(f"{shorter} "):
        return _BEGINS
    if len(set(shorter.split())) >= _MOST_OF and set(shorter.split()) <= set(longer.split()):
        return _HOLDS
    return fuzz.token_sort_ratio(words, name)
