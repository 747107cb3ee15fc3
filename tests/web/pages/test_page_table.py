"""The table of a page: by what its figures are known again in another version of the data."""

from hub.web.pages.page_table import MOMENT, PageTable, changed
from hub.words.language import Text

TITLE = Text("Bảng", "Table")


def figure(period: str, value: float, indicator: str = "PAPI/TOTAL@2018") -> dict[str, object]:
    """A figure of a unit."""
    return {"entity_id": "ha-nam", "indicator_id": indicator, "period": period, "value": value}


def test_a_figure_is_looked_for_at_its_place_in_whatever_edition() -> None:
    before = PageTable(TITLE, [figure("2017", 1.0, "PAPI/TOTAL@2011")])
    now = PageTable(TITLE, [figure("2018", 1.0)])

    assert changed(before, now) == 0
    assert changed(before, PageTable(TITLE, [figure("2018", 2.0)])) == 1


def test_figures_of_several_periods_are_each_known_by_their_period() -> None:
    before = PageTable(TITLE, [figure("2017", 1.0), figure("2018", 2.0)], place=MOMENT)
    now = PageTable(TITLE, [figure("2018", 2.0), figure("2017", 1.5)], place=MOMENT)

    assert changed(before, now) == 1


def test_a_figure_that_is_gone_has_changed() -> None:
    assert changed(PageTable(TITLE, [figure("2017", 1.0)]), PageTable(TITLE, [])) == 1
