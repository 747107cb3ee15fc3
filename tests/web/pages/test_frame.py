"""Pages that people read: their frame, their languages, and what is said where there is no page."""

import re
from collections.abc import Iterator
from contextlib import closing

import httpx
import lxml.html
import pytest

from tests.hubs import Shared, TestHub


@pytest.fixture(scope="module")
def hub(sqlite: Shared) -> Iterator[TestHub]:
    """The made-up hub, to be read only."""
    with closing(TestHub(sqlite.readable.url, sqlite.readable.seeds)) as hub:
        yield hub


def get(hub: TestHub, path: str, **parameters: str) -> httpx.Response:
    """A page as a browser gets it."""
    return hub.request("GET", path, params=parameters, headers={"accept-language": "vi"})


def test_a_page_is_finished_html_in_its_language(hub: TestHub) -> None:
    page = lxml.html.fromstring(get(hub, "/tinh").text)
    english = lxml.html.fromstring(get(hub, "/tinh", language="en").text)

    assert (page.get("lang"), english.get("lang")) == ("vi", "en")
    assert page.findtext(".//h1") == "Chọn tỉnh, thành phố"
    assert english.findtext(".//h1") == "Choose a province or city"
    assert "Ân" in page.text_content()


def test_links_of_a_page_stay_in_its_language_and_version_and_never_begin_with_a_slash(
    hub: TestHub,
) -> None:
    page = lxml.html.fromstring(get(hub, "/tinh", **{"language": "en", "phien-ban": "1"}).text)

    links = [link for *_, link, _ in page.iterlinks() if not link.startswith("#")]
    views = [link for link in links if "tinh/" in link]
    assert [link for link in links if link.startswith(("/", "http"))] == []
    assert views
    assert all("language=en" in link and "phien-ban=1" in link for link in views)


def test_a_page_has_a_strict_policy_and_loads_its_own_style(hub: TestHub) -> None:
    answer = get(hub, "/tinh")
    page = lxml.html.fromstring(answer.text)
    style = page.xpath("//link[@rel='stylesheet']/@href")[0]

    assert "unsafe-inline" not in answer.headers["content-security-policy"]
    assert page.xpath("//@style") == []
    assert (
        hub.request("GET", "/" + style.removeprefix("./"))
        .headers["content-type"]
        .startswith("text/css")
    )


@pytest.mark.parametrize("version", ["0", "99999", "x"])
def test_a_version_that_never_was_is_a_page_that_says_so(hub: TestHub, version: str) -> None:
    answer = get(hub, "/tinh", **{"phien-ban": version})

    page = lxml.html.fromstring(answer.text)
    assert answer.status_code == 404
    assert page.findtext(".//h1") == "Không tìm thấy"
    assert f"Chưa có phiên bản {version}; mới nhất là" in page.text_content()


def test_each_rule_of_the_style_sheet_is_closed(hub: TestHub) -> None:
    page = lxml.html.fromstring(get(hub, "/tinh").text)
    style = page.xpath("//link[@rel='stylesheet']/@href")[0].removeprefix(".")

    depth = 0
    for sign in re.sub(r"[^{}]", "", hub.request("GET", style).text):
        depth += 1 if sign == "{" else -1
        assert depth in (0, 1, 2)
    assert depth == 0
