"""Absence: why no figure is held of an indicator or of an entity in a period, in a sentence."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from hub.catalogue import Entity, Index, Indicator
from hub.catalogue.indicator import before_first
from hub.catalogue.timing import deadline, of_another_length, out_by
from hub.panels.panel import View
from hub.queries.competition.kinds import COMPOUND
from hub.words import clock
from hub.words.labels import KINDS, LACKING
from hub.words.language import Text
from hub.words.period import Period, within
from hub.words.terms import EntityKind, MissingReason

_LISTED = 5  # readings that are named one by one, the latest


class _Held(NamedTuple):
    """What is held of an indicator in all its meanings: its periods in time order, and the days
    on which figures of each were read.
    """

    index: Index
    code: str
    first: Period  # from which the indicator has a meaning
    periods: Sequence[Period]
    readings: Sequence[tuple[Period, date]]
    today: date

    @property
    def short(self) -> Text:
        """How the index is called in a sentence."""
        return self.index.short

    @property
    def name(self) -> Text:
        """How the indicator is called: the total as its index, a component by its code."""
        return self.short if self.code == self.index.total else Text(self.code, self.code)


class Absence(NamedTuple):
    """Why nothing is held of an indicator in a period: alone, and behind the words that the hub
    has no result of a unit; `is_ours` where one may well be published that the hub lacks.
    """

    text: Text
    behind: Text
    is_ours: bool


def absence(view: View, indicator: Indicator, at: Period) -> Text:
    """Why nothing is held of an indicator in a period, in a sentence."""
    return why(view, indicator, at).text


def why(view: View, indicator: Indicator, at: Period) -> Absence:
    """Why nothing is held of an indicator in a period, by the first case that fits.

    1. Nothing is held of it at all.
    2. Its figures count from the start of a longer period and were read on days within this one.
    3. Its index has no periods of this length.
    4. The period comes before the first meaning of the indicator.
    5. The period comes after the last one held: when its figures are due or usually out.
    6. No source that the hub has tells of the period; the nearest held ones are named.
    """
    held = _held(view, indicator)
    cases = (_nothing, _read_on_days, _another_length, _before_first, _to_come, _no_source)
    return next(reason for case in cases if (reason := case(held, at)))


def lack(
    view: View, indicator: Indicator, entity: Entity, at: Period, missing: MissingReason
) -> Text:
    """Why an entity has no value in a period of which others have one."""
    if entity.begins_after(at.last_day):
        day = entity.valid_from
        return Text(
            f"đơn vị hoạt động từ ngày {clock.vietnamese(day)}, sau kỳ {at}",
            f"it is in being since {day}, after {at}",
        )
    if entity.ended_before(at.first_day):
        day = entity.valid_to
        return Text(
            f"đơn vị hoạt động đến ngày {clock.vietnamese(day)}, trước kỳ {at}",
            f"it was in being until {day}, before {at}",
        )
    index = view.catalogue.indices[indicator.index]
    if not rates(view, indicator, entity.kind):
        return Text(
            f"{index.short.vi} đánh giá {KINDS[index.kind].vi}, không đánh giá đơn vị này",
            f"{index.short.en} rates {KINDS[index.kind].en}, not this unit",
        )
    if missing is MissingReason.NOT_HELD:
        return Text(
            f"hệ thống chưa có nguồn nào nêu kết quả của đơn vị này trong kỳ {at}",
            f"no source in the hub tells of it in {at}",
        )
    return LACKING[missing]


def rates(view: View, indicator: Indicator, kind: EntityKind) -> bool:
    """Whether units of a kind are rated on an indicator, or have figures all the same."""
    if kind is view.catalogue.indices[indicator.index].kind or kind in COMPOUND:
        return True
    holders = map(view.catalogue.by_id.__getitem__, view.panel(indicator).entities)
    return any(holder.kind is kind for holder in holders)


def unrated(view: View, indicator: Indicator, kind: EntityKind) -> Text | None:
    """That an indicator does not rate units of a kind; None where it does."""
    if rates(view, indicator, kind):
        return None
    index = view.catalogue.indices[indicator.index]
    return Text(
        f"{index.short.vi} đánh giá {KINDS[index.kind].vi}, không đánh giá {KINDS[kind].vi}",
        f"{index.short.en} rates {KINDS[index.kind].en}, not {KINDS[kind].en}",
    )


def _held(view: View, indicator: Indicator) -> _Held:
    meanings = view.catalogue.meanings(indicator.code)
    panels = [view.panel(meaning) for meaning in meanings]
    return _Held(
        index=view.catalogue.indices[indicator.index],
        code=indicator.code,
        first=min(meaning.valid_from for meaning in meanings),
        periods=sorted({at for panel in panels for at in panel.periods if panel.tells(at)}),
        readings=sorted(
            (at, clock.of_reading(reading))
            for panel in panels
            for at, reading in panel.moments
            if reading
        ),
        today=view.today,
    )


def _nothing(held: _Held, at: Period) -> Absence | None:
    if held.periods:
        return None
    text = Text(
        f"hệ thống chưa có số liệu nào của {held.name.vi}",
        f"the hub holds no figure of {held.name.en}",
    )
    return Absence(text, behind=_in_brackets(text), is_ours=True)


def _in_brackets(text: Text) -> Text:
    return Text(*map(" ({})".format, text))


def _read_on_days(held: _Held, at: Period) -> Absence | None:
    around = [reading for reading in held.readings if _is_of_longer(reading[0], at)]
    during = [reading for reading in around if at.first_day <= reading[1] <= at.last_day]
    shown = (during or around)[-_LISTED:]
    if not shown:
        return None
    period = shown[-1][0]
    days = [day for own, day in shown if own == period]
    vi = ", ".join(map(clock.vietnamese, days))
    en = ", ".join(map(str, days))
    text = Text(
        f"{held.short.vi} không có số riêng của kỳ {at}; kỳ {period} có số đọc ngày {vi}",
        f"{held.short.en} has no figure of {at} alone; {period} has readings of {en}",
    )
    return Absence(text, behind=_in_brackets(text), is_ours=False)


def _is_of_longer(period: Period, at: Period) -> bool:
    """Whether a period holds another and more."""
    return period != at and within(at, period, period)


def _another_length(held: _Held, at: Period) -> Absence | None:
    text = of_another_length(held.index, at)
    return text and Absence(text, behind=_in_brackets(text), is_ours=False)


def _before_first(held: _Held, at: Period) -> Absence | None:
    if at.last_day >= held.first.first_day:
        return None
    text = before_first(held.name, at, held.first)
    return Absence(text, behind=_in_brackets(text), is_ours=False)


def _to_come(held: _Held, at: Period) -> Absence | None:
    last = max(held.periods, key=lambda period: (period.last_day, period.months))
    if at.first_day <= last.last_day:
        return None
    due = _due(held, at)
    behind = Text(
        f", hiện mới có đến {last.spoken.vi}{due.vi}", f", the hub has it up to {last}{due.en}"
    )
    return Absence(
        Text(
            f"hệ thống chưa cập nhật {held.short.vi} kỳ {at}{behind.vi}",
            f"{held.short.en} of {at} is not held{behind.en}",
        ),
        behind=behind,
        is_ours=True,
    )


def _due(held: _Held, at: Period) -> Text:
    """When figures are due by an act, else when they are expected; nothing where neither is
    known.
    """
    if due := deadline(held.index, at):
        late = _LATE if due < held.today else Text("", "")
        return Text(
            f"; hạn công bố là ngày {clock.vietnamese(due)}{late.vi}",
            f"; it is due by {due}{late.en}",
        )
    if held.index.lag_months is None:
        return Text("", "")
    expected = out_by(held.index, at)
    past, be = (_PAST, "were") if expected < held.today else (Text("", ""), "are")
    return Text(
        f"; dự kiến công bố trước ngày {clock.vietnamese(expected)}{past.vi}",
        f"; its results {be} expected by {expected}{past.en}",
    )


_LATE = Text(", đã quá hạn", ", which has passed")
_PAST = Text(", nay đã qua ngày đó", ", which has passed")


def _no_source(held: _Held, at: Period) -> Absence:
    earlier = [period for period in held.periods if period.last_day < at.first_day]
    later = [period for period in held.periods if period.first_day > at.last_day]
    nearest = ", ".join(map(str, [*earlier[-1:], *later[:1]])) or str(held.periods[-1])
    behind = Text(f"; các kỳ gần nhất đang có: {nearest}", f"; the nearest held: {nearest}")
    return Absence(
        Text(
            f"hệ thống chưa có nguồn nào nêu {held.name.vi} kỳ {at}{behind.vi}",
            f"no source in the hub tells of {held.name.en} in {at}{behind.en}",
        ),
        behind=behind,
        is_ours=True,
    )
