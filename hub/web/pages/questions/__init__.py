"""The pages of saved questions: their list, and each with its form and its answer."""

from functools import partial

from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from hub.web.addressed import Addressed
from hub.web.asking import Asking
from hub.web.pages.page_frame import EMBEDDED
from hub.web.pages.page_view import PageView
from hub.web.pages.questions.question_page import QuestionPages
from hub.web.pages.refusing import refused
from hub.web.pages.site import Site
from hub.web.saved import CurrentShelf, Shelf, Shelved
from hub.web.speaking import Speaking

_LIST, _ONE = "/cau-hoi", "/cau-hoi/{name}"


def question_routes(
    asking: Asking, speaking: Speaking, site: Site, current: CurrentShelf
) -> list[BaseRoute]:
    """The addresses of the pages, also within pages of others."""

    def listing(shelf: Shelf) -> ASGIApp:
        view = PageView(site, "questions.html", QuestionPages(shelf).listing)
        return Addressed(asking, speaking, view.make, partial(refused, site))

    def one(shelf: Shelf) -> ASGIApp:
        view = PageView(site, "question.html", QuestionPages(shelf).one)
        return Addressed(asking, speaking, view.make, partial(refused, site))

    return [
        Route(prefix + path, Shelved(current, make))
        for path, make in ((_LIST, listing), (_ONE, one))
        for prefix in ("", EMBEDDED)
    ]
