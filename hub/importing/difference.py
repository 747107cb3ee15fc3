"""What an import changes: the claims of a file set against the claims that stand, as a pure
function.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from hub.importing.claim import Change, Claim, ClaimKey, StandingClaim
from hub.importing.completion import completed, is_blank, spelt_alike
from hub.importing.observations import TableKey
from hub.importing.ownership import NOTHING, Ownership


class Difference(NamedTuple):
    """The changes between the claims of a file and those that stand in one table, with the number
    of each kind.
    """

    changes: list[Change]
    added: int
    changed: int
    gone: int
    unchanged: int


def blocks(claims: Iterable[Claim]) -> Iterator[tuple[TableKey, list[Claim]]]:
    """The claims by table: one indicator, one period, one source."""
    ordered = sorted(claims, key=_table)
    for table, block in groupby(ordered, key=_table):
        yield table, list(block)


def difference(
    claims: list[Claim], standing: Mapping[ClaimKey, StandingClaim], owned: Ownership = NOTHING
) -> Difference:
    """The changes that turn the standing claims of one table into those of the file.

    A claim is completed by what stands of it: blank words take nothing away. Of what the file owns,
    it is the only statement: blank words go, and claims that it leaves out go.
    """
    by_key = {claim.key: _completed(claim, standing.get(claim.key), owned) for claim in claims}
    changes = [
        Change(key, standing.get(key), claim)
        for key, claim in by_key.items()
        if not _stands(claim, standing.get(key))
    ]
    unchanged = len(by_key) - len(changes)
    changes += [
        Change(key, old, None)
        for key, old in standing.items()
        if key not in by_key and owned.holds(old)
    ]
    added = sum(change.old is None for change in changes)
    gone = sum(change.new is None for change in changes)
    return Difference(
        changes=changes,
        added=added,
        changed=len(changes) - added - gone,
        gone=gone,
        unchanged=unchanged,
    )


def _stands(claim: Claim | None, old: StandingClaim | None) -> bool:
    """Whether a claim equals the standing one; a blank claim equals none."""
    if claim is None or old is None:
        return claim is old
    return spelt_alike(claim.content, old.content) == old.content


def _completed(claim: Claim, old: StandingClaim | None, owned: Ownership) -> Claim | None:
    """The claim as it is to stand; None where all of it is taken back."""
    if old is None or owned.holds(old):
        return None if is_blank(claim.content) else claim
    content = completed(claim.content, old.content, frozenset(claim.retracted))
    return None if content is None else claim._replace(content=content)


def _table(claim: Claim) -> TableKey:
    return claim.key.indicator_id, claim.key.period, claim.key.source_id
