"""Which units have sent their report of a period, and which reports are expected next."""

from datetime import date

import pytest

from hub.queries.due import DueFigures, due
from hub.queries.due import Question as DueQuestion
from hub.queries.operations.sent import Question, SentReports, sent
from hub.words.errors import BadQuestion, UnknownName
from hub.words.period import parse
from hub.words.terms import EntityKind
from tests.hubs import TestHub
from tests.queries.chained import found_offices, report

TODAY = date(2021, 6, 1)
OF_REPORTS = "2017-12-15/2018-03-14"


@pytest.fixture
def offices(hub: TestHub) -> TestHub:
    found_offices(hub)
    return hub


def asked(hub: TestHub, period: str, province: str = "binh", **more) -> SentReports:
    return sent(hub.reader.view(), Question(province, parse(period), TODAY, **more))


def told(answer: SentReports) -> dict[str, tuple[int, list[str]]]:
    return {
        unit.entity.public_id: (unit.figures, list(map(str, unit.others))) for unit in answer.units
    }


def expected(hub: TestHub, month: str, today: date) -> list[DueFigures]:
    items = due(hub.reader.view(), DueQuestion(today, parse(month)))
    return [item for item in items if item.index.public_id == "OPERATIONS"]


def test_each_unit_has_sent_a_report_or_not(offices: TestHub):
    report(
        offices,
        "2018-Q1,binh/giao,DOSSIERS_RECEIVED,100",
        "2018-Q1,binh/giao,STAFF,10",
        "2018,binh/xay,STAFF,10",
        "2018-Q1,cuong/xay,STAFF,10",
    )

    answer = asked(offices, "2018-Q1")

    assert told(answer) == {
        "binh/giao": (2, []),
        "binh/xay": (0, ["2018"]),
        "binh/y-te": (0, []),
    }
    assert [unit.entity.public_id for unit in answer.missing] == ["binh/xay", "binh/y-te"]


def test_a_report_that_closes_on_the_14th_is_none_of_the_calendars_quarter(offices: TestHub):
    report(offices, f"{OF_REPORTS},binh/giao,DOSSIERS_RECEIVED,100")

    assert told(asked(offices, "2018-Q1"))["binh/giao"] == (0, [OF_REPORTS])
    assert told(asked(offices, OF_REPORTS))["binh/giao"] == (1, [])


def test_only_units_in_being_at_the_end_of_the_period_are_listed(offices: TestHub):
    report(offices, "2019-Q4,binh/y-te,STAFF,5")

    assert told(asked(offices, "2019-Q4")).keys() == {"binh/xay-2019", "binh/y-te"}
    assert asked(offices, "2019-Q4", kinds=(EntityKind.COMMUNE,)).units == ()


@pytest.mark.parametrize("province", ["binh", "Nơi Không Có"])
def test_a_province_that_was_not_there_then_is_refused(offices: TestHub, province: str):
    with pytest.raises((BadQuestion, UnknownName)):
        asked(offices, "2020-Q3", province)


def test_the_next_report_of_a_province_is_expected_by_the_end_of_its_period(offices: TestHub):
    report(offices, "2018-Q1,binh/giao,STAFF,1", f"{OF_REPORTS},cuong/xay,STAFF,1")
    today = date(2018, 6, 1)

    items = {item.province.public_id: item for item in expected(offices, "2018-06", today)}

    assert {home: (str(item.period), item.expected) for home, item in items.items()} == {
        "binh": ("2018-Q2", date(2018, 6, 30)),
        "cuong": ("2018-03-15/2018-06-14", date(2018, 6, 14)),
    }
    assert not any(item.is_late(today) for item in items.values())
    assert expected(offices, "2018-05", today) == []


def test_a_report_that_nobody_sent_for_a_year_is_waited_for_no_longer(offices: TestHub):
    report(offices, "2018-Q1,binh/giao,STAFF,1")

    assert len(expected(offices, "2019-06", date(2019, 6, 1))) == 1
    assert expected(offices, "2019-07", date(2019, 7, 15)) == []
