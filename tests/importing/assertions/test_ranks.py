"""Ranks against scores."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hub.importing.assertions.ranks import strays
from hub.words.terms import EntityKind
from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.importing.assertions.wide import USUAL, judged, rows, take, told, wide

VALUES = {"tinh-1": 91.76, "tinh-2": 91.39, "tinh-3": 91.02, "tinh-4": 90.65}
RANKS = {"tinh-1": 1, "tinh-2": 2, "tinh-3": 3, "tinh-4": 4}


@SQLITE
def test_ranks_in_the_order_of_values_are_right(hub: TestHub, tmp_path: Path) -> None:
    assert told(hub, wide(hub, tmp_path), rows(VALUES, ranks=RANKS)) == []


@SQLITE
def test_a_rank_out_of_order_is_told_with_its_unit(hub: TestHub, tmp_path: Path) -> None:
    [line] = told(hub, wide(hub, tmp_path), rows(VALUES, ranks=RANKS | {"tinh-1": 5}))

    assert (
        line
        == "2024.csv:2: WIDE/TOTAL of 2024: ranks contradict the values of the table of 4 units:"
        " Province 1 91.76 (#5)"
    )


@SQLITE
def test_equal_values_may_share_a_rank_but_no_others(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)

    assert told(hub, dataset, rows(VALUES | {"tinh-2": 91.76}, ranks=RANKS | {"tinh-2": 1})) == []
    assert len(told(hub, dataset, rows(VALUES, ranks=RANKS | {"tinh-2": 1}))) == 1


@SQLITE
def test_a_rounded_value_is_not_out_of_order(hub: TestHub, tmp_path: Path) -> None:
    assert told(hub, wide(hub, tmp_path), rows(VALUES | {"tinh-2": 91.8}, ranks=RANKS)) == []


@SQLITE
def test_what_the_source_said_before_counts(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)
    take(hub, dataset, rows(VALUES, ranks=RANKS))

    assert told(hub, dataset, rows({"tinh-4": 99.0}, ranks={"tinh-4": 4})) != []
    assert (
        told(hub, dataset, rows({"tinh-4": 99.0}, source="wide/again", ranks={"tinh-4": 4}))[
            0
        ].count("perhaps one document")
        == 1
    )


@SQLITE
def test_a_rank_alone_is_set_against_the_values_that_stand_and_a_value_alone_against_the_ranks(
    hub: TestHub, tmp_path: Path
) -> None:
    dataset = wide(hub, tmp_path)
    take(hub, dataset, rows(VALUES, ranks=RANKS))
    ranks_alone = rows(dict.fromkeys(VALUES), ranks=RANKS | {"tinh-1": 5})

    assert told(hub, dataset, rows(dict.fromkeys(VALUES), ranks=RANKS)) == []
    assert [line.partition(": ")[2] for line in told(hub, dataset, ranks_alone)] == [
        "WIDE/TOTAL of 2024: ranks contradict the values of the table of 4 units: Province 1 91.76"
        " (#5)"
    ]
    assert told(hub, dataset, rows(VALUES)) == []
    assert [line.partition(": ")[2] for line in told(hub, dataset, rows({"tinh-4": 91.95}))] == [
        "WIDE/TOTAL of 2024: ranks contradict the values of the table of 4 units: Province 4 91.95"
        " (#4)"
    ]


@SQLITE
def test_blocks_of_a_province_are_ranked_apart(hub: TestHub, tmp_path: Path) -> None:
    values = {f"Sở {number}": value for number, value in enumerate(VALUES.values(), 1)}
    ranks = dict(zip(values, (1, 2, 1, 2), strict=True))
    dataset, table = (
        wide(hub, tmp_path),
        rows(values, ranks=ranks, kind=EntityKind.DEPARTMENT, province="tinh-0"),
    )
    blocks = [row._replace(block="Khối 1" if row.value > 91.2 else "Khối 2") for row in table]

    assert told(hub, dataset, blocks) == []
    assert len(told(hub, dataset, table)) == 1


@SQLITE
def test_readings_are_ranked_apart(hub: TestHub, tmp_path: Path) -> None:
    other = rows({"tinh-5": 99.0}, ranks={"tinh-5": 9}, reading=20240601)

    assert told(hub, wide(hub, tmp_path), rows(VALUES, ranks=RANKS), other) == []


@SQLITE
def test_unequal_totals_of_a_table_are_told(hub: TestHub, tmp_path: Path) -> None:
    table = [
        row._replace(rank_of=34 if row.entity == "tinh-2" else 63)
        for row in rows(VALUES, ranks=RANKS)
    ]

    [line] = told(hub, wide(hub, tmp_path), table)

    assert (
        line
        == "2024.csv:3: ranks of one table are out of different numbers: 3 units out of 63, but"
        " Province 2/34"
    )


@SQLITE
def test_a_rank_that_follows_from_a_suspected_value_is_not_told_again(
    hub: TestHub, tmp_path: Path
) -> None:
    order = {unit: rank for rank, unit in enumerate(sorted(USUAL, key=USUAL.get, reverse=True), 1)}

    _, verdict = judged(hub, wide(hub, tmp_path), rows(USUAL | {"tinh-3": 8.093}, ranks=order))

    assert len(verdict.suspicions) == 1
    assert "others are near" in verdict.suspicions[0].text.en


@given(st.lists(st.floats(0, 100), min_size=1, max_size=30, unique=True), st.data())
def test_one_moved_rank_is_one_stray_at_most(values: list[float], data: st.DataObject) -> None:
    places = list(enumerate(sorted(values, reverse=True), 1))
    at = data.draw(st.integers(0, len(places) - 1))
    places[at] = (data.draw(st.integers(0, 40)) + 0.5, places[at][1])

    assert set(strays(places)) <= {at} or len(strays(places)) == 1


@given(st.lists(st.tuples(st.integers(1, 20), st.floats(0, 100)), max_size=30))
def test_without_the_strays_greater_ranks_have_no_greater_values(
    places: list[tuple[int, float]],
) -> None:
    left = [place for at, place in enumerate(places) if at not in set(strays(places))]

    assert all(not (one[0] < other[0] and one[1] < other[1]) for one in left for other in left)


@SQLITE
def test_ranks_out_of_more_units_than_there_are_told_once(hub: TestHub, tmp_path: Path) -> None:
    table = [row._replace(rank_of=63) for row in rows(VALUES, ranks=RANKS)]

    [line] = told(hub, wide(hub, tmp_path), table)

    assert (
        line
        == "2024.csv:2: WIDE/TOTAL of 2024 ranks 22 units, but another number is told: Province 1"
        " 1/63, Province 2 2/63, Province 3 3/63, Province 4 4/63; look at the period and the"
        " number"
    )


@SQLITE
def test_ranks_out_of_all_units_or_of_those_of_a_province_are_right(
    hub: TestHub, tmp_path: Path
) -> None:
    dataset = wide(hub, tmp_path)
    offices = rows({"tinh-0/so-1": 90.0, "tinh-0/so-2": 80.0}, ranks={"tinh-0/so-1": 1})

    assert told(hub, dataset, [row._replace(rank_of=22) for row in rows(VALUES, ranks=RANKS)]) == []
    assert (
        told(hub, dataset, [row._replace(rank_of=7, kind=EntityKind.DEPARTMENT) for row in offices])
        == []
    )


@SQLITE
def test_one_rank_is_set_against_the_held_scores_of_its_table(hub: TestHub, tmp_path: Path) -> None:
    dataset = wide(hub, tmp_path)
    take(hub, dataset, rows(USUAL))

    [line] = told(hub, dataset, rows({"tinh-5": None}, ranks={"tinh-5": 1}))

    assert (
        line == "2024.csv:2: WIDE/TOTAL of 2024: a rank that is not its value's in the table of 20"
        " units: Province 5 81.55 (#1); there are 14 better values and 5 worse ones"
    )
    assert told(hub, dataset, rows({"tinh-5": None}, ranks={"tinh-5": 15})) == []
    assert (
        len(
            told(
                hub,
                dataset,
                [row._replace(rank_of=22) for row in rows({"tinh-5": None}, ranks={"tinh-5": 18})],
            )
        )
        == 1
    )
