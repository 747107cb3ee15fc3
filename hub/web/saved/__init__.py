"""Saved questions: example pages and the operator's questions, each at an address of its own."""

from starlette.routing import BaseRoute, Route

from hub.web.addressed import Addressed
from hub.web.asking import Asking
from hub.web.saved.answering import SavedAnswers
from hub.web.saved.changes import Changes, count
from hub.web.saved.listing import listed
from hub.web.saved.only import OnlyQuestions
from hub.web.saved.shelf import Shelf, shelf
from hub.web.speaking import Speaking

__all__ = ["Changes", "OnlyQuestions", "Shelf", "count", "listed", "routes", "shelf"]


def routes(asking: Asking, speaking: Speaking, shelf: Shelf) -> list[BaseRoute]:
    """Where saved questions are listed and answered."""
    answers = SavedAnswers(shelf)
    return [
        Route("/q", Addressed(asking, speaking, answers.list)),
        Route("/q/{file}", Addressed(asking, speaking, answers.answer)),
    ]
