"""The page that finds whatever bears a name."""

import lxml.html
import pytest

from tests.hubs import TestHub
from tests.web.pages.conftest import answer, shown, words

_HITS = """query ($text: String!) { searchConnection(text: $text, first: 300) { totalCount nodes {
  __typename ... on Entity { id } ... on Index { id } ... on Indicator { id } ... on Document { id }
} } }"""


def links(page: lxml.html.HtmlElement) -> list[str]:
    """Where the hits lead, from the hub's root."""
    hits = page.xpath("//main//ul[@class='pts']/li/a/@href")
    return [link.removeprefix("./") for link in hits]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("lai chau", "tinh/lai-chau"),
        ("nam dinh cu", "tinh/nam-dinh"),
        ("BRVT", "tinh/ba-ria-vung-tau"),
        ("so noi vu lai chau", "co-quan/lai-chau/snv-2025"),
        ("kiem soat tham nhung", "chi-so/PAPI/D4%402011"),
        ("hai long", "xep-hang?bo=SIPAS"),
        ("nang luc canh tranh", "xep-hang?bo=PCI"),
        ("202/2025/QH15", "van-ban/202-2025-qh15"),
        ("ĐBSH", "xep-hang?vung=dong-bang-song-hong-2025"),
    ],
    ids=str,
)
def test_a_name_with_or_without_diacritics_leads_to_its_page(
    real: TestHub, text: str, first: str
) -> None:
    page = shown(real, "/tim", chu=text)

    assert first in links(page)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("nam dinh papi", "xu-huong?chi-so=PAPI/TOTAL&don-vi=nam-dinh"),
        ("cchc lai chau", "xu-huong?chi-so=PAR_INDEX/TOTAL&don-vi=lai-chau"),
        ("PAPI của Lai Châu năm 2024", "xu-huong?chi-so=PAPI/TOTAL&don-vi=lai-chau"),
        ("papi 2024", "xep-hang?chi-so=PAPI/TOTAL&ky=2024"),
        ("lai chau 2023", "tinh/lai-chau?ky=2023"),
        ("so noi vu lai chau ddci", "xu-huong?chi-so=DDCI/TOTAL&don-vi=lai-chau/snv-2025"),
        ("kiem soat tham nhung ha noi", "xu-huong?chi-so=PAPI/D4&don-vi=ha-noi"),
    ],
    ids=str,
)
def test_words_of_several_kinds_are_met_together(real: TestHub, text: str, first: str) -> None:
    page = shown(real, "/tim", chu=text)

    assert links(page)[0] == first
    for one in page.xpath("//section[@class='met-words']//a/@href"):
        assert answer(real, "/" + one.removeprefix("./")).status_code == 200


def test_ones_own_unit_stands_first_of_many_of_its_name(real: TestHub) -> None:
    page = shown(real, "/tim", chu="so noi vu", tinh="lai-chau/skhcn-2025")

    assert links(page)[0] == "co-quan/lai-chau/snv-2025"


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("thanh pho nam dinh", "co-quan/nam-dinh/thanh-pho-nam-dinh"),
        ("phuong nam dinh", "co-quan/ninh-binh-2025/phuong-nam-dinh"),
    ],
)
def test_a_district_or_commune_has_a_page_of_its_own(real: TestHub, text: str, own: str) -> None:
    page = shown(real, "/tim", chu=text)

    assert own in links(page)
    assert answer(real, f"/{own}").status_code == 200


def test_the_kind_of_the_best_hit_stands_first(real: TestHub) -> None:
    page = shown(real, "/tim", chu="PAR")

    assert links(page)[0] == "xep-hang?bo=PAR_INDEX"


def test_hits_stand_by_kind_with_how_many_there_are(real: TestHub) -> None:
    page = shown(real, "/tim", chu="so noi vu")
    found = real.ask(_HITS, text="so noi vu")["searchConnection"]

    heads = {words(head) for head in page.xpath("//main//section/h2")}
    departments = [hit for hit in found["nodes"] if hit["__typename"] == "Department"]
    assert f"Cơ quan {len(departments)}" in heads
    assert f"{found['totalCount']} kết quả cho “so noi vu”." in words(page.find(".//main"))
    (more,) = page.xpath("//a[contains(., 'Xem thêm')]/@href")
    assert "loai=co-quan" in more


