"""A view as a picture: its chart as SVG or PNG, with title, source and data version in it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from hub.web import charts
from hub.web.address import Address, AddressAnswer
from hub.web.asker import Asker
from hub.web.pages.page_name import page_name, subject
from hub.web.pages.page_request import PageRequest
from hub.web.pages.site import Site
from schema.parameters import Parameters

PICTURES = ("svg", "png")
_LOOKS = ("rong", "theme")  # of the picture alone


class PageChart(NamedTuple):
    """The chart of a view: its name, and what it is asked."""

    name: str
    parameters: Parameters


ChartOf = Callable[[PageRequest], PageChart]


@dataclass(frozen=True)
class PagePicture:
    """The chart of a view in one form."""

    site: Site
    chart: ChartOf
    form: str

    def make(self, asker: Asker, address: Address) -> AddressAnswer:
        """The picture; Refusal."""
        page = PageRequest(asker.language, address, self.site, asker)
        name, parameters = self.chart(page)
        as_of = (("asOf", str(page.frozen)),) if page.frozen else ()
        looks = tuple((look, address.last(look)) for look in _LOOKS if address.last(look))
        path = f"/charts/{name}.{self.form}"
        parts = (("name", name), ("form", self.form))
        asked = Address(path, parts, (*parameters, *as_of, *looks), address.language)
        answer = charts.make(asker, asked)
        asks = dict(parameters)
        subjects = (subject(asks.get("indicator", "")), asks.get("period"))
        file = f'inline; filename="{page_name(page.path, *subjects)}.{self.form}"'
        return answer._replace(headers=(*answer.headers, (b"content-disposition", file.encode())))
