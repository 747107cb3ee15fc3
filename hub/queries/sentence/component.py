"""The sentence of one row: what a unit reached on an indicator, most often a component."""

from hub.catalogue import Index
from hub.queries.comparison.row import Row
from hub.queries.sentence.kinds import PLAIN, Wording
from hub.queries.sentence.reference import against
from hub.queries.sentence.result import computed_rank, reached
from hub.queries.sentence.words import Words
from hub.words.labels import MISSING
from hub.words.language import Text, opened
from hub.words.terms import MissingReason


def row_sentence(row: Row, index: Index, wording: Wording = PLAIN) -> Text | None:
    """The value with its change, its place, and how it lies to the others; nothing of an indicator
    that is no score, of a figure that is rebuilt, or where a rank or a grade alone is held.
    """
    is_rebuilt = row.cell is not None and row.cell.derivation is not None
    if is_rebuilt or not row.indicator.is_score:
        return None
    words = Words(row, index, wording)
    if row.value is None:
        return None if row.cell and (row.cell.rank or row.group) else _missing(words)
    clauses = [reached(words), computed_rank(words.within), against(words.within)]
    return Text(
        *(
            " ".join(f"{opened(clause)}." for clause in in_language)
            for in_language in zip(*filter(None, clauses), strict=True)
        )
    )


def _missing(words: Words) -> Text:
    reason = MISSING.get(words.row.missing_reason, MISSING[MissingReason.NOT_HELD])
    return Text(
        f"Chưa có kết quả về {words.about.vi} {words.period.vi} của {words.subject.vi}"
        f" ({reason.vi}).",
        f"No result of {words.subject.en} on {words.about.en} for {words.period.en} is held"
        f" ({reason.en}).",
    )
