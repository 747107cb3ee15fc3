"""A page that cannot be shown: what the hub says of it, within the frame."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hub.web import negotiation
from hub.web.address import Address, AddressAnswer
from hub.web.pages.page_frame import PageFrame
from hub.web.pages.page_view import filled, headers
from hub.web.pages.site import Site
from hub.web.request import Refusal
from hub.words.language import Language, Text

_HEADINGS = {404: Text("Không tìm thấy", "Not found")}
_OTHERS = Text("Không trả lời được", "There is no answer")
_CODE = re.compile(r"[\w./@-]+(?= \()")  # of an indicator or document, before its name


class NearName(NamedTuple):
    """A name near to one that nobody knows, and where it leads."""

    name: str
    link: str


def refused(site: Site, refusal: Refusal, address: Address, language: Language) -> AddressAnswer:
    """The page of a refusal."""
    page = PageFrame(language, address, site)
    body = filled(
        page,
        "error.html",
        version=None,
        heading=_HEADINGS.get(refusal.status, _OTHERS).within(language),
        sentence=refusal.text.within(language),
        nearest=list(_nearest(page, refusal)),
        again=page.same() if refusal.status >= 500 else None,
    )
    return AddressAnswer(body, negotiation.HTML, headers(page))


def _nearest(page: PageFrame, refusal: Refusal) -> Iterator[NearName]:
    """The names near to what was found, each with the same address that has it in its place."""
    asked = [name for name, value in page.address.parameters if value == refusal.found]
    is_path = [value for _, value in page.address.parts] == [refusal.found]
    for name in refusal.nearest:
        code = _CODE.match(name)
        value = code[0] if code else name
        if asked:
            link = page.same(**dict.fromkeys(asked, value))
        elif is_path:
            link = page.link(page.path.removesuffix(refusal.found) + value)
        else:
            link = page.link("tim", chu=value)
        yield NearName(name, link)
