"""Figures: charts that stand within a page, with what the page tells beside them."""

from typing import NamedTuple

import orjson

from hub.web.asker import Asker
from hub.web.charts import drawing, page_svg
from hub.web.charts.charts import FORMS
from hub.web.charts.look import Look, Measure
from hub.web.charts.palette import NAMES, Theme
from hub.web.charts.picture import Picture
from schema.parameters import Parameters

_WIDTH = 600
_OWN = "query ($own: String!) { entity(name: $own) { id } }"


class ChartFigure(NamedTuple):
    """An SVG element, and the texts that stand around it."""

    svg: str
    title: str
    subtitle: str
    source: str
    notes: tuple[str, ...]


def figure(
    asker: Asker,
    name: str,
    parameters: Parameters,
    *,
    theme: Theme = Theme.LIGHT,
    width: int = _WIDTH,
    own: str = "",
    measure: Measure = Measure.VALUE,
) -> ChartFigure:
    """A chart for a page, asked with the parameters of its address; Refusal.

    Its colours have classes (`styles()`), so that the page decides between light and dark; the
    theme is what stands where a page has no styles.
    """
    look = Look(asker.language, NAMES, width, own, measure)
    form = FORMS[name]
    answer = asker.data(form.document, asker.variables(form.document, parameters))
    picture = form.picture(answer, look)
    return ChartFigure(
        drawn(picture, look, theme), picture.title, picture.subtitle, picture.source, picture.notes
    )


def drawn(picture: Picture, look: Look, theme: Theme = Theme.LIGHT) -> str:
    """A picture as an SVG element of a page."""
    svg = drawing.svg(orjson.dumps(picture.plain(look)))
    return page_svg.within_page(svg, picture.label, theme)


def inline(
    asker: Asker,
    name: str,
    parameters: Parameters,
    *,
    theme: Theme = Theme.LIGHT,
    width: int = _WIDTH,
    own: str = "",
    measure: Measure = Measure.VALUE,
) -> str:
    """The SVG element alone."""
    return figure(asker, name, parameters, theme=theme, width=width, own=own, measure=measure).svg
