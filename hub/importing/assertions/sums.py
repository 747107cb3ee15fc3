"""Totals against their parts, by the catalogue's divisions, within one source and moment."""

import math
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np

from hub.catalogue import Catalogue, Indicator
from hub.catalogue.composition import Composed, composed
from hub.catalogue.division import Division
from hub.catalogue.indicator import in_force
from hub.importing.assertions.anomaly import Anomaly, CheckName
from hub.importing.assertions.held import HeldFigures
from hub.importing.assertions.table import ClaimTable
from hub.importing.claim import ClaimKey
from hub.words import period
from hub.words.language import Language, Text, fixed, signed
from hub.words.rounding import NOISE, SIGNIFICANT, decimals
from hub.words.terms import Composition

SHOWN = 4  # decimals shown of any number

_POWERS = 10.0 ** np.arange(1, 16)
_SOURCES, _READINGS, _ENTITIES = 2**22, 2**16, 2**25
_HELD = -1  # instead of a line: the hub holds a figure that is not imported


@dataclass
class Kept:
    """The values of one indicator in one period by place, in order."""

    places: np.ndarray  # each of a source, a reading and an entity
    values: np.ndarray
    lines: np.ndarray  # of the table that is imported, or _HELD
    origins: bytes = b""
    decimals: dict[int, int] = field(default_factory=dict)  # source → decimals of its column

    def origin(self, line: int) -> str:
        """Where in the file a line of the imported table stands."""
        return zlib.decompress(self.origins).decode().split("\n")[line]


class PartsSum(NamedTuple):
    """A total, what its parts add up to, and how far these may differ."""

    total: float
    added: float
    difference: float
    allowed: float
    decimals: int  # with which the source prints both


_NOTHING = Kept(*(np.array([], kind) for kind in (np.int64, np.float64, np.int64)))


@dataclass(frozen=True)
class PeriodColumns:
    """The columns of one period by the id of their indicator; those of the hub are added later."""

    key: int  # of the period
    by_indicator: dict[int, Kept]

    @cached_property
    def when(self) -> period.Period:
        """The period of the columns."""
        return period.of_key(self.key)


