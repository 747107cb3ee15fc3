"""The observations of an import as settled claims, examined by every check."""

from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

from hub.dataset.rows import Ignored
from hub.importing.assertions import Checks, Verdict
from hub.importing.batch import ImportBatch
from hub.importing.buffers import ClaimGroups, SortedClaims
from hub.importing.claim import Claim
from hub.importing.job import Job
from hub.importing.resolver import Advice, Resolver
from hub.importing.settlement import settle
from hub.importing.withdrawal import ENDED
from hub.words.clock import today


class Examination(NamedTuple):
    """The settled claims by indicator and period, their sources, and the verdict of the checks."""

    claims: ClaimGroups
    sources: frozenset[int]
    verdict: Verdict
    repeated: int  # claims that only repeat another
    contradicted: int  # cells with two values


def examine(job: Job, batch: ImportBatch, withdrawn: Set[int], advice: Advice) -> Examination:
    """Resolve the observations, sort and settle their claims, and examine them once.

    Faults and claims that are left out are added to the batch. `withdrawn` are the sources that
    were replaced or annulled before, `advice` what the writer of an unknown unit can do.
    """
    checks = Checks(
        job.connection, job.catalogue, job.dataset, today=today(), is_part=batch.is_part
    )
    resolver = Resolver(job.catalogue, batch.faults, checks.fault, advice=advice)
    claims = _sorted_claims(resolver, job, batch, withdrawn=withdrawn)
    groups = ClaimGroups(claims.room)
    sources: set[int] = set()
    repeated = contradicted = 0
    for settlement in map(settle, claims):
        repeated += settlement.repeated
        contradicted += settlement.contradicted
        for fault in settlement.faults:
            batch.faults.add(fault)
        if settlement.claims:
            checks.see(settlement.claims)
            groups.add(settlement.claims)
            sources.update(claim.key.source_id for claim in settlement.claims)
    return Examination(
        claims=groups,
        sources=frozenset(sources),
        verdict=checks.verdict(),
        repeated=repeated,
        contradicted=contradicted,
    )


def _sorted_claims(
    resolver: Resolver, job: Job, batch: ImportBatch, withdrawn: Set[int]
) -> SortedClaims:
    """The claims of the observations by indicator and period."""
    claims = resolver.claims(batch.observations)
    return SortedClaims(_standing(claims, job, batch, withdrawn=withdrawn), job.catalogue)


def _standing(
    claims: Iterable[Claim], job: Job, batch: ImportBatch, withdrawn: Set[int]
) -> Iterator[Claim]:
    """The claims but for those of withdrawn sources, which are left out."""
    for claim in claims:
        if claim.key.source_id in withdrawn:
            title = job.catalogue.source_by_id[claim.key.source_id].title
            batch.ignored.add(Ignored(claim.origin, title, ENDED))
        else:
            yield claim
