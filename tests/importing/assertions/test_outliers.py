"""Values outside what peers and their own past allow, and shares."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.dataset.rows import ObservationRow
from hub.importing.assertions import robust, tenfold
from hub.importing.assertions.shares import mistaken
from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.importing.assertions.wide import UNITS, USUAL, rows, take, told, wide

BEFORE = {unit: value - 0.5 + number % 3 for number, (unit, value) in enumerate(USUAL.items())}


@SQLITE
def test_a_value_far_from_peers_and_past_is_told(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)
    take(hub, dataset, rows(BEFORE, "2023"))

    [line] = told(hub, dataset, rows(USUAL | {"tinh-7": 48.2}))

    assert (
        line
        == "2024.csv:9: WIDE/TOTAL of Province 7 in 2024 is 48.2: others are near 82.9, its own"
        " figure before is 82.67"
    )


@SQLITE
def test_a_unit_that_was_always_apart_is_none(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)
    take(hub, dataset, rows(BEFORE | {"tinh-7": 50.0}, "2023"))

    assert told(hub, dataset, rows(USUAL | {"tinh-7": 48.2})) == []


@SQLITE
def test_the_fall_of_all_and_a_step_to_where_others_stand_are_none(
    hub: TestHub, tmp_path: Path
) -> None:
    dataset = wide(hub, tmp_path)
    take(hub, dataset, rows(BEFORE | {"tinh-7": 70.0}, "2023"))

    assert (
        told(
            hub,
            dataset,
            rows({unit: value - 20 for unit, value in USUAL.items()} | {"tinh-7": 51.0}),
        )
        == []
    )
    assert told(hub, dataset, rows(USUAL)) == []


@SQLITE
def test_two_wrong_values_of_twenty_hide_neither(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)
    take(hub, dataset, rows(BEFORE, "2023"))

    assert len(told(hub, dataset, rows(USUAL | {"tinh-7": 48.2, "tinh-9": 38.2}))) == 2


@SQLITE
def test_without_a_past_only_what_is_much_farther_is_told(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)

    assert told(hub, dataset, rows(USUAL | {"tinh-7": 72.0})) == []
    assert len(told(hub, dataset, rows(USUAL | {"tinh-7": 65.0}))) == 1
    assert (
        len(told(hub, dataset, rows({unit: USUAL[unit] for unit in UNITS[:5]} | {"tinh-8": 48.2})))
        == 1
    )
    assert (
        told(hub, dataset, rows({unit: USUAL[unit] for unit in UNITS[:4]} | {"tinh-8": 48.2})) == []
    )


@SQLITE
def test_a_part_without_a_past_wants_many_peers(hub: TestHub, tmp_path: Path) -> None:
    dataset, values = wide(hub, tmp_path), {unit: value - 50 for unit, value in USUAL.items()}

    assert (
        told(
            hub,
            dataset,
            rows({unit: values[unit] for unit in UNITS[:8]} | {"tinh-8": 5.0}, code="B"),
        )
        == []
    )
    assert len(told(hub, dataset, rows(values | {"tinh-7": 5.0}, code="B"))) == 1


@SQLITE
def test_peers_spread_evenly_and_far_from_their_pasts_hide_no_fall(
    hub: TestHub, tmp_path: Path
) -> None:
    dataset = wide(hub, tmp_path)
    spread = {unit: 78 + number * 0.7 for number, unit in enumerate(UNITS)}
    take(hub, dataset, rows({unit: 91.3 - value + 78 for unit, value in spread.items()}, "2023"))

    [line] = told(hub, dataset, rows(spread | {"tinh-10": 48.2}))

    assert "Province 10 in 2024 is 48.2" in line


@SQLITE
def test_a_value_that_stands_already_is_no_news(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)
    take(hub, dataset, rows(BEFORE, "2023"))
    take(hub, dataset, rows(USUAL | {"tinh-7": 48.2}))

    assert told(hub, dataset, rows(USUAL | {"tinh-7": 48.2})) == []
    assert len(told(hub, dataset, rows(USUAL | {"tinh-7": 48.3}))) == 1


@SQLITE
def test_a_zero_among_scores_is_told(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)

    assert (
        len(
            told(
                hub,
                dataset,
                rows(
                    {unit: 78 + number / 10 for number, unit in enumerate(UNITS[:9])}
                    | {"tinh-4": 0.0}
                ),
            )
        )
        == 1
    )


@SQLITE
def test_a_moved_decimal_point_is_told_by_few_peers_or_by_the_past_alone(
    hub: TestHub, tmp_path: Path
) -> None:
    dataset = wide(hub, tmp_path)

    few = told(hub, dataset, rows({unit: USUAL[unit] for unit in UNITS[:3]} | {"tinh-7": 8.31}))
    take(hub, dataset, rows({"tinh-7": 82.9}, "2023"))
    alone = told(hub, dataset, rows({"tinh-7": 8.31}))

    assert [line.partition(": WIDE")[0] for line in (*few, *alone)] == ["2024.csv:5", "2024.csv:2"]
    assert alone[0].endswith("there are no others, its own figure before is 82.9")


@SQLITE
def test_without_peers_the_own_past_decides(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)
    take(hub, dataset, rows({"tinh-7": 82.9}, "2023"))

    assert told(hub, dataset, rows({"tinh-7": 60.0})) == []
    assert len(told(hub, dataset, rows({"tinh-7": 45.0}))) == 1
    assert told(hub, dataset, rows({"tinh-7": 45.0, "tinh-8": 47.0})) == []


@SQLITE
def test_a_total_is_set_against_readings_of_another_length_where_there_are_no_others(
    hub: TestHub, tmp_path: Path
) -> None:
    dataset = wide(hub, tmp_path)
    take(hub, dataset, often(BEFORE, "2023"))

    assert len(told(hub, dataset, often({"tinh-7": 48.2}, "2024-02"))) == 1
    assert told(hub, dataset, often({"tinh-7": 81.0}, "2024-02")) == []


def often(values: dict[str, float], at: str) -> list[ObservationRow]:
    return [row._replace(indicator="OFTEN/TOTAL") for row in rows(values, at)]


@pytest.mark.parametrize(
    ("value", "history", "moved"),
    [
        (6.31, [63.37], True),
        (495.0, [490.0, 4.9, 5.0], False),
        (49.5, [4.8, 4.9, 5.0], True),
        (500.0, [5.1], True),
        (9.0, [63.0], False),
        (0.0, [63.0], False),
        (63.0, [60.0], False),
    ],
)
def test_a_moved_point_is_known_by_a_steady_past(
    value: float, history: list[float], moved: bool
) -> None:
    assert tenfold.since(value, history) is moved


@pytest.mark.parametrize(
    ("value", "peers", "is_total", "moved"),
    [
        (6.31, [63.1, 66.31, 65.31], True, True),
        (6.31, [63.1, 66.31], True, False),
        (6.31, [63.1, 66.31, 65.31], False, False),
        (21.0, [63.1, 66.31, 65.31], True, False),
        (6.31, [7.1, 66.0, 65.0], True, False),
    ],
)
def test_a_moved_point_is_known_by_peers(
    value: float, peers: list[float], is_total: bool, moved: bool
) -> None:
    assert tenfold.among(value, np.array(peers), is_total) is moved


@SQLITE
def test_a_figure_alone_is_set_against_the_moment_before(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)
    take(hub, dataset, rows(BEFORE, "2023"))

    assert len(told(hub, dataset, rows({"tinh-7": 48.2}))) == 1
    assert told(hub, dataset, rows({"tinh-7": 81.0})) == []


@given(st.lists(st.floats(40, 60), min_size=20, max_size=40), st.floats(1000, 1e6))
def test_a_tenth_of_wrong_numbers_moves_no_reach(values: list[float], wrong: float) -> None:
    few = len(values) // 12
    mixed = np.array([*values, *[wrong] * few])

    assert robust.reach(mixed, robust.centre(mixed)) <= 20


@pytest.mark.parametrize(
    ("value", "others", "is_share"),
    [
        (0.9102, [91.76, 90.65], True),
        (0.615, [60.2], True),
        (1.0, [98.0, 97.0], True),
        (0.4, [30.0, 1.2, 60.0], False),
        (0.91, [2.0, 1.8], False),
        (0.05, [91.0, 90.0], False),
    ],
)
def test_a_share_is_known_by_the_others(value: float, others: list[float], is_share: bool) -> None:
    assert mistaken(np.array([value]), np.array(others)).tolist() == [is_share]


@SQLITE
def test_a_share_among_percents_is_asked_about_once(hub: TestHub, tmp_path: Path) -> None:
    [line] = told(hub, wide(hub, tmp_path), rows(USUAL | {"tinh-7": 0.8217}))

    assert (
        line
        == "2024.csv:9: WIDE/TOTAL of Province 7 in 2024 is 0.8217: perhaps a share not multiplied"
        " by 100 (82.17)?"
    )


@SQLITE
def test_a_whole_column_of_shares_is_asked_about_once(hub: TestHub, tmp_path: Path) -> None:
    dataset, shares = wide(hub, tmp_path), {unit: value / 100 for unit, value in USUAL.items()}

    [line] = told(hub, dataset, rows(shares))
    take(hub, dataset, rows(BEFORE, "2023"))

    assert line.startswith(
        "2024.csv:2: the whole column WIDE/TOTAL of 2024 (20 figures) is at most 1: perhaps shares"
    )
    assert told(hub, dataset, rows(shares)) == [line]
    assert told(hub, dataset, rows(shares, code="SHARE")) == []
