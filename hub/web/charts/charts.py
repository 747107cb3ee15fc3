"""Charts: which there are, what each is asked by, and how each is drawn of its answer."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

from hub.web.asker import Asker
from hub.web.charts import bump, ranking, scoreboard, scorecard, tiles, trend
from hub.web.charts.look import ChartLook
from hub.web.charts.picture import Picture
from hub.web.request import Refusal
from hub.words.language import Text
from schema.parameters import Parameters


def _document(name: str) -> str:
    return (files(__package__) / f"{name}.graphql").read_text(encoding="utf-8")


_OWN = _document("own")


@dataclass(frozen=True)
class ChartForm:
    """A chart of the answer to a document, and what else it takes than the document's variables."""

    document: str
    draw: Callable[[dict[str, Any], ChartLook], Picture]
    options: tuple[str, ...] = ()
    most_units: int | None = None

    def variables(
        self, asker: Asker, parameters: Parameters, others: Collection[str] = ()
    ) -> dict[str, Any]:
        """The variables of the document; `others` are parameters that are none. Refusal."""
        variables = asker.variables(self.document, parameters, others)
        units = len(variables.get("entities", ()))
        if self.most_units and units > self.most_units:
            raise _too_many(units, self.most_units)
        return variables

    def picture(self, asker: Asker, variables: Mapping[str, Any], look: ChartLook) -> Picture:
        """The chart of what the hub answers; Refusal."""
        if look.own:
            look = replace(look, own=asker.data(_OWN, {"own": look.own})["entity"]["id"])
        return self.draw(asker.data(self.document, variables), look)


FORMS: Mapping[str, ChartForm] = {
    "ranking": ChartForm(_document("ranking"), ranking.picture, ("own",)),
    "trend": ChartForm(_document("trend"), trend.picture, ("measure",), most_units=6),
    "scoreboard": ChartForm(_document("scoreboard"), scoreboard.picture, ("own",)),
    "scorecard": ChartForm(_document("scorecard"), scorecard.picture),
    "bump": ChartForm(_document("bump"), bump.picture, most_units=12),
    "tiles": ChartForm(_document("tiles"), tiles.picture, ("own",)),
}


def _too_many(units: int, most: int) -> Refusal:
    text = Text(
        f"tham số “entities”: thấy {units} đơn vị, biểu đồ này vẽ nhiều nhất {most}",
        f"the parameter “entities”: found {units} units, this chart draws at most {most}",
    )
    return Refusal(400, text, code="BadParameter")
