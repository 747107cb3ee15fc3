"""Pace: how far a target is reached, what it asks each year and what the trend gives."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from hub.catalogue import Break, Catalogue, Target
from hub.panels.panel import View
from hub.queries.comparability import breaks_between
from hub.queries.comparison.row import gap
from hub.queries.targets.followed import followed
from hub.queries.targets.required_level import RequiredLevel, is_of_rank, required_level
from hub.queries.trend import Trend, TrendPoint, TrendSegment
from hub.queries.trend.slope import end, middle, theil_sen
from hub.queries.trend.summary import certain_points
from hub.words import clock, period
from hub.words.language import Text, written
from hub.words.period import Period
from hub.words.terms import Severity

FARTHEST = 50  # years ahead beyond which nobody can tell when a level is reached


class TargetState(StrEnum):
    """How a target stands."""

    REACHED = "REACHED"
    ON_TRACK = "ON_TRACK"
    OFF_TRACK = "OFF_TRACK"
    MISSED = "MISSED"
    NOT_MEASURABLE = "NOT_MEASURABLE"


@dataclass(frozen=True)
class Pace:
    """How a target stands; figures in the unit of its indicator, of a target for a rank in
    places.
    """

    target: Target
    state: TargetState
    reason: Text | None = None  # why it cannot be measured
    level: float | None = None
    current: float | None = None
    at: Period | None = None  # the period of the current figure
    gap: float | None = None  # level − current
    needed_per_year: float | None = None
    current_per_year: float | None = None
    reached_by: Period | None = None


class DatedValue(NamedTuple):
    """One figure of a stretch: its period, the moment for which it counts and the one until
    which it speaks, both in years.
    """

    at: Period
    middle: float
    end: float
    value: float


@dataclass(frozen=True)
class Course:
    """A target on its way: what it asks, the deciding figure, how fast figures move, and what
    lies ahead.
    """

    goal: RequiredLevel
    now: DatedValue
    rate: float | None
    by: Period | None
    over: bool  # no further figure of the deadline will come to be
    cut: Break | None  # between the deciding figure and the deadline

    @property
    def held(self) -> bool:
        """Whether the deciding figure is that of the deadline."""
        return (
            self.by is not None
            and self.now.at.last_day == self.by.last_day
            and (self.over or self.now.end >= end(self.by))
        )

    @property
    def needed(self) -> float | None:
        """What it asks each year until the deadline; None where nothing is left to do, or no
        time.
        """
        if self.by is None or self.held or self.over or self.cut or self.goal.holds(self.now.value):
            return None
        return round((self.goal.level - self.now.value) / (end(self.by) - self.now.end), 10)

    def verdict(self) -> TargetState | Text:
        """How the target stands, or why that cannot be told."""
        holds = self.goal.holds(self.now.value)
        if self.held:
            return TargetState.REACHED if holds else TargetState.MISSED
        if self.over:
            return _unheld(self.by, self.now)
        if self.cut:
            return _parted(self.cut)
        if holds:
            return TargetState.REACHED
        if self.by is None:
            return Text("văn bản không nêu thời hạn", "the document tells no deadline")
        if self.rate is None:
            return Text(
                "mới có một số liệu liền mạch nên chưa tính được mức thay đổi mỗi năm",
                "one figure alone is held in the last stretch, which gives no change a year",
            )
        ahead = self.goal.holds(self.now.value + self.rate * (end(self.by) - self.now.end))
        return TargetState.ON_TRACK if ahead else TargetState.OFF_TRACK


def paces(view: View, wanted: Sequence[tuple[Target, date]]) -> dict[tuple[Target, date], Pace]:
    """How each target stands on a day."""
    trends = followed(view, dict.fromkeys(target for target, _ in wanted))
    return {
        (target, today): pace(view.catalogue, target, trends.get(target), today)
        for target, today in wanted
    }


def pace(catalogue: Catalogue, target: Target, line: Trend | None, today: date) -> Pace:
    """How a target stands on a day, by the trend of its own entity on its own indicator.

    The deciding figure is the last that ends by the deadline; once the deadline is over, or the
    entity has ended, only that of the deadline itself. REACHED: it meets the target. MISSED: that
    of the deadline does not. ON_TRACK: the line through the deciding figure with the slope of its
    stretch (Theil and Sen) meets the target at the deadline. OFF_TRACK: it does not.
    NOT_MEASURABLE: anything else, with the reason. Needed a year is the gap over the years from the
    end of the deciding figure to the deadline. Reached by is the first period from the deciding
    figure on of which the figure, or else the line through the last, meets it.
    """
    by = period.parse(target.by) if target.by else None
    stretch = _stretch(line, by)
    steps = _steps(target, stretch, by) if stretch else []
    decided = [step for step in steps if _ends_by(step.at, by)]
    if not decided:
        return _unmeasured(
            catalogue, Pace(target, TargetState.NOT_MEASURABLE), _without(catalogue, target)
        )
    now = decided[-1]
    bands = catalogue.groups_at(stretch.indicator, now.at, line.entity.province)
    goal = required_level(
        target, stretch.indicator, bands, {step.at: step.value for step in steps}, by or now.at
    )
    if isinstance(goal, Text):
        return _unmeasured(
            catalogue, Pace(target, TargetState.NOT_MEASURABLE, current=now.value, at=now.at), goal
        )
    rate = theil_sen((step.middle, step.value) for step in steps)
    course = Course(
        goal,
        now,
        rate,
        by,
        _over(catalogue, target, by, today),
        _cut(catalogue, target, now.at, by),
    )
    return _measured(catalogue, target, course, _reached_by(goal, steps[len(decided) - 1 :], rate))


def _measured(
    catalogue: Catalogue, target: Target, course: Course, reached_by: Period | None
) -> Pace:
    verdict, level, now = course.verdict(), course.goal.level, course.now
    short, reached = (
        (None, None) if course.cut else (gap(level, now.value), reached_by)
    )  # nothing is counted across a cut
    found = Pace(
        target,
        TargetState.NOT_MEASURABLE,
        None,
        level,
        now.value,
        now.at,
        short,
        course.needed,
        course.rate,
        reached,
    )
    return (
        _unmeasured(catalogue, found, verdict)
        if isinstance(verdict, Text)
        else replace(found, state=verdict)
    )


def _stretch(line: Trend | None, by: Period | None) -> TrendSegment | None:
    """The last stretch that begins by the deadline."""
    begun = (
        [segment for segment in line.segments if _ends_by(segment.points[0].period, by)]
        if line
        else []
    )
    return begun[-1] if begun else None


def _ends_by(at: Period, by: Period | None) -> bool:
    return by is None or at.last_day <= by.last_day


def _steps(target: Target, stretch: TrendSegment, by: Period | None) -> list[DatedValue]:
    """The values beyond doubt; of a target for a rank the ranks among as many as the deciding
    one is among.
    """
    if not is_of_rank(target):
        return [_step(point, point.cell.value) for point in certain_points(stretch)]
    ranked = [(point, *place) for point in stretch.points if (place := _place(point))]
    among = next((of for point, _, of in reversed(ranked) if _ends_by(point.period, by)), None)
    return [_step(point, rank) for point, rank, of in ranked if of == among]


def _step(point: TrendPoint, value: float) -> DatedValue:
    return DatedValue(
        point.period,
        middle(point.period, point.cell.reading),
        end(point.period, point.cell.reading),
        value,
    )


def _place(point: TrendPoint) -> tuple[int, int | None] | None:
    """The published rank, else the computed one, and among how many."""
    if point.cell.rank and not point.cell.mark.doubtful:
        return point.cell.rank, point.cell.rank_of
    return (point.standing.rank, point.standing.rank_of) if point.standing else None


def _reached_by(
    goal: RequiredLevel, steps: Sequence[DatedValue], rate: float | None
) -> Period | None:
    """The first period whose figure meets an aim, else at whose end the line through the last
    one does, if within reach.
    """
    for step in steps:
        if goal.holds(step.value):
            return step.at
    last = steps[-1]
    at = last.at if last.end < end(last.at) else last.at.after
    while rate and end(at) - last.end <= FARTHEST:
        if goal.holds(last.value + rate * (end(at) - last.end)):
            return at
        at = at.after
    return None


def _over(catalogue: Catalogue, target: Target, by: Period | None, today: date) -> bool:
    """Whether the deadline is past, or its unit ended before it."""
    ended = _ended(catalogue, target, by)
    return by is not None and today > (ended or by.last_day)


def _ended(catalogue: Catalogue, target: Target, by: Period | None) -> date | None:
    """The last day of the unit, or of the province that it was of, where that lies before the
    deadline.
    """
    entity = catalogue.entities.get(target.entity or "")
    units = [entity, catalogue.entities.get(entity.province or "")] if entity else []
    days = [unit.valid_to for unit in units if unit and unit.valid_to]
    return min((day for day in days if by is None or day < by.last_day), default=None)


def _cut(catalogue: Catalogue, target: Target, at: Period, by: Period | None) -> Break | None:
    """The first CUT after a figure up to the deadline."""
    if by is None or by.last_day <= at.last_day:
        return None
    breaks = breaks_between(
        catalogue, catalogue.series(target.indicator), at, by, catalogue.entities[target.entity]
    )
    return next((break_ for break_ in breaks if break_.severity is Severity.CUT), None)


def _without(catalogue: Catalogue, target: Target) -> Text:
    """Why there is no figure."""
    if target.indicator is None:
        return Text(
            "lời văn không gọi tên chỉ số nào mà hệ thống theo dõi",
            "its words name no indicator that the hub follows",
        )
    if target.indicator not in catalogue.codes:
        return Text(
            f"hệ thống chưa có chỉ số {target.indicator}",
            f"the hub does not hold the indicator {target.indicator}",
        )
    name = catalogue.series(target.indicator).last.name
    if target.entity is None:
        return Text("không rõ đơn vị phải thực hiện", "whose target it is is not known")
    what = Text("thứ hạng", "rank") if is_of_rank(target) else Text("số liệu", "figure")
    until = Text(f" đến hết kỳ {target.by}", f" up to {target.by}") if target.by else Text("", "")
    return Text(
        f"chưa có {what.vi} “{name.vi}” của đơn vị{until.vi}",
        f"no {what.en} of the unit on “{name.en}” is held{until.en}",
    )


def _unheld(by: Period, now: DatedValue) -> Text:
    value = written(now.value, 4)
    return Text(
        f"chưa có số liệu của kỳ {by} để kết luận; gần nhất là {value.vi} (kỳ {now.at})",
        f"no figure of {by} is held to conclude from; the latest is {value.en} (of {now.at})",
    )


def _parted(cut: Break) -> Text:
    vi, en = (note.rstrip(".") for note in cut.note)
    return Text(
        f"từ kỳ {cut.at} số liệu không so được với trước: {vi}",
        f"from {cut.at} on figures do not compare with those before: {en}",
    )


def _unmeasured(catalogue: Catalogue, found: Pace, reason: Text) -> Pace:
    """The same, not measurable for a reason, and that its unit has ended where it has."""
    by = period.parse(found.target.by) if found.target.by else None
    if ended := _ended(catalogue, found.target, by):
        vi, en = ("", "") if by is None else (", trước thời hạn", ", before the deadline")
        reason = Text(
            f"{reason.vi}; đơn vị kết thúc ngày {clock.vietnamese(ended)}{vi}",
            f"{reason.en}; the unit ended on {ended}{en}",
        )
    return replace(found, state=TargetState.NOT_MEASURABLE, reason=reason)
