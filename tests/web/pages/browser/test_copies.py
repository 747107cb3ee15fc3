"""What pages copy, save and sort, read back in a real browser."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browsing import OTHER_HOST, reading

RANKING = "/xep-hang?chi-so=D766/TOTAL&ky=2026&so-doc=2026-10-10&tinh=lai-chau&language=vi"
PASTING = """() => new Promise(resolve => {
  const field = document.createElement("textarea");
  document.body.append(field);
  field.focus();
  addEventListener("paste", event => resolve({
    plain: event.clipboardData.getData("text/plain"),
    html: event.clipboardData.getData("text/html"),
  }), {once: true});
})"""


@pytest.fixture(scope="module", params=["127.0.0.1", OTHER_HOST])
def host(request: pytest.FixtureRequest, address: str) -> str:
    """The hub as its own machine calls it, and as others do on plain http, where browsers keep
    their clipboard from scripts.
    """
    return address.replace("127.0.0.1", request.param)


@contextmanager
def opened(browser: Browser, host: str, path: str) -> Iterator[Page]:
    """A page, of which nothing may complain."""
    with reading(browser, host) as page:
        page.goto(path)
        yield page


def pasted(page: Page) -> dict[str, str]:
    """What was copied, as another program is handed it."""
    wait = page.evaluate_handle(f"() => ({{pasted: ({PASTING})()}})")
    page.keyboard.press("Control+V")
    return wait.evaluate("async one => await one.pasted")


def press(page: Page, name: str) -> None:
    """Press a button, within the menu of the rest where it is there."""
    button = page.get_by_role("button", name=name)
    if not button.first.is_visible():
        page.locator(".more summary").click()
    button.first.click()


def test_sentences_are_copied_with_their_source(browser: Browser, host: str) -> None:
    with opened(browser, host, "/tinh/lai-chau?language=vi") as page:
        press(page, "Chép câu và nguồn")

        expect(page.get_by_role("status")).to_have_text("Đã chép câu và nguồn")
        sentence, source = pasted(page)["plain"].splitlines()
        assert sentence.startswith("Chỉ số CCHC (PAR INDEX) năm 2024 của tỉnh Lai Châu đạt 85,97%")
        assert source.startswith("Nguồn: Bộ Nội vụ, Chỉ số CCHC (PAR INDEX) năm 2024")


def test_a_link_is_absolute_and_holds_the_whole_question_and_the_version(
    browser: Browser, host: str
) -> None:
    with opened(browser, host, "/xep-hang?language=vi") as page:
        press(page, "Chép liên kết")

        link = urlsplit(pasted(page)["plain"])
        asked = parse_qs(link.query)
        assert f"{link.scheme}://{link.netloc}" == host
        assert link.path == "/xep-hang"
        assert asked["chi-so"] == ["D766/TOTAL"]
        assert asked["ky"] == ["2026"]
        assert asked["phien-ban"][0].isdecimal()


def test_a_table_is_copied_for_a_sheet_and_for_a_document(browser: Browser, host: str) -> None:
    with opened(browser, host, RANKING) as page:
        press(page, "Chép bảng")

        expect(page.get_by_role("status")).to_have_text("Đã chép 34 dòng")
        copied = pasted(page)
    lines = [line.split("\t") for line in copied["plain"].splitlines()]
    table, (empty, *told) = lines[:36], lines[36:]
    assert table[0][:3] == ["Hạng (tính)", "Tỉnh, thành phố", "Điểm"]
    assert table[1][:4] == ["1", "Đồng Tháp", "68,80", "6,21"]
    assert table[-1][:4] == ["34", "Hà Nội", "55,23", "-7,36"]
    assert {len(line) for line in table} == {7}
    assert empty == [""]
    assert told[0][0].startswith("Nguồn: ")
    assert "phien-ban=" in told[-1][0]
    cells = lxml.html.fromstring(copied["html"]).xpath("//tr[2]/*")
    numbers = [cell.get("x:num") for cell in cells]
    assert numbers[:4] == ["1", None, "68.80", "6.21"]
    assert all("border" in cell.get("style") for cell in cells)
    assert "Times New Roman" in copied["html"]


def test_a_table_is_copied_with_points_where_the_reader_wants_them(
    browser: Browser, address: str
) -> None:
    with opened(browser, address, RANKING) as page:
        page.locator(".more summary").click()
        page.get_by_label("Dấu thập phân").select_option(".")
        press(page, "Chép bảng")

        assert "\t68.80\t6.21\t" in pasted(page)["plain"]


def test_a_table_is_copied_in_the_order_in_which_it_stands(browser: Browser, address: str) -> None:
    with opened(browser, address, RANKING) as page:
        page.get_by_role("button", name="Tỉnh, thành phố").press("Enter")
        press(page, "Chép bảng")

        lines = pasted(page)["plain"].splitlines()
        assert lines[1].split("\t")[1] == "An Giang"


@pytest.mark.parametrize(
    ("path", "said", "line"),
    [
        ("/bang-diem?bo=PAPI&ky=2024", "Đã chép 61 dòng", "1\tQuảng Ninh\t47,8212\t5,8739\t5,8308"),
        ("/xu-huong?don-vi=nam-dinh", "Đã chép 14 dòng", "Năm 2011\t38,3841\t8\t63\t(tính)\t–"),
        ("/chi-tieu?don-vi=nam-dinh", "Đã chép 1 dòng", "Chưa đánh giá được: 1"),
        ("/co-quan/nam-dinh/skhcn", "Đã chép 4 dòng", "Hồ sơ tiếp nhận\t48 hồ sơ\t– chưa có"),
    ],
)
def test_a_view_copies_the_table_that_it_is_about(
    browser: Browser, address: str, path: str, said: str, line: str
) -> None:
    with opened(browser, address, f"{path}{'&' if '?' in path else '?'}language=vi") as page:
        press(page, "Chép bảng")

        expect(page.get_by_role("status")).to_have_text(said)
        lines = pasted(page)["plain"].splitlines()
        assert [one for one in lines if one.startswith(line)]
        assert "phien-ban=" in lines[-1]
        assert "xem nguyên văn" not in "".join(lines)


def test_ranks_and_maxima_are_columns_of_their_own(browser: Browser, host: str) -> None:
    with opened(browser, host, "/tinh/lai-chau?language=vi") as page:
        press(page, "Chép bảng")
        copied = pasted(page)

    heads, *rows = [line.split("\t") for line in copied["plain"].split("\r\n\r\n")[0].splitlines()]
    assert {len(row) for row in rows} == {len(heads)}
    (papi,) = [row for row in rows if row[0].startswith("Chỉ số PAPI ")]
    places = [heads.index(name) for name in ("Kết quả", "Tối đa", "Hạng", "Trong số")]
    assert [papi[place] for place in places] == ["43,4796", "80", "31", "61"]
    assert rows[0][0] == "Chỉ số CCHC (PAR INDEX) Bộ Nội vụ"
    assert not any(re.fullmatch(r"\d+/\d+", cell) for row in rows for cell in row)
    cells = lxml.html.fromstring(copied["html"]).xpath("//td")
    texts = [cell.get("style") for cell in cells if cell.get("x:num") is None]
    assert len(cells) > len(texts) > 0
    assert all("mso-number-format:'\\@'" in style for style in texts)
