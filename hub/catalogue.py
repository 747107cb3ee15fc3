"""The catalogue: what is small and changes only by import, held in memory as one frozen snapshot per data version."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import SQLModel

from hub import moments, period, tables
from hub.errors import BadQuestion, UnknownName
from hub.language import Language, Text
from hub.names import Named, Names
from hub.period import Period
from hub.terms import BreakKind, EntityKind, Frequency, ReformArea, ReleaseState, Severity, SourceTier, SuccessionKind

CHAIN_LIMIT = 50  # meanings that one series may join; a longer chain is a circle


@dataclass(frozen=True, slots=True)
class EntityName:
    """The names an entity bore from a date to a date."""

    name_vi: str
    name_en: str
    official_vi: str
    official_en: str
    is_city: bool
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, eq=False)
class Entity:
    """Something that is measured, with its dated names, regions and other spellings."""

    id: int
    public_id: str
    kind: EntityKind
    province: str | None
    code: str | None
    iso_code: str | None
    valid_from: date | None
    valid_to: date | None
    names: tuple[EntityName, ...]
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    regions: tuple[tuple[str, date | None, date | None], ...] = ()

    def named(self, on: date | None = None) -> EntityName:
        """Its names on a day; the nearest in time where it bore none, the last without a day."""
        if on is None:
            return self.names[-1]
        return next((name for name in self.names if name.valid_to is None or on <= name.valid_to), self.names[-1])

    def name(self, language: Language, on: date | None = None) -> str:
        """Its common name in a language on a day."""
        names = self.named(on)
        return names.name_en if language is Language.EN else names.name_vi

    def official_name(self, language: Language, on: date | None = None) -> str:
        """Its official name in a language on a day."""
        names = self.named(on)
        return names.official_en if language is Language.EN else names.official_vi

    def exists_on(self, day: date) -> bool:
        """Whether it exists on this day."""
        return self.exists_within(day, day)

    def exists_within(self, first: date, last: date) -> bool:
        """Whether it exists on any day of the span."""
        return _overlaps(self.valid_from, self.valid_to, first, last)

    def region(self, on: date) -> str | None:
        """The public id of the region it belongs to on a day."""
        return next((region for region, first, last in self.regions if _overlaps(first, last, on, on)), None)


@dataclass(frozen=True)
class Succession:
    """One entity became, or gave a part to, another on a day."""

    predecessor: str
    successor: str
    day: date
    kind: SuccessionKind
    document: str | None
    note: str | None


@dataclass(frozen=True, eq=False)
class Index:
    """An index and who publishes it."""

    public_id: str
    name: Text
    description: Text
    publisher: str
    frequency: Frequency
    kind: EntityKind
    url: str | None
    licence: str | None
    terms: Text | None


@dataclass(frozen=True, eq=False)
class Edition:
    """A method version of an index."""

    public_id: str
    index: str
    name: Text
    valid_from: Period
    valid_to: Period | None
    province: str | None
    document: str | None
    note: Text | None


@dataclass(frozen=True, eq=False)
class Indicator:
    """One meaning of a code."""

    id: int
    public_id: str
    index: str
    code: str
    name: Text
    unit: str
    level: int
    valid_from: Period
    valid_to: Period | None
    edition: str | None
    tree: str
    parent: str | None
    minimum: float | None
    maximum: float | None
    weight: float | None
    higher_is_better: bool
    reform_area: ReformArea | None
    definition: Text | None

    def means(self, asked: Period) -> bool:
        """Whether this meaning is in force in the whole period."""
        return self.valid_from.first_day <= asked.first_day and (self.valid_to is None or asked.last_day <= self.valid_to.last_day)

    @property
    def span(self) -> str:
        """The years of this meaning, as 2011–2017 or 2018–."""
        return f"{self.valid_from}–{self.valid_to or ''}"


@dataclass(frozen=True)
class Series:
    """What an indicator reference stands for: its meanings in time order."""

    asked: str
    meanings: tuple[Indicator, ...]

    def meaning(self, asked: Period) -> Indicator:
        """The meaning in force in a period; BadQuestion tells the years there are."""
        found = next((indicator for indicator in self.meanings if indicator.means(asked)), None)
        if found is None:
            spans = ", ".join(indicator.span for indicator in self.meanings)
            raise BadQuestion(Text(f"{self.asked} không có nghĩa trong kỳ {asked}, chỉ có {spans}",
                                   f"{self.asked} has no meaning in {asked}, only in {spans}"))
        return found

    @property
    def last(self) -> Indicator:
        """The latest meaning."""
        return self.meanings[-1]


@dataclass(frozen=True)
class Break:
    """From a period on, figures are not seamless with those before."""

    at: Period
    kind: BreakKind
    severity: Severity
    note: Text
    code: str
    entity: str
    document: str | None


@dataclass(frozen=True)
class Rated:
    """How many entities of a kind a publisher rated in a span."""

    index: str
    kind: EntityKind
    valid_from: Period
    valid_to: Period
    count: int


@dataclass(frozen=True, eq=False)
class Source:
    """Who says a figure."""

    id: int
    public_id: str
    publisher: str
    title: str
    tier: SourceTier
    url: str | None
    published_on: date | None
    document: str | None


@dataclass(frozen=True, eq=False)
class Document:
    """A legal or departmental document."""

    public_id: str
    kind: str
    title: str
    number: str | None
    date: date | None
    date_printed: str | None
    issuer: str | None
    issuer_entity: str | None
    province: str | None
    period: str | None
    url: str | None


@dataclass(frozen=True, eq=False)
class Release:
    """One import or undo."""

    id: int
    version: int | None
    dataset: str
    state: ReleaseState
    published_at: datetime | None
    imported_by: str
    file: str
    sha256: str
    added: int
    changed: int
    unchanged: int
    gone: int
    repeated: int
    ignored: int
    rejected: int
    undoes: int | None


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Everything but the figures, as of one data version."""

    version: int
    entities: Mapping[str, Entity]
    successions: tuple[Succession, ...]
    indices: Mapping[str, Index]
    editions: Mapping[str, Edition]
    indicators: Mapping[str, Indicator]
    chains: Mapping[str, str]                     # successor → predecessor
    breaks: tuple[Break, ...]
    rated: tuple[Rated, ...]
    sources: Mapping[str, Source]
    notes: Mapping[str, Text]
    documents: Mapping[str, Document]
    citations: tuple[tuple[str, str], ...]
    releases: tuple[Release, ...]                 # by version
    touched: Mapping[int, tuple[int, ...]] = field(default_factory=dict)  # indicator → the versions that touched it

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
    def by_kind(self) -> Mapping[EntityKind, tuple[Entity, ...]]:
        """The entities of each kind."""
        found = defaultdict(list)
        for entity in self.entities.values():
            found[entity.kind].append(entity)
        return {kind: tuple(members) for kind, members in found.items()}

    @cached_property
    def departments(self) -> Mapping[str, tuple[Entity, ...]]:
        """The departments of each province."""
        found = defaultdict(list)
        for entity in self.by_kind.get(EntityKind.DEPARTMENT, ()):
            found[entity.province].append(entity)
        return {province: tuple(members) for province, members in found.items()}

    @cached_property
    def names(self) -> Names:
        """The look-up from names as people write them."""
        return Names(_named(entity) for entity in self.entities.values())

    @cached_property
    def _meanings(self) -> Mapping[str, tuple[Indicator, ...]]:
        found = defaultdict(list)
        for indicator in self.indicators.values():
            found[indicator.code].append(indicator)
        return {code: tuple(sorted(meanings, key=lambda meaning: meaning.valid_from)) for code, meanings in found.items()}

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The code of every indicator."""
        return tuple(self._meanings)

    def entity(self, text: str, on: date, kind: EntityKind | None = None, province: str | None = None) -> Entity:
        """The entity a name means on a day; UnknownName offers the nearest."""
        return self.entities[self.names.resolve(text, on, kind, province)]

    def entities_over(self, text: str, first: date, last: date, kind: EntityKind | None = None) -> list[Entity]:
        """Every entity a name means over a span; UnknownName offers the nearest."""
        return [self.entities[public_id] for public_id in self.names.over(text, first, last, kind)]

    def series(self, reference: str) -> Series:
        """What PAPI/S32 (every meaning of the code) or PAPI/S32@2016 (one meaning and those chained to it) stands for."""
        wanted = reference.strip()
        if meanings := self._meanings.get(wanted) or self._meanings.get(wanted.upper()):
            return Series(meanings[0].code, meanings)
        if indicator := self.indicators.get(wanted) or self.indicators.get(wanted.upper()):
            return Series(indicator.public_id, self._chained(indicator))
        raise UnknownName(Text("chỉ số", "indicator"), reference, _nearest(wanted, [*self.codes, *self.indicators]))

    def index(self, public_id: str) -> Index:
        """The index of this id; UnknownName offers those there are."""
        if found := self.indices.get(public_id.strip().upper()):
            return found
        raise UnknownName(Text("bộ chỉ số", "index"), public_id, list(self.indices))

    def source_named(self, public_id: str) -> Source:
        """The source of this id; UnknownName offers the nearest."""
        if found := self.sources.get(public_id):
            return found
        raise UnknownName(Text("nguồn", "source"), public_id, _nearest(public_id, self.sources))

    def meaning(self, code: str | None, at: Period) -> Indicator | None:
        """The meaning of a code at a period, if there is one."""
        return next((indicator for indicator in self._meanings.get(code or "", ()) if indicator.means(at)), None)

    def edition_at(self, indicator: Indicator, at: Period) -> Edition | None:
        """The edition of an index in force at a period; the indicator's own where it names one."""
        if indicator.edition:
            return self.editions[indicator.edition]
        return next((edition for edition in self.editions.values() if edition.index == indicator.index and edition.province is None
                     and edition.valid_from.first_day <= at.first_day
                     and (edition.valid_to is None or at.last_day <= edition.valid_to.last_day)), None)

    def indicators_of(self, index: str, edition: str | None = None, level: int | None = None) -> list[Indicator]:
        """The indicators of an index, of one edition or of one level; UnknownName where there is no such edition."""
        found = [indicator for indicator in self.indicators.values() if indicator.index == index and level in (None, indicator.level)]
        if edition is None:
            return found
        if edition not in self.editions:
            known = [other.public_id for other in self.editions.values() if other.index == index]
            raise UnknownName(Text("phiên bản bộ tiêu chí", "edition"), edition, known)
        return [indicator for indicator in found if _share_time(indicator, self.editions[edition])]

    def components(self, indicator: Indicator, tree: str | None = None) -> list[Indicator]:
        """The indicators directly below one, whose meaning overlaps its own."""
        return [child for child in self.indicators.values()
                if child.parent == indicator.code and (tree is None or child.tree == tree) and _share_time(child, indicator)]

    def breaks_of(self, codes: Iterable[str], entity: Entity | None = None) -> list[Break]:
        """The breaks of these codes and of an entity, in time order."""
        wanted = set(codes)
        found = [break_ for break_ in self.breaks
                 if break_.code in wanted or (entity is not None and break_.entity == entity.public_id)]
        return sorted(found, key=lambda break_: break_.at)

    def in_force(self, kind: EntityKind, on: date) -> list[Entity]:
        """The entities of a kind that exist on a day."""
        return [entity for entity in self.by_kind.get(kind, ()) if entity.exists_on(on)]

    def rated_in(self, index: str, kind: EntityKind, at: Period) -> int | None:
        """How many of a kind the publisher says it rated in a period, where not all in force were."""
        return next((rated.count for rated in self.rated if rated.index == index and rated.kind == kind
                     and rated.valid_from.first_day <= at.first_day and at.last_day <= rated.valid_to.last_day), None)

    def expected(self, index: str, at: Period) -> int:
        """How many entities an index rates in a period."""
        kind = self.indices[index].kind
        return self.rated_in(index, kind, at) or len(self.in_force(kind, at.last_day))

    def version_at(self, moment: datetime) -> int:
        """The data version in force at a moment; BadQuestion names the day of the first release."""
        published = [release for release in self.releases if release.published_at]
        place = bisect_right([release.published_at for release in published], moment)
        if place == 0:
            since = moments.written(published[0].published_at) if published else "–"
            raise BadQuestion(Text(f"hệ thống chưa có số liệu vào lúc {moments.written(moment)}; đợt cập nhật đầu tiên là {since}",
                                   f"the hub held nothing at {moments.written(moment)}; its first release is of {since}"))
        return published[place - 1].version

    def release_of(self, version: int) -> Release:
        """The release that made a data version."""
        return self.releases[bisect_right([release.version for release in self.releases], version) - 1]

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


