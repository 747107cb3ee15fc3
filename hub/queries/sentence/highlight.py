"""The sentences of a highlight: those of its row, and the fall of a published rank that they leave
untold.
"""

from hub.queries.highlights import Highlight, PublishedBefore
from hub.queries.sentence import row_sentence
from hub.queries.sentence.kinds import PLAIN, Wording
from hub.queries.sentence.words import Words, places
from hub.words.language import Text, opened


def of_highlight(highlight: Highlight, wording: Wording = PLAIN) -> Text | None:
    """What a report says of a highlight; nothing of an indicator that is no score."""
    row, index, before = highlight.row, highlight.line.index, highlight.before
    told = row_sentence(row, index, wording)
    if told is None or before is None or _tells(Words(row, index, wording), before):
        return told
    fall = _fall(row.cell.rank, before)
    return Text(f"{told.vi} {opened(fall.vi)}.", f"{told.en} {opened(fall.en)}.")


def _tells(words: Words, before: PublishedBefore) -> bool:
    """Whether the row is set against the same rank already."""
    return words.published_move is not None and words.before.period == before.period


def _fall(rank: int, before: PublishedBefore) -> Text:
    """Hạng công bố giảm 32 bậc so với năm 2022 (xếp thứ 24/63)."""
    moved, at = places(before.rank - rank), before.period.spoken
    return Text(
        f"hạng công bố {moved.vi} so với {at.vi} (xếp thứ {before.rank}/{before.rank_of})",
        f"the published rank is {moved.en} from {at.en} ({before.rank} of {before.rank_of})",
    )
