"""Moments: Vietnam's time for people, UTC inside."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.words import clock
from hub.words.errors import BadQuestion

MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-07-01T08:00:00+07:00", datetime(2025, 7, 1, 1, tzinfo=UTC)),
        ("2025-07-01T08:00:00", datetime(2025, 7, 1, 1, tzinfo=UTC)),
        ("2025-07-01T01:00:00Z", datetime(2025, 7, 1, 1, tzinfo=UTC)),
        ("2025-07-01", datetime(2025, 7, 1, 16, 59, 59, 999999, tzinfo=UTC)),
    ],
)
def test_moment_as_people_write_it(text: str, moment: datetime) -> None:
    assert clock.parse(text) == moment


@pytest.mark.parametrize(
    "text", ["", "2025", "2025-13-01", "01/07/2025", "hôm nay", "2025-07-01T25:00:00"]
)
def test_malformed_moment_is_told(text: str) -> None:
    with pytest.raises(BadQuestion, match=f"thời điểm “{text}” viết sai"):
        clock.parse(text)


@pytest.mark.parametrize(
    "text", ["2030-W01-1", "20301231", "2030-1-1", "2030-01-01T08", "9999-12-31T23:59:59Z"]
)
def test_other_ways_to_write_a_moment_are_refused(text: str) -> None:
    with pytest.raises(BadQuestion):
        clock.parse(text)


@pytest.mark.parametrize("text", ["2030-W01-1", "20301231", "2030-02-30", "1.1.2030"])
def test_other_ways_to_write_a_day_are_refused(text: str) -> None:
    with pytest.raises(BadQuestion):
        clock.day(text)


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00+07:00", "9999-12-31T23:59:59-07:00"])
def test_moment_beyond_the_calendar_is_told(text: str) -> None:
    with pytest.raises(BadQuestion):
        clock.parse(text)


@given(MOMENTS, st.integers(-12, 14))
def test_moment_comes_back_from_writing_and_from_micros(moment: datetime, offset: int) -> None:
    elsewhere = moment.astimezone(timezone(timedelta(hours=offset)))

    assert clock.parse(clock.written(moment)) == moment
    assert clock.parse(elsewhere.isoformat()) == moment
    assert clock.of_micros(clock.to_micros(elsewhere)) == moment


def test_no_micros_are_no_moment() -> None:
    assert clock.of_micros(None) is None


def test_moment_is_written_in_vietnams_time() -> None:
    assert clock.written(datetime(2025, 6, 30, 17, 0, tzinfo=UTC)) == "2025-07-01T00:00:00+07:00"


@pytest.mark.parametrize(
    ("micros", "up", "told"),
    [
        (891281, False, "2026-11-30T00:12:54+07:00"),
        (891281, True, "2026-11-30T00:12:55+07:00"),
        (0, True, "2026-11-30T00:12:54+07:00"),
    ],
)
def test_a_moment_is_told_to_the_second_that_can_be_asked_for(micros: int, up: bool, told: str):
    moment = datetime(2026, 11, 29, 17, 12, 54, micros, tzinfo=UTC)

    assert clock.to_the_second(moment, up=up) == told
    assert (clock.parse(told) >= moment) or not up
