"""What a request carries: a language, a data version, and ways to ask without blocking."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property, partial
from typing import Any, TypeVar

import strawberry
from strawberry.dataloader import DataLoader

from hub.catalogue import Entity
from hub.panels.panel import View
from hub.panels.reader import Reader
from hub.queries import observations
from hub.queries.competition.territory import Territory
from hub.queries.scorecard.comparisons import Comparisons
from hub.queries.targets.gap import gaps
from hub.queries.targets.pace import paces
from hub.words import clock
from hub.words.clock import Moment
from hub.words.errors import HubError
from hub.words.language import Language, Text
from hub.words.period import Period
from hub.words.terms import ComputedRanks

Answer = TypeVar("Answer")


class Context:
    """One request: every answer in it comes from the version that was newest when it began."""

    def __init__(
        self,
        reader: Reader,
        view: View,
        language: Language,
        computed_ranks: ComputedRanks = ComputedRanks.SENTENCE,
    ) -> None:
        self.reader, self.view, self.language = reader, view, language
        self.computed_ranks = computed_ranks
        self.fields_with_as_of: dict[tuple, str | None] = {}
        self._loaders: dict[tuple[int, date], Loaders] = {}
        self._comparisons: dict[tuple[int, date, Territory], Comparisons] = {}

    @classmethod
    async def of(
        cls,
        reader: Reader,
        language: Language,
        computed_ranks: ComputedRanks = ComputedRanks.SENTENCE,
    ) -> "Context":
        """The context of a new request."""
        return cls(reader, await asyncio.to_thread(reader.view), language, computed_ranks)

    async def ask(self, question: Callable[..., Answer], *arguments: Any) -> Answer:
        """Answer a question on a worker thread, so that nobody else waits."""
        return await asyncio.to_thread(question, *arguments)

    def at(self, as_of: Moment | None) -> View:
        """The data of this request, or as the hub held it at a past moment."""
        if as_of is None:
            return self.view
        version = self.view.catalogue.version_at(as_of)
        return replace(self.view, version=version, today=self.day(as_of))

    @property
    def today(self) -> date:
        """The day of this request in Vietnam."""
        return self.view.today

    def moment(self, as_of: Moment | None) -> datetime | None:
        """A past moment; of a data version the one at which it was published."""
        if as_of is None or isinstance(as_of, datetime):
            return as_of
        catalogue = self.view.catalogue
        return catalogue.release_of(catalogue.version_at(as_of)).published_at

    def day(self, as_of: Moment | None) -> date:
        """The day from which deadlines are seen: that of a past moment, else today."""
        past = self.moment(as_of)
        return self.today if past is None else past.astimezone(clock.VIETNAM).date()

    def loaders(self, view: View) -> "Loaders":
        """The loaders of a version."""
        return self._loaders.setdefault((view.version, view.today), Loaders(self, view))

    def comparisons(self, view: View, territory: Territory = Territory.AS_PUBLISHED) -> Comparisons:
        """The comparisons of a version, on a territory, that this request has made already."""
        key = (view.version, view.today, territory)
        return self._comparisons.setdefault(key, Comparisons(view, territory))

    def name(self, entity: Entity, period: Period, language: Any = None) -> str:
        """The name of an entity on the last day of a period, in the asked language."""
        return entity.name(self._spoken(language), period.last_day)

    def official_name(self, entity: Entity, period: Period, language: Any = None) -> str:
        """The official name of an entity on the last day of a period, in the asked language."""
        return entity.official_name(self._spoken(language), period.last_day)

    def province_name(self, entity: Entity, period: Period, language: Any = None) -> str | None:
        """The name of the province of an entity on the last day of a period; None where it is in
        none.
        """
        province = self.view.catalogue.province_of(entity)
        return province and self.name(province, period, language)

    def say(self, text: Text | None, language: Any = None) -> str | None:
        """A text in the asked language, else in that of the request."""
        return None if text is None else text.within(self._spoken(language))

    def _spoken(self, language: Any) -> Language:
        return language.value if language else self.language


class Loaders:
    """What is asked of one version, gathered so that many cost one statement."""

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
        return self._loader(observations.history, [], key=lambda question: question[0])

    @cached_property
    def pace(self) -> DataLoader:
        """How a target stands on a day."""
        return DataLoader(load_fn=partial(self._answer, paces))

    @cached_property
    def gap_to_target(self) -> DataLoader:
        """How far a figure is from its own target."""
        return DataLoader(load_fn=partial(self._answer, gaps))

    @cached_property
    def work(self) -> DataLoader:
        """What functions make of their arguments, (function, *arguments), answered together.

        Whatever rests on the answers is then asked together as well, and gathered in its
        turn.
        """
        return DataLoader(load_fn=partial(self._context.ask, _each))

    async def _answer(self, question: Callable[..., dict], keys: list) -> list:
        answers = await self._context.ask(question, self._view, keys)
        return [answers[one] for one in keys]

    def _loader(
        self,
        question: Callable[..., dict],
        empty: Any,
        key: Callable[[Any], Any] = lambda thing: thing,
    ) -> DataLoader:
        return DataLoader(load_fn=partial(self._load, question, empty, key))

    async def _load(
        self, question: Callable[..., dict], empty: Any, key: Callable[[Any], Any], keys: list
    ) -> list:
        cells = list(dict.fromkeys(key(one) for one in keys))
        answers = await self._context.ask(question, self._view, cells)
        return [answers.get(one, empty) for one in keys]


def _each(tasks: list[tuple]) -> list:
    return [_attempt(*task) for task in tasks]


def _attempt(function: Callable[..., Any], *arguments: Any) -> Any:
    """The answer, or the fault that this one question has."""
    try:
        return function(*arguments)
    except HubError as fault:
        return fault


Info = strawberry.Info[Context, None]
