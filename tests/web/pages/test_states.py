"""States that a figure, a page or the hub may be in, each as a reader is told of it."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import httpx
import lxml.html
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.dataset.rows import WithdrawalRow
from hub.web.failing import Failing
from hub.web.pages import Site, refused
from hub.web.speaking import Speaking
from hub.words.language import Language
from hub.words.terms import WithdrawalKind
from tests.databases import SQLITE
from tests.hubs import TestHub, made_up
from tests.web.pages.conftest import answer, shown, words

HEADER = "period,entity,code,value,missing,rank,rank_of,source"
ACCEPTED = "đã đối chiếu"


def row(page: lxml.html.HtmlElement, entity: str) -> str:
    """The row of a unit in a ranking."""
    return words(page.xpath(f"//tbody//tr[@data-id='{entity}']")[0])


def test_a_doubtful_figure_says_so_and_why_and_has_no_rank(real: TestHub) -> None:
    page = shown(real, "/xep-hang", chi_so="PAR_INDEX/TOTAL", ky="2024")

    assert row(page, "lam-dong").startswith("– Lâm Đồng 83,10 (nghi vấn)")
    assert page.xpath("//tr[@data-id='lam-dong']//circle/@class") == ["hol"]
    assert "Lâm Đồng: Nguồn in “83,1/100”" in words(page.find(".//main"))


def test_a_figure_that_only_has_its_published_rank_says_why(made: TestHub) -> None:
    page = shown(made, "/xep-hang", chi_so="MADE/TOTAL", ky="2019")

    assert row(page, "cuong").startswith("3/3 Cường – chưa công bố")
    assert "0,00" not in row(page, "cuong")


def test_provisional_figures_say_so(real: TestHub) -> None:
    page = shown(real, "/tinh/lai-chau")

    periods = [words(cell) for cell in page.xpath("//td[@class='ky']")]
    assert "Đến 10/10/2026 lũy kế, số sơ bộ" in periods


def test_a_province_without_a_figure_says_why(real: TestHub) -> None:
    page = shown(real, "/tinh/ninh-binh-2025")

    cells = [words(cell) for cell in page.xpath("//table[contains(@class, 'res')]//td[2]")]
    assert "– Chưa hoạt động" in cells


@pytest.fixture(scope="module")
def twofold(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestHub]:
    """A hub in which two sources tell one figure, and a decision replaced another."""
    folder = tmp_path_factory.mktemp("twofold")
    with closing(made_up(folder)) as hub:
        path = hub.seeds / "made" / "sources.csv"
        with path.open("a", encoding="utf-8") as file:
            file.write("made/old,UBND tỉnh Ân,Quyết định 12/QĐ-UBND,OFFICIAL,,2019-02-01\n")
            file.write("made/new,UBND tỉnh Ân,Quyết định 34/QĐ-UBND,OFFICIAL,,2019-09-01\n")
        hub.take("made")
        hub.take("made", tidy(folder, "paper", "2018,Ân,TOTAL,77"), accept=ACCEPTED)
        hub.take("made", tidy(folder, "old", "2020,Ân,TOTAL,61"), accept=ACCEPTED)
        ending = WithdrawalRow("--replaces", "made/old", WithdrawalKind.REPLACED)
        new = tidy(folder, "new", "2020,Ân,TOTAL,62")
        hub.take("made", new, withdrawals=(ending,), accept=ACCEPTED)
        yield hub


def tidy(folder: Path, source: str, line: str) -> Path:
    """A tidy file of one figure of a source."""
    path = folder / f"{source}.csv"
    path.write_text(f"{HEADER}\n{line},,,,made/{source}", encoding="utf-8")
    return path


def test_a_figure_of_two_sources_leads_to_both(twofold: TestHub) -> None:
    page = shown(twofold, "/xep-hang", chi_so="MADE/TOTAL", ky="2018")

    (link,) = page.xpath("//tr[@data-id='an']//a[contains(., '2 nguồn')]/@href")
    evidence = words(shown(twofold, link.lstrip(".")).find(".//main"))
    assert "77" in evidence
    assert "Báo thử" in evidence


def test_a_page_of_the_past_says_that_its_source_was_replaced(twofold: TestHub) -> None:
    newest = int(twofold.ask("{ dataVersion { id } }")["dataVersion"]["id"])
    asked = {"chi_so": "MADE/TOTAL", "ky": "2020"}
    past = shown(twofold, "/xep-hang", **asked, phien_ban=str(newest - 1))
    now = shown(twofold, "/xep-hang", **asked)

    replaced = "Quyết định 12/QĐ-UBND đã được thay thế bởi Quyết định 34/QĐ-UBND"
    assert "61,00" in row(past, "an")
    assert replaced in words(past.find(".//main"))
    assert replaced not in words(now.find(".//main"))
    profile = words(shown(twofold, "/tinh/an", phien_ban=str(newest - 1)).find(".//main"))
    assert "nguồn đã được thay thế bởi Quyết định 34/QĐ-UBND" in profile


async def browsed(app: Starlette, path: str) -> httpx.Response:
    """What a browser gets."""
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://hub") as client:
        return await client.get(path, headers={"accept": "text/html"})


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_fault_of_the_hub_is_a_page_that_offers_to_try_again(language: str) -> None:
    async def fail(request: Request) -> Response:
        raise ZeroDivisionError

    failing = Failing(Speaking(Language.VI), partial(refused, Site(owner="Sở KHCN")))
    app = Starlette(routes=[Route("/tinh/{id}", fail)], exception_handlers={Exception: failing})
    response = asyncio.run(browsed(app, f"/tinh/an?language={language}"))

    page = lxml.html.fromstring(response.text)
    heading, again = {
        "vi": ("Không trả lời được", "Thử lại"),
        "en": ("There is no answer", "Try again"),
    }[language]
    assert response.status_code == 500
    assert words(page.find(".//h1")) == heading
    assert "ZeroDivision" not in response.text
    assert page.xpath(f"//a[.='{again}']/@href") == [f"../tinh/an?language={language}"]


def test_a_program_is_told_of_faults_as_json(made: TestHub) -> None:
    reader = made.request("GET", "/khong-co", headers={"accept": "text/html,*/*;q=0.8"})
    program = made.request("GET", "/khong-co", headers={"accept": "*/*"})

    assert (reader.status_code, program.status_code) == (404, 404)
    assert "<h1>Không tìm thấy</h1>" in reader.text
    assert program.json()["errors"][0]["extensions"] == {"code": "NotFound"}


@pytest.mark.parametrize(
    ("path", "near"),
    [
        (
            "/tinh/lai-chao",
            {"Lai Châu": "../tinh/Lai%20Ch%C3%A2u"},
        ),
        ("/co-quan/bacninh", {"Bắc Ninh": "../co-quan/B%E1%BA%AFc%20Ninh"}),
        ("/xep-hang?tinh=laichau&ky=2024", {"Lai Châu": "./xep-hang?tinh=Lai%20Ch%C3%A2u&ky=2024"}),
        ("/xep-hang?chi-so=PAPI/TOTALL", {"PAPI/TOTAL": "./xep-hang?chi-so=PAPI/TOTAL"}),
    ],
)
def test_near_names_lead_to_what_was_meant(real: TestHub, path: str, near: dict[str, str]) -> None:
    response = answer(real, path)

    links = lxml.html.fromstring(response.text).xpath("//main//li/a")
    found = {words(link).split(" (")[0]: link.get("href") for link in links}
    assert response.status_code == 404
    assert near.items() <= found.items()
    for link in near.values():
        assert answer(real, "/" + link.lstrip("./")).status_code == 200


class TestNothing:
    """A hub without figures says so on every page."""

    pytestmark = SQLITE

    def test_before_its_first_import(self, empty: TestHub) -> None:
        empty.take("places")

        ranking, provinces = answer(empty, "/xep-hang"), answer(empty, "/tinh")
        assert ranking.status_code == 404
        assert "Hệ thống chưa có số liệu của bộ chỉ số nào" in ranking.text
        assert provinces.status_code == 200
        assert answer(empty, "/tinh/an").status_code == 200

    def test_before_it_has_a_database(self, empty: TestHub) -> None:
        response = answer(empty, "/tinh/an")

        assert response.status_code == 503
        assert "Thử lại" in response.text