def test_one_kind_goes_on_page_by_page(real: TestHub) -> None:
    page = shown(real, "/tim", chu="so noi vu", loai="co-quan")
    seen = links(page)
    while following := page.xpath("//main//a[. = 'Trang sau']/@href"):
        page = lxml.html.fromstring(real.request("GET", following[0].lstrip(".")).text)
        seen += links(page)

    found = real.ask(_HITS, text="so noi vu")["searchConnection"]["nodes"]
    wanted = [f"co-quan/{hit['id']}" for hit in found if hit["__typename"] == "Department"]
    assert sorted(seen) == sorted(wanted)
    assert len(wanted) > 100


def test_what_only_resembles_is_told_as_the_nearest(real: TestHub) -> None:
    page = shown(real, "/tim", chu="Lại Chấuu")

    assert "Không thấy “Lại Chấuu”. Gần nhất:" in words(page.find(".//main"))
    assert "tinh/lai-chau" in links(page)


@pytest.mark.parametrize("text", ["Laichau", "laichauu"])
def test_where_nothing_is_found_the_nearest_names_are_links(real: TestHub, text: str) -> None:
    page = shown(real, "/tim", chu=text)

    assert f"Không thấy “{text}”. Gần nhất: Lai Châu" in words(page.find(".//main"))
    assert links(page)[0] == "tim?chu=Lai%20Ch%C3%A2u"


def test_nothing_found_leads_to_the_lists(made: TestHub) -> None:
    page = shown(made, "/tim", chu="xqzjw")

    assert "Không thấy “xqzjw”" in words(page.find(".//main"))
    assert "./van-ban" in page.xpath("//main//a/@href")


@pytest.mark.parametrize("text", ["", "   ", " "])
def test_an_empty_search_shows_what_can_be_asked(made: TestHub, text: str) -> None:
    page = shown(made, "/tim", chu=text)

    assert "Gõ một tên" in words(page.find(".//main"))
    assert page.xpath("//main//form//input[@name='chu']/@value") == [""]


def test_words_of_a_stranger_are_never_markup(made: TestHub) -> None:
    text = "<script>alert(1)</script>\"'><b>"
    response = answer(made, "/tim", chu=text)

    page = lxml.html.fromstring(response.text)
    assert "<b>" not in response.text
    assert not [one for one in page.xpath("//script") if not one.get("src")]
    assert page.xpath("//main//input[@name='chu']/@value") == [text]


@pytest.mark.parametrize("text", ["a", "ệ", "?!", "%", "a" * 5000, "\x00", "😀", "a" * 300 + " b"])
def test_whatever_is_searched_for_is_answered_within_the_frame(made: TestHub, text: str) -> None:
    response = answer(made, "/tim", chu=text)

    assert response.status_code == 200
    assert "<main" in response.text
    assert len(response.content) < 60_000


def test_ten_thousand_letters_are_refused_within_the_frame(made: TestHub) -> None:
    response = answer(made, "/tim", chu="a" * 10_000)

    assert response.status_code == 414
    assert "Địa chỉ quá dài" in words(lxml.html.fromstring(response.text).find(".//main"))


@pytest.mark.parametrize(("name", "value"), [("loai", "xe"), ("sau", "zz")])
def test_a_kind_or_place_that_there_is_not_is_told(made: TestHub, name: str, value: str) -> None:
    response = answer(made, "/tim", chu="an", **{name: value})

    assert response.status_code in (400, 404)
    assert value in words(lxml.html.fromstring(response.text).find(".//main"))


def test_the_field_of_every_page_leads_here(made: TestHub) -> None:
    page = shown(made, "/tinh", language="en")

    (form,) = page.xpath("//header//form[@role='search']")
    assert form.get("action") == "./tim"
    assert form.xpath("input[@name='language']/@value") == ["en"]


def test_near_names_of_an_unknown_one_are_links_in_its_place(made: TestHub) -> None:
    profile = answer(made, "/tinh/Dũng", language="en")
    ranking = answer(made, "/xep-hang", chi_so="MADE/TOTL")

    links_of = [
        lxml.html.fromstring(each.text).xpath("//main//ul/li/a/@href")
        for each in (profile, ranking)
    ]
    assert (profile.status_code, ranking.status_code) == (404, 404)
    assert links_of[0] == ["../tinh/C%C6%B0%E1%BB%9Dng?language=en"]
    assert "chi-so=MADE/TOTAL" in links_of[1][0]
