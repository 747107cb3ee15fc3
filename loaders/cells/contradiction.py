"""Contradictions of a finished row: between its fields, with its period or with the calendar."""

from datetime import date

from hub.dataset.rows import ObservationRow
from hub.words import clock
from hub.words.language import Text
from hub.words.rounding import told
from hub.words.terms import MissingReason

_READING_DATE = Text("số lũy kế cần ngày đọc", "a cumulative figure wants a day of reading")
# Whoever was not measured has no rank; a figure that is only withheld may have one.
_UNMEASURED = (MissingReason.NOT_SURVEYED, MissingReason.NOT_YET, MissingReason.NO_LONGER)


def contradiction(row: ObservationRow, today: date) -> Text | None:
    """Why no source can state this row; None where one can."""
    if wrong := _of_rank(row) or _of_interval(row):
        return wrong
    if row.reading:
        return untimely(clock.of_reading(row.reading), row.period.first_day, today)
    return _READING_DATE if row.cumulative else None


def _of_rank(row: ObservationRow) -> Text | None:
    if not row.rank:
        return None
    if row.rank_of and row.rank > row.rank_of:
        return Text(
            f"hạng {row.rank} lớn hơn tổng số {row.rank_of}",
            f"the rank {row.rank} is greater than its total {row.rank_of}",
        )
    if row.missing_reason in _UNMEASURED:
        reason = row.missing_reason.name
        return Text(f"có hạng {row.rank} nhưng {reason}", f"has the rank {row.rank}, yet {reason}")
    return None


def _of_interval(row: ObservationRow) -> Text | None:
    if row.low is None or row.high is None or row.low <= row.high:
        return None
    low, high = told(row.low), told(row.high)
    return Text(
        f"cận dưới {low.vi} lớn hơn cận trên {high.vi}",
        f"the lower bound {low.en} is above the upper {high.en}",
    )


def untimely(day: date, first: date, today: date) -> Text | None:
    """Why nothing of a period with this first day can be of a day: it is before the period or
    after today; None where it can.
    """
    if day < first:
        return Text(
            f"ngày này trước khi kỳ số liệu bắt đầu ({first:%d/%m/%Y})",
            f"this day is before the period began ({first})",
        )
    return clock.to_come(day, today)
