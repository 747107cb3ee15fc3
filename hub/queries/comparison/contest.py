"""Contest: who competes now beside who competed before, and what may be said of the two."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from hub.catalogue import Break, Entity
from hub.panels.panel import Cell, View
from hub.queries.comparability import Comparability, Comparable, comparability, cuts_of
from hub.queries.competition import Competition, PeriodReading, means
from hub.queries.competition.means import Mean
from hub.queries.competition.rank import Move, Standing, moves
from hub.words.completeness import is_complete
from hub.words.language import Language, alphabetical
from hub.words.period import Period


@dataclass(frozen=True, eq=False)
class Contest:
    """Who competes with the moment before beside it; what rests on both is computed once, when
    asked.
    """

    view: View
    competition: Competition
    before: PeriodReading | None  # what a change is measured against
    past: Competition | None  # of then, where its figures may be set against those of now
    comparability: Comparability

    @property
    def period(self) -> Period:
        """The period in which they compete."""
        return self.competition.at.period

    @cached_property
    def earlier(self) -> Mapping[int, float]:
        """The values of then of those who compete now."""
        return self.past.values_of(self.competition.members) if self.past else {}

    @cached_property
    def past_standings(self) -> Mapping[int, Standing]:
        """Where each stood then; nobody where units of then are left out because their territory
        is another since.
        """
        if self.past is None:
            return {}
        redrawn = self.competition.catalogue.redrawn(self.past.at.period, self.period)
        return {} if redrawn & self.past.member_ids else self.past.standings

    @cached_property
    def moves(self) -> Mapping[int, Move]:
        """How ranks moved; they may only have where the same units competed in both periods."""
        now = self.competition
        if not now.standings or self.past is None:
            return {}
        enough = is_complete(len(self.earlier), now.expected)
        if not enough or self.past.member_ids != now.member_ids:
            return {}
        return moves(self.earlier, now.values, now.indicator.higher_is_better)

    @cached_property
    def in_both(self) -> int:
        """How many are ranked now and had a value then."""
        return len(self.competition.standings.keys() & self.earlier.keys())

    @cached_property
    def leaders(self) -> tuple[Entity, ...]:
        """Those ranked first, by published rank, then by name; where none are ranked the one
        published as first of all rated.
        """
        now = self.competition
        if now.ranked:
            first = [each for each in now.members if self._rank(each) == 1]
            return tuple(sorted(first, key=self._published_then_name))
        return tuple(each for each in now.members if self._is_published_first(each))

    def _rank(self, entity: Entity) -> int | None:
        standing = self.competition.standings.get(entity.id)
        return standing.rank if standing else None

    def _published_then_name(self, entity: Entity) -> tuple:
        cell, day = self.competition.cells[entity.id], self.period.last_day
        name = alphabetical(entity.name(Language.VI, day))
        return cell.rank or self.competition.expected + 1, name

    def _is_published_first(self, entity: Entity) -> bool:
        cell = self.competition.cells.get(entity.id)
        if cell is None or cell.value is None or cell.mark.doubtful:
            return False
        return (cell.rank, cell.rank_of) == (1, self.competition.expected)

    def before_of(self, entity: Entity) -> PeriodReading | None:
        """What an entity is measured against, also where the two cannot be compared; nothing of
        one that is read and has no reading of then.
        """
        cell = self.competition.cells.get(entity.id)
        is_read = cell is not None and bool(cell.reading)
        return None if is_read and entity.id not in self.earlier else self.before

    @cached_property
    def _cells_before(self) -> Mapping[int, Cell]:
        """What is held of everyone before, be it of another meaning."""
        if self.before is None:
            return {}
        period, reading = self.before
        meaning = self.competition.catalogue.meaning(self.competition.indicator.code, period)
        if meaning is None:
            return {}
        return self.view.panel(meaning).cells(period, reading or None)

    def cell_before(self, entity: Entity) -> Cell | None:
        """What is held of an entity before; nothing where its territory is another since."""
        if self.before is None:
            return None
        redrawn = self.competition.catalogue.redrawn(self.before.period, self.period)
        return None if entity.id in redrawn else self._cells_before.get(entity.id)

    def held_before(self, entity: Entity) -> bool:
        """Whether a value of an entity before is held, be it of another territory."""
        cell = self._cells_before.get(entity.id)
        return cell is not None and cell.value is not None

    @cached_property
    def mean_before(self) -> Mean | None:
        """The country's own figure before."""
        return means.national(self.competition.catalogue, self._cells_before)

    def comparability_of(self, entity: Entity) -> Comparability:
        """Whether the figures of an entity may be set against those before; not where its own
        territory was redrawn between.
        """
        verdict, cuts = self.comparability, self._own_cuts(entity)
        if not cuts:
            return verdict
        return comparability([*verdict.breaks, *cuts], verdict.rank is verdict.value)

    def _own_cuts(self, entity: Entity) -> list[Break]:
        before = self.before_of(entity)
        if before is None:
            return []
        breaks = self.competition.catalogue.breaks_of((), entity)
        return [cut for cut in cuts_of(breaks) if cut.between(before.period, self.period)]

    def published_move(self, entity: Entity) -> int | None:
        """How far the published rank of an entity moved, positive is up; None unless both are
        certain and out of as many, and ranks may be compared.
        """
        now, then = self.competition.cells.get(entity.id), self.cell_before(entity)
        if now is None or then is None or now.mark.doubtful or then.mark.doubtful:
            return None
        if None in (now.rank, now.rank_of, then.rank) or now.rank_of != then.rank_of:
            return None
        return None if self.comparability.rank is Comparable.NO else then.rank - now.rank
