"""Course: where a target stands between its deciding figure and its deadline."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hub.catalogue import Break
from hub.queries.targets.hindrance import Hindrance, hindrance
from hub.queries.targets.required_level import RequiredLevel
from hub.queries.trend.slope import end
from hub.words.language import written
from hub.words.period import Period
from hub.words.terms import Obstacle, TargetState

FARTHEST = 50  # years ahead beyond which nobody can tell when a level is reached


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
    outdated: Break | None = None  # between the day it was set and the deciding figure

    @property
    def held(self) -> bool:
        """Whether the deciding figure is that of the deadline."""
        if self.by is None or self.now.at.last_day != self.by.last_day:
            return False
        return self.over or self.now.end >= end(self.by)

    @property
    def is_parted(self) -> bool:
        """Whether figures of two ways of measuring meet in it."""
        return bool(self.cut or self.outdated)

    @property
    def needed(self) -> float | None:
        """What it asks each year until the deadline; None where nothing is left to do, or no
        time.
        """
        if self.by is None or self.held or self.over or self.is_parted:
            return None
        if self.goal.holds(self.now.value):
            return None
        return round((self.goal.level - self.now.value) / (end(self.by) - self.now.end), 10)

    def verdict(self) -> TargetState | Hindrance:
        """How the target stands, or why that is not measurable."""
        holds = self.goal.holds(self.now.value)
        if self.outdated:
            return _outdated(self.outdated, self.now)
        if self.held:
            return TargetState.REACHED if holds else TargetState.MISSED
        if self.over:
            return _unheld(self.by, self.now)
        if self.cut:
            return _parted(self.cut)
        if holds:
            return TargetState.REACHED
        if self.by is None:
            return hindrance(
                Obstacle.NO_DEADLINE, "văn bản không nêu thời hạn", "the document tells no deadline"
            )
        if self.rate is None:
            return hindrance(
                Obstacle.NO_RATE,
                "mới có một số liệu liền mạch nên chưa tính được mức thay đổi mỗi năm",
                "one figure alone is held in the last stretch, which gives no change a year",
            )
        ahead = self.goal.holds(self.now.value + self.rate * (end(self.by) - self.now.end))
        return TargetState.ON_TRACK if ahead else TargetState.OFF_TRACK


def reached_by(
    goal: RequiredLevel, values: Sequence[DatedValue], rate: float | None
) -> Period | None:
    """The first period whose figure meets the goal, else at whose end the line through the last
    one does; None beyond reach.
    """
    for each in values:
        if goal.holds(each.value):
            return each.at
    last = values[-1]
    at = last.at if last.end < end(last.at) else last.at.after
    while rate and end(at) - last.end <= FARTHEST:
        if goal.holds(last.value + rate * (end(at) - last.end)):
            return at
        at = at.after
    return None


def _unheld(by: Period, now: DatedValue) -> Hindrance:
    value = written(now.value, 4)
    return hindrance(
        Obstacle.NO_FINAL_FIGURE,
        f"chưa có số liệu của kỳ {by} để kết luận; gần nhất là {value.vi} (kỳ {now.at})",
        f"no figure of {by} is held to conclude from; the latest is {value.en} (of {now.at})",
    )


def _parted(cut: Break) -> Hindrance:
    vi, en = (note.rstrip(".") for note in cut.note)
    return hindrance(
        Obstacle.NOT_COMPARABLE,
        f"từ kỳ {cut.at} số liệu không so được với trước: {vi}",
        f"from {cut.at} on figures do not compare with those before: {en}",
    )


def _outdated(cut: Break, now: DatedValue) -> Hindrance:
    vi, en = (note.rstrip(".") for note in cut.note)
    return hindrance(
        Obstacle.NOT_COMPARABLE,
        f"chỉ tiêu đặt ra trước kỳ {cut.at} nên không so được với số liệu kỳ {now.at}: {vi}",
        f"it was set before {cut.at} and does not compare with the figure of {now.at}: {en}",
    )
