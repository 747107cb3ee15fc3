"""Sentence 13 of docs/sentences.md: that a line is of another period than the one asked for."""

from hub.catalogue.timing import of_another_length
from hub.queries.sentence.result import has_result, lacking, missing
from hub.queries.sentence.words import Words
from hub.words.language import Text


def elsewhere(words: Words) -> Text | None:
    """Sentence 13: that nothing is held of the period asked for, as a line of that period says it,
    and which one stands instead where there is a result of its own; nothing of a row, or of a
    line of its own period.
    """
    before, own = _lacking(words), words.period
    if before is None or not has_result(words):
        return before
    return Text(
        f"{before.vi}; kết quả gần nhất trước đó của {words.own.vi} là của {own.vi}",
        f"{before.en}; the latest result of the {words.own.en} before it is that of {own.en}",
    )


def not_of(words: Words) -> Text | None:
    """The same in short: that nothing is held of the period asked for."""
    if words.line is None or words.line.wanted_row is None:
        return None
    asked, row = words.line.wanted.spoken, words.line.wanted_row
    verb = lacking(Words(row, words.index, words.wording))
    return Text(f"{verb} kết quả {asked.vi}", f"no result for {asked.en} is held")


def _lacking(words: Words) -> Text | None:
    row = words.line.wanted_row if words.line else None
    if row is None:
        return None
    other_length = of_another_length(words.index, words.line.wanted)
    return other_length or missing(Words(row, words.index, words.wording))
