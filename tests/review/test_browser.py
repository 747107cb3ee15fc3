"""The page of a report in a real browser, with the cable pulled."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from hub.review import html
from hub.words.language import Language
from tests import needs
from tests.review.test_writing import HOSTILE, drawn


def test_a_page_is_shown_without_a_network_and_without_a_complaint(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(html.content(drawn(HOSTILE, count=60), Language.VI))
    asked, complaints = [], []

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=needs.chromium(), args=["--no-sandbox"]
        )
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(path.as_uri())
        heads = page.locator("h2").all_inner_texts()
        printed = page.pdf(prefer_css_page_size=True)
        width = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        browser.close()

    assert (asked, complaints) == ([path.as_uri()], [])
    assert "Ảnh hưởng tới hạng và nhóm (do hệ thống tính) (60)" in heads
    assert printed.startswith(b"%PDF")
    assert width <= 0
