"""The files of any family: tidy lines, a filled template, the publisher's own workbook where its
family reads those, or a table as an office types it.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from hub.dataset.datasets import Dataset
from hub.dataset.options import NO_HINTS, Hints
from hub.dataset.rows import Row
from hub.template import places, targets
from hub.words.errors import BadInput, Fault
from hub.words.language import Text
from loaders import of_command, ordinary, template, tidy, workbook
from loaders.workbook import Sheet

_OF_DOCUMENTS = Text(
    "mẫu chỉ tiêu nhập không cần --dataset, hoặc với --dataset documents",
    "a template of targets is imported without --dataset, or with --dataset documents",
)
_TOLD_WITHIN = Text(
    "tệp này tự ghi những điều đó; bỏ tùy chọn này, hoặc nhập tệp này bằng một lệnh riêng",
    "this file tells that itself; leave the option out, or import the file by a command of its own",
)
_COPIED = Text(
    "bản chép của mẫu sang sổ khác; cần chính mẫu do hub template tạo",
    "a template copied into another workbook; the one that hub template made is wanted",
)
_WITH_SOURCE = Text(
    "cột source của tệp này đã cho biết loại nguồn; --tier cần đi cùng --source",
    "the column source of this file tells the tier; --tier wants --source beside it",
)
_TIDY, _DOCUMENTS = (".csv", ".tsv"), (".docx", ".pdf")
TARGETS, PLACES = targets.FAMILY, places.FAMILY
_OF_SUCCESSIONS = Text(
    "mẫu sắp xếp đơn vị nhập không cần --dataset, hoặc với --dataset successions",
    "a template of what became of units is imported without --dataset, or with --dataset"
    " successions",
)
_LISTINGS = {TARGETS: template.TARGETS, PLACES: template.PLACES}
_ELSEWHERE = {TARGETS: _OF_DOCUMENTS, PLACES: _OF_SUCCESSIONS}
Workbooks = Callable[[Dataset, str, Sequence[Sheet]], Iterator[Row]]


def load(dataset: Dataset, files: Sequence[Path], **hints: Any) -> Iterator[Row]:
    """Every line of tidy files, every cell of templates and of tables, as a figure or a fault.

    Of what a file does not say itself, `hints` (those of `Hints`) may tell the rest.
    """
    return rows(dataset, files, hints=Hints(**hints))


def rows(
    dataset: Dataset,
    files: Sequence[Path],
    workbooks: Workbooks | None = None,
    hints: Hints = NO_HINTS,
) -> Iterator[Row]:
    """Every line, every cell, as a figure, a fault or something left out; `workbooks` reads
    those of the publisher, where it issues any.
    """
    for path in files:
        if path.suffix.lower() in workbook.SUFFIXES:
            reader = partial(_sheets, dataset, path, workbooks, hints)
            yield from workbook.rows(path, reader)
        elif _is_table(path, hints.maps):
            yield from _ordinary(dataset, path, hints)
        else:
            yield from _tidy(dataset, path, hints)


def needless(file: str, hints: Hints) -> Iterator[Fault]:
    """A fault where a command tells what a file tells itself."""
    if hints.options:
        yield Fault(file, hints.options, _TOLD_WITHIN).whole


def index(path: Path) -> str | None:
    """The index that a template declares, TARGETS or PLACES where it lists those; None for every
    other file.

    BadInput where it is a workbook that nobody can read.
    """
    if path.suffix.lower() not in workbook.SUFFIXES:
        return None
    sheets = workbook.sheets(path)
    return _listing(sheets) or template.index(sheets) or None


def _listing(sheets: Sequence[Sheet]) -> str | None:
    """What a template lists; None where it is none that lists anything."""
    layouts = _LISTINGS.items()
    return next((name for name, own in layouts if template.is_listing(sheets, own)), None)


def table_dataset(path: Path, folder: Path, maps: Path | None = None) -> Dataset | None:
    """The dataset of the index whose table a file holds, of those of a folder; None for every
    other file.

    BadInput where nobody can read it.
    """
    suffix = path.suffix.lower()
    if suffix not in workbook.SUFFIXES and not _is_table(path, maps):
        return None
    try:
        return ordinary.dataset_of(path, folder, maps)
    except BadInput:
        if suffix in _DOCUMENTS:  # told by the reader of documents
            return None
        raise


def is_unnamed_table(path: Path, folder: Path, maps: Path | None = None) -> bool:
    """Whether a document holds a table of units with results of which nothing names the index."""
    try:
        return ordinary.dataset_of(path, folder, maps) is None and ordinary.has_results(
            path, folder
        )
    except BadInput:  # told by the reader of documents
        return False


def records(path: Path, maps: Path | None = None) -> Iterator[tidy.TextRecord]:
    """The records of a text file, as its figures are read from it; BadInput where it is no text."""
    form = tidy.form(path) if _is_tidy(path, maps) else ordinary.text_form(path)
    return tidy.records(path, form)


def _is_table(path: Path, maps: Path | None) -> bool:
    """Whether a file that is no workbook may hold a table as an office types it: no codes."""
    suffix = path.suffix.lower()
    return suffix in ordinary.SUFFIXES and not (suffix in _TIDY and _is_tidy(path, maps))


def _is_tidy(path: Path, maps: Path | None) -> bool:
    """Whether a text file names indicators, or is none that ordinary tables are read from."""
    try:
        return tidy.names_indicators(path) or not ordinary.holds_units(path, maps)
    except BadInput:  # told by the tidy loader
        return True


def _ordinary(dataset: Dataset, path: Path, hints: Hints) -> Iterator[Row]:
    rows = ordinary.rows(dataset, path, hints)
    yield from of_command.sourced(dataset, path.name, rows, hints)


def _tidy(dataset: Dataset, path: Path, hints: Hints) -> Iterator[Row]:
    if hints.tier is not None and not hints.source:
        yield Fault(path.name, "--tier", _WITH_SOURCE).whole
    yield from of_command.sourced(dataset, path.name, tidy.rows(dataset, [path], hints), hints)


def _sheets(
    dataset: Dataset,
    path: Path,
    workbooks: Workbooks | None,
    hints: Hints,
    sheets: Sequence[Sheet],
) -> Iterator[Row]:
    """The rows of a template, of a publisher's workbook, or of a table as an office types it."""
    if listing := _listing(sheets):
        yield Fault(path.name, listing, _ELSEWHERE[listing]).whole
    elif template.is_copied(sheets):
        yield Fault(path.name, ", ".join(sheet.name for sheet in sheets), _COPIED).whole
    elif template.index(sheets) is not None:
        yield from needless(path.name, hints)
        yield from template.rows(dataset, path.name, sheets)
    elif workbooks:
        yield from needless(path.name, hints.of_table)
        rows = workbooks(dataset, path.name, sheets)
        yield from of_command.sourced(dataset, path.name, rows, hints)
    else:
        yield from _ordinary(dataset, path, hints)
