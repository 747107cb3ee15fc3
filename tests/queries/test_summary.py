"""A trend in short."""

from hub.queries.competition.among import Among
from hub.queries.trend import Question, Trend, trend
from hub.queries.trend.summary import Summary, summary
from hub.words.terms import EntityKind
from tests.hubs import TestHub
from tests.queries.bring import bring
from tests.queries.drawn import CODE, Figure, cut, view

AMONG = Among(EntityKind.DEPARTMENT, "an")


def test_only_the_last_stretch_counts(hub: TestHub):
    assert short(hub, "TOTAL", "an") == ("2017", "2019", "2018", "2017", 1)


def test_a_forced_line_counts_from_its_cut_on(hub: TestHub):
    assert short(hub, "TOTAL", "an", chained=True) == short(hub, "TOTAL", "an")


def test_the_best_cost_is_the_lowest(hub: TestHub):
    assert short(hub, "COST", "an") == ("2015", "2019", "2015", "2017", 0.875)


def test_a_missing_figure_is_no_end(hub: TestHub):
    assert short(hub, "TOTAL", "cuong") == ("2017", "2018", "2018", "2017", 53)


def test_a_figure_in_doubt_is_left_out():
    assert drawn({"2020": 10, "2021": Figure(99, doubtful=True), "2022": 14}) == (
        "2020",
        "2022",
        "2022",
        "2020",
        2,
    )


def test_a_reading_counts_on_its_day():
    figures = {"2023": Figure(40, reading=20230701), "2024": Figure(41, reading=20241231)}

    assert drawn(figures)[-1] == round(1 / (2025 - 2023 - 182 / 365), 10)


def test_a_cut_within_a_year_parts_it_from_the_next_on_a_forced_line_too():
    figures = {"2006": 10, "2007": 12, "2008": 99, "2009": 20, "2010": 21}

    assert (
        drawn(figures, breaks=[cut("2008-08")], chained=True)
        == drawn(figures, breaks=[cut("2008-08")])
        == ("2009", "2010", "2010", "2009", 1)
    )


def test_readings_of_one_period_have_no_slope_a_year():
    figures = [("2026", Figure(60, reading=20261005)), ("2026", Figure(63, reading=20261010))]

    assert drawn(figures, by_reading=True)[-1] is None


def test_of_the_readings_of_a_period_the_last_counts():
    figures = [
        ("2025", Figure(50, reading=20250701)),
        ("2025", Figure(60, reading=20251231)),
        ("2026", Figure(70, reading=20261231)),
    ]

    assert drawn(figures, by_reading=True)[-1] == 10


def test_one_figure_has_no_slope():
    assert drawn({"2020": 10, "2024": 20}, breaks=[cut("2022")]) == (
        "2024",
        "2024",
        "2024",
        "2024",
        None,
    )


def test_a_last_stretch_without_a_value_is_empty():
    figures = view({"2020": 10, "2024": Figure(rank=3, rank_of=9)}, breaks=[cut("2022")])

    (followed,) = trend(figures, Question(CODE, ("an/so",), among=AMONG))

    assert summary(followed) == Summary()


def test_a_unit_without_figures_is_empty(hub: TestHub):
    assert summary(asked(hub, "TOTAL", "binh-2020")) == Summary()


def test_the_api_tells_it(hub: TestHub):
    bring(hub, "2020,Ân,TOTAL,90,made/book")
    query = """{trend(indicator: "MADE/TOTAL", entities: ["an"]) {
      summary {first {period} last {period value change} best {period} worst {period} slopePerYear
        pace {state}}}}"""

    (answer,) = hub.ask(query)["trend"]

    assert answer["summary"] == {
        "first": {"period": "2017"},
        "last": {"period": "2020", "value": 90, "change": 18},
        "best": {"period": "2020"},
        "worst": {"period": "2017"},
        "slopePerYear": 4.3333333333,
        "pace": [],
    }


def asked(hub: TestHub, code: str, entity: str, **further) -> Trend:
    """The trend of an entity on an indicator of the made-up index."""
    (found,) = trend(hub.reader.view(), Question(f"MADE/{code}", (entity,), **further))
    return found


def short(hub: TestHub, code: str, entity: str, **further) -> tuple:
    """The summary of a trend."""
    return told(asked(hub, code, entity, **further))


def drawn(figures: dict | list, **further) -> tuple:
    """The summary of figures drawn by hand."""
    asked = {name: further.pop(name) for name in ("chained", "by_reading") if name in further}
    (found,) = trend(view(figures, **further), Question(CODE, ("an/so",), among=AMONG, **asked))
    return told(found)


def told(followed: Trend) -> tuple:
    """Its first, last, best and worst period, and its slope."""
    found = summary(followed)
    return (
        *(str(point.period) for point in (found.first, found.last, found.best, found.worst)),
        found.slope_per_year,
    )
