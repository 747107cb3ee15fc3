"""The page of trends: one indicator through time for one to six units."""

from io import BytesIO, StringIO

import lxml.html
import pandas
import pytest

from tests.hubs import TestHub
from tests.web.page_tables import number
from tests.web.pages.conftest import answer, shown, words

TREND = """query ($indicator: ID!, $units: [String!]!, $byReading: Boolean! = false,
    $territory: Territory! = AS_PUBLISHED) {
  indicator(id: $indicator) { index { decimals } }
  trend(indicator: $indicator, entities: $units, byReading: $byReading, territory: $territory) {
    entity { id } segments { points {
      period readingDate value change rank publishedRank status doubtful } } } }"""
ASKED = {
    "a province": {"units": ["nam-dinh"]},
    "a region beside the country": {"units": ["dong-bang-song-hong", "ca-nuoc"]},
    "provinces of before": {"units": ["ninh-binh-2025"], "territory": "PREDECESSORS"},
    "rebuilt": {"units": ["ninh-binh-2025", "ha-nam"], "territory": "REBUILT_POPULATION"},
    "six provinces": {
        "units": ["lai-chau", "dien-bien", "son-la", "hoa-binh", "lao-cai", "yen-bai"],
        "indicator": "PAPI/D4",
    },
    "readings": {"units": ["lai-chau"], "indicator": "D766/TOTAL", "byReading": True},
    "published ranks": {"units": ["lai-chau", "hai-phong"], "indicator": "PAR_INDEX/TOTAL"},
    "shares": {"units": ["ca-nuoc", "lai-chau"], "indicator": "SIPAS/TOTAL"},
    "a department": {"units": ["lai-chau/snv"], "indicator": "TTHC_QUALITY/TOTAL"},
    "reports": {"units": ["nam-dinh/skhcn"], "indicator": "OPERATIONS/DOSSIERS_RECEIVED"},
}
TERRITORIES = {"PREDECESSORS": "tinh-cu", "REBUILT_POPULATION": "dan-so"}


@pytest.mark.parametrize("name", ASKED)
def test_every_figure_of_the_table_is_that_of_the_api(real: TestHub, name: str) -> None:
    asked = {"indicator": "PAPI/TOTAL"} | ASKED[name]
    data = real.ask(TREND, **asked)
    trends = [each for each in data["trend"] if each["segments"]]
    half = 0.501 * 10 ** -data["indicator"]["index"]["decimals"]
    parameters = {
        "chi_so": asked["indicator"],
        "don_vi": ",".join(asked["units"]),
        "dia_gioi": TERRITORIES.get(asked.get("territory", ""), ""),
        "so_doc": "1" if asked.get("byReading") else "",
    }

    figures, has_ranks = shown_figures(answer(real, "/nhung/xu-huong", **parameters).text)

    moments = sorted({moment(point) for trend in trends for point in points(trend)})
    expected = [
        [figure for trend in trends for figure in expected_figures(trend, at, has_ranks)]
        for at in moments
    ]
    assert figures == [pytest.approx(row, abs=half) for row in expected]


def shown_figures(html: str) -> tuple[list[list[float | None]], bool]:
    """The numbers of each row, and whether there are ranks, as pandas reads the table."""
    (table,) = pandas.read_html(
        StringIO(html), attrs={"class": "course"}, thousands=None, decimal="~"
    )
    names = [name for _, name in table.columns]
    table.columns = range(len(names))
    rows = table[[len(set(row)) > 1 for row in table.astype(str).itertuples(index=False)]]
    figures = [[number(str(cell)) for cell in row[1:]] for row in rows.itertuples(index=False)]
    return figures, "Hạng" in names


def points(trend: dict) -> list[dict]:
    return [point for segment in trend["segments"] for point in segment["points"]]


def moment(point: dict) -> tuple[str, str]:
    return point["period"], point["readingDate"] or ""


def expected_figures(trend: dict, at: tuple[str, str], has_ranks: bool) -> list[float | None]:
    """The same as the API answers them."""
    point = next((each for each in points(trend) if moment(each) == at), {})
    published, computed = point.get("publishedRank"), point.get("rank")
    ranks = [computed if published is None else published] * has_ranks
    return [point.get("value"), *ranks, point.get("change")]


