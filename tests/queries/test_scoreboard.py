"""Scoreboards: every dimension of an index at once."""

import pytest

from hub.queries.comparison import Question as One
from hub.queries.comparison import compare
from hub.queries.competition.among import EVERYONE, Among
from hub.queries.competition.territory import Territory
from hub.queries.scoreboard import Question, scoreboard
from hub.words.errors import BadQuestion, UnknownName
from hub.words.period import parse
from hub.words.terms import EntityKind
from tests.hubs import TestHub
from tests.queries.bring import bring, found_departments
from tests.queries.divided import divide


def codes(view, *question, **manner) -> list[str]:
    return [found.indicator.code for found in scoreboard(view, Question(*question, **manner))]


def told(found) -> tuple:
    rows = {
        row.entity.public_id: (row.value, row.standing, row.gap_to_best, row.change)
        for row in found.rows
    }
    return found.competition.with_value, rows


def test_each_part_of_the_main_division_is_compared(hub: TestHub):
    divide(hub)
    bring(
        hub,
        "2018,Ân,TOTAL,80,split/book",
        "2018,Ân,LAW,50,split/book",
        "2018,Bình,LAW,40,split/book",
        dataset="split",
    )

    found = scoreboard(hub.reader.view(), Question("SPLIT"))

    assert [(each.indicator.code, each.period) for each in found] == [
        ("SPLIT/LAW", parse("2018")),
        ("SPLIT/AREA", parse("2018")),
    ]
    assert [(row.entity.public_id, row.value) for row in found[0].rows] == [
        ("an", 50),
        ("binh", 40),
        ("cuong", None),
    ]


def test_without_a_period_it_is_the_latest_of_the_total(real: TestHub):
    found = scoreboard(real.reader.view(), Question("papi"))

    assert {each.period for each in found} == {parse("2024")}
    assert [each.indicator.code for each in found] == [f"PAPI/D{number}" for number in range(1, 9)]


def test_the_parts_are_those_of_the_period(real: TestHub):
    assert codes(real.reader.view(), "PAPI", parse("2017")) == [
        f"PAPI/D{number}" for number in range(1, 7)
    ]


def test_a_part_that_nobody_has_stands_aside_for_its_own(real: TestHub):
    groups = [f"D766/{group}" for group in ("CKMB", "TDGQ", "CLGQ", "TTTT", "MDHL", "MDSH")]

    assert codes(real.reader.view(), "D766", parse("2026")) == groups
    assert all(
        each.competition.with_value for each in scoreboard(real.reader.view(), Question("D766"))
    )


def test_an_index_that_is_not_divided_has_none(real: TestHub):
    assert codes(real.reader.view(), "POPULATION") == []


def test_each_is_what_compare_answers(real: TestHub):
    view, at, among = real.reader.view(), parse("2024"), Among(region="Đồng bằng sông Hồng")
    asked = {
        "entities": ("Ninh Bình", "Lai Châu"),
        "among": EVERYONE,
        "territory": Territory.REBUILT_MEAN,
    }

    for manner in ({}, {"among": among}, asked):
        assert list(map(told, scoreboard(view, Question("PAPI", at, **manner)))) == [
            told(compare(view, One(f"PAPI/D{number}", at, **manner))) for number in range(1, 9)
        ]


def test_an_index_or_a_year_that_is_not_there_is_told(real: TestHub):
    with pytest.raises(UnknownName, match="PAPI"):
        scoreboard(real.reader.view(), Question("PAPPI"))
    with pytest.raises(BadQuestion, match="PAPI chưa có năm 2010; hệ thống có từ năm 2011"):
        scoreboard(real.reader.view(), Question("PAPI", parse("2010")))


@pytest.mark.parametrize("index", ["DDCI", "DEPT_PAR", "TTHC_QUALITY"])
def test_each_province_rates_its_own_so_the_province_is_asked_for(real: TestHub, index):
    with pytest.raises(BadQuestion, match=r"cần among\.province"):
        scoreboard(real.reader.view(), Question(index))


def test_an_index_without_a_total_has_no_scoreboard(real: TestHub):
    with pytest.raises(BadQuestion, match="bộ chỉ số OPERATIONS không có điểm tổng"):
        scoreboard(real.reader.view(), Question("OPERATIONS"))


def test_every_component_has_the_same_rows_in_the_order_of_the_total(real: TestHub):
    view, at = real.reader.view(), parse("2024")
    whole = compare(view, One("PAPI/TOTAL", at))

    orders = [[row.entity for row in each.rows] for each in scoreboard(view, Question("PAPI", at))]

    assert orders == [[row.entity for row in whole.rows]] * 8
    assert whole.rows[0].value == max(row.value for row in whole.rows if row.value is not None)


def test_units_that_a_component_alone_has_stand_in_every_column(hub: TestHub):
    divide(hub)
    found_departments(hub)
    header = "period,entity,kind,province,code,value,block,rank,rank_of,source\n"
    bring(
        hub,
        "2018,Sở Xây dựng,DEPARTMENT,an,TOTAL,70,Khối 1,2,2,split/book",
        "2018,Sở Y tế,DEPARTMENT,an,LAW,50,Khối 1,1,2,split/book",
        "2018,Sở Xây dựng,DEPARTMENT,an,LAW,40,Khối 1,2,2,split/book",
        header=header,
        dataset="split",
    )
    among = Among(kind=EntityKind.DEPARTMENT, province="an")

    boards = scoreboard(hub.reader.view(), Question("SPLIT", parse("2018"), among=among))

    assert [[row.entity.public_id for row in each.rows] for each in boards] == [
        ["an/xay-dung", "an/y-te"]
    ] * 2
