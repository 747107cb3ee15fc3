"""What is held of what is due, what has not come yet, and what comes next."""

from datetime import date

import pytest

from hub.queries.freshness import Freshness, Question, freshness
from tests.hubs import TestHub
from tests.queries.bring import bring

READ = "period,entity,code,value,source,reading\n"


def test_without_a_lag_nothing_is_expected(hub: TestHub):
    found = fresh(hub, date(2100, 1, 1))

    assert (str(found.last_period), found.next_period, found.next_expected, found.late) == (
        "2019",
        None,
        None,
        False,
    )
    assert found.last_release.dataset == "made"


@pytest.mark.parametrize(
    ("today", "due", "missing"),
    [
        (date(2021, 4, 30), "2019", None),
        (date(2021, 5, 1), "2020", "Hệ thống chưa có kỳ 2020"),
        (date(2022, 5, 1), "2021", "Hệ thống chưa có các kỳ 2020, 2021"),
        (date(2026, 5, 1), "2025", "Hệ thống chưa có các kỳ từ 2020 đến 2025"),
    ],
)
def test_a_year_is_missing_once_it_is_usually_out_but_nobody_is_late(
    hub: TestHub, today, due, missing
):
    say(hub, 'frequency = "YEAR"\nlag_months = 4')
    complete(hub)

    found = fresh(hub, today)

    assert (str(found.next_period), found.next_expected, found.late) == (
        "2020",
        date(2021, 4, 30),
        False,
    )
    assert (str(found.arrival), found.arrival.come, found.reason and found.reason.vi) == (
        due,
        missing is None,
        missing,
    )


def test_an_index_has_come_only_with_nine_in_ten_of_the_rated(hub: TestHub):
    say(hub, 'frequency = "YEAR"\nlag_months = 4')

    found = fresh(hub, date(2020, 12, 1))

    assert (found.arrival.cell.share, found.arrival.come) == ("2/3", False)
    assert found.reason == (
        "Hệ thống mới có 2/3 đơn vị của kỳ 2019",
        "The hub holds 2/3 units of 2019 only",
    )


def test_what_is_not_whole_is_told_beside_what_is_missing(hub: TestHub):
    say(hub, 'frequency = "YEAR"\nlag_months = 4')

    assert (
        fresh(hub, date(2021, 12, 1)).reason.en
        == "The hub does not hold 2020 yet; holds 2/3 units of 2019 only"
    )


def test_the_usual_month_is_the_median_of_what_official_and_press_sources_tell(hub: TestHub):
    published(
        hub,
        "made/a,Báo,A,PRESS,,2017-05-02",
        "made/b,Báo,B,PRESS,,2018-05-30",
        "made/c,Báo,C,OFFICIAL,,2019-06-01",
        "made/d,Báo,D,COPY,,2021-11-01",
        "made/late,Báo,E,PRESS,,2019-12-01",
    )
    bring(
        hub,
        "2016,Ân,TOTAL,50,made/a",
        "2017,Ân,TOTAL,70,made/b",
        "2018,Ân,TOTAL,72,made/c",
        "2019,Ân,TOTAL,72,made/d",
        "2017,Bình,TOTAL,70,made/late",
    )
    say(hub, 'frequency = "YEAR"\nlag_months = 4')
    complete(hub)

    found = fresh(hub, date(2021, 5, 1))

    assert found.usual_month == 5
    assert found.reason == (
        "Hệ thống chưa có kỳ 2020 (các năm trước thường công bố vào tháng 5; kỳ này dự kiến"
        " trước ngày 30/4/2021, nay đã qua ngày đó)",
        "The hub does not hold 2020 yet (in earlier years it usually came out in May; this one was"
        " expected by 2021-04-30, which has passed)",
    )


def test_one_day_of_publication_is_no_usage(hub: TestHub):
    say(hub, 'frequency = "YEAR"\nlag_months = 4')
    complete(hub)

    found = fresh(hub, date(2021, 5, 1))

    assert (found.usual_month, found.reason.en) == (None, "The hub does not hold 2020 yet")


def test_quarters_usually_come_out_some_months_after_their_end(hub: TestHub):
    published(hub, "made/a,Báo,A,PRESS,,2020-05-02", "made/b,Báo,B,PRESS,,2020-08-30")
    say(hub, 'frequency = "QUARTER"\nlag_months = 3')
    bring(
        hub,
        *(
            f"{at},{who},TOTAL,50,made/{source}"
            for at, source in (("2020-Q1", "a"), ("2020-Q2", "b"))
            for who in ("Ân", "Bình")
        ),
    )

    assert fresh(hub, date(2021, 1, 1)).reason == (
        (
            "Hệ thống chưa có kỳ quý III/2020 (các kỳ trước thường công bố vào tháng thứ 2 sau khi"
            " hết kỳ; kỳ này dự kiến trước ngày 31/12/2020, nay đã qua ngày đó)"
        ),
        (
            "The hub does not hold 2020-Q3 yet (earlier ones usually came out in month 2 after the"
            " period; this one was expected by 2020-12-31, which has passed)"
        ),
    )


