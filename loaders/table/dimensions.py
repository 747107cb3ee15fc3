"""The lines of a table that are printed by their names alone: the year's dimensions, each with
its parts, in the catalogue's order.
"""

from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from hub.dataset.rows import IndicatorRow
from hub.words.names import key, plain
from loaders.table.layout import TableLine

LIKE = 80  # of 100: publishers shorten names, "Y tế công lập", and misspell them, "E-Reponsiveness"

Branch = list[IndicatorRow]  # an indicator and then those beside it


def named(
    lines: Sequence[TableLine], meanings: Mapping[str, IndicatorRow], top: str
) -> dict[int, str]:
    """The codes of the lines whose labels are the names below the top in their order, with or
    without parts, by the place of the line; none at all where one is not.
    """
    labelled = [place for place, line in enumerate(lines) if line.labels]
    for with_parts in (True, False):
        branches = list(_branches(meanings, top, with_parts))
        for places in _runs(labelled, len(branches)):
            if _are_named(lines, places, branches):
                codes = (first.code.partition("/")[2] for first, *_ in branches)
                return dict(zip(places, codes, strict=True))
    return {}


def _runs(places: Sequence[int], length: int) -> Iterator[Sequence[int]]:
    """Every run of so many neighbours."""
    for first in range(len(places) - length + 1 if length else 0):
        yield places[first : first + length]


def _are_named(
    lines: Sequence[TableLine], places: Sequence[int], branches: Sequence[Branch]
) -> bool:
    pairs = zip(places, branches, strict=True)
    return all(_is_named(lines[place].labels, branch) for place, branch in pairs)


def _branches(meanings: Mapping[str, IndicatorRow], top: str, with_parts: bool) -> Iterator[Branch]:
    """Each indicator below the top with its siblings and, if wanted, those below it."""
    below = [row for row in meanings.values() if row.parent == top]
    for row in below:
        yield [row, *(other for other in below if other is not row)]
        if with_parts:
            yield from _branches(meanings, row.code, False)


def _is_named(labels: Sequence[str], branch: Branch) -> bool:
    """Whether the labels name the first of a branch, and none of its siblings as well."""
    likest, *others = [_likeness(labels, row) for row in branch]
    return likest >= LIKE and all(other < likest for other in others)


def _likeness(labels: Sequence[str], row: IndicatorRow) -> float:
    """How much the likest of the labels is like a name of an indicator."""
    names = [plain(key(name)) for name in (row.name_vi, row.name_en)]
    return max(fuzz.token_set_ratio(plain(key(label)), name) for label in labels for name in names)
