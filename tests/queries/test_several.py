"""Several indicators of the same units in one table."""

import pytest

from hub.queries.comparison import Order
from hub.queries.several import Question, Table, several
from hub.words.errors import BadQuestion, UnknownName
from hub.words.period import parse
from tests.hubs import TestHub
from tests.queries.bring import bring


def test_each_indicator_has_its_own_latest_period_and_the_same_rows(hub: TestHub):
    bring(hub, "2020,Ân,COST,5,made/book", "2020,Bình,COST,4,made/book")

    table = asked(hub, "MADE/TOTAL", "MADE/COST")

    assert [str(each.period) for each in table.comparisons] == ["2019", "2020"]
    assert str(table.lead.period) == "2020"
    assert rows(table) == {
        "an": [value(table, 0, "an"), 5],
        "binh-2020": [None, 4],
    }
    assert [row.missing_reason.name for row in table.comparisons[0].rows][1] == "NOT_YET"


def test_columns_equal_the_comparisons_that_are_asked_alone(hub: TestHub):
    table = asked(hub, "MADE/TOTAL", "MADE/COST", period="2018")

    alone = asked(hub, "MADE/COST", period="2018")
    assert [row.standing for row in table.comparisons[1].rows] == [
        row.standing for row in alone.comparisons[0].rows
    ]
    assert [row.entity.public_id for row in table.comparisons[0].rows] == ["an", "binh", "cuong"]


def test_an_order_is_that_of_the_first_indicator(hub: TestHub):
    best = asked(hub, "MADE/TOTAL", "MADE/COST", period="2018", order=Order.BEST_FIRST)

    values = [row.value for row in best.comparisons[0].rows]
    assert values == sorted(values, reverse=True)
    assert [row.entity for row in best.comparisons[1].rows] == list(best.entities)


def test_the_first_rows_and_the_named_units_are_taken(hub: TestHub):
    first = asked(hub, "MADE/TOTAL", "MADE/COST", period="2018", first=2)
    named = asked(hub, "MADE/TOTAL", "MADE/COST", period="2018", entities=("Cường", "Nowhere"))

    assert list(rows(first)) == ["an", "binh"]
    assert list(rows(named)) == ["cuong"]
    assert [each.name for each in named.lead.unknown] == ["Nowhere"]


def test_an_indicator_named_twice_is_one_column(hub: TestHub):
    table = asked(hub, "MADE/TOTAL", "MADE", "made/total")

    assert [each.indicator.code for each in table.comparisons] == ["MADE/TOTAL"]


@pytest.mark.parametrize("count", [0, 13])
def test_a_table_has_from_one_to_twelve_indicators(hub: TestHub, count):
    names = [f"MADE/{place}" for place in range(count)]

    with pytest.raises(BadQuestion, match=f"câu hỏi nêu {count} chỉ số, cần từ 1 đến 12"):
        asked(hub, *names)


def test_an_indicator_that_nobody_knows_is_named(hub: TestHub):
    with pytest.raises(UnknownName, match="MADE/NOTHING"):
        asked(hub, "MADE/TOTAL", "MADE/NOTHING")


def asked(hub: TestHub, *indicators: str, period: str | None = None, **further) -> Table:
    """The table of these indicators."""
    question = Question(indicators, period and parse(period), **further)
    return several(hub.reader.view(), question)


def rows(table: Table) -> dict[str, list[float | None]]:
    """The values of each unit."""
    return {
        unit.public_id: [each.row(unit).value for each in table.comparisons]
        for unit in table.entities
    }


def value(table: Table, place: int, unit: str) -> float | None:
    """What one column says of a unit."""
    return next(row.value for row in table.comparisons[place].rows if row.entity.public_id == unit)