def test_a_course_is_cut_where_the_scale_changed_and_says_why(real: TestHub) -> None:
    page = shown(real, "/xu-huong", chi_so="PAPI/TOTAL", don_vi="nam-dinh")

    rows = page.xpath("//table[@class='course']/tbody/tr")
    (cut,) = [place for place, row in enumerate(rows) if row.get("class") == "cut"]
    assert [words(rows[place][0]) for place in (0, cut - 1, cut + 1)] == [
        "Năm 2011",
        "Năm 2017",
        "Năm 2018",
    ]
    assert words(rows[cut]).startswith("2018: Từ năm 2018, tổng gồm tám chỉ số nội dung")
    years = [words(each) for each in page.xpath("//section//li/b")]
    sentence, source = page.xpath("//div[@data-sentences]//p")
    assert words(sentence) == (
        "Nam Định: PAPI từ 44,6284 điểm (năm 2018) xuống 44,3575 điểm (năm 2024), giảm 0,2709 điểm"
        " (bình quân 0,05 điểm mỗi năm); cao nhất 44,6284 điểm (năm 2018), thấp nhất 43,1525 điểm"
        " (năm 2022); không so với các kỳ trước năm 2018."
    )
    assert words(source).startswith("Nguồn: CECODES, VFF-CRT, RTA và UNDP")
    assert years[0] == "Năm 2018"
    assert {"Năm 2016", "Năm 2021"} <= set(years)


def test_a_merged_province_stands_beside_its_three_old_ones(real: TestHub) -> None:
    page = shown(real, "/xu-huong", don_vi="ninh-binh-2025", dia_gioi="tinh-cu")

    names = [words(each) for each in page.xpath("//div[@class='summed']//b")]
    assert names == ["Ninh Bình", "Hà Nam", "Nam Định", "Ninh Bình (trước sắp xếp)"]
    heads = [words(each) for each in page.xpath("//th[@scope='colgroup']")]
    assert heads == names[1:]
    summary = words(page.xpath("//p[@data-sentence]")[0])
    assert "đơn vị hoạt động từ ngày 01/7/2025" in summary


def test_rebuilt_points_are_called_so_with_their_formula(real: TestHub) -> None:
    page = shown(real, "/xu-huong", don_vi="ninh-binh-2025", dia_gioi="dan-so")

    assert {words(each) for each in page.xpath("//td[contains(@class, 'wrapped')]/small")} == {
        "tính lại",
        "Không tính lại được: chưa có dân số của các tỉnh, thành phố cũ đến năm 2011",
    }
    assert "Nam Định 44,3575 × 49,84%" in words(page.xpath("//figure/p")[-1])
    sentence, source = map(words, page.xpath("//div[@data-sentences]//p"))
    assert sentence.startswith("Ninh Bình: PAPI (hệ thống tính lại) từ 44,6914 điểm (năm 2018)")
    assert source.startswith("Nguồn: CECODES, VFF-CRT, RTA và UNDP")
    sources = [words(each) for each in page.xpath("//section[last()]//ul[@class='src']/li")]
    assert any("Chỉ số PAPI năm 2024" in each for each in sources)
    assert len(page.xpath("//details[contains(., 'Cách tính từng kỳ')]//li")) == 14
    drawn = answer(real, "/xu-huong.svg", don_vi="ninh-binh-2025", dia_gioi="dan-so").text
    assert "× 49,84%" in drawn
    assert "Nguồn: CECODES" in drawn


def test_the_mean_of_a_region_tells_of_how_many_units_it_is(real: TestHub) -> None:
    page = shown(real, "/xu-huong", don_vi="Đồng bằng sông Hồng")

    rows = page.xpath("//table[@class='course']/tbody/tr[not(@class)]")
    told = {words(row[0]): [words(each) for each in row[1:]] for row in rows}
    assert told["Năm 2020"] == ["43,6830 (tính) 11/11 đơn vị", "−0,0278"]
    assert told["Năm 2019"][-1] == "–"  # of 11 after 10 units
    assert told["Năm 2021"][0] == "– mới có 9/11 đơn vị, chưa đủ 9/10 để tính trung bình"
    sentence = words(page.xpath("//p[@data-sentence]")[0])
    assert sentence.startswith(
        "Đồng bằng sông Hồng: PAPI (trung bình cộng, hệ thống tính): 44,2360 điểm"
        " (năm 2018, 10/11 đơn vị) và 44,3214 điểm (năm 2024, 10/11 đơn vị); không tính trên cùng"
    )
    assert words(page.xpath("//p[@data-source]")[0]).startswith("Nguồn: CECODES")
    assert page.xpath("//figure//svg/@role") == ["img"]


