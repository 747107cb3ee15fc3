"""What the pages of saved questions show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import quote, urlencode

import orjson

from hub.web.address import VERSION
from hub.web.export import AnswerTable, ColumnKind
from hub.web.pages.formats import Formats
from hub.web.pages.page_frame import PageFrame
from hub.web.pages.page_request import PageRequest
from hub.web.pages.questions.question_form import fields
from hub.web.request import Refusal
from hub.web.saved import PART, AskedQuestion, SavedQuestion, Shelf, ask, part_of, part_table
from hub.words.errors import UnknownName
from hub.words.language import Language

_SHOWN = 500  # rows of a page; files have all
_LABELS, _COMMA = ("header", "label"), ("decimal", "comma")  # as people want a CSV
_UNTOLD = "–"


@dataclass(frozen=True)
class QuestionPages:
    """The pages of the questions of a shelf."""

    shelf: Shelf

    def listing(self, page: PageRequest) -> dict[str, Any]:
        """All questions by group, with the form of each."""
        groups = groupby(self.shelf.questions, key=lambda question: question.group)
        return {
            "groups": [(group, list(questions)) for group, questions in groups],
            "fields": fields,
            "links": QuestionLinks(page, ()),
        }

    def one(self, page: PageRequest) -> dict[str, Any]:
        """A question with its form and its answer, or what is wrong with the form."""
        question = self._named(page.address.part("name"))
        shown: dict[str, Any] = {"asked": {}, "found": None, "fault": None, "past": None}
        if _is_told(question, page):
            shown |= _answered(page, question)
        links = QuestionLinks(page, page.address.parameters)
        return {"it": question, "fields": fields, "links": links, **shown}

    def _named(self, name: str) -> SavedQuestion:
        try:
            return self.shelf.named(name)
        except UnknownName as error:
            near = (name, [str(one) for one in error.nearest])
            raise Refusal(404, error.text, code=UnknownName.__name__, nearest=near) from None


@dataclass(frozen=True)
class QuestionLinks:
    """The addresses of answers with the same parameters as a page has."""

    page: PageFrame
    parameters: Sequence[tuple[str, str]]

    def page_of(self, question: SavedQuestion, *more: tuple[str, str]) -> str:
        """The page of a question."""
        return self._to(f"cau-hoi/{question.name}", more)

    def file(self, question: SavedQuestion, form: str) -> str:
        """An answer in a form."""
        marks = (_COMMA,) if self.page.language is Language.VI else ()
        more = (_LABELS, *marks) if form == "csv" else ()
        return self._to(f"q/{question.name}.{form}", more)

    def graphiql(self, question: SavedQuestion) -> str:
        """A question in GraphiQL, with its variables where the page has other ones."""
        told = {name: text for name, text in self.parameters if name not in (VERSION, PART)}
        variables = orjson.dumps(told).decode() if told else ""
        query = urlencode({"cau-hoi": question.name} | ({"variables": variables} if told else {}))
        return f"{self.page.root}graphql?{query}"

    def _to(self, path: str, more: Sequence[tuple[str, str]]) -> str:
        language = self.page.address.language
        own = [pair for pair in self.parameters if pair[1] and pair[0] not in dict(more)]
        pairs = [*own, *more, *([("language", language)] if language else [])]
        query = f"?{urlencode(pairs, quote_via=quote)}" if pairs else ""
        return f"{self.page.root}{path}{query}"


def _is_told(question: SavedQuestion, page: PageRequest) -> bool:
    """Whether an answer is wanted: something is told, or nothing has to be."""
    return bool(page.address.without(VERSION)) or not question.is_asking


def _answered(page: PageRequest, question: SavedQuestion) -> dict[str, Any]:
    """The answer to a question, or what the reader has to mend."""
    try:
        asked = ask(page.asker, question, page.address)
        part = part_of(asked, page.address.last(PART))
    except Refusal as refusal:
        if refusal.status >= 500:
            raise
        return {"fault": refusal.text.within(page.language)}
    past = asked.past
    return {
        "found": AnswerView(part_table(question, asked, part), part, _parts(asked)),
        "past": past,
        "changes": past.changes.changed if past else None,
        "errors": [error["message"] for error in asked.answer.errors],
    }


def _parts(asked: AskedQuestion) -> list[str]:
    """The parts of an answer that may be shown."""
    return [key for key, value in (asked.answer.data or {}).items() if value is not None]


@dataclass(frozen=True)
class AnswerView:
    """The table of an answer as a page shows it."""

    table: AnswerTable
    part: str
    parts: Sequence[str]

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.table.frame)

    @property
    def shown(self) -> int:
        """How many of them the page has."""
        return min(self.count, _SHOWN)

    @property
    def numeric(self) -> list[bool]:
        """Which columns are numbers."""
        numbers = (ColumnKind.NUMBER, ColumnKind.WHOLE)
        return [column.kind in numbers for column in self.table.columns]

    def rows(self, form: Formats) -> Iterator[list[str]]:
        """The cells of the rows as the page writes them."""
        for row in self.table.rows[:_SHOWN]:
            yield [_cell(value, form) for value in row.values()]


def _cell(value: Any, form: Formats) -> str:
    match value:
        case None:
            return _UNTOLD
        case bool():
            return form.truth(value)
        case int() | float():
            return form.short(value)
    return str(value)
