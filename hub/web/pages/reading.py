"""Where each view is read."""

from collections.abc import Iterator
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from hub.web.address import Make
from hub.web.addressed import Addressed
from hub.web.asking import Asking
from hub.web.pages import (
    department,
    departments,
    documents,
    guide,
    indicator,
    profile,
    provinces,
    ranking,
    scoreboard,
    search,
    sources,
    targets,
    trends,
)
from hub.web.pages.home import Home
from hub.web.pages.page_file import FILES, PageFile
from hub.web.pages.page_frame import EMBEDDED
from hub.web.pages.page_picture import PICTURES, PagePicture
from hub.web.pages.page_view import PageView
from hub.web.pages.refusing import refused
from hub.web.pages.site import Site
from hub.web.speaking import Speaking

_VIEWS = {
    "/tinh": ("provinces.html", provinces.gather),
    "/tinh/{id}": ("profile.html", profile.gather, profile.table, profile.picture),
    "/xep-hang": ("ranking.html", ranking.gather, ranking.table, ranking.picture),
    "/xu-huong": ("trends.html", trends.gather, trends.table, trends.chart),
    "/bang-diem": ("scoreboard.html", scoreboard.gather, scoreboard.table, scoreboard.chart),
    "/van-ban": ("documents.html", documents.listing.gather, documents.listing.table),
    "/van-ban/{id:path}": (
        "document.html",
        documents.document.gather,
        documents.document.table,
    ),
    "/nguon/so-lieu/{id:path}": (
        "evidence.html",
        sources.evidence.gather,
        sources.evidence.table,
    ),
    "/nguon": ("sources.html", sources.sources.gather, sources.sources.table),
    "/chi-so/{id:path}": ("indicator.html", indicator.gather, indicator.table),
    "/huong-dan": ("guide.html", guide.gather),
    "/tim": ("search.html", search.gather),
    "/chi-tieu": ("targets.html", targets.gather, targets.table),
    "/co-quan": ("localities.html", departments.choose),
    "/co-quan/{province}": ("departments.html", departments.gather, departments.table),
    "/co-quan/{province}/{code}": ("department.html", department.gather, department.table),
}


def routes(asking: Asking, speaking: Speaking, site: Site) -> list[BaseRoute]:
    """The addresses of all views, as pages, within other sites' pages and as files, and of the
    style sheet.
    """
    refuse = partial(refused, site)
    return [
        Route("/", Home(site).lead),
        Route(f"/page/style-{site.style_tag}.css", partial(_style, site)),
        *(
            Route(path, Addressed(asking, speaking, picture.make, refuse, is_slow=True))
            for path, picture in _pictures(site)
        ),
        *(Route(path, Addressed(asking, speaking, make, refuse)) for path, make in _makers(site)),
    ]


def _makers(site: Site) -> Iterator[tuple[str, Make]]:
    """Each address with what is made at it; files first, whose names the others would take."""
    views = {path: PageView(site, *view) for path, view in _VIEWS.items()}
    for path, view in views.items():
        for form in FILES if view.table else ():
            yield f"{path}.{form}", PageFile(site, view.table, form).make
    for path, view in views.items():
        yield path, view.make
        yield EMBEDDED + path, view.make


def _pictures(site: Site) -> Iterator[tuple[str, PagePicture]]:
    """Each address of a picture of a view, and the picture."""
    for path, view in _VIEWS.items():
        if chart := PageView(site, *view).chart:
            yield from ((f"{path}.{form}", PagePicture(site, chart, form)) for form in PICTURES)


async def _style(site: Site, request: Request) -> Response:
    headers = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(site.style, media_type="text/css", headers=headers)
