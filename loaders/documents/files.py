"""The files of documents → the rows of all stages, each document once."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from hub.dataset import records
from hub.dataset.datasets import Dataset
from hub.dataset.rows import DocumentRow, IndexRow, ObservationRow, Row, Ruling, SourceRow
from hub.words.errors import BadInput, Fault
from hub.words.language import Text
from loaders import template, tidy, workbook
from loaders.documents import filled, stages
from loaders.documents.facts import fields, leftovers, observed
from loaders.documents.rules.ruled import Ruled
from loaders.documents.text import paper
from loaders.documents.text.passages import mended
from loaders.documents.text.unrolled import unrolled
from loaders.workbook import Sheet

_TEMPLATE = Text(
    "cần văn bản .txt, .docx, .pdf, hoặc mẫu do hub template TARGETS tạo",
    "a document (.txt, .docx, .pdf) or a template of hub template TARGETS is wanted",
)


def rows(dataset: Dataset, files: Sequence[Path], why: bool) -> Iterator[Row]:
    """The rows of all files; behind each the rules that decided it, where `why` asks for them."""
    for one in _ruled(dataset, files):
        yield one.row
        if why and one.rules:
            yield Ruling(getattr(one.row, "origin", ""), one.rules, one.sentence)


def _ruled(dataset: Dataset, files: Sequence[Path]) -> Iterator[Ruled]:
    """The rows of all files; each document, source and observation once, after the other rows."""
    yield Ruled(records.row(IndexRow, dataset.settings["operations"], "dataset.toml [operations]"))
    yield from map(Ruled, fields.indicators(dataset.folder))
    documents: dict[str, Ruled] = {}
    sources: dict[str, Ruled] = {}
    observations: list[ObservationRow] = []
    for one in chain.from_iterable(_file(dataset, path) for path in files):
        match one.row:
            case DocumentRow() as row:
                earlier = documents.get(row.public_id, one)
                documents[row.public_id] = Ruled(_fuller(earlier.row, row), earlier.rules)
            case SourceRow() as row:
                sources.setdefault(row.public_id, one)
            case ObservationRow() as row:
                observations.append(row)
            case _:
                yield one
    yield from (*documents.values(), *sources.values(), *observed.settled(observations))


def _fuller(one: DocumentRow, other: DocumentRow) -> DocumentRow:
    """Two rows of one document as one; its own title before the one it is cited by."""
    return other.completed(one) if one.title == f"{one.kind} {one.number}" else one.completed(other)


def _sheets(file: str, sheets: Sequence[Sheet]) -> Iterator[Row]:
    """The rows of a filled template of targets; a fault for every other workbook."""
    if template.is_listing(sheets, template.TARGETS):
        yield from filled.rows(file, sheets)
    else:
        yield Fault(file, ", ".join(sheet.name for sheet in sheets), _TEMPLATE).whole


def _file(dataset: Dataset, path: Path) -> Iterator[Ruled]:
    if path.suffix.lower() == ".csv":
        yield from map(Ruled, tidy.rows(dataset, [path]))
        return
    if path.suffix.lower() in workbook.SUFFIXES:
        yield from map(Ruled, workbook.rows(path, partial(_sheets, path.name)))
        return
    try:
        text = paper.read(path)
    except BadInput as error:
        yield from (Ruled(fault.whole) for fault in error.faults)
        return
    yield from stages.rows(dataset.folder, path.name, unrolled(mended(text.lines)))
    yield from map(Ruled, leftovers.omitted(path.name, text.omissions))