def load(connection: Connection) -> Catalogue:
    """The catalogue as it stands, in a fixed number of statements."""
    releases = tuple(_release(line) for line in _lines(connection, tables.Release, tables.Release.version) if line["version"])
    return Catalogue(
        version=releases[-1].version if releases else 0,
        entities=_entities(connection),
        successions=tuple(Succession(line["predecessor"], line["successor"], line["day"], SuccessionKind(line["kind"]), line["document"],
                                     line["note"]) for line in _lines(connection, tables.Succession, tables.Succession.day)),
        indices={line["public_id"]: _index(line) for line in _lines(connection, tables.Index)},
        editions={line["public_id"]: _edition(line) for line in _lines(connection, tables.Edition)},
        indicators={line["public_id"]: _indicator(line) for line in _lines(connection, tables.Indicator)},
        chains={line["successor"]: line["predecessor"] for line in _lines(connection, tables.Chain)},
        breaks=tuple(_break(line) for line in _lines(connection, tables.Break)),
        rated=tuple(Rated(line["index"], EntityKind(line["kind"]), period.parse(line["valid_from"]), period.parse(line["valid_to"]),
                          line["count"]) for line in _lines(connection, tables.Rated)),
        sources={line["public_id"]: Source(**_only(line, Source, tier=SourceTier(line["tier"]))) for line in _lines(connection, tables.Source)},
        notes={line["public_id"]: Text(line["text_vi"], line["text_en"]) for line in _lines(connection, tables.Note)},
        documents={line["public_id"]: Document(**_only(line, Document)) for line in _lines(connection, tables.Document)},
        citations=tuple((line["document"], line["cites"]) for line in _lines(connection, tables.DocumentCitation)),
        releases=releases,
        touched=_touched(connection),
    )


