"""The ranking of everyone on one indicator."""

import pytest

from tests.hubs import TestHub
from tests.web.pages.conftest import answer, shown, words


def test_the_rows_stand_in_order_with_the_mean_at_its_place(real: TestHub) -> None:
    page = shown(real, "/xep-hang", chi_so="D766/TOTAL", so_doc="2026-10-10", ky="2026")

    names = [words(row.find("th")) for row in page.xpath("//table/tbody/tr")]
    assert (names[0], names[-1], len(names)) == ("Đồng Tháp", "Hà Nội", 35)
    assert names[18].startswith("Cả nước · trung bình, nguồn in")
    assert (names[17], names[19]) == ("Cao Bằng", "Phú Thọ")


def test_ones_own_province_is_pinned_with_its_sentence(real: TestHub) -> None:
    page = shown(real, "/xep-hang", chi_so="D766/TOTAL", tinh="lai-chau")

    (pinned,) = page.xpath("//tbody[@class='pin']/tr")
    assert words(pinned.find("th")) == "Lai Châu (đơn vị của tôi)"
    assert page.xpath("//tbody[@class='pin']/@aria-label") == ["Đơn vị của tôi"]
    assert "tỉnh Lai Châu đạt 63,37/100 điểm" in words(page.xpath("//p[@data-sentence]")[0])


@pytest.mark.parametrize(
    ("asked", "words_of"),
    [
        ({"bo": "PAPI", "so_voi": "2022"}, ("điểm PAPI", "tăng 0,7890 điểm so với năm 2022")),
        ({"bo": "PAPI", "so_voi": "khong"}, ("điểm PAPI, xếp thứ 31/61",)),
        ({"bo": "D766"}, ("63,37/100 điểm về Bộ chỉ số 766", "so với ngày 08/10/2026")),
        ({"chi_so": "PAPI/D3", "so_voi": "2021"}, ("(PAPI)", "so với năm 2021")),
    ],
)
def test_the_sentence_names_its_index_and_is_set_against_what_is_asked(
    real: TestHub, asked: dict[str, str], words_of: tuple[str, ...]
) -> None:
    page = shown(real, "/xep-hang", tinh="lai-chau", **asked)

    sentence = words(page.xpath("//p[@data-sentence]")[0])
    assert all(one in sentence for one in words_of), sentence


@pytest.mark.parametrize(
    ("asked", "heads"),
    [
        ({"so_voi": "2022"}, ["Giá trị năm 2022", "Tăng, giảm so với năm 2022"]),
        ({"ky": "2023"}, ["Giá trị năm 2022", "Tăng, giảm so với năm 2022"]),
        ({"so_voi": "khong"}, ["Giá trị kỳ trước", "Tăng, giảm"]),
    ],
)
def test_the_columns_of_a_file_name_the_year_of_changes(
    real: TestHub, asked: dict[str, str], heads: list[str]
) -> None:
    text = answer(real, "/xep-hang.csv", bo="PAPI", **asked).text.removeprefix("\ufeff")

    columns = text.splitlines()[0].split(";")
    assert columns[13:15] == heads


def test_a_year_that_is_not_earlier_is_none_to_be_set_against(real: TestHub) -> None:
    page = shown(real, "/xep-hang", bo="PAPI", ky="2022", so_voi="2022")

    assert page.xpath("//thead//th[starts-with(normalize-space(), 'So với năm 2021')]")
    assert page.xpath("//select[@name='so-voi']/option[@selected]") == []


def test_few_figures_are_told_once_above_the_table(real: TestHub) -> None:
    page = shown(real, "/xep-hang", bo="PAR_INDEX", ky="2024")

    (reason,) = page.xpath("//main//p[contains(., '15 trên 63')]")
    assert reason.getnext() is not None
    assert page.xpath("//main//p[contains(., '15 trên 63')]/following::table[@data-copy]")


def test_of_ones_own_department_the_province_is_pinned(real: TestHub) -> None:
    page = shown(real, "/xep-hang", chi_so="D766/TOTAL", tinh="lai-chau/skhcn-2025")

    assert words(page.xpath("//tbody[@class='pin']//th")[0]).startswith("Lai Châu")


def test_published_ranks_alone_have_no_computed_words(real: TestHub) -> None:
    page = shown(real, "/xep-hang", chi_so="PAR_INDEX/TOTAL", ky="2024")

    heads = [words(head) for head in page.xpath("//thead//th")]
    names = [words(row.find("th")) for row in page.xpath("//table/tbody/tr")]
    assert heads[0] == "Hạng công bố"
    assert "Tứ phân vị" not in heads
    assert names[:5] == ["Hải Phòng", "Bà Rịa - Vũng Tàu", "Hà Nội", "Quảng Ninh", "Thái Nguyên"]
    assert any(name.endswith("tỉnh, thành phố chưa có hạng và điểm") for name in names)


