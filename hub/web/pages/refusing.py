"""A page that cannot be shown: what the hub says of it, within the frame."""

from hub.web import negotiation
from hub.web.address import Address, AddressAnswer
from hub.web.pages.page_frame import PageFrame
from hub.web.pages.page_view import filled, headers
from hub.web.pages.site import Site
from hub.web.request import Refusal
from hub.words.language import Language, Text

_HEADINGS = {404: Text("Không tìm thấy", "Not found")}
_OTHERS = Text("Không trả lời được", "There is no answer")


def refused(site: Site, refusal: Refusal, address: Address, language: Language) -> AddressAnswer:
    """The page of a refusal."""
    page = PageFrame(language, address, site)
    heading = _HEADINGS.get(refusal.status, _OTHERS).within(language)
    sentence = refusal.text.within(language)
    body = filled(page, "error.html", version=None, heading=heading, sentence=sentence)
    return AddressAnswer(body, negotiation.HTML, headers(page))
