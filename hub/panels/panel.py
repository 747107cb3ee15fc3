"""A panel: the values of one indicator, every entity by every period, as of one data version."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache, partial
from types import MappingProxyType
from typing import NamedTuple, Protocol

from sqlalchemy import Connection, select

from hub.catalogue import Catalogue, Indicator
from hub.panels.derivation import Derivation
from hub.panels.kept import KeptAnswers, wait
from hub.store.tables import Observation
from hub.words import clock, period
from hub.words.clock import Moment
from hub.words.period import Period
from hub.words.terms import MissingReason, Status

_TABLE = Observation.__table__
_CELL_BYTES, _NUMBER_BYTES = 250, 24  # what a cell and a number weigh
_STATUSES = {int(status): status for status in Status}
_REASONS = {int(reason): reason for reason in MissingReason}
_NOTHING: Mapping[int, "Cell"] = MappingProxyType({})
_KEPT_BYTES = 64 * 2**20  # of answers, where nobody says how much
_INTERVAL = 1.644854  # standard errors on each side of a printed interval


class Mark(NamedTuple):
    """What a source prints beside a number: its group, its block, and whether it is in doubt."""

    group: str | None = None
    block: str = ""
    doubtful: bool = False


PLAIN = Mark()


class Readable(Protocol):
    """A database that can be read; another that takes its place has a number of its own."""

    number: int

    def connect(self) -> AbstractContextManager[Connection]:
        """A connection to it."""


class Cell(NamedTuple):
    """The preferred claim of one entity in one period.

    A computed cell has a derivation and no observation.
    """

    observation_id: int
    value: float | None
    rank: int | None
    rank_of: int | None
    status: Status
    missing_reason: MissingReason
    reading: int = 0
    mark: Mark = PLAIN
    derivation: Derivation | None = None
    error: float | None = None  # standard error of the value, where its source states one

    @property
    def held(self) -> bool:
        """Whether there is a claim of it, or of what it would be computed from."""
        if self.derivation is None:
            return bool(self.observation_id)
        return bool(self.observation_id or self.derivation.inputs)


class StoredClaim(NamedTuple):
    """One claim as it is stored; the fields are the columns that a panel reads."""

    period: int
    reading: int
    entity_id: int
    status: int
    missing_reason: int
    value: float | None
    rank: int | None
    rank_of: int | None
    group: str | None
    block: str
    doubtful: bool
    id: int
    standard_error: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, eq=False)
class Panel:
    """The cells of one indicator: by period and reading, in time order, those of each entity."""

    indicator: Indicator
    by_moment: Mapping[tuple[Period, int], Mapping[int, Cell]]

    @cached_property
    def size(self) -> int:
        """About how many bytes its cells take."""
        cells = [cell for cells in self.by_moment.values() for cell in cells.values()]
        errors = sum(cell.error is not None for cell in cells)
        return _CELL_BYTES * len(cells) + _NUMBER_BYTES * errors

    @property
    def moments(self) -> Iterable[tuple[Period, int]]:
        """The periods and readings of which anything is held, in time order."""
        return self.by_moment.keys()

    @property
    def entities(self) -> set[int]:
        """The keys of the entities of which anything is held."""
        return {entity for cells in self.by_moment.values() for entity in cells}

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods in time order."""
        return tuple(self._readings)

    @cached_property
    def _readings(self) -> Mapping[Period, list[int]]:
        readings: dict[Period, list[int]] = {}
        for at, reading in self.by_moment:
            readings.setdefault(at, []).append(reading)
        return readings

    def readings(self, at: Period) -> list[int]:
        """The readings of a period as yyyymmdd in time order, 0 for figures without one."""
        return list(self._readings.get(at, ()))

    def reading(self, at: Period) -> int:
        """The latest reading of a period as yyyymmdd, 0 where there is none."""
        return max(self.readings(at), default=0)

    def tells(self, at: Period) -> bool:
        """Whether any value or rank is held in a period."""
        return any(
            cell.value is not None or cell.rank
            for reading in self._readings[at]
            for cell in self.by_moment[at, reading].values()
        )

    def cells(self, at: Period, reading: int | None = None) -> Mapping[int, Cell]:
        """The cell of each entity in a period at one reading, or each by its own latest reading."""
        if reading is not None:
            return self.by_moment.get((at, reading), _NOTHING)
        return self._latest.get(at, _NOTHING)

    @cached_property
    def _latest(self) -> Mapping[Period, Mapping[int, Cell]]:
        """By period, the cell of each entity at its own latest reading."""
        latest: dict[Period, Mapping[int, Cell]] = {}
        for (at, _), cells in self.by_moment.items():
            latest[at] = {**latest[at], **cells} if at in latest else cells
        return latest


