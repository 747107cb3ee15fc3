"""Charts by address, of the made-up hub and of all real seeds."""

import asyncio
import json
import re
from io import BytesIO

import altair
import httpx
import jsonschema
import pytest
from altair.vegalite.v6.schema.core import VegaLiteSchema
from lxml import etree
from PIL import Image

from hub.web.charts import drawing
from hub.web.charts.palette import DARK
from hub.words.terms import ComputedRanks
from tests.hubs import Shared, TestHub

KINDS = {
    "ranking": {"indicator": "D766/TOTAL", "own": "lai-chau"},
    "trend": {"indicator": "PAPI/TOTAL", "entities": ["nam-dinh", "ca-nuoc"]},
    "scoreboard": {"index": "D766", "own": "Lai Châu"},
    "scorecard": {"entity": "lai-chau"},
    "bump": {"indicator": "PAR_INDEX/TOTAL", "entities": ["lai-chau", "hai-phong"]},
    "tiles": {"indicator": "PAR_INDEX/TOTAL", "period": "2024"},
}
PAGES = {
    "/xep-hang": {"chi-so": "PAPI/TOTAL", "ky": "2024", "tinh": "lai-chau"},
    "/xu-huong": {"chi-so": "PAPI/TOTAL", "don-vi": "lai-chau"},
    "/tinh/lai-chau": {},
}
VALIDATOR = jsonschema.Draft7Validator(VegaLiteSchema._rootschema)
SVG = "{http://www.w3.org/2000/svg}"


def ask(hub: TestHub, path: str, language: str = "vi", **parameters: object) -> httpx.Response:
    """What is at an address."""
    headers = {"accept-language": language}
    return hub.request("GET", path, params=parameters, headers=headers)


def chart(hub: TestHub, name: str, form: str, **parameters: object) -> httpx.Response:
    """A chart of one kind."""
    answer = ask(hub, f"/charts/{name}.{form}", **(KINDS[name] | parameters))
    assert answer.status_code == 200, answer.text
    return answer


def message(answer: httpx.Response) -> str:
    """What is said of a request that is not answered."""
    (error,) = answer.json()["errors"]
    return error["message"]


@pytest.mark.parametrize(
    ("name", "theme"), [*((name, "light") for name in KINDS), ("trend", "dark")]
)
def test_an_svg_runs_nothing_styles_nothing_and_refers_to_nothing(
    real: TestHub, name: str, theme: str
) -> None:
    answer = chart(real, name, "svg", theme=theme)
    root = etree.fromstring(answer.content)

    assert answer.headers["content-type"] == "image/svg+xml; charset=utf-8"
    assert "default-src 'none'; sandbox" in answer.headers["content-security-policy"]
    assert harmful(root) == []
    assert written(root)[0]
    assert b"<!DOCTYPE" not in answer.content


def harmful(root: etree._Element) -> list[str]:
    """What in an SVG a page's policy would refuse, or would lead elsewhere."""
    found = []
    for element in root.iter():
        name = etree.QName(element).localname if isinstance(element.tag, str) else "?"
        if name in ("script", "style", "foreignObject", "image", "use", "a", "animate", "set", "?"):
            found.append(name)
        for attribute, value in element.attrib.items():
            local = etree.QName(attribute).localname
            refers = re.search(r"(https?:|//|data:|javascript:)", value)
            is_outer = "url(" in value and not re.fullmatch(r"url\(#[\w-]+\)", value)
            if local == "style" or local.startswith("on") or refers or is_outer:
                found.append(f"{name}@{attribute}={value}")
            if local == "href" and not value.startswith("#"):
                found.append(f"{name}@{attribute}={value}")
    return found


def written(root: etree._Element) -> list[str]:
    """The texts of an SVG."""
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("name", KINDS)
def test_texts_are_text_and_at_least_12_pixels_high_in_tiles_10_and_a_half(
    real: TestHub, name: str
) -> None:
    root = etree.fromstring(chart(real, name, "svg").content)
    sizes = {
        float(text.get("font-size", "12").removesuffix("px")) for text in root.iter(f"{SVG}text")
    }

    assert min(sizes) >= (10.5 if name == "tiles" else 12)
    texts = " ".join(written(root))
    assert "Phiên bản dữ liệu" in texts
    assert "Nguồn: " in texts
    assert "Số liệu tham khảo; số chính thức theo cơ quan công bố." in texts


