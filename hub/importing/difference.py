"""What an import changes: the claims of a file set against the claims that stand, as a pure
function.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from hub.importing.claim import Change, Claim, ClaimKey, StandingClaim
from hub.importing.completion import completed, is_blank


class Difference(NamedTuple):
    """The changes of one table, counted."""

    changes: list[Change]
    added: int
    changed: int
    gone: int
    unchanged: int


class Ownership(NamedTuple):
    """What of the standing claims a file owns: what it leaves out of that goes.

    By default nothing: a file says only what stands in it. A file that is declared whole owns all
    of its tables, a folder of seeds what it brought itself before.
    """

    whole: bool = False
    versions: frozenset[int] = frozenset()  # those of the folder's own imports
    rows: frozenset[int] = frozenset()  # of its claims that an undo brought back

    def holds(self, standing: StandingClaim) -> bool:
        """Whether a standing claim is the file's."""
        return self.whole or standing.since in self.versions or standing.id in self.rows


NOTHING, ALL = Ownership(), Ownership(whole=True)


def blocks(claims: Iterable[Claim]) -> Iterator[tuple[tuple[int, int, int], list[Claim]]]:
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
    given = {claim.key: _completed(claim, standing.get(claim.key), owned) for claim in claims}
    changes, unchanged = [], 0
    for key, claim in given.items():
        old = standing.get(key)
        if (old and old.content) == (claim and claim.content):
            unchanged += 1
        else:
            changes.append(Change(key, old, claim))
    changes += [
        Change(key, old, None)
        for key, old in standing.items()
        if key not in given and owned.holds(old)
    ]
    added = sum(change.old is None for change in changes)
    gone = sum(change.new is None for change in changes)
    return Difference(changes, added, len(changes) - added - gone, gone, unchanged)


def _completed(claim: Claim, old: StandingClaim | None, owned: Ownership) -> Claim | None:
    """The claim as it is to stand; None where it takes back all that it said."""
    if old is None or owned.holds(old):
        return None if is_blank(claim.content) else claim
    content = completed(claim.content, old.content, frozenset(claim.withdrawn))
    return content and claim._replace(content=content)


def _table(claim: Claim) -> tuple[int, int, int]:
    return claim.key.indicator_id, claim.key.period, claim.key.source_id
