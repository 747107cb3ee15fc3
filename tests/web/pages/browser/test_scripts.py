"""What scripts add to pages in a real browser: sorting, saving, a theme, a unit of one's own."""

import json

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


def test_another_index_is_asked_for_at_once(browser: Browser, address: str) -> None:
    with reading(browser, address) as page:
        page.goto(RANKING)
        page.get_by_label("Bộ chỉ số").select_option("PAPI")

        expect(page.locator("h1 + p")).to_contain_text("PAPI")


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
