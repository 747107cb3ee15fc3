"""Values outside what peers and their own past allow, and shares."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.checking import robust
from hub.checking.shares import mistaken
from tests.checking.wide import UNITS, USUAL, rows, take, told, wide
from tests.databases import SQLITE
from tests.hubs import TestHub

BEFORE = {unit: value - 0.5 + number % 3 for number, (unit, value) in enumerate(USUAL.items())}


@SQLITE
def test_a_value_far_from_peers_and_past_is_told(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)
    take(hub, dataset, rows(BEFORE, "2023"))

    [line] = told(hub, dataset, rows(USUAL | {"tinh-7": 48.2}))

    assert line == "2024.csv:9: WIDE/TOTAL of Province 7 in 2024 is 48.2: others are near 82.9, its own figure before is 82.67"


@SQLITE
def test_a_unit_that_was_always_apart_is_none(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)
    take(hub, dataset, rows(BEFORE | {"tinh-7": 50.0}, "2023"))

    assert told(hub, dataset, rows(USUAL | {"tinh-7": 48.2})) == []


@SQLITE
def test_the_fall_of_all_and_a_step_to_where_others_stand_are_none(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)
    take(hub, dataset, rows(BEFORE | {"tinh-7": 70.0}, "2023"))

    assert told(hub, dataset, rows({unit: value - 20 for unit, value in USUAL.items()} | {"tinh-7": 51.0})) == []
    assert told(hub, dataset, rows(USUAL)) == []


@SQLITE
def test_two_wrong_values_of_twenty_hide_neither(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)
    take(hub, dataset, rows(BEFORE, "2023"))

    assert len(told(hub, dataset, rows(USUAL | {"tinh-7": 48.2, "tinh-9": 38.2}))) == 2


@SQLITE
def test_without_a_past_only_what_is_much_farther_is_told(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)

    assert told(hub, dataset, rows(USUAL | {"tinh-7": 70.0})) == []
    assert len(told(hub, dataset, rows(USUAL | {"tinh-7": 48.2}))) == 1
    assert told(hub, dataset, rows({unit: USUAL[unit] for unit in UNITS[:8]} | {"tinh-8": 48.2})) == []


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


@pytest.mark.parametrize(("value", "others", "is_share"), [
    (0.9102, [91.76, 90.65], True), (0.615, [60.2], True), (1.0, [98.0, 97.0], True),
    (0.4, [30.0, 1.2, 60.0], False), (0.91, [2.0, 1.8], False), (0.05, [91.0, 90.0], False)])
def test_a_share_is_known_by_the_others(value: float, others: list[float], is_share: bool) -> None:
    assert mistaken(np.array([value]), np.array(others)).tolist() == [is_share]


@SQLITE
def test_a_share_among_percents_is_asked_about_once(hub: TestHub, tmp_path: Path) -> None:
    [line] = told(hub, wide(hub, tmp_path), rows(USUAL | {"tinh-7": 0.8217}))

    assert line == "2024.csv:9: WIDE/TOTAL of Province 7 in 2024 is 0.8217: perhaps a share not multiplied by 100 (82.17)?"


@SQLITE
def test_a_whole_column_of_shares_is_asked_about_once(hub: TestHub, tmp_path: Path) -> None:
    dataset, shares = wide(hub, tmp_path), {unit: value / 100 for unit, value in USUAL.items()}

    [line] = told(hub, dataset, rows(shares))
    take(hub, dataset, rows(BEFORE, "2023"))

    assert line.startswith("2024.csv:2: the whole column WIDE/TOTAL of 2024 (20 figures) is at most 1: perhaps shares")
    assert told(hub, dataset, rows(shares)) == [line]
    assert told(hub, dataset, rows(shares, code="SHARE")) == []
