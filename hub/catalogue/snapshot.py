"""The catalogue itself: one frozen snapshot per data version, asked without SQL."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from rapidfuzz import process

from hub.catalogue import naming
from hub.catalogue.division import Division, Part
from hub.catalogue.entity import Entity, Succession
from hub.catalogue.evidence import Document, Figure, Release, Source, Target, Unplaced, Withdrawal
from hub.catalogue.indicator import (
    Break,
    Edition,
    Group,
    Index,
    Indicator,
    Publication,
    Rated,
    Series,
    in_force,
    share_time,
)
from hub.catalogue.naming import IndexNames, IndicatorNames
from hub.catalogue.short_names import short_names
from hub.words import clock, codes, names
from hub.words.clock import Moment
from hub.words.errors import BadQuestion, UnknownName
from hub.words.language import Text
from hub.words.lookup import Lookup
from hub.words.names import NamedUnit, Names
from hub.words.period import Period
from hub.words.spelling import unabridged
from hub.words.terms import AREAS, BELOW_PROVINCES, EntityKind, Severity, SuccessionKind

Thing, Key = TypeVar("Thing"), TypeVar("Key")

CHAIN_LIMIT = 50  # meanings that one series may join; a longer chain is a circle


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All tables but the observations, as they stood at one data version; immutable."""

    version: int
    entities: Mapping[str, Entity]
    successions: tuple[Succession, ...]
    indices: Mapping[str, Index]
    editions: Mapping[str, Edition]
    groups: tuple[Group, ...]
    indicators: Mapping[str, Indicator]
    parts: tuple[Part, ...]
    divisions: tuple[Division, ...]
    chains: Mapping[str, str]  # successor → predecessor
    breaks: tuple[Break, ...]
    rated: tuple[Rated, ...]
    publications: tuple[Publication, ...]
    sources: Mapping[str, Source]
    notes: Mapping[str, Text]
    documents: Mapping[str, Document]
    citations: tuple[tuple[str, str], ...]
    targets: tuple[Target, ...]
    figures: tuple[Figure, ...]
    unplaced: tuple[Unplaced, ...]
    releases: tuple[Release, ...]  # by version
    withdrawals: tuple[Withdrawal, ...]
    touched: Mapping[int, tuple[int, ...]] = field(
        default_factory=dict
    )  # indicator → the versions that touched it
    # What indices and indicators are called besides, by the id of the index or the code.
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[int, Entity]:
        """Each entity by its key in the tables."""
        return {entity.id: entity for entity in self.entities.values()}

    @cached_property
    def indicator_by_id(self) -> Mapping[int, Indicator]:
        """Each indicator by its key in the tables."""
        return {indicator.id: indicator for indicator in self.indicators.values()}

    @cached_property
    def source_by_id(self) -> Mapping[int, Source]:
        """Each source by its key in the tables."""
        return {source.id: source for source in self.sources.values()}

    @cached_property
    def cites(self) -> Mapping[str, tuple[str, ...]]:
        """The documents that each document cites, by public ids."""
        return {
            own: tuple(cited for _, cited in pairs)
            for own, pairs in _grouped(self.citations, lambda pair: pair[0]).items()
        }

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[str, ...]]:
        """The documents that cite each document, by public ids."""
        return {
            own: tuple(citing for citing, _ in pairs)
            for own, pairs in _grouped(self.citations, lambda pair: pair[1]).items()
        }

    @cached_property
    def targets_in(self) -> Mapping[str, tuple[Target, ...]]:
        """The targets of each document, of all data versions, by its public id."""
        return _grouped(self.targets, lambda target: target.document)

    @cached_property
    def targets_for(self) -> Mapping[str | None, tuple[Target, ...]]:
        """The targets of each entity, of all data versions, by its public id."""
        return _grouped(self.targets, lambda target: target.entity)

    @cached_property
    def figures_in(self) -> Mapping[str, tuple[Figure, ...]]:
        """The figures of each document, of all data versions, by its public id."""
        return _grouped(self.figures, lambda figure: figure.document)

    @cached_property
    def figures_for(self) -> Mapping[str | None, tuple[Figure, ...]]:
        """The figures of each entity, of all data versions, by its public id."""
        return _grouped(self.figures, lambda figure: figure.entity)

    @cached_property
    def unplaced_in(self) -> Mapping[str, tuple[Unplaced, ...]]:
        """What was not placed of each document, of all data versions, by its public id."""
        return _grouped(self.unplaced, lambda unplaced: unplaced.document)

    @cached_property
    def index_names(self) -> IndexNames:
        """The look-up from names to indices."""
        return IndexNames(self.indices, self.spellings)

    @cached_property
    def indicator_names(self) -> IndicatorNames:
        """The look-up from names to indicators."""
        every = self.indicators.values()
        return IndicatorNames(self.index_names, every, self.parts, spellings=self.spellings)

    @cached_property
    def short_names(self) -> Mapping[str, Text]:
        """What each indicator is called where there is little room, by its public id."""
        return short_names(self.indicators.values(), self.indices)

    @cached_property
    def document_names(self) -> Lookup[Document]:
        """The look-up from numbers and titles to documents."""
        return naming.documents_by_name(self.documents.values())

    @cached_property
    def said_in(self) -> Mapping[str, str]:
        """The words of each document's number, title and standing targets, for a search.

        Each stands between blanks, without diacritics.
        """
        return {
            own: f" {names.plain(unabridged(' '.join(self._words_of(document))))} "
            for own, document in self.documents.items()
        }

    def _words_of(self, document: Document) -> list[str]:
        labels = (
            target.label
            for target in self.targets_in.get(document.public_id, ())
            if target.stands(self.version)
        )
        return list(filter(None, (document.number, document.title, *labels)))

    @cached_property
    def by_kind(self) -> Mapping[EntityKind, tuple[Entity, ...]]:
        """The entities of each kind."""
        return _grouped(self._present, lambda entity: entity.kind)

    @cached_property
    def gone(self) -> Mapping[EntityKind, tuple[Entity, ...]]:
        """The units of each kind that only undone imports brought; figures of the past are
        theirs.
        """
        return _grouped(
            (entity for entity in self.entities.values() if entity.is_gone),
            lambda entity: entity.kind,
        )

    @property
    def _present(self) -> Iterator[Entity]:
        """The entities but for those that only undone imports brought."""
        return (entity for entity in self.entities.values() if not entity.is_gone)

    @cached_property
    def departments(self) -> Mapping[str, tuple[Entity, ...]]:
        """The departments of each province."""
        return _grouped(
            self.by_kind.get(EntityKind.DEPARTMENT, ()), lambda department: department.province
        )

    @cached_property
    def areas(self) -> Mapping[str, tuple[Entity, ...]]:
        """The districts, communes and other units of each province."""
        return _grouped(
            (area for kind in AREAS for area in self.by_kind.get(kind, ())),
            lambda area: area.province,
        )

    @cached_property
    def predecessions(self) -> Mapping[str, tuple[Succession, ...]]:
        """How each entity came to be, by its public id."""
        return _grouped(self.successions, lambda succession: succession.successor)

    @cached_property
    def outcomes(self) -> Mapping[str, tuple[Succession, ...]]:
        """What each entity became, by its public id."""
        return _grouped(self.successions, lambda succession: succession.predecessor)

    @cached_property
    def mergers(self) -> Mapping[str, tuple[Entity, ...]]:
        """The units that became another on the day it began, by its public id."""
        whole = [
            succession
            for succession in self.successions
            if succession.kind is SuccessionKind.MERGED_INTO
            and succession.day == self.entities[succession.successor].valid_from
        ]
        return {
            own: tuple(self.entities[merged.predecessor] for merged in successions)
            for own, successions in _grouped(whole, lambda succession: succession.successor).items()
        }

    @cached_property
    def merged_on(self) -> date | None:
        """The day on which provinces last merged."""
        return max(
            (
                province.valid_from
                for province in self.by_kind.get(EntityKind.PROVINCE, ())
                if province.public_id in self.mergers
            ),
            default=None,
        )

    @cached_property
    def drawn_on(self) -> date:
        """The day on which the present map was drawn: provinces last merged or changed regions."""
        days = [self.merged_on]
        for province in self.by_kind.get(EntityKind.PROVINCE, ()):
            days += [first_day for _, first_day, _ in province.regions]
        return max(filter(None, days), default=date.min)

    @cached_property
    def targets_on(self) -> Mapping[tuple[str | None, str | None], tuple[Target, ...]]:
        """The targets of each entity on each code, those that no longer stand among them."""
        return _grouped(self.targets, lambda target: (target.entity, target.indicator))

    @cached_property
    def names(self) -> Names:
        """The look-up from names as people write them."""
        return Names(map(_named, self._present))

    @cached_property
    def _meanings(self) -> Mapping[str, tuple[Indicator, ...]]:
        return _grouped(
            sorted(self.indicators.values(), key=lambda meaning: meaning.valid_from),
            lambda indicator: indicator.code,
        )

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The code of every indicator."""
        return tuple(self._meanings)

    @cached_property
    def units(self) -> Mapping[str, tuple[str, ...]]:
        """The codes of one component in each of its units.

        PAR_INDEX/P1 has PAR_INDEX/P1, PAR_INDEX/P1:pct and PAR_INDEX/P1:lost.
        """
        return _grouped(self.codes, codes.base)

    def entity(
        self, text: str, on: date, kind: EntityKind | None = None, province: str | None = None
    ) -> Entity:
        """The entity a name, or its beginning, means on a day; UnknownName offers the nearest."""
        public_id = self.names.resolve(text, on, kind, province=province, beginnings=True)
        return self.entities[public_id]

    def entity_spelt(
        self, text: str, on: date, kind: EntityKind | None = None, province: str | None = None
    ) -> Entity:
        """The entity a whole name means on a day, as files name them."""
        return self.entities[self.names.resolve(text, on, kind, province=province)]

    def province_of(self, entity: Entity) -> Entity | None:
        """The province of a unit within one, a province itself; None of the others."""
        own = entity.public_id if entity.kind is EntityKind.PROVINCE else entity.province
        return self.entities[own] if own else None

    def entities_over(
        self,
        text: str,
        first: date,
        last: date,
        kind: EntityKind | None = None,
        province: str | None = None,
    ) -> list[Entity]:
        """Every entity a name, or its beginning, means over a span; UnknownName offers the
        nearest.
        """
        ids = self.names.over(text, first, last, kind=kind, province=province, beginnings=True)
        return [self.entities[public_id] for public_id in ids]

    def entities_spelt_over(
        self, text: str, first: date, last: date, kind: EntityKind
    ) -> list[Entity]:
        """Every entity of a kind that a whole name means over a span, as files name them."""
        return [self.entities[own] for own in self.names.over(text, first, last, kind=kind)]

    def series(self, reference: str, kind: EntityKind | None = None) -> Series:
        """What a reference stands for; UnknownName offers the nearest.

        Of one name the index of units of a kind is meant, where one is told.

        PAPI/S32 is every meaning of the code, PAPI/S32@2016 one meaning and those chained to it,
        PAPI the total of the index, and a name all that bears it.
        """
        if series := self.series_coded(reference):
            return series
        meanings = self.indicator_names.resolve(reference, kind)
        code = meanings[-1].code
        if len(meanings) == len(self._meanings[code]):
            return Series(code, meanings)
        chained = {own.public_id: own for each in meanings for own in self._chained(each)}
        in_time = sorted(chained.values(), key=lambda meaning: meaning.valid_from)
        return Series(meanings[-1].public_id, tuple(in_time))

    def series_coded(self, reference: str) -> Series | None:
        """What a code, or the id of one meaning, stands for; None where it is neither."""
        name = reference.strip()
        if meanings := self._meanings.get(name) or self._meanings.get(name.upper()):
            return Series(meanings[0].code, meanings)
        if indicator := self.indicators.get(name) or self.indicators.get(name.upper()):
            return Series(indicator.public_id, self._chained(indicator))
        return None

    def references_like(self, reference: str) -> list[str]:
        """The codes and ids of indicators that are most like a reference."""
        return _nearest(reference.strip(), [*self.codes, *self.indicators])

    def index(self, text: str, kind: EntityKind | None = None) -> Index:
        """The index that an id or a name means, of one name that of units of a kind; UnknownName
        offers those there are.
        """
        return self.index_names.resolve(text, kind)

    def document(self, text: str) -> Document:
        """The document that an id, a number or a title means; UnknownName offers the nearest."""
        known = self.documents.get(text.strip())
        return known or naming.document_named(self.document_names, text)

    def source_named(self, public_id: str) -> Source:
        """The source of this id; UnknownName offers the nearest."""
        if source := self.sources.get(public_id):
            return source
        raise UnknownName(Text("nguồn", "source"), public_id, _nearest(public_id, self.sources))

    def meaning(self, code: str | None, at: Period) -> Indicator | None:
        """The indicator that a code means at a period; None where no meaning is valid then."""
        return next(
            (indicator for indicator in self._meanings.get(code or "", ()) if indicator.means(at)),
            None,
        )

    def meanings(self, code: str) -> tuple[Indicator, ...]:
        """Every meaning of a code in time order; none where there is no such code."""
        return self._meanings.get(code, ())

    def parent_of(self, indicator: Indicator, at: Period | None = None) -> Indicator | None:
        """The indicator above one in a period, or without one the last that it ever stood below."""
        if at is not None:
            return self.meaning(indicator.parent, at)
        above = [each for each in self.meanings(indicator.parent) if share_time(each, indicator)]
        return above[-1] if above else None

    def newest_edition(self, indicator: Indicator) -> Edition | None:
        """The last edition of its index that an indicator is of, no province's own but its own."""
        editions = self.editions_of(indicator)
        return editions[-1] if editions else None

    def editions_of(self, indicator: Indicator) -> list[Edition]:
        """The editions of its index that an indicator is of, in time order."""
        editions = [
            edition
            for edition in self._editions_with(indicator)
            if indicator.edition or (edition.province is None and _is_of(indicator, edition))
        ]
        return sorted(editions, key=lambda edition: edition.valid_from)

    def edition_at(
        self, indicator: Indicator, at: Period, province: str | None = None
    ) -> Edition | None:
        """The edition of an index in force at a period.

        The edition of the indicator goes first, then that of the province, then that of everyone.
        """
        if indicator.edition:
            return self.editions[indicator.edition]
        editions = self._editions_of.get(indicator.index, ())
        # Of several of one province the first counts.
        by_province = {
            edition.province: edition for edition in reversed(editions) if in_force(edition, at)
        }
        return by_province.get(province, by_province.get(None))

    def rates(self, indicator: Indicator, at: Period) -> bool:
        """Whether an indicator is in force in a period.

        It is so within an edition of its index, where that has any.
        """
        editions = self._editions_with(indicator)
        return indicator.means(at) and (
            not editions or any(in_force(edition, at) for edition in editions)
        )

    def own_editions(self, indicator: Indicator, at: Period) -> list[Edition]:
        """The editions in force in a period by which single provinces rate an indicator."""
        return [
            edition
            for edition in self._editions_with(indicator)
            if edition.province and in_force(edition, at)
        ]

    def _editions_with(self, indicator: Indicator) -> tuple[Edition, ...]:
        return (
            (self.editions[indicator.edition],)
            if indicator.edition
            else self._editions_of.get(indicator.index, ())
        )

    @cached_property
    def _editions_of(self) -> Mapping[str, tuple[Edition, ...]]:
        return _grouped(self.editions.values(), lambda edition: edition.index)

    def groups_at(
        self, indicator: Indicator, at: Period, province: str | None = None
    ) -> tuple[Group, ...]:
        """The bands of an indicator at a period, those of a province where it has an edition."""
        bands = self._bands.get(indicator.code, ())
        edition = self.edition_at(indicator, at, province) if bands else None
        return tuple(
            group
            for group in bands
            if edition and group.edition == edition.public_id and in_force(group, at)
        )

    @cached_property
    def _bands(self) -> Mapping[str, tuple[Group, ...]]:
        return _grouped(self.groups, lambda group: group.of)

    def group_named(
        self, code: str | None, indicator: Indicator, at: Period, province: str | None = None
    ) -> Group | None:
        """The group that a source prints; one that no edition has gets no limits."""
        for group in self.groups_at(indicator, at, province):
            if group.code == code:
                return group
        if not code:
            return None
        return Group(
            edition="",
            of=indicator.code,
            code=code,
            name=Text(code, code),
            valid_from=at,
            valid_to=at,
            lower=None,
            upper=None,
            confirmed=True,
        )

    def indicators_of(
        self, index: str, edition: str | None = None, level: int | None = None
    ) -> list[Indicator]:
        """The indicators of an index, of one edition or of one level.

        Raises UnknownName where there is no such edition.
        """
        indicators = [
            indicator
            for indicator in self.indicators.values()
            if indicator.index == index and level in (None, indicator.level)
        ]
        if edition is None:
            return indicators
        known = naming.edition_named(self._editions_of.get(index, ()), edition)
        return [indicator for indicator in indicators if share_time(indicator, known)]

    def components(self, indicator: Indicator, tree: str | None = None) -> list[Indicator]:
        """The indicators directly below one whose meanings overlap its own, in one tree or in all.

        A part of several trees stands once.
        """
        return list(
            dict.fromkeys(
                child
                for own, child in self._below.get(indicator.code, ())
                if tree in (None, own) and share_time(child, indicator)
            )
        )

    def components_of(
        self,
        indicator: Indicator,
        at: Period | None = None,
        edition: str | None = None,
        tree: str | None = None,
    ) -> list[Indicator]:
        """The indicators directly below one in a period; without one, at the end of an edition,
        the newest where none is named.

        Raises UnknownName where the indicator is not of the edition.
        """
        below, chosen = self.components(indicator, tree), None
        if edition is not None or at is None:
            chosen = self._edition_of(indicator, edition)
        if chosen is not None:
            below = [child for child in below if _is_of(child, chosen)]
        if at is not None:
            return [child for child in below if child.means(at)]
        return _last_together(below, indicator, chosen)

    def _edition_of(self, indicator: Indicator, edition: str | None) -> Edition | None:
        if edition is None:
            return self.newest_edition(indicator)
        editions = [each for each in self._editions_with(indicator) if _is_of(indicator, each)]
        return naming.edition_named(editions, edition)

    def trees(self, indicator: Indicator) -> tuple[str, ...]:
        """The trees in which anything stands below an indicator, its own place's first."""
        return tuple(
            dict.fromkeys(
                tree
                for tree, child in self._below.get(indicator.code, ())
                if share_time(child, indicator)
            )
        )

    def tree(self, text: str) -> str:
        """The tree, of whatever indicator, that a name means; UnknownName tells those there are."""
        return naming.tree_named(self._trees, text)

    @cached_property
    def _trees(self) -> tuple[str, ...]:
        own = (indicator.tree for indicator in self.indicators.values())
        return tuple(dict.fromkeys((*own, *(part.tree for part in self.parts))))

    @cached_property
    def _below(self) -> Mapping[str, tuple[tuple[str, Indicator], ...]]:
        """By the code of a parent each tree and child.

        First stand those whose own place it is, then the parts that are placed there
        besides.
        """
        placed = [
            (child.parent, child.tree, child) for child in self.indicators.values() if child.parent
        ]
        beside = [
            (part.parent, part.tree, child)
            for part in self.parts
            for child in self._meanings.get(part.indicator, ())
        ]
        return {
            code: tuple((tree, child) for _, tree, child in places)
            for code, places in _grouped([*placed, *beside], lambda place: place[0]).items()
        }

    def breaks_of(self, codes: Iterable[str], entity: Entity | None = None) -> list[Break]:
        """The breaks of these codes and of an entity, in time order."""
        distinct_codes = set(codes)
        breaks = [
            break_
            for break_ in self.breaks
            if break_.code in distinct_codes
            or (entity is not None and break_.entity == entity.public_id)
        ]
        return sorted(breaks, key=lambda break_: break_.at)

    def redrawn(self, first: Period, last: Period) -> set[int]:
        """The keys of the entities whose territory changed between two periods."""
        return {
            self.entities[break_.entity].id
            for break_ in self.breaks
            if break_.entity and break_.severity is Severity.CUT and break_.between(first, last)
        }

    def in_force(self, kind: EntityKind, on: date) -> list[Entity]:
        """The entities of a kind that exist on a day."""
        return [entity for entity in self.by_kind.get(kind, ()) if entity.exists_on(on)]

    def rated_in(self, index: str, kind: EntityKind, at: Period) -> int | None:
        """How many of a kind the publisher rated in a period; None where all in force were."""
        return next(
            (
                rated.count
                for rated in self.rated
                if rated.index == index and rated.kind == kind and in_force(rated, at)
            ),
            None,
        )

    def publication(self, index: str, at: Period) -> Publication | None:
        """How the results of an index in a period were published, where that is told."""
        key = (index, at)
        if key not in self._publications_at:
            of_index = (each for each in self.publications if each.index == index)
            self._publications_at[key] = next(
                (each for each in of_index if in_force(each, at)), None
            )
        return self._publications_at[key]

    @cached_property
    def cited(self) -> dict[Hashable, tuple[Text, ...]]:
        """What citations say of sources, as far as they were made."""
        return {}

    @cached_property
    def _publications_at(self) -> dict[tuple[str, Period], Publication | None]:
        return {}

    def source_at(self, own: int, index: str, at: Period) -> Source:
        """A source by its key, with the publisher of the index called as in a period; who else is
        named as its publisher stays.
        """
        key = (own, index, at)
        if key not in self._sources_at:
            self._sources_at[key] = self._source_called(own, index, at)
        return self._sources_at[key]

    def _source_called(self, own: int, index: str, at: Period) -> Source:
        source, publication = self.source_by_id[own], self.publication(index, at)
        names = {each.publisher.vi for each in self.publications if each.index == index}
        if publication is None or source.publisher not in names or publication.is_of_provinces:
            return source
        return replace(source, publisher=publication.publisher.vi)

    @cached_property
    def _sources_at(self) -> dict[tuple[int, str, Period], Source]:
        return {}

    def expected(self, index: str, at: Period) -> int:
        """How many entities an index rates in a period.

        0 where it is not known which of all districts or communes it rates.
        """
        kind = self.indices[index].kind
        everyone = () if kind in BELOW_PROVINCES else self.in_force(kind, at.last_day)
        return self.rated_in(index, kind, at) or len(everyone)

    def version_by(self, moment: Moment) -> int:
        """The last data version published by a moment, or the version that is named; 0 before the
        first release.
        """
        if isinstance(moment, int):
            return self._version(moment)
        place = bisect_right([release.published_at for release in self.releases], moment)
        return self.releases[place - 1].version if place else 0

    def _version(self, version: int) -> int:
        if 1 <= version <= self.version:
            return version
        raise UnknownName(
            Text("phiên bản dữ liệu", "data version"),
            str(version),
            step=Text(
                f"hiện có phiên bản 1 đến {self.version}; thời điểm thì viết 2025-07-01 hoặc"
                " 2025-07-01T08:00:00+07:00",
                f"there are versions 1 to {self.version}; a moment is written 2025-07-01 or"
                " 2025-07-01T08:00:00+07:00",
            ),
        )

    def version_at(self, moment: Moment) -> int:
        """The data version in force at a moment; BadQuestion where there was none yet."""
        if version := self.version_by(moment):
            return version
        then, first = clock.to_the_second(moment), "–"
        if self.releases:
            first = clock.to_the_second(self.releases[0].published_at, up=True)
        raise BadQuestion(
            Text(
                f"hệ thống chưa có số liệu vào lúc {then}; đợt cập nhật đầu tiên là {first}",
                f"the hub held nothing at {then}; its first release is of {first}",
            )
        )

    def releases_of(self, dataset: str | None) -> list[Release]:
        """The releases of a dataset or of all, the newest first; UnknownName where it has none."""
        newest_first = list(reversed(self.releases))
        if dataset is None:
            return newest_first
        known = naming.dataset_named({release.dataset for release in self.releases}, dataset)
        return [release for release in newest_first if release.dataset == known]

    def withdrawal_of(self, source_id: int, ended: int, version: int) -> Withdrawal | None:
        """What ended a source in a data version, where that still holds at another.

        None where the source only revised a figure.
        """
        return next(
            (
                one
                for one in self.withdrawals
                if one.source_id == source_id
                and one.since == ended
                and one.since <= version < one.until
            ),
            None,
        )

    def release_of(self, version: int) -> Release:
        """The release that made a data version."""
        return self.releases[
            bisect_right([release.version for release in self.releases], version) - 1
        ]

    def undoing_of(self, release: Release, version: int) -> Release | None:
        """The release that undid one, and was not undone itself, at a data version."""
        undoings = self._undoings.get(release.id, ())
        return next(
            (
                each
                for each in reversed(undoings)
                if each.version <= version and self.undoing_of(each, version) is None
            ),
            None,
        )

    @cached_property
    def _undoings(self) -> Mapping[int | None, tuple[Release, ...]]:
        """The releases that undid each release, in time order, by its id."""
        return _grouped(self.releases, lambda release: release.undoes)

    @cached_property
    def release_by_id(self) -> Mapping[int, Release]:
        """Each release by its id."""
        return {release.id: release for release in self.releases}

    def last_touch(self, indicator_id: int, version: int) -> int:
        """The last version, not after this one, that touched an indicator; 0 where none did."""
        versions = self.touched.get(indicator_id, ())
        place = bisect_right(versions, version)
        return versions[place - 1] if place else 0

    def _chained(self, indicator: Indicator) -> tuple[Indicator, ...]:
        chain = [indicator]
        while (before := self.chains.get(chain[0].public_id)) and len(chain) < CHAIN_LIMIT:
            chain.insert(0, self.indicators[before])
        return tuple(chain)


