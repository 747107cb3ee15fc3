"""Saved questions over HTTP: listed, asked with parameters, frozen, and nothing else served."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pandas
import pytest

from hub.settings import Settings
from hub.web.saved.shelf import shelf
from tests.hubs import Shared, TestHub
from tests.panels.test_reader import revised

RANKING = """# Xếp hạng
# en: Ranking
query ($indicator: ID!, $period: Period, $first: Int) {
  compare(indicator: $indicator, period: $period, first: $first) {
    period rows { entity { id } value rank }
  }
}
"""
WHERE = '# Ở đâu\n{ entity(id: "an") { name } }'

TWO = '# Hai\n{ first: entity(id: "an") { name } second: entity(id: "binh") { name } }'
HALF = '# Một nửa\n{ first: entity(id: "an") { name } none: entity(id: "nothing") { name } }'

OWN = ["half", "ranking", "two", "where"]


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("questions")
    (folder / "ranking.graphql").write_text(RANKING, encoding="utf-8")
    (folder / "where.graphql").write_text(WHERE, encoding="utf-8")
    (folder / "two.graphql").write_text(TWO, encoding="utf-8")
    (folder / "half.graphql").write_text(HALF, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def hub(sqlite: Shared, questions: Path) -> TestHub:
    """The made-up hub with two questions of its operator."""
    return TestHub(
        sqlite.readable.url, sqlite.readable.seeds, allowed={"questions": str(questions)}
    )


@pytest.fixture(scope="module")
def closed(sqlite: Shared, questions: Path) -> TestHub:
    """The same hub, which serves saved questions only."""
    settings = {"questions": str(questions), "only_questions": True}
    return TestHub(sqlite.readable.url, sqlite.readable.seeds, allowed=settings)


def get(hub: TestHub, path: str, headers: dict | None = None, **parameters: Any) -> httpx.Response:
    return hub.request("GET", path, params=parameters, headers=headers)


def error(answer: httpx.Response) -> tuple[int, str, str]:
    (fault,) = answer.json()["errors"]
    return answer.status_code, fault["extensions"]["code"], fault["message"]


def test_questions_are_listed_the_operators_first(hub: TestHub) -> None:
    vietnamese, english = (
        get(hub, "/q", language=language).json()["questions"] for language in ("vi", "en")
    )

    first = vietnamese[1]
    assert [question["name"] for question in vietnamese[:2]] == ["half", "ranking"]
    assert (first["title"], english[1]["title"]) == ("Xếp hạng", "Ranking")
    assert first["titles"] == {"vi": "Xếp hạng", "en": "Ranking"}
    assert first["parameters"][0] == {
        "name": "indicator",
        "type": "ID!",
        "required": True,
        "default": None,
        "choices": [],
    }
    assert first["query"] == RANKING
    assert len(vietnamese) > 100


@pytest.mark.parametrize("path", ["/q/ranking", "/q/ranking.json", "/q/Ranking"])
def test_a_question_is_answered_with_its_parameters(hub: TestHub, path: str) -> None:
    answer = get(hub, path, indicator="MADE/TOTAL", period="2019", first=2)

    asked = {"indicator": "MADE/TOTAL", "period": "2019", "first": 2}
    expected = hub.ask(RANKING, **asked)
    assert answer.status_code == 200
    assert answer.json()["data"] == expected
    assert answer.json()["extensions"]["variables"] == asked
    assert answer.json()["extensions"]["title"] == "Xếp hạng"


def test_an_answer_is_a_table_for_programs(hub: TestHub) -> None:
    answer = get(hub, "/q/ranking.csv", indicator="MADE/TOTAL", period="2019")

    rows = hub.ask(RANKING, indicator="MADE/TOTAL", period="2019")["compare"]["rows"]
    frame = pandas.read_csv(BytesIO(answer.content))
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert 'filename="Xep-hang.csv"' in answer.headers["content-disposition"]
    assert list(frame.columns) == ["period", "entity.id", "value", "rank"]
    assert frame["entity.id"].tolist() == [row["entity"]["id"] for row in rows]
    assert frame["value"].dropna().tolist() == [80.0, 72.0]


def test_an_answer_is_a_table_for_people(hub: TestHub) -> None:
    asked = {"indicator": "MADE/TOTAL", "period": "2019", "decimal": "comma", "header": "label"}
    frame = pandas.read_csv(
        BytesIO(get(hub, "/q/ranking.csv", **asked).content), sep=";", decimal=","
    )

    assert list(frame.columns) == ["Kỳ", "Mã đơn vị", "Giá trị", "Hạng hệ thống tính"]
    assert frame["Giá trị"].dtype == "float64"


def test_an_answer_is_a_workbook_that_tells_what_was_asked(hub: TestHub) -> None:
    answer = get(hub, "/q/ranking.xlsx", indicator="MADE/TOTAL", period="2019")

    book = openpyxl.load_workbook(BytesIO(answer.content))
    first, notes = book.worksheets[0], book["Đọc trước"]
    told = {row[0]: row[1] for row in notes.iter_rows(values_only=True)}
    assert first.title == "Xếp hạng"
    assert [cell.value for cell in first[1]][:2] == ["Kỳ", "Mã đơn vị"]
    assert isinstance(first["C2"].value, int | float)
    assert told["Câu hỏi"] == "q/ranking"
    assert told["Tham số indicator"] == "MADE/TOTAL"


def test_columns_are_the_same_whatever_is_answered(hub: TestHub) -> None:
    full, empty = (
        pandas.read_csv(BytesIO(get(hub, "/q/ranking.csv", **asked).content))
        for asked in (
            {"indicator": "MADE/TOTAL", "period": "2019"},
            {"indicator": "MADE/TOTAL", "period": "2019", "first": 0},
        )
    )

    assert len(full) > len(empty)
    assert list(full.columns) == list(empty.columns)


def test_a_part_of_an_answer_is_chosen(hub: TestHub) -> None:
    first, second = (
        get(hub, "/q/two.rows.json", **part).json() for part in ({}, {"bang": "second"})
    )
    status, code, message = error(get(hub, "/q/two.csv", bang="third"))

    assert (first, second) == ([{"name": "Ân"}], [{"name": "Bình"}])
    assert (status, code) == (404, "UnknownName")
    assert "first, second" in message


def test_a_table_that_lacks_something_is_refused_and_json_tells_what(hub: TestHub) -> None:
    table, answer = (get(hub, f"/q/half.{form}") for form in ("csv", "json"))

    assert error(get(hub, "/q/half.csv", bang="none"))[:2] == (404, "UnknownName")
    assert (table.status_code, answer.status_code) == (200, 200)
    assert answer.json()["errors"][0]["path"] == ["none"]


def test_what_is_wrong_with_parameters_is_told_at_once(hub: TestHub) -> None:
    wrong = {"phien-ban": "new", "decimal": "dot", "header": "no"}
    answer = get(hub, "/q/ranking", first="two", colour="red", **wrong)

    status, code, message = error(answer)
    assert (status, code) == (400, "BadParameter")
    for name in ("indicator", "first", "colour", "phien-ban", "decimal", "header"):
        assert f"“{name}”" in message


def test_a_name_that_the_hub_does_not_know_is_told(hub: TestHub) -> None:
    status, code, message = error(get(hub, "/q/ranking", indicator="NONE"))

    assert (status, code) == (404, "UnknownName")
    assert "NONE" in message


def test_the_nearest_questions_are_told(hub: TestHub) -> None:
    status, code, message = error(get(hub, "/q/rankin"))

    assert (status, code) == (404, "UnknownName")
    assert "gần nhất: ranking" in message


def test_who_has_the_answer_already_is_told_so(hub: TestHub) -> None:
    first = get(hub, "/q/ranking", indicator="MADE/TOTAL")

    again = get(hub, "/q/ranking", {"if-none-match": first.headers["etag"]}, indicator="MADE/TOTAL")

    assert (again.status_code, again.content) == (304, b"")


def test_a_frozen_question_tells_that_nothing_has_changed(hub: TestHub) -> None:
    newest = get(hub, "/q/ranking", indicator="MADE/TOTAL").json()
    version = newest["extensions"]["dataVersion"]

    answer = get(hub, "/q/ranking", indicator="MADE/TOTAL", **{"phien-ban": version}).json()

    frozen = answer["extensions"]["frozen"]
    assert answer["data"] == newest["data"]
    assert (frozen["changed"], frozen["unfrozen"]) == (0, [])
    assert frozen["message"] == f"không đổi từ phiên bản {version}"


def test_a_version_that_has_not_come_is_told(hub: TestHub) -> None:
    answer = get(hub, "/q/ranking", indicator="MADE/TOTAL", **{"phien-ban": "4000"})

    assert error(answer)[:2] == (404, "UnknownName")
    assert error(answer)[2].startswith("Chưa có phiên bản 4000; mới nhất là ")


def test_what_cannot_be_frozen_is_told(hub: TestHub) -> None:
    frozen = get(hub, "/q/where", **{"phien-ban": "1"}).json()["extensions"]["frozen"]

    assert frozen["unfrozen"] == ["entity"]
    assert "câu hỏi không có $asOf ở “entity” nên số ở đó có thể khác" in frozen["message"]


def test_a_frozen_link_shows_the_old_figures_and_counts_the_new(
    sqlite: Shared, questions: Path, tmp_path: Path
) -> None:
    with sqlite.template.draft(tmp_path) as hub:
        hub.allowed = {"questions": str(questions)}
        asked = {"indicator": "MADE/TOTAL", "period": "2019"}
        before = get(hub, "/q/ranking", **asked).json()
        version = before["extensions"]["dataVersion"]
        revised(hub, tmp_path)

        after = get(hub, "/q/ranking", **asked).json()
        frozen = get(hub, "/q/ranking", **asked, **{"phien-ban": version}).json()

        assert frozen["data"] == before["data"] != after["data"]
        counted = frozen["extensions"]["frozen"]
        assert counted["changed"] >= 1
        assert f"số đã thay đổi từ phiên bản {version}" in counted["message"]


@pytest.mark.parametrize(
    "path",
    [
        "/graphql",
        "/graphql?query={regions{id}}",
        "/schema.graphql",
        "/tinh",
        "/tinh/an.csv",
        "/export/compare.csv",
        "/charts/ranking.svg",
        "/nhung/tinh/an",
        "/nothing",
        "/Q",
    ],
)
@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_a_closed_hub_serves_nothing_but_questions(closed: TestHub, path: str, accept: str) -> None:
    answer = closed.request("GET", path, headers={"accept": accept})

    assert error(answer)[:2] == (403, "OnlyQuestions")


SERVED = {"/q", "/q/{file}", "/cau-hoi", "/cau-hoi/{name}", "/healthz", "/readyz", "/"}
SERVED |= {"/nhung/cau-hoi", "/nhung/cau-hoi/{name}"}


def test_a_closed_hub_serves_none_of_its_other_routes(hub: TestHub, closed: TestHub) -> None:
    paths = {route.path for route in hub.app._others.routes}
    others = {path for path in paths - SERVED if not path.startswith(("/page", "/favicon"))}

    refused = {
        path: closed.request(method, re.sub(r"\{[^}]*\}", "an", path)).status_code
        for path in others
        for method in ("GET", "POST", "HEAD")
    }

    assert paths >= SERVED
    assert len(others) > 20
    assert set(refused.values()) == {403}, refused


@pytest.mark.parametrize(
    "path",
    [
        "/q/../graphql",
        "/q/%2e%2e/graphql",
        "/q/..%2fgraphql",
        "/cau-hoi/../tinh",
        "/page/../schema.graphql",
        "/page/%2e%2e/%2e%2e/saved/shelf.py",
        "//graphql",
        "/graphql/",
        "/graphql?documentId=compare-top",
        "/graphql?extensions={}&query={regions{id}}",
    ],
)
def test_a_closed_hub_has_no_way_around(closed: TestHub, path: str) -> None:
    answer = closed.request("GET", path, headers={"x-forwarded-prefix": "/q"})

    assert answer.status_code in (307, 403, 404)


def test_a_prefix_that_somebody_tells_opens_nothing(closed: TestHub) -> None:
    for prefix in ("/q", "/graphql", "/"):
        answer = closed.request(
            "POST", f"{prefix}/graphql", json={}, headers={"x-forwarded-prefix": prefix}
        )
        assert answer.status_code in (307, 403, 404, 405)


def test_a_closed_hub_takes_no_question_by_post(closed: TestHub) -> None:
    answer = closed.request("POST", "/graphql", json={"query": "{ regions { id } }"})

    assert error(answer)[:2] == (403, "OnlyQuestions")


def test_a_closed_hub_answers_its_operators_questions_and_no_examples(closed: TestHub) -> None:
    listed = get(closed, "/q").json()["questions"]

    assert [question["name"] for question in listed] == OWN
    assert get(closed, "/q/ranking", indicator="MADE/TOTAL").status_code == 200
    assert get(closed, "/q/compare-top").status_code == 404
    assert {get(closed, path).status_code for path in ("/healthz", "/readyz")} == {200}
    assert get(closed, "/").headers["location"] == "cau-hoi"


NAMED = [question.name for question in shelf(Settings()).questions]
TELLS_WHAT_IS_WRONG = {"names-that-mean-several", "as-of-left-out"}


@pytest.mark.parametrize("name", [name for name in NAMED if name not in TELLS_WHAT_IS_WRONG])
def test_every_example_is_answered_in_every_form(real: TestHub, name: str) -> None:
    newest = get(real, f"/q/{name}").json()
    version = newest["extensions"]["dataVersion"]

    frozen = get(real, f"/q/{name}", **{"phien-ban": version})
    files = [get(real, f"/q/{name}.{form}") for form in ("csv", "xlsx", "rows.json")]

    assert frozen.json()["data"] == newest["data"]
    assert frozen.json()["extensions"]["frozen"]["changed"] == 0
    assert [file.status_code for file in files] == [200, 200, 200]
    assert len(pandas.read_csv(BytesIO(files[0].content))) == len(files[2].json())
