"""Filled templates as rows, and those of targets as plain values."""

from collections.abc import Iterator, Sequence

from hub.dataset.datasets import Dataset
from hub.dataset.rows import Row
from loaders.template import book, report
from loaders.template.entry import day
from loaders.template.listing import (
    PLACES,
    TARGETS,
    Answer,
    FilledListing,
    is_listing,
    listing_of,
)
from loaders.workbook import Sheet

__all__ = [
    "PLACES",
    "TARGETS",
    "Answer",
    "FilledListing",
    "day",
    "index",
    "is_copied",
    "is_listing",
    "listing_of",
    "rows",
]


def index(sheets: Sequence[Sheet]) -> str | None:
    """The index that a template is of; None where the sheets are no template."""
    return report.FAMILY if report.hidden_sheet(sheets) else book.index(sheets)


def is_copied(sheets: Sequence[Sheet]) -> bool:
    """Whether a sheet of a template was copied into another workbook, without what tells of which
    it is.
    """
    return index(sheets) is None and any(map(book.has_codes, sheets))


def rows(dataset: Dataset, file: str, sheets: Sequence[Sheet]) -> Iterator[Row]:
    """What was filled into a template, of many units or of the report of one."""
    read = report.rows if report.hidden_sheet(sheets) else book.rows
    return read(dataset, file, sheets)
