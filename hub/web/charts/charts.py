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

Answer = dict[str, Any]

_PROVINCE = "PROVINCE"
_COMPUTED = frozenset(("rank", "rankOf", "rankLow", "rankHigh", "quartile"))


def _document(name: str) -> str:
    return (files(__package__) / f"{name}.graphql").read_text(encoding="utf-8")


_OWN, _TOTAL, _WHOLE = (_document(name) for name in ("own", "total", "whole"))


def _with_total(asker: Asker, variables: Mapping[str, Any], answer: Answer) -> Answer:
    """The answer to the question for a scoreboard, with the total above its components."""
    comparisons = answer["scoreboard"]
    parents = (one["indicator"]["parent"] for one in comparisons)
    total = next((one["id"] for one in parents if one and one["level"] == 0), None)
    if total is None:
        return answer
    asked = {name: value for name, value in variables.items() if name != "index"}
    indicator = total.partition("@")[0]
    period = {"indicator": indicator, "period": comparisons[0]["period"]}
    return {**answer, **asker.data(_TOTAL, asked | period)}


def _with_others(asker: Asker, variables: Mapping[str, Any], answer: Answer) -> Answer:
    """The answer to the question for a tile grid of some provinces, with the names of all."""
    among = variables.get("among")
    if not among or among.get("kind", _PROVINCE) != _PROVINCE:
        return answer
    asked = {name: value for name, value in variables.items() if name != "among"}
    return {**answer, **asker.data(_WHOLE, asked)}


@dataclass(frozen=True)
class ChartForm:
    """A chart of the answer to a document, what else it takes than the document's variables, and
    what more is asked for it.
    """

    document: str
    draw: Callable[[Answer, ChartLook], Picture]
    options: tuple[str, ...] = ()
    most_units: int | None = None
    across: int = 720  # pixels for which it is laid out, where it stands alone
    more: Callable[[Asker, Mapping[str, Any], Answer], Answer] | None = None

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
        answer = asker.data(self.document, variables)
        if self.more:
            answer = self.more(asker, variables, answer)
        own = asker.data(_OWN, {"own": look.own})["entity"]["id"] if look.own else ""
        tells = asker.tells_computed_ranks
        return self.draw(answer if tells else _withheld(answer), replace(look, own=own))


FORMS: Mapping[str, ChartForm] = {
    "ranking": ChartForm(_document("ranking"), ranking.picture, ("own",)),
    "trend": ChartForm(_document("trend"), trend.picture, ("measure",), most_units=6),
    "scoreboard": ChartForm(
        _document("scoreboard"), scoreboard.picture, ("own",), more=_with_total
    ),
    "scorecard": ChartForm(_document("scorecard"), scorecard.picture),
    "bump": ChartForm(_document("trend"), bump.picture, most_units=12),
    "tiles": ChartForm(_document("tiles"), tiles.picture, ("own",), across=540, more=_with_others),
}


def _withheld(answer: Any) -> Any:
    """An answer without the ranks that the hub computed."""
    if isinstance(answer, dict):
        return {
            name: None if name in _COMPUTED else _withheld(value) for name, value in answer.items()
        }
    return [_withheld(one) for one in answer] if isinstance(answer, list) else answer


def _too_many(units: int, most: int) -> Refusal:
    text = Text(
        f"tham số “entities”: thấy {units} đơn vị, biểu đồ này vẽ nhiều nhất {most}",
        f"the parameter “entities”: found {units} units, this chart draws at most {most}",
    )
    return Refusal(400, text, code="BadParameter")
