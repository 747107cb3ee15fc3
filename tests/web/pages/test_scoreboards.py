"""The page of a scoreboard: the components of an index for many units at once."""

from io import BytesIO, StringIO

import lxml.html
import pandas
import pytest

from tests.hubs import TestHub
from tests.web.page_tables import number
from tests.web.pages.conftest import answer, shown, words

SCORES = """query ($index: ID!, $indicator: ID!, $period: Period, $among: Among,
    $territory: Territory! = AS_PUBLISHED) {
  scoreboard(index: $index, period: $period, among: $among, territory: $territory) { ...Scores }
  compare(indicator: $indicator, period: $period, among: $among, territory: $territory) {
    ...Scores rows { name publishedRank rank } } }
fragment Scores on Comparison {
  indicator { shortName maximum index { decimals } } peers { complete } summary { mean maximum }
  rows { entity { id } value quartile shareOfMaximum doubtful } }"""
ASKED = {
    "the newest of all": {"index": "D766"},
    "components of long names": {"index": "PAPI", "period": "2024"},
    "few values and published ranks": {"index": "PAR_INDEX", "period": "2024"},
    "sixty-four provinces": {"index": "PCI", "period": "2006"},
    "shares": {"index": "SIPAS", "period": "2023"},
    "departments": {
        "index": "TTHC_QUALITY",
        "among": {"kind": "DEPARTMENT", "province": "lai-chau"},
    },
    "provinces of one region": {"index": "PAPI", "among": {"region": "dong-bang-song-hong"}},
    "rebuilt": {"index": "PAPI", "period": "2023", "territory": "REBUILT_POPULATION"},
}


def asked(name: str) -> tuple[dict, dict[str, str]]:
    """What the API is asked, and the page alike."""
    question = ASKED[name] | {"indicator": f"{ASKED[name]['index']}/TOTAL"}
    among = question.get("among", {})
    parameters = {
        "bo": question["index"],
        "ky": question.get("period", ""),
        "vung": among.get("region", ""),
        "cua": among.get("province", ""),
        "dia_gioi": "dan-so" if "territory" in question else "",
    }
    return question, parameters


@pytest.mark.parametrize("name", ASKED)
def test_every_cell_is_that_of_the_api(real: TestHub, name: str) -> None:
    question, parameters = asked(name)
    data = real.ask(SCORES, **question)
    columns = [data["compare"], *data["scoreboard"]]
    half = 0.501 * 10 ** -columns[0]["indicator"]["index"]["decimals"]
    cells = [{row["entity"]["id"]: row["value"] for row in column["rows"]} for column in columns]
    expected = {
        row["name"]: [column.get(row["entity"]["id"]) for column in cells]
        for row in data["compare"]["rows"]
    }

    table = figures(answer(real, "/nhung/bang-diem", **parameters).text, len(columns))

    known = {name for name, values in expected.items() if set(values) != {None}}
    assert known <= table.keys()
    for unit, values in table.items():
        if unit in expected:
            assert values == pytest.approx(expected[unit], abs=half), unit


def figures(html: str, columns: int) -> dict[str, list[float | None]]:
    """The numbers of each row by its name, as pandas reads the table."""
    (table,) = pandas.read_html(
        StringIO(html), attrs={"data-copy": ""}, decimal="~", thousands=None
    )
    names = table.iloc[:, -columns - 1].astype(str).str.removesuffix(" tính lại")
    values = table.iloc[:, -columns:].astype(str)
    rows = zip(names, values.itertuples(index=False), strict=True)
    return {name: [number(cell) for cell in row] for name, row in rows}


@pytest.mark.parametrize("name", ASKED)
def test_colours_are_quartiles_of_complete_columns_alone(real: TestHub, name: str) -> None:
    question, parameters = asked(name)
    data = real.ask(SCORES, **question)
    columns = [data["compare"], *data["scoreboard"]]
    expected = [
        row["quartile"]
        for column in columns
        for row in column["rows"]
        if column["peers"]["complete"] and row["quartile"] and not row["doubtful"]
    ]

    page = shown(real, "/nhung/bang-diem", **parameters)

    classes = page.xpath("//td[contains(@class, ' q ')]/@class")
    assert sorted(each[-2:] for each in classes) == sorted(f"q{each}" for each in expected)


def test_every_column_stands_in_the_order_of_the_total(real: TestHub) -> None:
    page = shown(real, "/bang-diem", bo="PAPI", ky="2024", tinh="lai-chau")

    ranks = [words(row[0]) for row in page.xpath("//table/tbody/tr")]
    assert [int(rank) for rank in ranks] == list(range(1, 62))
    (own,) = page.xpath("//tr[@class='me']")
    assert words(own.find("th")) == "Lai Châu (đơn vị của tôi)"
    assert [words(cell).split(",")[:2] for cell in own[2:4]] == [["43", "4796"], ["5", "2363"]]
    assert words(own[-1]) == "3,4233, tứ phân vị 2, hạng 28/61"


def test_colours_may_show_shares_of_the_maximum(real: TestHub) -> None:
    page = shown(real, "/bang-diem", bo="PAPI", ky="2024", mau="ty-le")

    cell = page.xpath("//table/tbody/tr[1]/td[3]")[0]
    assert (cell.get("class"), words(cell)) == ("n q q2", "5,8739, 59% mức tối đa")
    assert "màu theo tỷ lệ so với điểm tối đa" in words(page.find(".//main"))


