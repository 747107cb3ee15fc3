"""The profile of a province."""

from io import BytesIO

import lxml.html
import pandas
import pytest

from tests.hubs import TestHub
from tests.web.pages.conftest import answer, shown, words


def test_the_points_that_stand_out_are_said_in_few_words(real: TestHub) -> None:
    page = shown(real, "/tinh/lai-chau")

    lists = page.xpath("//section[@class='cols']//ul")
    strengths, attention, _ = ([words(item) for item in one] for one in lists)
    assert "Công khai, minh bạch Bộ chỉ số 766 hạng 3/34 (hệ thống tính)" in strengths[0]
    assert "Hạng công bố PAR INDEX từ 24/63 năm 2022 xuống 56/63 năm 2024" in attention[0]
    assert "bằng đơn vị dẫn đầu thì tổng điểm lên hạng 1" in attention[1]
    assert "giảm 40 bậc so với năm 2023, hạng 46/61" in attention[2]


def test_two_kinds_of_rank_are_never_without_their_word(real: TestHub) -> None:
    page = shown(real, "/tinh/lai-chau")

    cells = page.xpath("//table[contains(@class, 'res')]/tbody/tr/td[3]")
    ranks = [words(cell) for cell in cells]
    assert ranks[0].startswith("56/63 hạng công bố")
    assert ranks[1].startswith("– chưa có hạng")
    assert ranks[2].startswith("31/61 hệ thống tính")


def test_a_merged_province_shows_those_of_before_and_those_show_their_heir(real: TestHub) -> None:
    merged = words(shown(real, "/tinh/ninh-binh-2025").find(".//main"))
    ended = words(shown(real, "/tinh/nam-dinh").find(".//main"))

    assert "sắp xếp từ các tỉnh, thành phố Hà Nam, Nam Định, Ninh Bình" in merged
    assert "Nam Định 44,3575 (20/61) · Ninh Bình 43,9520 (24/61) · Hà Nam 43,3827 (34/61)" in merged
    assert "Nam Định 87,32 (29/63 công bố), năm 2023" in merged
    assert "Đơn vị kế thừa: Ninh Bình (từ 01/7/2025)" in ended


def test_a_province_that_did_not_merge_is_not_called_merged(real: TestHub) -> None:
    head = words(shown(real, "/tinh/lai-chau").find(".//h1/..").getparent())

    assert "không thực hiện sắp xếp ngày 01/7/2025" in head
    assert "sắp xếp từ" not in head


def test_the_list_of_provinces_tells_of_the_mergers_of_2025_alone(real: TestHub) -> None:
    page = shown(real, "/tinh")

    entries = [words(item) for item in page.xpath("//section//ul[@class='pts']/li")]
    assert len(entries) == 34
    assert {"Lai Châu", "Hà Nội", "Cao Bằng"} <= set(entries)
    assert "Ninh Bình sắp xếp từ Hà Nam, Nam Định, Ninh Bình" in entries
    assert sum("sắp xếp từ" in entry for entry in entries) == 34 - 11


def test_sentences_stand_with_their_source(real: TestHub) -> None:
    page = shown(real, "/tinh/lai-chau")

    block = page.xpath("//div[@data-sentences]")[0]
    assert words(block.xpath(".//p[@data-sentence]")[0]).startswith(
        "Chỉ số CCHC (PAR INDEX) năm 2024"
    )
    assert words(block.xpath(".//p[@data-source]")[0]).startswith("Nguồn: Bộ Nội vụ")


def test_an_english_page_says_nothing_of_its_own_in_vietnamese(real: TestHub) -> None:
    page = shown(real, "/tinh/lai-chau", language="en")

    own = {words(one) for one in page.xpath("//h2 | //thead//th | //button | //summary")}
    assert {"Newest results", "Strengths", "Needs attention", "Awaited", "Rank"} <= own
    assert [one for one in own if any(letter in one for letter in "ạảấầộồốđĐứừ")] == []


