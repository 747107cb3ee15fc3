"""A department on one page."""

from datetime import date

import pytest

from hub.queries.competition.territory import Territory
from hub.queries.department_card import DepartmentCard, Question, department_card
from hub.queries.scorecard.comparisons import Comparisons
from hub.words.errors import UnknownName
from hub.words.period import parse
from hub.words.terms import Frequency, Status
from tests.hubs import TestHub
from tests.queries.chained import PLACED, found_offices, report

QUARTERS = (
    "2018-Q1,binh/giao,DOSSIERS_RECEIVED,40",
    "2019-Q1,binh/giao,DOSSIERS_RECEIVED,50",
    "2019-Q1,binh/giao,DOSSIERS_SOLVED,40",
    "2019-Q1,binh/giao,DOSSIERS_ON_TIME,38",
    "2020-Q1,binh-2020/xay,DOSSIERS_RECEIVED,90",
    "2020-S1,binh-2020/xay,DOSSIERS_RECEIVED,200",
)


def card(hub: TestHub, department: str = "binh-2020/xay", **further) -> DepartmentCard:
    comparisons = Comparisons(hub.reader.view(), Territory.PREDECESSORS)
    return department_card(comparisons, Question(department, date(2021, 6, 1), **further))


def figures(card: DepartmentCard) -> dict[tuple[str, str], dict[str, tuple]]:
    return {
        (each.entity.public_id, str(each.period)): {
            figure.indicator.code.partition("/")[2]: (
                figure.cell and figure.cell.value,
                figure.previous,
                figure.change,
            )
            for figure in each.figures
        }
        for each in card.dossiers
    }


def test_reports_stand_beside_the_same_quarter_of_the_year_before(hub: TestHub):
    found_offices(hub)
    report(hub, *QUARTERS)

    assert figures(card(hub, "binh/giao")) == {
        ("binh/giao", "2019-Q1"): {
            "DOSSIERS_RECEIVED": (50, 40, 10),
            "DOSSIERS_SOLVED": (40, None, None),
            "DOSSIERS_ON_TIME": (38, None, None),
            "DOSSIERS_ON_TIME_SHARE": (95, None, None),
        },
        ("binh/giao", "2018-Q1"): {"DOSSIERS_RECEIVED": (40, None, None)},
    }


def test_reports_of_a_forerunner_are_its_own_and_never_last_years_of_the_new_office(hub: TestHub):
    found_offices(hub)
    report(hub, *QUARTERS)

    periods = figures(card(hub))

    assert list(periods) == [
        ("binh-2020/xay", "2020-Q1"),
        ("binh/giao", "2019-Q1"),
        ("binh/giao", "2018-Q1"),
    ]
    assert periods["binh-2020/xay", "2020-Q1"] == {"DOSSIERS_RECEIVED": (90, None, None)}


def test_a_half_year_is_asked_for_by_its_length(hub: TestHub):
    found_offices(hub)
    report(hub, *QUARTERS)

    halves = figures(card(hub, frequency=Frequency.HALF_YEAR))

    assert list(halves) == [("binh-2020/xay", "2020-S1")]


def test_nothing_that_ends_after_the_period_is_shown(hub: TestHub):
    found_offices(hub)
    report(hub, *QUARTERS)

    assert list(figures(card(hub, "binh/giao", period=parse("2018")))) == [("binh/giao", "2018-Q1")]


def test_a_share_that_is_reported_is_kept(hub: TestHub):
    found_offices(hub)
    report(hub, *QUARTERS, "2019-Q1,binh/giao,DOSSIERS_ON_TIME_SHARE,96")

    (reported, _) = card(hub, "binh/giao").dossiers

    share = reported.figures[-1]
    assert (share.cell.value, share.cell.status) == (96, Status.REPORTED)


def test_counts_that_contradict_each_other_make_no_share(hub: TestHub):
    found_offices(hub)
    report(hub, "2019-Q1,binh/giao,DOSSIERS_SOLVED,40", "2019-Q1,binh/giao,DOSSIERS_ON_TIME,41")

    assert "DOSSIERS_ON_TIME_SHARE" not in figures(card(hub, "binh/giao"))["binh/giao", "2019-Q1"]


def test_lines_have_the_forerunners_beside_them(hub: TestHub):
    found_offices(hub, *PLACED)

    answer = card(hub)

    assert [
        [each.entity.public_id for each in line.forerunners]
        for line in answer.lines
        if line.index.public_id == "OFFICES"
    ] == [["binh/xay-2019", "cuong/xay", "binh/giao", "binh/xay"]]
    assert len(answer.forerunners) == 4


def test_a_card_is_of_a_department(hub: TestHub):
    found_offices(hub)

    with pytest.raises(UnknownName):
        card(hub, "không có sở này")