@pytest.mark.parametrize("name", KINDS)
def test_a_specification_is_valid_vega_lite_that_carries_its_data(real: TestHub, name: str) -> None:
    answer = chart(real, name, "json")
    specification = answer.json()

    assert answer.headers["content-type"].startswith("application/json")
    assert specification["$schema"] == altair.SCHEMA_URL
    assert list(VALIDATOR.iter_errors(specification)) == []
    assert '"url"' not in answer.text
    assert '"values"' in answer.text


@pytest.mark.parametrize("name", KINDS)
def test_a_png_is_as_wide_as_is_wished(real: TestHub, name: str) -> None:
    with Image.open(BytesIO(chart(real, name, "png").content)) as usual:
        assert (usual.format, usual.width) == ("PNG", 1200)
        assert usual.convert("RGB").getpixel((2, 2)) == (255, 255, 255)
    with Image.open(BytesIO(chart(real, name, "png", width=600).content)) as narrow:
        assert narrow.width == 600


@pytest.mark.parametrize(("name", "width"), [("ranking", "800"), ("tiles", "2400")])
def test_rong_is_the_width_too_of_an_svg_as_well(real: TestHub, name: str, width: str) -> None:
    root = etree.fromstring(chart(real, name, "svg", rong=width).content)
    wide, high = (float(number) for number in root.get("viewBox").split()[2:])

    assert root.get("width") == width
    assert float(root.get("height")) == pytest.approx(high * float(width) / wide, abs=1)


def test_a_dark_chart_has_the_dark_ground(real: TestHub) -> None:
    with Image.open(BytesIO(chart(real, "trend", "png", theme="dark").content)) as picture:
        red, green, blue = picture.convert("RGB").getpixel((2, 2))

    assert f"#{red:02x}{green:02x}{blue:02x}" == DARK.bg


def test_figures_are_those_of_the_api(real: TestHub) -> None:
    query = '{ compare(indicator: "D766/TOTAL") { rows { name value rank } } }'
    rows = real.ask(query)["compare"]["rows"]
    texts = written(etree.fromstring(chart(real, "ranking", "svg").content))

    shown = [text for text in texts if re.fullmatch(r"\d\d,\d\d", text)]
    expected = [f"{row['value']:.2f}".replace(".", ",") for row in rows]
    assert sorted(shown) == sorted(expected)
    assert {row["name"] for row in rows} <= set(texts)


@pytest.mark.parametrize("name", KINDS)
def test_english_is_english(real: TestHub, name: str) -> None:
    answer = chart(real, name, "svg", language="en")
    texts = " ".join(written(etree.fromstring(answer.content)))

    assert answer.headers["content-language"] == "en"
    assert "Data version" in texts
    assert "Source: " in texts
    assert not re.search("[ạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹđĐ]", texts)


def test_all_that_is_wrong_with_an_address_is_told_at_once(made: TestHub) -> None:
    answer = ask(made, "/charts/trend.png", width="9", theme="x", measure="y", colour="z")

    assert answer.status_code == 400
    for part in ("“theme”", "“measure”", "“width”", "“colour”", "“indicator”", "“entities”"):
        assert part in message(answer)
    assert message(answer).count("“width”") == 1


@pytest.mark.parametrize("width", ["199", "3001", "1200.5", "-5", "٣٠٠", "9" * 5000, "1e3"])
def test_a_width_is_a_number_within_bounds(made: TestHub, width: str) -> None:
    answer = ask(made, "/charts/scorecard.png", entity="an", rong=width)

    assert answer.status_code == 400
    assert "từ 200 đến 3000" in message(answer)
    assert len(message(answer)) < 400


@pytest.mark.parametrize("path", ["/charts/pie.svg", "/charts/trend.gif", "/charts/trend.svg.png"])
def test_an_unknown_chart_or_form_names_those_there_are(made: TestHub, path: str) -> None:
    answer = ask(made, path)

    assert answer.status_code == 404
    assert "ranking, trend, scoreboard, scorecard, bump, tiles" in message(answer)
    assert "svg, png, json" in message(answer)


