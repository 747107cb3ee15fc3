"""The rows of a table: which belong to its header, and the context of its cells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.documents.facts.cells import TableRow, filled, is_numbered, meant, placed, unplaced
from loaders.documents.head.head import Head
from loaders.documents.head.reading import Reading
from loaders.documents.rules import RULES
from loaders.documents.rules.indices import Indices
from loaders.documents.rules.ruled import Ruled
from loaders.documents.rules.wording import fold, pattern
from loaders.documents.statements import columns, tense
from loaders.documents.statements.columns import UNDER, Header, TableContext
from loaders.documents.statements.statement import stated
from loaders.documents.statements.tense import Tense
from loaders.documents.text.line import Line
from loaders.documents.text.passages import Passage
from loaders.documents.text.spans import spans

_UNIT_OF_ALL = re.compile(r"(?:đơn vị tính|đvt)\s*:?\s*([^).;:]+)")
_COLUMN = re.compile(r"\(?([A-Z]|\d{1,2})\)?(?:\s*=[\s\d()+:/x*%–-]*)?")


@dataclass
class _Table:
    """The state of a table row by row: its context, and its header once that has come."""

    reading: Reading
    context: TableContext
    header: Header | None = None
    above: Sequence[str] = ()  # the cells of the header's last row, right above

    def takes_as_header(self, passage: Passage, has_values: bool) -> bool:
        """Whether a row is one of the header, which it then becomes."""
        under = () if has_values else _under(self.above, passage)
        if not under:
            return False
        header = columns.header(self.reading, self.context, under)
        if header:
            self.header, self.above = header, under
        return header is not None

    def leaves_header(self, passage: Passage, has_values: bool) -> None:
        """The row is none of the header; one wider than the header that holds no values is the
        second row of another header, which does not stand under the first.
        """
        self.above = ()
        if self.header and not has_values and len(filled(passage.cells)) > self.header.width:
            self.header = None


def rows(reading: Reading, caption: str, table: Sequence[Passage]) -> Iterator[Ruled]:
    """The results and aims of a table, and its numbers that could not be placed."""
    state = _Table(reading, _context(reading, caption, table[0]))
    for passage in table:
        if state.above and _counts_columns(passage.cells):
            continue
        has_values = _has_values(passage.cells)
        if state.takes_as_header(passage, has_values):
            continue
        state.leaves_header(passage, has_values)
        if state.header:
            yield from placed(
                TableRow(
                    reading=reading, context=state.context, header=state.header, passage=passage
                )
            )
        else:
            yield from unplaced(reading, passage, "table row-without-header")


def _has_values(texts: Sequence[str]) -> bool:
    """Whether a row holds numbers other than times, levels and numbers of columns; a header has
    none.
    """
    return columns.has_numbers(texts) or any(is_numbered(text) for text in texts)


def _context(reading: Reading, caption: str, passage: Passage) -> TableContext:
    """The context of a table from its caption, its headings and its document."""
    titles = [fold(heading.title) for heading in passage.headings]
    otherwise = _otherwise(reading.head, passage)
    is_goal = otherwise is Tense.DONE and _is_a_goal(reading, caption)
    nearest_first = ("" if is_goal else fold(caption), *reversed(titles))
    unit = _UNIT_OF_ALL.search(fold(caption))
    return TableContext(
        otherwise=None if otherwise is Tense.UNSURE else otherwise,
        period=_period(reading.head, nearest_first),
        says=" / ".join((fold(reading.head.title), *titles, fold(caption))),
        unit=meant(unit[1].strip()) if unit else "",
        measure=_measure(reading.indices, [fold(caption), *reversed(titles)]),
    )


def _otherwise(head: Head, passage: Passage) -> Tense | None:
    """Whether columns without a mark hold results or aims: by the headings, else results but in a
    plan.
    """
    mode = tense.mode(passage)
    if mode is not None:
        return mode
    return None if head.aims else Tense.DONE


def _period(head: Head, texts: Iterable[str]) -> str | None:
    """The last time of the nearest words that name one, else that of the document."""
    for text in texts:
        if times := spans(re.sub(r"\([^)]*\)", "", text), head.year):
            return str(head.counted(times[-1].period))
    return str(head.counted(head.period_of_a_year)) if head.period_of_a_year else None


def _is_a_goal(reading: Reading, caption: str) -> bool:
    """Whether the words above a table of results state a goal, whose time is not that of the
    results.
    """
    if not caption:
        return False
    passage = Passage(caption, ((0, Line(0, caption)),))
    return any(statement.tense is Tense.AIM for statement in stated(reading.vietnamese, passage))


def _measure(indices: Indices, titles: Sequence[str]) -> str:
    """The unit that the nearest title with a unit names, such as Điểm tổng hợp or Tỷ lệ hồ sơ đúng
    hạn; empty where none does.
    """
    words_of_units = _titles(indices.letters)
    for title in titles:
        for unit, words in words_of_units.items():
            if words.match(title):
                return unit
    return ""


@lru_cache(maxsize=4)
def _titles(letters: str) -> dict[str, re.Pattern[str]]:
    """How titles name each unit, with the short names of indices in their place."""
    return {
        unit: pattern(words.pattern.replace("<index>", letters))
        for unit, words in RULES.tables.titles.items()
    }


def _under(above: Sequence[str], passage: Passage) -> tuple[str, ...]:
    """The cells of a header, each with those over it where the header has several rows; a cell
    over several stands in the first of them.
    """
    cells = passage.cells
    if passage.table and above and len(above) < len(cells) and cells[0] in ("", above[0]):
        above = (*above, *[""] * (len(cells) - len(above)))  # its last cell spans the rest
    if len(above) != len(cells):
        return tuple(cells)
    over, joined = "", []
    for upper, lower in zip(above, cells, strict=True):
        over = upper or over
        joined.append(
            over
            if lower in ("", over, over.split(UNDER)[-1])
            else f"{over}{UNDER}{lower}"
            if over
            else lower
        )
    return tuple(joined)


def _counts_columns(cells: Sequence[str]) -> bool:
    """Whether a row below a header only numbers its columns: A, B, (1), (2), (3) = (1) + (2)."""
    numbers_of_columns = [number[1] for cell in cells if (number := _COLUMN.fullmatch(cell))]
    numbers = [int(number) for number in numbers_of_columns if number.isdigit()]
    return (
        len(numbers_of_columns) == sum(map(bool, cells))
        and len(numbers) > 1
        and numbers == [*range(numbers[0], numbers[0] + len(numbers))]
        and (numbers[0] == 1)
    )
