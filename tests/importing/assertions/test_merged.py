"""Units that ended within a period beside what they became."""

from pathlib import Path

from hub.dataset.rows import ObservationRow
from hub.words.terms import EntityKind
from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.importing.assertions.wide import rows, take, told, wide

LINE = (
    "2024.csv:{}: WIDE/TOTAL of 2024 tells in one table of units that ended within it and of what"
    " they became: Old ministry (2024-06-30) → New ministry; look at the period and the names, or"
    " part them in two periods"
)


def ministries(
    values: dict[str, float], at: str = "2024", source: str = "wide/book"
) -> list[ObservationRow]:
    return rows(values, at, source=source, kind=EntityKind.MINISTRY)


@SQLITE
def test_a_unit_that_ended_within_the_period_beside_its_successor_is_told(
    hub: TestHub, tmp_path: Path
) -> None:
    assert told(hub, wide(hub, tmp_path), ministries({"bo-moi": 82.0, "bo-cu": 81.0})) == [
        LINE.format(2)
    ]


@SQLITE
def test_a_successor_beside_what_the_source_told_before_of_the_unit_is_told(
    hub: TestHub, tmp_path: Path
) -> None:
    dataset = wide(hub, tmp_path)
    take(hub, dataset, ministries({"bo-cu": 81.0}))

    assert told(hub, dataset, ministries({"bo-moi": 82.0})) == [LINE.format(2)]
    assert told(hub, dataset, ministries({"bo-moi": 82.0}, source="wide/paper")) == []


@SQLITE
def test_units_of_one_map_and_one_that_only_grew_are_none(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)

    assert told(hub, dataset, ministries({"bo-lon": 82.0, "bo-cu": 81.0})) == []
    assert told(hub, dataset, ministries({"bo-lon": 82.0, "bo-cu": 81.0}, "2023")) == []
