"""The reader's own questions: saved on a page, listed on another, kept by the browser alone."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.web.browsing import reading


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with reading(browser, address, locale="vi-VN") as page:
        yield page


def own(page: Page) -> Locator:
    """The questions that the browser keeps, as the page lists them."""
    return page.locator("[data-questions] li")


def put(page: Page, content: object) -> None:
    """A file that the reader chooses."""
    body = json.dumps(content).encode()
    file = {"name": "cau-hoi.json", "mimeType": "application/json", "buffer": body}
    page.locator("[data-questions] input[type=file]").set_input_files(file)


def test_a_question_is_saved_renamed_written_deleted_and_read_back(page: Page) -> None:
    page.goto("/cau-hoi")
    expect(own(page)).to_contain_text("Chưa có")
    page.goto("/xep-hang?chi-so=PAPI/TOTAL&ky=2024&phien-ban=12")
    page.locator("details.more summary").click()
    page.get_by_role("button", name="Lưu câu hỏi").click()

    page.goto("/cau-hoi")
    link = own(page).get_by_role("link")
    expect(link).to_have_attribute("href", "/xep-hang?chi-so=PAPI%2FTOTAL&ky=2024")
    page.once("dialog", lambda dialog: dialog.accept("PAPI <i>tháng</i>"))
    own(page).get_by_role("button", name="Đổi tên").click()
    expect(link).to_have_text("PAPI <i>tháng</i>")
    with page.expect_download() as download:
        page.get_by_role("button", name="Xuất tệp").click()
    written = json.loads(Path(download.value.path()).read_bytes())
    own(page).get_by_role("button", name="Xóa").click()
    expect(own(page)).to_contain_text("Chưa có")

    put(page, [written[0] | {"version": "1"}])
    expect(link).to_have_text("PAPI <i>tháng</i>")
    expect(own(page)).to_contain_text("có số liệu mới")
    page.reload()
    expect(own(page)).to_have_count(1)


@pytest.mark.parametrize(
    "content",
    [
        {},
        [{"title": "A"}],
        [{"title": "A", "address": "https://a.vn/x", "saved": "", "version": ""}],
        [{"title": "A", "address": "javascript:alert(1)", "saved": "", "version": ""}],
    ],
    ids=["an object", "no address", "another host", "a script"],
)
def test_a_file_that_holds_anything_else_is_refused_whole(page: Page, content: object) -> None:
    page.goto("/cau-hoi")

    put(page, content)

    expect(page.locator("#trang-thai")).to_contain_text("Tệp không phải")
    expect(own(page)).to_contain_text("Chưa có")


def test_a_question_is_asked_by_its_form(page: Page) -> None:
    page.goto("/cau-hoi/trend-of-units")
    rows = page.locator("tbody tr")
    before = rows.count()

    page.locator("[name=entities]").nth(1).fill("Sơn La")
    page.get_by_role("button", name="Xem", exact=True).click()

    expect(page.locator("tbody")).to_contain_text("Sơn La")
    assert rows.count() > before > 0
