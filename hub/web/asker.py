"""Asker: what the hub's own addresses ask of GraphQL, all of one view of the data."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Event
from typing import Any, NamedTuple

import orjson

from hub.panels.panel import View
from hub.web.making import NEVER, Making
from hub.web.request import Refusal
from hub.words.language import Language, Text
from hub.words.terms import ComputedRanks
from schema.answering import Answerer, GraphQLQuestion
from schema.parameters import NO_VALUES, BadParameter, Parameters
from schema.plan.budget import Deadline

_STATUS = {"UnknownName": 404, "HubFault": 500}  # of the others 400


class GraphQLAnswer(NamedTuple):
    """The data of an answer, null where there is none, and its errors as GraphQL tells them."""

    data: dict[str, Any] | None
    errors: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Asker:
    """Asks questions in one language, from one view of the data, until nobody waits for them."""

    answerer: Answerer
    view: View
    abandoned: Event | Deadline = NEVER

    @property
    def language(self) -> Language:
        """In which language."""
        return self.answerer.language

    @property
    def version(self) -> int:
        """The data version of the view."""
        return self.view.version

    @property
    def tells_computed_ranks(self) -> bool:
        """Whether ranks that the hub computes may be shown."""
        return self.answerer.computed_ranks is not ComputedRanks.NONE

    @property
    def today(self) -> date:
        """The day of the request."""
        return self.view.today

    def variables(
        self,
        query: str,
        parameters: Parameters,
        others: Collection[str] = (),
        values: Mapping[str, Any] = NO_VALUES,
    ) -> dict[str, Any]:
        """The variables of a document from the parameters of the same names; `others` are no
        variables, `values` those for which there is no parameter. Refusal where they are not as
        the document wants them.
        """
        try:
            return self.answerer.variables(query, parameters, others, values=values)
        except BadParameter as error:
            raise Refusal(400, error.text, code="BadParameter") from None

    def of(self, query: str, variables: Mapping[str, Any] | None = None) -> GraphQLAnswer:
        """The answer to a question, with its errors."""
        question = GraphQLQuestion(query, dict(variables or {}))
        reply = Making(self.answerer, question, self.view).at_length(self.abandoned)
        content = orjson.loads(reply.body)
        return GraphQLAnswer(content.get("data"), tuple(content.get("errors", ())))

    def data(self, query: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The data of an answer without errors; Refusal with all that its errors say otherwise."""
        answer = self.of(query, variables)
        if answer.errors or answer.data is None:
            raise refusal_of(answer)
        return answer.data


def refusal_of(answer: GraphQLAnswer) -> Refusal:
    """The refusal of what GraphQL could not answer, with all that its errors say."""
    code = max(codes_of(answer), key=lambda code: _STATUS.get(code, 400))
    messages = "; ".join(dict.fromkeys(error["message"] for error in answer.errors))
    text = Text(messages, messages)
    return Refusal(_STATUS.get(code, 400), text, code=code, nearest=_nearest(answer))


def _nearest(answer: GraphQLAnswer) -> tuple[str, Sequence[str]]:
    """What was found that nobody knows, and what is nearest to it, of the first such error."""
    kinds = (error.get("extensions", {}) for error in answer.errors)
    return next(((kind["found"], kind["nearest"]) for kind in kinds if "nearest" in kind), ("", ()))


def codes_of(answer: GraphQLAnswer) -> list[str]:
    """What kinds of errors an answer has."""
    return [error.get("extensions", {}).get("code", "BadQuestion") for error in answer.errors]
