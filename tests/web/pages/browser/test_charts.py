"""Charts within pages in a real browser: legible, whole, and in the colours of the page."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.web.browsing import watched

PAGES = {
    "profile": "/tinh/lai-chau",
    "ranking": "/xep-hang?chi-so=PAPI/TOTAL&ky=2024",
    "trends": "/xu-huong?chi-so=PAPI/TOTAL&don-vi=lai-chau,ha-noi",
    "indicator": "/chi-so/PAPI/TOTAL",
}
SIZES = """charts => charts.flatMap(chart => [...chart.querySelectorAll("text")].map(text =>
    parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))"""
CUT_OFF = """charts => charts.flatMap(chart => {
    const whole = chart.getBoundingClientRect();
    return [...chart.querySelectorAll("text")].filter(text => {
        const box = text.getBoundingClientRect();
        return box.left < whole.left - 1 || box.right > whole.right + 1
            || box.top < whole.top - 1 || box.bottom > whole.bottom + 1;
    }).map(text => text.textContent);
})"""
WIDER = "() => document.documentElement.scrollWidth > innerWidth"
COLOUR = "chart => getComputedStyle(chart.querySelector('.s-acc')).stroke"


def read(browser: Browser, address: str, path: str, width: int) -> tuple[Page, list[str]]:
    """A page with charts, and what goes wrong in it."""
    context = browser.new_context(base_url=address, viewport={"width": width, "height": 900})
    faults = watched(context, urlsplit(address).netloc)
    page = context.new_page()
    page.goto(f"{path}{'&' if '?' in path else '?'}language=vi")
    return page, faults


@pytest.mark.parametrize(
    ("name", "width"),
    [("profile", 1366), ("profile", 390), ("ranking", 1366), ("trends", 390), ("indicator", 390)],
)
def test_texts_of_charts_are_legible_and_none_is_cut_off(
    browser: Browser, address: str, name: str, width: int
) -> None:
    page, faults = read(browser, address, PAGES[name], width)
    charts = page.locator("svg.chart")

    sizes = charts.evaluate_all(SIZES)
    assert sizes
    has_tiles = name in ("ranking", "indicator")
    assert min(sizes) >= (10.3 if has_tiles else 11.9)
    assert charts.evaluate_all(CUT_OFF) == []
    assert not page.evaluate(WIDER)
    assert faults == []
    page.context.close()


def test_a_chart_takes_the_colours_of_the_theme(browser: Browser, address: str) -> None:
    page, _ = read(browser, address, PAGES["trends"], 1366)
    chart = page.locator("svg.chart").first

    colours = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        colours.append(chart.evaluate(COLOUR))
    assert colours == ["rgb(15, 84, 153)", "rgb(134, 187, 242)"]
    page.context.close()
