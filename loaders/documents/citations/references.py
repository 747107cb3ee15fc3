"""The documents that a document cites, as rows."""

from collections.abc import Iterator, Sequence

from hub.dataset.rows import DocumentCitationRow, DocumentRow
from hub.words.errors import Suspicion
from hub.words.language import Text
from hub.words.names import slug
from loaders.catalogue import identity
from loaders.documents.citations import cited
from loaders.documents.citations.citation import CitedDocument
from loaders.documents.head import offices
from loaders.documents.head.reading import Reading
from loaders.documents.rules import RULES
from loaders.documents.rules.ruled import Ruled
from loaders.documents.text.passages import Passage


def rows(reading: Reading, passages: Sequence[Passage]) -> Iterator[Ruled]:
    """Each document that passages cite but the one that is being read, and that it is cited."""
    for passage, citation in cited.cited(passages):
        if citation.number and citation.number == reading.head.number:
            continue
        public_id = _id(reading, citation)
        row = DocumentRow(
            public_id,
            citation.kind,
            citation.title,
            number=citation.number or None,
            date=citation.date,
            date_printed=citation.printed,
            issuer=_issuer(reading, citation),
        )
        yield Ruled(row, (f"cited {citation.rule}",))
        yield Ruled(DocumentCitationRow(reading.document, public_id))
        if citation.odd:
            origin = f"{reading.file}:{passage.line(citation.start).number}"
            yield Ruled(Suspicion(origin, _odd(citation.number)), ("cited number-cannot-be",))


def _odd(number: str) -> Text:
    return Text(
        f"số văn bản “{number}” có thể in sai; giữ như in",
        f"the number “{number}” may be misprinted; kept as printed",
    )


def _id(reading: Reading, citation: CitedDocument) -> str:
    year = int(citation.year) if citation.year else None
    if not citation.number:
        return identity.numbered(slug(citation.title), year)
    province = reading.head.province if citation.local else None
    known_year = RULES.references.years.get(citation.number)
    return identity.numbered(citation.number, year, province, usual_year=known_year)


def _issuer(reading: Reading, citation: CitedDocument) -> str | None:
    """The issuer of a citation, else the office of the province whose letters its number has."""
    if citation.issuer or not citation.local:
        return citation.issuer
    letters = citation.number.partition("/")[2]
    office = offices.of_letters(reading.places, letters, citation.date or reading.head.around)
    return office.name_vi if office else None
