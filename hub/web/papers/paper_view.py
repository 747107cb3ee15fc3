"""A paper in a form, as an address answers it."""

from collections.abc import Callable
from dataclasses import dataclass

from hub.web.address import Address, AddressAnswer
from hub.web.asker import Asker
from hub.web.pages.page_name import page_name
from hub.web.pages.site import Site
from hub.web.papers.paper import OfficePaper
from hub.web.papers.paper_form import FORMS
from hub.web.papers.paper_request import PaperRequest
from hub.web.request import Header

GatherPaper = Callable[[PaperRequest], OfficePaper]

_LASTING: tuple[Header, ...] = ((b"cache-control", b"max-age=86400"),)


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
        office = self.gather(paper)
        body = form.content(office)
        name = f"{page_name(paper.path, *office.subjects)}.{self.form}"
        manner = f'{form.manner}; filename="{name}"'.encode()
        headers = ((b"content-disposition", manner), *form.headers)
        return AddressAnswer(body, form.media, headers + (_LASTING if paper.frozen else ()))
