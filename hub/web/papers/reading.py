"""Where papers are read."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from starlette.routing import BaseRoute, Route

from hub.web.address import Address, AddressAnswer
from hub.web.addressed import Addressed
from hub.web.asker import Asker
from hub.web.asking import Asking
from hub.web.pages.refusing import refused
from hub.web.pages.site import Site
from hub.web.papers import brief, department, profile, ranking
from hub.web.papers.paper import Paper
from hub.web.papers.paper_form import FORMS
from hub.web.papers.paper_request import PaperRequest
from hub.web.request import Header
from hub.web.speaking import Speaking

GatherPaper = Callable[[PaperRequest], Paper]

BRIEF = "/tom-tat"
_LASTING: tuple[Header, ...] = ((b"cache-control", b"max-age=86400"),)
_TO_PRINT = ("docx", "pdf")
_PAPERS: dict[str, tuple[GatherPaper, tuple[str, ...]]] = {
    "/tinh/{id}": (profile.gather, _TO_PRINT),
    "/co-quan/{tinh}/{ma}": (department.gather, _TO_PRINT),
    "/xep-hang": (ranking.gather, _TO_PRINT),
    f"{BRIEF}/{{unit:path}}": (brief.gather, (*_TO_PRINT, "html")),
}


@dataclass(frozen=True)
class PaperView:
    """A paper in one form."""

    site: Site
    gather: GatherPaper
    form: str

    def make(self, asker: Asker, address: Address) -> AddressAnswer:
        """The file; Refusal."""
        form = FORMS[self.form]
        paper = PaperRequest(asker.language, address, self.site, asker)
        body = form.content(self.gather(paper))
        manner = f'{form.manner}; filename="{_name(address)}"'.encode()
        headers = ((b"content-disposition", manner), *form.headers)
        return AddressAnswer(body, form.media, headers + (_LASTING if paper.frozen else ()))


def routes(asking: Asking, speaking: Speaking, site: Site) -> list[BaseRoute]:
    """The addresses of all papers; they come before those of pages, whose names end otherwise."""
    refuse = partial(refused, site)
    return [
        Route(
            f"{path}.{form}",
            Addressed(asking, speaking, PaperView(site, gather, form).make, refuse),
        )
        for path, (gather, forms) in _PAPERS.items()
        for form in forms
    ]


def _name(address: Address) -> str:
    """The name of the file, of the letters that every system takes."""
    name = address.path.strip("/").replace("/", "-")
    return "".join(
        letter
        for letter in name
        if letter.isascii() and letter.isprintable() and letter not in '"\\;'
    )