def test_a_change_of_places_tells_among_how_many_it_is_counted(real: TestHub) -> None:
    page = shown(real, "/xu-huong", don_vi="lai-chau")
    english = shown(real, "/xu-huong", don_vi="lai-chau", language="en")
    alike = shown(real, "/xu-huong", don_vi="lai-chau", tu="2011", den="2013")

    last = [words(cell) for cell in page.xpath("//table[@class='course']/tbody/tr[last()]/*")]
    assert last == ["Năm 2024", "43,4796", "31/61 (tính)", "−0,1427 ▼ 12 bậc trên 59"]
    assert "“Trên n”: số bậc lên, xuống tính trong n đơn vị" in words(page.find(".//main"))
    assert "places up or down are counted among the n units" in words(english.find(".//main"))
    assert "“Trên n”" not in words(alike.find(".//main"))


@pytest.mark.parametrize(
    ("language", "asked", "sentence"),
    [
        (
            "vi",
            {"chi_so": "PAR_INDEX/TOTAL", "don_vi": "lai-chau"},
            "Lai Châu: PAR INDEX từ 86,29% (năm 2022) xuống 85,97% (năm 2024), giảm 0,32 điểm phần"
            " trăm; không có số liệu ở giữa; không so với các kỳ trước năm 2022.",
        ),
        (
            "en",
            {"don_vi": "lai-chau", "tu": "2018"},
            "Lai Chau: PAPI from 44.4188 points (2018) to 43.4796 points (2024), down 0.9392 points"
            " (0.16 points a year on average); best 44.4188 points (2018), worst 40.8598 points"
            " (2020).",
        ),
        (
            "vi",
            {"don_vi": "lai-chau", "tu": "2024"},
            "Lai Châu: PAPI: chỉ có một số liệu, 43,4796 điểm (năm 2024).",
        ),
        (
            "vi",
            {"chi_so": "OPERATIONS/DOSSIERS_RECEIVED", "don_vi": "nam-dinh/skhcn"},
            "Sở Khoa học và Công nghệ: Số liệu hoạt động: Hồ sơ tiếp nhận: chỉ có một số liệu,"
            " 48 hồ sơ (quý I/2022).",
        ),
    ],
)
def test_the_sentence_tells_what_a_reader_can_check(
    real: TestHub, language: str, asked: dict[str, str], sentence: str
) -> None:
    page = shown(real, "/xu-huong", language=language, **asked)

    (told,) = page.xpath("//p[@data-sentence]")
    assert told.text_content().strip() == sentence  # copied as it is, on one line


@pytest.mark.parametrize("names", [["lai-chau,dien-bien"], ["Lai Châu", "dien-bien", ""]])
def test_links_of_the_page_hold_every_unit_however_it_was_asked(
    real: TestHub, names: list[str]
) -> None:
    response = real.request("GET", "/xu-huong", params={"don-vi": names, "language": "vi"})
    page = lxml.html.fromstring(response.text)

    lasting = page.xpath("//button[@data-do='copy-link']/@data-text")[0]
    for address in (lasting, page.xpath("//a[@class='lang']/@href")[0]):
        again = lxml.html.fromstring(real.request("GET", "/" + address.removeprefix("./")).text)
        heads = again.xpath("//th[@scope='colgroup']")
        assert len(heads) == 2
    assert "don-vi=lai-chau,dien-bien" in lasting
    assert "chi-so=PAPI/TOTAL" in lasting


def test_all_wrong_choices_are_named_at_once(real: TestHub) -> None:
    response = answer(real, "/xu-huong", do="x", tu="hôm qua", dia_gioi="cũ", so_doc="hai")

    assert response.status_code == 404
    assert all(f"ham số “{name}”" in response.text for name in ("do", "tu", "dia-gioi", "so-doc"))


def test_unknown_units_and_indicators_are_told_with_the_nearest(real: TestHub) -> None:
    unit = answer(real, "/xu-huong", don_vi="lai-chauu")
    indicator = answer(real, "/xu-huong", chi_so="PAPI/D9", don_vi="lai-chau")

    assert (unit.status_code, indicator.status_code) == (404, 404)
    assert "Không có đơn vị “lai-chauu”; gần nhất: Lai Châu" in unit.text
    assert "Không có chỉ số “PAPI/D9”; gần nhất: PAPI/" in indicator.text


