"""Gap: how far a figure is from the target of its own period."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from hub.catalogue import Target
from hub.panels.panel import View
from hub.queries.comparison.row import Row, gap
from hub.queries.targets import targets_on
from hub.queries.targets.followed import followed
from hub.queries.targets.hindrance import Hindrance
from hub.queries.targets.required_level import is_of_rank, required_level
from hub.queries.trend import Trend
from hub.queries.trend.summary import certain_points
from hub.words import period
from hub.words.period import Period, within


class TargetedFigure(NamedTuple):
    """A figure whose distance from its own target is wanted."""

    entity: str
    indicator: str  # one meaning
    period: Period
    value: float


def targeted_figure(row: Row) -> TargetedFigure | None:
    """The figure of a row of a comparison, unless it has none or is in doubt."""
    if row.value is None or row.cell.mark.doubtful:
        return None
    return TargetedFigure(
        entity=row.entity.public_id,
        indicator=row.indicator.public_id,
        period=row.at.period,
        value=row.value,
    )


def gaps(view: View, figures: Iterable[TargetedFigure]) -> dict[TargetedFigure, float | None]:
    """Each figure minus the level of its entity's own target for that period, of several the one
    with the nearest deadline.

    A target is for the periods from its first (else from the first of its document, else from the
    deadline's own) to its deadline; a target for a rank gives no level of a value.
    """
    targets = {figure: _targets_of(view, figure) for figure in figures}
    relative = dict.fromkeys(
        target for own in targets.values() for target in own if target.comparator.is_change
    )
    trends = followed(view, relative)
    return {
        figure: gap(figure.value, _level(view, figure, own, trends=trends))
        for figure, own in targets.items()
    }


def _targets_of(view: View, figure: TargetedFigure) -> list[Target]:
    """The targets for the value of an entity in the period of a figure."""
    entity = view.catalogue.entities[figure.entity]
    code = view.catalogue.indicators[figure.indicator].code
    return [
        target
        for target in targets_on(view, entity, code)
        if not is_of_rank(target) and _is_for(view, target, figure.period)
    ]


def _level(
    view: View,
    figure: TargetedFigure,
    targets: Sequence[Target],
    trends: Mapping[Target, Trend],
) -> float | None:
    """The level of the first of these targets that gives one."""
    catalogue, at = view.catalogue, figure.period
    indicator = catalogue.indicators[figure.indicator]
    bands = catalogue.groups_at(indicator, at, catalogue.entities[figure.entity].province)
    for target in targets:
        values = _values_around(trends.get(target), at)
        required = required_level(target, indicator, bands, figures=values, at=at)
        if not isinstance(required, Hindrance):
            return required.level
    return None


def _values_around(line: Trend | None, at: Period) -> dict[Period, float]:
    """The values of the stretch that holds a period."""
    if line is None:
        return {}
    return {
        point.period: point.cell.value
        for segment in line.segments
        if any(point.period == at for point in segment.points)
        for point in certain_points(segment)
    }


def _is_for(view: View, target: Target, at: Period) -> bool:
    """Whether a target is for the figures of a period."""
    document = view.catalogue.documents[target.document]
    first = target.valid_from or document.period or target.by
    return bool(first) and within(at, period.parse(first), period.optional(target.by))
