"""A row of a comparison: one entity on one indicator in one period."""

from collections.abc import Callable
from dataclasses import dataclass, field

from hub.catalogue import Catalogue, Entity, Group, Indicator
from hub.panels.panel import Cell, View
from hub.queries.comparison.contest import Contest
from hub.queries.competition import NO_REFERENCES, Competition, PeriodReading, References
from hub.queries.competition.absence import absence, lack
from hub.queries.competition.means import Mean
from hub.queries.competition.rank import Interval, Move, Passings, Standing
from hub.queries.competition.unranked import unranked
from hub.words import clock
from hub.words.language import Text
from hub.words.period import Period
from hub.words.terms import WITHIN_PROVINCES, MissingReason, Status


@dataclass(frozen=True, slots=True)
class Row:
    """One entity of a comparison; of one that does not compete, what is held of it alone."""

    entity: Entity
    indicator: Indicator
    at: PeriodReading
    cell: Cell | None
    group: Group | None
    standing: Standing | None = None
    region: Standing | None = None
    references: References = NO_REFERENCES
    previous: float | None = None
    before: PeriodReading | None = None  # of the previous value
    previous_standing: Standing | None = None  # among all who competed then
    move: Move | None = None
    contest: Contest | None = field(default=None, compare=False, repr=False)
    # The contest of one of which nothing is held: made when a sentence asks.
    later: Callable[[], Contest] | None = field(default=None, compare=False, repr=False)

    @property
    def competition(self) -> Competition | None:
        """Who competes; None for one that is set against nobody."""
        return self.contest.competition if self.contest else None

    @property
    def value(self) -> float | None:
        """The value in the indicator's unit; None where none is held."""
        return self.cell.value if self.cell else None

    @property
    def tied(self) -> bool:
        """Whether other entities share its rank."""
        return self.standing is not None and self.standing.tied

    @property
    def doubtful(self) -> bool:
        """Whether its source marks the figure as doubtful: shown, neither ranked nor averaged."""
        return self.cell is not None and self.cell.mark.doubtful

    @property
    def status(self) -> Status:
        """The status of its preferred claim; MISSING where no claim is held."""
        return self.cell.status if self.cell else Status.MISSING

    @property
    def missing_reason(self) -> MissingReason:
        """Why no value is held: the reason of the claim, else that the entity begins later, has
        ended, or that the hub holds nothing of it.
        """
        if self.cell:
            return self.cell.missing_reason
        if self.entity.begins_after(self.at.period.last_day):
            return MissingReason.NOT_YET
        ended = self.entity.ended_before(self.at.period.first_day)
        return MissingReason.NO_LONGER if ended else MissingReason.NOT_HELD

    @property
    def share_of_maximum(self) -> float | None:
        """The value divided by the maximum of the scale, from 0 to 1; None where the scale has no
        end.
        """
        maximum = self.indicator.maximum
        return self.value / maximum if self.value is not None and maximum else None

    @property
    def gap_to_best(self) -> float | None:
        """The value minus the best among the competitors, in the indicator's unit; None where
        either is missing.
        """
        return gap(self.value, self.references.best)

    @property
    def gap_to_mean(self) -> float | None:
        """The value minus the mean of the competitors, in the indicator's unit; None where either
        is missing.
        """
        return gap(self.value, self.references.mean)

    @property
    def gap_to_median(self) -> float | None:
        """The value minus the median of the competitors, in the indicator's unit; None where either
        is missing.
        """
        return gap(self.value, self.references.median)

    @property
    def region_mean(self) -> Mean | None:
        """The mean of its region, as published or else of all its provinces."""
        return self.competition.regional_mean(self.entity) if self._competes else None

    @property
    def national_mean(self) -> Mean | None:
        """The country's own figure as published."""
        return self.competition.national_mean if self._competes else None

    @property
    def gap_to_region_mean(self) -> float | None:
        """The value minus the mean of its region, in the indicator's unit; None where either is
        missing.
        """
        return _gap_to_mean(self.value, self.region_mean)

    @property
    def gap_to_published_mean(self) -> float | None:
        """The value minus the country's published figure, in the indicator's unit; None where
        either is missing.
        """
        return _gap_to_mean(self.value, self.national_mean)

    @property
    def change(self) -> float | None:
        """The value minus that of the previous period, in the indicator's unit; None where either
        is missing or the two may not be compared.
        """
        return gap(self.value, self.previous)

    @property
    def change_percent(self) -> float | None:
        """The change in percent of the absolute previous value; None where that is 0 or missing."""
        return percent(self.change, self.previous)

    @property
    def previous_period(self) -> Period | None:
        """The period of the previous value."""
        return self.before.period if self.before else None

    @property
    def interval(self) -> Interval | None:
        """The ranks that it may truly have by the sampling error; None where its source states
        none or it is not ranked.
        """
        return self.competition.interval(self.entity) if self.standing else None

    @property
    def rank_difference(self) -> int | None:
        """The computed rank minus the published one; None where either is missing or they are
        ranks among other numbers of units.
        """
        if self.standing is None or self.cell.rank is None:
            return None
        if self.cell.rank_of != self.standing.rank_of:
            return None
        return self.standing.rank - self.cell.rank

    @property
    def passings(self) -> Passings:
        """Whom it passed since the period before, and who passed it; nobody where its rank may
        not be said to have moved.
        """
        if self.move is None:
            return Passings([], [])
        return self.contest.competition.passings(self.entity, self.contest.earlier)

    @property
    def remark(self) -> Text | None:
        """How many days its reading lies from the one that competes, where it is another."""
        own, common = self.cell.reading if self.cell else 0, self.at.reading
        if own == common or not (own and common):
            return None
        days = (clock.of_reading(common) - clock.of_reading(own)).days
        vi, en = ("trước", "before") if days > 0 else ("sau", "after")
        return Text(
            f"số đọc {vi} ngày của bảng {abs(days)} ngày nên không xếp hạng cùng",
            f"read {abs(days)} days {en} the others, so it is not ranked with them",
        )

    @property
    def _competes(self) -> bool:
        """Whether it competes with a value."""
        return self.competition is not None and self.entity.id in self.competition.values


