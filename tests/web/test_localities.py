"""The units of a province as a page: each index block by block, with the figures of the API."""

from io import BytesIO

import pandas
import pytest

from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.web.page_tables import number, page, rows, text

pytestmark = SQLITE  # what is tested is the page

COMPARE = """query Compare($province: String!, $kind: EntityKind!, $index: ID!) {
  compare(indicator: $index, among: {kind: $kind, province: $province}) {
    rows { name value publishedRank rank observation { block } } } }"""


@pytest.mark.parametrize("province", ["lai-chau", "gia-lai", "ha-noi", "an-giang-2025"])
def test_ranks_of_two_blocks_never_stand_in_one_table(real: TestHub, province: str) -> None:
    html = page(real, f"/co-quan/{province}")

    answers = [
        real.post(COMPARE, province=province, kind=kind, index=f"{index}/TOTAL")
        for index in ("D766", "DDCI", "DEPT_PAR", "DEPT_SIPAS", "TTHC_QUALITY")
        for kind in ("DEPARTMENT", "DISTRICT", "COMMUNE")
    ]
    lists = [answer["data"]["compare"]["rows"] for answer in answers if answer["data"]["compare"]]
    blocks: dict[tuple[int, str | None], dict[str, object]] = {}
    for place, each in enumerate(lists):
        for row in each:
            if row["observation"]:
                block = blocks.setdefault((place, row["observation"]["block"]), {})
                block[row["name"]] = row["value"], row["publishedRank"] or row["rank"]
    assert blocks
    tables = [shown(table) for table in html.xpath("//table[@class='short']")]
    for block in blocks.values():
        tables.remove(block)
    assert tables == []


def shown(table) -> dict[str, object]:
    """What a table of a block shows: the value and the rank of each unit."""
    names = [text(cell) for cell in table.xpath("./thead/tr/th")]
    lines = [
        dict(zip(names, map(text, line.xpath("./th|./td")), strict=True))
        for line in table.xpath("./tbody/tr")
    ]
    return {
        line["Đơn vị"]: (number(line["Kết quả"]), number(line.get("Hạng trong khối", "–")))
        for line in lines
    }


def test_all_units_of_a_province_are_led_to(real: TestHub) -> None:
    query = """query Units($province: String!) {
      departments(province: $province) { id } areas(province: $province) { id }
      districts: areas(province: $province, on: "2025-06-30") { id } }"""
    units = real.ask(query, province="ha-noi")

    html = page(real, "/co-quan/ha-noi")

    links = {link.split("co-quan/")[-1].partition("?")[0] for *_, link, _ in html.iterlinks()}
    assert {unit["id"] for each in units.values() for unit in each} <= links


def test_departments_that_have_ended_stand_apart_with_their_successors(real: TestHub) -> None:
    ended = rows(page(real, "/co-quan/lai-chau"), "da-sap-xep")

    successors = {row["Cơ quan"]: row["Đơn vị kế thừa"] for row in ended}
    assert successors["Sở Thông tin và Truyền thông"] == "Sở Khoa học và Công nghệ"
    assert len(ended) == 10


def test_reports_of_a_province_stand_added_up(real: TestHub) -> None:
    summed = rows(page(real, "/co-quan/nam-dinh"), "tong-hop")

    assert {row["Số liệu"]: row["Tổng"] for row in summed}["Hồ sơ tiếp nhận"] == (
        "48 hồ sơ hệ thống tính"
    )
    assert {row["Cơ quan có báo cáo"] for row in summed} == {
        "1/17: Sở Khoa học và Công nghệ",
        "0/17",
    }


def test_every_province_of_now_and_before_is_to_be_chosen(real: TestHub) -> None:
    html = page(real, "/co-quan")

    links = {link for *_, link, _ in html.iterlinks() if "co-quan/" in link}
    assert len(links) == 34 + 52  # 11 of the 63 go on as they are


@pytest.mark.parametrize("province", ["lai-chau", "gia-lai-2025", "ha-noi"])
def test_the_file_of_a_province_holds_the_figures_of_all_its_units(
    real: TestHub, province: str
) -> None:
    html = page(real, f"/co-quan/{province}")
    known = {name for table in html.xpath("//table[@class='short']") for name in shown(table)}

    file = real.request("GET", f"/co-quan/{province}.csv", params={"language": "vi"}).content
    table = pandas.read_csv(BytesIO(file), sep=";", decimal=",")

    assert known == set(table["Đơn vị"])
    figures = {
        (name, value)
        for one in html.xpath("//table[@class='short']")
        for name, (value, _) in shown(one).items()
        if value is not None
    }
    held = table.dropna(subset="Giá trị")
    assert figures == set(zip(held["Đơn vị"], held["Giá trị"].round(3), strict=True))
    assert table["Nguồn"].notna().all()


def test_an_index_without_figures_is_told_with_a_way_back(real: TestHub) -> None:
    html = page(real, "/co-quan/lai-chau", bo="DDCI", ky="2021")

    told = html.xpath("//p[@class='frozen']")[0]
    assert text(told).startswith("Hệ thống chưa có số liệu DDCI năm 2021 của các cơ quan")
    assert told.xpath("./a/@href") == ["../co-quan/lai-chau?language=vi"]
