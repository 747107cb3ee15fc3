"""Charts within pages: drawn of the same version as the page; a chart that fails is left out."""

from hub.web.charts import ChartFigure, ChartMeasure, figure
from hub.web.pages.page_request import PageRequest
from hub.web.request import Refusal
from schema.parameters import Parameters


def chart(
    page: PageRequest,
    name: str,
    parameters: Parameters,
    *,
    width: int = 600,
    own: str = "",
    measure: ChartMeasure = ChartMeasure.VALUE,
) -> ChartFigure | None:
    """A chart of a page; None where there is nothing to draw."""
    as_of = (("asOf", str(page.frozen)),) if page.frozen else ()
    asked = (*parameters, *as_of)
    try:
        return figure(page.asker, name, asked, width=width, own=own, measure=measure)
    except Refusal:
        return None
