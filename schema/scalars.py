"""The scalars: days, moments and periods."""

from datetime import date, datetime

import strawberry

from hub.words import clock, period
from hub.words.period import Period

SCALARS = {
    date: strawberry.scalar(
        name="Date", serialize=date.isoformat, parse_value=lambda text: clock.day(str(text))
    ),
    datetime: strawberry.scalar(
        name="DateTime", serialize=clock.written, parse_value=lambda text: clock.moment(str(text))
    ),
    Period: strawberry.scalar(
        name="Period", serialize=str, parse_value=lambda text: period.parse(str(text))
    ),
}
