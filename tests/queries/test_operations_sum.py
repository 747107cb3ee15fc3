"""What the departments of a province report, added up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.panels.panel import Cell, Mark
from hub.queries.operations.shares import counts, share
from hub.queries.operations.sums import OperationsSum, Question, SummedLine, operations_sum
from hub.words.period import parse
from hub.words.terms import MissingReason, Status
from tests.hubs import TestHub
from tests.queries.chained import found_offices, report

TODAY = date(2021, 6, 1)
FIRST_QUARTER = (
    "2018-Q1,binh/giao,DOSSIERS_RECEIVED,100",
    "2018-Q1,binh/giao,DOSSIERS_SOLVED,100",
    "2018-Q1,binh/giao,DOSSIERS_ON_TIME,50",
    "2018-Q1,binh/giao,DOSSIERS_ON_TIME_SHARE,50",
    "2018-Q1,binh/xay,DOSSIERS_RECEIVED,10",
    "2018-Q1,binh/xay,DOSSIERS_SOLVED,10",
    "2018-Q1,binh/xay,DOSSIERS_ON_TIME,10",
    "2018-Q1,binh/xay,DOSSIERS_ON_TIME_SHARE,100",
    "2018-Q1,binh/xay,DOSSIERS_INTERLINKED,3",
    "2018-Q1,binh/xay,WAITING_TIME,12",
    "2018-Q1,binh/xay,PROCEDURES_ONLINE_SHARE,80",
    "2018-Q1,cuong/xay,DOSSIERS_RECEIVED,1000",
)


def summed(hub: TestHub, period: str | None = None, province: str = "binh") -> OperationsSum:
    question = Question(province, TODAY, period and parse(period))
    return operations_sum(hub.reader.view(), question)


def lines(answer: OperationsSum) -> dict[str, SummedLine]:
    return {line.indicator.code.partition("/")[2]: line for line in answer.lines}


def test_counts_are_added_with_members_and_missing_named(hub: TestHub):
    found_offices(hub)
    report(hub, *FIRST_QUARTER)

    received = lines(summed(hub, "2018-Q1"))["DOSSIERS_RECEIVED"]

    assert (received.cell.value, received.status, received.complete) == (110, Status.DERIVED, False)
    assert [each.public_id for each in received.members] == ["binh/giao", "binh/xay"]
    assert [(each.entity.public_id, each.reason.vi) for each in received.not_added] == [
        ("binh/y-te", "chưa có báo cáo kỳ 2018-Q1")
    ]
    assert received.cell.derivation.formula().vi == (
        "Cộng báo cáo của 2 đơn vị: Sở Giao 100 + Sở Xây 10 (thiếu 1 đơn vị)"
    )


def test_a_share_is_made_of_counts_and_never_a_mean_of_shares(hub: TestHub):
    found_offices(hub)
    report(hub, *FIRST_QUARTER)

    share = lines(summed(hub, "2018-Q1"))["DOSSIERS_ON_TIME_SHARE"]

    assert share.cell.value == pytest.approx(100 * 60 / 110)
    assert share.cell.derivation.formula().vi == "100 × 60 / 110"
    assert len(share.cell.derivation.inputs) == 4


def test_a_share_without_counts_is_left_out_with_the_reason(hub: TestHub):
    found_offices(hub)
    report(hub, "2018-Q1,binh/giao,DOSSIERS_ON_TIME_SHARE,50")

    share = lines(summed(hub, "2018-Q1"))["DOSSIERS_ON_TIME_SHARE"]

    assert (share.cell, share.members) == (None, ())
    assert "không lấy trung bình các tỷ lệ" in share.reason.vi


@pytest.mark.parametrize("code", ["DOSSIERS_INTERLINKED", "WAITING_TIME"])
def test_what_is_not_additive_is_not_added(hub: TestHub, code: str):
    found_offices(hub)
    report(hub, *FIRST_QUARTER)

    line = lines(summed(hub, "2018-Q1"))[code]

    assert (line.cell, line.status) == (None, Status.MISSING)
    assert line.reason.vi.startswith("không cộng")


def test_a_half_year_and_nine_months_are_periods_of_their_own(hub: TestHub):
    found_offices(hub)
    report(
        hub,
        *FIRST_QUARTER,
        "2018-Q2,binh/giao,DOSSIERS_RECEIVED,70",
        "2018-S1,binh/xay,DOSSIERS_RECEIVED,25",
        "2018-01/2018-09,binh/xay,DOSSIERS_RECEIVED,40",
    )

    half, nine = (
        lines(summed(hub, at))["DOSSIERS_RECEIVED"] for at in ("2018-S1", "2018-01/2018-09")
    )

    assert (half.cell.value, nine.cell.value) == (25, 40)
    assert half.not_added[0].reason.vi == (
        "chưa có báo cáo kỳ 2018-S1; có báo cáo kỳ 2018-Q1, 2018-Q2"
    )
    assert [str(at) for at in summed(hub).periods] == [
        "2018-Q1",
        "2018-S1",
        "2018-01/2018-09",
        "2018-Q2",
    ]


@pytest.mark.parametrize(
    ("further", "period"),
    [
        (("2018-S1,binh/xay,DOSSIERS_RECEIVED,25",), "2018-Q1"),
        (("2018,binh/xay,STAFF,25", "2018,binh/giao,STAFF,5"), "2018-Q1"),
        ([f"2018-Q2,binh/{own},STAFF,2" for own in ("xay", "giao", "y-te")], "2018-Q2"),
        (("2019-Q2,binh/xay,DOSSIERS_RECEIVED,25",), "2019-Q2"),
    ],
    ids=["fewer offices", "fewer figures", "more offices", "more than a year later"],
)
def test_without_a_period_that_of_most_offices_in_the_last_year_is_taken(
    hub: TestHub, further: tuple[str, ...], period: str
):
    found_offices(hub)
    report(hub, *FIRST_QUARTER, *further)

    assert summed(hub).period == parse(period)


def test_a_period_without_reports_names_those_there_are(hub: TestHub):
    found_offices(hub)
    report(hub, *FIRST_QUARTER)

    answer = summed(hub, "2018-S1")

    assert answer.lines == ()
    assert answer.reason.vi == "chưa có báo cáo kỳ 2018-S1; có báo cáo các kỳ 2018-Q1"


def test_a_province_of_which_nothing_is_reported_says_what_to_do(hub: TestHub):
    found_offices(hub)
    report(hub, *FIRST_QUARTER)

    answer = summed(hub, province="an")

    assert "đề nghị người quản trị hệ thống lập mẫu báo cáo" in answer.reason.vi
    assert (answer.lines, answer.periods) == ((), ())


@pytest.mark.parametrize(
    ("code", "value", "formula"),
    [
        ("PROCEDURES_FULL_ONLINE_SHARE", 100 * 50 / 120, "100 × 50 / 120"),
        ("PROCEDURES_ONLINE_SHARE", 100 * 40 / 100, "100 × 40 / 100"),
    ],
)
def test_shares_of_procedures_are_made_of_their_counts(
    hub: TestHub, code: str, value: float, formula: str
):
    found_offices(hub)
    report(
        hub,
        "2018-Q1,binh/giao,PROCEDURES,100",
        "2018-Q1,binh/giao,PROCEDURES_FULL_ONLINE,30",
        "2018-Q1,binh/giao,PROCEDURES_PART_ONLINE,10",
        "2018-Q1,binh/xay,PROCEDURES,20",
        "2018-Q1,binh/xay,PROCEDURES_FULL_ONLINE,20",
        "2018-Q1,binh/y-te,PROCEDURES_FULL_ONLINE_SHARE,90",
    )

    line = lines(summed(hub, "2018-Q1"))[code]

    assert line.cell.value == pytest.approx(value)
    assert line.cell.derivation.formula().vi == formula
    assert "binh/y-te" in [each.entity.public_id for each in line.not_added]


def test_a_unit_merged_within_the_period_is_not_counted_twice(hub: TestHub):
    found_offices(hub)
    report(
        hub,
        "2019,binh/giao,DOSSIERS_RECEIVED,30",
        "2019,binh/xay-2019,DOSSIERS_RECEIVED,90",
        "2019,binh/y-te,DOSSIERS_RECEIVED,5",
    )

    received = lines(summed(hub, "2019"))["DOSSIERS_RECEIVED"]

    assert (received.cell.value, received.complete) == (95, True)
    assert [(each.entity.public_id, each.reason.vi) for each in received.left_out] == [
        ("binh/giao", "có thể đã nằm trong báo cáo của Sở Xây tỉnh Bình")
    ]


def test_a_unit_merged_within_the_period_counts_where_the_new_one_reports_nothing(hub: TestHub):
    found_offices(hub)
    report(
        hub,
        "2019,binh/giao,DOSSIERS_RECEIVED,30",
        "2019,binh/y-te,DOSSIERS_RECEIVED,5",
    )

    received = lines(summed(hub, "2019"))["DOSSIERS_RECEIVED"]

    assert (received.cell.value, received.complete) == (35, False)
    assert [each.public_id for each in received.members] == ["binh/giao", "binh/y-te"]
    assert [each.entity.public_id for each in received.not_added] == ["binh/xay-2019"]


def test_every_department_in_being_at_the_end_of_the_period_is_expected(hub: TestHub):
    found_offices(hub)
    report(hub, *FIRST_QUARTER)

    assert [each.public_id for each in summed(hub, "2018-Q1").expected] == [
        "binh/giao",
        "binh/xay",
        "binh/y-te",
    ]


def test_the_api_names_who_is_missing(hub: TestHub):
    found_offices(hub)
    report(hub, *FIRST_QUARTER)

    line = hub.ask(
        """{operationsSum(province: "binh", period: "2018-Q1") {
      lines {indicator {id} value complete members {id} notAdded {entity {id} reason(language: EN)}
        derivation {inputs {value}}}}}"""
    )["operationsSum"]["lines"][0]

    assert line == {
        "indicator": {"id": "OPERATIONS/DOSSIERS_RECEIVED@2001"},
        "value": 110,
        "complete": False,
        "members": [{"id": "binh/giao"}, {"id": "binh/xay"}],
        "notAdded": [{"entity": {"id": "binh/y-te"}, "reason": "no report of 2018-Q1 is held"}],
        "derivation": {"inputs": [{"value": 100}, {"value": 10}]},
    }


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=8))
def test_a_share_of_many_lies_between_the_shares_of_each(numbers: list[tuple[int, int]]):
    pairs = [counts([cell(part)], cell(part + rest)) for part, rest in numbers if part + rest]

    of_all = share(pairs)

    if not pairs:
        assert of_all is None
        return
    each = [share([pair]).value for pair in pairs]
    assert min(each) - 1e-9 <= of_all.value <= max(each) + 1e-9


@pytest.mark.parametrize(
    ("part", "whole"),
    [(None, 5), (5, None), (6, 5)],
    ids=["no part", "no whole", "more than the whole"],
)
def test_counts_make_a_share_only_where_both_can_be_true(part: float | None, whole: float | None):
    assert counts([cell(part)], cell(whole)) is None


def test_a_count_in_doubt_makes_no_share():
    assert counts([cell(3)], cell(5)._replace(mark=Mark(doubtful=True))) is None


def test_a_part_of_several_counts_is_no_more_than_the_whole():
    assert counts([cell(3), cell(3)], cell(5)) is None
    assert counts([cell(3), cell(2)], cell(5)).part == 5


def cell(value: float | None) -> Cell:
    """A reported figure."""
    return Cell(1, value, None, None, Status.REPORTED, MissingReason.NONE)
