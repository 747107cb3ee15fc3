"""The source of the figures of a table: the document that encloses it, else the file itself."""

from collections.abc import Sequence

from hub.dataset.datasets import Dataset
from hub.dataset.rows import LONGEST_TITLE, DocumentRow, SourceRow
from hub.words import clock
from hub.words.names import key, slug
from hub.words.terms import SourceTier
from loaders.catalogue import identity
from loaders.documents.citations.citation import CitedDocument

_LONGEST = 60  # letters of a file's name within an id


def document(cited: CitedDocument, province: str | None, home: str | None) -> DocumentRow:
    """The document that a table says it is a part of; its province as an id and as it is called."""
    year = int(cited.year) if cited.year else None
    return DocumentRow(
        public_id=identity.numbered(cited.number, year, province),
        kind=cited.kind,
        title=cited.title,
        number=cited.number,
        date=cited.date,
        date_printed=cited.printed,
        issuer=_issuer(cited, home),
        province=province,
    )


def source(
    dataset: Dataset,
    file: str,
    enclosing: DocumentRow | None,
    title: Sequence[str],
    tier: SourceTier | None,
) -> SourceRow:
    """A copy of the enclosing document, or of a tier that somebody answers for; without such a
    document the file under its title.
    """
    tier = SourceTier.COPY if tier is None else tier
    level = tier.name.lower()
    if enclosing is None:
        stem = file.rpartition(".")[0]
        return SourceRow(
            public_id=f"{dataset.name}/{level}-{slug(stem)[:_LONGEST]}",
            publisher=dataset.settings["index"][0].get("publisher", ""),
            title=f"{' '.join(title)} ({file})"[:LONGEST_TITLE] if title else file,
            tier=tier,
        )
    day = enclosing.date
    return SourceRow(
        public_id=f"{dataset.name}/{level}-{slug(enclosing.public_id)}",
        publisher=enclosing.issuer or dataset.settings["index"][0].get("publisher", ""),
        title=enclosing.title,
        tier=tier,
        published_on=None if day and clock.to_come(day, clock.today()) else day,
        document=enclosing.public_id,
    )


def _issuer(cited: CitedDocument, home: str | None) -> str | None:
    """The issuer; a committee or an office that names no province is that of the table's."""
    if not (cited.issuer and home and cited.local) or key(home) in key(cited.issuer):
        return cited.issuer
    return f"{cited.issuer} {home}"
