"""The page of a scoreboard, put together from what the API answers."""

from collections.abc import Iterator, Mapping
from typing import Any

from hub.web.pages.page_picture import PageChart
from hub.web.pages.page_request import PageRequest, document
from hub.web.pages.page_table import PageTable, figure_row
from hub.web.pages.ranking.choices import Option, choices
from hub.web.pages.scoreboard.score_question import ScoreQuestion
from hub.web.pages.scoreboard.score_table import ScoreTable
from hub.web.request import Refusal
from hub.words.language import Text

_TITLE = Text("Bảng điểm", "Scoreboard")


def gather(page: PageRequest) -> dict[str, Any]:
    """What the page shows."""
    data = page.data("choices")
    question = ScoreQuestion(page, data["indices"])
    answer = page.data("scoreboard", **question.variables)
    total = answer["compare"]
    if total["unknownReasons"] and not total["rows"]:
        reasons = "; ".join(total["unknownReasons"])
        raise Refusal(404, Text(reasons, reasons), code="UnknownName")
    offered = choices(page, data, question.ranking, total)
    scores = ScoreTable(
        total, answer["scoreboard"], question.is_by_share, page.site.tells_computed_ranks
    )
    return {
        "ask": question,
        "scores": scores,
        "indicator": total["indicator"],
        "choices": offered | {"indices": list(_indices(data["indices"]))},
        "components": [_option(each) for each in scores.columns],
        "asked": _asked(question, total),
        "question": page.graphiql(document("scoreboard"), question.variables),
    }


def table(page: PageRequest) -> PageTable:
    """All cells, one a row."""
    question = ScoreQuestion(page, page.data("choices")["indices"])
    answer = page.data("scoreboard_figures", **question.variables)
    version = answer["dataVersion"]["id"]
    rows = [
        figure_row(row, each["period"], version)
        for each in (answer["compare"], *answer["scoreboard"])
        for row in each["rows"]
    ]
    return PageTable(_TITLE, rows)


def chart(page: PageRequest) -> PageChart:
    """The table as a picture."""
    question = ScoreQuestion(page, page.data("choices")["indices"])
    return PageChart("scoreboard", question.parameters)


def _indices(indices: list[Mapping[str, Any]]) -> Iterator[Option]:
    """The indices that have a total."""
    for index in indices:
        ids = (cell["indicator"]["id"].partition("@")[0] for cell in index["coverage"]["cells"])
        if f"{index['id']}/TOTAL" in ids:
            yield Option(index["id"], index["shortName"])


def _option(comparison: Mapping[str, Any]) -> Option:
    indicator = comparison["indicator"]
    return Option(indicator["id"].partition("@")[0], indicator["shortName"], indicator["level"])


def _asked(question: ScoreQuestion, total: Mapping[str, Any]) -> dict[str, str | None]:
    """The whole question, whatever of it the address left to the hub."""
    ranking = question.ranking
    return {
        "chi_so": None,
        "bo": question.index,
        "ky": total["period"],
        "cap": ranking.kind,
        "cua": ranking.province if ranking.kind != "tinh" else None,
        "tinh": ranking.own or None,
    }
