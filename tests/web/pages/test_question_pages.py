"""The pages of saved questions: the list, the forms, the answers, and what they say of the past."""

from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import lxml.html
import pytest

from hub.settings import Settings
from hub.web.saved.shelf import shelf
from tests.hubs import Shared, TestHub
from tests.panels.test_reader import revised
from tests.web.pages.conftest import answer, shown, words

RANKING = """# Xếp hạng <b>
# Ai đứng thứ mấy.
# en: Ranking
# en: Who stands where.
query ($indicator: ID!, $period: Period, $first: Int = 10, $territory: Territory) {
  compare(indicator: $indicator, period: $period, first: $first, territory: $territory) {
    rows { entity { id } value rank }
  }
}
"""
TREND = """# Xu hướng
query ($entities: [String!]! = ["an", "binh"]) {
  trend(indicator: "MADE/TOTAL", entities: $entities) {
    entity { name } segments { points { period value } }
  }
  regions { id }
}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("questions")

    (folder / "ranking.graphql").write_text(RANKING, encoding="utf-8")
    (folder / "trend.graphql").write_text(TREND, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def asked(sqlite: Shared, folder: Path) -> TestHub:
    """The made-up hub with two questions of its operator."""
    made = sqlite.readable
    return TestHub(made.url, made.seeds, allowed={"questions": str(folder)})


def links(element: lxml.html.HtmlElement) -> dict[str, str]:
    return {words(link): link.get("href") for link in element.iter("a")}


def item(page: lxml.html.HtmlElement, title: str) -> lxml.html.HtmlElement:
    """What the list tells of a question."""
    return next(one for one in page.xpath("//ul[@class='pts']/li") if title in words(one))


def test_the_operators_questions_stand_before_the_browsers_and_the_examples(asked: TestHub) -> None:
    page = shown(asked, "/cau-hoi")

    headings = [words(one) for one in page.xpath("//h2")]
    listed = [words(one) for one in page.xpath("//ul[@class='pts']//b")]
    assert headings[:3] == ["Của đơn vị", "Trong trình duyệt này", "Tỉnh, thành phố"]
    assert listed[:2] == ["Xếp hạng <b>", "Xu hướng"]
    assert len(listed) == len(shelf(Settings()).questions) + 2


@pytest.mark.parametrize(("language", "title"), [("vi", "Xu hướng"), ("en", "Xu hướng")])
def test_each_question_has_its_links_and_a_form_of_its_parameters(
    asked: TestHub, language: str, title: str
) -> None:
    listed = item(shown(asked, "/cau-hoi", language=language), title)

    (form,) = listed.xpath(".//form")
    addresses = links(listed)
    assert {urlsplit(addresses[name]).path for name in ("JSON", "CSV", "XLSX", "GraphiQL")} == {
        *("./q/trend.json", "./q/trend.csv", "./q/trend.xlsx", "./graphql"),
    }
    assert [one.get("value") for one in form.xpath(".//*[@name='entities']")] == [
        "an",
        "binh",
        "",
        "",
    ]
    assert form.get("action") == "./cau-hoi/trend"
    assert {one.get("formaction") for one in form.xpath(".//*[@formaction]")} == {
        *("./q/trend.json", "./q/trend.csv", "./q/trend.xlsx"),
    }
    for address in (addresses["JSON"], addresses["CSV"], addresses["XLSX"]):
        assert asked.request("GET", address[1:]).status_code == 200


def test_a_question_that_wants_something_is_asked_by_its_form_alone(asked: TestHub) -> None:
    listed = item(shown(asked, "/cau-hoi"), "Xếp hạng <b>")
    page = shown(asked, "/cau-hoi/ranking")

    assert links(listed).keys() == {"Xếp hạng <b>", "GraphiQL"}
    (choice,) = page.xpath("//select[@name='territory']")
    assert "AS_PUBLISHED" in [words(one) for one in choice.xpath(".//option")]
    assert page.xpath("//input[@name='indicator']")[0].get("required") is not None
    assert not page.xpath("//table | //*[@role='alert']")


def test_the_answer_is_a_table_with_the_same_figures_as_the_api(asked: TestHub) -> None:
    page = shown(asked, "/cau-hoi/ranking", indicator="MADE/TOTAL", period="2019")

    rows = [[words(cell) for cell in row] for row in page.xpath("//tbody/tr")]
    assert rows[:2] == [["binh", "80", "–"], ["an", "72", "–"]]
    assert page.xpath("//input[@name='period']")[0].get("value") == "2019"
    file = links(page)["Tải Excel"]
    assert parse_qs(urlsplit(file).query) == {"indicator": ["MADE/TOTAL"], "period": ["2019"]}


def test_what_is_wrong_is_told_above_the_form_that_was_filled(asked: TestHub) -> None:
    page = shown(asked, "/cau-hoi/ranking", first="hai", colour="x")

    (fault,) = page.xpath("//*[@role='alert']")
    assert all(f"“{name}”" in words(fault) for name in ("indicator", "first", "colour"))
    assert page.xpath("//input[@name='first']")[0].get("value") == "hai"


def test_another_part_of_an_answer_is_shown(asked: TestHub) -> None:
    first, second = (shown(asked, "/cau-hoi/trend", **part) for part in ({}, {"bang": "regions"}))

    assert set(links(first)) >= {"trend", "regions"}
    assert len(second.xpath("//thead//th")) == 1


def test_a_page_of_a_version_tells_how_many_figures_have_changed(
    sqlite: Shared, folder: Path, tmp_path: Path
) -> None:
    with sqlite.template.draft(tmp_path) as hub:
        hub.allowed = {"questions": str(folder)}
        told = {"indicator": "MADE/TOTAL", "period": "2019"}
        before = shown(hub, "/cau-hoi/ranking", **told)
        link = before.xpath("//*[@data-do='copy-link']")[0].get("data-text").removeprefix("..")
        unchanged = lxml.html.fromstring(hub.request("GET", link).text)
        revised(hub, tmp_path)
        frozen = lxml.html.fromstring(hub.request("GET", link).text)
        newest = shown(hub, "/cau-hoi/ranking", **told)

    tables = [words(page.xpath("//tbody")[0]) for page in (before, unchanged, frozen, newest)]
    assert tables[0] == tables[1] == tables[2] != tables[3]
    assert "không đổi" in words(unchanged.xpath("//*[@class='frozen']")[0])
    assert "số trên trang này đã thay đổi" in words(frozen.xpath("//*[@class='frozen']")[0])


@pytest.mark.parametrize("name", ["nothing", "%2e%2e%2fhub", "ranking.graphql", "a" * 3000])
def test_a_name_that_nobody_saved_is_no_page(asked: TestHub, name: str) -> None:
    assert answer(asked, f"/cau-hoi/{name}").status_code == 404


def test_a_closed_hub_leads_nowhere_else(sqlite: Shared, folder: Path) -> None:
    settings = {"questions": str(folder), "only_questions": True}
    closed = TestHub(sqlite.readable.url, sqlite.readable.seeds, allowed=settings)

    for path in ("/cau-hoi", "/cau-hoi/trend", "/nhung/cau-hoi/trend", "/cau-hoi/nothing"):
        page = lxml.html.fromstring(closed.request("GET", path).text)
        for link in {one.get("href") for one in page.xpath("//a | //link")} - {"#noi-dung"}:
            address = led(path, link)
            assert closed.request("GET", address).status_code != 403, (path, link)


def led(path: str, link: str) -> str:
    """Where a link of a page leads."""
    return urljoin(f"http://hub{path}", link)