def _lines(connection: Connection, model: type[SQLModel], order: Any = None) -> list[Mapping[str, Any]]:
    table = model.__table__
    return list(connection.execute(select(table).order_by(table.c.id if order is None else order)).mappings())


def _entities(connection: Connection) -> dict[str, Entity]:
    names, spellings, regions = defaultdict(list), defaultdict(list), defaultdict(list)
    for line in _lines(connection, tables.EntityName):
        names[line["entity"]].append(EntityName(**_only(line, EntityName)))
    for line in _lines(connection, tables.Alias):
        spellings[line["entity"]].append((line["spelling"], line["abbreviation"]))
    for line in _lines(connection, tables.Membership):
        regions[line["entity"]].append((line["region"], line["valid_from"], line["valid_to"]))
    found = {}
    for line in _lines(connection, tables.Entity):
        own = line["public_id"]
        aliases = tuple(spelling for spelling, short in spellings[own] if not short)
        abbreviations = tuple(spelling for spelling, short in spellings[own] if short)
        dated = tuple(sorted(names[own], key=lambda name: name.valid_from or date.min))
        found[own] = Entity(line["id"], own, EntityKind(line["kind"]), line["province"], line["code"], line["iso_code"], line["valid_from"],
                            line["valid_to"], dated, aliases, abbreviations, tuple(regions[own]))
    return found


