"""Chart addresses: `/charts/{name}.{form}` as SVG, PNG or Vega-Lite specification."""

from collections.abc import Callable, Collection, Iterator, Mapping
from math import sqrt
from typing import Any, NamedTuple

import orjson
from starlette.routing import BaseRoute, Route

from hub.web.address import Address, AddressAnswer
from hub.web.addressed import Addressed
from hub.web.asker import Asker
from hub.web.asking import Asking
from hub.web.charts import drawing, svg
from hub.web.charts.charts import FORMS, ChartForm
from hub.web.charts.look import ChartLook, ChartMeasure
from hub.web.charts.palette import PALETTES, Theme
from hub.web.charts.picture import Picture
from hub.web.charts.version import version
from hub.web.request import Header, Refusal
from hub.web.speaking import Speaking
from hub.words.language import Language, Text, joined, shortened
from schema.parameters import Parameters

_ACROSS = 720  # pixels for which a chart is laid out
_USUAL, _LEAST, _MOST = 1200, 200, 3000  # pixels of the width of a PNG
_MOST_PIXELS = 20_000_000
_LONGEST = 60  # letters of a wrong value that are shown
_WIDTHS = ("width", "rong")
_INERT = (b"content-security-policy", b"default-src 'none'; sandbox")


class ChartWish(NamedTuple):
    """How a chart is wished besides what is asked, as an address writes it."""

    theme: str
    measure: str
    width: str
    own: str

    @classmethod
    def of(cls, address: Address) -> "ChartWish":
        """The wish of an address."""
        width = address.last("width") or address.last("rong") or str(_USUAL)
        theme = address.last("theme", Theme.LIGHT)
        return cls(
            theme, address.last("measure", ChartMeasure.VALUE), width, own=address.last("own")
        )

    @property
    def faults(self) -> Iterator[Text]:
        """What is no such wish."""
        yield from _unlisted("theme", self.theme, list(Theme))
        yield from _unlisted("measure", self.measure, list(ChartMeasure))
        if not _is_width(self.width):
            yield _no_width(self.width)

    def look(self, language: Language) -> ChartLook:
        """How the chart looks."""
        return ChartLook(
            language, PALETTES[Theme(self.theme)], _ACROSS, self.own, ChartMeasure(self.measure)
        )


def routes(asking: Asking, speaking: Speaking) -> list[BaseRoute]:
    """The addresses of all charts."""
    return [Route("/charts/{name}.{form}", Addressed(asking, speaking, make))]


def make(asker: Asker, address: Address) -> AddressAnswer:
    """A chart in the form that an address names; Refusal."""
    name, form = address.part("name"), address.part("form")
    if name not in FORMS or form not in _WRITERS:
        raise _unknown(f"{name}.{form}")
    chart, wish = FORMS[name], ChartWish.of(address)
    others = (*chart.options, "theme", *(_WIDTHS if form == "png" else ()))
    variables = _variables(chart, asker, address.parameters, wish=wish, others=others)
    picture = chart.picture(asker, variables, wish.look(asker.language))
    specification = picture.framed(wish.look(asker.language), version(asker, address.last("asOf")))
    body, media, headers = _WRITERS[form](picture, specification, wish)
    return AddressAnswer(body, media, (*headers, *_freshness(asker, address)))


def _variables(
    chart: ChartForm,
    asker: Asker,
    parameters: Parameters,
    *,
    wish: ChartWish,
    others: Collection[str],
) -> dict[str, Any]:
    """The variables of a chart's document; Refusal with the faults of these and of the wish."""
    faults = list(wish.faults)
    try:
        variables = chart.variables(asker, parameters, others)
    except Refusal as refusal:
        if text := joined([*faults, refusal.text]):
            raise Refusal(refusal.status, text, code=refusal.code) from None
    if text := joined(faults):
        raise Refusal(400, text, code="BadParameter")
    return variables


def _freshness(asker: Asker, address: Address) -> Iterator[Header]:
    """An address that names a version of the data is answered alike for a day."""
    moment = address.last("asOf")
    if moment.isdecimal() and int(moment[:9]) <= asker.version:
        yield b"cache-control", b"max-age=86400"


def _svg(picture: Picture, specification: dict[str, Any], _: ChartWish) -> AddressAnswer:
    drawn = drawing.svg(orjson.dumps(specification))
    return AddressAnswer(svg.alone(drawn, picture.label), "image/svg+xml", (_INERT,))


def _png(_: Picture, specification: dict[str, Any], wish: ChartWish) -> AddressAnswer:
    drawn = drawing.svg(orjson.dumps(specification))
    wide, high = svg.size(drawn)
    scale = min(int(wish.width) / wide, sqrt(_MOST_PIXELS / (wide * high)))
    return AddressAnswer(drawing.png(drawn.decode(), scale), "image/png")


def _json(_: Picture, specification: dict[str, Any], __: ChartWish) -> AddressAnswer:
    return AddressAnswer(orjson.dumps(specification), "application/json")


_WRITERS: Mapping[str, Callable[[Picture, dict[str, Any], ChartWish], AddressAnswer]] = {
    "svg": _svg,
    "png": _png,
    "json": _json,
}


def _unlisted(name: str, value: str, values: Collection[str]) -> Iterator[Text]:
    if value not in values:
        shown, listing = shortened(value, _LONGEST), ", ".join(values)
        yield Text(
            f"tham số “{name}”: thấy “{shown}”, cần một trong {listing}",
            f"the parameter “{name}”: found “{shown}”, one of {listing} is wanted",
        )


def _is_width(text: str) -> bool:
    return text.isascii() and text.isdecimal() and _LEAST <= int(text[:9]) <= _MOST


def _no_width(text: str) -> Text:
    shown = shortened(text, _LONGEST)
    return Text(
        f"tham số “width” hoặc “rong”: thấy “{shown}”, cần một số từ {_LEAST} đến {_MOST}",
        f"the parameter “width” or “rong”: found “{shown}”, a number from {_LEAST} to {_MOST}"
        " is wanted",
    )


def _unknown(name: str) -> Refusal:
    names, forms, shown = ", ".join(FORMS), ", ".join(_WRITERS), shortened(name, _LONGEST)
    text = Text(
        f"không có biểu đồ “{shown}”; có các biểu đồ {names}, mỗi biểu đồ có dạng {forms}",
        f"there is no chart “{shown}”; there are {names}, each as {forms}",
    )
    return Refusal(404, text, code="UnknownName")
