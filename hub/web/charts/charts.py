"""Charts: which there are, what each is asked by, and how each is drawn of its answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from altair.utils.schemapi import debug_mode

from hub.web.charts import tiles, trend
from hub.web.charts.look import Look
from hub.web.charts.picture import Picture


def _document(name: str) -> str:
    return (files(__package__) / f"{name}.graphql").read_text(encoding="utf-8")


@dataclass(frozen=True)
class ChartForm:
    """A chart of the answer to a document."""

    document: str
    draw: Callable[[dict[str, Any], Look], Picture]

    def picture(self, answer: dict[str, Any], look: Look) -> Picture:
        """The chart of an answer. Altair checks each part while it is made, which takes longer
        than all else; tests check the whole.
        """
        with debug_mode(False):
            return self.draw(answer, look)


FORMS: Mapping[str, ChartForm] = {
    "trend": ChartForm(_document("trend"), trend.picture),
    "tiles": ChartForm(_document("tiles"), tiles.picture),
}
