"""A paper in a form, as an address answers it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from hub.web.address import Address, AddressAnswer
from hub.web.asker import Asker
from hub.web.pages.site import Site
from hub.web.papers.paper import OfficePaper
from hub.web.papers.paper_form import FORMS
from hub.web.papers.paper_request import PaperRequest
from hub.web.request import Header
from hub.words.names import plain

GatherPaper = Callable[[PaperRequest], OfficePaper]

_LASTING: tuple[Header, ...] = ((b"cache-control", b"max-age=86400"),)
_APART = re.compile(r"[^a-z0-9.]+")


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
        manner = f'{form.manner}; filename="{file_name(address.path)}"'.encode()
        headers = ((b"content-disposition", manner), *form.headers)
        return AddressAnswer(body, form.media, headers + (_LASTING if paper.frozen else ()))


def file_name(path: str) -> str:
    """The name of the file at an address, of letters that every system takes."""
    return _APART.sub("-", plain(path).lower()).strip("-.")
