"""Charts within pages: drawn of the same version as the page; a chart of which the hub has nothing
is left out.
"""

import re

from hub.web.charts import ChartFigure, ChartMeasure, figure
from hub.web.pages.page_request import PageRequest
from hub.web.request import Refusal
from schema.parameters import Parameters

_BUSY = 503
# A colour beside the class that stands for it, which the style sheet of pages knows.
_PAINT = re.compile(r' (?:fill|stroke)="#[0-9a-f]{6}"(?=[^<>]* class=")')


def chart(
    page: PageRequest,
    name: str,
    parameters: Parameters,
    *,
    width: int = 600,
    own: str = "",
    measure: ChartMeasure = ChartMeasure.VALUE,
) -> ChartFigure | None:
    """A chart of a page; None where there is nothing to draw. Refusal where the hub is too busy to
    draw, so that no page without its chart is kept.
    """
    as_of = (("asOf", str(page.frozen)),) if page.frozen else ()
    asked = (*parameters, *as_of)
    try:
        drawn = figure(page.asker, name, asked, width=width, own=own, measure=measure)
        return drawn._replace(svg=_PAINT.sub("", drawn.svg))
    except Refusal as refusal:
        if refusal.status == _BUSY:
            raise
        return None
