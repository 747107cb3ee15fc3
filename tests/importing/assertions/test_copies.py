"""Figures of another period again, incomplete tables, sources of another day."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from hub.dataset.rows import SourceRow
from hub.importing.assertions.copies import telling
from hub.words.terms import SourceTier
from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.importing.assertions.wide import UNITS, USUAL, judged, rows, take, told, wide

OTHER = {
    unit: value + 0.37 + number % 4 * 0.11 for number, (unit, value) in enumerate(USUAL.items())
}


@SQLITE
def test_the_same_figures_under_another_period_are_suspect(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)
    line = (
        "2024.csv:2: the figures of 2024 are those of 2023 in 1 indicators (WIDE/TOTAL): perhaps a"
        " wrong copy"
    )

    assert told(hub, dataset, rows(USUAL, "2023"), rows(USUAL, "2024")) == [line]
    take(hub, dataset, rows(USUAL, "2023"))
    assert told(hub, dataset, rows(USUAL, "2024")) == [line]
    assert told(hub, dataset, rows(USUAL, "2023")) == []


@pytest.mark.parametrize(("changed", "suspect"), [(2, True), (3, False)])
@SQLITE
def test_suspicion_wants_nine_in_ten_equal(
    hub: TestHub, tmp_path: Path, changed: int, suspect: bool
) -> None:
    other = USUAL | {unit: OTHER[unit] for unit in UNITS[:changed]}

    assert bool(told(hub, wide(hub, tmp_path), rows(USUAL, "2023"), rows(other, "2024"))) is suspect


@pytest.mark.parametrize(
    "same",
    [
        pytest.param(
            {unit: float(50 + number % 3 * 25) for number, unit in enumerate(UNITS)},
            id="few round values",
        ),
        pytest.param({unit: USUAL[unit] for unit in UNITS[:9]}, id="too few to tell"),
    ],
)
@SQLITE
def test_figures_that_tell_little_may_come_again(
    hub: TestHub, tmp_path: Path, same: dict[str, float]
) -> None:
    assert told(hub, wide(hub, tmp_path), rows(same, "2023"), rows(same, "2024")) == []


def items(*units: dict[str, float]) -> list:
    """A table of each of twelve items, of a first value and a step for each unit."""
    return [
        rows({unit: round(first + item * 1.37, 2) for unit, first in each.items()}, code=f"I{item}")
        for each in units
        for item in range(12)
    ]


@SQLITE
def test_a_row_that_is_another_units_is_told(hub: TestHub, tmp_path: Path) -> None:
    [line] = told(
        hub, wide(hub, tmp_path), *items({"tinh-1": 50.13, "tinh-2": 51.26, "tinh-3": 50.13})
    )

    assert (
        line
        == "2024.csv:4: 12 figures of Province 3 in 2024 are those of Province 1: perhaps one row"
        " filled in twice"
    )


@SQLITE
def test_units_with_some_equal_figures_are_two(hub: TestHub, tmp_path: Path) -> None:
    tables = items({"tinh-1": 50.13, "tinh-2": 51.26, "tinh-3": 50.13})
    changed = [
        [row._replace(value=70.11) if at < 2 and row.entity == "tinh-3" else row for row in table]
        for at, table in enumerate(tables)
    ]

    assert told(hub, wide(hub, tmp_path), *changed) == []


@pytest.mark.parametrize(
    ("units", "suspect"),
    [
        pytest.param([*UNITS[1:], UNITS[0]], True, id="slid by one"),
        pytest.param(UNITS[::-1], True, id="turned round"),
        pytest.param([UNITS[1], UNITS[0], *UNITS[2:]], False, id="two changed places"),
        pytest.param(UNITS, False, id="the same"),
    ],
)
@SQLITE
def test_a_column_that_slid_against_its_names_is_told(
    hub: TestHub, tmp_path: Path, units: list[str], suspect: bool
) -> None:
    dataset = wide(hub, tmp_path)
    take(hub, dataset, rows(USUAL))
    slid = dict(zip(units, USUAL.values(), strict=True))

    lines = told(hub, dataset, rows(slid))

    assert any("perhaps the column slid against its names" in line for line in lines) is suspect


def test_telling_values_have_three_digits() -> None:
    assert telling(np.array([91.5, 0.873, 125.0, 18.0, 100.0, 0.5, 0.0, 1.0, 8.25])).tolist() == [
        True,
        True,
        True,
        False,
        False,
        False,
        False,
        False,
        True,
    ]


@SQLITE
def test_a_table_of_too_few_units_is_told_unless_it_is_a_part(hub: TestHub, tmp_path: Path) -> None:
    dataset, few = (
        wide(hub, tmp_path, '[assertions]\ncomplete = ["WIDE/TOTAL"]\n'),
        {unit: USUAL[unit] for unit in UNITS[:4]},
    )

    [line] = told(hub, dataset, rows(few))

    assert "WIDE/TOTAL of 2024 has only 4 of " in line
    assert judged(hub, dataset, rows(few), is_part=True)[1].suspicions == []


@SQLITE
def test_a_correction_of_a_whole_table_needs_no_more_than_its_own_units(
    hub: TestHub, tmp_path: Path
) -> None:
    dataset, one = (
        wide(hub, tmp_path, '[assertions]\ncomplete = ["WIDE/TOTAL"]\n'),
        {"tinh-1": USUAL["tinh-1"] + 0.5},
    )
    every = USUAL | {f"tinh-{number}": 80.0 for number in range(len(UNITS), 20)}
    take(hub, dataset, rows(every))

    assert told(hub, dataset, rows(one)) == []
    assert not any(
        "has only" in line for line in told(hub, dataset, rows(one, source="wide/again"))
    )
    assert any("has only 1 of " in line for line in told(hub, dataset, rows(one, "2023")))


@SQLITE
def test_halves_by_two_sources_are_no_table_and_by_one_they_are(
    hub: TestHub, tmp_path: Path
) -> None:
    dataset = wide(hub, tmp_path, '[assertions]\ncomplete = ["WIDE/TOTAL"]\n')
    half, other = ({unit: USUAL[unit] for unit in part} for part in (UNITS[:12], UNITS[12:]))
    take(hub, dataset, rows(half))

    assert not any("has only" in line for line in told(hub, dataset, rows(other)))
    assert any(
        "has only 12 of " in line for line in told(hub, dataset, rows(other, source="wide/again"))
    )


@SQLITE
def test_a_source_of_another_day_alone_is_told(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)
    take(hub, dataset, rows(USUAL))

    [line] = told(hub, dataset, rows(OTHER, source="wide/again"))

    assert (
        line == "2024.csv:2: the source “Quyết định công bố (số 12/QĐ-TĐ)” of Người thử is of"
        " 2025-05-13, one that is held is of 2025-03-15: perhaps one document with its day"
        " mistyped"
    )
    assert told(hub, dataset, rows(OTHER, "2025", source="wide/again")) == []


@pytest.mark.parametrize(
    ("publisher", "title", "day", "suspect"),
    [
        pytest.param(
            "Người thử", "Quyết định công bố", date(2025, 3, 15), True, id="number left blank"
        ),
        pytest.param(
            "Người thử",
            "Quyết định công bố (số 0012/QĐ-TĐ)",
            date(2025, 3, 15),
            True,
            id="zeros before the number",
        ),
        pytest.param("Người thử", "Công bố điểm (số 12/QĐ-TĐ)", None, True, id="another title"),
        pytest.param(
            "Người thử",
            "Quyết định công bố (số 13/QĐ-TĐ)",
            date(2025, 3, 15),
            False,
            id="another number",
        ),
        pytest.param(
            "Người thử", "Quyết định đính chính", date(2025, 3, 15), False, id="another decision"
        ),
        pytest.param(
            "Người khác",
            "Quyết định công bố (số 12/QĐ-TĐ)",
            date(2025, 3, 15),
            False,
            id="another publisher",
        ),
    ],
)
@SQLITE
def test_one_decision_that_is_told_in_two_ways_is_suspect(
    hub: TestHub, tmp_path: Path, publisher: str, title: str, day: date | None, suspect: bool
) -> None:
    dataset = wide(hub, tmp_path)
    take(
        hub,
        dataset,
        [
            SourceRow("wide/other", publisher, title, SourceTier.OFFICIAL, published_on=day),
            *rows(USUAL),
        ],
    )

    assert bool(told(hub, dataset, rows(OTHER, source="wide/other"))) is suspect


@SQLITE
def test_a_publisher_spelt_otherwise_is_the_same(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)
    spelt = [
        SourceRow(
            f"wide/{own}",
            publisher,
            "Quyết định (số 7/QĐ-UBND)",
            SourceTier.OFFICIAL,
            published_on=date(2025, 3, 15),
        )
        for own, publisher in (
            ("long", "Ủy ban nhân dân tỉnh Tinh Một"),
            ("short", "UBND Tinh Một"),
        )
    ]
    take(hub, dataset, [*spelt, *rows(USUAL, source="wide/long")])

    [line] = told(hub, dataset, rows(OTHER, source="wide/short"))

    assert (
        "may be the held “Quyết định (số 7/QĐ-UBND)” of Ủy ban nhân dân tỉnh Tinh Một (wide/long)"
        in line
    )


@SQLITE
def test_a_row_that_is_another_units_is_told_among_several_readings(
    hub: TestHub, tmp_path: Path
) -> None:
    first = [
        [row._replace(reading=20260901) for row in table]
        for table in items({"tinh-1": 50.13, "tinh-2": 51.26, "tinh-3": 50.13})
    ]
    later = [
        [row._replace(reading=20260908, origin=f"b{row.origin}") for row in table]
        for table in items({"tinh-1": 60.13, "tinh-2": 61.46, "tinh-3": 62.71})
    ]

    found = told(hub, wide(hub, tmp_path), *first, *later)

    assert found == [
        "2024.csv:4: 12 figures of Province 3 in 2024 are those of Province 1: perhaps one row"
        " filled in twice"
    ]
