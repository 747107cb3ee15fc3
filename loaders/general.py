"""The files of any family: tidy lines, a filled template, or the publisher's own workbook where
its family reads those.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from hub.dataset.datasets import Dataset
from hub.dataset.rows import Row
from hub.template import places, targets
from hub.words.errors import BadInput, Fault
from hub.words.language import Text
from loaders import template, tidy, workbook
from loaders.workbook import Sheet

_TEMPLATE = Text(
    "cần tệp CSV hoặc mẫu do hub template tạo", "a CSV file or a template of hub template is wanted"
)
_OF_DOCUMENTS = Text(
    "mẫu chỉ tiêu nhập không cần --dataset, hoặc với --dataset documents",
    "a template of targets is imported without --dataset, or with --dataset documents",
)
TARGETS, PLACES = targets.FAMILY, places.FAMILY
_OF_SUCCESSIONS = Text(
    "mẫu sắp xếp đơn vị nhập không cần --dataset, hoặc với --dataset successions",
    "a template of what became of units is imported without --dataset, or with --dataset"
    " successions",
)
_LISTINGS = {TARGETS: template.TARGETS, PLACES: template.PLACES}
_ELSEWHERE = {TARGETS: _OF_DOCUMENTS, PLACES: _OF_SUCCESSIONS}
Workbooks = Callable[[Dataset, str, Sequence[Sheet]], Iterator[Row]]


def load(dataset: Dataset, files: Sequence[Path]) -> Iterator[Row]:
    """Every line of tidy files, every cell of templates, as a figure or a fault."""
    return rows(dataset, files)


def rows(
    dataset: Dataset, files: Sequence[Path], workbooks: Workbooks | None = None
) -> Iterator[Row]:
    """Every line, every cell, as a figure, a fault or something left out; `workbooks` reads
    those of the publisher, where it issues any.
    """
    for path in files:
        if path.suffix.lower() in workbook.SUFFIXES:
            yield from _workbook(dataset, path, workbooks)
        else:
            yield from tidy.rows(dataset, [path])


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


def _workbook(dataset: Dataset, path: Path, workbooks: Workbooks | None) -> Iterator[Row]:
    try:
        sheets = workbook.sheets(path)
    except BadInput as error:
        yield from (fault.whole for fault in error.faults)
        return
    if listing := _listing(sheets):
        yield Fault(path.name, listing, _ELSEWHERE[listing]).whole
    elif template.index(sheets) is not None:
        yield from template.rows(dataset, path.name, sheets)
    elif workbooks:
        yield from workbooks(dataset, path.name, sheets)
    else:
        yield Fault(path.name, ", ".join(sheet.name for sheet in sheets), _TEMPLATE).whole
