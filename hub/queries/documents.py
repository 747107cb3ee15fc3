"""Documents, and what they promise and state, as of a data version."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from hub.catalogue import (
    Catalogue,
    Document,
    Entity,
    Figure,
    Release,
    Source,
    Stated,
    Target,
    Unplaced,
)
from hub.panels.panel import View
from hub.queries.observations import CellKey, Observed
from hub.words import names, period
from hub.words.language import Language
from hub.words.terms import EntityKind, ReformArea, SourceTier

LONGEST = 200  # letters of a question that are looked at

Statement = TypeVar("Statement", bound=Stated)


@dataclass(frozen=True)
class Cited:
    """Where a statement of a document comes from, told as a figure's source is."""

    source: Source
    locator: str | None
    origin: str
    release: Release
    reading_date: None = None
    key: None = None


def cited(view: View, statement: Stated) -> Cited:
    """The document of a statement as its source: one told by its id, such as an article; else
    the document itself, which is official.
    """
    own = view.catalogue.documents[statement.document]
    title = " ".join(filter(None, (own.kind, own.number, own.title)))
    issuer = (
        view.catalogue.entities[own.issuer_entity].official_name(Language.VI, own.date)
        if own.issuer_entity
        else own.issuer
    )
    itself = Source(
        0, own.public_id, issuer or "", title, SourceTier.OFFICIAL, own.url, own.date, own.public_id
    )
    source = view.catalogue.sources.get(own.public_id, itself)
    return Cited(
        source, statement.locator, statement.origin, view.catalogue.release_of(statement.since)
    )


def documents(view: View, province: str | None = None, search: str | None = None) -> list[Document]:
    """The documents, of a province, with words in their number, title or targets; the newest
    first.
    """
    catalogue = view.catalogue
    own = (
        catalogue.entity(province, date.today(), EntityKind.PROVINCE).public_id
        if province is not None
        else None
    )
    found = [
        document for document in catalogue.documents.values() if own in (None, document.province)
    ]
    told = (
        None if search is None else {document.public_id for document in saying(catalogue, search)}
    )
    return sorted(
        (document for document in found if told is None or document.public_id in told),
        key=_newest,
        reverse=True,
    )


def saying(catalogue: Catalogue, text: str) -> list[Document]:
    """The documents that say every word of a text in their number, title or standing targets, or
    the text itself; the newest first.
    """
    wanted = names.plain(names.key(text[:LONGEST]))
    words = [f" {word} " for word in wanted.split()]
    found = [
        own
        for own, said in catalogue.said_in.items()
        if wanted in said or all(word in said for word in words)
    ]
    return sorted((catalogue.documents[own] for own in found), key=_newest, reverse=True)


def targets(
    view: View,
    entity: str | None = None,
    indicator: str | None = None,
    reform_area: ReformArea | None = None,
) -> list[Target]:
    """The targets of an entity, on an indicator, in a reform area; UnknownName where there is no
    such entity or indicator.
    """
    own = view.catalogue.entity(entity, date.today()).public_id if entity is not None else None
    codes = (
        {meaning.code for meaning in view.catalogue.series(indicator).meanings}
        if indicator is not None
        else None
    )
    every = view.catalogue.targets if own is None else view.catalogue.targets_for.get(own, ())
    return [
        target
        for target in _standing(view, every)
        if (codes is None or target.indicator in codes)
        and reform_area in (None, target.reform_area)
    ]


def targets_of(view: View, entity: Entity) -> list[Target]:
    """The targets of one entity."""
    return list(_standing(view, view.catalogue.targets_for.get(entity.public_id, ())))


def stated(view: View, document: Document) -> tuple[list[Target], list[Figure], list[Unplaced]]:
    """What a document promises, what it states, and what of it was not placed."""
    catalogue = view.catalogue
    return tuple(
        list(_standing(view, of_each.get(document.public_id, ())))
        for of_each in (catalogue.targets_in, catalogue.figures_in, catalogue.unplaced_in)
    )


def cell(view: View, figure: Figure) -> CellKey | None:
    """The cell that a figure fills if it is an observation; none where it names no indicator,
    time or unit of the hub.
    """
    if not (figure.indicator and figure.period and figure.entity):
        return None
    at = period.parse(figure.period)
    meaning = view.catalogue.meaning(figure.indicator, at)
    return (meaning.id, at.key, view.catalogue.entities[figure.entity].id, 0) if meaning else None


def observed(figure: Figure, said: Iterable[Observed]) -> Observed | None:
    """Of all that is said of its cell what its document says, where that is the figure's number."""
    return next(
        (
            claim
            for claim in said
            if claim.source.document == figure.document
            and figure.value in (claim.value, claim.rank)
        ),
        None,
    )


def _standing(view: View, statements: Sequence[Statement]) -> Iterator[Statement]:
    return (each for each in statements if each.stands(view.version))


def _newest(document: Document) -> tuple[date, str]:
    return document.date or date.min, document.public_id
