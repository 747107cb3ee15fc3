"""What an import changes: the claims of a file set against the claims that stand, as a pure function."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

WHOLE = 0.9  # the share of a table's standing claims that a file must bring for the rest to count as gone


class ClaimKey(NamedTuple):
    """What one source says of one cell."""

    indicator_id: int
    period: int
    entity_id: int
    reading: int
    source_id: int


class Said(NamedTuple):
    """The words of a claim; any other word is a revision."""

    precedence: int
    status: int
    missing_reason: int
    value: float | None
    printed: str | None
    rank: int | None
    rank_of: int | None
    group: str | None
    low: float | None
    high: float | None
    standard_error: float | None
    respondents: int | None
    cumulative: bool
    notes: str
    preferred: str | None
    block: str = ""
    doubtful: bool = False


class Claim(NamedTuple):
    """A claim of a file: its key, its words and where they were read."""

    key: ClaimKey
    said: Said
    entity_as_printed: str
    locator: str | None      # in the source
    origin: str              # in the imported file


class Standing(NamedTuple):
    """A claim that stands in the database."""

    id: int
    said: Said


class Change(NamedTuple):
    """One step: a new claim has no `old`, a gone one no `new`."""

    key: ClaimKey
    old: Standing | None
    new: Claim | None


class Difference(NamedTuple):
    """The changes of one block of a file, counted, and whether the file holds only a part of the table."""

    changes: list[Change]
    added: int
    changed: int
    gone: int
    unchanged: int
    partial: bool


def blocks(claims: Iterable[Claim]) -> Iterator[tuple[tuple[int, int, int], list[Claim]]]:
    """The claims by table: one indicator, one period, one source."""
    ordered = sorted(claims, key=_table)
    for table, block in groupby(ordered, key=_table):
        yield table, list(block)


def difference(claims: list[Claim], standing: Mapping[ClaimKey, Standing], whole: bool = False) -> Difference:
    """The changes that turn the standing claims of one table into those of the file.

    What the file leaves out is gone only where the file surely holds the whole table, or brings at least nine in ten of what
    stands; below that it is taken for a part of the table.
    """
    if not standing:
        return Difference([Change(claim.key, None, claim) for claim in claims], len(claims), 0, 0, 0, False)
    given = {claim.key: claim for claim in claims}
    new = [Change(key, None, claim) for key, claim in given.items() if key not in standing]
    revised = [Change(key, standing[key], claim) for key, claim in given.items() if key in standing and standing[key].said != claim.said]
    missing = [Change(key, old, None) for key, old in standing.items() if key not in given]
    brought = len(standing) - len(missing)
    partial = not whole and brought < WHOLE * len(standing)
    gone = [] if partial else missing
    return Difference(new + revised + gone, len(new), len(revised), len(gone), brought - len(revised), partial)


def _table(claim: Claim) -> tuple[int, int, int]:
    return claim.key.indicator_id, claim.key.period, claim.key.source_id
