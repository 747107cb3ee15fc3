"""Where each view is read."""

from functools import partial

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from hub.web.addressed import Addressed
from hub.web.asking import Asking
from hub.web.pages import department, departments, provinces
from hub.web.pages.page_view import PageView
from hub.web.pages.refusing import refused
from hub.web.pages.site import STYLE, Site
from hub.web.speaking import Speaking

_VIEWS = {
    "/tinh": ("provinces.html", provinces.gather),
    "/co-quan": ("localities.html", departments.choose),
    "/co-quan/{province}": ("departments.html", departments.gather),
    "/co-quan/{province}/{code}": ("department.html", department.gather),
}


def routes(asking: Asking, speaking: Speaking, site: Site) -> list[BaseRoute]:
    """The addresses of all views, and of the style sheet."""
    refuse = partial(refused, site)
    return [
        Route(f"/page/style-{site.style_tag}.css", _style),
        *(
            Route(path, Addressed(asking, speaking, PageView(site, *view).make, refuse))
            for path, view in _VIEWS.items()
        ),
    ]


async def _style(request: Request) -> Response:
    headers = {"cache-control": "public, max-age=31536000, immutable"}
    return FileResponse(STYLE, media_type="text/css", headers=headers)
