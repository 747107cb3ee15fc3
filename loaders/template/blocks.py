"""The blocks of the units of a template, each spelt as most rows have it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from hub.template import form
from hub.words.language import Text
from hub.words.names import key
from loaders.cells.retraction import meant
from loaders.template import entry
from loaders.template.frame import FilledTable
from loaders.workbook import address, cell


def blocks(filled: FilledTable, units: Iterable[int], column: int | None) -> dict[int, str]:
    """The block of each row, for all its figures; a row whose block is spelt otherwise than most
    are is refused.
    """
    if column is None:
        return dict.fromkeys(units, "")
    texts = {row: filled.text(row, column) for row in units}
    names = {row: "" if form.is_retracted(text) else text for row, text in texts.items()}
    usual, good = _usual(names), {}
    for row, block in names.items():
        place, (spelling, first) = (row, column), usual[key(block)]
        wrong = cell.trouble(filled.sheet, place) or meant(block) or entry.no_name(block)
        if block != spelling:
            wrong = _respelt(spelling, address(first, column))
        if wrong:
            filled.refuse(place, wrong, filled.within_row(row))
        else:
            good[row] = block
    return good


def _respelt(spelling: str, place: str) -> Text:
    return Text(f"cần “{spelling}” như ở {place}", f"“{spelling}” is wanted, as at {place}")


def _usual(names: Mapping[int, str]) -> dict[str, tuple[str, int]]:
    """The spelling that most rows have of each block, the first of equally many, and the first
    row that has it.
    """
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names.values():
        spellings[key(name)][name] += 1
    usual = {}
    for block, counts in spellings.items():
        spelling, _ = counts.most_common(1)[0]
        usual[block] = spelling, next(row for row, name in names.items() if name == spelling)
    return usual
