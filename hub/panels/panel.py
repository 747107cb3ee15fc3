"""A panel: the values of one indicator, every entity by every period, as of one data version."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from threading import Lock
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, Engine, select

from hub.catalogue import Catalogue, Indicator
from hub.panels.derivation import Derivation
from hub.store.tables import Observation
from hub.words import period
from hub.words.period import Period
from hub.words.terms import MissingReason, Status

_TABLE = Observation.__table__
_CELL_BYTES = 250  # what a cell weighs once it is asked for
_CELL = [
    _TABLE.c[name]
    for name in (
        "period",
        "reading",
        "entity_id",
        "status",
        "missing_reason",
        "value",
        "rank",
        "rank_of",
        "group",
        "block",
        "doubtful",
        "id",
        "standard_error",
        "low",
        "high",
    )
]
_INTERVAL = 1.644854  # standard errors on each side of a printed interval


class Mark(NamedTuple):
    """What a source says of a figure beside its number: its group, the block it is ranked in,
    and whether we doubt it.
    """

    group: str | None = None
    block: str = ""
    doubtful: bool = False


PLAIN = Mark()


@dataclass(frozen=True, slots=True)
class Cell:
    """What the preferred claim says of one entity in one period; a computed one tells how, and
    has no observation.
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
    error: float | None = None  # standard error of the value, where its source tells of one

    @property
    def held(self) -> bool:
        """Whether a source says anything of it, or of what it would be computed from."""
        return bool(self.observation_id or (self.derivation and self.derivation.inputs))


