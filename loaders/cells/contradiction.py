"""What a finished row says against itself, against its period or against the calendar."""

from datetime import date

from hub.dataset.rows import ObservationRow
from hub.words import clock
from hub.words.language import Text
from hub.words.terms import MissingReason

# Whoever was not measured has no rank; a figure that is only not told may have one.
_UNMEASURED = (MissingReason.NOT_SURVEYED, MissingReason.NOT_YET, MissingReason.NO_LONGER)


def contradiction(row: ObservationRow, today: date) -> Text | None:
    """Why no source can say this; nothing where it can."""
    if row.rank and row.rank_of and row.rank > row.rank_of:
        return Text(
            f"hạng {row.rank} lớn hơn tổng số {row.rank_of}",
            f"the rank {row.rank} is greater than its total {row.rank_of}",
        )
    if row.rank and row.missing_reason in _UNMEASURED:
        return Text(
            f"có hạng {row.rank} nhưng {row.missing_reason.name}",
            f"has the rank {row.rank}, yet {row.missing_reason.name}",
        )
    if row.low is not None and row.high is not None and row.low > row.high:
        return Text(
            f"cận dưới {row.low:g} lớn hơn cận trên {row.high:g}",
            f"the lower bound {row.low:g} is above the upper {row.high:g}",
        )
    if row.cumulative and not row.reading:
        return Text("số lũy kế cần ngày đọc", "a cumulative figure wants a day of reading")
    return (
        untimely(clock.of_reading(row.reading), row.period.first_day, today)
        if row.reading
        else None
    )


def untimely(day: date, first: date, today: date) -> Text | None:
    """Why nothing of a period that began on its first day can be of this day; nothing is known
    before it or after today.
    """
    if day < first:
        return Text(
            f"ngày này trước khi kỳ số liệu bắt đầu ({first:%d/%m/%Y})",
            f"this day is before the period began ({first})",
        )
    return clock.to_come(day, today)
