"""Papers by address: of which units and periods, how they are kept, and why there is none."""

from collections.abc import Iterator
from contextlib import closing

import httpx
import lxml.html
import pytest

from hub.words.terms import ComputedRanks
from tests.hubs import Shared, TestHub
from tests.web.papers.papers import ReadPaper, read

MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}


@pytest.fixture(scope="module")
def hub(sqlite: Shared) -> Iterator[TestHub]:
    """The made-up hub, to be read only."""
    with closing(TestHub(sqlite.readable.url, sqlite.readable.seeds)) as hub:
        hub.request("GET", "/readyz")
        yield hub


def get(hub: TestHub, path: str, **parameters: str) -> httpx.Response:
    """A paper as a browser gets it."""
    return hub.request("GET", path, params=parameters, headers={"accept-language": "vi"})


def paper(hub: TestHub, path: str, **parameters: str) -> ReadPaper:
    """A paper as another program reads it."""
    answer = get(hub, path, **parameters)
    assert answer.status_code == 200, answer.text
    return read(answer.content, path.rpartition(".")[2])


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("path", ["/tinh/an", "/xep-hang", "/tom-tat/an"])
def test_a_paper_is_a_file_of_its_type(hub: TestHub, path: str, form: str) -> None:
    answer = get(hub, f"{path}.{form}", **{"chi-so": "MADE/TOTAL"})

    manner = {"docx": "attachment", "pdf": "inline"}[form]
    subject = "-made-2019" if path == "/xep-hang" else ""
    name = f"{path.strip('/').replace('/', '-')}{subject}.{form}"
    assert answer.status_code == 200
    assert answer.headers["content-type"] == MEDIA[form]
    assert answer.headers["content-disposition"] == f'{manner}; filename="{name}"'
    assert 1000 < len(answer.content) < 200_000


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
def test_every_form_of_a_brief_has_the_same_tables(hub: TestHub, form: str) -> None:
    asked = {"ky": "2018", "so-voi": "2017"}
    first = paper(hub, "/tom-tat/an.html", **asked)

    other = paper(hub, f"/tom-tat/an.{form}", **asked)

    assert [row[:4] for row in other.tables[0]] == [row[:4] for row in first.tables[0]]


def test_a_brief_sets_a_period_beside_the_one_before_as_the_api_has_them(hub: TestHub) -> None:
    row = hub.ask(
        """{ compare(indicator: "MADE/TOTAL", period: "2018", baseline: "2017", entities: ["an"]) {
          rows { value previous change rank rankOf passed { name } passedBy { name } } } }"""
    )["compare"]["rows"][0]

    brief = paper(hub, "/tom-tat/an.html", ky="2018")

    heads, total = brief.tables[0][:2]
    assert heads[:4] == ["Chỉ số", "Năm 2017", "Năm 2018", "Tăng, giảm"]
    assert (row["previous"], row["value"], row["change"]) == (70.0, 72.0, 2.0)
    assert total[1:4] == ["70,00/100", "72,00/100", "+2,00"]
    assert f"{row['rank']}/{row['rankOf']}" in total[4]
    for one in row["passedBy"]:
        assert f"bị các đơn vị sau vượt: {one['name']}" in brief.text
    assert "năm 2018 so với năm 2017" in brief.text


def test_figures_across_a_change_of_method_are_not_subtracted(hub: TestHub) -> None:
    brief = paper(hub, "/tom-tat/an.html", ky="2017", **{"so-voi": "2016"})

    heads, total = brief.tables[0][:2]
    assert heads[1:3] == ["Năm 2016", "Năm 2017"]
    assert total[1:3] == ["50,00/100", "70,00/100"]
    assert "+20,00" not in brief.text
    assert "Đổi bộ tiêu chí." in brief.text


def test_a_period_without_anything_new_says_so(hub: TestHub) -> None:
    brief = paper(hub, "/tom-tat/an.html", ky="2021-02")

    assert "Trong tháng 02/2021, hệ thống không có số liệu mới" in brief.text
    assert "không có số mới; số gần nhất là của năm 2019" in brief.text
    assert "Hệ thống chưa có chỉ tiêu nào của đơn vị" in brief.text


def test_a_brief_without_a_period_is_of_the_newest_figure(hub: TestHub) -> None:
    assert "năm 2019 so với năm 2018" in paper(hub, "/tom-tat/an.html").text


