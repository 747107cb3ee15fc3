"""Settled claims into the table of observations: the difference of each table, many at a time."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property

from hub.dataset.rows import Ignored, Suspicion
from hub.importing import (
    gone,
    observations,
    ownership,
    precedence,
    release,
    reverting,
    withdrawal,
)
from hub.importing.assertions import Verdict
from hub.importing.claim import Change, Claim, ClaimKey, Content, StandingClaim
from hub.importing.completion import is_blank
from hub.importing.difference import Difference, blocks, difference
from hub.importing.document_rows import Restated
from hub.importing.job import Job
from hub.importing.observations import TABLE, TableKey
from hub.importing.ownership import ALL, Ownership
from hub.importing.release import Outcome, Tally
from hub.importing.withdrawal import Ending
from hub.store.tables.observation import STANDS
from hub.words.language import Text

_MANY = 10_000  # figures that are written together
_NOTHING_TO_TAKE = Text(
    "nguồn này chưa nêu gì ở đó nên không có gì để rút lại; có phải của nguồn khác?",
    "its source says nothing there, so there is nothing to take back; is another source meant?",
)
_NOTHING_LEFT = Text("đã rút lại từ trước", "taken back before")


@dataclass
class Writer:
    """Writes the claims of one import, and counts in its outcome what that changes."""

    job: Job
    owned: Ownership
    restated: Restated
    outcome: Outcome
    touched: set[int] = field(default_factory=set)  # indicators of which anything was written
    _changes: list[Change] = field(default_factory=list)  # not yet written
    _figures: int = 0  # of the tables of these changes
    _stood: set[tuple[int, int]] = field(default_factory=set)  # indicators and periods

    @cached_property
    def _undone(self) -> frozenset[int]:
        """The data versions of the dataset that were taken back."""
        pairs = release.undoings(self.job.connection, self.job.dataset.name)
        return frozenset(undone for _, undone in pairs)

    def write(self, groups: Iterable[list[Claim]], verdict: Verdict) -> None:
        """Apply the difference of each table; what the file owns and leaves out comes last."""
        connection, dataset = self.job.connection, self.job.dataset.name
        left_out = set(self.restated.tables)
        left_out |= ownership.tables(connection, dataset, self.owned)
        for claims in groups:
            for table, block in blocks(_judged(claims, verdict)):
                self._step(table, block)
                left_out.discard(table)
            # Whole periods of an indicator, so that each is asked but once whether its preferred
            # figures change.
            if self._figures >= _MANY:
                self._flush()
        for table in sorted(left_out):
            self._step(table, [])
        self._flush()

    def end(self, endings: Iterable[Ending]) -> None:
        """End all claims of sources that are replaced or annulled."""
        connection, outcome = self.job.connection, self.outcome
        for ending in endings:
            changes = withdrawal.changes(connection, ending.source.id)
            self._changes += changes
            self._stood |= {(one.key.indicator_id, one.key.period) for one in changes}
            self.touched |= {change.key.indicator_id for change in changes}
            if self.job.manner.dry_run:
                outcome.changes.extend(changes)
            figures = len(changes) + withdrawal.write(connection, ending, outcome.version)
            outcome.counts.update(gone=figures)
            outcome.endings.append(ending._replace(figures=figures))
        self._flush()

    def count_turns(self) -> None:
        """Count which preferred figures are others now; a dry run keeps them."""
        for turn in precedence.turns(self.job.connection, self.outcome.version, self._stood):
            self.outcome.preferred.add(turn, keep=self.job.manner.dry_run)

    def _step(self, table: TableKey, block: list[Claim]) -> None:
        """The difference of one table."""
        indicator_id, period, source_id = table
        stood = bool(self.job.catalogue.touched.get(indicator_id))
        standing = self._standing(table) if stood else {}
        owned = ALL if source_id in self.restated.sources else self.owned
        step = difference(self._news(table, block, standing), standing, owned)
        self._tell_idle(table, [claim for claim in block if _is_idle(claim, standing)])
        self._tell(table, block, step)
        if step.changes:
            self._changes += step.changes
            self._figures += len(block) + len(standing)
            self.touched.add(indicator_id)
            if stood:
                self._stood.add((indicator_id, period))

    def _tell(self, table: TableKey, block: list[Claim], step: Difference) -> None:
        """Count the difference of one table in the outcome."""
        outcome, manner = self.outcome, self.job.manner
        outcome.counts.update(
            added=step.added, changed=step.changed, gone=step.gone, unchanged=step.unchanged
        )
        if manner.dry_run:
            outcome.changes.extend(step.changes)
            outcome.tallies.update(self._tallies(table, block, step))
        if manner.whole:
            outcome.suspicions += gone.suspicions(self.job.catalogue, table, step.changes)
        if step.changed and not self.job.file.whole:
            outcome.suspicions += reverting.suspicions(
                self.job.connection, self.job.catalogue, table, step.changes, undone=self._undone
            )

    def _tell_idle(self, table: TableKey, idle: Iterable[Claim]) -> None:
        """Marks that take back nothing; unless that was done before, perhaps another source is
        meant, which is asked.
        """
        before = self._keys(table) if idle else frozenset()
        for claim in idle:
            why = _NOTHING_LEFT if claim.key in before else _NOTHING_TO_TAKE
            name = claim.entity_as_printed
            self.outcome.ignored.append(Ignored(claim.origin, name, why, cells=0))
            if why is _NOTHING_TO_TAKE:
                asked = Text(*(f"{name}: {words}" for words in why))
                self.outcome.suspicions.append(Suspicion(claim.origin, asked))

    def _keys(self, table: TableKey) -> frozenset[ClaimKey]:
        """What the source of a table ever spoke of."""
        ever = observations.standing(self.job.connection, observations.of_table(table))
        return frozenset(key for key, _ in ever)

    def _tallies(self, table: TableKey, block: list[Claim], step: Difference) -> Iterator[Tally]:
        """What became of each figure of one table, by the province of its unit."""
        indicator_id, period, _ = table
        words = {claim.key: "unchanged" for claim in block}
        words |= {change.key: change.word for change in step.changes}
        for claim_key, word in words.items():
            entity = self.job.catalogue.by_id[claim_key.entity_id]
            yield Tally(indicator_id, period, entity.province or entity.public_id, word)

    def _standing(self, table: TableKey) -> dict[ClaimKey, StandingClaim]:
        which = observations.of_table(table) & (TABLE.c.until == STANDS)
        return dict(observations.standing(self.job.connection, which))

    def _news(
        self,
        table: TableKey,
        block: list[Claim],
        standing: Mapping[ClaimKey, StandingClaim],
    ) -> list[Claim]:
        """The claims as they are news: one that a folder of seeds repeats in the same words, after
        somebody else corrected it, says what stands.
        """
        versions = self.owned.versions
        corrected = {key for key, claim in standing.items() if not self.owned.holds(claim)}
        if not (versions and corrected and block):
            return block
        before = self._last_contents(table, versions)
        return [
            (
                claim._replace(content=standing[claim.key].content)
                if claim.key in corrected and before.get(claim.key) == claim.content
                else claim
            )
            for claim in block
        ]

    def _last_contents(self, table: TableKey, versions: Set[int]) -> dict[ClaimKey, Content]:
        """The contents that the folder brought last for the cells of one table."""
        which = observations.of_table(table) & TABLE.c.since.in_(versions)
        claims = observations.standing(self.job.connection, which, TABLE.c.since)
        return {key: claim.content for key, claim in claims}

    def _flush(self) -> None:
        """Write the changes that wait."""
        observations.write(self.job.connection, self._changes, self.outcome.version)
        self._changes, self._figures = [], 0


def _judged(claims: Iterable[Claim], verdict: Verdict) -> Iterator[Claim]:
    """The claims with their doubts, but for those that fill no indicator."""
    if not (verdict.doubts or verdict.withheld):
        yield from claims
        return
    for claim in claims:
        if claim.key in verdict.doubts:
            yield _doubted(claim, verdict.doubts[claim.key])
        elif claim.key not in verdict.withheld:
            yield claim


def _doubted(claim: Claim, doubts: str) -> Claim:
    """A claim with the notes of these doubts."""
    notes = dict.fromkeys([*claim.content.notes.split(), *doubts.split()])
    return claim._replace(content=claim.content._replace(doubtful=True, notes=" ".join(notes)))


def _is_idle(claim: Claim, standing: Mapping[ClaimKey, StandingClaim]) -> bool:
    """Whether a mark takes back a figure that its source does not have."""
    return bool(claim.retracted) and claim.key not in standing and is_blank(claim.content)