class Sums:
    """The wholes and parts of each period that is imported, kept as numbers until all were seen."""

    def __init__(self, catalogue: Catalogue, figures: HeldFigures) -> None:
        self._catalogue, self._held = catalogue, figures
        self._codes = _divided(catalogue)
        self._kept: dict[int, dict[int, Kept]] = defaultdict(dict)  # period → indicator
        self._readings: dict[int, int] = {}

    def see(self, table: ClaimTable) -> Iterable[Anomaly]:
        """Keep the values of what is divided or a part."""
        lines = table.valued if table.indicator.code in self._codes else ()
        if len(lines):
            self._kept[table.period][table.indicator.id] = self._keep(table, lines)
        return ()

    def end(self) -> Iterator[Anomaly]:
        """Every total that its parts do not add up to."""
        for at, by_indicator in sorted(self._kept.items()):
            columns = PeriodColumns(at, by_indicator)
            self._complete(columns)
            for whole in self._wholes(columns):
                yield from self._compare(whole, columns)

    def _keep(self, table: ClaimTable, lines: np.ndarray) -> Kept:
        days, turns = np.unique(table.readings[lines], return_inverse=True)
        readings = np.array([self._reading(day) for day in days.tolist()], np.int64)[turns]
        places = _place(table.sources[lines], readings, table.entities[lines])
        order = np.argsort(places, kind="stable")
        origins = "\n".join(claim.origin for claim in table.claims)
        numbers: dict[int, set[tuple[float, str | None]]] = defaultdict(set)
        for claim in table.claims:
            if claim.content.value is not None:
                numbers[claim.key.source_id].add((claim.content.value, claim.content.printed))
        return Kept(
            places=places[order],
            values=table.values[lines][order],
            lines=lines[order],
            origins=zlib.compress(origins.encode(), 1),
            decimals={
                source: max(decimals(*one) for one in several)
                for source, several in numbers.items()
            },
        )

    def _reading(self, reading: int) -> int:
        return self._readings.setdefault(reading, len(self._readings))

    def _complete(self, columns: PeriodColumns) -> None:
        """Add what the hub holds of the same sources beside what is imported."""
        places = np.unique(np.concatenate([each.places for each in columns.by_indicator.values()]))
        sources = np.unique(_sources(places)).tolist()
        for indicator_id in self._concerned(columns):
            imported = columns.by_indicator.get(indicator_id) or _NOTHING
            if np.isin(places, imported.places).all():
                continue
            standing = self._held_values(indicator_id, columns.key, sources)
            is_new = np.isin(standing.places, places) & ~np.isin(standing.places, imported.places)
            if is_new.any():
                columns.by_indicator[indicator_id] = _joined(imported, standing, is_new)

    def _concerned(self, columns: PeriodColumns) -> list[int]:
        """The wholes of a period, their parts, and theirs."""
        families = (
            _family(self._catalogue, whole, columns.when) for whole in self._wholes(columns)
        )
        return sorted({indicator.id for family in families for indicator in family})

    def _held_values(self, indicator_id: int, at: int, sources: Iterable[int]) -> Kept:
        """What the hub holds of these sources at the readings that are imported."""
        claims = [
            claim
            for claim in self._held.of_table(indicator_id, at, sources)
            if claim.value is not None and claim.reading in self._readings
        ]
        places = _place(
            np.array([claim.source for claim in claims], np.int64),
            np.array([self._reading(claim.reading) for claim in claims], np.int64),
            np.array([claim.entity for claim in claims], np.int64),
        )
        longest: dict[int, int] = {}
        for claim in claims:
            count = decimals(claim.value, claim.printed)
            longest[claim.source] = max(longest.get(claim.source, 0), count)
        values = np.array([claim.value for claim in claims], np.float64)
        return Kept(places, values, np.full(places.size, _HELD, np.int64), decimals=longest)

    def _wholes(self, columns: PeriodColumns) -> list[Composed]:
        """What is divided in a period and is imported itself or has a part that is."""
        wholes = []
        for division in self._catalogue.divisions:
            whole = self._composed(division, columns.when)
            if whole and any(one.id in columns.by_indicator for one in (whole.whole, *whole.parts)):
                wholes.append(whole)
        return wholes

    def _composed(self, division: Division, when: period.Period) -> Composed | None:
        """A whole with its parts in a period; None where it is not divided then."""
        if not in_force(division, when):
            return None
        whole = self._catalogue.meaning(division.parent, when)
        return composed(self._catalogue, whole, when, tree=division.tree) if whole else None

    def _compare(self, whole: Composed, columns: PeriodColumns) -> Iterator[Anomaly]:
        total = columns.by_indicator.get(whole.whole.id)
        if total is None:
            return
        added, rounding, concerned = self._added(whole, columns, places=total.places)
        places = self._decimals(whole, columns, sources=_sources(total.places))
        allowed = _allowed(whole, total, rounding, places=places)
        difference = np.round(added - total.values, 10)
        wrong = np.abs(difference) > allowed + NOISE
        if whole.division.composition is Composition.SUM_OF_TOLD:
            wrong &= difference > 0
        for line in np.flatnonzero(wrong & ~np.isnan(added)).tolist():
            numbers = PartsSum(
                total=float(total.values[line]),
                added=float(added[line]),
                difference=float(difference[line]),
                allowed=float(allowed[line]),
                decimals=int(places[line]),
            )
            anomaly = self._anomaly(
                whole,
                columns,
                place=int(total.places[line]),
                numbers=numbers,
                concerned=concerned,
            )
            if anomaly:
                yield anomaly

    def _added(
        self, whole: Composed, columns: PeriodColumns, places: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, list[int]]:
        """What the parts add up to at each place, how far rounding may move it, and of which
        indicators; no number where one lacks.
        """
        added, rounding, concerned = np.zeros(places.size), np.zeros(places.size), []
        some = np.zeros(places.size, np.bool_)
        decimals = self._decimals(whole, columns, sources=_sources(places))
        for part, share in zip(whole.parts, whole.shares, strict=True):
            values = _at(columns.by_indicator.get(part.id), places)
            slack, lacking = _slack(np.nan_to_num(values), decimals), np.isnan(values)
            if lacking.any() and whole.division.composition is not Composition.SUM_OF_TOLD:
                inner = composed(self._catalogue, part, columns.when, tree=whole.division.tree)
                if inner:
                    below, moved, more = self._added(inner, columns, places=places)
                    values, slack = (
                        np.where(lacking, below, values),
                        np.where(lacking, moved, slack),
                    )
                    concerned += more
            some |= ~np.isnan(values)
            if whole.division.composition is Composition.SUM_OF_TOLD:
                slack, values = np.where(np.isnan(values), 0.0, slack), np.nan_to_num(values)
            added, rounding = added + share * values, rounding + abs(share) * slack
            concerned.append(part.id)
        return np.where(some, added, np.nan), rounding, concerned

    def _decimals(self, whole: Composed, columns: PeriodColumns, sources: np.ndarray) -> np.ndarray:
        """With how many decimals each source prints a whole and its parts.

        Copies drop zeros at the end, so the longest number decides for all.
        """
        several = [
            columns.by_indicator[one.id].decimals
            for one in _family(self._catalogue, whole, columns.when)
            if one.id in columns.by_indicator
        ]
        longest = {
            source: max((each.get(source, 0) for each in several), default=0)
            for source in np.unique(sources).tolist()
        }
        return np.array([longest[source] for source in sources.tolist()], np.int64)

    def _anomaly(
        self,
        whole: Composed,
        columns: PeriodColumns,
        place: int,
        numbers: PartsSum,
        concerned: Iterable[int],
    ) -> Anomaly | None:
        """What is odd about the total at one place; nothing where nothing of it is imported."""
        lines = {
            indicator_id: _line(columns.by_indicator[indicator_id], place)
            for indicator_id in (whole.whole.id, *concerned)
            if indicator_id in columns.by_indicator
        }
        imported = [indicator_id for indicator_id, line in lines.items() if line != _HELD]
        if not imported:
            return None
        first = imported[0]
        keys = tuple(self._key(indicator_id, columns.key, place) for indicator_id in imported)
        is_total = first == whole.whole.id
        entity = self._catalogue.by_id[place % _ENTITIES]
        names = [entity.name(language, columns.when.last_day) for language in Language]
        return Anomaly(
            check=CheckName.PARTS,
            code=whole.whole.code,
            period=columns.key,
            origin=columns.by_indicator[first].origin(lines[first]),
            text=_text(whole.whole, names, numbers),
            size=abs(numbers.difference),
            keys=keys[:1] if is_total else keys,
            entity=entity.public_id,
            beside=keys[1:] if is_total else (),
        )

    def _key(self, indicator: int, at: int, place: int) -> ClaimKey:
        source, reading = place // (_READINGS * _ENTITIES), place // _ENTITIES % _READINGS
        return ClaimKey(
            indicator_id=indicator,
            period=at,
            entity_id=place % _ENTITIES,
            reading=list(self._readings)[reading],
            source_id=source,
        )


