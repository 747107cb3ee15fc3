"""The list of documents, and one of them."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import lxml.html
import pytest

from hub.dataset.rows import WithdrawalRow
from hub.words.terms import WithdrawalKind
from tests.hubs import TestHub, made_up
from tests.web.pages.conftest import answer, shown, words

REPORT = "nam-dinh/skhcn/bao-cao-ket-qua-cong-tac-cai-cach-hanh-chinh-quy-i-nam-2022-2022-q1"
DECISION = "2767-qd-ubnd-hoa-binh"
_EVERY = """query ($kind: String, $province: String) {
  documents(kind: $kind, province: $province, first: 1000) { id number title } }"""


def listed(page: lxml.html.HtmlElement) -> list[str]:
    """The ids of the documents of a page."""
    links = page.xpath("//main//tbody/tr/th/a/@href")
    return [link.partition("van-ban/")[2].partition("?")[0] for link in links]


def test_all_documents_are_listed_page_by_page(real: TestHub) -> None:
    page = shown(real, "/van-ban")
    seen = listed(page)
    while following := page.xpath("//main//a[. = 'Trang sau']/@href"):
        page = lxml.html.fromstring(real.request("GET", following[0].lstrip(".")).text)
        seen += listed(page)

    every = real.ask(_EVERY)["documents"]
    assert seen == [one["id"] for one in every]
    assert f"{len(every)} văn bản" in words(shown(real, "/van-ban").find(".//main"))


@pytest.mark.parametrize(
    ("asked", "variables"),
    [
        ({"loai": "Nghị quyết"}, {"kind": "Nghị quyết"}),
        ({"tinh": "hoa-binh"}, {"province": "hoa-binh"}),
    ],
)
def test_documents_of_a_kind_or_a_province(real: TestHub, asked, variables) -> None:
    page = shown(real, "/van-ban", **asked)

    assert listed(page) == [one["id"] for one in real.ask(_EVERY, **variables)["documents"]][:50]
    assert [words(one) for one in page.xpath("//form[contains(@action, 'van-ban')]//option")]


def test_words_that_no_document_has_say_so(real: TestHub) -> None:
    page = shown(real, "/van-ban", tim="xqzjw<b>")

    assert "Không có văn bản nào như vậy." in words(page.find(".//main"))
    assert page.xpath("//table") == []


def test_an_unknown_kind_offers_those_there_are_as_links(real: TestHub) -> None:
    response = answer(real, "/van-ban", loai="Thư")

    page = lxml.html.fromstring(response.text)
    assert response.status_code == 404
    assert any("loai=" in link for link in page.xpath("//main//ul/li/a/@href"))


def test_a_document_shows_every_figure_that_comes_from_it(real: TestHub) -> None:
    page = shown(real, f"/van-ban/{DECISION}")
    nodes = real.ask(
        """query ($id: ID!) { observations(document: $id, first: 50) { totalCount
          nodes { name value rank rankOf } } }""",
        id=DECISION,
    )["observations"]["nodes"]

    rows = page.xpath("//table[@data-copy]/tbody/tr")
    shown_rows = [
        (words(row.find("th")), words(row[3]).split("%")[0], words(row[4])) for row in rows
    ]
    assert len(nodes) == 48
    assert shown_rows == [
        (
            one["name"],
            f"{one['value']:.2f}".replace(".", ","),
            f"{one['rank']}/{one['rankOf']}" if one["rank"] else "–",
        )
        for one in nodes
    ]
    assert page.xpath("//table[@data-copy]//td/a[contains(@href, 'nguon/so-lieu/')]")


def test_a_citation_names_the_publisher_first(real: TestHub) -> None:
    page = shown(real, f"/van-ban/{DECISION}")
    english = shown(real, f"/van-ban/{DECISION}", language="en")

    (line,) = page.xpath("//p[@data-sentence]")
    assert words(line).startswith("Nguồn: UBND tỉnh Hòa Bình, Quyết định 2767/QĐ-UBND")
    assert words(english.xpath("//p[@data-sentence]")[0]).startswith("Source: UBND tỉnh Hòa Bình")


def test_a_report_shows_what_its_words_state_and_cite(real: TestHub) -> None:
    page = shown(real, f"/van-ban/{REPORT}")
    own = real.ask(
        "query ($id: ID!) { document(id: $id) { cites { id } figures { printed } } }", id=REPORT
    )["document"]

    stated = page.xpath("//h2[@id='con-so']/ancestor::section//tbody/tr/td[1]")
    assert [words(cell).removesuffix(" suy từ lời văn") for cell in stated] == [
        " ".join(one["printed"].split()) for one in own["figures"]
    ]
    cited = page.xpath("//h3[. = 'Căn cứ, viện dẫn']/following-sibling::ul[1]/li/a/@href")
    assert [link.split("van-ban/")[1] for link in cited] == [one["id"] for one in own["cites"]]


def test_what_a_document_decides_is_listed(real: TestHub) -> None:
    mergers = shown(real, "/van-ban/202-2025-qh15")
    edition = shown(real, "/van-ban/876-qd-bnv-2022")

    lines = [words(one) for one in mergers.xpath("//h2[@id='quy-dinh']/../../ul/li")]
    assert any(line.startswith("Tỉnh Hà Nam → Tỉnh Ninh Bình") for line in lines)
    assert "Bộ tiêu chí" in words(edition.find(".//main"))


@pytest.mark.parametrize("own", ["zz", "a" * 3000, "%00", "<b>"])
def test_an_unknown_document_is_not_found(real: TestHub, own: str) -> None:
    response = real.request("GET", f"/van-ban/{own}")

    assert response.status_code in (400, 404)
    assert "<b>" not in response.text


def test_files_hold_all_documents_and_all_figures_of_one(real: TestHub) -> None:
    listing = real.request("GET", "/van-ban.csv").text.splitlines()
    figures = real.request("GET", f"/van-ban/{DECISION}.csv?dau=cham").text.splitlines()
    workbook = real.request("GET", f"/van-ban/{DECISION}.xlsx")

    assert len(listing) == 1 + len(real.ask(_EVERY)["documents"])
    assert len(figures) == 1 + 48
    assert workbook.content.startswith(b"PK")


@pytest.fixture(scope="module")
def replaced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestHub]:
    """A hub in which one decision replaced another."""
    folder = tmp_path_factory.mktemp("replaced")
    with closing(made_up(folder)) as hub:
        made = hub.seeds / "made"
        (made / "documents.csv").write_text(
            "public_id,kind,title,number,date,issuer\n"
            "old,Quyết định,Công bố chỉ số,12/QĐ-UBND,2019-02-01,UBND tỉnh Ân\n"
            "new,Quyết định,Công bố lại chỉ số,34/QĐ-UBND,2019-09-01,UBND tỉnh Ân\n",
            encoding="utf-8",
        )
        (made / "sources.csv").write_text(
            "public_id,publisher,title,tier,url,published_on,document\n"
            "made/book,Người thử,Sổ,OFFICIAL,,2016-01-01,\n"
            "made/paper,Báo thử,Báo,PRESS,https://example.org/bao,2018-01-01,\n"
            "made/old,UBND tỉnh Ân,Quyết định 12/QĐ-UBND,OFFICIAL,,2019-02-01,old\n"
            "made/new,UBND tỉnh Ân,Quyết định 34/QĐ-UBND,OFFICIAL,,2019-09-01,new\n",
            encoding="utf-8",
        )
        hub.take("made")
        hub.take("made", paper(folder, "old", 61), accept="đã đối chiếu")
        ending = WithdrawalRow("--replaces", "made/old", WithdrawalKind.REPLACED)
        new = paper(folder, "new", 62)
        hub.take("made", new, withdrawals=(ending,), accept="đã đối chiếu")
        yield hub


def paper(folder: Path, name: str, value: int) -> Path:
    """A tidy file of one figure that a decision says."""
    path = folder / f"{name}.csv"
    line = f"2019,Ân,TOTAL,{value},,,,made/{name}"
    path.write_text(
        f"period,entity,code,value,missing,rank,rank_of,source\n{line}", encoding="utf-8"
    )
    return path


def test_a_replaced_document_says_by_what_and_the_other_one_what_it_replaces(
    replaced: TestHub,
) -> None:
    old, new = shown(replaced, "/van-ban/old"), shown(replaced, "/van-ban/new")

    banner = words(old.xpath("//p[@class='frozen']")[0])
    assert "đã được thay thế bởi Quyết định 34/QĐ-UBND (01/9/2019)" in banner
    assert old.xpath("//p[@class='frozen']//a/@href") == ["../van-ban/new"]
    assert "Thay thế, bãi bỏ Quyết định 12/QĐ-UBND" in words(new.find(".//main"))
    assert "đã được thay thế" in words(shown(replaced, "/van-ban").find(".//main"))
    assert old.xpath("//h2[@id='so-lieu']") == []


def test_before_it_was_replaced_a_document_stands_with_its_figures(replaced: TestHub) -> None:
    before = str(int(replaced.ask("{ dataVersion { id } }")["dataVersion"]["id"]) - 1)

    page = shown(replaced, "/van-ban/old", phien_ban=before)

    assert "đã được thay thế" not in words(page.find(".//main"))
    assert [words(cell) for cell in page.xpath("//h2[@id='so-lieu']/ancestor::section//td[3]")]


def test_the_evidence_of_a_figure_that_ended_says_what_ended_it(replaced: TestHub) -> None:
    version = int(replaced.ask("{ dataVersion { id } }")["dataVersion"]["id"])
    query = 'query ($at: DateTime) { observations(document: "old", asOf: $at) { nodes { id } } }'
    (before,) = replaced.ask(query, at=str(version - 1))["observations"]["nodes"]

    page = shown(replaced, f"/nguon/so-lieu/{before['id']}")

    told = {words(row.find("th")): row.get("class") for row in page.xpath("//main//tbody/tr")}
    ended = [text for text in told if "đã được thay thế bởi Quyết định 34/QĐ-UBND" in text]
    assert len(ended) == 1
    assert told[ended[0]] is None
    assert "me" in told.values()
