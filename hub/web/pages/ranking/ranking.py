"""The ranking, put together from what the API answers."""

from collections.abc import Mapping
from typing import Any

import orjson

from hub.web.charts import ChartFigure
from hub.web.pages.page_chart import chart
from hub.web.pages.page_picture import PageChart
from hub.web.pages.page_request import PageRequest, document
from hub.web.pages.page_table import PageTable, figure_row
from hub.web.pages.ranking.choices import choices
from hub.web.pages.ranking.ranking_question import RankingQuestion
from hub.web.pages.ranking.ranking_rows import RankingRows
from hub.words.language import Text

_TITLE = Text("Xếp hạng", "Ranking")


def gather(page: PageRequest) -> dict[str, Any]:
    """What the page shows."""
    data = page.data("choices")
    question = RankingQuestion(page, data["indices"])
    comparison = page.data("ranking", **question.variables)["compare"]
    rows = RankingRows(comparison, page.site.tells_computed_ranks)
    own = next((row for row in rows.known if row["entity"]["id"] == question.own), None)
    return {
        "ask": question,
        "comparison": comparison,
        "rows": rows,
        "own": own,
        "sentence": _sentence(page, question) if own else None,
        "tiles": _tiles(page, question) if rows.known else None,
        "choices": choices(page, data, question, comparison),
        "asked": _asked(question, comparison),
        "question": page.graphiql(document("ranking"), question.variables),
    }


def table(page: PageRequest) -> PageTable:
    """The rows of the ranking."""
    question = RankingQuestion(page, page.data("choices")["indices"])
    answer = page.data("ranking", **question.variables)
    comparison, version = answer["compare"], answer["dataVersion"]["id"]
    rows = [figure_row(row, comparison["period"], version) for row in comparison["rows"]]
    return PageTable(_TITLE, rows)


def picture(page: PageRequest) -> PageChart:
    """The rows as a picture."""
    question = RankingQuestion(page, page.data("choices")["indices"])
    names = ("indicator", "period", "reading", "territory", "order")
    parameters = {name: question.variables[name] for name in names} | {"own": question.own}
    if among := question.variables["among"]:
        parameters["among"] = orjson.dumps(among).decode()
    return PageChart("ranking", tuple(pair for pair in parameters.items() if pair[1]))


def _asked(question: RankingQuestion, comparison: Mapping[str, Any]) -> dict[str, str | None]:
    """The whole question, whatever of it the address left to the hub."""
    return {
        "bo": None,
        "chi_so": question.indicator,
        "ky": comparison["period"],
        "so_doc": comparison["readingDate"],
        "cap": question.kind,
        "cua": question.province if question.kind != "tinh" else None,
        "tinh": question.own or None,
    }


def _tiles(page: PageRequest, question: RankingQuestion) -> ChartFigure | None:
    """The tile grid of a ranking of all provinces."""
    if question.kind != "tinh":
        return None
    names = ("indicator", "period", "reading", "territory")
    parameters = [(name, question.variables[name]) for name in names if question.variables[name]]
    return chart(page, "tiles", parameters, width=436, own=question.own)


def _sentence(page: PageRequest, question: RankingQuestion) -> Mapping[str, Any] | None:
    """The sentence of the reader's own unit with its source; None where that cannot be asked."""
    variables = {name: value for name, value in question.variables.items() if name != "order"}
    answer = page.answer("own", unit=[question.own], **variables)
    if answer.errors or answer.data is None:
        return None
    rows = [row for row in answer.data["compare"]["rows"] if row["shortSentence"]]
    return next((row for row in rows if row["entity"]["id"] == question.own), None)
