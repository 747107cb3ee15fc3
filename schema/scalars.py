"""The scalars: days, moments and periods."""

from datetime import date, datetime
from typing import Any

import strawberry

from hub import moments, period
from hub.errors import BadQuestion
from hub.language import Text
from hub.period import Period


def _day(text: Any) -> date:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        raise BadQuestion(Text(f"ngày “{text}” viết sai; cần dạng 2025-07-01",
                               f"the day “{text}” is malformed; it should be like 2025-07-01")) from None


SCALARS = {
    date: strawberry.scalar(name="Date", serialize=date.isoformat, parse_value=_day),
    datetime: strawberry.scalar(name="DateTime", serialize=moments.written, parse_value=lambda text: moments.parse(str(text))),
    Period: strawberry.scalar(name="Period", serialize=str, parse_value=lambda text: period.parse(str(text))),
}