def build(indicator: Indicator, claims: Iterable[StoredClaim]) -> Panel:
    """A panel from claims ordered by period, reading, entity and precedence.

    The first claim of each cell is the preferred one.
    """
    by_moment: dict[tuple[int, int], dict[int, Cell]] = {}
    for claim in claims:
        cells = by_moment.setdefault((claim.period, claim.reading), {})
        if claim.entity_id not in cells:
            cells[claim.entity_id] = _cell(claim)
    return Panel(
        indicator,
        {(period.of_key(at), reading): cells for (at, reading), cells in by_moment.items()},
    )


def _cell(claim: StoredClaim) -> Cell:
    error = standard_error(claim.value, claim.standard_error, low=claim.low, high=claim.high)
    return Cell(
        observation_id=claim.id,
        value=claim.value,
        rank=claim.rank or None,
        rank_of=claim.rank_of or None,
        status=_STATUSES[claim.status],
        missing_reason=_REASONS[claim.missing_reason],
        reading=claim.reading,
        mark=_mark(claim.group, claim.block, claim.doubtful),
        error=error or None,
    )


@lru_cache(maxsize=4096)
def _mark(group: str | None, block: str, doubtful: bool) -> Mark:
    """One object for all cells of the same mark."""
    return Mark(group, block, doubtful)


def standard_error(
    value: float | None, error: float | None, low: float | None, high: float | None
) -> float | None:
    """The printed standard error of a value, else that of its printed interval.

    None where the interval is a single point. PAPI calls its intervals 95 %, yet each reaches
    1.645 of its printed standard errors to either side, which is 90 %. An interval without a
    standard error is read alike: should it be one of 95 %, its error is taken too large and
    never too small.
    """
    if value is None or low is None or high is None or error:
        return None if value is None else error
    return max(value - low, high - value) / _INTERVAL if low < high else None


def read(connection: Connection, indicator: Indicator, version: int) -> Panel:
    """The panel of an indicator at a data version, read within the transaction of a connection."""
    stands = (
        (_TABLE.c.indicator_id == indicator.id)
        & (_TABLE.c.since <= version)
        & (_TABLE.c.until > version)
    )
    ordered = (
        select(*(_TABLE.c[name] for name in StoredClaim._fields))
        .where(stands)
        .order_by(_TABLE.c.period, _TABLE.c.reading, _TABLE.c.entity_id, _TABLE.c.precedence)
    )
    return build(indicator, map(StoredClaim._make, connection.execute(ordered)))


@dataclass(frozen=True)
class View:
    """The data at one version as it is seen on a day: the catalogue, the panels and the answers
    that are kept of them.
    """

    catalogue: Catalogue
    version: int
    find: Callable[[Catalogue, Indicator, int], Panel]
    database: Readable | None = None  # from which observations are read one by one
    today: date = field(default_factory=clock.today)
    kept: KeptAnswers = field(default_factory=partial(KeptAnswers, _KEPT_BYTES))

    def at(self, as_of: Moment) -> "View":
        """The same data as the hub held it at a moment, seen from the day of that moment;
        BadQuestion before the first release.
        """
        version = self.catalogue.version_at(as_of)
        return replace(self, version=version, today=self.day(as_of))

    def day(self, as_of: Moment) -> date:
        """The day of a moment; of a data version that on which it was published."""
        if isinstance(as_of, int):
            as_of = self.catalogue.release_of(self.catalogue.version_at(as_of)).published_at
        return as_of.astimezone(clock.VIETNAM).date()

    @property
    def key(self) -> Hashable:
        """By which its answers are kept, beside those of others of the same catalogue."""
        return self.version, self.today

    @property
    def opening(self) -> int:
        """The number of the database; 0 where none is read."""
        return self.database.number if self.database else 0

    def connect(self) -> AbstractContextManager[Connection]:
        """A connection to read observations with; NotHeld where nobody may wait for it."""
        wait()
        return self.database.connect()

    def panel(self, indicator: Indicator) -> Panel:
        """The panel of an indicator at this version."""
        return self.find(self.catalogue, indicator, self.version)
