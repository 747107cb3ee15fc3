"""Pages: observations without end, asked page by page at one data version."""

from collections import Counter
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from hub.web.asker import Asker
from hub.web.export.answer import (
    explained,
    lines_of,
    name_of,
    sources_of,
    states_in,
    table_of,
    told_of,
)
from hub.web.export.flat import Line
from hub.web.export.question import ExportQuestion
from hub.web.export.style import Explanation
from hub.web.export.table import AnswerTable
from hub.web.export.tables import CITATION
from hub.web.request import Refusal
from hub.words.language import Text

PAGE = 1000  # observations of a page
_MOST_SOURCES = 5000
_SHOWN = ("index", "indicator", "entity", "period", "from", "to")


class ObservationPages:
    """The pages of one question, each asked when somebody wants it, from the same view."""

    def __init__(self, asker: Asker, question: ExportQuestion, most: int = PAGE) -> None:
        self.question, self._most = question, most
        self._view, self._after = asker.view, question.variables.get("after")
        self._left = _count(question)
        self._citations: dict[tuple[Any, ...], Line] = {}
        self._states: Counter[str] = Counter()
        self._first: dict[str, Any] = {}
        self.is_whole = False
        self.version = asker.version

    @property
    def title(self) -> Text:
        """What is asked, in words."""
        asked = [value for name, value in self.question.parameters if name in _SHOWN]
        subject = ", ".join(dict.fromkeys(asked))
        return Text(*(f"{words} {subject}".strip() for words in self.question.table.title))

    @property
    def name(self) -> str:
        """How the file is called, once its first page is there."""
        return name_of(self.question, self.title, self._first)

    @property
    def tag(self) -> str:
        """What tells the answer from others, before any of it is made."""
        view = self._view
        own = (self.question.address, view.database.mark, view.version, view.today)
        return blake2b(repr(own).encode(), digest_size=12).hexdigest()

    def next(self, asker: Asker) -> AnswerTable:
        """The next page; Refusal."""
        size = self._most if self._left is None else min(self._left, self._most)
        variables = {**self.question.variables, "first": size, "after": self._after}
        document = self.question.table.document
        data = replace(asker, view=self._view).data(document, variables)
        lines, page = lines_of(self.question, data), data["answer"]["pageInfo"]
        self._after = page["endCursor"]
        self._left = None if self._left is None else self._left - size
        self.is_whole = not page["hasNextPage"] or self._left == 0
        self._first = self._first or data
        self._states += states_in(lines, asker.language)
        self._remember(lines)
        return table_of(self.question, lines, self.title)

    def explanation(self, asker: Asker) -> Explanation:
        """What is told behind the last page."""
        lines = explained(asker, self.question, self._first, told_of(self._states))
        return Explanation(lines, sources_of(self._citations.values()))

    def _remember(self, lines: list[Line]) -> None:
        """Keep the sources that lines cite, each once."""
        for line in lines:
            if len(self._citations) < _MOST_SOURCES and line.get(CITATION):
                self._citations.setdefault(tuple(line[CITATION].values()), line)


def _count(question: ExportQuestion) -> int | None:
    """How many observations are wanted, of however many there are; Refusal."""
    count: int | None = question.variables.get("first")
    if count is not None and count < 0:
        text = Text(f"first là {count}, cần từ 0 trở lên", f"first is {count}, 0 or more is wanted")
        raise Refusal(400, text, code="BadParameter")
    return count
