"""Picture: a chart with its title, and its specification with or without what surrounds it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from hub.web.charts.drawing import FONT
from hub.web.charts.look import Look
from hub.words.language import Language, Text

_PADDING = 20
_TITLE, _SUBTITLE, _SOURCE = 18, 13, 11  # sizes of fonts
_EMPTY = Text("Chưa có số liệu để vẽ.", "There are no figures to draw.")
_NUMBERS = {
    Language.VI: {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " đ"]},
    Language.EN: {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", " đ"]},
}


@dataclass(frozen=True)
class Picture:
    """A chart, what it is called, what is to be known of it, and whose figures it shows."""

    chart: alt.Chart | alt.LayerChart | alt.VConcatChart
    title: str
    subtitle: str
    source: str
    notes: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What the chart is, for who does not see it."""
        return ". ".join(part.rstrip(".") for part in (self.title, self.subtitle) if part)

    def plain(self, look: Look) -> dict[str, Any]:
        """The specification of the chart alone, for a page that tells the rest."""
        return _specification(self.chart, look, padding=2)

    def framed(self, look: Look, version: str) -> dict[str, Any]:
        """The specification with title, notes, source and data version inside the picture."""
        head = alt.TitleParams(
            look.wrapped(self.title, _TITLE * 1.05),
            subtitle=[line for line in look.wrapped(self.subtitle, _SUBTITLE) if line],
            offset=14,
        )
        foot = alt.TitleParams(
            [line for text in (*self.notes, self.source, version) for line in _lines(text, look)],
            orient="bottom",
            offset=12,
            fontSize=_SOURCE,
            fontWeight="normal",
            color=look.palette.mut,
            lineHeight=16,
        )
        chart = alt.vconcat(alt.vconcat(self.chart, title=head), title=foot)
        return _specification(chart, look, padding=_PADDING)


def empty(look: Look) -> alt.Chart:
    """What stands in place of a chart without figures."""
    return (
        alt.Chart(alt.Data(values=[{"label": look.say(_EMPTY)}]))
        .mark_text(align="left", color=look.palette.mut, fontSize=14, baseline="middle")
        .encode(x=alt.value(0), y=alt.value(20), text="label:N")
        .properties(width=look.width - 60, height=40)
    )


def _lines(text: str, look: Look) -> list[str]:
    return look.wrapped(text, _SOURCE) if text else []


def _specification(chart: alt.TopLevelMixin, look: Look, padding: int) -> dict[str, Any]:
    colours = look.palette
    config = {
        "aria": False,
        "font": FONT,
        "background": colours.bg if padding == _PADDING else None,
        "padding": padding,
        "locale": {"number": _NUMBERS[look.language]},
        "view": {"stroke": None, "fill": None},
        "concat": {"spacing": 8},
        "title": {
            "anchor": "start",
            "frame": "bounds",
            "fontSize": _TITLE,
            "fontWeight": 600,
            "color": colours.ink,
            "subtitleFontSize": _SUBTITLE,
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
    return {**chart.to_dict(validate=False), "config": config}


def citations(figures: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Whence the figures of an answer are, of those that are observed."""
    return (one["observation"]["citation"] for one in figures if one["observation"])


def sources(cited: Iterable[dict[str, Any]], look: Look) -> str:
    """A line that names whose figures are shown, and who retold them."""
    known = list(cited)
    publishers = list(dict.fromkeys(one["originalPublisher"] for one in known))
    if not publishers:
        return ""
    retold = list(dict.fromkeys(one["retoldBy"] for one in known if one["retoldBy"]))
    line = look.say(Text("Nguồn", "Source")) + ": " + "; ".join(publishers)
    return line + (f" ({_retelling(retold, known, look)})" if retold else "")


def _retelling(names: Sequence[str], cited: Sequence[dict[str, Any]], look: Look) -> str:
    kinds = list(dict.fromkeys(one["tierText"].lower() for one in cited if one["retoldBy"]))
    listed = ", ".join(kinds)
    if len(names) == 1:
        return look.say(Text(f"theo {listed}: {names[0]}", f"as retold by {names[0]}, {listed}"))
    many = len(names)
    return look.say(
        Text(f"theo {many} nguồn dẫn lại: {listed}", f"as retold by {many} sources: {listed}")
    )
