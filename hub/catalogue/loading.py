"""The catalogue out of the tables, in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import orjson
from sqlalchemy import Connection, select
from sqlmodel import SQLModel

from hub.catalogue.division import Division, Part
from hub.catalogue.entity import Entity, EntityName, Succession
from hub.catalogue.evidence import Document, Figure, Release, Source, Target, Unplaced, Withdrawal
from hub.catalogue.indicator import Break, Edition, Group, Index, Indicator, Rated
from hub.catalogue.snapshot import Catalogue
from hub.store import tables
from hub.words import clock, period
from hub.words.language import Text
from hub.words.period import Period
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

_PARTS = Text("thành phần", "components")


def load(connection: Connection) -> Catalogue:
    """The catalogue as it stands, in a fixed number of statements."""
    releases = tuple(
        _release(line)
        for line in _lines(connection, tables.Release, tables.Release.version)
        if line["version"]
    )
    return Catalogue(
        version=releases[-1].version if releases else 0,
        entities=_entities(connection),
        successions=tuple(
            Succession(
                line["predecessor"],
                line["successor"],
                line["day"],
                SuccessionKind(line["kind"]),
                line["document"],
                line["note"],
            )
            for line in _lines(connection, tables.Succession, tables.Succession.day)
        ),
        indices={line["public_id"]: _index(line) for line in _lines(connection, tables.Index)},
        editions={line["public_id"]: _edition(line) for line in _lines(connection, tables.Edition)},
        groups=tuple(
            Group(
                **_only(
                    line,
                    Group,
                    name=_text(line, "name"),
                    valid_from=period.parse(line["valid_from"]),
                    valid_to=_period(line["valid_to"]),
                )
            )
            for line in _lines(connection, tables.Group)
        ),
        indicators={
            line["public_id"]: _indicator(line) for line in _lines(connection, tables.Indicator)
        },
        parts=tuple(Part(**_only(line, Part)) for line in _lines(connection, tables.Part)),
        divisions=tuple(_division(line) for line in _lines(connection, tables.Division)),
        chains={
            line["successor"]: line["predecessor"] for line in _lines(connection, tables.Chain)
        },
        breaks=tuple(_break(line) for line in _lines(connection, tables.Break)),
        rated=tuple(
            Rated(
                line["index"],
                EntityKind(line["kind"]),
                period.parse(line["valid_from"]),
                period.parse(line["valid_to"]),
                line["count"],
            )
            for line in _lines(connection, tables.Rated)
        ),
        sources={
            line["public_id"]: Source(**_only(line, Source, tier=SourceTier(line["tier"])))
            for line in _lines(connection, tables.Source)
        },
        withdrawals=tuple(
            Withdrawal(**_only(line, Withdrawal, kind=WithdrawalKind(line["kind"])))
            for line in _lines(connection, tables.Withdrawal)
        ),
        notes={
            line["public_id"]: Text(line["text_vi"], line["text_en"])
            for line in _lines(connection, tables.Note)
        },
        documents={
            line["public_id"]: Document(**_only(line, Document))
            for line in _lines(connection, tables.Document)
        },
        citations=tuple(
            (line["document"], line["cites"])
            for line in _lines(connection, tables.DocumentCitation)
        ),
        targets=tuple(
            Target(
                **_only(
                    line,
                    Target,
                    measure=Measure(line["measure"]),
                    comparator=Comparator(line["comparator"]),
                    reform_area=ReformArea(line["reform_area"]) if line["reform_area"] else None,
                )
            )
            for line in _lines(connection, tables.Target)
        ),
        figures=tuple(Figure(**_only(line, Figure)) for line in _lines(connection, tables.Figure)),
        unplaced=tuple(
            Unplaced(**_only(line, Unplaced)) for line in _lines(connection, tables.Unplaced)
        ),
        releases=releases,
        touched=_touched(connection),
    )


def _lines(
    connection: Connection, model: type[SQLModel], *order: Any
) -> Sequence[Mapping[str, Any]]:
    table = model.__table__
    return connection.execute(select(table).order_by(*order, table.c.id)).mappings().all()


def _entities(connection: Connection) -> dict[str, Entity]:
    names, spellings, regions = defaultdict(list), defaultdict(list), defaultdict(list)
    for own, *told in _cells(
        connection, tables.EntityName, ("entity", *EntityName.__dataclass_fields__)
    ):
        names[own].append(EntityName(*told))
    for own, spelling, short in _cells(
        connection, tables.Alias, ("entity", "spelling", "abbreviation")
    ):
        spellings[own, short].append(spelling)
    for own, *told in _cells(
        connection, tables.Membership, ("entity", "region", "valid_from", "valid_to")
    ):
        regions[own].append(tuple(told))
    told = _cells(
        connection,
        tables.Entity,
        ("id", "public_id", "kind", "province", "code", "iso_code", "valid_from", "valid_to"),
    )
    return {
        own: Entity(
            id_,
            own,
            EntityKind(kind),
            *others,
            tuple(sorted(names[own], key=lambda name: name.valid_from or date.min)),
            tuple(spellings[own, False]),
            tuple(spellings[own, True]),
            tuple(regions[own]),
        )
        for id_, own, kind, *others in told
    }


def _cells(
    connection: Connection, model: type[SQLModel], columns: Iterable[str]
) -> Iterable[Sequence[Any]]:
    """These columns of every line of a table, in the order in which the lines came."""
    table = model.__table__
    return connection.execute(
        select(*(table.c[column] for column in columns)).order_by(table.c.id)
    ).all()


def _index(line: Mapping[str, Any]) -> Index:
    name = _text(line, "name")
    return Index(
        **_only(
            line,
            Index,
            name=name,
            description=_text(line, "description"),
            frequency=Frequency(line["frequency"]),
            kind=EntityKind(line["kind"]),
            terms=_text(line, "terms"),
            short=_text(line, "short") or name,
            parts=_text(line, "parts") or _PARTS,
        )
    )


def _edition(line: Mapping[str, Any]) -> Edition:
    return Edition(
        line["public_id"],
        line["index"],
        _text(line, "name"),
        period.parse(line["valid_from"]),
        _period(line["valid_to"]),
        line["province"],
        line["document"],
        _text(line, "note"),
    )


def _indicator(line: Mapping[str, Any]) -> Indicator:
    area = ReformArea(line["reform_area"]) if line["reform_area"] else None
    return Indicator(
        **_only(
            line,
            Indicator,
            name=_text(line, "name"),
            valid_from=period.parse(line["valid_from"]),
            valid_to=_period(line["valid_to"]),
            reform_area=area,
            definition=_text(line, "definition"),
        )
    )


def _division(line: Mapping[str, Any]) -> Division:
    return Division(
        **_only(
            line,
            Division,
            composition=Composition(line["composition"]),
            valid_from=period.parse(line["valid_from"]),
            valid_to=_period(line["valid_to"]),
            note=_text(line, "note"),
        )
    )


def _break(line: Mapping[str, Any]) -> Break:
    return Break(
        period.parse(line["at"]),
        BreakKind(line["kind"]),
        Severity(line["severity"]),
        _text(line, "note"),
        line["code"],
        line["entity"],
        line["document"],
    )


def _release(line: Mapping[str, Any]) -> Release:
    passed = orjson.loads(line["suspicions"] or "[]")
    suspicions = tuple(
        Text(*(f"[{number}] {place}: {text}" for text in texts)) for number, place, *texts in passed
    )
    return Release(
        **_only(
            line,
            Release,
            state=ReleaseState(line["state"]),
            published_at=clock.of_micros(line["published_at"]),
            suspicions=suspicions,
        )
    )


def _touched(connection: Connection) -> dict[int, tuple[int, ...]]:
    found = defaultdict(list)
    table = tables.Touched.__table__
    for indicator, version in connection.execute(select(table).order_by(table.c.version)):
        found[indicator].append(version)
    return {indicator: tuple(versions) for indicator, versions in found.items()}


def _only(line: Mapping[str, Any], kind: type, /, **given: Any) -> dict[str, Any]:
    return {
        name: given[name] if name in given else line[name] for name in kind.__dataclass_fields__
    }


def _text(line: Mapping[str, Any], name: str) -> Text | None:
    vi, en = line[f"{name}_vi"], line[f"{name}_en"]
    return Text(vi or en, en or vi) if vi or en else None


def _period(text: str | None) -> Period | None:
    return period.parse(text) if text else None
