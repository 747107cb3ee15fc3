"""How a target stands, against figures drawn by hand."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.queries.targets.course import Course, DatedValue, TargetState
from hub.queries.targets.pace import Pace, paces
from hub.queries.targets.required_level import RequiredLevel
from hub.queries.trend.slope import end
from hub.words.period import parse
from hub.words.terms import Comparator, Measure, Severity
from tests.queries.drawn import OFFICE, SHARE, Figure, cut, group, target, view

BEFORE, AFTER = date(2025, 3, 1), date(2026, 3, 1)
LEVELS = st.integers(-800, 800).map(lambda number: number / 8)


def asked(figures, own=None, today=BEFORE, **drawn) -> Pace:
    """How one target stands on a day."""
    own = own or target()
    return paces(view(figures, own, **drawn), [(own, today)])[own, today]


@pytest.mark.parametrize(
    ("figures", "state"),
    [
        ({"2023": 90, "2024": 96}, TargetState.REACHED),
        ({"2023": 96, "2024": 94}, TargetState.OFF_TRACK),
        ({"2023": 91, "2024": 93}, TargetState.ON_TRACK),
        ({"2023": 91, "2024": 92.9}, TargetState.OFF_TRACK),
        ({"2024": 96}, TargetState.REACHED),
        ({"2024": 94}, TargetState.NOT_MEASURABLE),
    ],
    ids=[
        "reached",
        "once, not now",
        "just on track",
        "too slow",
        "one figure enough",
        "one figure too few",
    ],
)
def test_before_the_deadline_the_latest_figure_and_the_slope_decide(figures, state):
    assert asked(figures).state is state


@pytest.mark.parametrize(
    ("figures", "state"),
    [
        ({"2024": 90, "2025": 95}, TargetState.REACHED),
        ({"2024": 99, "2025": 94.9}, TargetState.MISSED),
        ({"2025": 94, "2026": 99}, TargetState.MISSED),
        ({"2024": 99}, TargetState.NOT_MEASURABLE),
        ({"2024": 99, "2026": 99}, TargetState.NOT_MEASURABLE),
    ],
    ids=["reached", "missed", "too late", "not held", "held of another year"],
)
def test_after_the_deadline_only_its_own_figure_decides(figures, state):
    assert asked(figures, today=AFTER).state is state


def test_a_pace_tells_what_is_needed_and_what_is_given():
    found = asked({"2021": 80, "2022": 82, "2023": 84})

    assert (found.level, found.current, found.at, found.gap) == (95, 84, parse("2023"), 11)
    assert (found.needed_per_year, found.current_per_year, found.reached_by) == (
        5.5,
        2,
        parse("2029"),
    )
    assert (found.state, found.reason) == (TargetState.OFF_TRACK, None)


def test_a_level_below_is_neared_by_falling():
    waiting = replace(SHARE, unit="minutes", higher_is_better=False, maximum=None)
    found = asked(
        {"2021": 30, "2022": 27, "2023": 24},
        target(15, Comparator.AT_MOST, unit="phút/lượt"),
        indicator=waiting,
    )

    assert (found.gap, found.needed_per_year, found.current_per_year, found.state) == (
        -9,
        -4.5,
        -3,
        TargetState.OFF_TRACK,
    )
    assert found.reached_by == parse("2026")


def test_what_is_reached_needs_nothing_more():
    found = asked({"2023": 90, "2024": 97})

    assert (found.gap, found.needed_per_year, found.reached_by) == (-2, None, parse("2024"))


@pytest.mark.parametrize(
    "figures",
    [{"2023": 90, "2024": 90}, {"2023": 91, "2024": 90}, {"2023": 90, "2024": 90.09}],
    ids=["still", "away", "more than fifty years"],
)
def test_a_level_out_of_reach_has_no_period(figures):
    assert asked(figures).reached_by is None


def test_a_target_that_is_missed_tells_when_it_was_reached_later():
    assert asked(
        {"2024": 90, "2025": 92, "2026": 94, "2027": 96}, today=date(2028, 1, 1)
    ).reached_by == parse("2027")


def test_a_deadline_within_a_year_is_followed_by_its_own_length():
    figures = {"2024": 99, "2024-Q3": 80, "2024-Q4": 84}

    found = asked(figures, target(by="2025-Q2"))

    assert (found.current, found.needed_per_year, found.current_per_year) == (84, 22, 16)
    assert (found.state, found.reached_by) == (TargetState.OFF_TRACK, parse("2025-Q3"))


def test_a_figure_of_another_length_stands_where_there_is_no_other():
    assert asked({"2025-S1": 90, "2025-S2": 96}, today=AFTER).state is TargetState.REACHED


def test_a_reading_within_the_year_is_not_yet_that_of_the_deadline():
    figures = {"2024": Figure(90, reading=20241231), "2025": Figure(92, reading=20250701)}

    found = asked(figures, today=date(2025, 7, 2))

    assert found.needed_per_year == pytest.approx(3 / (1 - 182 / 365))
    assert (found.state, asked(figures, today=AFTER).state) == (
        TargetState.OFF_TRACK,
        TargetState.MISSED,
    )


@pytest.mark.parametrize(
    ("own", "drawn", "reason"),
    [
        (target(indicator=None), {}, "lời văn không gọi tên chỉ số nào mà hệ thống theo dõi"),
        (target(indicator="PAPI/TOTAL"), {}, "hệ thống chưa có chỉ số PAPI/TOTAL"),
        (target(entity=None), {}, "không rõ đơn vị phải thực hiện"),
        (target(entity="an"), {}, "chưa có số liệu “Tỷ lệ đúng hạn” của đơn vị đến hết kỳ 2025"),
        (target(by=None, entity="an"), {}, "chưa có số liệu “Tỷ lệ đúng hạn” của đơn vị"),
        (
            target(10, measure=Measure.RANK, unit="hạng"),
            {},
            "chưa có thứ hạng “Tỷ lệ đúng hạn” của đơn vị đến hết kỳ 2025",
        ),
        (target(by="2020"), {}, "chưa có số liệu “Tỷ lệ đúng hạn” của đơn vị đến hết kỳ 2020"),
        (target(by=None), {}, "văn bản không nêu thời hạn"),
        (target(unit="phút"), {}, "chỉ tiêu tính bằng “phút” còn chỉ số tính bằng “%”"),
        (
            target(7, Comparator.INCREASE_BY, baseline="2024"),
            {"breaks": [cut("2024")]},
            "mới có một số liệu liền mạch nên chưa tính được mức thay đổi mỗi năm",
        ),
        (
            target(),
            {"breaks": [cut("2024")]},
            "chỉ tiêu đặt ra trước kỳ 2024 nên không so được với số liệu kỳ 2024: Đổi cách tính",
        ),
        (
            target(),
            {"breaks": [cut("2025")]},
            "từ kỳ 2025 số liệu không so được với trước: Đổi cách tính",
        ),
        (
            target(),
            {"ended": date(2025, 6, 30)},
            (
                "chưa có số liệu của kỳ 2025 để kết luận; gần nhất là 92 (kỳ 2024); đơn vị kết thúc"
                " ngày 30/6/2025, trước thời hạn"
            ),
        ),
        (
            target(indicator=None, by=None),
            {"ended": date(2025, 6, 30)},
            "lời văn không gọi tên chỉ số nào mà hệ thống theo dõi; đơn vị kết thúc ngày 30/6/2025",
        ),
    ],
    ids=[
        "no indicator",
        "unknown indicator",
        "nobody",
        "no figure",
        "no figure, no deadline",
        "no rank",
        "none by the deadline",
        "no deadline",
        "unit",
        "one figure since a cut",
        "set before a cut",
        "a cut ahead",
        "ended",
        "ended and no indicator",
    ],
)
def test_what_cannot_be_measured_tells_why(own, drawn, reason):
    found = asked({"2023": 91, "2024": 92}, own, date(2025, 9, 1), **drawn)

    assert (found.state, found.reason.vi) == (TargetState.NOT_MEASURABLE, reason)
    assert found.reason.en != found.reason.vi


def test_without_a_deadline_only_what_is_reached_can_be_told():
    assert asked({"2023": 90, "2024": 97}, target(by=None)).state is TargetState.REACHED


def test_figures_of_before_a_cut_and_in_doubt_do_not_count():
    figures = {"2020": 10, "2021": 20, "2022": 91, "2023": 92, "2024": Figure(40, doubtful=True)}

    found = asked(figures, breaks=[cut("2022"), cut("2023", Severity.NOTE)])

    assert (found.current, found.current_per_year) == (92, 1)


def test_nothing_is_counted_across_a_cut():
    found = asked({"2023": 91, "2024": 92}, breaks=[cut("2025")])

    assert (found.level, found.current, found.gap, found.needed_per_year, found.reached_by) == (
        95,
        92,
        None,
        None,
        None,
    )


def test_a_deadline_before_a_cut_is_seen_in_its_own_stretch():
    assert (
        asked({"2021": 90, "2022": 96, "2024": 60}, target(by="2022"), breaks=[cut("2023")]).state
        is TargetState.REACHED
    )


def test_ranks_are_followed_among_as_many():
    places = {"2021": (40, 63), "2022": (30, 63), "2023": (24, 63), "2024": (12, 34)}
    figures = {at: Figure(rank=rank, rank_of=of) for at, (rank, of) in places.items()}
    own = target(20, Comparator.AT_MOST, measure=Measure.RANK, unit="hạng")

    past, now = (
        asked({at: figures[at] for at in ("2021", "2022", "2023")}, own),
        asked(figures, own),
    )

    assert (past.current, past.gap, past.current_per_year, past.needed_per_year, past.state) == (
        24,
        -4,
        -8,
        -2,
        TargetState.ON_TRACK,
    )
    assert (now.current, now.current_per_year, now.state) == (12, None, TargetState.REACHED)


def test_a_group_is_seen_as_its_limit():
    own = target(None, Comparator.EQUAL, measure=Measure.GROUP, printed="nhóm A", unit=None)

    found = asked(
        {"2023": 80, "2024": 86}, own, groups=[group("A", 90, None), group("B", None, 90)]
    )

    assert (found.level, found.gap, found.state) == (90, 4, TargetState.ON_TRACK)


def test_a_yearly_step_is_seen_at_the_deadline():
    found = asked(
        {"2022": 40, "2023": 49, "2024": 61},
        target(10, Comparator.INCREASE_BY, unit="%/năm", valid_from="2023"),
    )

    assert (found.level, found.needed_per_year, found.current_per_year, found.state) == (
        70,
        9,
        10.5,
        TargetState.ON_TRACK,
    )


def test_a_unit_that_ended_has_its_own_last_day():
    office = replace(OFFICE, valid_to=date(2025, 2, 28))

    assert asked({"2023": 96, "2024": 96}, office=office).reason.en.endswith(
        "the unit ended on 2025-02-28, before the deadline"
    )


@given(
    LEVELS,
    LEVELS,
    st.none() | LEVELS,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.integers(2020, 2030),
)
def test_reached_where_the_aim_holds_at_the_deciding_figure(
    level, value, rate, upward, strict, over, year
):
    by = parse("2025")
    course = Course(
        RequiredLevel(level, upward, strict),
        step(f"{min(year, 2025)}", value),
        rate,
        by,
        over,
        None,
    )

    verdict = course.verdict()

    holds = (
        (value > level if strict else value >= level)
        if upward
        else (value < level if strict else value <= level)
    )
    if year >= 2025:
        assert verdict is (TargetState.REACHED if holds else TargetState.MISSED)
    elif over:
        assert verdict not in tuple(TargetState)
    else:
        assert (verdict is TargetState.REACHED) == holds


@given(LEVELS, LEVELS, st.integers(2010, 2024))
def test_what_is_needed_each_year_adds_up_to_the_gap(level, value, year):
    course = Course(
        RequiredLevel(level, level > value),
        step(str(year), value),
        None,
        parse("2025"),
        False,
        None,
    )

    if value == level:
        assert course.needed is None or course.goal.strict
    else:
        assert course.needed * (2025 - year) == pytest.approx(level - value, abs=1e-6)


@given(LEVELS, LEVELS, LEVELS, st.integers(2010, 2024))
def test_on_track_where_the_slope_is_at_least_what_is_needed(level, value, rate, year):
    course = Course(
        RequiredLevel(level, level > value),
        step(str(year), value),
        rate,
        parse("2025"),
        False,
        None,
    )

    if value != level:
        ahead = round(rate - course.needed, 9) * (1 if level > value else -1)
        assert ahead == 0 or (course.verdict() is TargetState.ON_TRACK) == (ahead > 0)


def step(text: str, value: float) -> DatedValue:
    """A figure of a year."""
    at = parse(text)
    return DatedValue(at, end(at) - 0.5, end(at), value)