def test_intervals_of_ranks_are_shown_where_the_source_has_them(real: TestHub) -> None:
    page = shown(real, "/xep-hang", chi_so="PAPI/TOTAL", ky="2023")

    first = page.xpath("//table/tbody/tr")[0]
    assert [words(cell) for cell in first][:3] == ["1", "Thừa Thiên Huế", "46,0415"]
    assert "1–20" in words(first)
    assert "chưa thể nói hơn kém" in words(page.find(".//main"))


def test_years_that_may_not_be_compared_say_why_and_have_no_change(real: TestHub) -> None:
    page = shown(real, "/xep-hang", chi_so="PAPI/TOTAL", ky="2018")

    heads = [words(head) for head in page.xpath("//thead//th")]
    assert not any(head.startswith("So với năm") for head in heads)
    assert "Từ năm 2018, tổng gồm tám chỉ số nội dung" in words(page.find(".//main"))


def test_a_period_that_is_not_out_leads_to_the_last_one(real: TestHub) -> None:
    page = shown(real, "/xep-hang", chi_so="PAPI/TOTAL", ky="2025")

    assert page.xpath("//table") == []
    assert "Hệ thống chưa cập nhật PAPI kỳ 2025" in words(page.find(".//main"))
    (link,) = page.xpath("//main//a[contains(@class, 'pri')]")
    assert words(link) == "Xem năm 2024"
    assert "ky=2024" in link.get("href")


def test_departments_are_ranked_by_block_within_their_province(real: TestHub) -> None:
    page = shown(real, "/xep-hang", chi_so="DDCI/TOTAL", ky="2022", cua="lai-chau")

    assert "Khối sở, ban, ngành" in [words(head) for head in page.xpath("//th[@scope='rowgroup']")]
    assert page.xpath("//figure") == []


def test_another_index_begins_with_its_total_and_newest_period(real: TestHub) -> None:
    page = shown(real, "/xep-hang", bo="SIPAS", chi_so="PAPI/D1", ky="2011")

    assert words(page.find(".//h1/../p")).startswith("SIPAS, năm 2024")


def test_rebuilt_provinces_are_called_so(real: TestHub) -> None:
    page = shown(real, "/xep-hang", chi_so="PAPI/TOTAL", ky="2024", dia_gioi="dan-so")

    tags = {words(tag) for tag in page.xpath("//tbody//span[@class='tag']")}
    assert tags == {"tính lại"}
    assert "không phải số công bố" in words(page.find(".//main"))


def test_all_wrong_choices_are_named_at_once(made: TestHub) -> None:
    response = answer(made, "/xep-hang", cap="quan", ky="hôm qua", thu_tu="ngược")

    assert response.status_code == 404
    assert all(f"ham số “{name}”" in response.text for name in ("cap", "ky", "thu-tu"))


@pytest.mark.parametrize("name", ["chi-so", "vung", "cua", "so-doc", "tinh", "bo", "khoi"])
@pytest.mark.parametrize("value", ["x", "‘", "PAPI/%00", "<b>", "a" * 3000])
def test_whatever_a_stranger_sends_is_answered_in_the_frame(
    made: TestHub, name: str, value: str
) -> None:
    response = made.request("GET", "/xep-hang", params={name: value})

    assert response.status_code in (200, 400, 404)
    assert "<b>" not in response.text
    assert "<main" in response.text


def test_places_counted_among_others_than_are_ranked_are_told_so(real: TestHub) -> None:
    moved = shown(real, "/xep-hang", chi_so="PAPI/TOTAL", ky="2024")
    alike = shown(real, "/xep-hang", chi_so="PAPI/TOTAL", ky="2013")

    note = "Số bậc lên, xuống tính trong 59 đơn vị có giá trị cả hai kỳ"
    assert note in words(moved.find(".//main"))
    assert "đơn vị có giá trị cả hai kỳ" not in words(alike.find(".//main"))


def test_the_menu_of_periods_says_how_many_units_are_held_not_ranks(real: TestHub) -> None:
    page = shown(real, "/xep-hang", chi_so="PAPI/TOTAL")
    english = shown(real, "/xep-hang", chi_so="PAPI/TOTAL", language="en")

    assert words(page.xpath("//select[@name='ky']/option")[0]) == "Năm 2024 (61/63 đơn vị có số)"
    assert words(english.xpath("//select[@name='ky']/option")[0]) == "2024 (61/63 units held)"
