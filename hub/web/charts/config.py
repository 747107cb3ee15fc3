"""The configuration of all charts: fonts, axes, titles, and how numbers are written."""

from typing import Any

from hub.web.charts.drawing import FONT
from hub.web.charts.look import ChartLook
from hub.web.charts.palette import Palette
from hub.words.language import Language

TITLE, SUBTITLE = 18, 13  # sizes of fonts
_NUMBERS = {
    Language.VI: {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " đ"]},
    Language.EN: {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", " đ"]},
}


def config(look: ChartLook) -> dict[str, Any]:
    """The configuration of a chart that looks so."""
    return {
        "aria": False,
        "font": FONT,
        "locale": {"number": _NUMBERS[look.language]},
        "view": {"stroke": None, "fill": None},
        "concat": {"spacing": 8},
        "title": _titles(look.palette),
        "axis": _axes(look.palette),
        "text": {"color": look.palette.ink, "fontSize": 12},
    }


def _titles(colours: Palette) -> dict[str, Any]:
    return {
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
    }


def _axes(colours: Palette) -> dict[str, Any]:
    return {
        "domain": False,
        "ticks": False,
        "grid": True,
        "gridColor": colours.line,
        "labelColor": colours.mut,
        "labelFontSize": 12,
        "labelPadding": 8,
        "labelFlush": False,
        "title": None,
    }
