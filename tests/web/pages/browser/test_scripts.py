"""What scripts add to pages in a real browser: sorting, saving, a theme, a unit of one's own."""

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browsing import reading

RANKING = "/xep-hang?chi-so=PAR_INDEX/TOTAL&ky=2024&language=vi"
RANKS = "main tbody:not(.pin, .rest) tr td:first-child"
_LAST = ("", "–")


def values(page: Page, column: int) -> list[str]:
    """What a column of the known rows holds."""
    cells = page.locator(f"main tbody:not(.pin, .rest) tr[data-id] > :nth-child({column})")
    return cells.evaluate_all("cells => cells.map(cell => cell.dataset.v ?? cell.innerText)")


def test_columns_sort_by_keyboard_and_missing_values_stand_last_both_ways(
    browser: Browser, address: str
) -> None:
    with reading(browser, address) as page:
        page.goto(RANKING)
        button = page.locator("thead button").nth(2)
        for state in ("descending", "ascending"):
            button.press("Enter")
            found = values(page, 3)
            known = [float(value) for value in found if value not in _LAST]
            assert known == sorted(known, reverse=state == "descending")
            assert found[len(known) :] == [""] * (len(found) - len(known))
            sorts = page.locator("th[aria-sort]")
            assert sorts.evaluate_all("all => all.map(one => one.ariaSort)") == [state]
        expect(page.get_by_role("status")).to_have_text("Xếp theo %, tăng dần")


def test_the_order_of_a_table_that_was_sorted_stands_in_its_address(
    browser: Browser, address: str
) -> None:
    with reading(browser, address) as page:
        page.goto("/xep-hang?chi-so=PAPI/TOTAL&ky=2023&language=vi")
        page.get_by_role("button", name="Tỉnh, thành phố").click()
        assert "thu-tu=ten" in page.url
        first = values(page, 2)[0]
        page.reload()

        assert values(page, 2)[0] == first


@pytest.mark.parametrize(
    ("path", "label", "value", "words"),
    [
        (RANKING, "Bộ chỉ số", "PAPI", "PAPI"),
        (RANKING, "Kỳ", "2022", "năm 2022"),
        ("/bang-diem?bo=PAPI&language=vi", "Kỳ", "2022", "năm 2022"),
        ("/xu-huong?bo=PAPI&don-vi=nam-dinh&language=vi", "Bộ chỉ số", "PCI", "PCI"),
    ],
)
def test_whatever_is_chosen_applies_at_once(
    browser: Browser, address: str, path: str, label: str, value: str, words: str
) -> None:
    with reading(browser, address) as page:
        page.goto(path)
        page.get_by_label(label, exact=True).select_option(value)

        expect(page.locator("h1 + p")).to_contain_text(words)


@pytest.mark.parametrize(
    ("head", "parameter"), [("Tỉnh", "thu-tu=ten"), ("So với TB", "cot=-trung-")]
)
def test_a_table_stays_sorted_when_its_filters_change_and_fields_show_what_it_shows(
    browser: Browser, address: str, head: str, parameter: str
) -> None:
    with reading(browser, address) as page:
        page.goto("/xep-hang?chi-so=PAPI/TOTAL&ky=2024&language=vi")
        page.get_by_role("button", name=head).click()
        assert parameter in page.url
        page.get_by_label("Kỳ", exact=True).select_option("2022")

        expect(page.locator("h1 + p")).to_contain_text("năm 2022")
        expect(page.locator("th[aria-sort]")).to_contain_text(head)
        assert parameter in page.url
        page.go_back()
        expect(page.locator("h1 + p")).to_contain_text("năm 2024")
        expect(page.get_by_label("Kỳ", exact=True)).to_have_value("2024")


def test_courses_show_their_newest_years_on_a_narrow_screen(browser: Browser, address: str) -> None:
    with reading(browser, address, viewport={"width": 390, "height": 844}) as page:
        page.goto("/xu-huong?chi-so=PAPI/TOTAL&don-vi=nam-dinh&language=vi")

        region = page.locator(".ch .scroll")
        left, most = region.evaluate("one => [one.scrollLeft, one.scrollWidth - one.clientWidth]")
        assert most > 0
        assert left >= most - 1
        expect(page.locator(".filters summary .btn")).to_have_text("Đổi")


def test_a_form_is_answered_without_script(browser: Browser, address: str) -> None:
    with reading(browser, address, java_script_enabled=False) as page:
        page.goto(RANKING)
        page.get_by_label("Kỳ").select_option("2022")
        page.get_by_role("button", name="Xem").click()

        expect(page.locator("h1 + p")).to_contain_text("năm 2022")


def test_a_question_is_saved_in_this_browser_without_its_version(
    browser: Browser, address: str
) -> None:
    with reading(browser, address) as page:
        page.goto("/tinh/lai-chau?language=vi&phien-ban=12")
        page.locator(".more summary").click()
        page.get_by_role("button", name="Lưu câu hỏi").click()

        page.get_by_role("link", name="Xem câu hỏi đã lưu").click()
        expect(page.get_by_role("link", name="Lai Châu · Hồ sơ tỉnh")).to_be_visible()

        (question,) = json.loads(page.evaluate("localStorage.getItem('cau-hoi')"))
        assert question["address"] == "/tinh/lai-chau?language=vi"
        assert question["title"] == "Lai Châu · Hồ sơ tỉnh"


def test_ones_own_province_opens_first_and_is_marked_in_rankings(
    browser: Browser, address: str
) -> None:
    with reading(browser, address) as page:
        page.goto("/tinh/lai-chau?language=vi")
        page.get_by_role("button", name="Tỉnh của tôi").click()
        page.reload()
        mark = page.get_by_role("button", name="Tỉnh của tôi")
        assert mark.get_attribute("aria-pressed") == "true"

        page.get_by_role("link", name="Xếp hạng").first.click()
        expect(page.locator("tbody.pin th")).to_contain_text("Lai Châu")
        page.locator("a.mark").click()
        expect(page.locator("h1")).to_have_text("Lai Châu")


def test_ones_own_department_opens_first(browser: Browser, address: str) -> None:
    with reading(browser, address) as page:
        page.goto("/co-quan/lai-chau/skhcn-2025?language=vi")
        page.locator("[data-do=home]").click()
        page.goto("/tinh?language=vi")
        page.locator("a.mark").click()

        expect(page.locator("h1")).to_contain_text("Sở Khoa học và Công nghệ")


def test_a_theme_stays_chosen(browser: Browser, address: str) -> None:
    with reading(browser, address) as page:
        page.goto("/tinh?language=vi")
        page.get_by_role("button", name="Nền tối").click()
        page.reload()

        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert colour == "rgb(18, 23, 29)"
        expect(page.get_by_role("button", name="Nền sáng")).to_be_visible()


def test_one_sheet_is_printed_where_it_is_wanted(browser: Browser, address: str) -> None:
    with reading(browser, address) as page:
        page.goto("/tinh/lai-chau?language=vi")
        page.evaluate("window.print = () => { window.isPrinted = true }")
        page.locator(".more summary").click()
        page.get_by_role("button", name="In 1 trang").click()
        page.emulate_media(media="print")

        assert page.evaluate("window.isPrinted")
        assert not page.locator("#cau").is_visible()
        assert page.locator("#ket-qua").is_visible()
