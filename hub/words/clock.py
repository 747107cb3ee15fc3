"""Moments of publication and import: UTC inside, Vietnam's time for people."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from hub.words.errors import BadQuestion
from hub.words.language import Text

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_FORM = re.compile(
    r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)?)?", re.ASCII
)
_VERSION = re.compile(r"[0-9]{1,18}")
VIETNAM = timezone(timedelta(hours=7))
Moment = datetime | int  # a number is a data version


def parse(text: str) -> datetime:
    """The moment written in ISO 8601; BadQuestion where it is malformed.

    Without an offset it is Vietnam's time; a bare date is the end of that day.
    """
    try:
        if not _FORM.fullmatch(text) or not 1900 <= int(text[:4]) <= 2200:
            raise ValueError(text)
        if len(text) == 10:
            return datetime.combine(date.fromisoformat(text), time.max, VIETNAM).astimezone(UTC)
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadQuestion(
            Text(
                f"thời điểm “{text}” viết sai; cần dạng 2025-07-01 hoặc 2025-07-01T08:00:00+07:00",
                f"the moment “{text}” is malformed; it should be like 2025-07-01 or"
                " 2025-07-01T08:00:00+07:00",
            )
        ) from None


def moment(text: str) -> Moment:
    """The moment written in ISO 8601, or the number of a data version; BadQuestion where it is
    neither.
    """
    return int(text) if _VERSION.fullmatch(text) else parse(text)


def day(text: str) -> date:
    """The day written as 2025-07-01."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise BadQuestion(
        Text(
            f"ngày “{text}” viết sai; cần dạng 2025-07-01",
            f"the day “{text}” is malformed; it should be like 2025-07-01",
        )
    )


def today() -> date:
    """The day that it is in Vietnam."""
    return datetime.now(VIETNAM).date()


def to_come(day: date, today: date) -> Text | None:
    """That a day is still to come, where it is."""
    if day <= today:
        return None
    return Text(
        f"ngày {day:%d/%m/%Y} chưa đến (hôm nay {today:%d/%m/%Y})",
        f"{day} is still to come (today is {today})",
    )


def vietnamese(day: date | None) -> str | None:
    """A day as Vietnamese offices write it: 05/02/2026, 05/10/2026, 15/7/2026.

    January, February and days below ten get a zero before them.
    """
    return f"{day.day:02}/{day.month:{'02' if day.month < 3 else ''}}/{day.year}" if day else None


def written_day(day: date) -> Text:
    """A day as each language writes it: 05/10/2026 and 2026-10-05."""
    return Text(f"{vietnamese(day)}", day.isoformat())


def of_reading(reading: int) -> date | None:
    """The day that a reading as yyyymmdd stands for; nothing for 0."""
    return date(reading // 10000, reading // 100 % 100, reading % 100) if reading else None


def to_reading(day: date | None) -> int:
    """The reading of a day as yyyymmdd; 0 where there is none."""
    return int(f"{day:%Y%m%d}") if day else 0


def written(moment: datetime) -> str:
    """The moment in Vietnam's time, to the microsecond, so that it can be asked for again."""
    return moment.astimezone(VIETNAM).isoformat()


def to_the_second(moment: datetime, up: bool = False) -> str:
    """The moment in Vietnam's time for people, to the second; the one after it where it is to be
    asked for again.
    """
    whole = moment.replace(microsecond=0)
    return written(whole + timedelta(seconds=1) if up and whole < moment else whole)


def of_micros(micros: int | None) -> datetime | None:
    """The moment that a number of microseconds since 1970 stands for."""
    return (
        None if micros is None else datetime.fromtimestamp(0, UTC) + timedelta(microseconds=micros)
    )


def to_micros(moment: datetime) -> int:
    """A moment as microseconds since 1970."""
    return (moment - datetime.fromtimestamp(0, UTC)) // timedelta(microseconds=1)
