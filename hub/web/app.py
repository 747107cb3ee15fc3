"""The application: where the reading side is put together."""

import asyncio
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Route
from starlette.types import Lifespan

from hub.panels.reader import Reader
from hub.settings import Settings, read
from hub.web import charts, export, garbage, health, pages, papers, saved
from hub.web.agreement import Agreement
from hub.web.asking import Asking
from hub.web.door import Door
from hub.web.failing import Failing
from hub.web.graphiql import BUILT, GraphiQL
from hub.web.graphql import Endpoint
from hub.web.health import Readiness
from hub.web.outage import Outage
from hub.web.pages import Site
from hub.web.schema_text import SchemaText
from hub.web.speaking import Speaking
from hub.web.watch import Watch


def create(settings: Settings, reader: Reader | None = None, built: Path = BUILT) -> Door:
    """The application that answers from the database of the settings."""
    agreement = Agreement(settings.reading_url) if settings.workers > 1 else None
    reader = reader or _reader(settings, agreement)
    outage, speaking = Outage(), Speaking(settings.language)
    asking, graphiql = Asking(reader, settings, outage), GraphiQL(built, settings.language)
    site, questions = _site(settings, built), saved.CurrentShelf(settings)
    watch = Watch(reader, asking.ask_again, outage, agreement)
    others = _others(
        partial(_watched, settings, watch),
        Failing(speaking, partial(pages.refused, site)),
        *graphiql.routes,
        *saved.routes(asking, speaking, questions),
        *papers.routes(asking, speaking, site),
        *export.routes(
            asking, speaking, settings.exports, owner=settings.owner, public_url=settings.public_url
        ),
        *charts.routes(asking, speaking),
        *pages.question_routes(asking, speaking, site, current=questions),
        *pages.routes(asking, speaking, site),
        Route("/schema.graphql", SchemaText(speaking).answer),
        Route("/healthz", health.alive),
        Route("/readyz", Readiness(reader, outage, speaking).answer),
    )
    endpoint = Endpoint(asking, speaking, graphiql)
    if settings.only_questions:
        endpoint, others = (saved.OnlyQuestions(app, speaking) for app in (endpoint, others))
    return Door(endpoint, others, speaking, settings.origins, settings.root_path)


def _reader(settings: Settings, agreement: Agreement | None) -> Reader:
    """Who reads the database of the settings."""
    return Reader.open(
        settings.reading_url,
        settings.panel_bytes,
        settings.answer_bytes,
        statement_seconds=settings.statement_seconds,
        loading=partial(_loading, agreement),
    )


def _site(settings: Settings, built: Path) -> Site:
    """What pages know of the hub that shows them."""
    return Site(
        settings.owner,
        settings.contact,
        settings.home,
        settings.public_url,
        settings.origins,
        computed_ranks=settings.computed_ranks,
        only_questions=settings.only_questions,
        built=built,
    )


def _others(lifespan: Lifespan, failing: Failing, *routes: BaseRoute) -> Starlette:
    """What answers all that is no question."""
    handlers = {HTTPException: failing, Exception: failing}
    others = Starlette(routes=routes, exception_handlers=handlers, lifespan=lifespan)
    others.router.redirect_slashes = False  # it would lead to whatever host a client names
    return others


def running() -> Door:
    """The application of this process's settings, as a server starts it."""
    garbage.settle()
    # An answer that is cut off leaves parts that nobody waits for.
    warnings.filterwarnings("ignore", "coroutine .* was never awaited", RuntimeWarning)
    return create(read())


@contextmanager
def _loading(agreement: Agreement | None) -> Iterator[None]:
    """Within, newer data is loaded, which the other workers know."""
    if agreement:
        agreement.load()
    with garbage.lasting():
        yield


@asynccontextmanager
async def _watched(
    settings: Settings, watch: Watch, _app: Starlette
) -> AsyncIterator[dict[str, Settings]]:
    """While the application serves, newer data is looked for; its connections know the settings."""
    watch.start()
    yield {"settings": settings}
    await asyncio.to_thread(watch.stop)
