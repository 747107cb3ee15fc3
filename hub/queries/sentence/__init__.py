"""Sentence: what a scorecard line says, as a report would write it; they are numbered as in
docs/sentences.md.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hub.queries.scorecard.line import ScorecardLine
from hub.queries.sentence.band import group
from hub.queries.sentence.component import row_sentence
from hub.queries.sentence.kinds import PLAIN, ReportSentence, SentenceKind, Wording
from hub.queries.sentence.movement import caution, rank_change
from hub.queries.sentence.parts import largest_move, parts
from hub.queries.sentence.rebuilt import is_rebuilt, peers, rebuilt
from hub.queries.sentence.reference import against
from hub.queries.sentence.result import computed_rank, missing, place, result
from hub.queries.sentence.words import LineWords
from hub.words.language import Text, opened

__all__ = [
    "ReportSentence",
    "SentenceKind",
    "Wording",
    "paragraph",
    "row_sentence",
    "sentences",
    "short",
]

Clauses = tuple[tuple[SentenceKind, Text | None], ...]


def paragraph(line: ScorecardLine, wording: Wording = PLAIN) -> Text | None:
    """Everything that can be said of a line, one sentence after the other."""
    return _joined(each.text for each in _sentences(line, replace(wording, alone=False)))


def sentences(line: ScorecardLine, wording: Wording = PLAIN) -> list[ReportSentence]:
    """The same sentences, each such that it can stand alone in a report."""
    return list(_sentences(line, replace(wording, alone=True)))


def short(line: ScorecardLine, wording: Wording = PLAIN) -> Text | None:
    """Where the unit stands, and what of it moved most; of what has not moved how it lies to the
    others.
    """
    words = LineWords.of(line, replace(wording, alone=False))
    if is_rebuilt(words):
        return _joined(_closed(clause) for clause in (rebuilt(words),) if clause)
    first = place(words)
    second = largest_move(words) or against(words)
    return _joined(_closed(clause) for clause in (first, second) if clause)


def _sentences(line: ScorecardLine, wording: Wording) -> Iterator[ReportSentence]:
    words = LineWords.of(line, wording)
    clauses = _of_a_rebuilt(words) if is_rebuilt(words) else _of_a_source(words)
    yield from (ReportSentence(kind, _closed(clause)) for kind, clause in clauses if clause)


def _of_a_rebuilt(words: LineWords) -> Clauses:
    kind = SentenceKind.MISSING if words.row.value is None else SentenceKind.RESULT
    return ((kind, rebuilt(words)),)


def _of_a_source(words: LineWords) -> Clauses:
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
