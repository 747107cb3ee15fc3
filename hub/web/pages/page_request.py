"""A request of a page: the data that it asks for, in its language and of its data version."""

from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from hub.web.address import VERSION, version_number
from hub.web.asker import Asker, GraphQLAnswer
from hub.web.pages.page_frame import PageFrame
from hub.web.request import Refusal
from hub.words.language import Text

_QUERIES = Path(__file__).parent / "queries"


@dataclass(frozen=True)
class PageRequest(PageFrame):
    """What a page is asked, and by what it answers."""

    asker: Asker

    @cached_property
    def frozen(self) -> int | None:
        """The data version that the address holds; None for the newest. Refusal of one that never
        was.
        """
        text = self.address.last(VERSION)
        if not text:
            return None
        newest = self.asker.version
        if version := version_number(text, newest):
            return version
        raise Refusal(
            404,
            Text(
                f"Chưa có phiên bản {text[:20]}; mới nhất là {newest}",
                f"There is no version {text[:20]}; the newest is {newest}",
            ),
            code="UnknownName",
        )

    @property
    def newest(self) -> "PageRequest":
        """The same page of the newest data."""
        address = replace(self.address, parameters=self.address.without(VERSION))
        return replace(self, address=address)

    def data(self, query: str, **variables: Any) -> dict[str, Any]:
        """The data of a document of the pages, of the version of the page; Refusal."""
        return self.asker.data(document(query), self._variables(query, variables))

    def answer(self, query: str, **variables: Any) -> GraphQLAnswer:
        """The same with its errors: a block that fails alone is one line in its place."""
        return self.asker.of(document(query), self._variables(query, variables))

    def _variables(self, query: str, variables: dict[str, Any]) -> dict[str, Any]:
        known = {name: value for name, value in variables.items() if value is not None}
        versions = {"$asOf": self.frozen, "$newest": self.asker.version}
        text = document(query)
        times = {name[1:]: str(at) for name, at in versions.items() if at and name in text}
        return known | times


@cache
def document(name: str) -> str:
    """A document of the pages."""
    return (_QUERIES / f"{name}.graphql").read_text(encoding="utf-8")
