"""Sentence: what is said of a row, or of a scorecard line, as a report would write it; they are
numbered as in docs/sentences.md.

A row and a line are told by the same clauses in the same order; a line has its parts beside it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hub.catalogue import Index
from hub.queries.comparison.row import Row
from hub.queries.scorecard.line import ScorecardLine
from hub.queries.sentence.band import group
from hub.queries.sentence.computed import computed, is_computed, peers
from hub.queries.sentence.elsewhere import elsewhere, not_of
from hub.queries.sentence.kinds import PLAIN, ReportSentence, SentenceKind, Wording
from hub.queries.sentence.movement import caution, caution_in_short, rank_change
from hub.queries.sentence.parts import largest_move, parts
from hub.queries.sentence.reference import against
from hub.queries.sentence.result import computed_rank, missing, place, result
from hub.queries.sentence.words import Words
from hub.words.language import Text, joined, opened

__all__ = [
    "ReportSentence",
    "SentenceKind",
    "Wording",
    "paragraph",
    "row_sentence",
    "row_short",
    "sentences",
    "short",
]

Clauses = tuple[tuple[SentenceKind, Text | None], ...]


def paragraph(line: ScorecardLine, wording: Wording = PLAIN) -> Text | None:
    """Everything that can be said of a line, one sentence after the other."""
    return _paragraph(Words.of(line, replace(wording, alone=False)))


def row_sentence(row: Row, index: Index, wording: Wording = PLAIN) -> Text | None:
    """Everything that can be said of a row alone; nothing of an indicator that is no score."""
    if not row.indicator.is_score:
        return None
    return _paragraph(Words(row, index, replace(wording, alone=False)))


def sentences(line: ScorecardLine, wording: Wording = PLAIN) -> list[ReportSentence]:
    """The same sentences of a line, each such that it can stand alone in a report."""
    return list(_sentences(Words.of(line, replace(wording, alone=True))))


def short(line: ScorecardLine, wording: Wording = PLAIN) -> Text | None:
    """Where the unit stands, with what must be told of a comparison, and what of it moved most; of
    what has not moved how it lies to the others.
    """
    words = Words.of(line, replace(wording, alone=False))
    return _short(words, None if is_computed(words) else largest_move(words))


def row_short(row: Row, index: Index, wording: Wording = PLAIN) -> Text | None:
    """Where the unit of a row stands and how it lies to the others, of what index and when, such
    that it can stand alone; nothing of an indicator that is no score.
    """
    if not row.indicator.is_score:
        return None
    return _short(Words(row, index, replace(wording, alone=True)))


def _short(words: Words, move: Text | None = None) -> Text | None:
    if is_computed(words):
        return _joined([_closed(joined_of(computed(words), not_of(words)))])
    first = joined_of(place(words), caution_in_short(words), not_of(words))
    second = move or against(words.within)
    return _joined(_closed(clause) for clause in (first, second) if clause)


def joined_of(*clauses: Text | None) -> Text | None:
    """The clauses that there are, as one."""
    return joined(clause for clause in clauses if clause)


def _paragraph(words: Words) -> Text | None:
    return _joined(each.text for each in _sentences(words))


def _sentences(words: Words) -> Iterator[ReportSentence]:
    clauses = _of_a_computed(words) if is_computed(words) else _of_a_source(words)
    clauses = ((SentenceKind.MISSING, elsewhere(words)), *clauses)
    yield from (ReportSentence(kind, _closed(clause)) for kind, clause in clauses if clause)


def _of_a_computed(words: Words) -> Clauses:
    kind = SentenceKind.MISSING if words.row.value is None else SentenceKind.RESULT
    return ((kind, computed(words)),)


def _of_a_source(words: Words) -> Clauses:
    return (
        (SentenceKind.RESULT, result(words)),
        (SentenceKind.MISSING, missing(words)),
        (SentenceKind.REFERENCES, against(words)),
        (SentenceKind.GROUP, group(words)),
        (SentenceKind.COMPUTED_RANK, computed_rank(words)),
        (SentenceKind.COMPARABILITY, caution(words)),
        (SentenceKind.COMPONENTS, parts(words)),
        (SentenceKind.RANK_CHANGE, rank_change(words)),
        (SentenceKind.COMPARABILITY, peers(words)),
    )


def _closed(clause: Text) -> Text:
    return Text(f"{opened(clause.vi)}.", f"{opened(clause.en)}.")


def _joined(texts: Iterable[Text]) -> Text | None:
    texts = list(texts)
    return Text(*map(" ".join, zip(*texts, strict=True))) if texts else None
