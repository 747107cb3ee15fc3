"""Answering: what is made at the addresses of saved questions."""

from dataclasses import dataclass
from typing import Any

import orjson

from hub.web.address import Address, AddressAnswer
from hub.web.asker import Asker, GraphQLAnswer
from hub.web.negotiation import JSON
from hub.web.request import Refusal
from hub.web.saved import frozen
from hub.web.saved.listing import listed
from hub.web.saved.question import SavedQuestion
from hub.web.saved.shelf import Shelf
from hub.words.errors import UnknownName
from hub.words.language import Text, joined

FORMS = ("json",)
_UNKNOWN, _OURS = "UnknownName", "HubFault"


@dataclass(frozen=True)
class SavedAnswers:
    """Answers the questions of a shelf."""

    shelf: Shelf

    def list(self, asker: Asker, address: Address) -> AddressAnswer:
        """What can be asked."""
        questions = listed(self.shelf, asker.language)
        return AddressAnswer(orjson.dumps({"questions": questions}), JSON)

    def answer(self, asker: Asker, address: Address) -> AddressAnswer:
        """The answer to a question in the form of its address; Refusal."""
        name, form = _parts(address.part("file"))
        try:
            question = self.shelf.named(name)
        except UnknownName as error:
            raise Refusal(404, error.text, code=_UNKNOWN) from None
        asked = _asked(asker, question, address)
        return _json(asker, question, asked)


@dataclass(frozen=True)
class _Asked:
    """What is answered: from the newest data, or from a version of which its changes are told."""

    variables: dict[str, Any]
    answer: GraphQLAnswer
    frozen: frozen.FrozenAnswer | None = None


def _parts(file: str) -> tuple[str, str]:
    """The name of a question and the form in which its answer is wanted."""
    name, _, form = file.rpartition(".")
    return (name, form) if name and form in FORMS else (file, FORMS[0])


def _asked(asker: Asker, question: SavedQuestion, address: Address) -> _Asked:
    version, variables = _read(asker, question, address)
    if version is None:
        asked = _Asked(variables, asker.of(question.query, variables))
    else:
        past = frozen.frozen(asker, question, variables, at=version)
        asked = _Asked(variables, past.answer, past)
    _look_at(asked.answer)
    return asked


def _read(
    asker: Asker, question: SavedQuestion, address: Address
) -> tuple[int | None, dict[str, Any]]:
    """The data version and the variables of an address; Refusal with all that is wrong."""
    refusals, version, variables = [], None, {}
    try:
        version = frozen.version(address.last(frozen.VERSION), asker.version)
    except Refusal as refusal:
        refusals.append(refusal)
    try:
        parameters = address.without(frozen.VERSION)
        variables = asker.variables(question.query, parameters, values=question.values)
    except Refusal as refusal:
        refusals.append(refusal)
    if refusals:
        raise _together(refusals)
    return version, variables


def _together(refusals: list[Refusal]) -> Refusal:
    text = joined(refusal.text for refusal in refusals) or refusals[0].text
    status = min(refusal.status for refusal in refusals)
    (code, *_) = (one.code for one in refusals if one.status == status)
    return Refusal(status, text, code=code)


def _look_at(answer: GraphQLAnswer) -> None:
    """Refusal of an answer of which nothing is there, or that went wrong inside the hub."""
    codes = [error.get("extensions", {}).get("code", "BadQuestion") for error in answer.errors]
    data = answer.data or {}
    if not codes or (_OURS not in codes and any(one is not None for one in data.values())):
        return
    status = 500 if _OURS in codes else 404 if _UNKNOWN in codes else 400
    messages = "; ".join(dict.fromkeys(error["message"] for error in answer.errors))
    raise Refusal(status, Text(messages, messages), code=_OURS if status == 500 else codes[0])


def _json(asker: Asker, question: SavedQuestion, asked: _Asked) -> AddressAnswer:
    """The answer as GraphQL gives it, with what was asked."""
    past = asked.frozen
    extensions = {
        "question": question.name,
        "title": question.title.within(asker.language),
        "variables": asked.variables,
        "dataVersion": str(past.version if past else asker.version),
        **({"frozen": past.told(asker)} if past else {}),
    }
    errors = {"errors": asked.answer.errors} if asked.answer.errors else {}
    content = {"data": asked.answer.data, **errors, "extensions": extensions}
    return AddressAnswer(orjson.dumps(content), JSON)
