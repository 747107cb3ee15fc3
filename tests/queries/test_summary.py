"""A trend in short."""

from hub.queries.peers import Among
from hub.queries.summary import Summary, summary
from hub.queries.trend import Question, Trend, trend
from hub.terms import EntityKind
from tests.hubs import TestHub
from tests.queries.bring import bring
from tests.queries.drawn import CODE, Figure, cut, view

AMONG = Among(EntityKind.DEPARTMENT, "an")


def test_only_the_last_stretch_counts(hub: TestHub):
    assert short(hub, "TOTAL", "an") == ("2017", "2019", "2018", "2017", 1)


def test_a_forced_line_is_one_stretch(hub: TestHub):
    assert short(hub, "TOTAL", "an", chained=True) == ("2015", "2019", "2018", "2015", 6.4166666667)


def test_the_best_cost_is_the_lowest(hub: TestHub):
    assert short(hub, "COST", "an") == ("2015", "2019", "2015", "2017", 0.875)


def test_a_missing_figure_is_no_end(hub: TestHub):
    assert short(hub, "TOTAL", "cuong") == ("2017", "2018", "2018", "2017", 53)


def test_a_figure_in_doubt_is_left_out():
    assert drawn({"2020": 10, "2021": Figure(99, doubtful=True), "2022": 14}) == ("2020", "2022", "2022", "2020", 2)


def test_a_reading_counts_on_its_day():
    figures = {"2023": Figure(40, reading=20230701), "2024": Figure(41, reading=20241231)}

    assert drawn(figures)[-1] == round(1 / (2025 - 2023 - 182 / 365), 10)


def test_one_figure_has_no_slope():
    assert drawn({"2020": 10, "2024": 20}, breaks=[cut("2022")]) == ("2024", "2024", "2024", "2024", None)


def test_a_last_stretch_without_a_value_is_empty():
    figures = view({"2020": 10, "2024": Figure(rank=3, rank_of=9)}, breaks=[cut("2022")])

    (followed,) = trend(figures, Question(CODE, ("an/so",), among=AMONG))

    assert summary(followed) == Summary()


def test_a_unit_without_figures_is_empty(hub: TestHub):
    assert summary(asked(hub, "TOTAL", "binh-2020")) == Summary()


def test_the_api_tells_it(hub: TestHub):
    bring(hub, "2020,Ân,TOTAL,90,made/book")
    query = """{trend(indicator: "MADE/TOTAL", entities: ["an"]) {
      summary {first {period} last {period value change} best {period} worst {period} slopePerYear pace {state}}}}"""

    (answer,) = hub.ask(query)["trend"]

    assert answer["summary"] == {
        "first": {"period": "2017"}, "last": {"period": "2020", "value": 90, "change": 18}, "best": {"period": "2020"},
        "worst": {"period": "2017"}, "slopePerYear": 4.3333333333, "pace": []}


def asked(hub: TestHub, code: str, entity: str, **further) -> Trend:
    """The trend of an entity on an indicator of the made-up index."""
    (found,) = trend(hub.reader.view(), Question(f"MADE/{code}", (entity,), **further))
    return found


def short(hub: TestHub, code: str, entity: str, **further) -> tuple:
    """The summary of a trend."""
    return told(asked(hub, code, entity, **further))


def drawn(figures: dict, **further) -> tuple:
    """The summary of figures drawn by hand."""
    (found,) = trend(view(figures, **further), Question(CODE, ("an/so",), among=AMONG))
    return told(found)


def told(followed: Trend) -> tuple:
    """Its first, last, best and worst period, and its slope."""
    found = summary(followed)
    return (*(str(point.period) for point in (found.first, found.last, found.best, found.worst)), found.slope_per_year)