def test_what_is_lacking_is_told_in_words(real: TestHub) -> None:
    main = words(shown(real, "/bang-diem", bo="PAPI", ky="2024").find(".//main"))
    few = words(shown(real, "/bang-diem", bo="PAR_INDEX", ky="2024").find(".//main"))

    assert "2 tỉnh, thành phố chưa có số liệu: Tiền Giang, Vĩnh Phúc." in main
    assert "Cải cách thể chế; Cải cách tài chính công;" in few
    assert "chưa đủ 9/10" in few


def test_a_period_that_is_not_out_leads_to_the_last_one(real: TestHub) -> None:
    page = shown(real, "/bang-diem", bo="PAPI", ky="2025")

    assert page.xpath("//table") == []
    assert "Hệ thống chưa cập nhật PAPI kỳ 2025" in words(page.find(".//main"))
    (link,) = page.xpath("//main//a[contains(@class, 'pri')]")
    assert "ky=2024" in link.get("href")


def test_another_index_begins_with_its_newest_period(real: TestHub) -> None:
    page = shown(real, "/bang-diem", bo="PCI", chi_so="PAPI/TOTAL", ky="2024")

    assert words(page.find(".//h1/../p")).startswith("Chỉ số PCI, năm 2022")


@pytest.mark.parametrize("path", ["/bang-diem", "/xep-hang"])
@pytest.mark.parametrize("index", ["DDCI", "DEPT_PAR", "DEPT_SIPAS", "TTHC_QUALITY"])
def test_an_index_of_departments_begins_with_a_province_of_which_it_holds_figures(
    real: TestHub, path: str, index: str
) -> None:
    page = shown(real, path, bo=index, chi_so="PAPI/TOTAL", ky="2023")

    assert page.xpath("//tbody/tr/th[@scope='row']")
    assert page.xpath("//select[@name='cua']/option[@selected]/@value") != [""]


def test_units_that_nobody_knows_are_told(real: TestHub) -> None:
    none = answer(real, "/bang-diem", bo="PAPI", don_vi="lai-chauu")
    one = shown(real, "/bang-diem", bo="PAPI", don_vi="lai-chauu,lai-chau")

    assert none.status_code == 404
    assert "ông có đơn vị “lai-chauu”; gần nhất: Lai Châu" in none.text
    assert "ông có đơn vị “lai-chauu”" in words(one.find(".//main"))
    assert [words(head) for head in one.xpath("//tbody/tr/th[@scope='row']")] == ["Lai Châu"]


def test_blocks_of_departments_are_never_one_list(real: TestHub) -> None:
    page = shown(real, "/bang-diem", bo="DDCI", ky="2022", cua="lai-chau")

    assert "Khối sở, ban, ngành" in [words(head) for head in page.xpath("//th[@scope='rowgroup']")]
    assert page.xpath("//td[contains(@class, ' q ')]") == []


def test_the_table_is_a_picture_and_a_file_by_the_same_address(real: TestHub) -> None:
    asked = {"bo": "PAPI", "ky": "2024", "don_vi": "lai-chau,ha-nam"}
    drawn = answer(real, "/bang-diem.svg", **asked)
    file = answer(real, "/bang-diem.csv", **asked).content

    table = pandas.read_csv(BytesIO(file), sep=";", decimal=",")
    assert "Bảng điểm thành phần: PAPI" in drawn.text
    assert sorted(table["Mã đơn vị"].value_counts().items()) == [("ha-nam", 9), ("lai-chau", 9)]
    row = table[(table["Mã đơn vị"] == "lai-chau") & (table["Mã chỉ số"] == "PAPI/D8@2018")]
    assert row["Giá trị"].round(4).tolist() == [3.4233]
    assert row["Nguồn"].notna().all()


def test_all_wrong_choices_are_named_at_once(real: TestHub) -> None:
    response = answer(real, "/bang-diem", mau="x", ky="hôm qua", cap="quan", dia_gioi="cũ")

    assert response.status_code == 404
    assert all(f"ham số “{name}”" in response.text for name in ("mau", "ky", "cap", "dia-gioi"))


def test_an_unknown_index_is_told_with_those_that_there_are(real: TestHub) -> None:
    response = answer(real, "/bang-diem", bo="PAPY")

    assert response.status_code == 404
    assert "Không có bộ chỉ số “PAPY”" in response.text
    links = lxml.html.fromstring(response.text).xpath("//main//li/a/@href")
    assert "./bang-diem?bo=PAPI" in links


def test_english_pages_say_the_same(real: TestHub) -> None:
    response = answer(real, "/bang-diem", bo="PAPI", ky="2024", language="en")

    head = [words(cell) for cell in lxml.html.fromstring(response.text).xpath("//thead//th")]
    assert head[:3] == ["Computed rank", "Province", "Total"]


@pytest.mark.parametrize("name", ["bo", "ky", "vung", "don-vi", "mau", "cua", "cap", "tinh"])
@pytest.mark.parametrize("value", ["x", "‘;", "PAPI/%00", "<b>", ",,,", "a" * 3000])
def test_whatever_a_stranger_sends_is_answered_in_the_frame(
    made: TestHub, name: str, value: str
) -> None:
    response = made.request("GET", "/bang-diem", params={name: value})

    assert response.status_code in (200, 400, 404)
    assert "<b>" not in response.text
    assert "<main" in response.text
