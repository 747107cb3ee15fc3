"""Charts within pages: drawn of the same version as the page; a chart of which the hub has nothing
is left out.
"""

from hub.web.charts import ChartFigure, ChartMeasure, figure
from hub.web.pages.page_request import PageRequest
from hub.web.request import Refusal
from schema.parameters import Parameters

_BUSY = 503


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
        return figure(page.asker, name, asked, width=width, own=own, measure=measure)
    except Refusal as refusal:
        if refusal.status == _BUSY:
            raise
        return None
