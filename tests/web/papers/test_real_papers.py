"""Papers of real units: every figure is the API's, whatever the unit has or lacks."""

import re
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO

import docx
import lxml.html
import pytest
from pypdfium2 import PdfDocument

from hub.words.language import fixed
from tests import needs
from tests.hubs import Shared, TestHub
from tests.web.papers.papers import ReadPaper, read

ORDER = ["PAR INDEX", "SIPAS", "PAPI", "Bộ chỉ số 766", "PCI"]
LINES = """query ($unit: String!) { scorecard(entity: $unit) { lines {
  index { shortName decimals } row { value publishedRank publishedRankOf rank rankOf change
    observation { citation { text } } } } } }"""
CARD = """query ($unit: String!) { departmentCard(department: $unit) {
  lines { row { value } }
  serviceGroups { indicator { shortName } value pointsLeft mean bestValue best { name } }
  dossiers { period figures { indicator { shortName } value } }
  targets { label printed } linesReason serviceGroupsReason dossiersReason } }"""


@pytest.fixture(scope="module")
def real_hub(sqlite: Shared) -> Iterator[TestHub]:
    """A hub of all real seeds."""
    with closing(TestHub(sqlite.real.url)) as hub:
        yield hub


def paper(hub: TestHub, path: str, **parameters: str) -> ReadPaper:
    """A paper as another program reads it."""
    answer = hub.request("GET", path, params=parameters, headers={"accept-language": "vi"})
    assert answer.status_code == 200, answer.text
    return read(answer.content, path.rpartition(".")[2])


def number(value: float | None, decimals: int = 2) -> str:
    """A value as papers write it."""
    return "–" if value is None else fixed(value, decimals).vi


def column(table: list[list[str]], head: str) -> list[str]:
    """The cells below a head; none where there is no such column."""
    if head not in table[0]:
        return ["–"] * (len(table) - 1)
    place = table[0].index(head)
    return [row[place] for row in table[1:]]


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("unit", ["lai-chau", "nam-dinh", "ninh-binh-2025", "ha-noi"])
def test_results_of_a_province_are_the_apis(real_hub: TestHub, unit: str, form: str) -> None:
    lines = real_hub.ask(LINES, unit=unit)["scorecard"]["lines"]
    lines.sort(key=lambda line: ORDER.index(line["index"]["shortName"]))

    profile = paper(real_hub, f"/tinh/{unit}.{form}")

    rows = [row for table in profile.tables if "Bộ chỉ số" in table[0] for row in table]
    table = [rows[0], *(row for row in rows[1:] if row != rows[0])]
    assert column(table, "Bộ chỉ số") == [line["index"]["shortName"] for line in lines]
    results = column(table, "Kết quả")
    for line, result in zip(lines, results, strict=True):
        value = number(line["row"]["value"], line["index"]["decimals"])
        assert re.match(re.escape(value) + r"($|[/%]| \()", result), (result, value)
    for kind, head in (("publishedRank", "Hạng công bố"), ("rank", "Hạng do hệ thống tính")):
        ranks = [
            "–" if line["row"][kind] is None else f"{line['row'][kind]}/{line['row'][f'{kind}Of']}"
            for line in lines
        ]
        assert [cell.partition(" ")[0] for cell in column(table, head)] == ranks


@pytest.mark.parametrize(
    "path",
    [
        "/tinh/lai-chau.docx",
        "/tinh/ninh-binh-2025.docx",
        "/co-quan/lai-chau/skhcn-2025.docx",
        "/xep-hang.docx",
        "/tom-tat/lai-chau.html",
        "/tom-tat/nam-dinh/skhcn.html",
    ],
)
def test_each_figure_has_its_source_line(real_hub: TestHub, path: str) -> None:
    text = paper(real_hub, path).text

    marks, full = set(re.findall(r"\[\d+\]", text)), re.findall(r"(\[\d+\]) Nguồn: ", text)
    assert marks == set(full)
    assert len(full) == len(set(full)) > 0


def test_a_new_province_stands_beside_those_of_before(real_hub: TestHub) -> None:
    query = """{ compare(indicator: "PAPI/TOTAL", period: "2024", entities: ["ninh-binh-2025"]
      territory: PREDECESSORS) { rows { name value rank rankOf } } }"""
    rows = [row for row in real_hub.ask(query)["compare"]["rows"] if row["value"]]

    tables = paper(real_hub, "/tinh/ninh-binh-2025.docx").tables

    (table,) = [table for table in tables if table[0][0] == "Trước sắp xếp"]
    place = table[0].index("PAPI, năm 2024")
    assert {row[0]: row[place].partition(" (")[0] for row in table[1:]} == {
        row["name"]: f"{number(row['value'], 4)}/80, hạng {row['rank']}/{row['rankOf']}"
        for row in rows
    }
    assert len(rows) == 3


