"""Departments' own documents: what they cite, promise and state, as rows; what is sure of it
also as observations.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from hub.dataset import records
from hub.dataset.datasets import Dataset
from hub.dataset.rows import (
    DocumentCitationRow,
    DocumentRow,
    IndexRow,
    ObservationRow,
    Row,
    SourceRow,
    TargetRow,
    UnplacedRow,
)
from hub.words import clock
from hub.words.errors import BadInput, Suspicion
from hub.words.language import Text
from hub.words.names import slug
from hub.words.terms import SourceTier
from loaders import tidy
from loaders.cells.raised import doubts
from loaders.documents.citations import cited, repeals
from loaders.documents.citations.citation import Citation
from loaders.documents.facts import fields, figures, leftovers, observed, tables, targets, wholes
from loaders.documents.facts.observed import Found
from loaders.documents.facts.unread import unread
from loaders.documents.head import identity, issuer, offices
from loaders.documents.head.head import Head, described
from loaders.documents.rules import RULES
from loaders.documents.statements.statement import Statement, stated
from loaders.documents.text import body, numerals, paper
from loaders.documents.text.passages import Passage, mended
from loaders.documents.text.unrolled import unrolled


def load(dataset: Dataset, files: Sequence[Path]) -> Iterator[Row]:
    """Each document, the documents it cites, its targets and figures, and what could not be
    placed.
    """
    yield records.row(IndexRow, dataset.settings["operations"], "dataset.toml [operations]")
    yield from fields.indicators(dataset.folder)
    known: dict[str, DocumentRow] = {}
    sources: dict[str, SourceRow] = {}
    said: list[ObservationRow] = []
    for row in (row for path in files for row in _file(dataset, path)):
        match row:
            case DocumentRow():
                known[row.public_id] = _fuller(known.get(row.public_id, row), row)
            case SourceRow():
                sources.setdefault(row.public_id, row)
            case ObservationRow():
                said.append(row)
            case _:
                yield row
    yield from (*known.values(), *sources.values(), *observed.settled(said))


def _fuller(one: DocumentRow, other: DocumentRow) -> DocumentRow:
    """All that two rows say of one document; its own title before the one it is cited by."""
    return other.completed(one) if one.title == f"{one.kind} {one.number}" else one.completed(other)


def _file(dataset: Dataset, path: Path) -> Iterator[Row]:
    if path.suffix.lower() == ".csv":
        yield from tidy.rows(dataset, [path])
        return
    try:
        read = paper.read(path)
    except BadInput as error:
        yield from (fault.whole for fault in error.faults)
        return
    yield from _read(dataset.folder, path.name, unrolled(mended(read.lines)))
    yield from leftovers.omitted(path.name, read.omissions)


def _read(folder: Path, file: str, lines: Sequence[paper.Line]) -> Iterator[Row]:
    if fault := body.foreign(file, lines):
        yield fault
        return
    told = issuer.issued(folder, described(lines), lines)
    document, passages = told.public_id, body.passages(lines[told.body :])
    if told.office and told.province:
        yield from offices.rows(folder.parent / "places", told.office, told.province, told.around)
    yield DocumentRow(
        document,
        told.kind,
        told.title,
        told.number,
        told.day,
        told.printed,
        told.issuer,
        told.entity,
        told.province,
        str(told.period) if told.period else None,
    )
    if told.is_no_day or (told.day and clock.to_come(told.day, clock.today())):
        yield Suspicion(f"{file}:{told.day_line}", _undue(told))
    head = body.passages(lines[told.above : told.body])
    yield from _cited(folder, file, told, [*head, *passages])
    offers = list(repeals.offered(file, [*head, *passages]))
    if told.number or offers:  # another document, or a person, may mean it by its number
        yield observed.source(folder, told, SourceTier.OFFICIAL)
    yield from offers
    yield from leftovers.above(file, document, [*body.passages(lines[: told.above]), *head])
    yield from _stated(folder, file, told, passages)


def _undue(told: Head) -> Text:
    """Why the day of a document cannot be its day."""
    if told.day:
        why = clock.to_come(told.day, clock.today())
    else:
        why = Text(
            f"không có ngày {told.printed} trong lịch", f"the calendar has no {told.printed}"
        )
    return Text(f"ngày ban hành của văn bản: {why.vi}", f"the day of the document: {why.en}")


def _cited(folder: Path, file: str, told: Head, passages: Sequence[Passage]) -> Iterator[Row]:
    for passage, citation in cited.cited(passages):
        if citation.number and citation.number == told.number:
            continue
        public_id = _id(told, citation)
        yield DocumentRow(
            public_id,
            citation.kind,
            citation.title,
            citation.number or None,
            citation.date,
            citation.printed,
            _issuer(folder, told, citation),
        )
        yield DocumentCitationRow(told.public_id, public_id)
        if citation.odd:
            yield Suspicion(f"{file}:{passage.line(citation.start).number}", _odd(citation.number))


def _odd(number: str) -> Text:
    return Text(
        f"số văn bản “{number}” có thể in sai; giữ như in",
        f"the number “{number}” may be misprinted; kept as printed",
    )


def _id(told: Head, citation: Citation) -> str:
    year = int(citation.year) if citation.year else None
    if not citation.number:
        return identity.numbered(slug(citation.title), year)
    known = RULES.references.known.get(citation.number)
    return identity.numbered(
        citation.number, year, told.province if citation.local else None, known
    )


def _issuer(folder: Path, told: Head, citation: Citation) -> str | None:
    if citation.issuer or not citation.local:
        return citation.issuer
    one = offices.of_letters(
        folder.parent / "places", citation.number.partition("/")[2], citation.date or told.around
    )
    return one.name_vi if one else None


def _stated(folder: Path, file: str, told: Head, passages: Sequence[Passage]) -> Iterator[Row]:
    english = numerals.is_english(passage.text for passage in passages)
    place, caption = tables.Place(told, told.public_id, file, english), ""
    found: list[Found] = []
    for _, group in groupby(
        passages, key=lambda passage: (passage.table, not passage.table and bool(passage.cells))
    ):
        several = list(group)
        unsure = (
            row for passage in several for row in leftovers.unsure(file, told.public_id, passage)
        )
        rows = [passage for passage in several if passage.cells]
        yield from dict.fromkeys(
            [*(tables.rows(folder, place, caption, rows) if rows else ()), *unsure]
        )
        for passage in (passage for passage in several if not passage.cells):
            caption = caption if rows else passage.text
            said = [] if passage.is_loose else list(stated(folder, told, passage, english))
            statements = [statement for statement in said if not any(doubts(statement.text))]
            read = [_row(folder, file, told, statement) for statement in statements]
            found += [row for row in read if isinstance(row, Found)]
            yield from (row for row in read if not isinstance(row, Found))
            if (passage.table or passage.is_loose) and not statements:
                yield from tables.unplaced(place, passage)
            elif not passage.is_loose:
                yield from unread(file, told.public_id, passage, said)
            yield from (
                _unsure(file, statement) for statement in statements if statement.quantity.doubt
            )
    found = wholes.doubted(found)
    yield from (_doubted(one) for one in found if one.doubt)
    settled = fields.settled(folder, [one.row for one in found])
    yield from settled
    yield from observed.rows(
        folder, told, [replace(one, row=row) for one, row in zip(found, settled, strict=True)]
    )


def _unsure(file: str, statement: Statement) -> Suspicion:
    """What is told of a number whose value is not known."""
    said, doubt = statement.printed, statement.quantity.doubt
    return Suspicion(
        f"{file}:{statement.line}, {statement.passage.locator(statement.offset)}",
        Text(f"“{said}”: {doubt.vi}; để chưa xếp", f"“{said}”: {doubt.en}; left unplaced"),
    )


def _doubted(one: Found) -> Suspicion:
    """What is told of a figure that can fill no indicator."""
    said = one.statement.printed
    return Suspicion(
        f"{one.row.origin}, {one.row.locator}",
        Text(
            f"“{said}”: {one.doubt.vi}; giữ là số liệu của văn bản, không điền vào chỉ số nào",
            f"“{said}”: {one.doubt.en}; kept as a figure of the document, fills no indicator",
        ),
    )


def _row(
    folder: Path, file: str, told: Head, statement: Statement
) -> TargetRow | Found | UnplacedRow:
    if targets.is_target(told, statement):
        return targets.target(folder, told, statement, told.public_id, file)
    if figures.is_figure(statement):
        return figures.figure(folder, told, statement, told.public_id, file)
    locator = statement.passage.locator(statement.offset)
    return UnplacedRow(
        f"{file}:{statement.line}", told.public_id, statement.text.strip(" ,;():-"), locator
    )
