"""Charts by address and within pages: Vega-Lite specifications of what GraphQL answers.

A page calls `figure(asker, "trend", [("indicator", "PAPI/TOTAL"), ("entities", "lai-chau")])`, or
`inline` for the SVG element alone, and takes `styles()` into its style sheet.
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
