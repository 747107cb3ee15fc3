"""The days on which an index was read, and how much is held of each."""

from dataclasses import replace

from hub.queries.readings import Question, readings
from hub.words.period import parse
from tests.hubs import TestHub
from tests.queries.bring import bring, of_any_length

READ = "period,entity,code,value,source,reading\n"


def test_days_of_reading_stand_the_newest_first_with_how_much_is_held(hub: TestHub):
    of_any_length(hub, "READING")
    bring(
        hub,
        "2018,Ân,TOTAL,50,made/book,2018-05-05",
        "2018,Bình,TOTAL,51,made/book,2018-05-05",
        "2018,Cường,TOTAL,52,made/book,2018-05-05",
        "2018,Ân,TOTAL,53,made/book,2018-06-05",
        "2019,Ân,TOTAL,53,made/book,2019-06-05",
        header=READ,
    )

    assert held(hub) == [
        ("2019-06-05", "2019", 1, 3, False),
        ("2018-06-05", "2018", 1, 3, False),
        ("2018-05-05", "2018", 3, 3, True),
    ]
    assert held(hub, "2019") == [("2019-06-05", "2019", 1, 3, False)]
    assert held(hub, "2017") == []


def test_where_the_total_is_not_read_its_parts_are(hub: TestHub):
    of_any_length(hub, "READING")
    bring(hub, "2018,Ân,COST,5,made/book,2018-05-05", header=READ)

    assert held(hub) == [("2018-05-05", "2018", 1, 3, False)]


def test_an_index_that_is_not_read_has_no_readings(hub: TestHub):
    assert held(hub) == []


def held(hub: TestHub, period: str | None = None) -> list[tuple[str, str, int, int, bool]]:
    """The readings of the made-up index."""
    view = hub.reader.view()
    question = Question(view.catalogue.index("MADE"), period and parse(period))
    return [
        (
            str(reading.date),
            str(reading.cell.period),
            reading.cell.held,
            reading.cell.expected,
            reading.cell.complete,
        )
        for reading in readings(view, question)
    ]


def test_no_figures_are_loaded_of_an_index_without_readings(hub: TestHub):
    now, loaded = hub.reader.view(), []

    def find(catalogue, indicator, version):
        loaded.append(indicator.code)
        return now.find(catalogue, indicator, version)

    view = replace(now, find=find)

    assert readings(view, Question(now.catalogue.indices["MADE"])) == ()
    assert loaded == []
