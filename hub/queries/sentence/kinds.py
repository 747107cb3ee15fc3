"""Kinds of sentences, and a sentence of one kind."""

from dataclasses import dataclass
from typing import NamedTuple

from hub.words.language import Text
from hub.words.terms import ComputedRanks, SentenceKind


class ReportSentence(NamedTuple):
    """A sentence and what it speaks of."""

    kind: SentenceKind
    text: Text


@dataclass(frozen=True)
class Wording:
    """How a line is put into words.

    `cumulative` figures run from the start of the period; sentences `alone` name period, unit and
    index each.
    """

    cumulative: bool = False
    computed_ranks: ComputedRanks = ComputedRanks.SENTENCE
    alone: bool = True

    @property
    def tells_computed_ranks(self) -> bool:
        """Whether sentences tell ranks that no publisher printed."""
        return self.computed_ranks is ComputedRanks.SENTENCE


PLAIN = Wording()
