"""AskedQuestion: a saved question with what its address tells, and its answer."""

from dataclasses import dataclass
from typing import Any

from hub.web.address import Address
from hub.web.asker import Asker, GraphQLAnswer, codes_of, refusal_of
from hub.web.export import STYLES, style_faults
from hub.web.request import Refusal
from hub.web.saved.frozen import VERSION, FrozenAnswer, frozen, version_of
from hub.web.saved.question import SavedQuestion
from hub.words.errors import HubFault
from hub.words.language import joined
from schema.parameters import BadParameter

PART = "bang"  # which part of an answer a table is of
_OTHERS = (VERSION, PART, *STYLES)  # parameters that are no variables


@dataclass(frozen=True)
class AskedQuestion:
    """What is answered: from the newest data, or from a version of which its changes are told."""

    variables: dict[str, Any]
    answer: GraphQLAnswer
    past: FrozenAnswer | None = None


def ask(asker: Asker, question: SavedQuestion, address: Address) -> AskedQuestion:
    """The answer to a question with the parameters of an address; Refusal."""
    version, variables = _read(asker, question, address)
    if version is None:
        asked = AskedQuestion(variables, asker.of(question.query, variables))
    else:
        past = frozen(asker, question, variables, at=version)
        asked = AskedQuestion(variables, past.answer, past)
    if not _is_worth(asked.answer):
        raise refusal_of(asked.answer)
    return asked


def _read(
    asker: Asker, question: SavedQuestion, address: Address
) -> tuple[int | None, dict[str, Any]]:
    """The data version and the variables of an address; Refusal with all that is wrong."""
    refusals, version, variables = [], None, {}
    try:
        version = version_of(address.last(VERSION), asker.version)
    except Refusal as refusal:
        refusals.append(refusal)
    try:
        parameters, values = address.parameters, question.values
        variables = asker.variables(question.query, parameters, _OTHERS, values=values)
    except Refusal as refusal:
        refusals.append(refusal)
    for fault in style_faults(address.parameters):
        refusals.append(Refusal(400, fault, code=BadParameter.__name__))
    if refusals:
        raise _together(refusals)
    return version, variables


def _together(refusals: list[Refusal]) -> Refusal:
    """One refusal that says what several say."""
    text = joined(refusal.text for refusal in refusals) or refusals[0].text
    first = min(refusals, key=lambda refusal: refusal.status)
    return Refusal(first.status, text, code=first.code)


def _is_worth(answer: GraphQLAnswer) -> bool:
    """Whether there is something in an answer, and nothing went wrong inside the hub."""
    if not answer.errors:
        return True
    is_empty = all(value is None for value in (answer.data or {}).values())
    return not is_empty and HubFault.__name__ not in codes_of(answer)