def test_components_of_a_province_are_the_apis(real_hub: TestHub) -> None:
    query = """{ scorecard(entity: "lai-chau") { lines(index: ["PAPI"]) { components {
      indicator { shortName maximum } value rank rankOf } } } }"""
    ((line,),) = real_hub.ask(query)["scorecard"].values()

    tables = paper(real_hub, "/tinh/lai-chau.docx").tables

    table = next(table for table in tables if table[0][0] == "Thành phần")
    assert [row[:3] for row in table[1:]] == [
        [
            one["indicator"]["shortName"],
            f"{number(one['value'], 4)}/{one['indicator']['maximum']:g}",
            f"{one['rank']}/{one['rankOf']}",
        ]
        for one in line["components"]
    ]


def test_the_card_of_a_department_is_the_apis(real_hub: TestHub) -> None:
    unit = "gia-lai-2025/skhcn-2025"
    groups = real_hub.ask(CARD, unit=unit)["departmentCard"]["serviceGroups"]

    tables = paper(real_hub, f"/co-quan/{unit}.docx").tables

    (table,) = [table for table in tables if table[0][0] == "Nhóm chỉ số"]
    assert [row[:5] for row in table[1:]] == [
        [
            group["indicator"]["shortName"],
            *row_of(group),
            f"{group['best']['name']}: {number(group['bestValue'])}",
        ]
        for group in groups
    ]


def row_of(group: dict) -> list[str]:
    """The figures of a group, as a paper writes them."""
    values = [number(group[name]) for name in ("value", "pointsLeft", "mean")]
    maxima = {"Số hóa hồ sơ": 22, "Tiến độ, kết quả giải quyết": 20, "Thanh toán trực tuyến": 10}
    maximum = maxima.get(group["indicator"]["shortName"])
    if maximum is None:
        maximum = round(group["value"] + group["pointsLeft"])
    return [f"{values[0]}/{maximum}", *values[1:]]


def test_the_dossiers_of_a_quarter_are_the_apis(real_hub: TestHub) -> None:
    unit = "nam-dinh/skhcn"
    (dossiers,) = real_hub.ask(CARD, unit=unit)["departmentCard"]["dossiers"]

    brief = paper(real_hub, f"/tom-tat/{unit}.html")

    (table,) = [table for table in brief.tables if table[0][0] == "Nội dung"]
    assert table[0][1] == "Quý I/2022"
    assert [row[1] for row in table[1:]] == ["48", "38", "100,0%", "79,2%"]
    assert [row[-1] for row in table[1:]][-1] == "tính"
    assert [one["value"] for one in dossiers["figures"]][:3] == [48, 38, 100]
    assert "quý I/2022 so với quý IV/2021" in brief.text


@pytest.mark.parametrize("unit", ["ha-nam/bqlkcn", "lai-chau/skhcn-2025"])
def test_an_empty_department_says_what_to_bring(real_hub: TestHub, unit: str) -> None:
    card = real_hub.ask(CARD, unit=unit)["departmentCard"]

    text = paper(real_hub, f"/co-quan/{unit}.html".replace("html", "docx")).text

    assert card["dossiersReason"][1:] in text
    assert "hub template" not in text
    assert "hub import" not in text
    for target in card["targets"]:
        assert target["label"][1:] in text


def test_a_month_of_readings_is_set_beside_the_month_before(real_hub: TestHub) -> None:
    brief = paper(real_hub, "/tom-tat/lai-chau.docx", ky="2026-10")

    table = brief.tables[0]
    assert table[1][:5] == [
        "Bộ chỉ số 766",
        "63,07/100",
        "63,37/100",
        "+0,30",
        "11/34; 15/34",
    ]
    assert table[0][1:3] == ["28/9/2026", "10/10/2026"]
    assert len(table) == 1 + 1 + 6
    assert "PAPI: không có số mới; số gần nhất là của năm 2024." in brief.text


