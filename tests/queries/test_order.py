"""In which order the rows of a comparison stand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.catalogue import Entity, EntityName
from hub.panels.panel import Cell, Mark
from hub.queries.comparison import Order, Question, compare
from hub.queries.comparison.order import ordered
from hub.queries.comparison.row import Row
from hub.queries.competition import PeriodReading
from hub.words.period import parse
from hub.words.terms import EntityKind, MissingReason, Status
from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.queries.drawn import SHARE

YEAR = parse("2024")


def row(own: int, value: float | None, rank: int | None = None, **mark) -> Row:
    """A row of a unit, whose name comes the later the higher its number."""
    name = chr(ord("a") + own)
    unit = Entity(
        own,
        f"u{own}",
        EntityKind.PROVINCE,
        None,
        None,
        date(2000, 1, 1),
        None,
        None,
        (EntityName(name, name, name, name, False, None, None),),
    )
    status = Status.MISSING if value is None and rank is None else Status.REPORTED
    cell = Cell(own, value, rank, None, status, MissingReason.NONE, 0, Mark(**mark))
    return Row(unit, SHARE, PeriodReading(YEAR, 0), cell, None)


def ids(rows: list[Row], order: Order = Order.BEST_FIRST) -> list[int]:
    return [each.entity.id for each in ordered(rows, order)]


def test_equal_values_stand_by_their_published_rank():
    assert ids([row(1, 89.13, 23), row(2, 89.13, 22), row(3, 89.13), row(4, 90, 21)]) == [
        4,
        2,
        1,
        3,
    ]


def test_a_unit_of_which_a_rank_alone_is_held_stands_by_it():
    rows = [row(1, 96, 1), row(2, None, 2), row(3, 92, 3), row(4, None, 5), row(5, 91, 4)]

    assert ids(rows) == [1, 2, 3, 5, 4]
    assert ids(rows, Order.WORST_FIRST) == [4, 5, 3, 2, 1]


def test_a_rank_stands_by_itself_where_no_value_has_one():
    assert ids([row(1, 96), row(2, 95), row(3, 94), row(4, None, 2)]) == [1, 4, 2, 3]


def test_a_rank_that_its_value_contradicts_moves_nobody_else():
    rows = [row(1, 99, 60), row(2, 96, 1), row(3, 92, 3), row(4, None, 2), row(5, 90, 4)]

    assert ids(rows) == [1, 2, 4, 3, 5]


def test_a_value_in_doubt_places_no_rank():
    rows = [row(1, 99, 3, doubtful=True), row(2, 96, 1), row(3, None, 2)]

    assert ids(rows) == [1, 2, 3]


def test_ranks_of_another_block_place_nobody():
    rows = [row(1, 9, 1, block="A"), row(2, 8, 2, block="A"), row(3, None, 1, block="B")]

    assert ids(rows) == [3, 1, 2]


def test_those_of_which_nothing_is_held_stand_last_by_name():
    assert ids([row(3, None), row(2, None), row(1, 5), row(4, None, 9)]) == [1, 4, 2, 3]


figures = st.lists(
    st.tuples(st.none() | st.integers(0, 5), st.none() | st.integers(1, 9), st.booleans()),
    max_size=12,
)


@given(figures)
def test_every_row_stands_once_and_values_never_rise(drawn):
    rows = [row(own, value, rank, doubtful=doubt) for own, (value, rank, doubt) in enumerate(drawn)]

    best = ordered(rows, Order.BEST_FIRST)

    assert sorted(each.entity.id for each in best) == list(range(len(rows)))
    values = [each.value for each in best if each.value is not None]
    assert values == sorted(values, reverse=True)
    alone = [each.cell.rank for each in best if each.value is None and each.cell.rank]
    assert alone == sorted(alone)


@given(st.permutations(range(1, 13)), st.sets(st.integers(1, 12)))
def test_where_ranks_agree_with_values_the_order_is_that_of_the_ranks(ranks, without_value):
    rows = [row(rank, None if rank in without_value else 100 - rank, rank) for rank in ranks]

    assert ids(rows) == list(range(1, 13))
    assert ids(rows, Order.WORST_FIRST) == list(range(12, 0, -1))


@SQLITE
def test_the_first_ten_of_par_index_2024_hold_the_second_and_the_fifth(real: TestHub):
    answer = compare(real.reader.view(), Question("PAR_INDEX/TOTAL", YEAR))

    rows = answer.rows[:10]
    ranks = [each.cell.rank for each in rows]
    assert ranks[:5] == [1, 2, 3, 4, 5]
    assert ranks == sorted(ranks)
    assert [each.entity.public_id for each in rows if each.value is None] == [
        "ba-ria-vung-tau",
        "thai-nguyen",
    ]


@SQLITE
@pytest.mark.parametrize("year", range(2012, 2025))
def test_published_ranks_of_rows_with_a_rank_alone_stand_in_their_order(real: TestHub, year):
    answer = compare(real.reader.view(), Question("PAR_INDEX/TOTAL", parse(str(year))))

    alone = [row.cell.rank for row in answer.rows if row.cell and row.value is None]
    assert [rank for rank in alone if rank] == sorted(rank for rank in alone if rank)
