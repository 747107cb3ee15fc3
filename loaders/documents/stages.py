"""The five stages of a document, one after the other: text, head, citations, statements, facts."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from hub.dataset.rows import DocumentRow
from hub.words import clock
from hub.words.errors import Suspicion
from hub.words.language import Text
from hub.words.terms import SourceTier
from loaders.documents.citations import references, repeals
from loaders.documents.facts import facts, leftovers, observed
from loaders.documents.head import issuer, offices
from loaders.documents.head.head import Head, described
from loaders.documents.head.reading import Reading
from loaders.documents.rules.ruled import Ruled
from loaders.documents.text import body, numerals
from loaders.documents.text.line import Line


def rows(folder: Path, file: str, lines: Sequence[Line]) -> Iterator[Ruled]:
    """All rows of a document, from its mended lines."""
    if fault := body.foreign(file, lines):
        yield Ruled(fault)
        return
    head = issuer.issued(folder, described(lines), lines)
    passages = body.passages(lines[head.body :])
    is_english = numerals.is_english(passage.text for passage in passages)
    reading = Reading(folder, head, file=file, is_english=is_english)
    yield from _described(reading)
    title = body.passages(lines[head.above : head.body])
    yield from references.rows(reading, [*title, *passages])
    offers = [Ruled(row) for row in repeals.offered(file, [*title, *passages])]
    if head.number or offers:  # another document, or a person, may mean it by its number
        yield Ruled(observed.source(reading, SourceTier.OFFICIAL))
    yield from offers
    yield from leftovers.above(reading, [*body.passages(lines[: head.above]), *title])
    yield from facts.rows(reading, passages)


def _described(reading: Reading) -> Iterator[Ruled]:
    """The document itself, an office that only some provinces have, and a doubt of its day."""
    head = reading.head
    if head.office and head.province:
        units = offices.rows(reading.places, head.office, head.province, on=head.around)
        yield from map(Ruled, units)
    row = DocumentRow(
        reading.document,
        head.kind,
        head.title,
        number=head.number,
        date=head.day,
        date_printed=head.printed,
        issuer=head.issuer,
        issuer_entity=head.entity,
        province=head.province,
        period=str(head.period) if head.period else None,
    )
    yield Ruled(row, (f"kind {head.kind_rule}", f"issuer {head.issuer_rule}"))
    if head.is_no_day or (head.day and clock.to_come(head.day, clock.today())):
        yield Ruled(Suspicion(f"{reading.file}:{head.day_line}", _undue(head)))


def _undue(head: Head) -> Text:
    """Why the day of a document cannot be its day."""
    if head.day:
        why = clock.to_come(head.day, clock.today())
    else:
        why = Text(
            f"không có ngày {head.printed} trong lịch", f"the calendar has no {head.printed}"
        )
    return Text(f"ngày ban hành của văn bản: {why.vi}", f"the day of the document: {why.en}")
