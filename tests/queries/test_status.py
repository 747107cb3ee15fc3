"""What is held of each index, and in which words that is told."""

from datetime import date

from hub.queries import status
from hub.words.language import Language
from hub.words.period import parse
from tests.hubs import TestHub

TODAY = date(2020, 1, 1)


def test_what_is_held_by_index(hub: TestHub) -> None:
    (held,) = status.status(hub.reader.view(), status.Question(TODAY))

    assert (held.index, held.indicators, held.figures, held.first) == ("MADE", 3, 30, parse("2015"))
    assert (
        held.freshness.last_period,
        held.freshness.arrival.cell.held,
        held.freshness.arrival.cell.expected,
    ) == (parse("2019"), 2, 3)
    assert held.freshness.last_release is hub.reader.newest().releases[-1]


def test_index_without_figures_is_told_too(hub: TestHub) -> None:
    hub.undo(2)

    (held,) = status.status(hub.reader.view(), status.Question(TODAY))

    assert (held.figures, held.first, held.freshness.arrival) == (0, None, None)


def test_a_line_has_a_cell_for_each_header(hub: TestHub) -> None:
    (held,) = status.status(hub.reader.view(), status.Question(TODAY))

    line = dict(zip((header.en for header in status.HEADERS), held.cells(Language.EN), strict=True))

    assert (line["Index"], line["Due"], line["Held/rated"], line["Expected"]) == (
        "MADE",
        "2019",
        "2/3",
        "–",
    )
    assert line["State"] == "The hub holds 2/3 units of 2019 only"