def _grouped(things: Iterable[Thing], key: Callable[[Thing], Key]) -> dict[Key, tuple[Thing, ...]]:
    groups: dict[Key, list[Thing]] = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return {key_of: tuple(members) for key_of, members in groups.items()}


def _is_of(indicator: Indicator, edition: Edition) -> bool:
    """Whether an indicator has its meaning in an edition; one of another index where both are in
    force.
    """
    is_free = indicator.index != edition.index or indicator.edition is None
    return share_time(indicator, edition) and (is_free or indicator.edition == edition.public_id)


def _last_together(
    below: list[Indicator], indicator: Indicator, edition: Edition | None
) -> list[Indicator]:
    """Those of the components that are in force on the last day on which any is."""
    ends = [_end(child, indicator, edition) for child in below]
    return [child for child, end in zip(below, ends, strict=True) if end == max(ends)]


def _end(*meanings: Indicator | Edition | None) -> date:
    """The last day on which all of these are in force."""
    return min(each.valid_to.last_day if each and each.valid_to else date.max for each in meanings)


def _named(entity: Entity) -> NamedUnit:
    days: list[tuple[str, date | None, date | None]] = []
    if len(entity.names) > 1:
        for name in entity.names:
            texts = (name.name_vi, name.official_vi, name.name_en, name.official_en)
            days += [(text, name.valid_from, name.valid_to) for text in dict.fromkeys(texts)]
    return NamedUnit(
        id=entity.public_id,
        kind=entity.kind,
        province=entity.province,
        valid_from=entity.valid_from,
        valid_to=entity.valid_to,
        code=entity.code,
        spellings=entity.spellings,
        days=tuple(days),
    )


def _nearest(text: str, names: Iterable[str]) -> list[str]:
    return [name for name, _, _ in process.extract(text, list(names), limit=3, score_cutoff=60)]
