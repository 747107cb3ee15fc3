"""Sentence: what a scorecard line says, as a report would write it; they are numbered as in
docs/sentences.md.
"""

from collections.abc import Iterator

from hub.queries.scorecard.line import ScorecardLine
from hub.queries.sentence.band import group
from hub.queries.sentence.movement import caution, change, why
from hub.queries.sentence.parts import parts
from hub.queries.sentence.rebuilt import is_rebuilt, peers, rebuilt
from hub.queries.sentence.reference import against
from hub.queries.sentence.result import place, result
from hub.queries.sentence.words import Words
from hub.words.language import Text, opened


def paragraph(line: ScorecardLine, cumulative: bool = False) -> Text | None:
    """Everything that can be said of a line, one sentence after the other; `cumulative` figures
    run from the start of the period.
    """
    texts = list(_sentences(line, cumulative, alone=False))
    if not texts:
        return None
    return Text(*(" ".join(in_language) for in_language in zip(*texts, strict=True)))


def sentences(line: ScorecardLine, cumulative: bool = False) -> list[Text]:
    """The same sentences, each such that it can stand alone in a report."""
    return list(_sentences(line, cumulative, alone=True))


def _sentences(line: ScorecardLine, cumulative: bool, alone: bool) -> Iterator[Text]:
    words = Words(line)
    if is_rebuilt(words):
        yield from map(_written, filter(None, (rebuilt(words),)))
        return
    clauses = (
        result(words, cumulative, alone),
        against(words, alone),
        place(words, alone),
        group(words, alone),
        change(words),
        caution(words, alone),
        parts(words, alone),
        why(words),
        peers(words),
    )
    yield from map(_written, filter(None, clauses))


def _written(clause: Text) -> Text:
    """A clause as a sentence of its own."""
    return Text(f"{opened(clause.vi)}.", f"{opened(clause.en)}.")
