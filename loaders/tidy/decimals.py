"""The decimal marks of the columns of figures, by all cells of a file."""

from collections.abc import Iterable
from functools import partial

from hub.dataset.datasets import Dataset
from hub.dataset.rows import IndicatorRow
from hub.words import dates
from hub.words.errors import Fault, UserError
from hub.words.language import Text
from loaders.catalogue import indicators
from loaders.cells.decimal_mark import DecimalMark
from loaders.cells.number import MARKS, number
from loaders.tidy.batches import TidyBatch

FIGURES = ("value", "low", "high", "standard_error")


def decimal_marks(
    dataset: Dataset, batches: Iterable[TidyBatch], is_own: bool
) -> dict[str, DecimalMark]:
    """What each column of figures says of its decimal mark; none where it is the dataset's own
    file, whose mark the dataset states.

    A file is gone through to its end before its first line is handed on: of one that breaks off
    nothing is taken.
    """
    marks = {} if is_own else {field: DecimalMark() for field in FIGURES}
    for batch in batches:
        for field, mark in marks.items():
            if field in batch.cells:
                texts = stated(batch) if field == "value" else batch.cells[field]
                mark.see(batch.lines, texts, partial(_fits, dataset, batch))
    return marks


def stated(batch: TidyBatch) -> list[str]:
    """The cells of the values, blank where there is a reason for none."""
    pairs = zip(batch.column("value"), batch.column("missing"), strict=True)
    return ["" if reason else text for text, reason in pairs]


def meaning(dataset: Dataset, code: str, year: int) -> IndicatorRow | None:
    """The indicator of a code in a year, where the dataset's catalogue has it."""
    meanings = indicators.in_force(dataset.folder, dataset.index, year)
    return meanings.get(code.removeprefix(f"{dataset.index}/")) or meanings.get(code.upper())


def unclear(file: str, column: str, mark: DecimalMark) -> Fault:
    """The question which of two numbers is meant."""
    line, text = mark.two_ways or (1, "")
    numbers = [f"{number(text, sign):.10g}" for sign in MARKS]
    vi, en = " hay ".join(numbers).replace(".", ","), " or ".join(numbers)
    requirement = Text(
        f"cột {column}: là {vi}? cả cột không cho biết dấu nào là dấu thập phân; ghi lại các"
        " số không có dấu phân cách hàng nghìn và với số chữ số thập phân khác ba, như 1234"
        " hoặc 1,2340",
        f"the column {column}: is it {en}? no cell tells which mark is the decimal one; write"
        " its numbers without marks for thousands and with other than three decimals, such as"
        " 1234 or 1.2340",
    )
    return Fault(f"{file}:{line}", text, requirement)


def _fits(dataset: Dataset, batch: TidyBatch, place: int, value: float) -> bool:
    """Whether a value lies within the scale of the indicator on its line."""
    try:
        year = dates.period(batch.cells["period"][place]).year
    except UserError:
        return True
    return indicators.fits(meaning(dataset, batch.cells["code"][place], year), value)
