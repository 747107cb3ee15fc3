"""A request of a paper: the same as of a page, with documents of its own."""

from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from hub.stationery import form
from hub.stationery.form import Letterhead
from hub.web.address import VERSION
from hub.web.pages.page_request import PageRequest
from hub.web.papers.figures import Figures
from hub.web.papers.sources import Sources
from hub.web.request import Refusal
from hub.words import period
from hub.words.errors import BadQuestion
from hub.words.language import Text
from hub.words.period import Period
from schema.parameters import Parameters

PERIOD = "ky"
_QUERIES = Path(__file__).parent / "queries"
_FOR_REFERENCE = Text(
    "Số liệu tham khảo; số chính thức theo cơ quan công bố.",
    "Figures for reference; the publishers' own are official.",
)
_PARTED = ("NHÂN DÂN ", "NHÂN DÂN\n")  # the name of a committee stands on two lines
_NUMBER = Text("Số: ……/BC-……", "No.: ……")
_ANNEX = Text(
    "(Kèm theo văn bản số …… ngày …… tháng …… năm …… của ……………………)",
    "(Annex to document no. …… of …… by ……………………)",
)


@dataclass(frozen=True)
class PaperRequest(PageRequest):
    """What a paper is asked, and by what it answers."""

    @cached_property
    def sources(self) -> Sources:
        """The sources that the paper cites."""
        return Sources()

    @property
    def figures(self) -> Figures:
        """How the paper writes figures."""
        return Figures(self.language, self.site.tells_computed_ranks)

    def data(self, query: str, **variables: Any) -> dict[str, Any]:
        """The data of a document of the papers, of the version of the paper; Refusal."""
        text = document(query)
        known = {name: value for name, value in variables.items() if value is not None}
        if self.frozen and "$asOf" in text:
            known["asOf"] = str(self.frozen)
        return self.asker.data(text, known)

    def of_version(self, version: int) -> "PaperRequest":
        """The same of a data version of the past."""
        parameters = (*self.address.without(VERSION), (VERSION, str(version)))
        return replace(self, address=replace(self.address, parameters=parameters))

    def of_pages(self, query: str) -> dict[str, Any]:
        """The data of a document of the pages; Refusal."""
        return PageRequest.data(self, query)

    def period(self, name: str) -> Period | None:
        """The period that a parameter names, None where it is left out; Refusal."""
        text = self.address.last(name)
        if not text:
            return None
        try:
            return period.parse(text)
        except BadQuestion as error:
            raise Refusal(400, error.text, code="BadParameter") from None

    def foot(self, version: dict[str, Any], path: str, parameters: Parameters) -> str:
        """Who runs the hub, what its figures are for, and where they can be looked up again."""
        contact = f" ({self.site.contact})" if self.site.contact else ""
        owner = f"{self.site.owner}{contact}. " if self.site.owner else ""
        day = self.format.day(version["publishedAt"])
        data = self.say(
            f"Phiên bản dữ liệu {version['id']}, {day}.", f"Data version {version['id']}, {day}."
        )
        query = urlencode([*parameters, (VERSION, version["id"])], safe="/:@", quote_via=quote)
        place = f"{self.site.public_url.rstrip('/')}{path}?{query}"
        return f"{owner}{_FOR_REFERENCE.within(self.language)} {data} {place}"

    @property
    def parameters(self) -> Parameters:
        """What the address asks, but for the data version and the language."""
        return self.address.without(VERSION, "language")

    def letterhead(self) -> Letterhead:
        """The head of a paper that is signed."""
        owner = self.site.owner.upper().replace(*_PARTED) or form.OFFICE.within(self.language)
        number = _NUMBER.within(self.language)
        return Letterhead(owner, number, form.dated(self.asker.today).within(self.language))

    @property
    def annexed(self) -> str:
        """To what a paper that is not signed itself belongs."""
        return _ANNEX.within(self.language)


@cache
def document(name: str) -> str:
    """A document of the papers."""
    return (_QUERIES / f"{name}.graphql").read_text(encoding="utf-8")
