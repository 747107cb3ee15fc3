"""Saved questions: example pages and the operator's questions, each at an address of its own."""

from starlette.routing import BaseRoute, Route

from hub.web.addressed import Addressed
from hub.web.asking import Asking
from hub.web.saved.answering import SavedAnswers
from hub.web.saved.asked import PART, AskedQuestion, ask
from hub.web.saved.changes import Changes, count
from hub.web.saved.current import CurrentShelf, Shelved
from hub.web.saved.frozen import VERSION
from hub.web.saved.listing import listed
from hub.web.saved.only import OnlyQuestions
from hub.web.saved.question import SavedQuestion
from hub.web.saved.shelf import Shelf, shelf
from hub.web.saved.tables import part_of, part_table
from hub.web.speaking import Speaking

__all__ = [
    "PART",
    "VERSION",
    "AskedQuestion",
    "Changes",
    "CurrentShelf",
    "OnlyQuestions",
    "SavedQuestion",
    "Shelf",
    "Shelved",
    "ask",
    "count",
    "listed",
    "part_of",
    "part_table",
    "routes",
    "shelf",
]


def routes(asking: Asking, speaking: Speaking, current: CurrentShelf) -> list[BaseRoute]:
    """Where saved questions are listed and answered."""

    def listing(shelf: Shelf) -> Addressed:
        return Addressed(asking, speaking, SavedAnswers(shelf).list)

    def answer(shelf: Shelf) -> Addressed:
        return Addressed(asking, speaking, SavedAnswers(shelf).answer)

    return [
        Route("/q", Shelved(current, listing)),
        Route("/q/{file}", Shelved(current, answer)),
    ]
