"""Scorecard: one entity on every index, where it stands on each and on its parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from hub.catalogue import Catalogue, Entity, Index, Indicator
from hub.catalogue.composition import Share, trees, unfolded
from hub.panels.panel import Cell, View
from hub.queries.comparability import Comparability, Comparable, comparability
from hub.queries.comparison import Comparison, Question, Table, compared, table
from hub.queries.comparison.row import Moment, Row, alone
from hub.queries.competition.means import Mean, Means
from hub.queries.competition.members import Among
from hub.queries.freshness import out_by
from hub.words.errors import BadQuestion
from hub.words.language import Text
from hub.words.period import Period
from hub.words.terms import WITHIN_PROVINCES, EntityKind, Severity

MOST = 60  # periods of one question


@dataclass(frozen=True, eq=False)
class Comparisons:
    """The comparisons of one view, each made once however many lines take a row from it."""

    view: View
    _tables: dict[tuple, Table] = field(default_factory=dict)
    _made: dict[tuple, Comparison] = field(default_factory=dict)

    @property
    def made(self) -> list[Indicator]:
        """What was compared so far, in that order."""
        return [table.indicator for table in self._tables.values()]

    def table(self, indicator: Indicator, at: Period, among: Among | None) -> Table:
        """Everyone on an indicator in a period, against the period before, row by row."""
        key = (indicator.id, at, among)
        if key not in self._tables:
            self._tables[key] = table(self.view, Question(indicator.code, at, among=among))
        return self._tables[key]

    def of(self, indicator: Indicator, at: Period, among: Among | None) -> Comparison:
        """The same with every row."""
        key = (indicator.id, at, among)
        if key not in self._made:
            self._made[key] = compared(
                self.table(indicator, at, among), Question(indicator.code, at, among=among)
            )
        return self._made[key]

    def held(self, entity: Entity, indicator: Indicator, at: Period, among: Among | None) -> bool:
        """Whether a value of the entity, or of anyone it competes with, is held."""
        cell = self.view.panel(indicator).cells(at).get(entity.id)
        return (cell is not None and cell.value is not None) or self.table(
            indicator, at, among
        ).peers.held > 0

    def row(self, entity: Entity, indicator: Indicator, at: Period, among: Among | None) -> Row:
        """The row of an entity; of one that does not compete without ranks. Nothing is compared
        where nothing of it is held.
        """
        held = entity.id in self.view.panel(indicator).cells(at)
        return (
            self.table(indicator, at, among).row(entity)
            if held
            else alone(self.view, indicator, at, entity)
        )


@dataclass(frozen=True, eq=False)
class Line:
    """One entity on one index in one period; what rests on its parts is found when asked."""

    comparisons: Comparisons
    entity: Entity
    index: Index
    indicator: Indicator  # the total
    period: Period
    among: Among | None

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of the same data."""
        return self.comparisons.view.catalogue

    @cached_property
    def comparison(self) -> Comparison:
        """Everyone who competes on the total."""
        return self.comparisons.of(self.indicator, self.period, self.among)

    @cached_property
    def row(self) -> Row:
        """Its own row on the total."""
        return self.comparisons.row(self.entity, self.indicator, self.period, self.among)

    @property
    def above(self) -> Row | None:
        """The unit right above: of those strictly better the nearest; by published ranks where
        none are computed.
        """
        return self._neighbour(-1)

    @property
    def below(self) -> Row | None:
        """The unit right below: of those strictly worse the nearest; by published ranks where
        none are computed.
        """
        return self._neighbour(1)

    def _neighbour(self, step: int) -> Row | None:
        rows = self.comparison.rows if step > 0 else tuple(reversed(self.comparison.rows))
        if own := self.row.standing:
            return next(
                (row for row in rows if row.standing and (row.standing.rank - own.rank) * step > 0),
                None,
            )
        cell = self.row.cell
        if cell is None or cell.rank is None or cell.mark.doubtful:
            return None
        return next(
            (
                row
                for row in rows
                if row.cell
                and (row.cell.rank, row.cell.rank_of) == (cell.rank + step, cell.rank_of)
                and not row.cell.mark.doubtful
            ),
            None,
        )

    @property
    def leader(self) -> Row | None:
        """The first of those ranked, by name where several are; where none are ranked the one
        published as first of all rated.
        """
        rows, field = self.comparison.rows, self.comparison.peers
        if field.ranked:
            return next((row for row in rows if row.standing and row.standing.rank == 1), None)
        return next(
            (
                row
                for row in rows
                if row.value is not None
                and (row.cell.rank, row.cell.rank_of) == (1, field.expected)
                and not row.cell.mark.doubtful
            ),
            None,
        )

    @property
    def before(self) -> Moment | None:
        """What it is measured against, also where the figures of the two cannot be compared."""
        own = self.row.cell.reading if self.row.cell else 0
        return self.row.before or (None if own else Moment(self.period.before, 0))

    @cached_property
    def _past(self) -> Mapping[int, Cell]:
        meaning = self.before and self.catalogue.meaning(self.indicator.code, self.before.period)
        return (
            self.comparisons.view.panel(meaning).cells(
                self.before.period, self.before.reading or None
            )
            if meaning
            else {}
        )

    @property
    def past(self) -> Cell | None:
        """What is held of it before; nothing where its territory is another since."""
        redrawn = self.before and self.entity.id in self.catalogue.redrawn(
            self.before.period, self.period
        )
        return None if redrawn else self._past.get(self.entity.id)

    @property
    def held_before(self) -> bool:
        """Whether a value of it before is held, be it of another territory."""
        cell = self._past.get(self.entity.id)
        return cell is not None and cell.value is not None

    @cached_property
    def comparability(self) -> Comparability:
        """Whether the total may be compared with that before; not where the territory of the
        entity itself was redrawn between.
        """
        found = self.comparison.comparability
        own = [
            break_
            for break_ in self.catalogue.breaks_of((), self.entity)
            if self.before
            and break_.severity is Severity.CUT
            and break_.between(self.before.period, self.period)
        ]
        same_units = found.rank is found.value
        return comparability([*found.breaks, *own], same_units) if own else found

    @property
    def past_mean(self) -> Mean | None:
        """The country's own figure before."""
        return Means(self.catalogue, self.comparison.peers, self._past, chosen=True).national

    @property
    def published_move(self) -> int | None:
        """How far its published rank moved, positive is up; nothing unless both are out of as
        many and ranks may be compared.
        """
        now, past = self.row.cell, self.past
        if (
            now is None
            or past is None
            or None in (now.rank, now.rank_of, past.rank)
            or now.rank_of != past.rank_of
        ):
            return None
        doubtful = now.mark.doubtful or past.mark.doubtful
        return (
            None
            if doubtful or self.comparison.comparability.rank is Comparable.NO
            else past.rank - now.rank
        )

    def shares(self, tree: str) -> tuple[Share, ...]:
        """The parts of the total in a tree with what a unit of each adds to it, in the order of the
        catalogue.

        A part of which neither it nor anyone it competes with has anything stands aside for its own
        parts.
        """
        if tree not in self._unfolded:
            self._unfolded[tree] = unfolded(
                self.catalogue, self.indicator, self.period, tree, self._held
            )
        return self._unfolded[tree]

    @cached_property
    def _unfolded(self) -> dict[str, tuple[Share, ...]]:
        return {}

    def _held(self, part: Indicator) -> bool:
        return self.comparisons.held(self.entity, part, self.period, self.among)

    def parts(self, tree: str) -> tuple[Row, ...]:
        """Its rows on the parts of the total in a tree."""
        return tuple(
            self.comparisons.row(self.entity, part, self.period, self.among)
            for part, _ in self.shares(tree)
        )

    def values(self, tree: str) -> list[float | None]:
        """Its values on the parts of the total in a tree, without setting them against anything."""
        panels = (self.comparisons.view.panel(part) for part, _ in self.shares(tree))
        cells = (panel.cells(self.period).get(self.entity.id) for panel in panels)
        return [cell.value if cell else None for cell in cells]

    def part(self, indicator: Indicator) -> Table:
        """Everyone who competes on a part of the total."""
        return self.comparisons.table(indicator, self.period, self.among)

    @cached_property
    def trees(self) -> tuple[str, ...]:
        """The trees in which the total is divided, the main one first."""
        found = trees(self.catalogue, self.indicator, self.period)
        return tuple(sorted(found, key=lambda tree: tree != self.indicator.tree))

    @cached_property
    def tree(self) -> str | None:
        """The first tree in which anything of the entity is held, else the main one; nothing
        where the total is not divided.
        """
        held = (
            tree for tree in self.trees if any(value is not None for value in self.values(tree))
        )
        return next(held, next(iter(self.trees), None))

    @cached_property
    def components(self) -> tuple[Row, ...]:
        """Its rows on the parts of the total, in one tree."""
        return self.parts(self.tree) if self.tree else ()

    @cached_property
    def _shares(self) -> tuple[Row, ...]:
        """Its rows on the parts of the first tree of which every share of the maximum is known,
        in one unit, the best first.
        """
        for rows in (self.parts(tree) for tree in self.trees if None not in self.values(tree)):
            known = all(
                row.share_of_maximum is not None
                and row.indicator.higher_is_better
                and not row.cell.mark.doubtful
                for row in rows
            )
            if len(rows) > 1 and known and len({row.indicator.unit for row in rows}) == 1:
                return tuple(sorted(rows, key=lambda row: -row.share_of_maximum))
        return ()

    @property
    def strongest(self) -> Indicator | None:
        """The part with the highest share of its maximum; nothing unless the share of every part
        is known.
        """
        return self._shares[0].indicator if self._shares else None

    @property
    def weakest(self) -> Indicator | None:
        """The part with the lowest share of its maximum; nothing unless the share of every part
        is known.
        """
        return self._shares[-1].indicator if self._shares else None


