"""Where papers are read."""

from functools import partial

from starlette.routing import BaseRoute, Route

from hub.web.addressed import Addressed
from hub.web.asking import Asking
from hub.web.pages.refusing import refused
from hub.web.pages.site import Site
from hub.web.papers import brief, department, profile, ranking
from hub.web.papers.paper_view import GatherPaper, PaperView
from hub.web.speaking import Speaking

_TO_PRINT = ("docx", "pdf")
_PAPERS: dict[str, tuple[GatherPaper, tuple[str, ...]]] = {
    "/tinh/{id}": (profile.gather, _TO_PRINT),
    "/co-quan/{tinh}/{ma}": (department.gather, _TO_PRINT),
    "/xep-hang": (ranking.gather, _TO_PRINT),
    f"{brief.PATH}/{{unit:path}}": (brief.gather, (*_TO_PRINT, "html")),
}


def routes(asking: Asking, speaking: Speaking, site: Site) -> list[BaseRoute]:
    """The addresses of all papers; they come before those of pages, whose names end otherwise."""
    refuse = partial(refused, site)
    return [
        Route(
            f"{path}.{form}",
            Addressed(asking, speaking, PaperView(site, gather, form).make, refuse, is_slow=True),
        )
        for path, (gather, forms) in _PAPERS.items()
        for form in forms
    ]
