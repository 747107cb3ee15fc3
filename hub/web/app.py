"""The application: where the reading side is put together."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from hub.panels.reader import Reader
from hub.settings import Settings, read
from hub.web import health
from hub.web.agreement import Agreement
from hub.web.asking import Asking
from hub.web.graphql import Endpoint
from hub.web.pages import BUILT, Pages
from hub.web.watch import Watch
from hub.words import language
from schema.descriptions import schema

# Few of the objects that answers leave behind are garbage, so that it is seldom looked for.
_GARBAGE = (50_000, 20, 100)


def create(settings: Settings, reader: Reader | None = None, built: Path = BUILT) -> Starlette:
    """The application that answers from the database of the settings."""
    reader = reader or Reader.open(
        settings.reading_url, settings.panel_bytes, settings.answer_bytes
    )
    pages, asking = Pages(built, settings.language), Asking(reader, settings)
    app = Starlette(
        routes=[
            Route("/", _home),
            Route("/graphql", Endpoint(asking, settings.language, pages)),
            Route("/schema.graphql", _schema),
            Route("/healthz", health.alive),
            Route("/readyz", health.ready),
            *pages.routes,
        ],
        lifespan=partial(_watched, settings, reader, asking),
    )
    app.state.reader, app.state.settings = reader, settings
    return app


def running() -> Starlette:
    """The application of this process's settings, as a server starts it."""
    gc.set_threshold(*_GARBAGE)
    return create(read())


@asynccontextmanager
async def _watched(
    settings: Settings, reader: Reader, asking: Asking, _app: Starlette
) -> AsyncIterator[None]:
    """While the application serves, newer data is looked for."""
    agreement = Agreement(settings.reading_url) if settings.workers > 1 else None
    watch = Watch(reader, asking.ask_again, agreement)
    watch.start()
    yield
    await asyncio.to_thread(watch.stop)


async def _home(request: Request) -> Response:
    return RedirectResponse("/graphql")


async def _schema(request: Request) -> Response:
    spoken = language.preferred(
        request.headers.get("accept-language"), request.app.state.settings.language
    )
    return PlainTextResponse(schema(spoken).as_str() + "\n", headers={"vary": "accept-language"})