@pytest.mark.parametrize(("name", "most"), [("trend", 6), ("bump", 12)])
def test_units_of_one_chart_are_bounded(made: TestHub, name: str, most: int) -> None:
    answer = ask(made, f"/charts/{name}.svg", indicator="MADE/TOTAL", entities=["an"] * (most + 1))

    assert answer.status_code == 400
    assert f"vẽ nhiều nhất {most}" in message(answer)


def test_an_unknown_unit_of_ones_own_is_refused(made: TestHub) -> None:
    answer = ask(made, "/charts/ranking.svg", indicator="MADE/TOTAL", own="atlantis")

    assert answer.status_code == 404
    assert "atlantis" in message(answer)


def test_markup_in_a_name_is_text(made: TestHub) -> None:
    answer = ask(made, "/charts/ranking.svg", indicator="MADE/TOTAL", own="<script>x</script>")

    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("application/json")


def test_a_chart_that_is_known_is_not_sent_again(made: TestHub) -> None:
    parameters = {"indicator": "MADE/TOTAL", "entities": "an"}
    first = ask(made, "/charts/trend.svg", **parameters)
    again = made.request(
        "GET",
        "/charts/trend.svg",
        params=parameters,
        headers={"if-none-match": first.headers["etag"], "accept-language": "vi"},
    )
    head = made.request("HEAD", "/charts/trend.svg", params=parameters)

    assert first.headers["cache-control"] == "no-cache"
    assert (again.status_code, again.content) == (304, b"")
    assert (head.status_code, head.content) == (200, b"")


def test_a_picture_of_a_past_version_shows_what_was_known_then(sqlite: Shared, tmp_path) -> None:
    with sqlite.template.draft(tmp_path) as hub:
        path = hub.seeds / "made" / "2015.csv"
        path.write_text(path.read_text().replace("Ân,TOTAL,50", "Ân,TOTAL,55.5"))
        hub.take("made")
        now = ask(hub, "/charts/ranking.svg", indicator="MADE/TOTAL", period="2015")
        newest = int(now.headers["hub-data-version"])
        then = ask(
            hub, "/charts/ranking.svg", indicator="MADE/TOTAL", period="2015", asOf=newest - 1
        )

    assert ("55,50" in now.text, "55,50" in then.text) == (True, False)
    assert f"Phiên bản dữ liệu {newest - 1}." in then.text
    assert then.headers["cache-control"] == "max-age=86400"
    assert now.headers["cache-control"] == "no-cache"


def test_a_version_that_never_was_is_refused(made: TestHub) -> None:
    answer = ask(made, "/charts/trend.svg", indicator="MADE/TOTAL", entities="an", asOf="999")

    assert answer.status_code == 404
    assert "999" in message(answer)


def test_tiles_of_departments_are_refused(real: TestHub) -> None:
    among = json.dumps({"kind": "DEPARTMENT", "province": "lai-chau"})
    answer = ask(real, "/charts/tiles.svg", indicator="DDCI/TOTAL", among=among)

    assert answer.status_code == 400
    assert "lưới ô chỉ vẽ tỉnh, thành phố" in message(answer)


@pytest.mark.parametrize("form", ["svg", "png"])
@pytest.mark.parametrize("path", PAGES)
def test_a_pages_own_address_gives_its_chart_with_source_and_version(
    real: TestHub, path: str, form: str
) -> None:
    answer = ask(real, f"{path}.{form}", **PAGES[path], rong="800")

    assert answer.status_code == 200
    if form == "svg":
        texts = " ".join(written(etree.fromstring(answer.content)))
        assert "Phiên bản dữ liệu" in texts
        assert "Nguồn: " in texts
        assert "Lai Châu" in texts
    else:
        with Image.open(BytesIO(answer.content)) as picture:
            assert picture.width == 800


def test_a_pages_picture_of_a_past_version_names_it(real: TestHub) -> None:
    answer = ask(real, "/xep-hang.svg", **PAGES["/xep-hang"], **{"phien-ban": "12"})

    assert answer.status_code == 200
    assert "Phiên bản dữ liệu 12." in " ".join(written(etree.fromstring(answer.content)))


