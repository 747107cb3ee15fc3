"""The answer to a reconciliation."""

from datetime import date

import strawberry

from hub.panels.panel import View
from hub.queries.reconciling import check
from hub.queries.reconciling import reconciliation as query
from hub.words.period import Period
from schema.context import Info
from schema.entity import Entity, dress
from schema.enums import CheckKind, Language
from schema.indicator import Index, Indicator
from schema.observation import Observation, observation
from schema.statement import Figure


@strawberry.type
class Check:
    """One line of arithmetic."""

    it: strawberry.Private[check.Check]
    id: strawberry.ID
    subject: strawberry.ID
    tree: str | None
    expected: float | None
    found: float | None
    difference: float | None
    tolerance: float
    ok: bool
    checkable: bool

    @strawberry.field
    def kind(self) -> CheckKind:
        return CheckKind(self.it.kind)

    @strawberry.field
    def indicator(self) -> Indicator:
        return Indicator(it=self.it.indicator)

    @strawberry.field
    def reading_date(self) -> date | None:
        return self.it.reading_date

    @strawberry.field
    def expression(self, info: Info, language: Language | None = None) -> str:
        return info.context.say(self.it.expression, language)

    @strawberry.field
    def inputs(self) -> list[Observation]:
        return [observation(claim) for claim in self.it.inputs]

    @strawberry.field
    def figures(self) -> list[Figure]:
        return list(self.it.stated)


@strawberry.type
class Reconciliation:
    """Whether what is held of an entity agrees with itself."""

    it: strawberry.Private[query.Reconciliation]
    view: strawberry.Private[View]
    period: Period
    ok: bool
    checked: int

    @strawberry.field
    def reason(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.reason, language)

    @strawberry.field
    def index(self) -> Index:
        return Index(it=self.it.index)

    @strawberry.field
    def entity(self) -> Entity:
        return dress(self.it.entity)

    @strawberry.field
    def checks(self) -> list[Check]:
        return [
            Check(
                it=it,
                id=f"{self._subject(it)}@{self.view.version}",
                subject=self._subject(it),
                tree=it.tree,
                expected=it.expected,
                found=it.found,
                difference=it.difference,
                tolerance=it.tolerance,
                ok=it.ok,
                checkable=it.checkable,
            )
            for it in self.it.checks
        ]

    def _subject(self, it: check.Check) -> str:
        """The check of this entity and period, whatever the figures are."""
        return "|".join((self.it.entity.public_id, str(self.period), it.public_id))


def reconciled(it: query.Reconciliation, view: View) -> Reconciliation:
    """The reconciliation as the API shows it."""
    return Reconciliation(it=it, view=view, period=it.period, ok=it.ok, checked=it.checked)
