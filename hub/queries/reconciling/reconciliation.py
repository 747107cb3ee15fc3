"""Reconciliation: parts against totals, ranks against scores, means against members, sources and
releases against each other.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from hub.catalogue import Catalogue, Entity, Figure, Index, Indicator
from hub.catalogue.composition import Composed, composed
from hub.catalogue.indicator import in_force
from hub.panels.panel import View
from hub.queries import observations
from hub.queries.comparability import cuts_of
from hub.queries.competition.kinds import COMPOUND
from hub.queries.observations import Columns, Observed
from hub.queries.reconciling import means, parts, ranks, sources
from hub.queries.reconciling.check import Check, titled
from hub.words import clock, period
from hub.words.errors import BadQuestion
from hub.words.language import Text
from hub.words.period import Period

_MANY = 1000  # units reconciled together
_LACKING = Text(
    "chưa đối chiếu được phép nào; mỗi phép nêu phần số liệu còn thiếu",
    "nothing could be checked yet; each check tells what is missing",
)
_ALONE = Text(
    "chưa đối chiếu được: không có tổng kèm thành phần, hạng kèm điểm, nguồn thứ hai hay số trước"
    " đây để so",
    "nothing could be checked: there is no total with its parts, no rank with scores, no second"
    " source and no earlier figure",
)


@dataclass(frozen=True)
class Question:
    """Which index is reconciled, of whom and when; the entity by its public id or a name."""

    index: str
    entity: str
    period: Period


@dataclass(frozen=True)
class Reconciliation:
    """Every check that what is held of an entity in a period allows."""

    index: Index
    entity: Entity
    period: Period
    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Whether no check found a difference that rounding does not explain; also where nothing
        could be checked.
        """
        return all(check.ok for check in self.checks)

    @property
    def checked(self) -> int:
        """How many checks had all that they need."""
        return sum(check.checkable for check in self.checks)

    @property
    def reason(self) -> Text | None:
        """Why nothing could be checked; nothing where something was."""
        return None if self.checked else _LACKING if self.checks else _ALONE


@dataclass(frozen=True)
class _Scope:
    """What is reconciled of an index in a period: its indicators, and the wholes in which they
    or their parts stand.
    """

    index: Index
    at: Period
    indicators: tuple[Indicator, ...]
    wholes: tuple[Composed, ...]
    columns: Columns
    published: dict[tuple[int, int], ranks.PublishedRanks] = field(default_factory=dict)

    @cached_property
    def own(self) -> set[int]:
        """The indicators of the index by their key in the tables."""
        return {indicator.id for indicator in self.indicators}


@dataclass(frozen=True)
class _Record:
    """What is held of an entity that is reconciled: claims that stand, claims before them, and what
    documents state.
    """

    entity: Entity
    standing: Sequence[Observed]
    past: Sequence[Observed]
    figures: Sequence[Figure]

    @cached_property
    def cells(self) -> parts.Claims:
        """The claims that stand, by indicator and reading."""
        return _by_cell(self.standing)


def reconcile(view: View, question: Question) -> Reconciliation:
    """Reconcile an index for an entity in a period; BadQuestion where the hub holds nothing of
    it, UnknownName for a name of nothing.
    """
    catalogue, period = view.catalogue, question.period
    entity = catalogue.entity(question.entity, period.last_day)
    scope = _scope(view, catalogue.index(question.index, entity.kind), period)
    standing, past = observations.standing_and_past(view, _ids(scope), period, entities=[entity.id])
    record = _Record(entity, standing, past=past, figures=_figures(view, scope, entity))
    if not (record.standing or record.past or record.figures):
        raise BadQuestion(_nothing(scope.index.public_id, entity, period))
    return _reconciled(view, scope, record)


def _nothing(index: str, unit: Entity, at: Period) -> Text:
    """That nothing is held, and where the unit was not in being in the period, that."""
    own = unit.public_id
    if unit.ended_before(at.first_day):
        ended = clock.vietnamese(unit.valid_to)
        return Text(
            f"{own} đã kết thúc ngày {ended} nên không có số liệu {index} trong kỳ {at}",
            f"{own} ended on {unit.valid_to}, so there is no figure of {index} in {at}",
        )
    if unit.begins_after(at.last_day):
        begun = clock.vietnamese(unit.valid_from)
        return Text(
            f"{own} hình thành ngày {begun} nên không có số liệu {index} trong kỳ {at}",
            f"{own} was formed on {unit.valid_from}, so there is no figure of {index} in {at}",
        )
    return Text(
        f"chưa có số liệu {index} nào của {own} trong kỳ {at}",
        f"no figure of {index} is held of {own} in {at}",
    )


