"""The files of any family: tidy lines, a filled template, or the publisher's own workbook where
its family reads those.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from hub.dataset.datasets import Dataset
from hub.dataset.rows import Row
from hub.template import targets
from hub.words.errors import Fault
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
TARGETS = targets.FAMILY
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
            yield from workbook.rows(path, partial(_sheets, dataset, path.name, workbooks))
        else:
            yield from tidy.rows(dataset, [path])


def index(path: Path) -> str | None:
    """The index that a template declares, TARGETS where it is of targets; None for every other
    file.

    BadInput where it is a workbook that nobody can read.
    """
    if path.suffix.lower() not in workbook.SUFFIXES:
        return None
    sheets = workbook.sheets(path)
    return TARGETS if template.is_of_targets(sheets) else template.index(sheets) or None


def _sheets(
    dataset: Dataset, file: str, workbooks: Workbooks | None, sheets: Sequence[Sheet]
) -> Iterator[Row]:
    """The rows of a template, or of a publisher's workbook; a fault for every other one."""
    if template.is_of_targets(sheets):
        yield Fault(file, TARGETS, _OF_DOCUMENTS).whole
    elif template.index(sheets) is not None:
        yield from template.rows(dataset, file, sheets)
    elif workbooks:
        yield from workbooks(dataset, file, sheets)
    else:
        yield Fault(file, ", ".join(sheet.name for sheet in sheets), _TEMPLATE).whole
