"""Whose hub it is: its front page, its own unit, its footer and its menu."""

from collections.abc import Callable, Iterator
from contextlib import closing

import lxml.html
import pytest

from hub.settings import Settings
from hub.web.app import create
from tests.hubs import PATIENT, Shared, TestHub
from tests.web.pages.conftest import answer, shown, words


@pytest.fixture
def of(sqlite: Shared) -> Iterator[Callable[..., TestHub]]:
    """The made-up hub with settings of its own."""
    with closing(TestHub(sqlite.readable.url, sqlite.readable.seeds)) as hub:

        def make(**settings: str) -> TestHub:
            own = Settings(database_url=hub.readable, **PATIENT, **settings)
            hub.app = create(own, hub.reader)
            return hub

        yield make


@pytest.mark.parametrize(
    ("home", "place"),
    [
        ("", "tinh"),
        ("an", "tinh/an"),
        ("Ân", "tinh/%C3%82n"),
        ("an/so-mot", "co-quan/an/so-mot"),
    ],
)
def test_the_front_page_leads_to_ones_own_unit_in_the_language_asked_for(
    of: Callable[..., TestHub], home: str, place: str
) -> None:
    response = answer(of(home=home), "/", language="en")

    assert response.status_code == 302
    assert response.headers["location"] == f"{place}?language=en"


@pytest.mark.parametrize("home", ["an", "Ân"])
def test_rankings_pin_ones_own_unit(of: Callable[..., TestHub], home: str) -> None:
    page = shown(of(home=home), "/xep-hang", chi_so="MADE/TOTAL", ky="2018")

    (pinned,) = page.xpath("//tbody[@class='pin']//th")
    assert words(pinned).startswith("Ân")


def test_a_home_that_nobody_knows_spoils_no_ranking(of: Callable[..., TestHub]) -> None:
    page = shown(of(home="nơi nào"), "/xep-hang", chi_so="MADE/TOTAL", ky="2018")

    assert page.xpath("//tbody[@class='pin']") == []


@pytest.mark.parametrize("path", ["/tinh", "/tinh/an", "/xep-hang", "/nguon", "/tinh/khong-co"])
def test_the_footer_says_who_runs_the_hub_and_what_its_figures_are_for(
    of: Callable[..., TestHub], path: str
) -> None:
    hub = of(owner="Sở KHCN tỉnh Ân", contact="0213 123 456", public_url="https://kho.an.gov.vn/")

    foot = words(lxml.html.fromstring(answer(hub, path).text).find(".//footer"))
    assert "Sở KHCN tỉnh Ân (0213 123 456)." in foot
    assert "Số liệu tham khảo; số chính thức theo cơ quan công bố." in foot
    if path != "/tinh/khong-co":
        version = hub.ask("{ dataVersion { id } }")["dataVersion"]["id"]
        assert f"Phiên bản dữ liệu {version}" in foot
        assert f"https://kho.an.gov.vn{path}?" in foot


def test_the_menu_names_all_views_and_marks_its_own(of: Callable[..., TestHub]) -> None:
    page = shown(of(), "/tinh/an")

    menu = page.xpath("//header//nav")[0]
    assert [words(link) for link in menu.findall(".//a")] == [
        "Hồ sơ tỉnh",
        "Xếp hạng",
        "Xu hướng",
        "Bảng điểm",
        "Cơ quan, địa phương",
        "Chỉ tiêu",
        "Văn bản",
        "Nguồn",
    ]
    assert words(menu.xpath(".//a[@aria-current='page']")[0]) == "Hồ sơ tỉnh"


@pytest.mark.parametrize("path", ["/tinh/an", "/xep-hang?chi-so=MADE/TOTAL&ky=2018&tinh=an"])
def test_actions_stand_in_one_order_and_every_file_is_there(
    of: Callable[..., TestHub], path: str
) -> None:
    hub = of()
    page = shown(hub, path)

    first = page.xpath("//div[@class='acts']/*[not(self::details)]")
    rest = page.xpath("//div[@class='acts']/details/div/*[self::a or self::button]")
    names = ["Tải Word", "Tải PDF", "Tải Excel", "In", "Chép liên kết"]
    assert [words(one) for one in first] == names
    others = [words(one) for one in rest]
    assert others[:3] == ["Tải CSV", "Chép bảng", "Lưu câu hỏi"]
    assert others[-1] == "Mở trong GraphiQL"
    for link in page.xpath("//div[@class='acts']//a[@download]/@href"):
        assert answer(hub, "/" + link.lstrip("./")).status_code == 200, link


def test_an_address_of_the_hub_is_the_same_page_under_every_name(
    of: Callable[..., TestHub],
) -> None:
    hub = of()

    one, other = (shown(hub, path).find(".//main") for path in ("/tinh/an", "/tinh/Ân"))
    assert words(one) == words(other)
