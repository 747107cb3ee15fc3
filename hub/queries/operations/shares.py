"""Shares: percentages computed from two counts, never from other percentages."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from hub.panels.derivation import Derivation
from hub.panels.panel import Cell
from hub.words.language import Text, written
from hub.words.terms import MissingReason, Status


class Ratio(NamedTuple):
    """The codes of the counts that make up a part, and of that of the whole."""

    parts: tuple[str, ...]
    whole: str

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all its counts."""
        return (*self.parts, self.whole)


class Counts(NamedTuple):
    """The counts that make up a part, and that of the whole, as one unit reports them."""

    parts: tuple[Cell, ...]
    whole: Cell

    @property
    def part(self) -> float:
        """The count of the part."""
        return sum(cell.value for cell in self.parts)


RATIOS: Mapping[str, Ratio] = {
    "OPERATIONS/DOSSIERS_ON_TIME_SHARE": Ratio(
        ("OPERATIONS/DOSSIERS_ON_TIME",), "OPERATIONS/DOSSIERS_SOLVED"
    ),
    "OPERATIONS/DOSSIERS_ONLINE_SHARE": Ratio(
        ("OPERATIONS/DOSSIERS_RECEIVED_ONLINE",), "OPERATIONS/DOSSIERS_RECEIVED"
    ),
    "OPERATIONS/PROCEDURES_FULL_ONLINE_SHARE": Ratio(
        ("OPERATIONS/PROCEDURES_FULL_ONLINE",), "OPERATIONS/PROCEDURES"
    ),
    "OPERATIONS/PROCEDURES_ONLINE_SHARE": Ratio(
        ("OPERATIONS/PROCEDURES_FULL_ONLINE", "OPERATIONS/PROCEDURES_PART_ONLINE"),
        "OPERATIONS/PROCEDURES",
    ),
}


def certain(cell: Cell | None) -> bool:
    """Whether a figure has a value that is not in doubt."""
    return cell is not None and cell.value is not None and not cell.mark.doubtful


def counts(parts: Sequence[Cell | None], whole: Cell | None) -> Counts | None:
    """Counts of which a share can be made: all certain, the part no more than the whole."""
    if not all(map(certain, (*parts, whole))):
        return None
    pair = Counts(tuple(parts), whole)
    return pair if pair.part <= whole.value else None


def counts_of(ratio: Ratio, cells: Mapping[str, Cell]) -> Counts | None:
    """The counts of a ratio among the figures of one unit by code."""
    return counts([cells.get(code) for code in ratio.parts], cells.get(ratio.whole))


def share(pairs: Sequence[Counts]) -> Cell | None:
    """The sum of the parts in percent of the sum of the wholes, as a computed cell; None where the
    wholes add up to 0.
    """
    part = sum(pair.part for pair in pairs)
    whole = sum(pair.whole.value for pair in pairs)
    if not whole:
        return None
    inputs = tuple(cell.observation_id for pair in pairs for cell in (*pair.parts, pair.whole))
    return derived(round(100 * part / whole, 10), inputs, partial(_formula, part, whole))


def derived(value: float, inputs: tuple[int, ...], formula, missing=()) -> Cell:
    """A computed cell: its value, the observations that it is computed from, and its formula."""
    return Cell(
        observation_id=0,
        value=value,
        rank=None,
        rank_of=None,
        status=Status.DERIVED,
        missing_reason=MissingReason.NONE,
        derivation=Derivation(formula=formula, inputs=inputs, missing=tuple(missing)),
    )


def _formula(part: float, whole: float) -> Text:
    part_words, whole_words = written(part, 0), written(whole, 0)
    return Text(
        f"100 × {part_words.vi} / {whole_words.vi}", f"100 × {part_words.en} / {whole_words.en}"
    )
