"""Documents, and what they promise and state, as of a data version."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple, TypeVar

from hub.catalogue import (
    Catalogue,
    Document,
    Figure,
    Release,
    Source,
    Stated,
    Target,
    Unplaced,
    Withdrawal,
    naming,
)
from hub.catalogue.cell_key import CellKey
from hub.panels.panel import View
from hub.queries import paging
from hub.queries.observations import Observed
from hub.queries.paging import ListPage, PageQuestion
from hub.words import period
from hub.words.language import Language
from hub.words.period import Period
from hub.words.spelling import folded
from hub.words.terms import EntityKind, SourceTier

LONGEST = 200  # letters of a question that are looked at

Statement = TypeVar("Statement", bound=Stated)


@dataclass(frozen=True)
class Cited:
    """Where a statement of a document comes from, in the shape of a figure's source."""

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
        id=0,
        public_id=own.public_id,
        publisher=issuer or "",
        title=title,
        tier=SourceTier.OFFICIAL,
        url=own.url,
        published_on=own.date,
        document=own.public_id,
    )
    return Cited(
        source=view.catalogue.sources.get(own.public_id, itself),
        locator=statement.locator,
        origin=statement.origin,
        release=view.catalogue.release_of(statement.since),
    )


@dataclass(frozen=True)
class Question:
    """The documents of a province, with words in their number, title or targets, of a kind, of a
    period and by an issuer; None takes all.
    """

    province: str | None = None
    search: str | None = None
    kind: str | None = None
    period: Period | None = None
    issuer: str | None = None


class StatedBy(NamedTuple):
    """What a document promises, what it states, and what of it was not placed."""

    targets: list[Target]
    figures: list[Figure]
    unplaced: list[Unplaced]


def documents(view: View, question: Question) -> list[Document]:
    """The documents that are asked for, the newest first."""
    catalogue = view.catalogue
    every: Iterable[Document] = catalogue.documents.values()
    if question.search is not None:
        every = saying(catalogue, question.search)
    for is_wanted in _conditions(view, question):
        every = filter(is_wanted, every)
    return sorted(every, key=_newest, reverse=True)


def _conditions(view: View, question: Question) -> Iterator[Callable[[Document], bool]]:
    """What each document has to be; UnknownName for a province or a kind that is not known."""
    catalogue = view.catalogue
    if question.province is not None:
        province = catalogue.entity(question.province, view.today, EntityKind.PROVINCE)
        yield partial(_is_in, province.public_id)
    if question.kind is not None:
        kinds = {document.kind for document in catalogue.documents.values()}
        yield partial(_is_kind, naming.document_kind_named(kinds, question.kind))
    if question.period is not None:
        yield partial(_is_of, question.period)
    if question.issuer is not None:
        yield partial(_is_by, catalogue, set(folded(question.issuer[:LONGEST]).split()))


def _is_in(province: str, document: Document) -> bool:
    return document.province == province


def _is_kind(kind: str, document: Document) -> bool:
    return document.kind == kind


def _is_of(at: Period, document: Document) -> bool:
    """Whether a document speaks of a period; where it does not tell, whether it is dated in it."""
    if own := period.optional(document.period):
        return own.overlaps(at)
    return document.date is not None and at.first_day <= document.date <= at.last_day


def _is_by(catalogue: Catalogue, words: set[str], document: Document) -> bool:
    """Whether who issued a document bears every word, as printed or as the unit is called."""
    texts = [document.issuer or ""]
    if document.issuer_entity:
        texts += catalogue.entities[document.issuer_entity].spellings
    return words <= set(folded(" ".join(texts)).split())


def page(view: View, question: PageQuestion) -> ListPage[Document]:
    """The next documents after a cursor, the newest first.

    Documents are those of the newest version, also behind a cursor of an older one.
    """
    _, last = paging.start(question, view, [str])
    every = documents(view, question.filter)
    return paging.page(every, _own_key, question, last=last, version=view.catalogue.version)


def _own_key(document: Document) -> tuple[str]:
    return (document.public_id,)


def saying(catalogue: Catalogue, text: str) -> list[Document]:
    """The documents that say every word of a text in their number, title or standing targets, or
    the text itself; the newest first.
    """
    phrase = folded(text[:LONGEST])
    words = [f" {word} " for word in phrase.split()]
    ids = [
        own
        for own, content in catalogue.said_in.items()
        if phrase in content or all(word in content for word in words)
    ]
    return sorted((catalogue.documents[own] for own in ids), key=_newest, reverse=True)


def stated(view: View, document: Document) -> StatedBy:
    """What a document promises, what it states, and what of it was not placed."""
    catalogue, own = view.catalogue, document.public_id
    return StatedBy(
        _standing(view, catalogue.targets_in.get(own, ())),
        _standing(view, catalogue.figures_in.get(own, ())),
        _standing(view, catalogue.unplaced_in.get(own, ())),
    )


def ended_by(view: View, document: Document) -> Withdrawal | None:
    """What replaced or annulled a document; None where it stands."""
    own = document.public_id
    return next(
        (each for each in _withdrawals(view) if _document(view, each.source_id) == own), None
    )


def endings_by(view: View, document: Document) -> list[Withdrawal]:
    """What a document replaces or annuls, each other document once."""
    own = document.public_id
    ended = {
        _document(view, each.source_id) or str(each.source_id): each
        for each in _withdrawals(view)
        if _document(view, each.by_id) == own
    }
    return list(ended.values())


def cell(view: View, figure: Figure) -> CellKey | None:
    """The cell that a figure fills if it is an observation; none where it names no indicator,
    time or unit of the hub.
    """
    if not (figure.indicator and figure.period and figure.entity):
        return None
    at = period.parse(figure.period)
    meaning = view.catalogue.meaning(figure.indicator, at)
    if meaning is None:
        return None
    entity = view.catalogue.entities[figure.entity]
    return CellKey(indicator_id=meaning.id, period=at.key, entity_id=entity.id, reading=0)


def observed(figure: Figure, claims: Iterable[Observed]) -> Observed | None:
    """Of all that is said of its cell what its document says, where that is the figure's number."""
    return next(
        (
            claim
            for claim in claims
            if claim.source.document == figure.document
            and figure.value in (claim.value, claim.rank)
        ),
        None,
    )


def _withdrawals(view: View) -> list[Withdrawal]:
    """The withdrawals that hold."""
    every = view.catalogue.withdrawals
    return [each for each in every if each.since <= view.version < each.until]


def _document(view: View, source: int) -> str | None:
    return view.catalogue.source_by_id[source].document


def _standing(view: View, statements: Sequence[Statement]) -> list[Statement]:
    return [each for each in statements if each.stands(view.version)]


def _newest(document: Document) -> tuple[date, str]:
    return document.date or date.min, document.public_id
