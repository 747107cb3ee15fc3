"""Chart addresses: `/charts/{name}.{form}` as SVG, PNG or Vega-Lite specification."""

from collections.abc import Callable, Collection, Iterator, Mapping
from math import sqrt
from typing import Any, NamedTuple

import orjson
from starlette.routing import BaseRoute, Route

from hub.web.address import LASTING, Address, AddressAnswer, version_number
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

_USUAL, _LEAST, _MOST = 1200, 200, 3000  # pixels of the width of a picture
_MOST_PIXELS = 20_000_000
_HAIR = 0.01  # of a pixel, which the drawing cuts off
_LONGEST = 60  # letters of a wrong value that are shown
_WIDTHS = ("width", "rong")
_CHOICES: Mapping[str, Collection[str]] = {"theme": list(Theme), "measure": list(ChartMeasure)}
_PATHS = ("/charts/{name}.{form}", "/nhung/charts/{name}.{form}")
# A picture that is opened alone runs nothing and loads nothing.
_INERT = (b"content-security-policy", b"default-src 'none'; sandbox; frame-ancestors 'none'")


class ChartWish(NamedTuple):
    """How a chart is wished besides what is asked, as an address writes it."""

    theme: str
    measure: str
    width: str
    own: str

    @classmethod
    def of(cls, address: Address, options: Collection[str]) -> "ChartWish":
        """The wish of an address, as far as its chart has such options."""
        return cls(
            theme=address.last("theme") or Theme.LIGHT,
            measure=address.last("measure" if "measure" in options else "") or ChartMeasure.VALUE,
            width=next((width for name in _WIDTHS if (width := address.last(name))), ""),
            own=address.last("own"),
        )

    @property
    def faults(self) -> Iterator[Text]:
        """What is no such wish."""
        for name, values in _CHOICES.items():
            if getattr(self, name) not in values:
                yield _unlisted(name, getattr(self, name), values)
        if self.width and not _is_width(self.width):
            yield _no_width(self.width)

    def look(self, language: Language, across: int) -> ChartLook:
        """How the chart looks."""
        return ChartLook(
            language, PALETTES[Theme(self.theme)], across, self.own, ChartMeasure(self.measure)
        )


def routes(asking: Asking, speaking: Speaking) -> list[BaseRoute]:
    """The addresses of all charts, alone and within the pages of other sites."""
    return [Route(path, Addressed(asking, speaking, make, is_slow=True)) for path in _PATHS]


def make(asker: Asker, address: Address) -> AddressAnswer:
    """A chart in the form that an address names; Refusal."""
    name, form = address.part("name"), address.part("form")
    if name not in FORMS or form not in _WRITERS:
        raise _unknown(f"{name}.{form}")
    chart = FORMS[name]
    wish = ChartWish.of(address, chart.options)
    variables = _variables(chart, asker, address.parameters, wish)
    look = wish.look(asker.language, chart.across)
    picture = chart.picture(asker, variables, look)
    specification = orjson.dumps(picture.framed(look, version(asker, address.last("asOf"))))
    body, media, headers = _WRITERS[form](picture, specification, wish)
    return AddressAnswer(body, media, (*headers, *_freshness(asker, address)))


def _variables(
    chart: ChartForm, asker: Asker, parameters: Parameters, wish: ChartWish
) -> dict[str, Any]:
    """The variables of a chart's document; Refusal with the faults of these and of the wish."""
    faults = list(wish.faults)
    try:
        variables = chart.variables(asker, parameters, (*chart.options, "theme", *_WIDTHS))
    except Refusal as refusal:
        faults.append(refusal.text)
    if text := joined(faults):
        raise Refusal(400, text, code="BadParameter")
    return variables


def _freshness(asker: Asker, address: Address) -> Iterator[Header]:
    """An address that names a version of the data is answered alike for a day."""
    if version_number(address.last("asOf"), asker.version):
        yield LASTING


def _svg(picture: Picture, specification: bytes, wish: ChartWish) -> AddressAnswer:
    drawn = drawing.svg(specification)
    wide = int(wish.width) if wish.width else None
    return AddressAnswer(svg.alone(drawn, picture.label, wide), "image/svg+xml", (_INERT,))


def _png(_: Picture, specification: bytes, wish: ChartWish) -> AddressAnswer:
    drawn = drawing.svg(specification)
    wide, high = svg.size(drawn)
    wished = int(wish.width or _USUAL) + _HAIR
    scale = min(wished / wide, sqrt(_MOST_PIXELS / (wide * high)))
    return AddressAnswer(drawing.png(drawn.decode(), scale), "image/png")


def _json(_: Picture, specification: bytes, __: ChartWish) -> AddressAnswer:
    return AddressAnswer(specification, "application/json")


_WRITERS: Mapping[str, Callable[[Picture, bytes, ChartWish], AddressAnswer]] = {
    "svg": _svg,
    "png": _png,
    "json": _json,
}


def _unlisted(name: str, value: str, values: Collection[str]) -> Text:
    shown, listing = shortened(value, _LONGEST), ", ".join(values)
    return Text(
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