def everywhere(view: View, index: Index) -> Iterator[Reconciliation]:
    """Reconcile an index for everyone in every period, in two statements for each thousand units
    and period.
    """
    for scope in _scopes(view, index):
        ids = _ids(scope)
        for some in _thousands(observations.units(view, ids, scope.at)):
            standing, past = map(
                _by_entity, observations.standing_and_past(view, ids, scope.at, entities=some)
            )
            for own in some:
                entity = view.catalogue.by_id[own]
                record = _Record(
                    entity=entity,
                    standing=standing.get(own, []),
                    past=past.get(own, []),
                    figures=_figures(view, scope, entity),
                )
                yield _reconciled(view, scope, record)


def contradictions(
    view: View, index: Index, periods: Container[Period] | None = None
) -> Iterator[tuple[Entity, Period, Check]]:
    """The sums, ranks and means of an index that do not agree, of everyone in every period or in
    these.

    Only the indicators that such a check speaks of are read, which are few of many.
    """
    for scope in _scopes(view, index, periods):
        ids = _contradictable(view, scope)
        for some in _thousands(observations.units(view, ids, scope.at)):
            standing = _by_entity(observations.standing(view, ids, scope.at, entities=some))
            for own, claims in standing.items():
                entity = view.catalogue.by_id[own]
                record = _Record(entity, claims, past=(), figures=_figures(view, scope, entity))
                for check in _within(view, scope, record):
                    if not check.ok:
                        yield entity, scope.at, titled(check, view.catalogue)


def _scopes(view: View, index: Index, periods: Container[Period] | None = None) -> Iterator[_Scope]:
    """What is reconciled of an index, period by period."""
    ids = [indicator.id for indicator in view.catalogue.indicators_of(index.public_id)]
    for at in observations.periods(view, ids):
        if periods is None or at in periods:
            yield _scope(view, index, at)


def _thousands(units: list[int]) -> Iterator[list[int]]:
    return (units[start : start + _MANY] for start in range(0, len(units), _MANY))


def _contradictable(view: View, scope: _Scope) -> list[int]:
    """The indicators of which anything may contradict itself: those of sums, the ranked and
    those with means; all beside documents.
    """
    ids, codes = _ids(scope), {indicator.code for indicator in scope.indicators}
    if any(figure.indicator in codes for figure in view.catalogue.figures):
        return ids
    with_means: list[int] = []
    if scope.index.plain_mean:
        by_kind = view.catalogue.by_kind
        with_means = [unit.id for kind in COMPOUND for unit in by_kind.get(kind, ())]
    ranked = observations.ranked(view, ids, scope.at, units=with_means)
    checked = ranked | set(_summed(scope.wholes))
    return [own for own in ids if own in checked]


def _summed(wholes: Sequence[Composed]) -> list[int]:
    """The indicators of sums, wholes and parts, each once."""
    indicators = (each for whole in wholes for each in (whole.whole, *whole.parts))
    return list(dict.fromkeys(indicator.id for indicator in indicators))


def _scope(view: View, index: Index, period: Period) -> _Scope:
    indicators = tuple(
        indicator
        for indicator in view.catalogue.indicators_of(index.public_id)
        if indicator.means(period)
    )
    wholes = tuple(_wholes(view.catalogue, index, period))
    columns = observations.decimals(view, _summed(wholes), period)
    return _Scope(index, period, indicators=indicators, wholes=wholes, columns=columns)


def _wholes(catalogue: Catalogue, index: Index, period: Period) -> Iterator[Composed]:
    """The divisions in force in a period in which an index has the whole or a part."""
    for division in catalogue.divisions:
        if not in_force(division, period):
            continue
        parent = catalogue.meaning(division.parent, period)
        whole = composed(catalogue, parent, period, tree=division.tree) if parent else None
        if whole and _has_part(whole, index):
            yield whole


def _has_part(whole: Composed, index: Index) -> bool:
    return any(each.index == index.public_id for each in (whole.whole, *whole.parts))


def _ids(scope: _Scope) -> list[int]:
    """The indicators of the index, and those of others with which it is set together."""
    own = (indicator.id for indicator in scope.indicators)
    return list(dict.fromkeys([*own, *_summed(scope.wholes)]))


