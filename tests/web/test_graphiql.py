"""GraphiQL in a real browser with the network cut: only the hub is there to answer."""

import re
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO, StringIO
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pandas
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Locator, Page, expect

from tests.hubs import Shared, TestHub
from tests.panels.test_reader import revised
from tests.web.browsing import reading, served
from tests.web.test_questions import QUESTIONS

PREFIX = "/kho/so-lieu"
HANDED_ON = ("accept", "accept-language", "content-type")
HANDED_BACK = {"content-type", "content-security-policy", "location"}
OURS = ".hub-head, .hub-answer, .hub-lookup"
TITLES = [
    re.match(r"# (.*)", path.read_text(encoding="utf-8"))[1] for path in QUESTIONS
]  # of the first tabs


@pytest.fixture(scope="module")
def real(sqlite: Shared) -> TestHub:
    """A hub of all real seeds; what is tested is the page, not the database."""
    return sqlite.real


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A reader who was never here."""
    with reading(browser, address, permissions=["clipboard-read"]) as page:
        yield page


def visit(page: Page, path: str = "/graphql", **question: str) -> None:
    """Open the page, or a permanent link, until its first question is answered."""
    page.goto(f"{path}?{urlencode(question)}" if question else path)
    expect(page.locator(".graphiql-query-editor .view-lines")).to_contain_text("{")
    expect(answer(page)).to_contain_text("{")


def answer(page: Page) -> Locator:
    return page.locator(".graphiql-response .view-lines")


def tabs(page: Page) -> Locator:
    return page.locator(".graphiql-tab-button")


def choose(page: Page, search: str, title: str) -> None:
    """Open a sample question: one click opens the menu, one the question."""
    page.get_by_role("button", name="Câu hỏi mẫu").click()
    page.get_by_role("searchbox").fill(search)
    page.locator(".hub-listing").get_by_role("button", name=title, exact=True).click()
    expect(tabs(page).last).to_have_text(title)


def show_table(page: Page) -> Locator:
    page.get_by_role("button", name="Bảng", exact=True).click()
    return page.locator(".hub-rows table")


def read_table(table: Locator) -> pandas.DataFrame:
    """A table of the page as numbers and words."""
    markup = table.evaluate("table => table.outerHTML").replace("−", "-")
    (frame,) = pandas.read_html(StringIO(markup), decimal=",", thousands=".", na_values="–")
    return frame


def clipboard(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def violations(page: Page, *parts: str) -> list[str]:
    """What axe finds in those parts of the page that are ours."""
    there = [[part] for part in parts if page.locator(part).count()]
    found = Axe().run(page, {"include": there}).response["violations"]
    return [f"{one['id']}: {[node['html'] for node in one['nodes']]}" for one in found]


def test_the_first_question_is_answered_on_opening_and_samples_come_back(page: Page) -> None:
    visit(page)
    expect(answer(page)).to_contain_text("63.37")
    expect(tabs(page)).to_have_text(TITLES)

    while tabs(page).count() > 1:
        last = tabs(page).count() - 1
        tabs(page).nth(last).click()
        page.locator(".graphiql-tab-active").get_by_label("Đóng thẻ").click()
        expect(tabs(page)).to_have_count(last)
    page.wait_for_timeout(800)  # after half a second GraphiQL has kept its tabs
    page.reload()
    expect(answer(page)).to_contain_text("63.37")
    expect(tabs(page)).to_have_count(1)

    choose(page, "lai chau", TITLES[0])
    choose(page, "xep hang papi", TITLES[1])
    expect(answer(page)).to_contain_text("Quảng Ninh")
    expect(tabs(page)).to_have_count(3)


def test_every_example_page_is_among_the_samples(page: Page, address: str) -> None:
    visit(page)
    saved = httpx.get(f"{address}/q?language=vi").json()["questions"]

    page.get_by_role("button", name="Câu hỏi mẫu").click()
    samples = page.locator(".hub-listing section button")

    expect(samples).to_have_count(len(TITLES) + len(saved))
    assert {question["title"] for question in saved} <= set(samples.all_inner_texts())
    assert violations(page, OURS) == []


def test_the_table_of_an_answer_is_the_ranking_that_pages_show(page: Page, address: str) -> None:
    visit(page)
    expect(answer(page)).to_contain_text("63.37")  # the question of the first tab is done with
    tabs(page).nth(1).click()
    expect(page.locator(".graphiql-query-editor")).to_contain_text("MuoiTinhDungDau")
    page.wait_for_timeout(1000)  # after half a second GraphiQL knows the operation of the tab
    page.locator(".graphiql-execute-button").click()
    expect(answer(page)).to_contain_text("Quảng Ninh")
    table = show_table(page)
    expect(table.locator("tbody tr")).to_have_count(10)

    own = read_table(table)
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải CSV").click()
    saved = pandas.read_csv(download.value.path(), sep=";", decimal=",")
    page.get_by_role("button", name="Chép bảng").click()
    lines = clipboard(page).split("\n")
    ranking = httpx.get(f"{address}/xep-hang.csv?chi-so=PAPI/TOTAL&ky=2024&dau=cham").content
    shown = pandas.read_csv(BytesIO(ranking)).head(10)

    assert list(own.columns)[:5] == ["rank", "rankOf", "entity.id", "entity.name", "value"]
    assert Path(download.value.path()).read_bytes().startswith(b"\xef\xbb\xbf")
    for frame in (own, saved):
        assert frame["entity.name"].tolist() == shown.iloc[:, 1].tolist() != []
        assert frame["rank"].tolist() == list(range(1, 11))
    assert saved["value"].round(4).tolist() == own["value"].tolist()
    assert lines[1].split("\t")[4] == str(saved["value"][0]).replace(".", ",")
    assert re.match(r"Nguồn: http://.*, phiên bản dữ liệu \d+$", lines[-1])
    assert violations(page, OURS) == []


def test_a_link_shows_the_figures_of_its_version_after_an_import(
    browser: Browser, sqlite: Shared, tmp_path: Path
) -> None:
    query = """query An($asOf: DateTime) {
      compare(indicator: "MADE/TOTAL", period: "2019", asOf: $asOf) { rows { name value } } }"""
    with sqlite.template.draft(tmp_path) as hub:
        assert hub.url  # a database of its own
        with served(hub.another_app()) as address:
            with reading(browser, address, permissions=["clipboard-read"]) as page:
                visit(page, query=query)
                before = values(page)
                page.get_by_label("Chép liên kết tới câu hỏi này").click()
                expect(page.locator(".hub-said").last).to_contain_text("giữ số của phiên bản")
                link = clipboard(page)
            revised(hub, tmp_path)
            with reading(browser, address) as page:
                visit(page, link)
                then = values(page)
                expect(page.locator(".hub-notice")).to_contain_text("số như khi đó")
            with reading(browser, address) as page:
                visit(page, query=query)
                now = values(page)

    assert "phien-ban" in parse_qs(urlsplit(link).query)
    assert then == before != now
    assert now["Ân"] == 75


def values(page: Page) -> dict[str, float]:
    """The figures of a ranking that is answered."""
    frame = read_table(show_table(page)).dropna()
    return dict(zip(frame["name"], frame["value"], strict=True))


def test_a_link_of_an_example_goes_by_its_name(browser: Browser, page: Page, address: str) -> None:
    title = "Tỉnh nào dẫn đầu PAPI 2024?"
    visit(page)
    choose(page, "compare(indicator", title)
    page.get_by_label("Chép liên kết tới câu hỏi này").click()
    link = clipboard(page)

    with reading(browser, address) as other:
        visit(other, link)
        expect(tabs(other).first).to_have_text(title)

    assert parse_qs(urlsplit(link).query).keys() == {"cau-hoi", "phien-ban"}


def test_names_and_codes_are_offered_and_faults_told_in_vietnamese(page: Page) -> None:
    visit(page, query="query { nothing }")
    expect(answer(page)).to_contain_text("không có trường")
    expect(page.locator(".squiggly-error")).to_be_visible()

    write(page, 'query { trend(indicator: "kiem soat')
    expect(page.locator(".suggest-widget.visible")).to_contain_text("PAPI/D4")
    write(page, 'query { trend(indicator: "PAPI/TOTAL", entities: ["lai')
    expect(page.locator(".suggest-widget.visible")).to_contain_text("lai-chau")
    write(page, 'query { compare(indicator: "PAPI/TOTAL", period: "2024')
    expect(page.locator(".suggest-widget.visible")).to_contain_text("2024")


def write(page: Page, text: str) -> None:
    """Write a question in place of the one that is there."""
    page.keyboard.press("Escape")
    page.locator(".graphiql-query-editor .view-lines").click()
    page.keyboard.press("Control+A")
    page.keyboard.type(text, delay=40)


def test_words_are_vietnamese_until_the_reader_switches(page: Page) -> None:
    visit(page)
    expect(page.get_by_label("Hỏi (Ctrl-Enter)")).to_be_visible()

    page.get_by_label("Mở Tra cứu").click()
    page.get_by_role("searchbox").fill("hạng")
    found = page.locator(".hub-lookup button code")
    expect(found.first).to_contain_text("ank")
    assert {"ComparisonRow.rank", "ComparisonRow.publishedRank"} <= set(found.all_inner_texts())
    assert violations(page, OURS) == []
    page.locator(".hub-lookup button", has_text="ComparisonRow.publishedRank").first.click()
    docs = page.locator(".graphiql-doc-explorer")
    expect(docs).to_contain_text("Hạng")

    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("button", name="Sample questions")).to_be_visible()
    expect(page.get_by_label("Execute query (Ctrl-Enter)")).to_be_visible()
    expect(tabs(page).first).to_have_text("Lai Châu on every index")


def test_letters_are_whole_in_questions_and_answers(page: Page) -> None:
    visit(
        page,
        query='# Ẫ, ỡ, đ, ố, ằ, ự\nquery { province(id: "Thừa Thiên Huế") { name officialName } }',
    )

    fonts = {part: drawn(page, f".graphiql-{part} .view-line") for part in ("editor", "response")}

    assert fonts == {"editor": {"Noto Sans Mono"}, "response": {"Noto Sans"}}


def drawn(page: Page, selector: str) -> set[str]:
    """The fonts in which what is there is really drawn."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    page.evaluate("document.fonts.ready.then(() => true)")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    nodes = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": f"{selector} span"})
    names: set[str] = set()
    for node in nodes["nodeIds"][:60]:
        with suppress(Error):  # the editor draws anew when fonts come, and this one is gone
            fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
            names |= {font["familyName"] for font in fonts}
    return names


