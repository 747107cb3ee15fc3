"""The lines of a table that are printed by their names alone: the year's dimensions, each with
its parts, in the catalogue's order.
"""

from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from hub.dataset.rows import IndicatorRow
from hub.words.names import key, plain
from loaders.table.layout import Line

LIKE = 80  # of 100: publishers shorten names, "Y tế công lập", and misspell them, "E-Reponsiveness"

Branch = list[IndicatorRow]  # an indicator and then those beside it


def named(lines: Sequence[Line], meanings: Mapping[str, IndicatorRow], top: str) -> dict[int, str]:
    """The codes of the lines whose labels are the names below the top in their order, with or
    without parts; nothing if one is not.
    """
    labelled = [at for at, line in enumerate(lines) if line.labels]
    for branches in (list(_branches(meanings, top, True)), list(_branches(meanings, top, False))):
        for first in range(len(labelled) - len(branches) + 1 if branches else 0):
            places = labelled[first : first + len(branches)]
            if all(
                _is_named(lines[at].labels, branch)
                for at, branch in zip(places, branches, strict=True)
            ):
                return {
                    at: one.code.partition("/")[2]
                    for at, (one, *_) in zip(places, branches, strict=True)
                }
    return {}


def _branches(meanings: Mapping[str, IndicatorRow], top: str, deep: bool) -> Iterator[Branch]:
    """Each indicator below the top with its siblings, and where the branches go deep those below
    it.
    """
    below = [row for row in meanings.values() if row.parent == top]
    for row in below:
        yield [row, *(other for other in below if other is not row)]
        yield from _branches(meanings, row.code, False) if deep else ()


def _is_named(labels: Sequence[str], branch: Branch) -> bool:
    """Whether the labels name the first of a branch, and none of its siblings as well."""
    likest, *others = [
        max(_likeness(label, name) for label in labels for name in (row.name_vi, row.name_en))
        for row in branch
    ]
    return likest >= LIKE and all(other < likest for other in others)


def _likeness(label: str, name: str) -> float:
    return fuzz.token_set_ratio(plain(key(label)), plain(key(name)))
