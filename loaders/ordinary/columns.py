"""The columns of an ordinary table: what the heads above each of them say."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.cells.number import is_figure
from loaders.ordinary.exhibit import Rows, TableCell, filled
from loaders.ordinary.mapping import (
    ASKED,
    CONCEPTS,
    LEFT_OUT,
    NO_MAPS,
    Maps,
    TableMap,
    label,
    signature,
)
from loaders.ordinary.words import Concept, bare, concept, opens_block

_YEAR = re.compile(r"(?<!\w)((?:19|20)\d\d)(?!\w)")
_MAXIMUM = re.compile(
    r"(?<![\d.,])(\d{1,4}(?:[.,]\d{1,2})?)(?![\d.,])"
    r"\s*(?:điểm|đ|points)\b",
    re.I,
)
_PERCENT = re.compile(r"%|\b(?:phần trăm|tỷ lệ|tỉ lệ|percent)\b", re.I)
_RESULTS = frozenset({Concept.TOTAL, Concept.RANK, Concept.GRADE})
_HIGHEST, _FEWEST = 3, 2  # rows of heads above or below the one of units; cells of a row of heads


class HeadedColumn(NamedTuple):
    """A column: where it stands, its heads from the nearest up, and what they say; `code` is the
    indicator that a map names for it.
    """

    place: int
    heads: tuple[str, ...]
    concept: Concept | None
    address: str = ""
    code: str = ""

    @property
    def head(self) -> str:
        """The words that stand directly above its cells."""
        return self.heads[0] if self.heads else ""

    @property
    def years(self) -> frozenset[int]:
        """The years that its heads name."""
        return frozenset(int(year) for head in self.heads for year in _YEAR.findall(head))

    @property
    def maximum(self) -> float | None:
        """The most that a head says it can hold: Mức độ hài lòng (18 điểm)."""
        most = _MAXIMUM.search(self.head)
        return float(most[1].replace(",", ".")) if most else None

    @property
    def is_percent(self) -> bool:
        """Whether its heads say that it holds percentages."""
        return any(_PERCENT.search(head) for head in self.heads)


class TableHead(NamedTuple):
    """The rows of heads of a table, first and behind the last, and its columns."""

    first: int
    end: int
    columns: tuple[HeadedColumn, ...]
    map: TableMap | None = None

    def of(self, *concepts: Concept) -> list[HeadedColumn]:
        """Its columns of these concepts."""
        return [column for column in self.columns if column.concept in concepts]


def headings(rows: Rows, maps: Maps = NO_MAPS) -> Iterator[TableHead]:
    """The heads of each table of a grid, from the top; a repeated one too. Those that a map knows
    say what it answers.
    """
    end = 0
    for place in range(len(rows)):
        if place < end:
            continue
        head = _mapped_at(rows, place, end, maps=maps)
        if head is None and _is_of_units(rows, place):
            head = _head(rows, _top(rows, place, end), _bottom(rows, place), maps=maps)
        if head:
            end = head.end
            yield head


def unknown_head(rows: Rows) -> TableHead | None:
    """The first row that may hold heads, by its words beside each other over rows with figures;
    None where there is none.
    """
    for place in range(len(rows) - 1):
        texts = {cell.text for cell in filled(rows[place])}
        below = rows[place + 1 : place + 1 + _HIGHEST]
        if len(texts) > _FEWEST and not has_figure(rows[place]) and any(map(has_figure, below)):
            return _head(rows, place, place + 1, maps=NO_MAPS)
    return None


def _mapped_at(rows: Rows, place: int, end: int, maps: Maps) -> TableHead | None:
    """The heads whose last row this is, as far as a map knows them."""
    for first in range(place, max(end, place - _HIGHEST + 1) - 1, -1) if maps else ():
        head = _head(rows, first, place + 1, maps=maps)
        if head.map:
            return head
    return None


def _head(rows: Rows, first: int, end: int, maps: Maps) -> TableHead:
    columns = tuple(_columns(rows, first, end))
    known = maps.get(signature([label(column.heads) for column in columns if column.heads]))
    if known is None:
        return TableHead(first, end, columns)
    return TableHead(first, end, tuple(_answered(one, known) for one in columns), known)


def _answered(column: HeadedColumn, known: TableMap) -> HeadedColumn:
    """A column as a map answers it."""
    answer = known.answer(column.heads)
    if answer in (LEFT_OUT, ASKED):
        concept_of = Concept.LEFT_OUT if answer == LEFT_OUT else Concept.ASKED
        return column._replace(concept=concept_of)
    code, _, field = answer.partition(" ")
    if code in CONCEPTS:
        return column._replace(concept=CONCEPTS[code])
    return column._replace(concept=CONCEPTS.get(field, Concept.TOTAL), code=code)


def has_figure(cells: Sequence[TableCell]) -> bool:
    """Whether any cell of a row holds a number."""
    return any(cell.number is not None or is_figure(cell.text) for cell in filled(cells))


def _is_of_units(rows: Rows, place: int) -> bool:
    """Whether a row names a column of units, and it or the heads below it one of results; neither
    holds a figure.
    """
    if has_figure(rows[place]):
        return False
    concepts = {concept(cell.text) for cell in rows[place] if cell.text}
    if Concept.UNIT not in concepts:
        return False
    below = (cell.text for row in rows[place + 1 : _bottom(rows, place)] for cell in row)
    return not _RESULTS.isdisjoint(concepts | set(map(concept, below)))


def _top(rows: Rows, place: int, end: int) -> int:
    """The first row of heads above the one of units, behind the end of the table before."""
    first = place
    while first > max(end, place - _HIGHEST) and _is_of_heads(rows[first - 1], rows[first]):
        first -= 1
    return first


def _is_of_heads(cells: Sequence[TableCell], below: Sequence[TableCell]) -> bool:
    """Whether a row holds wider heads over those below: several, or one that is not over all."""
    own = list(filled(cells))
    if not own or has_figure(cells):
        return False
    is_wide = len(own) == 1 and sum(cell.text == own[0].text for cell in cells) >= len(cells) - 1
    is_first = len(own) == 1 and cells[0].is_filled
    return not is_wide and not is_first and len(list(filled(below))) >= _FEWEST


def _bottom(rows: Rows, place: int) -> int:
    """Behind the last row of heads: others may go on below that of the units."""
    units = [at for at, cell in enumerate(rows[place]) if concept(cell.text) is Concept.UNIT]
    end = place + 1
    while end < min(len(rows), place + _HIGHEST) and _goes_on(rows[place], rows[end], units):
        end += 1
    return end


def _goes_on(heads: Sequence[TableCell], cells: Sequence[TableCell], units: Sequence[int]) -> bool:
    """Whether a row only says more of the columns: no figure, no unit of its own."""
    is_silent = all(cells[at].text in ("", heads[at].text) for at in units)
    own = list(filled(cells))
    if len(own) == 1 and (own[0] is cells[0] or opens_block(own[0].text)):
        return False
    texts = {cell.text for cell in cells if cell.text}
    return is_silent and bool(texts) and not has_figure(cells)


def _columns(rows: Rows, first: int, end: int) -> Iterator[HeadedColumn]:
    levels = [_spread(rows[row], rows[row + 1 : end]) for row in range(first, end)]
    for place in range(len(rows[first])):
        heads = tuple(dict.fromkeys(filter(None, (level[place] for level in reversed(levels)))))
        yield HeadedColumn(place, heads, _concept(heads), rows[end - 1][place].address)


def _spread(cells: Sequence[TableCell], below: Sequence[Sequence[TableCell]]) -> list[str]:
    """The heads of a row by column: a wider one is over the columns behind it that have heads
    below and none beside it.
    """
    heads: list[str] = []
    for place, cell in enumerate(cells):
        is_under = not cell.text and any(row[place].text for row in below)
        heads.append(heads[-1] if is_under and heads else cell.text)
    return heads


def _concept(heads: Sequence[str]) -> Concept | None:
    """What a column is: its nearest head that says it, unless a wider one makes it one of change
    or of another time.
    """
    wider = {concept(head) for head in heads[1:]}
    for over in (Concept.CHANGE, Concept.FORMER):
        if over in wider:
            return over
    return concept(next((head for head in heads if bare(head)), ""))