def test_icon_is_shown(page: Page) -> None:
    page.goto("/graphql")

    width = page.evaluate("""async () => {
        const icon = new Image();
        icon.src = document.querySelector("link[rel=icon]").href;
        await icon.decode();
        return icon.width;
    }""")

    assert width > 0


@pytest.mark.parametrize("path", ["/graphql", "/graphql/"])
def test_page_works_behind_a_prefix(browser: Browser, proxied: str, path: str) -> None:
    with reading(browser, proxied) as page:
        visit(page, PREFIX + path)

        assert urlsplit(page.url).path == f"{PREFIX}/graphql"
        expect(answer(page)).to_contain_text("63.37")
        assert page.locator("link[rel=icon]").get_attribute("href") == "page/favicon.svg"


@pytest.fixture(scope="module")
def proxied(address: str) -> Iterator[str]:
    """The address at which a proxy serves the same hub behind a prefix, which it strips."""
    with ThreadingHTTPServer(("127.0.0.1", 0), proxy(PREFIX, address)) as server:
        serving = Thread(target=server.serve_forever)
        serving.start()
        yield "http://{}:{}".format(*server.server_address)
        server.shutdown()
        serving.join()


def proxy(prefix: str, address: str) -> type[BaseHTTPRequestHandler]:
    """Hands on what is asked beneath a prefix, and nothing else."""

    class Proxy(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.removeprefix(prefix)
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            if not path.startswith("/") or path == self.path:
                self.send_error(404)
                return
            headers = {name: self.headers[name] for name in HANDED_ON if name in self.headers}
            answer = httpx.request(self.command, address + path, content=body, headers=headers)
            self.send_response(answer.status_code)
            for name in HANDED_BACK & answer.headers.keys():
                self.send_header(name, answer.headers[name])
            self.send_header("content-length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Proxy
