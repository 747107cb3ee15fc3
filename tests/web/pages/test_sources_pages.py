"""What is held, from where, what is late, what changed; and the evidence of one figure."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote, unquote

import lxml.html
import pytest

from tests.hubs import TestHub, made_up
from tests.web.pages.conftest import answer, shown, words

_COVERAGE = """{ indices { id shortName
  freshness { lastPeriod late reason due { held expected expectedAtLeast } }
  coverage(level: 0) { cells { period held expected expectedAtLeast rankOnly } } } }"""
_TIERS = """query ($id: [ID!]) {
  official: observations(indicator: $id, tier: OFFICIAL, first: 0) { totalCount }
  press: observations(indicator: $id, tier: PRESS, first: 0) { totalCount }
  copy: observations(indicator: $id, tier: COPY, first: 0) { totalCount } }"""
_CONFLICTS = """{ observations(conflicting: true, first: 12) { nodes { id printed
  claims { id printed citation { text } } citation { text originalPublisher } } } }"""


def share(cell) -> str:
    """What is held of how many, told anew."""
    return f"{cell['held']}/{'≥' if cell['expectedAtLeast'] else ''}{cell['expected']}"


def rows(page: lxml.html.HtmlElement, section: str) -> list[lxml.html.HtmlElement]:
    """The rows of the table of a section."""
    return page.xpath(f"//h2[@id='{section}']/ancestor::section//tbody/tr")


def test_every_index_tells_what_is_held_and_what_is_lacking(real: TestHub) -> None:
    page = shown(real, "/nguon")
    indices = real.ask(_COVERAGE)["indices"]

    lines = rows(page, "bo-chi-so")
    assert [words(row.find("th/a")) for row in lines] == [one["shortName"] for one in indices]
    for row, one in zip(lines, indices, strict=True):
        assert words(row[3]).split()[0] == share(one["freshness"]["due"])
        assert (one["freshness"]["reason"] or "đủ") in words(row[4])
        assert ("quá hạn" in words(row[4])) == one["freshness"]["late"]


def test_the_grid_shows_what_is_held_of_each_year(real: TestHub) -> None:
    page = shown(real, "/nguon")
    years = [words(head) for head in page.xpath("//table[@class='held']/thead//th")][1:]

    lines = {words(row.find("th/a")): row for row in rows(page, "do-day-du")}
    for one in real.ask(_COVERAGE)["indices"]:
        whole = {cell["period"]: cell for cell in one["coverage"]["cells"] if _is_year(cell)}
        row = lines[one["shortName"]] if len(whole) == len(one["coverage"]["cells"]) else None
        for year, td in zip(years, row.xpath("./td") if row is not None else (), strict=False):
            text = words(td)
            assert text.split()[0] == (share(whole[year]) if year in whole else "–")
            if year in whole and whole[year]["rankOnly"]:
                assert f"+{whole[year]['rankOnly']} hạng" in text


def _is_year(cell) -> bool:
    return len(cell["period"]) == 4


@pytest.mark.parametrize("index", ["PAPI", "DEPT_PAR", "SIPAS", "TTHC_QUALITY"])
def test_kinds_of_sources_are_counted_as_the_api_does(real: TestHub, index: str) -> None:
    page = shown(real, "/nguon", bo=index)
    codes = [f"{index}/TOTAL"] + [f"{index}/TOTAL:points"] * (index == "DEPT_PAR")
    counts = real.ask(_TIERS, id=codes)

    (row,) = rows(page, "bo-chi-so")
    told = [words(one).split()[1].replace(".", "") for one in row.xpath(".//ul/li")]
    assert told == [str(one["totalCount"]) for one in counts.values() if one["totalCount"]]


def test_one_index_shows_its_components_and_days_of_reading(real: TestHub) -> None:
    papi, d766 = shown(real, "/nguon", bo="papi"), shown(real, "/nguon", bo="D766")

    assert len(rows(papi, "thanh-phan")) > 8
    days = d766.xpath("//h2[@id='so-doc']/ancestor::section//li/a")
    assert "10/10/2026" in [words(day) for day in days]
    assert all("so-doc=" in day.get("href") for day in days)


def test_an_unknown_index_offers_those_there_are(real: TestHub) -> None:
    response = answer(real, "/nguon", bo="PAPIX")

    page = lxml.html.fromstring(response.text)
    assert response.status_code == 404
    assert any("bo=PAPI" in link for link in page.xpath("//main//ul/li/a/@href"))


def test_releases_tell_what_they_changed_with_their_permanent_links(real: TestHub) -> None:
    page = shown(real, "/nguon")
    nodes = real.ask("{ releases(first: 20) { id added changed gone } }")["releases"]

    lines = rows(page, "dot-cap-nhat")
    shown_lines = [
        [words(row.find("th")), *(words(row[at]).replace(".", "") for at in (3, 4, 5))]
        for row in lines
    ]
    assert shown_lines == [
        [one["id"], *(str(one[name]) for name in ("added", "changed", "gone"))] for one in nodes
    ]
    assert "phien-ban=5" in lines[len(nodes) - 5].xpath(".//a/@href")[0]
    assert "./releases.atom" in page.xpath("//main//a/@href")
    assert "seeds/" not in words(page.find(".//main"))


def test_a_version_of_the_past_shows_what_was_held_then(real: TestHub) -> None:
    page = shown(real, "/nguon", phien_ban="3")

    main = words(page.find(".//main"))
    assert "Đang xem phiên bản dữ liệu 3" in main
    assert "theo hiện nay" in main
    assert re.search(r"\d+ số trên trang này đã thay đổi từ phiên bản 3", main)
    lines = {words(row.find("th/a")): words(row) for row in rows(page, "bo-chi-so")}
    assert "0/" in lines["PAPI"] or "–" in lines["PAPI"]
    assert "34/34" in lines["Bộ chỉ số 766"]


def test_the_file_holds_every_cell(real: TestHub) -> None:
    lines = real.request("GET", "/nguon.csv?dau=cham").text.splitlines()
    cells = [one for index in real.ask(_COVERAGE)["indices"] for one in index["coverage"]["cells"]]

    assert len(lines) == 1 + len(cells)


def test_the_evidence_of_a_figure_tells_every_source_with_its_citation(real: TestHub) -> None:
    for one in real.ask(_CONFLICTS)["observations"]["nodes"]:
        page = shown(real, f"/nguon/so-lieu/{quote(one['id'], safe='/')}")

        lines = page.xpath("//table[@data-copy]/tbody/tr")
        claims = [one, *one["claims"]]
        assert [words(row[1]).split(" nguồn ghi")[0] for row in lines] == [
            claim["printed"] or "–" for claim in claims
        ]
        assert lines[0].get("class") == "me"
        assert "đang dùng" in words(lines[0])
        assert words(lines[0][3]).startswith(one["citation"]["originalPublisher"])
        texts = [words(line) for line in page.xpath("//p[@data-sentence]")]
        assert texts == [" ".join(claim["citation"]["text"].split()) for claim in claims]


def test_the_claim_that_is_used_stands_first_whichever_is_asked_for(real: TestHub) -> None:
    one = real.ask(_CONFLICTS)["observations"]["nodes"][0]

    page = shown(real, f"/nguon/so-lieu/{quote(one['claims'][0]['id'], safe='/')}")

    first = page.xpath("//table[@data-copy]/tbody/tr")[0]
    assert (words(first[1]), first.get("class")) == (one["printed"], "me")


@pytest.mark.parametrize("own", ["zz", "a|b|c|0|d@1", "%7C%7C%7C%7C", "<b>", "a" * 4000])
def test_a_figure_that_nobody_told_is_not_found(real: TestHub, own: str) -> None:
    response = real.request("GET", f"/nguon/so-lieu/{own}")

    assert response.status_code in (400, 404)
    assert "<b>" not in response.text


@pytest.mark.parametrize("path", ["/tinh/ca-mau", "/xep-hang?chi-so=D766/TOTAL&ky=2024"])
def test_a_value_of_several_sources_leads_to_its_evidence(real: TestHub, path: str) -> None:
    page = lxml.html.fromstring(real.request("GET", path).text)

    links = page.xpath("//main//a[contains(@href, 'nguon/so-lieu/')]")
    assert links
    assert all(words(link).endswith(("nguồn", "sources")) for link in links)
    target = unquote(links[0].get("href").replace("../", "").replace("./", ""))
    assert real.request("GET", f"/{target}").status_code == 200


@pytest.fixture(scope="module")
def revised(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestHub]:
    """A hub in which a paper told one figure, then another, then a third that was undone; an act
    sets the day on which its index is due.
    """
    folder = tmp_path_factory.mktemp("revised")
    with closing(made_up(folder)) as hub:
        toml = hub.seeds / "made" / "dataset.toml"
        due = 'frequency = "YEAR"\ndue_month = 3\ndue_day = 20\ndue_document = "Quyết định số 1"'
        toml.write_text(toml.read_text("utf-8").replace('frequency = "YEAR"', due, 1), "utf-8")
        hub.take("places")
        hub.take("made")
        for value in (61, 62, 63):
            last = hub.take("made", paper(folder, value), accept="đã đối chiếu")
        hub.undo(last.version)
        yield hub


def paper(folder: Path, value: int) -> Path:
    """A tidy file of one figure."""
    path = folder / "paper.csv"
    line = f"2019,Ân,TOTAL,{value},,,,made/paper"
    path.write_text(
        f"period,entity,code,value,missing,rank,rank_of,source\n{line}", encoding="utf-8"
    )
    return path


def test_what_a_source_said_before_stands_beneath_it(revised: TestHub) -> None:
    query = '{ observations(entity: "Ân", period: "2019", tier: PRESS) { nodes { id value } } }'
    (one,) = revised.ask(query)["observations"]["nodes"]

    page = shown(revised, f"/nguon/so-lieu/{one['id']}")

    assert one["value"] == 62
    before = page.xpath("//h2[@id='truoc-do']/ancestor::section//li")
    assert [words(line).split(" ")[0] for line in before] == ["63,00", "62,00", "61,00"]


def test_what_is_late_is_told_with_the_act_that_sets_its_day(revised: TestHub) -> None:
    (row,) = rows(shown(revised, "/nguon"), "bo-chi-so")

    assert words(row[4]).startswith("quá hạn Hệ thống")
    assert "theo Quyết định số 1" in words(row[4])
    assert row[4].xpath("./span[@class='tag w']")


def test_a_release_that_was_undone_says_by_which(revised: TestHub) -> None:
    last, undone = rows(shown(revised, "/nguon"), "dot-cap-nhat")[:2]

    assert words(last[6]).endswith(f"hoàn tác đợt {words(undone.find('th'))}")
    assert words(undone[6]) == f"Đã hoàn tác hoàn tác bởi đợt {words(last.find('th'))}"