@pytest.mark.parametrize(("today", "late"), [(date(2021, 3, 20), False), (date(2021, 3, 21), True)])
def test_late_is_only_what_an_act_sets_a_day_for(hub: TestHub, today, late):
    say(
        hub,
        'frequency = "YEAR"\ndue_month = 3\ndue_day = 20\ndue_document = "Quyết định số 1/QĐ-THU"',
    )
    complete(hub)

    found = fresh(hub, today)

    assert found.late is late
    assert (found.reason and found.reason.vi) == (
        "Hệ thống chưa có kỳ 2020, đã quá hạn ngày 20/3/2021 theo Quyết định số 1/QĐ-THU"
        if late
        else None
    )


def test_a_day_that_a_short_month_has_not_is_its_last(hub: TestHub):
    say(hub, 'frequency = "YEAR"\ndue_month = 2\ndue_day = 31\ndue_document = "Kế hoạch số 2"')
    complete(hub)

    assert [fresh(hub, date(2021, month, day)).late for month, day in ((2, 28), (3, 1))] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("frequency", "lag", "held", "following", "by"),
    [
        ("YEAR", 0, "2020", "2021", date(2021, 12, 31)),
        ("YEAR", 14, "2020", "2021", date(2023, 2, 28)),
        ("HALF_YEAR", 2, "2020-S1", "2020-S2", date(2021, 2, 28)),
        ("QUARTER", 1, "2020-Q4", "2021-Q1", date(2021, 4, 30)),
        ("MONTH", 1, "2020-01", "2020-02", date(2020, 3, 31)),
    ],
)
def test_what_comes_next_follows_the_frequency(hub: TestHub, frequency, lag, held, following, by):
    say(hub, f'frequency = "{frequency}"\nlag_months = {lag}')
    bring(hub, f"{held},Ân,TOTAL,50,made/book")

    found = fresh(hub, date(2020, 1, 1))

    assert (str(found.last_period), str(found.next_period), found.next_expected) == (
        held,
        following,
        by,
    )


def test_a_reading_is_expected_some_months_after_the_last(hub: TestHub):
    bring(
        hub,
        "2020,Ân,TOTAL,50,made/book,2020-08-05",
        "2020,Bình,TOTAL,50,made/book,2020-08-31",
        header=READ,
    )
    say(hub, 'frequency = "READING"\nlag_months = 1')

    found = fresh(hub, date(2020, 10, 1))

    assert (str(found.last_period), found.next_period, found.next_expected, found.late) == (
        "2020",
        None,
        date(2020, 9, 30),
        False,
    )


def test_a_reading_has_come_when_it_is_whole_and_not_older_than_the_next_should_be(hub: TestHub):
    bring(
        hub,
        *(f"2020,{who},TOTAL,50,made/book,2020-08-05" for who in ("Ân", "Bình")),
        "2020,Ân,TOTAL,51,made/book,2020-08-31",
        header=READ,
    )
    say(hub, 'frequency = "READING"\nlag_months = 1')

    soon, later = fresh(hub, date(2020, 9, 5)), fresh(hub, date(2020, 9, 6))

    assert (str(soon.arrival), soon.arrival.cell.share, soon.arrival.come, soon.reason) == (
        "2020-08-05",
        "2/2",
        True,
        None,
    )
    assert later.reason == (
        "Hệ thống chưa có số đọc nào đủ sau ngày 05/8/2020",
        "The hub holds no complete reading after 2020-08-05",
    )


def test_a_reading_of_some_is_told_with_how_many(hub: TestHub):
    bring(hub, "2020,Ân,TOTAL,51,made/book,2020-08-31", header=READ)
    say(hub, 'frequency = "READING"\nlag_months = 1')

    assert (
        fresh(hub, date(2020, 9, 1)).reason.vi
        == "Hệ thống mới có số đọc ngày 31/8/2020 của 1/2 đơn vị"
    )


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
    bring(
        hub,
        "2020,Ân,TOTAL,,NOT_PUBLISHED,made/book",
        header="period,entity,code,value,missing,source\n",
    )

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
    assert (found.last_period, found.next_period, found.next_expected, found.late) == (
        None,
        None,
        None,
        False,
    )


def fresh(hub: TestHub, today: date) -> Freshness:
    """How fresh the made-up index is on a day."""
    view = hub.reader.view()
    return freshness(view, Question(view.catalogue.index("MADE"), today))


def say(hub: TestHub, frequency: str, end: str = "") -> None:
    """Import the made-up index with another frequency and, perhaps, an end."""
    path = hub.seeds / "made" / "dataset.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('frequency = "YEAR"', frequency) + end,
        encoding="utf-8",
    )
    hub.take("made", keep_good=True)


def complete(hub: TestHub) -> None:
    """Bring the one score of 2019 that is not held."""
    bring(hub, "2019,Cường,TOTAL,73,made/book")


def published(hub: TestHub, *sources: str) -> None:
    """Sources that were published on days of their own."""
    path = hub.seeds / "made" / "sources.csv"
    path.write_text(
        path.read_text(encoding="utf-8") + "".join(f"{source}\n" for source in sources),
        encoding="utf-8",
    )
    hub.take("made")


def test_how_many_are_held_of_a_number_that_may_be_larger_is_told_in_words(real: TestHub):
    view = real.reader.view()
    found = freshness(view, Question(view.catalogue.indices["DDCI"], date(2026, 11, 29)))

    assert found.arrival.cell.share.startswith("3/≥")
    assert found.reason.vi.startswith("Hệ thống mới có 3 trên ít nhất 22 đơn vị của kỳ 2024")
    assert found.reason.en.startswith("The hub holds 3 of at least 22 units of 2024 only")
