"""The configuration of all charts: fonts, axes, titles, and how numbers are written."""

from typing import Any

from hub.web.charts.drawing import FONT
from hub.web.charts.look import Look
from hub.words.language import Language

TITLE, SUBTITLE = 18, 13  # sizes of fonts
_NUMBERS = {
    Language.VI: {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " đ"]},
    Language.EN: {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", " đ"]},
}


def config(look: Look) -> dict[str, Any]:
    """The configuration of a chart that looks so."""
    colours = look.palette
    return {
        "aria": False,
        "font": FONT,
        "locale": {"number": _NUMBERS[look.language]},
        "view": {"stroke": None, "fill": None},
        "concat": {"spacing": 8},
        "title": {
            "anchor": "start",
            "frame": "bounds",
            "fontSize": TITLE,
            "fontWeight": 600,
            "color": colours.ink,
            "subtitleFontSize": SUBTITLE,
            "subtitleColor": colours.mut,
            "subtitlePadding": 6,
            "lineHeight": 24,
            "subtitleLineHeight": 18,
        },
        "axis": {
            "domain": False,
            "ticks": False,
            "grid": True,
            "gridColor": colours.line,
            "labelColor": colours.mut,
            "labelFontSize": 12,
            "labelPadding": 8,
            "title": None,
        },
        "text": {"color": colours.ink, "fontSize": 12},
    }
