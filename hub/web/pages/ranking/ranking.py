"""The ranking, put together from what the API answers."""

from collections.abc import Mapping
from typing import Any

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
        "choices": choices(page, data, question, comparison),
        "question": page.graphiql(document("ranking"), question.variables),
    }


def table(page: PageRequest) -> PageTable:
    """The rows of the ranking."""
    question = RankingQuestion(page, page.data("choices")["indices"])
    answer = page.data("ranking", **question.variables)
    comparison, version = answer["compare"], answer["dataVersion"]["id"]
    rows = [figure_row(row, comparison["period"], version) for row in comparison["rows"]]
    return PageTable(_TITLE, rows)


def _sentence(page: PageRequest, question: RankingQuestion) -> Mapping[str, Any] | None:
    """The row of the reader's own unit with its sentence; None where that cannot be asked."""
    names = ("indicator", "period", "reading", "territory")
    variables = {name: question.variables[name] for name in names}
    answer = page.answer("own", unit=[question.own], **variables)
    if answer.errors or answer.data is None:
        return None
    rows = answer.data["compare"]["rows"]
    return next(
        (row for row in rows if row["entity"]["id"] == question.own and row["sentence"]), None
    )
