"""Charts by address and within pages: Vega-Lite specifications of what GraphQL answers.

Whoever builds a page:

- calls `figure(asker, "trend", [("indicator", "PAPI/TOTAL"), ("entities", "lai-chau")])`,
  or `inline` for the SVG element alone, and writes the title, notes and source of it as HTML;
  pages call it by `hub.web.pages.page_chart.chart`, which asks for the data version of the page;
- takes `styles()` once into its style sheet, where `--acc`, `--oth` and the others are colours;
- gives its own address with .svg and .png by a function that returns a `PageChart`, the name of a
  chart and the parameters of its address, as the last of its view in `hub.web.pages.reading`.

Charts: `ranking` (rows of a ranking, `own` is marked), `trend` (the first unit is one's own,
`measure` is value or rank), `bump` (ranks through time), `scoreboard` (/bang-diem: units by
components), `scorecard` (ranks of a unit on each index, of one index with components these),
`tiles` (tile grid of provinces).
"""

from hub.web.charts.chart_address import make, routes
from hub.web.charts.drawing import FONTS
from hub.web.charts.figure import ChartFigure, figure, inline
from hub.web.charts.look import ChartLook, ChartMeasure
from hub.web.charts.palette import Theme
from hub.web.charts.printed import PrintedChart, printed
from hub.web.charts.svg import styles

__all__ = [
    "FONTS",
    "ChartFigure",
    "ChartLook",
    "ChartMeasure",
    "PrintedChart",
    "Theme",
    "figure",
    "inline",
    "make",
    "printed",
    "routes",
    "styles",
]
