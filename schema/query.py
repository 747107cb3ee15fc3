"""Every question of the API."""

from datetime import date, datetime
from typing import Annotated

import strawberry

from hub.queries import (
    block_standings,
    comparison,
    department_card,
    distributions,
    documents,
    hits,
    meetings,
    observations,
    places,
    releases,
    scoreboard,
    series,
    several,
    trend,
)
from hub.queries.competition.among import EVERYONE
from hub.queries.operations import sums
from hub.queries.paging import PageQuestion
from hub.queries.reconciling import reconciliation
from hub.queries.scorecard.comparisons import Comparisons
from hub.queries.scorecard.scorecards import Question as ScorecardsQuestion
from hub.queries.scorecard.scorecards import scorecards
from hub.queries.targets import listing
from hub.words import clock
from hub.words.errors import BadQuestion, UnknownName
from hub.words.language import Text
from hub.words.period import Period
from hub.words.terms import EntityKind as Kind
from schema.arguments import (
    DocumentArguments,
    ReleaseArguments,
    SearchArguments,
    TargetArguments,
    taking,
    value_of,
)
from schema.block_standings import BlockStandings
from schema.comparison import Among, Comparison
from schema.connection import Connection, ObservationConnection
from schema.context import Info
from schema.coverage import Coverage
from schema.department_card import DepartmentCard
from schema.distribution import DistributionTrend
from schema.document import Document
from schema.entity import Area, Department, Entity, Province, Region, dress
from schema.enums import (
    Against,
    EntityKind,
    Frequency,
    Order,
    SourceTier,
    Territory,
)
from schema.indicator import Index, Indicator
from schema.observation import Observation
from schema.observation import observation as observed
from schema.operations_sum import OperationsSum
from schema.parents import coverage_of, scorecard_of
from schema.reconciliation import Reconciliation, reconciled
from schema.release import DataVersion, Release, release
from schema.scorecard import Scorecard
from schema.search import SearchHit, SearchHitConnection, shown_hit, shown_meeting
from schema.series import Series, series_of
from schema.statement import Target
from schema.table import IndicatorTable
from schema.trend import Trend

FIRST_LIMIT = 10_000