def test_an_unknown_province_is_answered_with_the_nearest_names(made: TestHub) -> None:
    response = answer(made, "/tinh/anh", language="en")

    page = lxml.html.fromstring(response.text)
    near = page.xpath("//main//li/a")
    assert response.status_code == 404
    assert "There is no unit “anh”" in words(page.find(".//main"))
    assert {name.text: name.get("href") for name in near} == {
        "Ân": "../tinh/%C3%82n?language=en",
    }


@pytest.mark.parametrize("form", ["csv", "tsv", "xlsx"])
def test_the_figures_leave_as_files(made: TestHub, form: str) -> None:
    response = answer(made, f"/tinh/an.{form}")

    assert response.status_code == 200
    assert f'filename="tinh-an-made-2019.{form}"' in response.headers["content-disposition"]


def test_a_workbook_has_its_table_first_then_what_to_know_and_the_sources(real: TestHub) -> None:
    content = BytesIO(answer(real, "/tinh/lai-chau.xlsx").content)

    sheets = pandas.read_excel(content, sheet_name=None, engine="openpyxl")
    assert list(sheets) == ["Kết quả", "Đọc trước", "Định nghĩa", "Nguồn"]
    table = sheets["Kết quả"].set_index("Mã chỉ số")
    assert table.loc["D766/TOTAL@2026", "Giá trị"] == 63.37
    assert "/tinh/lai-chau?phien-ban=" in str(sheets["Đọc trước"].values)
    assert "Bộ Nội vụ" in set(sheets["Nguồn"]["Cơ quan công bố"])


def test_a_csv_is_for_a_persons_sheet_and_for_programs_where_asked(made: TestHub) -> None:
    people = answer(made, "/tinh/an.csv").content.decode("utf-8-sig")
    programs = answer(made, "/tinh/an.csv", dau="cham").content.decode("utf-8-sig")

    assert people.splitlines()[0].startswith("Mã đơn vị;Đơn vị;")
    assert "\r\n" in people
    assert programs.splitlines()[0].startswith("Mã đơn vị,Đơn vị,")


def test_a_page_within_anothers_has_no_frame_and_says_who_may_show_it(made: TestHub) -> None:
    response = answer(made, "/nhung/tinh/an")

    assert response.status_code == 200
    assert "<header" not in response.text
    assert "frame-ancestors 'none'" in response.headers["content-security-policy"]


def test_a_province_that_has_ended_awaits_nothing_of_after_its_end(real: TestHub) -> None:
    page = shown(real, "/tinh/nam-dinh")
    main = words(page.find(".//main"))

    assert "chưa có kỳ năm 2025" not in main
    assert "số đọc mới" not in main
    assert "hệ thống chưa có kỳ năm 2023" in main  # of PCI, of which it was rated


def test_an_expected_day_that_has_passed_is_told_so(real: TestHub) -> None:
    awaited = [
        words(each) for each in shown(real, "/tinh/lai-chau").xpath("//div[@class='awaited']//li")
    ]
    english = shown(real, "/tinh/lai-chau", language="en").xpath("//div[@class='awaited']//li")

    (papi,) = [each for each in awaited if "PAPI" in each]
    assert "đã qua ngày dự kiến 31/5/2026" in papi or "nay đã qua ngày đó" in papi
    assert any("past" in words(each) for each in english)


@pytest.mark.parametrize(
    ("province", "formed"),
    [("ha-noi", None), ("lai-chau", None), ("ninh-binh-2025", "Hà Nam, Nam Định, Ninh Bình")],
)
def test_only_the_last_arrangement_forms_a_province_of_today(
    real: TestHub, province: str, formed: str | None
) -> None:
    chosen = shown(real, "/tinh")
    path = f"//li[a[contains(@href, '/{province}?') or @href = './tinh/{province}']]"
    line = chosen.xpath("//div[@class='cols']" + path)[0]
    head = words(shown(real, f"/tinh/{province}").xpath("//div[@class='head']")[0])

    assert [words(each) for each in line.xpath("small")] == [f"sắp xếp từ {formed}"] * bool(formed)
    assert ("sắp xếp từ" in head) == bool(formed)
