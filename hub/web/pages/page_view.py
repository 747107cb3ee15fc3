"""A view: what a page shows, put together from answers and a template."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from hub.web import negotiation
from hub.web.address import Address, AddressAnswer
from hub.web.asker import Asker
from hub.web.pages.menu import menu
from hub.web.pages.page_frame import PageFrame
from hub.web.pages.page_request import PageRequest
from hub.web.pages.site import Site
from hub.web.request import Header

Gather = Callable[[PageRequest], dict[str, Any]]

HEADERS: tuple[Header, ...] = (
    (
        b"content-security-policy",
        b"default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
        b" form-action 'self'; frame-ancestors 'none'",
    ),
)
_LASTING: tuple[Header, ...] = ((b"cache-control", b"max-age=86400"),)


@dataclass(frozen=True)
class PageView:
    """A template, and what gathers its values for a request."""

    site: Site
    template: str
    gather: Gather

    def make(self, asker: Asker, address: Address) -> AddressAnswer:
        """The page; Refusal."""
        page = PageRequest(asker.language, address, self.site, asker)
        version = page.data("frame")["dataVersion"]
        body = filled(page, self.template, version=version, **self.gather(page))
        headers = HEADERS + (_LASTING if page.frozen else ())
        return AddressAnswer(body, negotiation.HTML, headers)


def filled(page: PageFrame, template: str, **values: Any) -> bytes:
    """A template with values, within the frame of every page."""
    return page.site.filled(
        template, page=page, say=page.say, menu=partial(menu, page), script="", **values
    )
