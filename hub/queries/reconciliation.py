"""Reconciliation: parts against totals, ranks against scores, means against members, sources and releases against each other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hub import period
from hub.catalogue import Catalogue, Entity, Figure, Index, Indicator
from hub.catalogue.indicator import in_force
from hub.errors import BadQuestion
from hub.language import Text
from hub.panel import View
from hub.period import Period
from hub.queries import observations
from hub.queries.division import Composed, composed
from hub.queries.observations import Observed
from hub.queries.reconciling import means, parts, ranks, sources
from hub.queries.reconciling.check import Check, titled
from hub.reader import Reader

_MANY = 1000  # units reconciled together


@dataclass(frozen=True)
class Reconciliation:
    """Every check that what is held of an entity in a period allows."""

    index: Index
    entity: Entity
    period: Period
    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Whether no check found a difference that rounding does not explain."""
        return all(check.ok for check in self.checks)


@dataclass(frozen=True)
class _Scope:
    """What is reconciled of an index in a period: its indicators, and the wholes in which they or their parts stand."""

    index: Index
    at: Period
    indicators: tuple[Indicator, ...]
    wholes: tuple[Composed, ...]


def reconcile(reader: Reader, view: View, index: str, entity: str, at: Period) -> Reconciliation:
    """Reconcile an index for an entity in a period; BadQuestion where the hub holds nothing of it, UnknownName for a name of nothing."""
    catalogue = view.catalogue
    scope, unit = _scope(catalogue, catalogue.index(index), at), catalogue.entity(entity, at.last_day)
    said, past = observations.said(reader.engine, view, _ids(scope), at, [unit.id])
    figures = _figures(view, scope, unit)
    if not (said or past or figures):
        raise BadQuestion(Text(f"chưa có số liệu {scope.index.public_id} nào của {unit.public_id} trong kỳ {at}",
                               f"no figure of {scope.index.public_id} is held of {unit.public_id} in {at}"))
    return _reconciled(view, scope, unit, said, past, figures)


def everywhere(reader: Reader, view: View, index: Index) -> Iterator[Reconciliation]:
    """Reconcile an index for everyone in every period, in two statements for each thousand units and period."""
    ids, units = [indicator.id for indicator in view.catalogue.indicators_of(index.public_id)], sorted(view.catalogue.by_id)
    for at in observations.periods(reader.engine, view, ids):
        scope = _scope(view.catalogue, index, at)
        for some in (units[start:start + _MANY] for start in range(0, len(units), _MANY)):
            said, past = (_by_entity(found) for found in observations.said(reader.engine, view, _ids(scope), at, some))
            for own in sorted(said.keys() | past.keys()):
                entity = view.catalogue.by_id[own]
                yield _reconciled(view, scope, entity, said.get(own, []), past.get(own, []), _figures(view, scope, entity))


def _scope(catalogue: Catalogue, index: Index, at: Period) -> _Scope:
    indicators = tuple(indicator for indicator in catalogue.indicators_of(index.public_id) if indicator.means(at))
    found = ((catalogue.meaning(division.parent, at), division.tree) for division in catalogue.divisions if in_force(division, at))
    wholes = (composed(catalogue, whole, at, tree) for whole, tree in found if whole)
    return _Scope(index, at, indicators, tuple(
        whole for whole in wholes if whole and index.public_id in {whole.whole.index, *(part.index for part in whole.parts)}))


def _ids(scope: _Scope) -> list[int]:
    """The indicators of the index, and those of others with which it is set together."""
    other = (indicator for whole in scope.wholes for indicator in (whole.whole, *whole.parts))
    return list(dict.fromkeys(indicator.id for indicator in (*scope.indicators, *other)))


def _reconciled(view: View, scope: _Scope, entity: Entity, said: Sequence[Observed], past: Sequence[Observed],
                figures: Sequence[Figure]) -> Reconciliation:
    catalogue, at, cells = view.catalogue, scope.at, _by_cell(said)
    own = {indicator.id for indicator in scope.indicators}
    here = {cell: claims for cell, claims in cells.items() if cell[0] in own}
    before = {cell: claims for cell, claims in _by_cell(past).items() if cell[0] in own}
    checks = [*parts.checks(catalogue, scope.wholes, cells, at), *_of_documents(catalogue, scope, figures),
              *_beside_others(view, scope, entity, here), *sources.disagreements(here), *sources.revisions(here, before)]
    return Reconciliation(scope.index, entity, at, tuple(titled(check, catalogue) for check in checks))


def _beside_others(view: View, scope: _Scope, entity: Entity, said: parts.Said) -> Iterator[Check]:
    """What can only be told beside other units: ranks and means."""
    for (own, reading), claims in said.items():
        indicator = view.catalogue.indicator_by_id[own]
        ranked = any(claim.rank is not None for claim in claims)
        if ranked or scope.index.plain_mean:
            cells = view.panel(indicator).cells(scope.at, reading)
            yield from ranks.checks(view.catalogue, indicator, cells, entity, scope.at, reading) if ranked else ()
            yield from means.checks(view.catalogue, indicator, cells, entity, scope.at, reading) if scope.index.plain_mean else ()


def _of_documents(catalogue: Catalogue, scope: _Scope, figures: Sequence[Figure]) -> Iterator[Check]:
    by_document: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_document[figure.document].append(figure)
    for found in by_document.values():
        yield from parts.stated(catalogue, scope.wholes, found, scope.at)


def _figures(view: View, scope: _Scope, entity: Entity) -> list[Figure]:
    """What documents state of an entity on the index: in the period, or in a document on a span that meets it where they tell none."""
    codes = {indicator.code for indicator in scope.indicators}
    return [figure for figure in view.catalogue.figures if figure.entity == entity.public_id and figure.indicator in codes
            and figure.stands(view.version) and _speaks_of(view.catalogue, figure, scope.at)]


def _speaks_of(catalogue: Catalogue, figure: Figure, at: Period) -> bool:
    if figure.period:
        return period.parse(figure.period) == at
    span = catalogue.documents[figure.document].period
    told = period.parse(span) if span else None
    return told is not None and told.first_day <= at.last_day and at.first_day <= told.last_day


def _by_entity(found: Sequence[Observed]) -> dict[int, list[Observed]]:
    by_entity: dict[int, list[Observed]] = defaultdict(list)
    for observed in found:
        by_entity[observed.entity.id].append(observed)
    return by_entity


def _by_cell(found: Sequence[Observed]) -> dict[tuple[int, int], list[Observed]]:
    by_cell: dict[tuple[int, int], list[Observed]] = defaultdict(list)
    for observed in found:
        by_cell[observed.indicator.id, observed.reading].append(observed)
    return by_cell
