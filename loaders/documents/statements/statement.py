"""Sentences cut into statements, one quantity each: what it speaks of, of which time, and
whether it was done or is aimed at.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple

from hub.words.terms import Comparator, Measure
from loaders.documents.head.head import Head
from loaders.documents.head.reading import Reading
from loaders.documents.rules.decision import Decision, Rule, decided
from loaders.documents.rules.wording import fold
from loaders.documents.statements import former, names
from loaders.documents.statements.tense import Clause, Tense, tense
from loaders.documents.text import comparison, quantities, units
from loaders.documents.text.comparison import Compared
from loaders.documents.text.passages import Passage, Sentence
from loaders.documents.text.quantity import Quantity
from loaders.documents.text.units import SHARE

_NEAR = 600  # letters; words farther back are not of a statement
_CUT = re.compile(
    r"[,;](?!\d)|\(|\)|\svà\s|\strong đó\b|:\s(?=[^\W\d_])|\s(?=với tổng"
    r" số)|\s(?=đạt\s+\d)|\scòn\s(?=\d)"
)
_CONDITION = re.compile(r"\b(?:nếu|hoặc|khi|những|các|nơi|mà)\b[^,;]*$")
_FROM, _TO = (
    re.compile(r"\btừ\s*$"),
    re.compile(r"^[^,;.]{0,30}\b(?:(?<!trở )lên|xuống|tăng lên|giảm xuống)\b"),
)
_AMONG = re.compile(r"\b(?:nhất|đầu|cuối|một)\s+trong(?: số)?\s*$")  # cao nhất trong 12 phường
_THRESHOLD = re.compile(
    r"[^,;.:()]*\b(?:có|đạt)\b[^,;.:()]*\b(?:trên|dưới|từ|hơn|tối thiểu|ít nhất|thấp hơn|cao"
    r" hơn)\s*"
)
_OWNED = re.compile(r"\s*\([^()\d]+\)(?=\s*[,;])")
_TOWARDS = re.compile(r"\s(?:với|tại|cho|gồm|cùng|ở|đối với)\s")


@dataclass(frozen=True)
class ClearedPassage:
    """A passage of a document without the marks of former units, letter for letter as long."""

    reading: Reading
    passage: Passage
    text: str
    words: str  # the same, folded


class ComparedPart(NamedTuple):
    """A quantity with what compares it, and where its part of the sentence begins and ends."""

    quantity: Quantity
    compared: Compared
    start: int
    end: int


@dataclass(frozen=True)
class Statement:
    """One quantity of a sentence with the words that belong to it."""

    source: ClearedPassage
    sentence: Sentence
    part: ComparedPart
    decision: Decision[Tense]

    @property
    def reading(self) -> Reading:
        """Its document."""
        return self.source.reading

    @property
    def passage(self) -> Passage:
        """Its passage, as written."""
        return self.source.passage

    @property
    def quantity(self) -> Quantity:
        """Its number with its unit."""
        return self.part.quantity

    @property
    def compared(self) -> Compared:
        """What compares its quantity."""
        return self.part.compared

    @property
    def start(self) -> int:
        """Where its part of the sentence begins."""
        return self.part.start

    @property
    def end(self) -> int:
        """Where its part of the sentence ends."""
        return self.part.end

    @property
    def head(self) -> Head:
        """What its document is."""
        return self.reading.head

    @property
    def tense(self) -> Tense:
        """Whether it was done or is aimed at."""
        return self.decision.verdict

    @cached_property
    def clear(self) -> str:
        """Its sentence without the marks of former units."""
        return self.source.text[self.sentence.start : self.sentence.end]

    @cached_property
    def clear_words(self) -> str:
        """Its sentence without the marks of former units, folded."""
        return self.source.words[self.sentence.start : self.sentence.end]

    @cached_property
    def before(self) -> str:
        """Its sentence up to its part, not far back, folded."""
        return self.clear_words[max(0, self.start - _NEAR) : self.start]

    @property
    def text(self) -> str:
        """Its part of the sentence, as written."""
        return self.sentence.text[self.start : self.end]

    @cached_property
    def folded(self) -> str:
        """Its part of the sentence, folded."""
        return self.clear_words[self.start : self.end]

    @cached_property
    def lead(self) -> str:
        """The words of its part before its quantity, folded."""
        return self.folded[: max(self.quantity.start - self.start, 0)]

    @cached_property
    def trail(self) -> str:
        """The words of its part behind its quantity, folded."""
        return self.clear_words[self.quantity.end : self.end]

    @property
    def printed(self) -> str:
        """The quantity as written, with the words that compare it."""
        return self.sentence.text[self.compared.start : self.compared.end].strip(" ,:;")

    @property
    def offset(self) -> int:
        """Where in its passage its quantity begins."""
        return self.sentence.start + self.quantity.start

    @property
    def line(self) -> int:
        """The line of its quantity."""
        return self.passage.line(self.offset).number

    @property
    def origin(self) -> str:
        """The file and the line of its quantity."""
        return f"{self.reading.file}:{self.line}"

    @property
    def locator(self) -> str:
        """Where in its document its quantity stands, in words."""
        return self.passage.locator(self.offset)

    @cached_property
    def earlier(self) -> str:
        """The words of its passage not far before its sentence, folded."""
        return self.source.words[max(0, self.sentence.start - _NEAR) : self.sentence.start]

    @cached_property
    def titles(self) -> str:
        """The words of its headings, folded, the nearest last."""
        return " / ".join(fold(heading.title) for heading in self.passage.headings)


def stated(reading: Reading, passage: Passage) -> Iterator[Statement]:
    """Every quantity that a passage of a document states."""
    earlier, goes_on, unit = Tense.UNSURE, False, ""
    text = former.cleared(reading.places, passage.text)
    source = ClearedPassage(reading, passage, text, words=fold(text))
    for sentence in passage.sentences():
        masked = quantities.masked(source.words[sentence.start : sentence.end])
        figures = _quantities(source, sentence, masked=masked, unit=unit if goes_on else "")
        earlier = earlier if goes_on else Tense.UNSURE
        goes_on, unit = sentence.text.endswith(";"), quantities.of_things(figures, unit)
        for part in _compared(masked, figures):
            decision = tense(_clause(source, sentence, part=part, earlier=earlier))
            earlier = decision.verdict
            yield Statement(source, sentence, part, decision=decision)


def _clause(
    source: ClearedPassage, sentence: Sentence, part: ComparedPart, earlier: Tense
) -> Clause:
    """The part of a sentence in which a quantity stands."""
    return Clause(
        head=source.reading.head,
        passage=source.passage,
        sentence=source.words[sentence.start : sentence.end],
        offset=sentence.start,
        start=part.start,
        end=part.end,
        earlier=earlier,
    )


def _quantities(
    source: ClearedPassage, sentence: Sentence, masked: str, unit: str
) -> list[Quantity]:
    """The quantities of a sentence that speak for themselves."""
    reading, clear = source.reading, source.text[sentence.start : sentence.end]
    places = [start for start, _ in names.places(reading.places, clear)]
    candidates = quantities.quantities(
        masked,
        unit=unit,
        names=names.spans(reading.places, clear),
        places=places,
        english=reading.is_english,
    )
    return _own_quantities(masked, candidates)


def _compared(masked: str, figures: Sequence[Quantity]) -> Iterator[ComparedPart]:
    """Each quantity with what compares it and its part of the sentence."""
    last: Compared | None = None
    for quantity, (start, end) in zip(figures, _parts(masked, figures), strict=True):
        own = comparison.compared(masked, quantity, start=start, end=end)
        last = _carried(masked, own=own, last=last, start=start, end=end)
        yield ComparedPart(quantity, last, start, end=end)


def _own_quantities(masked: str, figures: Sequence[Quantity]) -> list[Quantity]:
    """The quantities but for zeros that only some have or that a condition sets, where a rise
    starts from, a band that a share is of.
    """
    return [
        quantity
        for place, quantity in enumerate(figures)
        if not decided(_NONE_OF_ITS_OWN, _Beside(masked, figures, place))
    ]


@dataclass(frozen=True)
class _Beside:
    """A quantity of a masked sentence with what stands on both its sides."""

    masked: str
    figures: Sequence[Quantity]
    place: int

    @property
    def quantity(self) -> Quantity:
        """The quantity itself."""
        return self.figures[self.place]

    @property
    def before(self) -> str:
        """The sentence up to it."""
        return self.masked[: self.quantity.start]

    @property
    def since_last(self) -> str | None:
        """What stands between the quantity before it and it; None where it is the first."""
        last = self.figures[self.place - 1] if self.place else None
        return self.masked[last.end : self.quantity.start] if last else None

    @property
    def up_to_next(self) -> str:
        """What stands between it and the quantity behind it; a full stop where it is the last."""
        if self.place + 1 == len(self.figures):
            return "."
        return self.masked[self.quantity.end : self.figures[self.place + 1].start]


def _is_conditional(beside: _Beside) -> bool:
    """Whether a zero is one that only some have, or that a condition sets."""
    if not beside.quantity.implied:
        return False
    since = beside.since_last
    is_beside = since is not None and not re.search(r"[,;]", since)
    return is_beside or bool(_CONDITION.search(beside.before))


def _starts_a_rise(beside: _Beside) -> bool:
    return bool(_FROM.search(beside.before) and _TO.search(beside.up_to_next))


def _is_band_of_a_share(beside: _Beside) -> bool:
    is_band = beside.quantity.measure is Measure.GROUP
    return is_band and not re.search(r"[,;.]", beside.up_to_next)


def _is_those_among(beside: _Beside) -> bool:
    return bool(_AMONG.search(beside.before)) and beside.quantity.unit != SHARE


def _only_says_which(beside: _Beside) -> bool:
    since = beside.since_last
    return since is not None and _is_threshold(since, beside.quantity)


_NONE_OF_ITS_OWN = (
    Rule("conditional-zero", None, _is_conditional),
    Rule("start-of-a-rise", None, _starts_a_rise),
    Rule("band-of-a-share", None, _is_band_of_a_share),
    Rule("those-among", None, _is_those_among),
    Rule("threshold", None, _only_says_which),
)


def _is_threshold(between: str, quantity: Quantity) -> bool:
    """Whether a share only limits which things are counted: 03 huyện có tỷ lệ dưới 40%."""
    return units.unit(quantity.unit).is_score and bool(_THRESHOLD.fullmatch(between))


def _parts(masked: str, figures: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """The words around each quantity, cut where one statement gives way to the next."""
    start = 0
    for quantity, following in zip_longest(figures, figures[1:]):
        end = _cut(masked, quantity, following) if following else len(masked)
        yield start, end
        start = end


def _cut(masked: str, quantity: Quantity, following: Quantity) -> int:
    cuts = _after_brackets(
        masked,
        quantity,
        [match.start() for match in _CUT.finditer(masked, quantity.end, following.start)],
    )
    if not cuts:
        towards = [
            match.start() for match in _TOWARDS.finditer(masked, quantity.end, following.start)
        ]
        return towards[-1] if towards else quantity.end
    # "tối thiểu 60% hồ sơ được nộp, xử lý trực tuyến, 100% kết quả …": a number first in its part
    # is cut off right before it.
    lead = re.search(r"[^\W\d_]", masked[cuts[-1] + 1 : following.start].replace("và", "  "))
    first = masked[quantity.end : cuts[0]].strip()
    name_start = _before_brackets(masked, cuts, following)
    return name_start if name_start is not None else cuts[-1] if not lead or first else cuts[0]


def _after_brackets(masked: str, quantity: Quantity, cuts: list[int]) -> list[int]:
    """The cuts behind a bracket that belongs to the quantity: 12% (xã An Phú), có nơi 0%."""
    brackets = _OWNED.match(masked, quantity.end)
    behind = [cut for cut in cuts if cut >= brackets.end()] if brackets else []
    return behind or cuts


def _before_brackets(masked: str, cuts: Sequence[int], following: Quantity) -> int | None:
    """Where the name of a number that stands alone in brackets begins: …, Sở Tài chính (93,85
    điểm).
    """
    alone = (
        masked[cuts[-1]] == "("
        and not masked[cuts[-1] + 1 : following.start].strip()
        and masked[following.end :].lstrip().startswith(")")
    )
    marks = [cut for cut in cuts[:-1] if masked[cut] in ",;:"] or cuts[:-1]
    name = re.search(r"[^\W\d_]", masked[marks[-1] + 1 : cuts[-1]]) if alone and marks else None
    return marks[-1] if name else None


def _carried(masked: str, own: Compared, last: Compared | None, start: int, end: int) -> Compared:
    """A growth that the statement before began goes on in "và 10% viên chức", and in ", 2% viên
    chức so với năm 2021".
    """
    bare = not re.search(r"[^\W\d_]", masked[start : own.start].replace("và", "  "))
    goes_on = masked[start : start + 4].strip() == "và" or "so với" in masked[own.end : end]
    if (
        last
        and last.comparator.is_change
        and own.comparator is Comparator.EQUAL
        and bare
        and goes_on
    ):
        return own._replace(comparator=last.comparator)
    return own