@dataclass(frozen=True)
class Scorecard:
    """One entity on every index that rates it; `period` is the one asked for."""

    entity: Entity
    period: Period | None
    lines: tuple[Line, ...]


def scorecard(comparisons: Comparisons, entity: Entity, upto: Period | None = None) -> Scorecard:
    """An entity on each index at its own latest period, none that ends after the one asked for.

    An index that rates such units, and of which nothing of it is held, stands with the reason at
    the latest period held of others.
    """
    view = comparisons.view
    latest = {
        index: _latest(view, index, entity, upto) or _without(view, index, entity, upto)
        for index in view.catalogue.indices.values()
    }
    return Scorecard(
        entity,
        upto,
        tuple(_line(comparisons, index, at, entity) for index, at in latest.items() if at),
    )


def scorecards(
    comparisons: Comparisons, name: str, first: Period, last: Period, today: date
) -> list[Scorecard]:
    """One for each period of the span, with who bore the name in it; an index of which nothing
    is held stands with the reason.
    """
    return [
        _of_period(comparisons, at, comparisons.view.catalogue.entity(name, at.last_day), today)
        for at in _span(first, last)
    ]


def _span(first: Period, last: Period) -> list[Period]:
    """The periods of one length from the first to the last; years where the two differ in
    length.
    """
    if first.months != last.months:
        first, last = Period(first.year, 1, 12), Period(last.last_day.year, 1, 12)
    if last < first:
        raise BadQuestion(
            Text(f"kỳ đầu {first} sau kỳ cuối {last}", f"from {first} is after to {last}")
        )
    found = [first]
    while found[-1] < last and len(found) <= MOST:
        found.append(found[-1].after)
    if len(found) > MOST:
        raise BadQuestion(
            Text(
                f"từ {first} đến {last} là quá {MOST} kỳ",
                f"{first} to {last} is more than {MOST} periods",
            )
        )
    return found


