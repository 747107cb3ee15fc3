"""Pace: how far a target is reached, what it asks each year and what the trend gives."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from hub.catalogue import Break, Catalogue, Target
from hub.panels.panel import View
from hub.queries.comparability import breaks_between, cuts_of
from hub.queries.comparison.row import gap
from hub.queries.targets.course import Course, DatedValue, TargetState, reached_by
from hub.queries.targets.followed import followed
from hub.queries.targets.hindrance import Hindrance, hindrance
from hub.queries.targets.required_level import is_of_rank, required_level
from hub.queries.trend import Trend, TrendPoint, TrendSegment
from hub.queries.trend.slope import end, middle, theil_sen
from hub.queries.trend.summary import certain_points
from hub.words import clock, labels, period
from hub.words.language import Text
from hub.words.period import Period, within
from hub.words.terms import Measure, Obstacle


@dataclass(frozen=True)
class Pace:
    """How a target stands; figures in the unit of its indicator, of a target for a rank in
    places.
    """

    target: Target
    state: TargetState
    obstacle: Obstacle | None = None  # what kind of thing keeps it from being measured
    reason: Text | None = None  # the same in words
    level: float | None = None
    current: float | None = None
    at: Period | None = None  # the period of the current figure
    gap: float | None = None  # level − current
    needed_per_year: float | None = None
    current_per_year: float | None = None
    reached_by: Period | None = None

    @property
    def verdict(self) -> Text:
        """How it stands, in words; of one that is not measurable what is wanted for that."""
        return labels.unmeasured(self.obstacle) if self.obstacle else labels.label(self.state)


class Question(NamedTuple):
    """Which target, and the day on which it is looked at."""

    target: Target
    today: date


class RankedPoint(NamedTuple):
    """A rank, among how many, of a point of a trend."""

    point: TrendPoint
    rank: int
    rank_of: int | None


def paces(view: View, questions: Sequence[Question]) -> dict[Question, Pace]:
    """How each target stands on a day; many are asked together, since a trend is read once for all
    targets on it.
    """
    trends = followed(view, dict.fromkeys(target for target, _ in questions))
    answers: dict[Question, Pace] = {}
    for target, today in questions:
        answer = pace(view.catalogue, target, line=trends.get(target), today=today)
        answers[Question(target, today)] = answer
    return answers


def pace(catalogue: Catalogue, target: Target, line: Trend | None, today: date) -> Pace:
    """How a target stands on a day, by the trend of its own entity on its own indicator.

    1. The deciding figure is the last that ends by the deadline; once the deadline is over, or the
       entity has ended, only that of the deadline itself.
    2. REACHED: it meets the target. MISSED: that of the deadline does not. ON_TRACK: the line
       through the deciding figure with the slope of its stretch (Theil and Sen) meets the target at
       the deadline. OFF_TRACK: it does not. NOT_MEASURABLE: anything else, with the reason.
    3. Needed a year is the gap over the years from the end of the deciding figure to the deadline.
    4. Reached by is the first period from the deciding figure on of which the figure, or else the
       line through the last, meets it.
    """
    by = period.parse(target.by) if target.by else None
    unmeasured = Pace(target, TargetState.NOT_MEASURABLE)
    stretch = _stretch(line, by)
    values = _values(target, stretch, by) if stretch else []
    decided = [value for value in values if within(value.at, None, by)]
    if not decided:
        return _with_reason(catalogue, unmeasured, _without(catalogue, target))
    now = decided[-1]
    bands = catalogue.groups_at(stretch.indicator, now.at, line.entity.province)
    figures = {value.at: value.value for value in values}
    goal = required_level(target, stretch.indicator, bands, figures=figures, at=by or now.at)
    if isinstance(goal, Hindrance):
        unmeasured = replace(unmeasured, current=now.value, at=now.at)
        return _with_reason(catalogue, unmeasured, goal)
    course = Course(
        goal=goal,
        now=now,
        rate=theil_sen((value.middle, value.value) for value in values),
        by=by,
        over=_over(catalogue, target, by=by, today=today),
        cut=_cut(catalogue, target, at=now.at, by=by),
        outdated=_outdated(catalogue, target, now.at),
    )
    return _measured(catalogue, target, course, ahead=values[len(decided) - 1 :])


def _measured(
    catalogue: Catalogue, target: Target, course: Course, ahead: Sequence[DatedValue]
) -> Pace:
    """The pace of a course; nothing is counted across a cut."""
    now, level = course.now, course.goal.level
    measured = Pace(
        target=target,
        state=TargetState.NOT_MEASURABLE,
        level=level,
        current=now.value,
        at=now.at,
        gap=None if course.is_parted else gap(level, now.value),
        needed_per_year=course.needed,
        current_per_year=course.rate,
        reached_by=None if course.is_parted else reached_by(course.goal, ahead, course.rate),
    )
    verdict = course.verdict()
    if isinstance(verdict, Hindrance):
        return _with_reason(catalogue, measured, verdict)
    return replace(measured, state=verdict)


def _stretch(line: Trend | None, by: Period | None) -> TrendSegment | None:
    """The last stretch that begins by the deadline."""
    segments = line.segments if line else ()
    begun = [segment for segment in segments if within(segment.points[0].period, None, by)]
    return begun[-1] if begun else None


def _values(target: Target, stretch: TrendSegment, by: Period | None) -> list[DatedValue]:
    """The values beyond doubt; of a target for a rank the ranks among as many as the deciding
    one is among.
    """
    if not is_of_rank(target):
        return [_dated(point, point.cell.value) for point in certain_points(stretch)]
    places = list(filter(None, map(_place, stretch.points)))
    decided = [place.rank_of for place in places if within(place.point.period, None, by)]
    among = decided[-1] if decided else None
    return [_dated(place.point, place.rank) for place in places if place.rank_of == among]


def _dated(point: TrendPoint, value: float) -> DatedValue:
    at, reading = point.period, point.cell.reading
    return DatedValue(at, middle=middle(at, reading), end=end(at, reading), value=value)


def _place(point: TrendPoint) -> RankedPoint | None:
    """The published rank, else the computed one, and among how many."""
    cell, standing = point.cell, point.standing
    if cell.rank and not cell.mark.doubtful:
        return RankedPoint(point, cell.rank, cell.rank_of)
    return RankedPoint(point, standing.rank, standing.rank_of) if standing else None


def _over(catalogue: Catalogue, target: Target, by: Period | None, today: date) -> bool:
    """Whether the deadline is past, or its unit ended before it."""
    last = ended(catalogue, target)
    return by is not None and today > (last or by.last_day)


def ended(catalogue: Catalogue, target: Target) -> date | None:
    """The last day of the unit, where that lies before the deadline."""
    by = period.optional(target.by)
    entity = catalogue.entities.get(target.entity or "")
    last = entity.valid_to if entity else None
    return last if last and (by is None or last < by.last_day) else None


def _cut(catalogue: Catalogue, target: Target, at: Period, by: Period | None) -> Break | None:
    """The first CUT after a figure up to the deadline."""
    if by is None or by.last_day <= at.last_day:
        return None
    series, entity = catalogue.series(target.indicator), catalogue.entities[target.entity]
    breaks = breaks_between(catalogue, series, first=at, last=by, entity=entity)
    return next(iter(cuts_of(breaks)), None)


def _outdated(catalogue: Catalogue, target: Target, at: Period) -> Break | None:
    """The last CUT between the day on which a level was set and a figure; a rank, a group and a
    change from a figure mean the same afterwards.
    """
    if target.measure is not Measure.VALUE or is_of_rank(target) or target.comparator.is_change:
        return None
    since = set_in(catalogue, target)
    if since is None or since.first_day >= at.first_day:
        return None
    series, entity = catalogue.series(target.indicator), catalogue.entities[target.entity]
    cuts = cuts_of(breaks_between(catalogue, series, first=since, last=at, entity=entity))
    return cuts[-1] if cuts else None


def set_in(catalogue: Catalogue, target: Target) -> Period | None:
    """When a target was set: in the month of its document, else with the first period of the
    document or its own.
    """
    document = catalogue.documents[target.document]
    if document.date:
        return Period(document.date.year, document.date.month, 1)
    return period.optional(document.period or target.valid_from)


def _without(catalogue: Catalogue, target: Target) -> Hindrance:
    """Why there is no figure."""
    if target.indicator is None:
        return hindrance(
            Obstacle.NO_INDICATOR,
            "lời văn không gọi tên chỉ số nào mà hệ thống theo dõi",
            "its words name no indicator that the hub follows",
        )
    if target.indicator not in catalogue.codes:
        return hindrance(
            Obstacle.INDICATOR_NOT_HELD,
            f"hệ thống chưa có chỉ số {target.indicator}",
            f"the hub does not hold the indicator {target.indicator}",
        )
    name = catalogue.series(target.indicator).last.name
    if target.entity is None:
        return hindrance(
            Obstacle.NO_UNIT, "không rõ đơn vị phải thực hiện", "whose target it is is not known"
        )
    what = Text("thứ hạng", "rank") if is_of_rank(target) else Text("số liệu", "figure")
    until = Text(f" đến hết kỳ {target.by}", f" up to {target.by}") if target.by else Text("", "")
    return hindrance(
        Obstacle.NO_FIGURE,
        f"chưa có {what.vi} “{name.vi}” của đơn vị{until.vi}",
        f"no {what.en} of the unit on “{name.en}” is held{until.en}",
    )


def _with_reason(catalogue: Catalogue, pace: Pace, why: Hindrance) -> Pace:
    """The same, not measurable for a reason, and that its unit has ended where it has."""
    by, (kind, reason) = period.optional(pace.target.by), why
    if last := ended(catalogue, pace.target):
        vi, en = ("", "") if by is None else (", trước thời hạn", ", before the deadline")
        reason = Text(
            f"{reason.vi}; đơn vị kết thúc ngày {clock.vietnamese(last)}{vi}",
            f"{reason.en}; the unit ended on {last}{en}",
        )
    return replace(pace, obstacle=kind, reason=reason)
