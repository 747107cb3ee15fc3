"""Picture: a chart with its title, and its specification with or without what surrounds it."""

from dataclasses import dataclass
from typing import Any

import altair as alt
from altair.utils import schemapi

from hub.web.charts import channels
from hub.web.charts.config import SUBTITLE, TITLE, config
from hub.web.charts.look import ChartLook
from hub.words.language import Text

# Altair would check each part while it is made, which takes longer than all else; tests check the
# whole.
schemapi.DEBUG_MODE = False

MARGIN = 2  # pixels around a chart within a page
_PADDING, _SOURCE = 20, 12  # pixels around the picture, and the size of its smallest texts
_EMPTY = Text("Chưa có số liệu để vẽ.", "There are no figures to draw.")


@dataclass(frozen=True)
class Picture:
    """A chart, what it is called, what is to be known of it, and whose figures it shows."""

    chart: alt.Chart | alt.LayerChart
    title: str
    subtitle: str
    source: str
    notes: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What the chart is, for who does not see it."""
        return ". ".join(part.rstrip(".") for part in (self.title, self.subtitle) if part)

    def plain(self, look: ChartLook) -> dict[str, Any]:
        """The specification of the chart alone, for a page that tells the rest."""
        ground = {"background": None, "padding": MARGIN, "config": config(look)}
        return self.chart.to_dict(validate=False) | ground

    def framed(self, look: ChartLook, version: str) -> dict[str, Any]:
        """The specification with title, notes, source and data version inside the picture."""
        content = self.chart.to_dict(validate=False)
        top = {name: content.pop(name) for name in ("$schema", "datasets") if name in content}
        del content["config"]  # Altair's own
        inner = {"vconcat": [content], "title": self._head(look)}
        return {
            **top,
            "description": self.label,
            "background": look.palette.bg,
            "padding": _PADDING,
            "config": config(look),
            "vconcat": [inner],
            "title": self._foot(look, version),
        }

    def _head(self, look: ChartLook) -> dict[str, Any]:
        """The title above the chart."""
        head = {"text": look.wrapped(self.title, TITLE * 1.1), "offset": 14}
        subtitle = {"subtitle": look.wrapped(self.subtitle, SUBTITLE)} if self.subtitle else {}
        return head | subtitle

    def _foot(self, look: ChartLook, version: str) -> dict[str, Any]:
        """The lines under the chart."""
        texts = [text for text in (*self.notes, self.source, version) if text]
        return {
            "text": [line for text in texts for line in look.wrapped(text, _SOURCE)],
            "orient": "bottom",
            "offset": 12,
            "fontSize": _SOURCE,
            "fontWeight": "normal",
            "color": look.palette.mut,
            "lineHeight": 16,
        }


def empty(look: ChartLook) -> alt.Chart:
    """What stands in place of a chart without figures."""
    return (
        channels.chart([{"label": look.say(_EMPTY)}])
        .mark_text(align="left", color=look.palette.mut, fontSize=14, baseline="middle")
        .encode(x=alt.XValue(0), y=alt.YValue(20), text=channels.label())
        .properties(width=look.width - 60, height=40)
    )