@strawberry.type
class Query:
    """Questions about Vietnam's governance indices."""

    @strawberry.field
    def provinces(
        self,
        info: Info,
        on: date | None = None,
        region: str | None = None,
        search: str | None = None,
    ) -> list[Province] | None:
        question = places.Question(on, region, search)
        provinces = places.provinces(info.context.view, question)
        return [dress(province) for province in provinces]

    @strawberry.field
    def province(self, info: Info, id: str, on: date | None = None) -> Province | None:
        return _entity(info, id, on, kind=Kind.PROVINCE)

    @strawberry.field
    def departments(
        self,
        info: Info,
        province: str | None = None,
        on: date | None = None,
        search: str | None = None,
    ) -> list[Department] | None:
        question = places.Question(on, province, search)
        departments = places.departments(info.context.view, question)
        return [dress(department) for department in departments]

    @strawberry.field
    def department(self, info: Info, id: str) -> Department | None:
        return _entity(info, id, None, kind=Kind.DEPARTMENT)

    @strawberry.field
    def areas(
        self, info: Info, province: str, on: date | None = None, search: str | None = None
    ) -> list[Area] | None:
        areas = places.areas(info.context.view, places.Question(on, province, search))
        return [dress(area) for area in areas]

    @strawberry.field
    def entity(self, info: Info, id: str, on: date | None = None) -> Entity | None:
        return _entity(info, id, on, kind=None)

    @strawberry.field
    def regions(self, info: Info, on: date | None = None) -> list[Region] | None:
        regions = info.context.view.catalogue.in_force(Kind.REGION, on or info.context.today)
        return [dress(region) for region in regions]

    @strawberry.field
    def indices(self, info: Info) -> list[Index] | None:
        return [Index(it=index) for index in info.context.view.catalogue.indices.values()]

    @strawberry.field
    def index(self, info: Info, id: strawberry.ID) -> Index | None:
        return Index(it=info.context.view.catalogue.index(id))

    @strawberry.field
    def indicator(self, info: Info, id: strawberry.ID) -> Indicator | None:
        return Indicator(it=info.context.view.catalogue.series(id).last)

    @strawberry.field
    def observations(
        self,
        info: Info,
        index: strawberry.ID | None = None,
        indicator: list[strawberry.ID] | None = None,
        entity: list[str] | None = None,
        kind: EntityKind | None = None,
        period: list[Period] | None = None,
        from_: Annotated[Period | None, strawberry.argument(name="from")] = None,
        to: Period | None = None,
        frequency: Frequency | None = None,
        tier: SourceTier | None = None,
        document: strawberry.ID | None = None,
        changed_since: datetime | None = None,
        conflicting: bool = False,
        latest: int | None = None,
        as_of: datetime | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> ObservationConnection | None:
        view = info.context.at(as_of)
        since = None if changed_since is None else view.catalogue.version_by(changed_since)
        criteria = observations.Filter(
            index=index,
            indicators=_several(indicator),
            entities=_several(entity),
            kind=value_of(kind),
            periods=_several(period),
            first=from_,
            last=to,
            frequency=value_of(frequency),
            tier=value_of(tier),
            document=document,
            changed_since=since,
            conflicting=conflicting,
            latest=None if latest is None else _count(latest),
        )
        question = observations.Question(criteria, _size(first), after)
        page = observations.page(view, question)
        return ObservationConnection(it=page, dress=observed)

    @strawberry.field
    def observation(self, info: Info, id: strawberry.ID) -> Observation | None:
        return observed(observations.statement(info.context.view, id))

    @strawberry.field
    def series(
        self,
        info: Info,
        index: strawberry.ID | None = None,
        indicator: strawberry.ID | None = None,
        entity: str | None = None,
        kind: EntityKind | None = None,
        search: str | None = None,
        as_of: datetime | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> Connection[Series] | None:
        criteria = series.SeriesFilter(index, indicator, entity, kind=value_of(kind), search=search)
        question = PageQuestion(criteria, _size(first), after)
        view = info.context.at(as_of)
        return Connection(it=series.series(view, question), dress=series_of)

    @strawberry.field
    def compare(
        self,
        info: Info,
        indicator: strawberry.ID,
        period: Period | None = None,
        entities: list[str] | None = None,
        among: Among | None = None,
        against: Against = Against.PREVIOUS,
        baseline: Period | None = None,
        reading: date | None = None,
        territory: Territory = Territory.AS_PUBLISHED,
        as_of: datetime | None = None,
        order: Order = Order.BEST_FIRST,
        first: int | None = None,
    ) -> Comparison | None:
        view = info.context.at(as_of)
        question = comparison.Question(
            indicator=indicator,
            period=period,
            entities=_several(entities),
            among=among.narrowed() if among else EVERYONE,
            against=against.value,
            baseline=baseline,
            reading=None if reading is None else clock.to_reading(reading),
            order=order.value,
            territory=territory.value,
        )
        return Comparison(
            it=comparison.compare(view, question),
            view=view,
            as_of=info.context.moment(as_of),
            first=None if first is None else _size(first),
        )

    @strawberry.field
    def compare_indicators(
        self,
        info: Info,
        indicators: list[strawberry.ID],
        period: Period | None = None,
        entities: list[str] | None = None,
        among: Among | None = None,
        territory: Territory = Territory.AS_PUBLISHED,
        as_of: datetime | None = None,
        order: Order = Order.NAME,
        first: int | None = None,
    ) -> IndicatorTable | None:
        view = info.context.at(as_of)
        question = several.Question(
            indicators=tuple(indicators),
            period=period,
            entities=_several(entities),
            among=among.narrowed() if among else EVERYONE,
            territory=territory.value,
            order=order.value,
            first=None if first is None else _size(first),
        )
        it = several.several(view, question)
        return IndicatorTable(it=it, view=view, as_of=info.context.moment(as_of))

    @strawberry.field
    def trend(
        self,
        info: Info,
        indicator: strawberry.ID,
        entities: list[str],
        from_: Annotated[Period | None, strawberry.argument(name="from")] = None,
        to: Period | None = None,
        frequency: Frequency | None = None,
        by_reading: bool = False,
        among: Among | None = None,
        territory: Territory = Territory.AS_PUBLISHED,
        chained: bool = False,
        latest: int | None = None,
        as_of: datetime | None = None,
    ) -> list[Trend] | None:
        view = info.context.at(as_of)
        question = trend.Question(
            indicator=indicator,
            entities=tuple(entities),
            first=from_,
            last=to,
            frequency=value_of(frequency),
            by_reading=by_reading,
            among=among.narrowed() if among else EVERYONE,
            chained=chained,
            territory=territory.value,
            latest=None if latest is None else _count(latest),
        )
        trends = trend.trend(view, question)
        moment = info.context.moment(as_of)
        return [Trend(it=each, view=view, as_of=moment) for each in trends]

    @strawberry.field
    def distribution(
        self,
        info: Info,
        indicator: strawberry.ID,
        among: Among | None = None,
        from_: Annotated[Period | None, strawberry.argument(name="from")] = None,
        to: Period | None = None,
        frequency: Frequency | None = None,
        by_reading: bool = False,
        territory: Territory = Territory.AS_PUBLISHED,
        as_of: datetime | None = None,
    ) -> DistributionTrend | None:
        question = distributions.Question(
            indicator=indicator,
            among=among.narrowed() if among else EVERYONE,
            first=from_,
            last=to,
            frequency=value_of(frequency),
            by_reading=by_reading,
            territory=territory.value,
        )
        view = info.context.at(as_of)
        it = distributions.distributions(view, question)
        return DistributionTrend(it=it)

    @strawberry.field
    def scorecard(
        self,
        info: Info,
        entity: str,
        period: Period | None = None,
        as_of: datetime | None = None,
        territory: Territory = Territory.AS_PUBLISHED,
    ) -> Scorecard | None:
        return scorecard_of(
            info, entity, period, view=info.context.at(as_of), territory=territory.value
        )

    @strawberry.field
    def scorecards(
        self,
        info: Info,
        entity: str,
        from_: Annotated[Period, strawberry.argument(name="from")],
        to: Period,
        as_of: datetime | None = None,
        territory: Territory = Territory.AS_PUBLISHED,
    ) -> list[Scorecard] | None:
        comparisons = Comparisons(info.context.at(as_of), territory.value)
        question = ScorecardsQuestion(entity, from_, to, info.context.day(as_of))
        return scorecards(comparisons, question)

    @strawberry.field
    def department_card(
        self,
        info: Info,
        department: str,
        period: Period | None = None,
        frequency: Frequency = Frequency.QUARTER,
        as_of: datetime | None = None,
    ) -> DepartmentCard | None:
        view, day = info.context.at(as_of), info.context.day(as_of)
        comparisons = Comparisons(view, Territory.PREDECESSORS.value)
        question = department_card.Question(department, day, period, frequency.value)
        it = department_card.department_card(comparisons, question)
        return DepartmentCard(it=it, view=view, period=period)

    @strawberry.field
    def block_standings(
        self,
        info: Info,
        indicator: strawberry.ID,
        entity: str,
        from_: Annotated[Period | None, strawberry.argument(name="from")] = None,
        to: Period | None = None,
        frequency: Frequency | None = None,
        as_of: datetime | None = None,
    ) -> BlockStandings | None:
        view = info.context.at(as_of)
        question = block_standings.Question(
            entity=entity,
            indicator=indicator,
            today=info.context.day(as_of),
            first=from_,
            last=to,
            frequency=value_of(frequency),
        )
        it = block_standings.block_standings(Comparisons(view), question)
        return BlockStandings(it=it, view=view)

    @strawberry.field
    def operations_sum(
        self,
        info: Info,
        province: str,
        period: Period | None = None,
        as_of: datetime | None = None,
    ) -> OperationsSum | None:
        view = info.context.at(as_of)
        question = sums.Question(province, info.context.day(as_of), period)
        it = sums.operations_sum(view, question)
        return OperationsSum(it=it, period=it.period, periods=list(it.periods))

    @strawberry.field
    def scoreboard(
        self,
        info: Info,
        index: strawberry.ID,
        period: Period | None = None,
        entities: list[str] | None = None,
        among: Among | None = None,
        territory: Territory = Territory.AS_PUBLISHED,
        as_of: datetime | None = None,
    ) -> list[Comparison] | None:
        view = info.context.at(as_of)
        question = scoreboard.Question(
            index=index,
            period=period,
            entities=_several(entities),
            among=among.narrowed() if among else EVERYONE,
            territory=territory.value,
        )
        moment = info.context.moment(as_of)
        comparisons = scoreboard.scoreboard(view, question)
        return [Comparison(it=each, view=view, as_of=moment) for each in comparisons]

    @strawberry.field
    def reconcile(
        self,
        info: Info,
        index: strawberry.ID,
        entity: str,
        period: Period,
        as_of: datetime | None = None,
    ) -> Reconciliation | None:
        view = info.context.at(as_of)
        question = reconciliation.Question(index, entity, period)
        return reconciled(reconciliation.reconcile(view, question), view)

    @strawberry.field
    @taking(TargetArguments)
    def targets(
        self, info: Info, wanted: TargetArguments, as_of: datetime | None = None
    ) -> list[Target] | None:
        question = listing.Question(wanted.filter, info.context.day(as_of))
        return listing.listed(info.context.at(as_of), question)

    @strawberry.field
    @taking(TargetArguments)
    def targets_connection(
        self,
        info: Info,
        wanted: TargetArguments,
        as_of: datetime | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> Connection[Target] | None:
        paged = PageQuestion(wanted.filter, _size(first), after)
        question = listing.PagedQuestion(paged, info.context.day(as_of))
        page = listing.page(info.context.at(as_of), question)
        return Connection(it=page, dress=_itself)

    @strawberry.field
    @taking(DocumentArguments)
    def documents(
        self, info: Info, wanted: DocumentArguments, first: int = 50
    ) -> list[Document] | None:
        newest_first = documents.documents(info.context.view, wanted)
        return newest_first[: _size(first)]

    @strawberry.field
    @taking(DocumentArguments)
    def documents_connection(
        self, info: Info, wanted: DocumentArguments, first: int = 50, after: str | None = None
    ) -> Connection[Document] | None:
        question = PageQuestion(wanted, _size(first), after)
        return Connection(it=documents.page(info.context.view, question), dress=_itself)

    @strawberry.field
    def document(self, info: Info, id: strawberry.ID) -> Document | None:
        return info.context.view.catalogue.document(id)

    @strawberry.field
    @taking(ReleaseArguments)
    def releases(
        self, info: Info, wanted: ReleaseArguments, first: int = 50
    ) -> list[Release] | None:
        newest_first = releases.releases(info.context.view.catalogue, wanted.filter)
        return [release(it) for it in newest_first[: _size(first)]]

    @strawberry.field
    @taking(ReleaseArguments)
    def releases_connection(
        self, info: Info, wanted: ReleaseArguments, first: int = 50, after: str | None = None
    ) -> Connection[Release] | None:
        question = PageQuestion(wanted.filter, _size(first), after)
        return Connection(it=releases.page(info.context.view, question), dress=release)

    @strawberry.field
    @taking(SearchArguments)
    def search(
        self, info: Info, wanted: SearchArguments, first: int = 20
    ) -> list[SearchHit] | None:
        every = hits.hits(info.context.view, wanted.filter, _size(first))
        return [shown_hit(hit) for hit in every.things]

    @strawberry.field
    @taking(SearchArguments)
    def search_connection(
        self, info: Info, wanted: SearchArguments, first: int = 20, after: str | None = None
    ) -> SearchHitConnection | None:
        view, question = info.context.view, PageQuestion(wanted.filter, _size(first), after)
        every = hits.hits(view, wanted.filter, hits.MOST)
        return SearchHitConnection(
            it=hits.page(view, question),
            dress=shown_hit,
            resembling=every.resemble,
            together=[shown_meeting(met) for met in meetings.meetings(view, wanted.text)],
        )

    @strawberry.field
    def coverage(
        self,
        info: Info,
        index: strawberry.ID,
        level: int | None = 1,
        kind: EntityKind | None = None,
        as_of: datetime | None = None,
    ) -> Coverage | None:
        view = info.context.at(as_of)
        own = view.catalogue.index(index)
        return coverage_of(info, own, level, kind=kind, view=view)

    @strawberry.field
    def data_version(self, info: Info, as_of: datetime | None = None) -> DataVersion | None:
        return DataVersion(view=info.context.at(as_of))


def _entity(info: Info, name: str, on: date | None, kind: Kind | None) -> Entity:
    entity = info.context.view.catalogue.entity(name, on or info.context.today, kind)
    if kind not in (None, entity.kind):
        raise UnknownName(Text("đơn vị", "unit"), name)
    return dress(entity)


def _several(values: list | None) -> tuple | None:
    return None if values is None else tuple(values)


def _size(first: int) -> int:
    return _within("first", first, 0)


def _count(latest: int) -> int:
    return _within("latest", latest, 1)


def _within(name: str, number: int, least: int) -> int:
    if not least <= number <= FIRST_LIMIT:
        raise BadQuestion(
            Text(
                f"{name} là {number}, cần từ {least} đến {FIRST_LIMIT}",
                f"{name} is {number}, it should be from {least} to {FIRST_LIMIT}",
            )
        )
    return number


def _itself(node):
    return node
