"""What comes next, and whether it is late."""

from datetime import date

import pytest

from hub.queries.freshness import Freshness, freshness
from tests.hubs import TestHub
from tests.queries.bring import bring

READ = "period,entity,code,value,source,reading\n"


def test_without_a_lag_nothing_is_expected(hub: TestHub):
    found = fresh(hub, date(2100, 1, 1))

    assert (str(found.last_period), found.next_period, found.next_expected, found.late) == ("2019", None, None, False)
    assert found.last_release.dataset == "made"


@pytest.mark.parametrize(("today", "late"), [(date(2021, 4, 30), False), (date(2021, 5, 1), True)])
def test_the_next_year_is_late_once_its_lag_is_over(hub: TestHub, today, late):
    say(hub, 'frequency = "YEAR"\nlag_months = 4')

    found = fresh(hub, today)

    assert (str(found.next_period), found.next_expected, found.late) == ("2020", date(2021, 4, 30), late)


@pytest.mark.parametrize(("frequency", "lag", "held", "following", "by"), [
    ("YEAR", 0, "2020", "2021", date(2021, 12, 31)), ("YEAR", 14, "2020", "2021", date(2023, 2, 28)),
    ("HALF_YEAR", 2, "2020-S1", "2020-S2", date(2021, 2, 28)), ("QUARTER", 1, "2020-Q4", "2021-Q1", date(2021, 4, 30)),
    ("MONTH", 1, "2020-01", "2020-02", date(2020, 3, 31))])
def test_what_comes_next_follows_the_frequency(hub: TestHub, frequency, lag, held, following, by):
    bring(hub, f"{held},Ân,TOTAL,50,made/book")
    say(hub, f'frequency = "{frequency}"\nlag_months = {lag}')

    found = fresh(hub, date(2020, 1, 1))

    assert (str(found.last_period), str(found.next_period), found.next_expected) == (held, following, by)


def test_a_reading_is_expected_some_months_after_the_last(hub: TestHub):
    bring(hub, "2020,Ân,TOTAL,50,made/book,2020-08-05", "2020,Bình,TOTAL,50,made/book,2020-08-31", header=READ)
    say(hub, 'frequency = "READING"\nlag_months = 1')

    found = fresh(hub, date(2020, 10, 1))

    assert (str(found.last_period), found.next_period, found.next_expected, found.late) == ("2020", None, date(2020, 9, 30), True)


def test_figures_without_a_day_promise_no_next_reading(hub: TestHub):
    say(hub, 'frequency = "READING"\nlag_months = 1')

    assert fresh(hub, date(2100, 1, 1)).next_expected is None


def test_an_irregular_index_is_never_late(hub: TestHub):
    say(hub, 'frequency = "IRREGULAR"\nlag_months = 1')

    assert fresh(hub, date(2100, 1, 1)).next_expected is None


def test_nothing_is_expected_of_an_index_that_is_over(hub: TestHub):
    say(hub, 'frequency = "YEAR"\nlag_months = 4', end='valid_to = "2019"\n')

    found = fresh(hub, date(2100, 1, 1))

    assert (str(found.last_period), found.next_expected, found.late) == ("2019", None, False)


def test_a_missing_total_does_not_make_a_period_held(hub: TestHub):
    bring(hub, "2020,Ân,TOTAL,,NOT_PUBLISHED,made/book", header="period,entity,code,value,missing,source\n")

    assert str(fresh(hub, date(2020, 1, 1)).last_period) == "2019"


def test_an_index_without_totals_is_as_fresh_as_its_components(hub: TestHub):
    path = hub.seeds / "made" / "2019.csv"
    hub.undo(2)
    path.write_text("period,entity,code,value,source\n2019,Ân,COST,5,made/book\n", encoding="utf-8")
    hub.take("made", path)

    assert str(fresh(hub, date(2020, 1, 1)).last_period) == "2019"


def test_an_index_without_figures_has_nothing(hub: TestHub):
    say(hub, 'frequency = "YEAR"\nlag_months = 4')
    hub.undo(2)

    found = fresh(hub, date(2100, 1, 1))

    assert found.last_release.undoes == 2
    assert (found.last_period, found.next_period, found.next_expected, found.late) == (None, None, None, False)


def fresh(hub: TestHub, today: date) -> Freshness:
    """How fresh the made-up index is on a day."""
    view = hub.reader.view()
    return freshness(view, view.catalogue.index("MADE"), today)


def say(hub: TestHub, frequency: str, end: str = "") -> None:
    """Import the made-up index with another frequency and, perhaps, an end."""
    path = hub.seeds / "made" / "dataset.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('frequency = "YEAR"', frequency) + end, encoding="utf-8")
    hub.take("made")
