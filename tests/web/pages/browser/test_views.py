"""Every view in a real browser: its frame, its accessibility, narrow screens, dark, paper, and
without script.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import urlsplit

import pdfplumber
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.web.browsing import watched
from tests.web.pages.browser.views import VIEWS, View

LANDMARKS = ["header", "header nav:visible", "header [role=search]", "main", "footer"]
MILLIMETRE = 72 / 25.4
_AXE = Axe().axe_script


@dataclass
class Reading:
    """A view that is read in a language: its page, and what has gone wrong since."""

    view: View
    language: str
    page: Page
    faults: list[str] = field(default_factory=list)

    def findings(self, **options: object) -> list[str]:
        """What axe finds."""
        self.page.evaluate(_AXE)
        result = self.page.evaluate(
            "options => axe.run(document, {resultTypes: ['violations'], ...options})", options
        )
        return [
            f"{one['id']}: {node['html'][:200]}"
            for one in result["violations"]
            for node in one["nodes"]
        ]


@pytest.fixture(
    scope="module",
    params=[(view, language) for view in VIEWS.values() for language in ("vi", "en")],
    ids=[f"{name}-{language}" for name in VIEWS for language in ("vi", "en")],
)
def reading(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Reading]:
    """A view as a reader with a wide screen opens it; loaded once for all that is asked of it."""
    view, language = request.param
    with browser.new_context(base_url=address, viewport={"width": 1366, "height": 768}) as context:
        faults = watched(context, urlsplit(address).netloc)
        page = context.new_page()
        page.goto(spoken(view, language))
        yield Reading(view, language, page, faults)


def spoken(view: View, language: str) -> str:
    """The address of a view in a language."""
    return f"{view.path}{'&' if '?' in view.path else '?'}language={language}"


def test_it_has_one_heading_and_its_landmarks(reading: Reading) -> None:
    page = reading.page

    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == reading.language
    assert [mark for mark in LANDMARKS if not page.locator(mark).first.is_visible()] == []
    marked = page.locator("header [aria-current]:visible").count()
    assert marked == int(reading.view.is_in_menu)


def test_axe_finds_nothing(reading: Reading) -> None:
    assert reading.findings() == []


def test_axe_finds_nothing_in_the_dark(reading: Reading) -> None:
    reading.page.emulate_media(color_scheme="dark")
    findings = reading.findings(runOnly=["color-contrast"])
    reading.page.emulate_media(color_scheme="light")

    assert findings == []


@pytest.mark.parametrize("width", [1366, 390, 320])
def test_nothing_scrolls_sideways(reading: Reading, width: int) -> None:
    reading.page.set_viewport_size({"width": width, "height": 844})
    wide = reading.page.evaluate("document.documentElement.scrollWidth")
    reading.page.set_viewport_size({"width": 1366, "height": 768})

    assert wide <= width


def test_its_paper_is_a4_with_an_offices_margins_and_nothing_is_cut(reading: Reading) -> None:
    content = reading.page.pdf(prefer_css_page_size=True)

    with pdfplumber.open(BytesIO(content)) as file:
        sheets = [(sheet.width, sheet.height, sheet.chars) for sheet in file.pages]
    assert len(sheets) <= reading.view.sheets
    upright = (595, 842)
    sides = {(842, 595)} if reading.view.is_lying else {upright}
    sides |= {upright} if reading.view.is_mixed else set()
    for width, height, letters in sheets:
        assert (round(width), round(height)) in sides
        assert min(letter["x0"] for letter in letters) >= 30 * MILLIMETRE - 1
        assert max(letter["x1"] for letter in letters) <= width - 12 * MILLIMETRE + 1


def test_it_is_whole_without_script(reading: Reading, browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        plain = context.new_page()
        plain.goto(spoken(reading.view, reading.language))

        assert plain.locator("[data-do]:visible").count() == 0
        assert plain.locator("h1").all_inner_texts() == reading.page.locator("h1").all_inner_texts()
        tables = reading.page.locator("main tbody").all_text_contents()
        assert plain.locator("main tbody").all_text_contents() == tables


def test_nothing_is_loaded_from_elsewhere_and_nothing_complains(reading: Reading) -> None:
    assert reading.faults == []