def alone(
    indicator: Indicator, period: Period, entity: Entity, contest: Callable[[], Contest]
) -> Row:
    """The row of one of which nothing is held, and who competes, for a sentence that tells it."""
    at = PeriodReading(period, 0)
    return Row(entity=entity, indicator=indicator, at=at, cell=None, group=None, later=contest)


def reason(view: View, row: Row) -> Text | None:
    """Why a row has no value, in a sentence; None where it has one."""
    if row.value is not None:
        return None
    period = row.at.period
    if not view.panel(row.indicator).cells(period):
        return absence(view, row.indicator, period)
    return lack(view, row.indicator, row.entity, at=period, missing=row.missing_reason)


def rank_reason(view: View, row: Row) -> Text | None:
    """Why a row has no rank, in a sentence; None where it has one."""
    if row.cell is None or row.competition is None:
        return reason(view, row)
    return unranked(row.competition, row.entity, row.cell)


def gap(value: float | None, reference: float | None) -> float | None:
    """A value minus a reference, without the noise that subtraction adds below the tenth
    decimal.
    """
    return None if value is None or reference is None else round(value - reference, 10)


def percent(change: float | None, reference: float | None) -> float | None:
    """A change in percent of the absolute reference, rounded to ten decimals; None where either is
    missing or the reference is 0.
    """
    return round(100 * change / abs(reference), 10) if change is not None and reference else None


def group_of(
    catalogue: Catalogue, entity: Entity, indicator: Indicator, period: Period, cell: Cell | None
) -> Group | None:
    """The group that the source prints, else the published band in which the value lies."""
    if cell is None:
        return None
    if cell.mark.group:
        return catalogue.group_named(cell.mark.group, indicator, period, province=entity.province)
    if cell.value is None or not _is_banded(catalogue, entity, indicator):
        return None
    bands = catalogue.groups_at(indicator, period, entity.province)
    return next((band for band in bands if band.holds(cell.value)), None)


def _gap_to_mean(value: float | None, mean: Mean | None) -> float | None:
    return gap(value, mean.value) if mean else None


def _is_banded(catalogue: Catalogue, entity: Entity, indicator: Indicator) -> bool:
    """Whether published bands are meant for a unit: those of an index of provinces for
    provinces, a province's own for units within it.
    """
    rated = catalogue.indices[indicator.index].kind
    return entity.kind is rated or {entity.kind, rated} <= {*WITHIN_PROVINCES}
