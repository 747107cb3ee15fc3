"""Figures: charts that stand within a page, with what the page tells beside them."""

from typing import Any, NamedTuple

import orjson

from hub.web.asker import Asker
from hub.web.charts import drawing, svg
from hub.web.charts.charts import FORMS
from hub.web.charts.look import ChartLook, ChartMeasure
from hub.web.charts.palette import NAMES, Theme
from hub.web.charts.picture import MARGIN
from schema.parameters import Parameters

_WIDTH = 600


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
    measure: ChartMeasure = ChartMeasure.VALUE,
) -> ChartFigure:
    """A chart for a page, asked with the parameters of its address; Refusal.

    Its colours have classes (`styles()`), so that the page decides between light and dark; the
    theme is what stands where a page has no styles.
    """
    look = ChartLook(asker.language, NAMES, width - 2 * MARGIN, own, measure)
    form = FORMS[name]
    picture = form.picture(asker, form.variables(asker, parameters), look)
    drawn = drawing.svg(orjson.dumps(picture.plain(look)))
    return ChartFigure(
        svg.within_page(drawn, picture.label, theme),
        picture.title,
        picture.subtitle,
        source=picture.source,
        notes=tuple(note for note in picture.notes if note),
    )


def inline(asker: Asker, name: str, parameters: Parameters, **wishes: Any) -> str:
    """The SVG element alone."""
    return figure(asker, name, parameters, **wishes).svg
