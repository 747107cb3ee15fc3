"""A page that cannot be shown: what the hub says of it, within the frame."""

import re
from collections.abc import Iterator

from hub.web import negotiation
from hub.web.address import Address, AddressAnswer
from hub.web.pages.page_frame import PageFrame
from hub.web.pages.page_view import filled, headers
from hub.web.pages.site import Site
from hub.web.request import Offer, Refusal
from hub.words.language import Language, Text

_HEADINGS = {404: Text("Không tìm thấy", "Not found")}
_OTHERS = Text("Không trả lời được", "There is no answer")
_MOST = 12  # names that are offered
_NAMED = re.compile(r"([\w./@-]+) \(.*\)")  # an id with its name: PAPI/D1 (Tham gia …)


def refused(site: Site, refusal: Refusal, address: Address, language: Language) -> AddressAnswer:
    """The page of a refusal."""
    page = PageFrame(language, address, site)
    heading = _HEADINGS.get(refusal.status, _OTHERS).within(language)
    offers = list(_offers(page, refusal.offer)) if refusal.offer else []
    body = filled(
        page,
        "error.html",
        version=None,
        heading=heading,
        sentence=refusal.text.within(language),
        offers=offers,
    )
    return AddressAnswer(body, negotiation.HTML, headers(page))


def _offers(page: PageFrame, offer: Offer) -> Iterator[tuple[str, str]]:
    """Each of the nearest names with the address at which it stands in the unknown one's place;
    where that is not sure, with a search for it.
    """
    address = page.address
    parts = [value for _, value in address.parts]
    parameters = [name for name, value in address.parameters if value == offer.found]
    for near in offer.nearest[:_MOST]:
        named = _NAMED.fullmatch(near)
        name = named[1] if named else near
        if parts == [offer.found]:
            yield near, page.link(page.path.removesuffix(offer.found) + name)
        elif parameters:
            yield near, page.same(**{parameters[-1]: name})
        else:
            yield near, page.link("tim", chu=name)
