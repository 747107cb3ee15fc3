"""What a target asks as a number."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hub.queries.targets.hindrance import Hindrance
from hub.queries.targets.required_level import RequiredLevel, required_level
from hub.words.period import parse
from hub.words.terms import Comparator, Measure
from tests.queries.drawn import SHARE, group, target

WAITING = replace(SHARE, unit="minutes", maximum=None, higher_is_better=False)
COUNT = replace(SHARE, unit="dossiers", maximum=None)
BANDS = [
    group("A", 90, None),
    group("B", 80, 90),
    group("Tốt", 85, None),
    group("Rất tốt", 95, None),
    group("C", None, None),
]
NUMBERS = st.integers(-200, 200).map(lambda number: number / 8)


def asked(own, indicator=SHARE, figures=None, at="2025") -> RequiredLevel | Hindrance:
    """What a target asks of an indicator in a period."""
    return required_level(
        own,
        indicator,
        BANDS,
        {parse(period): value for period, value in (figures or {}).items()},
        parse(at),
    )


@given(NUMBERS, NUMBERS)
@example(level=-13.0, value=-13.125)
def test_a_comparator_holds_as_its_words_say(level, value):
    holds = {
        comparator: asked(target(level, comparator)).holds(value)
        for comparator in Comparator
        if "_BY" not in comparator
    }

    assert holds == {
        Comparator.AT_LEAST: value >= level,
        Comparator.AT_MOST: value <= level,
        Comparator.MORE_THAN: value > level,
        Comparator.LESS_THAN: value < level,
        Comparator.EQUAL: value >= level,
    }


@pytest.mark.parametrize(
    ("level", "printed", "indicator", "met", "unmet"),
    [
        (100, "100%", SHARE, [100], [99.99]),
        (80, "80%", SHARE, [79.5, 80, 85], [79.4]),
        (85.5, "85,50%", SHARE, [85.496], [85.49]),
        (0, "không có", replace(COUNT, higher_is_better=False), [0], [0.4, 1]),
        (15, "15 phút", WAITING, [15, 15.4, 9], [15.6]),
    ],
    ids=[
        "a maximum itself",
        "as printed or better",
        "two decimals",
        "a minimum itself",
        "the lower the better",
    ],
)
def test_a_level_that_no_word_compares_is_met_by_it_or_a_better_one(
    level, printed, indicator, met, unmet
):
    unit = {"percent": "%", "minutes": "phút"}.get(indicator.unit, "hồ sơ")
    found = asked(target(level, Comparator.EQUAL, printed=printed, unit=unit), indicator)

    assert ([found.holds(value) for value in met], [found.holds(value) for value in unmet]) == (
        [True] * len(met),
        [False] * len(unmet),
    )


@pytest.mark.parametrize(
    ("unit", "indicator", "level"),
    [
        ("%", SHARE, 40),
        ("%", replace(SHARE, unit="share", maximum=1), 0.4),
        ("điểm", replace(SHARE, unit="points"), 40),
        ("điểm", SHARE, 40),
        ("phút/lượt", WAITING, 40),
        ("giờ", WAITING, 2400),
        ("hồ sơ", COUNT, 40),
        ("người", replace(COUNT, unit="people"), 40),
    ],
)
def test_a_level_is_told_in_the_unit_of_the_indicator(unit, indicator, level):
    assert asked(target(40, unit=unit), indicator).level == level


@pytest.mark.parametrize(
    ("unit", "indicator", "reason"),
    [
        (
            "điểm",
            replace(SHARE, maximum=None),
            "chỉ tiêu tính bằng “điểm” còn chỉ số tính bằng “%”",
        ),
        ("phút/hồ sơ", WAITING, "chỉ tiêu tính bằng “phút/hồ sơ” còn chỉ số tính bằng “phút”"),
        ("%", COUNT, "chỉ tiêu tính bằng “%” còn chỉ số tính bằng “dossiers”"),
        (
            "sáng kiến/đơn vị",
            COUNT,
            "chỉ tiêu tính bằng “sáng kiến/đơn vị” còn chỉ số tính bằng “dossiers”",
        ),
        (None, SHARE, "văn bản không nêu đơn vị tính, chỉ số tính bằng “%”"),
    ],
)
def test_another_unit_is_no_level(unit, indicator, reason):
    assert asked(target(40, unit=unit), indicator).reason.vi == reason


@pytest.mark.parametrize(
    ("comparator", "value", "unit", "valid_from", "indicator", "level"),
    [
        (Comparator.INCREASE_BY, 20, "%", "2023", SHARE, 60),
        (Comparator.INCREASE_BY, 20, "điểm phần trăm", "2023", SHARE, 60),
        (Comparator.INCREASE_BY, 10, "%/năm", "2023", SHARE, 70),
        (Comparator.INCREASE_BY, 30, "%/năm", "2023", SHARE, 100),
        (Comparator.REDUCE_BY, 50, "%", "2023", WAITING, 20),
        (Comparator.REDUCE_BY, 5, "phút/năm", "2023", WAITING, 25),
        (Comparator.REDUCE_BY, 50, "%/năm", "2023", WAITING, 5),
        (Comparator.INCREASE_BY, 7, "hồ sơ", "2023", COUNT, 47),
        (Comparator.REDUCE_BY, 90, "phút", "2023", WAITING, 0),
    ],
    ids=[
        "percent of a share are points",
        "points",
        "each year's are added",
        "no more than the maximum",
        "percent of a time",
        "minutes a year",
        "percent a year compound",
        "a count",
        "no less than the minimum",
    ],
)
def test_a_change_counts_from_the_period_before_the_first(
    comparator, value, unit, valid_from, indicator, level
):
    found = asked(
        target(value, comparator, unit=unit, valid_from=valid_from),
        indicator,
        {"2021": 11, "2022": 40, "2023": 44},
    )

    assert (found.level, found.upward) == (
        pytest.approx(level),
        comparator is Comparator.INCREASE_BY,
    )


def test_a_yearly_change_asks_its_share_in_each_year():
    yearly = target(10, Comparator.INCREASE_BY, unit="%/năm", valid_from="2023")

    assert [
        asked(yearly, figures={"2022": 40}, at=at).level for at in ("2023", "2024", "2025")
    ] == [50, 60, 70]


def test_a_change_counts_from_the_year_that_the_words_name():
    named = target(10, Comparator.INCREASE_BY, valid_from="2023", baseline="năm 2021")

    assert asked(named, figures={"2021": 11, "2022": 40}).level == 21


@pytest.mark.parametrize(
    ("further", "reason"),
    [
        ({"valid_from": "2023"}, "chưa có số liệu kỳ 2022 làm mốc để tính mức tăng, giảm"),
        ({}, "văn bản không nêu mốc để tính mức tăng, giảm"),
        (
            {"valid_from": "2023", "baseline": "bộ thủ tục của Bộ"},
            "mức tăng, giảm so với “bộ thủ tục của Bộ”, không phải một kỳ số liệu",
        ),
        (
            {"valid_from": "2024", "unit": "phút"},
            "chỉ tiêu tính bằng “phút” còn chỉ số tính bằng “%”",
        ),
    ],
)
def test_a_change_from_nothing_known_is_no_level(further, reason):
    assert (
        asked(target(10, Comparator.INCREASE_BY, **further), figures={"2023": 40}).reason.vi
        == reason
    )


@pytest.mark.parametrize(
    ("comparator", "met"),
    [
        (Comparator.AT_LEAST, True),
        (Comparator.AT_MOST, True),
        (Comparator.EQUAL, True),
        (Comparator.MORE_THAN, False),
        (Comparator.LESS_THAN, False),
    ],
)
def test_a_rank_is_met_by_its_place_or_a_better_one(comparator, met):
    found = asked(target(10, comparator, measure=Measure.RANK, unit="hạng"))

    assert (found.of_rank, found.holds(9), found.holds(10), found.holds(11)) == (
        True,
        True,
        met,
        False,
    )


def test_places_gained_lead_to_a_rank():
    found = asked(
        target(5, Comparator.INCREASE_BY, unit="bậc", valid_from="2023"), figures={"2022": 24}
    )

    assert (found.of_rank, found.level, found.holds(19), found.holds(20)) == (True, 19, True, False)


@pytest.mark.parametrize(
    ("printed", "level"),
    [("thuộc nhóm A", 90), ("nhóm B", 80), ("loại Tốt", 85), ("xếp loại rất tốt", 95)],
)
def test_a_group_is_met_from_its_nearer_limit(printed, level):
    found = asked(target(None, Comparator.EQUAL, measure=Measure.GROUP, printed=printed))

    assert (found.level, found.holds(level), found.holds(level - 0.01)) == (level, True, False)


@pytest.mark.parametrize(
    "printed", ["nhóm C", "nhóm trung bình cao"], ids=["without limits", "of no edition"]
)
def test_a_group_without_limits_is_no_level(printed):
    found = asked(target(None, Comparator.EQUAL, measure=Measure.GROUP, printed=printed))

    assert found.reason.vi == f"không có ngưỡng điểm được công bố của “{printed}”"


def test_no_number_is_no_level():
    assert (
        asked(target(None, printed="tối đa")).reason.vi == "văn bản không nêu mức phấn đấu bằng số"
    )