def test_a_ranking_has_every_row_of_the_api(hub: TestHub) -> None:
    comparison = hub.ask(
        '{ compare(indicator: "MADE/TOTAL", period: "2018") { rows { name value rank rankOf } } }'
    )["compare"]

    ranking = paper(hub, "/xep-hang.docx", **{"chi-so": "MADE/TOTAL", "ky": "2018"})

    rows = [row[:3] for row in ranking.tables[0][1:]]
    assert rows == [
        [f"{row['rank']}/{row['rankOf']}", row["name"], f"{row['value']:.2f}/100".replace(".", ",")]
        for row in comparison["rows"]
    ]


def test_what_is_missing_has_its_reason(hub: TestHub) -> None:
    ranking = paper(hub, "/xep-hang.html".replace("html", "docx"), **{"chi-so": "MADE/TOTAL"})

    (row,) = [row for row in ranking.tables[0] if "Cường" in row]
    assert "– (chưa công bố)" in row


def test_a_paper_is_kept_and_who_has_it_is_told_so(hub: TestHub) -> None:
    path = "/tinh/an.pdf"
    first = get(hub, path)
    again = hub.request("GET", path, headers={"if-none-match": first.headers["etag"]})
    head = hub.request("HEAD", path)

    assert (again.status_code, again.content) == (304, b"")
    assert (head.status_code, head.content) == (200, b"")
    assert get(hub, path).content == first.content


def test_a_paper_of_a_past_version_names_it_and_the_day_on_which_it_is_made(hub: TestHub) -> None:
    answer = get(hub, "/tinh/an.docx", **{"phien-ban": "1"})

    assert answer.headers["cache-control"] == "no-cache"
    assert "phien-ban=1" in read(answer.content, "docx").text


def test_a_paper_is_written_in_english_too(hub: TestHub) -> None:
    text = paper(hub, "/tom-tat/an.html", language="en", ky="2018").text

    assert "Results of" in text
    assert "2018 against 2017" in text
    assert "Figures for reference; the publishers' own are official." in text
    for words in ("Nguồn", "Chỉ tiêu", "Kỳ ", "Hạng", "số liệu"):
        assert words not in text


@pytest.mark.parametrize(
    ("path", "parameters", "status", "words"),
    [
        ("/tinh/khong-co.docx", {}, 404, "khong-co"),
        ("/tinh/an.pdf", {"ky": "hôm qua"}, 400, "hôm qua"),
        ("/tinh/an.pdf", {"phien-ban": "99"}, 404, "99"),
        ("/xep-hang.docx", {"chi-so": "KHONG/CO"}, 404, "KHONG/CO"),
        ("/xep-hang.pdf", {"chi-so": "MADE/TOTAL", "cap": "sao"}, 404, "tinh, co-quan, huyen, xa"),
        ("/co-quan/an/khong.docx", {}, 404, "an/khong"),
        ("/tom-tat/an.html", {"ky": "2018", "so-voi": "2019"}, 400, "phải trước"),
        ("/tom-tat/ca-nuoc.pdf", {}, 404, "Chỉ tóm tắt"),
        ("/tom-tat/an/b/c/d.pdf", {}, 404, "an/b/c/d"),
    ],
)
def test_what_cannot_be_made_is_refused_in_words(
    hub: TestHub, path: str, parameters: dict[str, str], status: int, words: str
) -> None:
    answer = get(hub, path, **parameters)

    assert answer.status_code == status
    assert words in lxml.html.fromstring(answer.text).text_content()


def test_ranks_that_the_hub_computes_are_left_out_where_they_are_not_to_be_told(
    sqlite: Shared,
) -> None:
    silent = {"computed_ranks": ComputedRanks.NONE}
    with closing(TestHub(sqlite.readable.url, sqlite.readable.seeds, allowed=silent)) as hub:
        for path, parameters in (
            ("/tinh/an.docx", {}),
            ("/tom-tat/an.html", {"ky": "2018"}),
            ("/xep-hang.docx", {"chi-so": "MADE/TOTAL", "ky": "2018"}),
        ):
            text = paper(hub, path, **parameters).text
            assert "Hạng do hệ thống tính" not in text
            assert "bậc" not in text
            assert "72,00/100" in text


def test_a_name_in_an_address_is_the_name_of_the_file(hub: TestHub) -> None:
    answer = get(hub, "/tom-tat/Ân.docx")

    assert answer.headers["content-disposition"] == 'attachment; filename="tom-tat-an.docx"'
