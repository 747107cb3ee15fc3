"""What no figure can be."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.catalogue import timing
from hub.words.period import parse
from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.importing.assertions.wide import judged, rows, wide

TODAY = date(2026, 11, 29)


def wrong(hub: TestHub, folder: Path, *tables, **more) -> list[str]:
    """Every fault, in English."""
    return [fault.wanted.en for fault in judged(hub, wide(hub, folder), *tables, **more)[0]]


@pytest.mark.parametrize(
    ("period", "likely"),
    [
        ("2062", "2026"),
        ("2062-10", "2026-10"),
        ("2052-Q1", "2025-Q1"),
        ("2027", "2026"),
        ("2026-12", "2025-12"),
        ("2199-01", None),
    ],
)
def test_a_period_to_come_is_refused_with_the_likely_one(period: str, likely: str | None) -> None:
    text = timing.to_come(parse(period), TODAY)

    assert text.vi == f"kỳ {period} chưa tới" + (f"; có phải {likely}?" if likely else "")


@pytest.mark.parametrize("period", ["2026", "2026-11", "2026-Q4", "2025", "2022/2028"])
def test_a_period_that_has_begun_is_none(period: str) -> None:
    assert timing.to_come(parse(period), TODAY) is None


@given(st.integers(1901, 2199), st.integers(1, 12))
def test_the_likely_period_has_begun_and_keeps_its_months(year: int, month: int) -> None:
    at = parse(f"{year}-{month:02}")
    likely = timing.likely(at, TODAY)

    assert likely is None or (
        likely.first_day <= TODAY and (likely.month, likely.months) == (month, 1)
    )


@pytest.mark.parametrize(
    ("period", "value", "shown"),
    [("2062", 80.0, "2062"), ("2024-11", 80.0, "2024-11"), ("2024", 100.5, "100.5")],
)
@SQLITE
def test_a_fault_shows_what_is_wrong(
    hub: TestHub, tmp_path: Path, period: str, value: float, shown: str
) -> None:
    [fault] = judged(hub, wide(hub, tmp_path), rows({"tinh-1": value}, period))[0]

    assert fault.found == shown


@pytest.mark.parametrize(
    ("table", "said"),
    [
        pytest.param(
            rows({"tinh-1": 80.0}, "2024-11"),
            ["Wide has figures by years, not of 2024-11"],
            id="a month of a yearly index",
        ),
        pytest.param(
            rows({"tinh-1": 80.0}, "2062"), ["2062 has not begun; perhaps 2026?"], id="to come"
        ),
        pytest.param(rows({"tinh-1": 100.01}), ["WIDE/TOTAL is 100.01, outside 0–100"], id="above"),
        pytest.param(
            rows({"tinh-1": float("nan")}), ["WIDE/TOTAL is nan, outside 0–100"], id="no number"
        ),
        pytest.param(rows({"tinh-1": 100.0000001}), [], id="rounded"),
        pytest.param(
            [row._replace(printed="50%") for row in rows({"tinh-1": 50.0}, code="A")],
            ["50%: the column WIDE/A is not in percent"],
            id="percent of points",
        ),
        pytest.param(
            [row._replace(printed="50 điểm") for row in rows({"tinh-1": 50.0})],
            ["50 điểm: the column WIDE/TOTAL is not in points"],
            id="points of percent",
        ),
        pytest.param(
            [row._replace(printed="50 %") for row in rows({"tinh-1": 50.0})],
            [],
            id="percent of percent",
        ),
    ],
)
@SQLITE
def test_what_cannot_be_is_a_fault(
    hub: TestHub, tmp_path: Path, table: list, said: list[str]
) -> None:
    assert wrong(hub, tmp_path, table) == said
