"""Arrival: how much has come of the period that is due, and the sentence on what is not there
yet.
"""

from calendar import month_name
from dataclasses import dataclass
from datetime import date

from hub.catalogue import Index
from hub.catalogue.timing import out_by
from hub.queries.coverage import CoverageCell
from hub.words import clock
from hub.words.language import Text
from hub.words.period import Period

_NOTHING = Text("", "")
_LISTED = 4  # periods that are named one by one


@dataclass(frozen=True)
class Arrival:
    """How much is held of the period that is due; of figures that are read, at the last complete
    reading, else at the last.
    """

    cell: CoverageCell
    reading: int
    missing: tuple[Period, ...]  # those due after the last of which anything is held
    last: CoverageCell  # the last of which anything is held
    stale: bool  # the next reading should have been there by now
    deadline: date | None  # the day that an act sets, where it has passed

    @property
    def come(self) -> bool:
        """Whether nine in ten of the rated are held of it."""
        return self.cell.complete and not self.stale

    @property
    def late(self) -> bool:
        """Whether a day has passed that an act or plan sets."""
        return self.deadline is not None and not self.come

    @property
    def reading_date(self) -> date | None:
        """The day of the reading."""
        return clock.of_reading(self.reading)

    def __str__(self) -> str:
        return str(self.reading_date or self.cell.period)

    def reason(self, index: Index, month: int | None) -> Text:
        """What is not there yet, in one sentence; a month tells when earlier periods came out."""
        if day := clock.vietnamese(self.reading_date):
            return _unread(self, day)
        after = _overdue(index, self.deadline) if self.deadline else self._usually(index, month)
        parts = [_lacking(self.missing)] if self.missing else []
        if not self.last.complete:
            parts.append(_partly(self.last))
        vi, en = (
            "; ".join((f"{first}{own}", *others))
            for (first, *others), own in zip(zip(*parts, strict=True), after, strict=True)
        )
        return Text(f"Hệ thống {vi}", f"The hub {en}")

    def _usually(self, index: Index, month: int | None) -> Text:
        """When earlier periods came out, and by when the one that is missing was expected."""
        at = self.cell.period
        if month is None or not self.missing or index.lag_months is None:
            return _usually(at, month)
        day = out_by(index, at)
        return _usually(
            at,
            month,
            Text(
                f"; kỳ này dự kiến trước ngày {clock.vietnamese(day)}, nay đã qua ngày đó",
                f"; this one was expected by {day}, which has passed",
            ),
        )


def _unread(arrival: Arrival, day: str) -> Text:
    if arrival.stale and arrival.cell.complete:
        return Text(
            f"Hệ thống chưa có số đọc nào đủ sau ngày {day}",
            f"The hub holds no complete reading after {arrival.reading_date}",
        )
    share, iso = arrival.cell.spoken_share, arrival.reading_date
    return Text(
        f"Hệ thống mới có số đọc ngày {day} của {share.vi} đơn vị",
        f"The hub holds the reading of {iso} of {share.en} units only",
    )


def _lacking(missing: tuple[Period, ...]) -> Text:
    """The periods one by one, or the first and the last of many."""
    first, last = missing[0], missing[-1]
    vi, en = (", ".join(names) for names in zip(*map(_named, missing), strict=True))
    if len(missing) > _LISTED:
        vi, en = f"từ {_named(first).vi} đến {_named(last).vi}", f"{first} to {last}"
    several = "các " if len(missing) > 1 else ""
    return Text(f"chưa có {several}kỳ {vi}", f"does not hold {en} yet")


def _partly(cell: CoverageCell) -> Text:
    share, at = cell.spoken_share, _named(cell.period)
    if cell.at_least and cell.held == cell.expected:
        return Text(
            f"có {cell.held} đơn vị của kỳ {at.vi}, không rõ tổng số đơn vị",
            f"holds {cell.held} units of {at.en}; how many were rated is not known",
        )
    return Text(
        f"mới có {share.vi} đơn vị của kỳ {at.vi}", f"holds {share.en} units of {at.en} only"
    )


def _named(at: Period) -> Text:
    return Text(str(at) if at.months == 12 else at.spoken.vi, str(at))


def _usually(at: Period, month: int | None, expected: Text = _NOTHING) -> Text:
    """When earlier periods came out, in brackets; nothing where that is not known."""
    if month is None:
        return _NOTHING
    if at.months == 12 and month <= 12:
        return Text(
            f" (các năm trước thường công bố vào tháng {month}{expected.vi})",
            f" (in earlier years it usually came out in {month_name[month]}{expected.en})",
        )
    return Text(
        f" (các kỳ trước thường công bố vào tháng thứ {month} sau khi hết kỳ{expected.vi})",
        f" (earlier ones usually came out in month {month} after the period{expected.en})",
    )


def _overdue(index: Index, day: date) -> Text:
    act = index.due_document or ""
    return Text(
        f", đã quá hạn ngày {clock.vietnamese(day)} theo {act}", f", overdue since {day} by {act}"
    )
