"""A row of a comparison: one entity on one indicator in one period."""

from dataclasses import dataclass, field
from typing import NamedTuple

from hub.catalogue import Catalogue, Entity, Group, Indicator
from hub.panels.panel import Cell, View
from hub.queries.comparison.contest import Contest
from hub.queries.competition.means import Mean, Means
from hub.queries.competition.rank import Interval, Move, Passings, Standing
from hub.words import clock
from hub.words.language import Text
from hub.words.period import Period
from hub.words.terms import WITHIN_PROVINCES, MissingReason, Status

NO_REFERENCES = (None, None, None)  # best, mean and median where too few have a value


class Moment(NamedTuple):
    """A period, and the reading of it that competes; 0 for figures without readings."""

    period: Period
    reading: int


@dataclass(frozen=True, slots=True)
class Row:
    """One entity of a comparison."""

    entity: Entity
    indicator: Indicator
    at: Moment
    cell: Cell | None
    group: Group | None
    standing: Standing | None
    region: Standing | None
    share_of_maximum: float | None
    gap_to_best: float | None
    gap_to_mean: float | None
    gap_to_median: float | None
    previous: float | None
    before: Moment | None
    change: float | None
    change_percent: float | None
    move: Move | None
    contest: Contest | None = None  # where ranks are computed
    means: Means | None = field(default=None, compare=False, repr=False)  # where it competes

    @property
    def value(self) -> float | None:
        """The value, if there is one."""
        return self.cell.value if self.cell else None

    @property
    def status(self) -> Status:
        """What kind of statement it is."""
        return self.cell.status if self.cell else Status.MISSING

    @property
    def missing_reason(self) -> MissingReason:
        """Why there is no value."""
        if self.cell:
            return self.cell.missing_reason
        if self.entity.valid_from and self.entity.valid_from > self.at.period.last_day:
            return MissingReason.NOT_YET
        ended = self.entity.valid_to and self.entity.valid_to < self.at.period.first_day
        return MissingReason.NO_LONGER if ended else MissingReason.NOT_HELD

    @property
    def region_mean(self) -> Mean | None:
        """The mean of its region, as published or else of all its provinces."""
        return self.means.regional(self.entity) if self.means else None

    @property
    def national_mean(self) -> Mean | None:
        """The country's own figure as published."""
        return self.means.national if self.means else None

    @property
    def gap_to_region_mean(self) -> float | None:
        """The value minus the mean of its region."""
        return gap(self.value, self.region_mean and self.region_mean.value)

    @property
    def gap_to_published_mean(self) -> float | None:
        """The value minus the country's own figure as published."""
        return gap(self.value, self.national_mean and self.national_mean.value)

    @property
    def interval(self) -> Interval | None:
        """The ranks that it may truly have by the sampling error; None where its source tells of
        none or it is not ranked.
        """
        return self.contest.interval(self.entity) if self.contest and self.standing else None

    @property
    def rank_difference(self) -> int | None:
        """The computed rank minus the published one; None where either is missing or they are
        ranks among other numbers of units.
        """
        if (
            self.standing is None
            or self.cell.rank is None
            or self.cell.rank_of != self.standing.rank_of
        ):
            return None
        return self.standing.rank - self.cell.rank

    @property
    def passings(self) -> Passings:
        """Whom it passed since the period before, and who passed it; nobody where its rank may
        not be said to have moved.
        """
        return (
            self.contest.passings(self.entity) if self.contest and self.move else Passings([], [])
        )

    @property
    def previous_period(self) -> Period | None:
        """The period of the previous value."""
        return self.before and self.before.period

    @property
    def remark(self) -> Text | None:
        """How many days its reading lies from the one that competes, where it is another."""
        if (
            self.cell is None
            or not (self.cell.reading and self.at.reading)
            or self.cell.reading == self.at.reading
        ):
            return None
        days = (clock.of_reading(self.at.reading) - clock.of_reading(self.cell.reading)).days
        vi, en = ("trước", "before") if days > 0 else ("sau", "after")
        return Text(
            f"số đọc {vi} ngày của bảng {abs(days)} ngày nên không xếp hạng cùng",
            f"read {abs(days)} days {en} the others, so it is not ranked with them",
        )


def made(
    catalogue: Catalogue,
    entity: Entity,
    indicator: Indicator,
    at: Moment,
    cell: Cell | None,
    standing: Standing | None = None,
    region: Standing | None = None,
    references: tuple[float | None, float | None, float | None] = NO_REFERENCES,
    previous: float | None = None,
    before: Moment | None = None,
    move: Move | None = None,
    contest: Contest | None = None,
    means: Means | None = None,
) -> Row:
    """The row of an entity from its cell, where it stands, what it is set against and how it
    moved.
    """
    value = cell.value if cell else None
    share = value / indicator.maximum if value is not None and indicator.maximum else None
    change = gap(value, previous)
    group = _group(catalogue, entity, indicator, at.period, cell)
    gaps = (
        NO_REFERENCES
        if references is NO_REFERENCES
        else [gap(value, reference) for reference in references]
    )
    return Row(
        entity,
        indicator,
        at,
        cell,
        group,
        standing,
        region,
        share,
        *gaps,
        previous,
        before if previous is not None else None,
        change,
        percent(change, previous),
        move,
        contest,
        means,
    )


def alone(view: View, indicator: Indicator, at: Period, entity: Entity) -> Row:
    """The row of one of which nothing is held."""
    return made(view.catalogue, entity, indicator, Moment(at, 0), None)


def gap(value: float | None, reference: float | None) -> float | None:
    """A value minus a reference, without the noise that subtraction adds below the tenth
    decimal.
    """
    return None if value is None or reference is None else round(value - reference, 10)


def percent(change: float | None, reference: float | None) -> float | None:
    """A change in percent of what it started from."""
    return round(100 * change / abs(reference), 10) if change is not None and reference else None


def _group(
    catalogue: Catalogue, entity: Entity, indicator: Indicator, at: Period, cell: Cell | None
) -> Group | None:
    """The group that the source prints, else the published band in which the value lies."""
    if cell is None or (cell.mark.group is None and cell.value is None):
        return None
    if cell.mark.group:
        return catalogue.group_named(cell.mark.group, indicator, at, entity.province)
    if not _banded(catalogue, entity, indicator):
        return None
    return next(
        (
            band
            for band in catalogue.groups_at(indicator, at, entity.province)
            if band.holds(cell.value)
        ),
        None,
    )


def _banded(catalogue: Catalogue, entity: Entity, indicator: Indicator) -> bool:
    """Whether published bands are meant for a unit: those of an index of provinces for
    provinces, a province's own for units within it.
    """
    rated = catalogue.indices[indicator.index].kind
    return entity.kind is rated or {entity.kind, rated} <= {*WITHIN_PROVINCES}
