"""Saved questions over HTTP: listed, asked with parameters, frozen, and nothing else served."""

from pathlib import Path
from typing import Any

import httpx
import pytest

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


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("questions")
    (folder / "ranking.graphql").write_text(RANKING, encoding="utf-8")
    (folder / "where.graphql").write_text(WHERE, encoding="utf-8")
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

    first = vietnamese[0]
    assert [question["name"] for question in vietnamese[:2]] == ["ranking", "where"]
    assert (first["title"], english[0]["title"]) == ("Xếp hạng", "Ranking")
    assert first["titles"] == {"vi": "Xếp hạng", "en": "Ranking"}
    assert first["parameters"][0] == {
        "name": "indicator",
        "type": "ID!",
        "required": True,
        "default": None,
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


def test_what_is_wrong_with_parameters_is_told_at_once(hub: TestHub) -> None:
    answer = get(hub, "/q/ranking", first="two", colour="red", **{"phien-ban": "new"})

    status, code, message = error(answer)
    assert (status, code) == (400, "BadParameter")
    for name in ("indicator", "first", "colour", "phien-ban"):
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


def test_a_closed_hub_takes_no_question_by_post(closed: TestHub) -> None:
    answer = closed.request("POST", "/graphql", json={"query": "{ regions { id } }"})

    assert error(answer)[:2] == (403, "OnlyQuestions")


def test_a_closed_hub_answers_its_operators_questions_and_no_examples(closed: TestHub) -> None:
    listed = get(closed, "/q").json()["questions"]

    assert [question["name"] for question in listed] == ["ranking", "where"]
    assert get(closed, "/q/ranking", indicator="MADE/TOTAL").status_code == 200
    assert get(closed, "/q/compare-top").status_code == 404
    assert {get(closed, path).status_code for path in ("/healthz", "/readyz")} == {200}
    assert get(closed, "/").headers["location"] == "cau-hoi"