def _allowed(whole: Composed, total: Kept, rounding: np.ndarray, places: np.ndarray) -> np.ndarray:
    """How far parts that are rounded so may lie from each total; counts are not rounded."""
    tolerance = whole.division.tolerance
    if not whole.whole.may_be_averaged and not places.any():
        return np.zeros_like(rounding) + tolerance
    # A publisher may round a total more than its parts.
    sources = _sources(total.places).tolist()
    own_places = np.array([total.decimals.get(source, 0) for source in sources], np.int64)
    return rounding + _slack(total.values, own_places) + tolerance


def _divided(catalogue: Catalogue) -> frozenset[str]:
    """The codes of everything that is divided, or a part of what is."""
    wholes = {(division.parent, division.tree) for division in catalogue.divisions}
    parents = {code for code, _ in wholes}
    below = {one.code for one in catalogue.indicators.values() if (one.parent, one.tree) in wholes}
    beside = {part.indicator for part in catalogue.parts if (part.parent, part.tree) in wholes}
    return frozenset(parents | below | beside)


def _family(catalogue: Catalogue, whole: Composed, at: period.Period) -> Iterator[Indicator]:
    """A whole, its parts, and theirs."""
    yield whole.whole
    for part in whole.parts:
        inner = composed(catalogue, part, at, tree=whole.division.tree)
        yield from _family(catalogue, inner, at) if inner else (part,)


def _place(sources: np.ndarray, readings: np.ndarray, entities: np.ndarray) -> np.ndarray:
    return (sources * _READINGS + readings) * _ENTITIES + entities


def _sources(places: np.ndarray) -> np.ndarray:
    return places // (_READINGS * _ENTITIES)


def _joined(imported: Kept, standing: Kept, is_new: np.ndarray) -> Kept:
    """What is imported, with those values of the hub that are new beside it."""
    places = np.concatenate([imported.places, standing.places[is_new]])
    order = np.argsort(places, kind="stable")
    longest = {
        source: max(imported.decimals.get(source, 0), standing.decimals.get(source, 0))
        for source in (*imported.decimals, *standing.decimals)
    }
    return Kept(
        places=places[order],
        values=np.concatenate([imported.values, standing.values[is_new]])[order],
        lines=np.concatenate([imported.lines, standing.lines[is_new]])[order],
        origins=imported.origins,
        decimals=longest,
    )


def _at(column: Kept | None, places: np.ndarray) -> np.ndarray:
    """The values at places; no number where there is none."""
    if column is None:
        return np.full(places.size, np.nan)
    at = np.minimum(np.searchsorted(column.places, places), column.places.size - 1)
    return np.where(column.places[at] == places, column.values[at], np.nan)


def _line(column: Kept, place: int) -> int:
    """The line of the imported table with a place; `_HELD` where none has it."""
    at = int(np.searchsorted(column.places, place))
    if at == column.places.size or column.places[at] != place:
        return _HELD
    return int(column.lines[at])


def _slack(values: np.ndarray, places: np.ndarray) -> np.ndarray:
    """How far each number may lie from the one it was rounded from."""
    whole = np.searchsorted(_POWERS, np.abs(values), side="right") + 1
    return 0.5 * 10.0 ** -np.maximum(np.minimum(places, SIGNIFICANT - whole), 0).astype(float)


def _text(whole: Indicator, names: list[str], numbers: PartsSum) -> Text:
    shown, allowed = min(numbers.decimals, SHOWN), numbers.allowed
    total, added = fixed(numbers.total, shown), fixed(numbers.added, shown)
    difference = signed(numbers.difference, shown)
    limit = fixed(allowed, max(shown, 1 - math.floor(math.log10(allowed)) if allowed else 0))
    return Text(
        f"{whole.code} của {names[0]} in {total.vi}, các thành phần cộng lại {added.vi}; "
        f"chênh {difference.vi}, vượt sai số ±{limit.vi}",
        f"{whole.code} of {names[1]} is {total.en}, its parts add up to {added.en}; "
        f"difference {difference.en}, beyond ±{limit.en}",
    )
