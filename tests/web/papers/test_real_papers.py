"""Papers of real units: every figure is the API's, whatever the unit has or lacks."""

import re
from collections.abc import Iterator
from contextlib import closing

import pytest

from hub.words.language import fixed
from tests.hubs import Shared, TestHub
from tests.web.papers.papers import ReadPaper, read

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


@pytest.mark.parametrize("unit", ["lai-chau", "ninh-binh-2025"])
def test_each_figure_of_a_province_has_its_source_line(real_hub: TestHub, unit: str) -> None:
    profile = paper(real_hub, f"/tinh/{unit}.docx")

    marks = {
        mark
        for table in profile.tables
        for cell in column(table, "Nguồn")
        for mark in re.findall(r"\[\d+\]", cell)
    }
    full = set(re.findall(r"(\[\d+\]) Nguồn: ", profile.text))
    assert marks <= full
    assert len(full) > 1 or unit != "lai-chau"


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
    assert [one["value"] for one in dossiers["figures"]][:3] == [48, 38, 100]
    assert "quý I/2022 so với quý IV/2021" in brief.text


@pytest.mark.parametrize("unit", ["ha-nam/bqlkcn", "lai-chau/skhcn-2025"])
def test_an_empty_department_says_what_to_bring(real_hub: TestHub, unit: str) -> None:
    card = real_hub.ask(CARD, unit=unit)["departmentCard"]

    text = paper(real_hub, f"/co-quan/{unit}.html".replace("html", "docx")).text

    assert card["dossiersReason"][1:] in text
    assert f"hub template OPERATIONS --unit {unit}" in text
    for target in card["targets"]:
        assert target["label"][1:] in text


def test_a_month_of_readings_is_set_beside_the_month_before(real_hub: TestHub) -> None:
    brief = paper(real_hub, "/tom-tat/lai-chau.docx", ky="2026-10")

    table = brief.tables[0]
    assert table[1][:5] == [
        "Bộ chỉ số 766",
        "63,07/100 (28/9/2026)",
        "63,37/100 (10/10/2026)",
        "+0,30",
        "11/34; 15/34",
    ]
    assert len(table) == 1 + 1 + 6
    assert "PAPI: không có số mới; số gần nhất là của năm 2024." in brief.text


def test_a_ranking_of_provinces_stands_on_its_pages_with_one_number_a_source(
    real_hub: TestHub,
) -> None:
    ranking = paper(real_hub, "/xep-hang.pdf", **{"chi-so": "PAPI/TOTAL", "ky": "2024"})

    rows = [row for table in ranking.tables for row in table[1:]]
    names = [row[1] for row in rows]
    assert (len(names), len(set(names))) == (63, 63)
    assert len(re.findall(r"\[\d+\] Nguồn: ", ranking.text)) < 5


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_province_has_its_papers(real_hub: TestHub, language: str) -> None:
    provinces = real_hub.ask('{ now: provinces { id } before: provinces(on: "2025-06-30") { id } }')
    units = sorted({one["id"] for group in provinces.values() for one in group})

    for unit in units:
        for path in (f"/tinh/{unit}.pdf", f"/tom-tat/{unit}.pdf"):
            answer = real_hub.request("GET", path, params={"language": language})
            assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-"), (path, answer.text)
            assert len(answer.content) < 300_000
    assert len(units) > 80
