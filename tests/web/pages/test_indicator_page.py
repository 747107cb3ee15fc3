"""The page of one indicator."""

import lxml.html
import pytest

from tests.hubs import TestHub
from tests.web.pages.conftest import answer, shown, words
from tests.web.pages.test_real_pages import written

_COURSE = """query ($id: ID!) { distribution(indicator: $id) { points { period readingDate
  peers { withValue expected } summary { mean median minimum maximum } } }
  indicator(id: $id) { definition index { decimals } breaks { note } components { shortName } } }"""


@pytest.mark.parametrize(
    "code", ["PAPI/TOTAL", "PAPI/D4", "PAR_INDEX/TOTAL", "SIPAS/TOTAL", "PCI/TOTAL", "D766/MDHL"]
)
def test_an_indicator_shows_the_numbers_of_the_api_through_time(real: TestHub, code: str) -> None:
    page = shown(real, f"/chi-so/{code}")
    data = real.ask(_COURSE, id=code)
    decimals = data["indicator"]["index"]["decimals"]

    lines = page.xpath("//h2[@id='qua-cac-ky']/ancestor::section//tbody/tr")
    assert [[words(cell) for cell in row.xpath("td")[:5]] for row in lines] == [
        [
            f"{point['peers']['withValue']}/{point['peers']['expected']}",
            *(
                written(point["summary"][name], decimals)
                for name in ("mean", "median", "minimum", "maximum")
            ),
        ]
        for point in reversed(data["distribution"]["points"])
    ]
    own = data["indicator"]
    assert (own["definition"] or "Chưa có định nghĩa") in words(page.find(".//main"))
    breaks = page.xpath("//h2[@id='gian-doan']/ancestor::section//li")
    assert len(breaks) == len(own["breaks"])
    parts = page.xpath("//h2[@id='thanh-phan']/ancestor::section//tbody/tr/th")
    assert [words(part) for part in parts] == [one["shortName"] for one in own["components"]]


def test_a_scale_an_edition_and_the_document_that_set_it_are_told(real: TestHub) -> None:
    page = shown(real, "/chi-so/PAPI/TOTAL")
    par = shown(real, "/chi-so/PAR_INDEX/TOTAL")

    assert "10–80 điểm" in words(page.find(".//main"))
    assert "PAPI từ năm 2018: tám chỉ số nội dung đang xem, từ năm 2018" in words(
        page.find(".//main")
    )
    documents = par.xpath("//h2[@id='bo-tieu-chi']/ancestor::section//a/@href")
    assert "../../van-ban/876-qd-bnv-2022" in documents


def test_components_are_those_of_the_edition_that_is_chosen(real: TestHub) -> None:
    query = """{ indicator(id: "PAR_INDEX/TOTAL") {
      components(edition: "PAR_INDEX@2018") { shortName } } }"""
    page = shown(real, "/chi-so/PAR_INDEX/TOTAL", bo_tieu_chi="PAR_INDEX@2018")

    parts = page.xpath("//h2[@id='thanh-phan']/ancestor::section//tbody/tr/th")
    components = real.ask(query)["indicator"]["components"]
    assert [words(part) for part in parts] == [one["shortName"] for one in components]
    for option in page.xpath("//select[@name='bo-tieu-chi']/option/@value"):
        shown(real, "/chi-so/PAR_INDEX/TOTAL", bo_tieu_chi=option)


def test_another_meaning_of_the_same_code_is_a_link(real: TestHub) -> None:
    page = shown(real, "/chi-so/PAPI/TOTAL")

    assert "../../chi-so/PAPI/TOTAL%402011" in page.xpath("//main//a/@href")
    shown(real, "/chi-so/PAPI/TOTAL@2011")


def test_pictures_stand_inline_and_department_indices_have_none(real: TestHub) -> None:
    papi, ddci = shown(real, "/chi-so/PAPI/TOTAL"), shown(real, "/chi-so/DDCI/TOTAL")

    assert papi.xpath("//figure//svg")
    assert papi.xpath("//@style") == []
    assert ddci.xpath("//figure") == []
    assert words(ddci.xpath("//main/p[@class='note']")[0])


@pytest.mark.parametrize("code", ["PAPI/D99", "zz", "<b>", "a" * 3000])
def test_an_unknown_indicator_is_not_found(real: TestHub, code: str) -> None:
    response = real.request("GET", f"/chi-so/{code}")

    assert response.status_code in (400, 404)
    assert "<b>" not in response.text


def test_an_unknown_edition_offers_those_there_are(real: TestHub) -> None:
    response = answer(real, "/chi-so/PAPI/TOTAL", bo_tieu_chi="2011x")

    page = lxml.html.fromstring(response.text)
    assert response.status_code == 404
    assert "bo-tieu-chi=PAPI@2018" in page.xpath("//main//ul/li/a/@href")[0]


def test_an_english_page_holds_english_words(real: TestHub) -> None:
    page = shown(real, "/chi-so/PAPI/D1", language="en")

    heads = [words(head) for head in page.xpath("//main//h2")]
    assert {"Definition", "Editions", "Breaks", "Through time"} <= set(heads)
    assert "higher is better" in words(page.find(".//main"))


def test_the_file_holds_the_indicator_and_its_components(real: TestHub) -> None:
    lines = real.request("GET", "/chi-so/PAPI/TOTAL.csv").text.splitlines()

    assert len(lines) == 1 + 1 + 8
    assert lines[1].startswith("PAPI/TOTAL@2018;")


def test_every_indicator_of_the_made_up_hub_has_a_page(made: TestHub) -> None:
    for one in made.ask("{ indices { indicators { id } } }")["indices"][0]["indicators"]:
        assert shown(made, f"/chi-so/{one['id']}").findtext(".//h1")
