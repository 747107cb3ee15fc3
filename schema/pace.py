"""How targets stand."""

from datetime import date
from typing import Annotated

import strawberry

from hub import catalogue
from hub.panels.panel import View
from hub.queries.targets import pace
from hub.words.period import Period
from schema.context import Info
from schema.enums import Language, TargetState

Target = Annotated["Target", strawberry.lazy("schema.statement")]


@strawberry.type
class Pace:
    """What a target asks each year against what the trend gives."""

    it: strawberry.Private[pace.Pace]
    level: float | None
    current: float | None
    current_period: Period | None
    gap: float | None
    needed_per_year: float | None
    current_per_year: float | None
    reached_by: Period | None

    @strawberry.field
    def target(self) -> Target:
        return self.it.target

    @strawberry.field
    def state(self) -> TargetState:
        return TargetState(self.it.state)

    @strawberry.field
    def state_text(self, info: Info, language: Language | None = None) -> str:
        return info.context.say(self.it.verdict, language)

    @strawberry.field
    def reason(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.reason, language)


async def paced(info: Info, target: catalogue.Target, view: View, day: date) -> Pace:
    """How a target stands on a day, found with the others of the answer."""
    it = await info.context.loaders(view).pace.load(pace.Question(target, day))
    return Pace(
        it=it,
        level=it.level,
        current=it.current,
        current_period=it.at,
        gap=it.gap,
        needed_per_year=it.needed_per_year,
        current_per_year=it.current_per_year,
        reached_by=it.reached_by,
    )