def test_more_than_six_units_are_refused_with_their_number(real: TestHub) -> None:
    response = answer(real, "/xu-huong", don_vi="a,b,c,d,e,f,g")

    assert response.status_code == 400
    assert "thấy 7 đơn vị, trang này nhận nhiều nhất 6" in response.text


def test_without_units_the_page_says_what_to_choose(made: TestHub) -> None:
    page = shown(made, "/xu-huong")

    assert page.xpath("//table") == []
    assert "Chọn từ một đến sáu đơn vị" in words(page.find(".//main"))


def test_another_index_begins_with_its_total(real: TestHub) -> None:
    page = shown(real, "/xu-huong", bo="SIPAS", chi_so="PAPI/D1", tu="2011", don_vi="lai-chau")
    reports = shown(real, "/xu-huong", bo="OPERATIONS", don_vi="nam-dinh/skhcn")

    assert words(page.find(".//h1/../p")).startswith("SIPAS")
    assert words(reports.find(".//h1/../p")).startswith("Số liệu hoạt động: ")


def test_the_chart_is_a_picture_by_the_same_address(real: TestHub) -> None:
    drawn = answer(real, "/xu-huong.svg", don_vi="ninh-binh-2025", dia_gioi="tinh-cu", do="hang")
    wide = answer(real, "/xu-huong.png", don_vi="lai-chau", rong="5")

    assert drawn.headers["content-type"].startswith("image/svg+xml")
    assert "Ninh Bình (trước sắp xếp)" in drawn.text
    assert "Phiên bản dữ liệu" in drawn.text
    assert wide.status_code == 400
    assert "don-vi" in answer(real, "/xu-huong.png").text


def test_the_file_holds_every_point_with_its_source(real: TestHub) -> None:
    asked = {"indicator": "PAPI/TOTAL", "units": ["nam-dinh", "ha-nam"]}
    expected = [
        (trend["entity"]["id"], point["period"], point["value"], point["rank"])
        for trend in real.ask(TREND, **asked)["trend"]
        for point in points(trend)
    ]

    file = answer(real, "/xu-huong.csv", don_vi="nam-dinh,ha-nam").content
    table = pandas.read_csv(BytesIO(file), sep=";", decimal=",")

    names = ["Mã đơn vị", "Kỳ", "Giá trị", "Hạng hệ thống tính"]
    rows = table[names].astype({"Kỳ": str}).itertuples(index=False, name=None)
    assert list(rows) == expected
    assert table["Nguồn"].notna().all()


def test_a_page_of_the_past_counts_each_period_that_is_other_now(real: TestHub) -> None:
    last = int(real.ask("{ dataVersion { id } }")["dataVersion"]["id"])

    now = shown(real, "/xu-huong", don_vi="nam-dinh", phien_ban=str(last))
    first = shown(real, "/xu-huong", don_vi="nam-dinh", phien_ban="1")

    assert f"không đổi từ phiên bản {last}" in words(now.xpath("//p[@class='frozen']")[0])
    assert "Đang xem phiên bản dữ liệu 1" in words(first.xpath("//p[@class='frozen']")[0])
    assert first.xpath("//table[@class='course']/tbody/tr/th") == []


@pytest.mark.parametrize("name", ["chi-so", "don-vi", "bo", "tu", "den", "do", "dia-gioi"])
@pytest.mark.parametrize("value", ["x", "‘;", "PAPI/%00", "<b>", ",,,", "a" * 3000])
def test_whatever_a_stranger_sends_is_answered_in_the_frame(
    made: TestHub, name: str, value: str
) -> None:
    response = made.request("GET", "/xu-huong", params={name: value})

    assert response.status_code in (200, 400, 404)
    assert "<b>" not in response.text.replace("<b><", "")
    assert "<main" in response.text


def test_the_form_has_as_many_fields_as_it_takes_units(real: TestHub) -> None:
    page = shown(real, "/xu-huong", chi_so="PAPI/TOTAL", don_vi="nam-dinh,lai-chau")

    fields = page.xpath("//form[@class='ask']//input[@name='don-vi']/@value")
    assert fields == ["Nam Định", "Lai Châu", "", "", "", ""]


@pytest.mark.parametrize("path", ["/xep-hang", "/xu-huong", "/bang-diem", "/chi-tieu"])
def test_folded_filters_say_that_they_can_be_changed(real: TestHub, path: str) -> None:
    page = shown(real, path)

    assert words(page.xpath("//details[@class='filters']/summary/*[@class='btn']")[0]) == "Đổi"
