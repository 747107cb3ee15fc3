"""The catalogue out of the tables, in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import fields, replace
from datetime import date
from itertools import starmap
from typing import Any, TypeVar

import orjson
from sqlalchemy import CompoundSelect, Connection, exists, select
from sqlmodel import SQLModel

from hub.catalogue.division import Division, Part
from hub.catalogue.entity import (
    Entity,
    EntityName,
    Succession,
    ended_by_mergers,
    ended_with_provinces,
)
from hub.catalogue.evidence import (
    Approval,
    Document,
    Figure,
    Release,
    Source,
    Target,
    Unplaced,
    Withdrawal,
)
from hub.catalogue.indicator import Break, Edition, Group, Index, Indicator, Publication, Rated
from hub.catalogue.snapshot import Catalogue
from hub.store import tables
from hub.store.tables.entity import OF_FILES
from hub.words import clock, period
from hub.words.language import Text
from hub.words.person import Person
from hub.words.terms import (
    BreakKind,
    Comparator,
    Composition,
    EntityKind,
    Frequency,
    Measure,
    ReformArea,
    ReleaseState,
    Severity,
    SourceTier,
    SuccessionKind,
    WithdrawalKind,
)

Line = Mapping[str, Any]  # of a table, by the names of its columns
Thing = TypeVar("Thing")

_PARTS = Text("thành phần", "components")


def load(connection: Connection, new: Set[str] = frozenset()) -> Catalogue:
    """The catalogue as it stands, in a fixed number of statements.

    Of `new` units, by public id, figures are about to be written.
    """
    successions = _every(connection, tables.Succession, _succession, tables.Succession.day)
    return Catalogue(
        **_released(connection),
        entities=ended_by_mergers(_entities(connection, new), successions),
        successions=successions,
        indices=_by_id(connection, tables.Index, _index),
        editions=_by_id(connection, tables.Edition, _edition),
        groups=_every(connection, tables.Group, _group),
        indicators=_by_id(connection, tables.Indicator, _indicator),
        parts=_every(connection, tables.Part, _part),
        divisions=_every(connection, tables.Division, _division),
        chains=dict(_every(connection, tables.Chain, _link)),
        breaks=_every(connection, tables.Break, _break),
        rated=_every(connection, tables.Rated, _rated),
        publications=_every(connection, tables.Publication, _publication),
        sources=_by_id(connection, tables.Source, _source),
        withdrawals=_every(connection, tables.Withdrawal, _withdrawal),
        notes=_by_id(connection, tables.Note, _note),
        documents=_by_id(connection, tables.Document, _document),
        citations=_every(connection, tables.DocumentCitation, _citation),
        targets=_every(connection, tables.Target, _target),
        figures=_every(connection, tables.Figure, _figure),
        unplaced=_every(connection, tables.Unplaced, _unplaced),
        spellings=_spellings(connection),
    )


def _released(connection: Connection) -> dict[str, Any]:
    """The releases, what they touched, and the newest version."""
    releases = _releases(connection)
    return {
        "version": releases[-1].version if releases else 0,
        "releases": releases,
        "touched": _touched(connection),
    }


def _every(
    connection: Connection, model: type[SQLModel], make: Callable[[Line], Thing], *order: Any
) -> tuple[Thing, ...]:
    """What is made of each line of a table, in the order in which the lines came."""
    return tuple(map(make, _lines(connection, model, *order)))


def _by_id(
    connection: Connection, model: type[SQLModel], make: Callable[[Line], Thing]
) -> dict[str, Thing]:
    """What is made of each line of a table, by its public id."""
    return {line["public_id"]: make(line) for line in _lines(connection, model)}


def _lines(connection: Connection, model: type[SQLModel], *order: Any) -> Sequence[Line]:
    table = model.__table__
    return connection.execute(select(table).order_by(*order, table.c.id)).mappings().all()


def _maker(
    kind: type[Thing], texts: Sequence[str] = (), /, **converters: Callable[[Any], Any]
) -> Callable[[Line], Thing]:
    """The function that makes a thing of a line: each field is the column of its name.

    Values are converted where a converter is given; a text has a column for each language.
    """
    names = [field.name for field in fields(kind)]

    def make(line: Line) -> Thing:
        values = {name: line[name] for name in names if name not in texts}
        values |= {name: _text(line, name) for name in texts}
        values |= {name: convert(line[name]) for name, convert in converters.items()}
        return kind(**values)

    return make


def _text(line: Line, name: str) -> Text | None:
    vi, en = line[f"{name}_vi"], line[f"{name}_en"]
    return Text(vi or en, en or vi) if vi or en else None


def _reform_area(text: str | None) -> ReformArea | None:
    return ReformArea(text) if text else None


def _suspicions(text: str | None) -> tuple[Text, ...]:
    """The suspicions that were passed, each with its number and place."""
    return tuple(starmap(_suspicion, orjson.loads(text or "[]")))


def _suspicion(number: int, place: str, vi: str, en: str, reason: str = "") -> Text:
    """One with its number, its place and, where it was passed by a reason of its own, that."""
    own = Text(f" — lý do: {reason}", f" — reason: {reason}") if reason else Text("", "")
    return Text(f"[{number}] {place}: {vi}{own.vi}", f"[{number}] {place}: {en}{own.en}")


_SPAN = {"valid_from": period.parse, "valid_to": period.optional}
_indicator = _maker(Indicator, ("name", "definition"), reform_area=_reform_area, **_SPAN)
_edition = _maker(Edition, ("name", "note"), **_SPAN)
_group = _maker(Group, ("name",), **_SPAN)
_part = _maker(Part)
_division = _maker(Division, ("note",), composition=Composition, **_SPAN)
_break = _maker(Break, ("note",), at=period.parse, kind=BreakKind, severity=Severity)
_publication = _maker(Publication, ("publisher",), **_SPAN)
_rated = _maker(Rated, kind=EntityKind, **_SPAN)
_succession = _maker(Succession, kind=SuccessionKind)
_source = _maker(Source, tier=SourceTier)
_withdrawal = _maker(Withdrawal, kind=WithdrawalKind)
_document = _maker(Document)
_target = _maker(Target, measure=Measure, comparator=Comparator, reform_area=_reform_area)
_figure = _maker(Figure)
_unplaced = _maker(Unplaced)
_release = _maker(Release, state=ReleaseState, published_at=clock.of_micros, suspicions=_suspicions)
_index_as_stored = _maker(
    Index,
    ("name", "description", "terms", "short", "parts"),
    frequency=Frequency,
    kind=EntityKind,
)


def _index(line: Line) -> Index:
    """An index, with the default words of sentences where it has none."""
    index = _index_as_stored(line)
    return replace(index, short=index.short or index.name, parts=index.parts or _PARTS)


def _link(line: Line) -> tuple[str, str]:
    """The successor and the predecessor of a chain."""
    return line["successor"], line["predecessor"]


def _note(line: Line) -> Text:
    return Text(line["text_vi"], line["text_en"])


def _citation(line: Line) -> tuple[str, str]:
    """The citing and the cited document."""
    return line["document"], line["cites"]


def _releases(connection: Connection) -> tuple[Release, ...]:
    """The releases that are out, by version."""
    lines = _lines(connection, tables.Release, tables.Release.version)
    approvals = _approvals(connection)
    return tuple(
        _release({**line, "approval": approvals.get(line["id"])})
        for line in lines
        if line["version"]
    )


def _approvals(connection: Connection) -> dict[int, Approval]:
    """Who staged and approved each release that was staged."""
    approval, staged = tables.Approval.__table__, tables.Staged.__table__
    columns = (
        "id",
        "staged_at",
        "staged_account",
        "staged_name",
        "decided_account",
        "decided_name",
    )
    wanted = select(approval.c.release_id, *(staged.c[name] for name in columns))
    joined = wanted.join(staged, staged.c.id == approval.c.staged_id)
    return {
        line.release_id: Approval(
            staged_id=line.id,
            staged_at=clock.of_micros(line.staged_at),
            stager=Person(line.staged_account, line.staged_name),
            approver=Person(line.decided_account, line.decided_name),
        )
        for line in connection.execute(joined)
    }


def _touched(connection: Connection) -> dict[int, tuple[int, ...]]:
    versions: dict[int, list[int]] = defaultdict(list)
    table = tables.Touched.__table__
    for indicator, version in connection.execute(select(table).order_by(table.c.version)):
        versions[indicator].append(version)
    return {indicator: tuple(own) for indicator, own in versions.items()}


def _spellings(connection: Connection) -> dict[str, tuple[str, ...]]:
    """What indices and indicators are called besides, by id or code."""
    spellings: dict[str, list[str]] = defaultdict(list)
    for thing, spelling in _cells(connection, tables.Spelling, ("thing", "spelling")):
        spellings[thing].append(spelling)
    return {thing: tuple(own) for thing, own in spellings.items()}


def _entities(connection: Connection, new: Set[str]) -> dict[str, Entity]:
    of_files = _of_files(connection, new)
    names, aliases, regions = _names(connection), _aliases(connection), _regions(connection)
    columns = ("id", "public_id", "kind", "province", "code", "iso_code", "valid_from", "valid_to")
    entities = {
        public_id: Entity(
            key,
            public_id,
            EntityKind(kind),
            *others,
            names=tuple(names[public_id]),
            aliases=tuple(aliases[public_id, False]),
            abbreviations=tuple(aliases[public_id, True]),
            regions=tuple(regions[public_id]),
            is_of_file=public_id in of_files,
            is_gone=of_files.get(public_id, False),
        )
        for key, public_id, kind, *others in _cells(connection, tables.Entity, columns)
    }
    return ended_with_provinces(entities)


def _of_files(connection: Connection, new: Set[str]) -> dict[str, bool]:
    """The units that files brought, and whether all figures of them were taken back."""
    table, figure = tables.Entity.__table__, tables.Observation.__table__
    told = (figure.c.entity_id == table.c.id) & figure.c.until.not_in(_taken_back())
    query = select(table.c.public_id, exists().where(told)).where(table.c.dataset == OF_FILES)
    return {own: not (has or own in new) for own, has in connection.execute(query)}


def _taken_back() -> CompoundSelect[tuple[int]]:
    """The data versions that an undo made or took back."""
    release = tables.Release.__table__
    undone = select(release.c.undoes).where(release.c.undoes.is_not(None))
    made = select(release.c.version).where(release.c.undoes.is_not(None))
    return made.union_all(select(release.c.version).where(release.c.id.in_(undone)))


def _names(connection: Connection) -> Mapping[str, list[EntityName]]:
    """The names of each entity in time order."""
    names: dict[str, list[EntityName]] = defaultdict(list)
    columns = ("entity", *(field.name for field in fields(EntityName)))
    for entity, *values in _cells(connection, tables.EntityName, columns):
        names[entity].append(EntityName(*values))
    for own in names.values():
        own.sort(key=lambda name: name.valid_from or date.min)
    return names


def _aliases(connection: Connection) -> Mapping[tuple[str, bool], list[str]]:
    """Other spellings by the entity, and by whether they are abbreviations."""
    aliases: dict[tuple[str, bool], list[str]] = defaultdict(list)
    columns = ("entity", "spelling", "abbreviation")
    for entity, spelling, abbreviation in _cells(connection, tables.Alias, columns):
        aliases[entity, abbreviation].append(spelling)
    return aliases


def _regions(connection: Connection) -> Mapping[str, list[tuple[str, date | None, date | None]]]:
    """The regions of each province, from a day to a day."""
    regions: dict[str, list[tuple[str, date | None, date | None]]] = defaultdict(list)
    columns = ("entity", "region", "valid_from", "valid_to")
    for entity, *membership in _cells(connection, tables.Membership, columns):
        regions[entity].append(tuple(membership))
    for own in regions.values():
        own.sort(key=lambda membership: membership[1] or date.min)
    return regions


def _cells(
    connection: Connection, model: type[SQLModel], columns: Iterable[str]
) -> Iterable[Sequence[Any]]:
    """These columns of every line of a table, in the order in which the lines came."""
    table = model.__table__
    return connection.execute(
        select(*(table.c[column] for column in columns)).order_by(table.c.id)
    ).all()
