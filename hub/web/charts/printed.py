"""Printed charts: what stands in a paper, with title, source and data version inside."""

from typing import NamedTuple

import orjson

from hub.web.asker import Asker
from hub.web.charts import drawing, svg
from hub.web.charts.charts import FORMS
from hub.web.charts.look import ChartLook
from hub.web.charts.version import version
from schema.parameters import Parameters

_PADDING = 3  # pixels; paper has margins of its own


class PrintedChart(NamedTuple):
    """A chart as SVG, and what it shows in words."""

    svg: bytes
    description: str

    @property
    def ratio(self) -> float:
        """How high it is, of its width."""
        wide, high = svg.size(self.svg)
        return high / wide

    def png(self, pixels: int) -> bytes:
        """The chart as a picture that is so many pixels wide."""
        wide, _ = svg.size(self.svg)
        return drawing.png(self.svg.decode(), pixels / wide)


def printed(asker: Asker, name: str, parameters: Parameters, look: ChartLook) -> PrintedChart:
    """A chart for a paper, asked with the parameters of its address; Refusal."""
    form = FORMS[name]
    picture = form.picture(asker, form.variables(asker, parameters), look)
    as_of = dict(parameters).get("asOf", "")
    specification = picture.framed(look, version(asker, as_of)) | {"padding": _PADDING}
    return PrintedChart(drawing.svg(orjson.dumps(specification)), picture.label)
