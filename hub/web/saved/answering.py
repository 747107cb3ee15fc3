"""Answering: what is made at the addresses of saved questions."""

from dataclasses import dataclass

import orjson

from hub.web.address import Address, AddressAnswer
from hub.web.asker import Asker
from hub.web.export import FORMS
from hub.web.negotiation import JSON
from hub.web.request import Refusal
from hub.web.saved.asked import AskedQuestion, ask
from hub.web.saved.listing import listed
from hub.web.saved.question import SavedQuestion
from hub.web.saved.shelf import Shelf
from hub.web.saved.tables import file_of
from hub.words.errors import UnknownName

_JSON = "json"
_ENDINGS = (*sorted(FORMS, key=len, reverse=True), _JSON)


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
            raise Refusal(404, error.text, code=UnknownName.__name__) from None
        asked = ask(asker, question, address)
        if form == _JSON:
            return _json(asker, question, asked)
        return file_of(asker, question, asked, address=address, form=form)


def _parts(file: str) -> tuple[str, str]:
    """The name of a question and the form in which its answer is wanted."""
    for form in _ENDINGS:
        name = file.removesuffix(f".{form}")
        if name and name != file:
            return name, form
    return file, _JSON


def _json(asker: Asker, question: SavedQuestion, asked: AskedQuestion) -> AddressAnswer:
    """The answer as GraphQL gives it, with what was asked."""
    past = asked.past
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
