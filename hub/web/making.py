"""Making: a question becomes the bytes of its answer."""

import json
import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from threading import Event
from typing import Any

import orjson
from graphql import GraphQLError

from hub.panels.away import away
from hub.panels.kept import NotHeld, waiting, without_waiting
from hub.panels.panel import View
from hub.web import faults
from hub.web.replies import Reply
from hub.words.errors import HubError, UserError
from schema.answering import Answerer, GraphQLQuestion, TooDear
from schema.plan.budget import Allowance, Budget, Deadline, Exhausted
from schema.plan.documents import ExecutableDocument
from schema.plan.run import NotPlanned

# What is made on the event loop: where the price is no higher, until more fields are answered or
# it takes longer after all. 5,000 fields take about 3 ms; the dearest tile has 3,600.
_AT_ONCE_COST = 10_000
_AT_ONCE = Allowance(fields=5000, letters=1_000_000, processor_seconds=0.02, seconds=0.1)
_SHORT = 2000  # letters of the longest document that is read there
NEVER = Event()  # nobody abandons the question
_LOG = logging.getLogger("hub.graphql")


@dataclass(frozen=True)
class Making:
    """A question in the language of its answerer, answered from a view of the data."""

    answerer: Answerer
    question: GraphQLQuestion
    view: View

    @cached_property
    def document(self) -> ExecutableDocument:
        """The document of the question."""
        return self.answerer.documents.of(self.question.query)

    def at_once(self) -> Reply:
        """The answer where it is small and all of it in memory; NotHeld where it is to be made at
        length, NotPlanned where it is to be made so by the executor.
        """
        if not self._is_valid_at_once:
            raise NotHeld
        try:
            cost = self.answerer.price(self.document, self.question)
            if cost > _AT_ONCE_COST:
                raise NotHeld
            with without_waiting():
                return self._by_plan(cost, Budget(self.answerer.allowance(_AT_ONCE), NEVER))
        except (NotHeld, Exhausted):
            raise NotHeld from None
        except Exception:
            raise NotPlanned from None

    def about_schema(self) -> Reply | None:
        """The answer to a question about the schema alone, where it is made at once."""
        asked = self.question.operation_name
        if not self._is_valid_at_once or not self.document.is_of_schema(asked):
            return None
        with suppress(NotHeld, NotPlanned):
            return self.at_once()

    @property
    def _is_valid_at_once(self) -> bool:
        """Whether the document is valid, which is found out quickly."""
        query = self.question.query
        is_short = len(query) <= _SHORT or self.answerer.documents.held(query) is not None
        return is_short and self.document.is_checked and not self.document.faults

    def at_length(self, abandoned: Event | Deadline, by_plan: bool = True) -> Reply:
        """The answer, whatever it is, however long it takes within its bounds; by the plan, unless
        that is known to decline it.
        """
        if self.document.faults:
            return self._refusal(map(self._formatted, self.document.faults))
        cost = 0
        try:
            cost = self.answerer.price(self.document, self.question)
            budget = self.answerer.budget(abandoned)
            with waiting(budget.look):
                return self._answered(cost, budget, by_plan=by_plan)
        except Exhausted:
            return self._refusal([self._told(TooDear.while_answering())], cost)
        except TooDear as error:
            return self._refusal([self._told(error)], error.cost)

    def _answered(self, cost: int, budget: Budget, by_plan: bool) -> Reply:
        try:
            if by_plan:
                return self._by_plan(cost, budget)
        except Exception as error:  # a plan tells what goes right, the executor what does not
            _raise_absence(error)
            if not isinstance(error, NotPlanned | HubError | GraphQLError):
                _LOG.warning("a plan failed, the executor answers", exc_info=error)
            budget.renew()
        return self._executed(cost, budget)

    def _executed(self, cost: int, budget: Budget) -> Reply:
        result = self.answerer.executed(self.document, self.question, self.view, budget)
        for error in result.errors or ():
            _raise_absence(faults.cause_of(error))
        errors = list(map(self._formatted, result.errors or ()))
        for error in result.errors or ():
            faults.forget(error)
        if errors and all(error.path is None for error in result.errors):
            return self._refusal(errors)
        is_lasting = not any(map(faults.is_ours, errors))
        content = {"data": result.data, "errors": errors} if errors else {"data": result.data}
        return self._answer(content, cost, is_lasting=is_lasting)

    def _by_plan(self, cost: int, budget: Budget) -> Reply:
        data = self.answerer.planned(self.document, self.question, self.view, budget=budget)
        return self._answer({"data": data}, cost)

    def _refusal(self, errors: Iterable[dict[str, Any]], cost: int = 0) -> Reply:
        """The answer to a question that is not answered, which has no data."""
        return self._answer({"errors": list(errors)}, cost, is_refused=True, is_lasting=False)

    def _answer(self, content: dict[str, Any], cost: int, **manner: bool) -> Reply:
        body = _json({**content, "extensions": {"cost": cost}})
        return Reply(body, self.view.catalogue.version, self.view.opening, **manner)

    def _formatted(self, error: GraphQLError) -> dict[str, Any]:
        return faults.formatted(error, self.answerer.language)

    def _told(self, error: UserError) -> dict[str, Any]:
        return faults.told(error, self.answerer.language)


def _raise_absence(error: BaseException | None) -> None:
    """Where an error tells that the database is away there is no answer at all; DatabaseAway."""
    if absence := away(error):
        raise absence from None


def _json(content: dict[str, Any]) -> bytes:
    try:
        return orjson.dumps(content)
    except TypeError:  # half a surrogate pair, echoed from the question, is no UTF-8
        return json.dumps(content).encode()