def _of_period(comparisons: Comparisons, at: Period, entity: Entity, today: date) -> Scorecard:
    view = comparisons.view
    shown = [
        index
        for index in view.catalogue.indices.values()
        if _says(view, index, entity, at) or _awaited(view, index, entity, at, today)
    ]
    return Scorecard(entity, at, tuple(_line(comparisons, index, at, entity) for index in shown))


def _line(comparisons: Comparisons, index: Index, at: Period, entity: Entity) -> Line:
    total = _total(comparisons.view.catalogue, index, at)
    cell = comparisons.view.panel(total).cells(at).get(entity.id)
    return Line(comparisons, entity, index, total, at, _among(index, entity, cell))


def _total(catalogue: Catalogue, index: Index, at: Period) -> Indicator | None:
    """The total of an index in a period, where it is a result."""
    found = catalogue.meaning(index.total, at)
    return found if found and found.is_score else None


def _latest(view: View, index: Index, entity: Entity, upto: Period | None) -> Period | None:
    """The latest period in which a value or a rank of the entity itself is held; of two that end
    on one day the longer.
    """
    within = (
        at
        for at in _periods(view, index)
        if (upto is None or at.last_day <= upto.last_day) and _says(view, index, entity, at)
    )
    return max(within, key=lambda at: (at.last_day, at.months), default=None)