@dataclass(frozen=True, eq=False)
class Panel:
    """Arrays of moments (a period and its reading) by entities; id 0 where nothing is held."""

    indicator: Indicator
    moments: tuple[tuple[Period, int], ...]
    entities: Mapping[int, int]  # entity id → column
    value: np.ndarray
    rank: np.ndarray
    rank_of: np.ndarray
    status: np.ndarray
    missing_reason: np.ndarray
    mark: np.ndarray  # the place of each cell's mark among the marks
    marks: tuple[Mark, ...]
    observation_id: np.ndarray
    error: np.ndarray | None = (
        None  # standard errors, 0 where none is told; no array where no cell has one
    )

    @property
    def size(self) -> int:
        """Bytes held by the arrays."""
        arrays = (
            self.value,
            self.rank,
            self.rank_of,
            self.status,
            self.missing_reason,
            self.mark,
            self.observation_id,
        )
        errors = 0 if self.error is None else self.error.nbytes
        return (
            sum(array.nbytes for array in arrays)
            + errors
            + _CELL_BYTES * int((self.observation_id > 0).sum())
        )

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods in time order."""
        return tuple(dict.fromkeys(at for at, _ in self.moments))

    @cached_property
    def _rows(self) -> Mapping[Period, list[int]]:
        rows: dict[Period, list[int]] = {}
        for row, (at, _) in enumerate(self.moments):
            rows.setdefault(at, []).append(row)
        return rows

    def readings(self, at: Period) -> list[int]:
        """The readings of a period as yyyymmdd in time order, 0 for figures without one."""
        return [self.moments[row][1] for row in self._rows.get(at, ())]

    def reading(self, at: Period) -> int:
        """The latest reading of a period as yyyymmdd, 0 where there is none."""
        return max(self.readings(at), default=0)

    def tells(self, at: Period) -> bool:
        """Whether any value or rank is held in a period."""
        rows = self._rows[at]
        return bool((~np.isnan(self.value[rows])).any() or self.rank[rows].any())

    def cells(self, at: Period, reading: int | None = None) -> Mapping[int, Cell]:
        """What is held of each entity in a period, each by its own latest reading, or at one
        reading; made once.
        """
        if (at, reading) not in self._cells:
            rows = [
                row for row in self._rows.get(at, ()) if reading in (None, self.moments[row][1])
            ]
            self._cells[at, reading] = {
                entity: cell for row in rows for entity, cell in self._made(row)
            }
        return self._cells[at, reading]

    @cached_property
    def _cells(self) -> dict[tuple[Period, int | None], Mapping[int, Cell]]:
        return {}

    def _made(self, row: int) -> Iterator[tuple[int, Cell]]:
        reading = self.moments[row][1]
        arrays = (
            self.observation_id,
            self.value,
            self.rank,
            self.rank_of,
            self.status,
            self.missing_reason,
            self.mark,
        )
        errors = (
            [None] * len(self.entities)
            if self.error is None
            else [error or None for error in self.error[row].tolist()]
        )
        lines = zip(self.entities, *(array[row].tolist() for array in arrays), errors, strict=True)
        return (
            (
                entity,
                Cell(
                    own,
                    None if value != value else value,
                    rank or None,
                    of or None,
                    Status(status),
                    MissingReason(reason),
                    reading,
                    self.marks[mark],
                    None,
                    error,
                ),
            )
            for entity, own, value, rank, of, status, reason, mark, error in lines
            if own
        )


def build(indicator: Indicator, lines: Iterable[tuple]) -> Panel:
    """A panel from claims ordered by period, reading, entity and precedence: the first of each
    cell is the preferred one.
    """
    cells = [next(claims) for _, claims in groupby(lines, key=lambda line: line[:3])]
    moments = {
        moment: row for row, moment in enumerate(dict.fromkeys(tuple(cell[:2]) for cell in cells))
    }
    entities = {entity: column for column, entity in enumerate(sorted({cell[2] for cell in cells}))}
    shape = (len(moments), len(entities))
    places = ([moments[cell[0], cell[1]] for cell in cells], [entities[cell[2]] for cell in cells])
    fills = (
        (3, np.int8, 0),
        (4, np.int8, 0),
        (5, np.float64, np.nan),
        (6, np.int32, 0),
        (7, np.int32, 0),
        (11, np.int64, 0),
    )
    status, reason, value, rank, rank_of, ids = (
        _array(shape, places, kind, empty, [cell[column] for cell in cells])
        for column, kind, empty in fills
    )
    said = [tuple(cell[8:11]) for cell in cells]
    marks = {mark: place for place, mark in enumerate(dict.fromkeys((tuple(PLAIN), *said)))}
    mark = _array(shape, places, np.int16, 0, list(map(marks.__getitem__, said)))
    axis = tuple((period.of_key(at), reading) for at, reading in moments)
    errors = [
        standard_error(cell[5], *cell[12:15]) if cell[12] or cell[13] is not None else None
        for cell in cells
    ]
    error = _array(shape, places, np.float64, 0, errors) if any(errors) else None
    return Panel(
        indicator,
        axis,
        entities,
        value,
        rank,
        rank_of,
        status,
        reason,
        mark,
        tuple(Mark(*mark) for mark in marks),
        ids,
        error,
    )


def standard_error(
    value: float | None, printed: float | None, low: float | None, high: float | None
) -> float | None:
    """The printed standard error of a value, else that of its printed interval; none where that is
    a single point.

    PAPI calls its intervals 95 %, yet each reaches 1.645 of its printed standard errors to either
    side, which is 90 %. An interval without a standard error is read alike: should it be one of 95
    %, its error is taken too large and never too small.
    """
    if value is None or low is None or high is None or printed:
        return None if value is None else printed
    return max(value - low, high - value) / _INTERVAL if low < high else None


def _array(
    shape: tuple[int, int],
    places: tuple[list[int], list[int]],
    kind: type,
    empty: float,
    values: list,
) -> np.ndarray:
    array = np.full(shape, empty, kind)
    array[places] = [empty if value is None else value for value in values]
    return array


class Panels:
    """Panels kept least-recently-used within a limit of bytes, each built once however many ask."""

    def __init__(self, engine: Engine, limit: int) -> None:
        self._engine, self._limit, self._held = engine, limit, 0
        self._kept: OrderedDict[tuple[int, int], Future[Panel]] = OrderedDict()
        self._lock = Lock()

    def get(self, catalogue: Catalogue, indicator: Indicator, version: int) -> Panel:
        """The panel of an indicator at a data version; two versions between which nothing
        touched it share one.
        """
        key = (indicator.id, catalogue.last_touch(indicator.id, version))
        with self._lock:
            future = self._kept.get(key)
            if building := future is None:
                future = self._kept[key] = Future()
            self._kept.move_to_end(key)
        if building:
            self._fill(future, key, indicator)
        return future.result()

    def _fill(self, future: Future[Panel], key: tuple[int, int], indicator: Indicator) -> None:
        try:
            panel = self._read(indicator, key[1])
        except BaseException as error:
            with self._lock:
                self._kept.pop(key, None)
            future.set_exception(error)
            return
        future.set_result(panel)
        with self._lock:
            self._held += panel.size
            self._evict()

    def _evict(self) -> None:
        while self._held > self._limit and len(self._kept) > 1:
            key, oldest = next(iter(self._kept.items()))
            if not oldest.done():
                return
            self._kept.pop(key)
            self._held -= oldest.result().size

    def _read(self, indicator: Indicator, version: int) -> Panel:
        with self._engine.connect() as connection:
            return read(connection, indicator, version)


def read(connection: Connection, indicator: Indicator, version: int) -> Panel:
    """The panel of an indicator at a data version, read within the transaction of a connection."""
    stands = (
        (_TABLE.c.indicator_id == indicator.id)
        & (_TABLE.c.since <= version)
        & (_TABLE.c.until > version)
    )
    ordered = (
        select(*_CELL)
        .where(stands)
        .order_by(_TABLE.c.period, _TABLE.c.reading, _TABLE.c.entity_id, _TABLE.c.precedence)
    )
    return build(indicator, connection.execute(ordered))


@dataclass(frozen=True)
class View:
    """The data at one version: the catalogue and the panels of that moment."""

    catalogue: Catalogue
    version: int
    find: Callable[[Catalogue, Indicator, int], Panel]
    engine: Engine | None = None  # from which observations are read one by one

    def panel(self, indicator: Indicator) -> Panel:
        """The panel of an indicator at this version."""
        return self.find(self.catalogue, indicator, self.version)