def test_a_ranking_of_provinces_stands_on_its_pages_with_one_number_a_source(
    real_hub: TestHub,
) -> None:
    query = """{ compare(indicator: "PAPI/TOTAL", period: "2024") { rows { name value } } }"""
    values = {row["name"]: row["value"] for row in real_hub.ask(query)["compare"]["rows"]}

    ranking = paper(real_hub, "/xep-hang.pdf", **{"chi-so": "PAPI/TOTAL", "ky": "2024"})

    lists = [table for table in ranking.tables if "Đơn vị" in table[0]]
    shown = {row[1]: row[2] for table in lists for row in table[1:]}
    assert len(lists) > 1
    assert shown == {
        name: f"{number(value, 4)}/80" if value else "– (chưa công bố)"
        for name, value in values.items()
    }
    assert len(re.findall(r"\[\d+\] Nguồn: ", ranking.text)) < 5


def test_the_own_unit_is_bold_in_a_ranking_and_told_of_above_it(real_hub: TestHub) -> None:
    asked = {"chi-so": "D766/TOTAL", "tinh": "lai-chau"}
    answer = real_hub.request("GET", "/xep-hang.docx", params=asked)

    document = docx.Document(BytesIO(answer.content))
    rows = [(row.cells[1].text, row.cells[1].paragraphs[0].runs) for row in document.tables[0].rows]
    assert [name for name, runs in rows if runs[0].bold] == ["Đơn vị", "Lai Châu"]
    assert any("tỉnh Lai Châu đạt 63,37/100 điểm" in one.text for one in document.paragraphs)
    assert len(document.inline_shapes) == 1


def test_a_brief_against_a_version_tells_what_came_since(real_hub: TestHub) -> None:
    brief = paper(real_hub, "/tom-tat/lai-chau.html", **{"so-voi": "version-5"})

    query = """query ($asOf: DateTime) { scorecard(entity: "lai-chau", asOf: $asOf) {
      lines { index { shortName } } } }"""
    cards = [real_hub.ask(query, asOf=version)["scorecard"]["lines"] for version in ("5", "12")]
    held = [{line["index"]["shortName"] for line in lines} for lines in cards]
    heads, *rows = brief.tables[0]
    now = {row[0]: row[heads.index("Phiên bản dữ liệu 12")] for row in rows}
    assert "phiên bản dữ liệu 12 so với phiên bản dữ liệu 5" in brief.text
    assert {name for name in now if not name.startswith("– ")} == held[1] - held[0]
    assert now["PAPI"] == "43,4796/80 (năm 2024)"
    assert "Bộ chỉ số 766: không có số mới" in brief.text


@pytest.mark.parametrize(
    ("against", "words"),
    [
        ("month", "tháng 10/2026 so với tháng 9/2026"),
        ("quy", "quý IV/2026 so với quý III/2026"),
        ("year", "năm 2026 so với năm 2025"),
        ("2026-09-28", "tháng 10/2026 so với ngày 28/9/2026"),
    ],
)
def test_a_brief_is_set_against_what_it_is_asked(
    real_hub: TestHub, against: str, words: str
) -> None:
    text = paper(real_hub, "/tom-tat/lai-chau.html", **{"so-voi": against}).text

    assert words in text
    assert "63,37/100" in text


def test_an_empty_commune_says_what_to_bring(real_hub: TestHub) -> None:
    for path in (
        "/co-quan/bac-ninh-2025/phuong-chu.docx",
        "/tom-tat/bac-ninh-2025/phuong-chu.html",
    ):
        text = paper(real_hub, path).text
        assert "Hệ thống chưa có kết quả của đơn vị trên bộ chỉ số nào." in text
        assert "đề nghị người quản trị hệ thống" in text
        assert "hub " not in text.lower().replace("github ", "")


PAGES = 2


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_province_has_its_profile_on_two_pages(real_hub: TestHub, language: str) -> None:
    needs.fonts()
    provinces = real_hub.ask('{ now: provinces { id } before: provinces(on: "2025-06-30") { id } }')
    units = sorted({one["id"] for group in provinces.values() for one in group})

    asked = units[:: 5 if language == "vi" else 12]
    answers = {
        unit: real_hub.request("GET", f"/tinh/{unit}.pdf", params={"language": language})
        for unit in asked
    }
    assert {unit for unit, one in answers.items() if one.status_code != 200} == set()
    assert {unit for unit, one in answers.items() if pages(one.content) > PAGES} == set()
    assert max(len(one.content) for one in answers.values()) < 200_000
    assert len(units) > 80


def pages(content: bytes) -> int:
    """How many pages a PDF has."""
    with closing(PdfDocument(content)) as file:
        return len(file)


def test_one_page_is_a_choice(real_hub: TestHub) -> None:
    answer = real_hub.request("GET", "/tinh/lai-chau.pdf", params={"trang": "1"})

    assert pages(answer.content) == 1


