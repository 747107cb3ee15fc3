"""Charts: which there are, what each is asked by, and how each is drawn of its answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from hub.web.charts import bump, ranking, scoreboard, scorecard, tiles, trend
from hub.web.charts.look import Look
from hub.web.charts.picture import Picture


def _document(name: str) -> str:
    return (files(__package__) / f"{name}.graphql").read_text(encoding="utf-8")


@dataclass(frozen=True)
class ChartForm:
    """A chart of the answer to a document."""

    document: str
    picture: Callable[[dict[str, Any], Look], Picture]


_PICTURES = {
    "ranking": ranking.picture,
    "trend": trend.picture,
    "scoreboard": scoreboard.picture,
    "scorecard": scorecard.picture,
    "bump": bump.picture,
    "tiles": tiles.picture,
}
FORMS: Mapping[str, ChartForm] = {
    name: ChartForm(_document(name), picture) for name, picture in _PICTURES.items()
}
