"""The picture of GraphiQL in the README, of a running hub: `python scripts/picture.py
http://127.0.0.1:8000`; needs Debian's Chromium.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs/pictures/graphiql.png"
WIDTH, HEIGHT = 1280, 720
TAB = "MuoiTinhDungDau"  # the ten best provinces on PAPI 2024
ANSWERED = "withValue"


def main(address: str) -> None:
    """Ask one of the questions of the first tabs, and keep what a reader then sees."""
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        ) as browser,
        browser.new_context(
            base_url=address, locale="vi-VN", viewport={"width": WIDTH, "height": HEIGHT}
        ) as context,
    ):
        page = context.new_page()
        ask(page)
        page.screenshot(path=PICTURE)


def ask(page: Page) -> None:
    """Open the question and wait for its answer."""
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.goto("/graphql")
    expect(page.locator(".graphiql-response .view-lines")).to_be_attached()
    page.get_by_role("tab", name=TAB).click()
    expect(page.locator(".graphiql-query-editor .view-lines")).to_contain_text("compare")
    page.locator(".graphiql-execute-button").click()
    expect(page.locator(".graphiql-response .view-lines")).to_contain_text(ANSWERED)


if __name__ == "__main__":
    main(*sys.argv[1:])