def test_every_province_has_its_brief(real_hub: TestHub) -> None:
    provinces = real_hub.ask('{ now: provinces { id } before: provinces(on: "2025-06-30") { id } }')
    units = sorted({one["id"] for group in provinces.values() for one in group})

    answers = {
        unit: real_hub.request("GET", f"/tom-tat/{unit}.html", params={"language": "en"})
        for unit in units[::11]
    }

    assert {unit for unit, one in answers.items() if one.status_code != 200} == set()


def test_a_profile_of_a_past_version_has_the_figures_of_that_version(real_hub: TestHub) -> None:
    query = """query ($asOf: DateTime) { scorecard(entity: "lai-chau", asOf: $asOf) {
      lines { index { shortName } } } }"""
    lines = real_hub.ask(query, asOf="5")["scorecard"]["lines"]

    profile = paper(real_hub, "/tinh/lai-chau.docx", **{"phien-ban": "5"})

    assert column(profile.tables[0], "Bộ chỉ số") == [one["index"]["shortName"] for one in lines]
    assert "Phiên bản dữ liệu 5," in profile.text
    assert "phien-ban=5" in profile.text


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        ({"so-voi": "2022"}, "So với năm 2022"),
        ({"so-voi": "2021", "vung": "trung-du-va-mien-nui-phia-bac"}, "So với năm 2021"),
        ({"so-voi": "2022", "thu-tu": "ten"}, "So với năm 2022"),
        ({"so-voi": "2022", "dia-gioi": "trung-binh"}, "So với năm 2022"),
        ({"so-voi": "khong"}, ""),
    ],
)
def test_a_paper_of_a_ranking_is_asked_all_that_its_page_is(
    real_hub: TestHub, asked: dict[str, str], head: str
) -> None:
    asked = {"bo": "PAPI", "ky": "2024", "tinh": "lai-chau", **asked}
    page = real_hub.request("GET", "/xep-hang", params={**asked, "language": "vi"})
    site = lxml.html.fromstring(page.text)

    ranking = paper(real_hub, "/xep-hang.docx", **asked)

    (table,) = [table for table in ranking.tables if "Đơn vị" in table[0]]
    rows = site.xpath("//tbody[not(@class)]/tr[@data-id]/th")
    names = [row.text_content().partition(" (")[0].removesuffix(" tính lại") for row in rows]
    assert [name for name in column(table, "Đơn vị") if name in names] == names
    assert [one for one in table[0] if one.startswith("So với")] == ([head] if head else [])
    (sentence,) = site.xpath("//p[@data-sentence]/text()")
    assert sentence in ranking.text
    assert ("so với năm" in sentence) == bool(head)


def test_a_rank_without_a_value_says_so_in_papers_as_on_the_page(real_hub: TestHub) -> None:
    ranking = paper(real_hub, "/xep-hang.docx", bo="PAR_INDEX", ky="2024")
    profile = paper(real_hub, "/tinh/ba-ria-vung-tau.docx", ky="2024")

    rows = {row[1]: row[2] for row in ranking.tables[0]}
    assert rows["Bà Rịa - Vũng Tàu"] == "– (nguồn chỉ in thứ hạng)"
    assert column(profile.tables[0], "Kết quả")[0] == "– (nguồn chỉ in thứ hạng)"


@pytest.mark.parametrize(
    ("path", "asked", "name"),
    [
        ("/xep-hang.docx", {"bo": "PAPI", "ky": "2024"}, "xep-hang-papi-2024.docx"),
        ("/xep-hang.pdf", {"chi-so": "PAPI/D1", "ky": "2023"}, "xep-hang-papi-d1-2023.pdf"),
        ("/xep-hang.xlsx", {"bo": "PAR_INDEX", "ky": "2022"}, "xep-hang-par-index-2022.xlsx"),
        ("/xep-hang.png", {"bo": "PCI", "ky": "2022"}, "xep-hang-pci-2022.png"),
        ("/bang-diem.csv", {"bo": "PAPI", "ky": "2022"}, "bang-diem-papi-2022.csv"),
        ("/xu-huong.xlsx", {"bo": "PCI", "don-vi": "nam-dinh"}, "xu-huong-pci.xlsx"),
        ("/tinh/lai-chau.docx", {}, "tinh-lai-chau.docx"),
    ],
)
def test_the_name_of_a_file_tells_index_and_period(
    real_hub: TestHub, path: str, asked: dict[str, str], name: str
) -> None:
    answer = real_hub.request("GET", path, params=asked)

    assert answer.headers["content-disposition"].endswith(f'filename="{name}"')
