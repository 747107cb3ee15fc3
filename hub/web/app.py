"""The application: where the reading side is put together."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from hub.panels.reader import Reader
from hub.settings import Settings, read
from hub.web import health
from hub.web.graphql import Endpoint
from hub.web.pages import BUILT, Pages
from hub.words import language
from schema.descriptions import schema


def create(settings: Settings, reader: Reader | None = None, built: Path = BUILT) -> Starlette:
    """The application that answers from the database of the settings."""
    reader = reader or Reader.open(
        settings.reading_url, settings.panel_bytes, settings.answer_bytes
    )
    pages = Pages(built, settings.language)
    app = Starlette(
        routes=[
            Route("/", _home),
            Route("/graphql", Endpoint(reader, settings, pages), methods=["GET", "POST"]),
            Route("/schema.graphql", _schema),
            Route("/healthz", health.alive),
            Route("/readyz", health.ready),
            *pages.routes,
        ]
    )
    app.state.reader, app.state.settings = reader, settings
    return app


def running() -> Starlette:
    """The application of this process's settings, as a server starts it."""
    return create(read())


async def _home(request: Request) -> Response:
    return RedirectResponse("/graphql")


async def _schema(request: Request) -> Response:
    spoken = language.preferred(
        request.headers.get("accept-language"), request.app.state.settings.language
    )
    return PlainTextResponse(schema(spoken).as_str() + "\n", headers={"vary": "accept-language"})
