"""The observations of an import as settled claims, looked at by every check."""

from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

from hub.dataset.rows import Ignored
from hub.importing.assertions import Checks, Verdict
from hub.importing.batch import ImportBatch
from hub.importing.buffers import ClaimGroups, SortedClaims
from hub.importing.claim import Claim
from hub.importing.job import Job
from hub.importing.resolver import Resolver
from hub.importing.settling import settle
from hub.importing.withdrawal import ENDED
from hub.words.clock import today


class Settlement(NamedTuple):
    """The settled claims by indicator and period, their sources, and what the checks say."""

    claims: ClaimGroups
    sources: frozenset[int]
    verdict: Verdict
    repeated: int  # claims that only repeat another
    contradicted: int  # cells with two values


def settlement(job: Job, batch: ImportBatch, withdrawn: Set[int]) -> Settlement:
    """Resolve the observations, sort and settle their claims, and look at them once.

    Faults and claims that are left out are added to the batch. `withdrawn` are the sources that
    were replaced or annulled before.
    """
    checks = Checks(job.connection, job.catalogue, job.dataset, today(), batch.is_part)
    resolver = Resolver(job.catalogue, batch.faults, checks.fault)
    claims = SortedClaims(
        _standing(resolver.claims(batch.observations), withdrawn, batch, job), job.catalogue
    )
    groups = ClaimGroups(claims.room)
    sources: set[int] = set()
    repeated = contradicted = 0
    for settled in map(settle, claims):
        repeated += settled.repeated
        contradicted += settled.contradicted
        for fault in settled.faults:
            batch.faults.add(fault)
        if settled.claims:
            checks.see(settled.claims)
            groups.add(settled.claims)
            sources.update(claim.key.source_id for claim in settled.claims)
    return Settlement(groups, frozenset(sources), checks.verdict(), repeated, contradicted)


def _standing(
    claims: Iterable[Claim], withdrawn: Set[int], batch: ImportBatch, job: Job
) -> Iterator[Claim]:
    """The claims but for those of withdrawn sources, which are left out."""
    for claim in claims:
        if claim.key.source_id in withdrawn:
            title = job.catalogue.source_by_id[claim.key.source_id].title
            batch.ignored.add(Ignored(claim.origin, title, ENDED))
        else:
            yield claim
