"""Totals against their parts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.importing.assertions.sums import _slack
from hub.words.rounding import slack
from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.importing.assertions.wide import judged, rows, take, told, wide

PARTS = (
    rows({"tinh-1": 50.25, "tinh-2": 40.0}, code="A"),
    rows({"tinh-1": 13.15, "tinh-2": 30.5}, code="B"),
)
KNOWN = """[[known]]
check = "PARTS"
indicator = "WIDE/TOTAL"
valid_from = "2024"
most = 6.0
doubtful = true
note = "wide/apart"
reason_vi = "Cổng tính hai số vào lúc khác nhau."
reason_en = "The portal computes the two at different moments."
"""


@SQLITE
def test_a_total_that_is_not_its_parts_is_told_with_the_arithmetic(
    hub: TestHub, tmp_path: Path
) -> None:
    [line] = told(hub, wide(hub, tmp_path), rows({"tinh-1": 68.5, "tinh-2": 70.5}), *PARTS)

    assert (
        line == "2024.csv:2: WIDE/TOTAL of Province 1 is 68.50, its parts add up to 63.40; "
        "difference −5.10, beyond ±0.060"
    )


@pytest.mark.parametrize("total", [63.4, 63.41, 63.39])
@SQLITE
def test_rounding_explains_its_own(hub: TestHub, tmp_path: Path, total: float) -> None:
    assert told(hub, wide(hub, tmp_path), rows({"tinh-1": total}), *PARTS) == []


@pytest.mark.parametrize(
    ("total", "explained"),
    [(63.4, True), (63.5, True), (63.6, False), (63.0, False), (63.52, False)],
)
@SQLITE
def test_a_total_that_is_rounded_more_than_its_parts_is_explained(
    hub: TestHub, tmp_path: Path, total: float, explained: bool
) -> None:
    parts = rows({"tinh-1": 50.31}, code="A"), rows({"tinh-1": 13.14}, code="B")

    assert (
        told(hub, wide(hub, tmp_path), rows({"tinh-1": total, "tinh-2": 70.5}), *parts) == []
    ) is explained


@SQLITE
def test_parts_that_are_held_count_with_those_of_the_file(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)
    take(hub, dataset, [row for table in PARTS for row in table])

    assert len(told(hub, dataset, rows({"tinh-1": 68.5}))) == 1
    assert told(hub, dataset, rows({"tinh-1": 63.4})) == []


@SQLITE
def test_a_part_is_set_against_the_total_that_is_held(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)
    take(hub, dataset, [*rows({"tinh-1": 63.4}), *PARTS[0]])

    assert [
        line.partition(":")[0] for line in told(hub, dataset, rows({"tinh-1": 31.15}, code="B"))
    ] == ["2024.csv"]


@SQLITE
def test_another_source_or_a_lacking_part_tells_nothing(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)

    assert told(hub, dataset, rows({"tinh-1": 68.5}, source="wide/again"), *PARTS) == []
    assert told(hub, dataset, rows({"tinh-1": 68.5}), PARTS[0]) == []


@SQLITE
def test_a_declared_contradiction_is_reported_and_leaves_the_total_doubtful(
    hub: TestHub, tmp_path: Path
) -> None:
    _, verdict = judged(
        hub, wide(hub, tmp_path, KNOWN), rows({"tinh-1": 68.5, "tinh-2": 70.5}), *PARTS
    )

    assert verdict.suspicions == []
    assert verdict.reported[0].text.en.endswith("The portal computes the two at different moments.")
    assert list(verdict.doubts.values()) == ["wide/apart"]


@SQLITE
def test_beyond_its_declared_size_a_contradiction_stops(hub: TestHub, tmp_path: Path) -> None:
    _, verdict = judged(hub, wide(hub, tmp_path, KNOWN), rows({"tinh-1": 69.5}), *PARTS)

    assert (len(verdict.suspicions), verdict.reported, verdict.doubts) == (1, [], {})


@SQLITE
def test_where_a_dataset_withholds_nothing_stops_and_neither_total_nor_part_lands(
    hub: TestHub, tmp_path: Path
) -> None:
    _, verdict = judged(
        hub,
        wide(hub, tmp_path, 'suspected = "withheld"\n'),
        rows({"tinh-1": 68.5, "tinh-2": 70.5}),
        *PARTS,
    )

    assert (verdict.suspicions, len(verdict.reported), len(verdict.withheld)) == ([], 1, 3)


@given(st.floats(0, 1e6), st.integers(0, 9))
def test_rounding_is_that_of_a_reconciliation(value: float, places: int) -> None:
    import numpy as np

    assert _slack(np.array([value]), np.array([places]))[0] == pytest.approx(slack(value, places))