def _index(line: Mapping[str, Any]) -> Index:
    return Index(line["public_id"], _text(line, "name"), _text(line, "description"), line["publisher"], Frequency(line["frequency"]),
                 EntityKind(line["kind"]), line["url"], line["licence"], _text(line, "terms"))


def _edition(line: Mapping[str, Any]) -> Edition:
    return Edition(line["public_id"], line["index"], _text(line, "name"), period.parse(line["valid_from"]), _period(line["valid_to"]),
                   line["province"], line["document"], _text(line, "note"))


def _indicator(line: Mapping[str, Any]) -> Indicator:
    area = ReformArea(line["reform_area"]) if line["reform_area"] else None
    return Indicator(**_only(line, Indicator, name=_text(line, "name"), valid_from=period.parse(line["valid_from"]),
                             valid_to=_period(line["valid_to"]), reform_area=area, definition=_text(line, "definition")))


def _break(line: Mapping[str, Any]) -> Break:
    return Break(period.parse(line["at"]), BreakKind(line["kind"]), Severity(line["severity"]), _text(line, "note"), line["code"],
                 line["entity"], line["document"])


def _release(line: Mapping[str, Any]) -> Release:
    return Release(**_only(line, Release, state=ReleaseState(line["state"]), published_at=moments.of_micros(line["published_at"])))


def _touched(connection: Connection) -> dict[int, tuple[int, ...]]:
    found = defaultdict(list)
    table = tables.Touched.__table__
    for indicator, version in connection.execute(select(table).order_by(table.c.version)):
        found[indicator].append(version)
    return {indicator: tuple(versions) for indicator, versions in found.items()}


def _named(entity: Entity) -> Named:
    spellings = [spelling for name in entity.names for spelling in (name.name_vi, name.official_vi, name.name_en, name.official_en)]
    return Named(entity.public_id, entity.kind, entity.province, entity.valid_from, entity.valid_to, entity.code,
                 tuple(dict.fromkeys([*spellings, *entity.aliases, *entity.abbreviations])))


def _only(line: Mapping[str, Any], kind: type, **given: Any) -> dict[str, Any]:
    return {name: given[name] if name in given else line[name] for name in kind.__dataclass_fields__}


def _text(line: Mapping[str, Any], name: str) -> Text | None:
    vi, en = line[f"{name}_vi"], line[f"{name}_en"]
    return Text(vi or en, en or vi) if vi or en else None


def _period(text: str | None) -> Period | None:
    return period.parse(text) if text else None


def _overlaps(first: date | None, last: date | None, start: date, end: date) -> bool:
    return (first is None or first <= end) and (last is None or start <= last)


def _share_time(one: Indicator, other: Indicator | Edition) -> bool:
    starts = max(one.valid_from.first_day, other.valid_from.first_day)
    ends = [indicator.valid_to.last_day for indicator in (one, other) if indicator.valid_to is not None]
    return not ends or starts <= min(ends)


def _nearest(text: str, known: Iterable[str]) -> list[str]:
    from rapidfuzz import process
    return [name for name, _, _ in process.extract(text, list(known), limit=3, score_cutoff=60)]