def _reconciled(view: View, scope: _Scope, record: _Record) -> Reconciliation:
    own = _own(scope, record.cells)
    checks = [
        *_within(view, scope, record),
        *sources.disagreements(own),
        *sources.revisions(own, _own(scope, _by_cell(record.past))),
    ]
    return Reconciliation(
        index=scope.index,
        entity=record.entity,
        period=scope.at,
        checks=tuple(titled(check, view.catalogue) for check in checks),
    )


def _within(view: View, scope: _Scope, record: _Record) -> list[Check]:
    """What is held set against itself: sums, ranks and means."""
    catalogue, cells = view.catalogue, record.cells
    return [
        *parts.checks(catalogue, scope.wholes, cells, at=scope.at, columns=scope.columns),
        *_of_documents(catalogue, scope, record),
        *_beside_others(view, scope, record.entity, claims=_own(scope, cells)),
    ]


def _own(scope: _Scope, cells: parts.Claims) -> parts.Claims:
    """The cells of the index itself."""
    return {cell: claims for cell, claims in cells.items() if cell[0] in scope.own}


def _beside_others(
    view: View, scope: _Scope, entity: Entity, claims: parts.Claims
) -> Iterator[Check]:
    """The checks that need other units: ranks and means."""
    for (own, reading), of_cell in claims.items():
        indicator = view.catalogue.indicator_by_id[own]
        if any(claim.rank is not None for claim in of_cell):
            published = _published_ranks(view, scope, indicator, reading=reading)
            yield from published.checks(entity)
        if scope.index.plain_mean and entity.kind in COMPOUND:
            yield from means.checks(view, indicator, entity, period=scope.at, reading=reading)


def _published_ranks(
    view: View, scope: _Scope, indicator: Indicator, reading: int
) -> ranks.PublishedRanks:
    """The published ranks of an indicator, gathered once for all units."""
    key = (indicator.id, reading)
    if key not in scope.published:
        scope.published[key] = ranks.PublishedRanks(
            view, indicator, period=scope.at, reading=reading
        )
    return scope.published[key]


def _of_documents(catalogue: Catalogue, scope: _Scope, record: _Record) -> Iterator[Check]:
    """What documents state that is no observation of theirs."""
    observed = {claim.source.document for claim in record.standing}
    by_document: dict[str, list[Figure]] = defaultdict(list)
    for figure in record.figures:
        if not (figure.period and figure.document in observed):
            by_document[figure.document].append(figure)
    for of_document in by_document.values():
        yield from parts.stated(catalogue, scope.wholes, of_document, at=scope.at)


def _figures(view: View, scope: _Scope, entity: Entity) -> list[Figure]:
    """What documents state of an entity on the index: in the period, or in a document on a span
    that meets it where they tell none.
    """
    codes = {indicator.code for indicator in scope.indicators}
    return [
        figure
        for figure in view.catalogue.figures_for.get(entity.public_id, ())
        if figure.indicator in codes
        and figure.stands(view.version)
        and _speaks_of(view.catalogue, figure, scope.at)
    ]


def _speaks_of(catalogue: Catalogue, figure: Figure, at: Period) -> bool:
    """Whether a figure is of the period, or may be; one that tells none was measured as its
    document's span begins, so before any cut.
    """
    if figure.period:
        return period.parse(figure.period) == at
    document = catalogue.documents[figure.document]
    if not document.period:
        return False
    span = period.parse(document.period)
    return span.overlaps(at) and not _cut(catalogue, figure, span=span, at=at)


def _cut(catalogue: Catalogue, figure: Figure, span: Period, at: Period) -> bool:
    """Whether the series is cut between the beginning of a span and a period."""
    cuts = cuts_of(catalogue.breaks_of([figure.indicator]))
    return any(cut.between(span, at.first_month) for cut in cuts)


def _by_entity(claims: Sequence[Observed]) -> dict[int, list[Observed]]:
    by_entity: dict[int, list[Observed]] = defaultdict(list)
    for observed in claims:
        by_entity[observed.entity.id].append(observed)
    return by_entity


def _by_cell(claims: Sequence[Observed]) -> dict[tuple[int, int], list[Observed]]:
    by_cell: dict[tuple[int, int], list[Observed]] = defaultdict(list)
    for observed in claims:
        by_cell[observed.indicator.id, observed.reading].append(observed)
    return by_cell
