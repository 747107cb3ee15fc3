"""What a request carries: a language, the data of a version and a day, and what gathers."""

import asyncio
from collections.abc import Callable, Coroutine, Hashable, Iterable
from datetime import date, datetime
from functools import cached_property, partial
from typing import Any, Protocol

import strawberry
from strawberry.dataloader import DataLoader

from hub.catalogue import Entity
from hub.panels.panel import View
from hub.queries import observations
from hub.queries.targets.gap import gaps
from hub.queries.targets.pace import paces
from hub.words.clock import Moment
from hub.words.language import Language, Text
from hub.words.period import Period
from hub.words.terms import ComputedRanks
from schema.plan import gathering
from schema.plan.budget import Exhausted


class Loader(Protocol):
    """Something that answers keys, many at once."""

    async def load(self, key: Any) -> Any:
        """The answer to one key."""


class Gathering:
    """What is waited for on an event loop, gathered there."""

    @staticmethod
    def loader(answer: Callable[[list], list]) -> Loader:
        """A loader that answers many keys at once."""

        async def load(keys: list) -> list:
            try:
                return answer(keys)
            except Exhausted:  # told to each who waits; a loader would leave them waiting for ever
                return [Exhausted() for _ in keys]

        return DataLoader(load_fn=load)

    @staticmethod
    async def together(work: Iterable[Coroutine]) -> list:
        """What coroutines return, gathered with others."""
        return list(await asyncio.gather(*work))


class SteppedGathering(Gathering):
    """What is waited for in a plan, gathered step by step."""

    loader = gathering.Batch
    together = staticmethod(gathering.together)


class Context:
    """One request: every answer in it comes from the version that was newest when it began, as it
    is seen on the day on which it began.
    """

    def __init__(
        self,
        view: View,
        language: Language,
        computed_ranks: ComputedRanks = ComputedRanks.SENTENCE,
        gathering: type[Gathering] = Gathering,
    ) -> None:
        self.view, self.language, self.computed_ranks = view, language, computed_ranks
        self.fields_with_as_of: dict[tuple, str | None] = {}
        self.gathering, self.together = gathering, gathering.together
        self._loaders: dict[Hashable, Loaders] = {}

    def at(self, as_of: Moment | None) -> View:
        """The data of this request, or as the hub held it at a past moment."""
        return self.view if as_of is None else self.view.at(as_of)

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
        return self.today if as_of is None else self.view.day(as_of)

    def loaders(self, view: View) -> "Loaders":
        """The loaders of a version."""
        if view.key not in self._loaders:
            self._loaders[view.key] = Loaders(self.gathering, view)
        return self._loaders[view.key]

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

    def __init__(self, gathering: type[Gathering], view: View) -> None:
        self._gathering, self._view = gathering, view

    @cached_property
    def observation(self) -> Loader:
        """By row."""
        return self._loader(observations.by_rows, None)

    @cached_property
    def claims(self) -> Loader:
        """Every claim of a cell."""
        return self._loader(observations.claims, [])

    @cached_property
    def history(self) -> Loader:
        """What was said before of a cell, by source."""
        return self._loader(observations.history, [], key=lambda question: question[0])

    @cached_property
    def pace(self) -> Loader:
        """How a target stands on a day."""
        return self._loader(paces, None)

    @cached_property
    def gap_to_target(self) -> Loader:
        """How far a figure is from its own target."""
        return self._loader(gaps, None)

    def _loader(
        self,
        question: Callable[..., dict],
        empty: Any,
        key: Callable[[Any], Hashable] = lambda thing: thing,
    ) -> Loader:
        return self._gathering.loader(partial(_load, self._view, question, empty, key))


def _load(
    view: View,
    question: Callable[..., dict],
    empty: Any,
    key: Callable[[Any], Hashable],
    keys: list,
) -> list:
    """The answer to each key; one statement asks for what several share."""
    answers = question(view, list(dict.fromkeys(key(one) for one in keys)))
    return [answers.get(one, empty) for one in keys]


Info = strawberry.Info[Context, None]
