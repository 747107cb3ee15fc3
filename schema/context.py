"""What a request carries: its language, one data version, and the ways to ask without blocking anyone."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import cached_property, partial
from typing import Any, TypeVar

import strawberry
from strawberry.dataloader import DataLoader

from hub.language import Language, Text
from hub.panel import View
from hub.queries import observations
from hub.queries.scorecard import Comparisons
from hub.reader import Reader

Answer = TypeVar("Answer")


class Context:
    """One request: every answer in it comes from the version that was newest when it began."""

    def __init__(self, reader: Reader, view: View, language: Language) -> None:
        self.reader, self.view, self.language = reader, view, language
        self._loaders: dict[int, Loaders] = {}
        self._comparisons: dict[int, Comparisons] = {}

    @classmethod
    async def of(cls, reader: Reader, language: Language) -> "Context":
        """The context of a new request."""
        return cls(reader, await asyncio.to_thread(reader.view), language)

    async def ask(self, question: Callable[..., Answer], *given: Any) -> Answer:
        """Answer a question on a worker thread, so that nobody else waits."""
        return await asyncio.to_thread(question, *given)

    def at(self, as_of: datetime | None) -> View:
        """The data of this request, or as the hub held it at a past moment."""
        return self.view if as_of is None else View(self.view.catalogue, self.view.catalogue.version_at(as_of), self.view.find)

    def loaders(self, view: View) -> "Loaders":
        """The loaders of a version."""
        return self._loaders.setdefault(view.version, Loaders(self, view))

    def comparisons(self, view: View) -> Comparisons:
        """The comparisons of a version that this request has made already."""
        return self._comparisons.setdefault(view.version, Comparisons(view))

    def say(self, text: Text | None, language: Any = None) -> str | None:
        """A text in the asked language, else in that of the request."""
        return None if text is None else text.within(language.value if language else self.language)


class Loaders:
    """Observations of one version, gathered so that many cost one statement."""

    def __init__(self, context: Context, view: View) -> None:
        self._context, self._view = context, view

    @cached_property
    def observation(self) -> DataLoader:
        """By row."""
        return self._loader(observations.by_rows, None)

    @cached_property
    def claims(self) -> DataLoader:
        """Every claim of a cell."""
        return self._loader(observations.claims, [])

    @cached_property
    def history(self) -> DataLoader:
        """What was said before of a cell, by source."""
        return self._loader(observations.history, [], key=lambda asked: asked[0])

    def _loader(self, question: Callable[..., dict], empty: Any, key: Callable[[Any], Any] = lambda asked: asked) -> DataLoader:
        return DataLoader(load_fn=partial(self._load, question, empty, key))

    async def _load(self, question: Callable[..., dict], empty: Any, key: Callable[[Any], Any], asked: list) -> list:
        cells = list(dict.fromkeys(key(one) for one in asked))
        found = await self._context.ask(question, self._context.reader.engine, self._view, cells)
        return [found.get(one, empty) for one in asked]


Info = strawberry.Info[Context, None]