def _without(view: View, index: Index, entity: Entity, upto: Period | None) -> Period | None:
    """The latest year, else period, in which an index rates such units and the entity is there
    or not yet; of one that ended nothing.
    """
    rated = [
        at
        for at in _periods(view, index)
        if (upto is None or at.last_day <= upto.last_day)
        and _rates(view.catalogue, index, entity, at)
        and _others(view, index, entity, at)
    ]
    there = [at for at in rated if entity.exists_on(at.last_day)]
    early = [at for at in rated if entity.valid_from and at.last_day < entity.valid_from]
    return max(
        there or early, key=lambda at: (at.months == 12, at.last_day, at.months), default=None
    )


def _others(view: View, index: Index, entity: Entity, at: Period) -> bool:
    """Whether anything of units of its kind and province is held in a period."""
    held = map(
        view.catalogue.by_id.__getitem__, view.panel(_total(view.catalogue, index, at)).cells(at)
    )
    return any((other.kind, other.province) == (entity.kind, entity.province) for other in held)


def _rates(catalogue: Catalogue, index: Index, entity: Entity, at: Period) -> bool:
    """Whether an index rates units of this kind and province in a period."""
    total = _total(catalogue, index, at)
    if total is None or index.kind is not entity.kind or not catalogue.rates(total, at):
        return False
    edition = catalogue.edition_at(total, at, entity.province)
    return (
        edition.province in (None, entity.province)
        if edition
        else not catalogue.own_editions(total, at)
    )


def _periods(view: View, index: Index) -> Iterator[Period]:
    """The periods in which anything of the total is held, where it is a result."""
    for meaning in view.catalogue.meanings(index.total):
        yield from view.panel(meaning).periods if meaning.is_score else ()


def _says(view: View, index: Index, entity: Entity, at: Period) -> bool:
    """Whether a value, a rank or a grade of the entity on the total is held."""
    total = _total(view.catalogue, index, at)
    cell = view.panel(total).cells(at).get(entity.id) if total else None
    return cell is not None and not (cell.value is cell.rank is cell.mark.group is None)


def _awaited(view: View, index: Index, entity: Entity, at: Period, today: date) -> bool:
    """Whether an index rates such units in a period, as long as those it is published for, and
    its figures are usually out by now.
    """
    if today <= out_by(index, at) or not _rates(view.catalogue, index, entity, at):
        return False
    if entity.exists_within(at.first_day, at.last_day) and not entity.exists_on(at.last_day):
        return False
    return at.months in {held.months for held in _periods(view, index)}


def _among(index: Index, entity: Entity, cell: Cell | None) -> Among | None:
    """Those it competes with: of its kind, in its province and block; the country and regions
    stand beside those the index rates.
    """
    if entity.kind in WITHIN_PROVINCES:
        return Among(entity.kind, entity.province, block=(cell.mark.block if cell else "") or None)
    return (
        Among(entity.kind)
        if entity.kind is EntityKind.MINISTRY or index.kind in WITHIN_PROVINCES
        else None
    )
