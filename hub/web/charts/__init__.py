"""Charts by address and within pages: Vega-Lite specifications of what GraphQL answers.

A page calls `figure(asker, "trend", [("indicator", "PAPI/TOTAL"), ("entities", "lai-chau")])`, or
`inline` for the SVG element alone, and takes `styles()` into its style sheet.
"""

from hub.web.charts.figure import ChartFigure, figure, inline
from hub.web.charts.look import Measure
from hub.web.charts.page_svg import styles
from hub.web.charts.palette import Theme

__all__ = ["ChartFigure", "Measure", "Theme", "figure", "inline", "styles"]
