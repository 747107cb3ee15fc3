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
from hub.web.pages.page_picture import ChartOf
from hub.web.pages.page_request import PageRequest
from hub.web.pages.page_table import TableOf, changed
from hub.web.pages.site import Site
from hub.web.request import Header

Gather = Callable[[PageRequest], dict[str, Any]]


@dataclass(frozen=True)
class PageView:
    """A template, what gathers its values for a request, and its table and its chart, where it
    has one.
    """

    site: Site
    template: str
    gather: Gather
    table: TableOf | None = None
    chart: ChartOf | None = None

    def make(self, asker: Asker, address: Address) -> AddressAnswer:
        """The page; Refusal."""
        page = PageRequest(asker.language, address, self.site, asker)
        frame = page.data("frame")
        values = {
            "version": frame["dataVersion"],
            "newest": frame["newest"]["id"],
            "changes": self._changes(page),
            "has_files": self.table is not None,
            "has_picture": self.chart is not None,
        }
        body = filled(page, self.template, **(values | self.gather(page)))
        return AddressAnswer(body, negotiation.HTML, headers(page))

    def _changes(self, page: PageRequest) -> int | None:
        """How many figures of a page of the past are others now; None where that is not known."""
        if not page.frozen or self.table is None:
            return None
        return changed(self.table(page), self.table(page.newest))


def headers(page: PageFrame) -> tuple[Header, ...]:
    """What a page may do; who may show it within a page of theirs."""
    origins = " ".join(page.site.origins) if page.is_embedded else ""
    origins = origins or "'none'"
    policy = (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
        f" form-action 'self'; frame-ancestors {origins}"
    )
    return ((b"content-security-policy", policy.encode()),)


def filled(page: PageFrame, template: str, **values: Any) -> bytes:
    """A template with values, within the frame of every page."""
    frame = dict.fromkeys(("newest", "changes", "question", "brief")) | {"asked": {}}
    has = dict.fromkeys(("has_files", "has_picture", "has_paper"), False)
    return page.site.filled(
        template,
        page=page,
        say=page.say,
        form=page.format,
        menu=partial(menu, page),
        **(frame | has | values),
    )