def test_a_chart_within_a_page_is_valid_under_its_policy(real: TestHub) -> None:
    page = ask(real, "/xu-huong", **PAGES["/xu-huong"])
    (drawn,) = re.findall(r"<svg.*?</svg>", page.text, re.DOTALL)
    root = etree.fromstring(drawn)

    assert "unsafe-inline" not in page.headers["content-security-policy"]
    assert harmful(root) == []
    assert (root.get("role"), bool(root.get("aria-label"))) == ("img", True)
    assert written(root)
    assert not any("Phiên bản" in text for text in written(root))


def test_a_page_whose_chart_cannot_be_drawn_yet_is_not_kept_without_it(real: TestHub) -> None:
    asked = PAGES["/xu-huong"] | {"tu": "2019", "den": "2023"}
    patience, drawing._SVG._patience = drawing._SVG._patience, 0.01
    try:
        with drawing._SVG._turn:
            busy = ask(real, "/xu-huong", **asked)
    finally:
        drawing._SVG._patience = patience
    after = ask(real, "/xu-huong", **asked)

    assert (busy.status_code, busy.headers["retry-after"]) == (503, "2")
    assert after.status_code == 200
    assert 'role="img"' in after.text


def test_charts_of_one_page_share_no_id(real: TestHub) -> None:
    page = ask(real, "/tinh/lai-chau")
    drawn = [
        etree.fromstring(one)
        for one in re.findall(
            r"<svg class=\"chart.*?</svg>|<svg [^>]*role=\"img\".*?</svg>", page.text, re.DOTALL
        )
    ]
    ids = [element.get("id") for root in drawn for element in root.iter() if element.get("id")]

    assert len(drawn) > 1
    assert len(ids) == len(set(ids))


def test_a_chart_may_stand_within_pages_of_the_origins_that_are_named(sqlite: Shared) -> None:
    hub = TestHub(sqlite.readable.url, sqlite.readable.seeds)
    hub.allowed = {"origins": ("https://tinh.example",)}
    framed = ask(hub, "/nhung/charts/trend.svg", indicator="MADE/TOTAL", entities="an")
    alone = ask(hub, "/charts/trend.svg", indicator="MADE/TOTAL", entities="an")
    hub.close()

    assert "frame-ancestors https://tinh.example" in framed.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in alone.headers["content-security-policy"]


def test_computed_ranks_are_shown_only_where_they_may_be(sqlite: Shared) -> None:
    hub = TestHub(sqlite.readable.url, sqlite.readable.seeds)
    hub.allowed = {"computed_ranks": ComputedRanks.NONE}
    ranking = ask(hub, "/charts/ranking.svg", indicator="MADE/TOTAL", period="2018")
    bump = ask(hub, "/charts/bump.svg", indicator="MADE/TOTAL", entities="an")
    hub.close()

    assert "hạng do hệ thống tính" not in ranking.text
    assert "Hạng" not in written(etree.fromstring(ranking.content))
    assert "Chưa có số liệu để vẽ." in bump.text


def test_many_at_once_are_answered_or_told_to_come_again(sqlite: Shared) -> None:
    hub = TestHub(sqlite.readable.url, sqlite.readable.seeds)
    hub.allowed = {"most_waiting": 4}

    async def send(client: httpx.AsyncClient, width: int) -> httpx.Response:
        parameters = {"indicator": "MADE/TOTAL", "entities": "an", "width": width}
        return await client.get("/charts/trend.png", params=parameters)

    async def together() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=hub.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://hub") as client:
            drawing = [asyncio.ensure_future(send(client, 300 + number)) for number in range(12)]
            await asyncio.sleep(0.01)
            question = await client.post("/graphql", json={"query": "{ dataVersion { id } }"})
            return [question, *await asyncio.gather(*drawing)]

    question, *answers = asyncio.run(together())
    hub.close()

    assert question.status_code == 200
    statuses = [answer.status_code for answer in answers]
    assert set(statuses) == {200, 503}
    assert statuses.count(200) >= 5
    refused = next(answer for answer in answers if answer.status_code == 503)
    assert refused.headers["retry-after"] == "2"
    assert refused.json()["errors"][0]["extensions"]["code"] == "Busy"
