"""Sentences cut into statements, one quantity each: what it speaks of, of which time, and
whether it was done or is aimed at.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from pathlib import Path

from hub.words.terms import Comparator, Measure
from loaders.documents.head.head import Head
from loaders.documents.rules.wording import fold
from loaders.documents.statements import former, names
from loaders.documents.statements.tense import Tense, tense
from loaders.documents.text import quantities
from loaders.documents.text.passages import Passage, Sentence
from loaders.documents.text.quantities import Compared, Quantity

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
class Statement:
    """One quantity of a sentence with the words that belong to it."""

    passage: Passage
    sentence: Sentence
    quantity: Quantity
    compared: Compared
    start: int  # of its part of the sentence
    end: int
    tense: Tense
    cleared: str  # its passage without the marks of former units, letter for letter as long

    @cached_property
    def clear(self) -> str:
        """Its sentence without the marks of former units."""
        return self.cleared[self.sentence.start : self.sentence.start + len(self.sentence.text)]

    @cached_property
    def before(self) -> str:
        """Its sentence up to its part, not far back, folded."""
        return fold(self.clear[max(0, self.start - _NEAR) : self.start])

    @property
    def text(self) -> str:
        """Its part of the sentence, as written."""
        return self.sentence.text[self.start : self.end]

    @cached_property
    def folded(self) -> str:
        """Its part of the sentence, folded."""
        return fold(self.clear[self.start : self.end])

    @cached_property
    def lead(self) -> str:
        """What its part of the sentence says before its quantity, folded."""
        return self.folded[: max(self.quantity.start - self.start, 0)]

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

    @cached_property
    def earlier(self) -> str:
        """What its passage says not far before its sentence, folded."""
        return fold(self.cleared[max(0, self.sentence.start - _NEAR) : self.sentence.start])

    @cached_property
    def titles(self) -> str:
        """The words of its headings, folded, the nearest last."""
        return " / ".join(fold(heading.title) for heading in self.passage.headings)


def stated(
    folder: Path, head: Head, passage: Passage, english: bool = False
) -> Iterator[Statement]:
    """Every quantity that a passage states, in a text whose numerals are English or not."""
    aimed, going_on, unit = Tense.UNSURE, False, ""
    cleared = former.cleared(folder, passage.text)
    for sentence in passage.sentences():
        clear = sentence._replace(
            text=cleared[sentence.start : sentence.start + len(sentence.text)]
        )
        folded = fold(clear.text)
        told = quantities.masked(folded)
        places = [start for start, _ in names.places(folder, clear.text)]
        found = _told(
            told,
            quantities.quantities(
                told,
                unit if going_on else "",
                names.spans(folder, clear.text),
                places,
                english,
            ),
        )
        parts = list(_parts(told, found))
        kept: Compared | None = None
        aimed = aimed if going_on else Tense.UNSURE
        going_on, unit = sentence.text.endswith(";"), quantities.of_things(found, unit)
        for quantity, (start, end) in zip(found, parts, strict=True):
            said = quantities.compared(told, quantity, start, end)
            said = _carried(told, said, kept, start, end)
            kept = said
            aimed = tense(head, passage, clear, (start, end), aimed)
            yield Statement(passage, sentence, quantity, said, start, end, aimed, cleared)


def _told(told: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities but for zeros that only some have or that a condition sets, where a rise
    starts from, a band that a share is of.
    """
    kept = []
    for place, quantity in enumerate(found):
        between = told[quantity.end : found[place + 1].start] if place + 1 < len(found) else "."
        beside = place and not re.search(r"[,;]", told[found[place - 1].end : quantity.start])
        conditional = quantity.implied and (beside or _CONDITION.search(told[: quantity.start]))
        from_here = _FROM.search(told[: quantity.start]) and _TO.search(between)
        band_of_a_share = quantity.measure is Measure.GROUP and not re.search(r"[,;.]", between)
        among = _AMONG.search(told[: quantity.start]) and quantity.unit != "%"
        threshold = place and _is_threshold(told[found[place - 1].end : quantity.start], quantity)
        if not (conditional or from_here or band_of_a_share or among or threshold):
            kept.append(quantity)
    return kept


def _is_threshold(between: str, quantity: Quantity) -> bool:
    """Whether a share only says which things are counted: 03 huyện có tỷ lệ dưới 40%."""
    return quantity.unit in ("%", "điểm") and bool(_THRESHOLD.fullmatch(between))


def _parts(told: str, found: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """The words around each quantity, cut where one statement gives way to the next."""
    start = 0
    for quantity, following in zip_longest(found, found[1:]):
        end = _cut(told, quantity, following) if following else len(told)
        yield start, end
        start = end


def _cut(told: str, quantity: Quantity, following: Quantity) -> int:
    cuts = _after_brackets(
        told,
        quantity,
        [found.start() for found in _CUT.finditer(told, quantity.end, following.start)],
    )
    if not cuts:
        towards = [
            found.start() for found in _TOWARDS.finditer(told, quantity.end, following.start)
        ]
        return towards[-1] if towards else quantity.end
    # "tối thiểu 60% hồ sơ được nộp, xử lý trực tuyến, 100% kết quả …": a number first in its part
    # is cut off right before it.
    lead = re.search(r"[^\W\d_]", told[cuts[-1] + 1 : following.start].replace("và", "  "))
    first = told[quantity.end : cuts[0]].strip()
    named = _before_brackets(told, cuts, following)
    return named if named is not None else cuts[-1] if not lead or first else cuts[0]


def _after_brackets(told: str, quantity: Quantity, cuts: list[int]) -> list[int]:
    """The cuts behind the brackets that say of whom or what a quantity before them is: 12% (xã
    An Phú), có nơi 0%.
    """
    owned = _OWNED.match(told, quantity.end)
    behind = [cut for cut in cuts if cut >= owned.end()] if owned else []
    return behind or cuts


def _before_brackets(told: str, cuts: Sequence[int], following: Quantity) -> int | None:
    """Where the name of a number that stands alone in brackets begins: …, Sở Tài chính (93,85
    điểm).
    """
    alone = (
        told[cuts[-1]] == "("
        and not told[cuts[-1] + 1 : following.start].strip()
        and told[following.end :].lstrip().startswith(")")
    )
    marks = [cut for cut in cuts[:-1] if told[cut] in ",;:"] or cuts[:-1]
    name = re.search(r"[^\W\d_]", told[marks[-1] + 1 : cuts[-1]]) if alone and marks else None
    return marks[-1] if name else None


def _carried(told: str, said: Compared, kept: Compared | None, start: int, end: int) -> Compared:
    """A growth that the statement before began goes on in "và 10% viên chức", and in ", 2% viên
    chức so với năm 2021".
    """
    bare = not re.search(r"[^\W\d_]", told[start : said.start].replace("và", "  "))
    goes_on = told[start : start + 4].strip() == "và" or "so với" in told[said.end : end]
    if (
        kept
        and kept.comparator.is_change
        and said.comparator is Comparator.EQUAL
        and bare
        and goes_on
    ):
        return said._replace(comparator=kept.comparator)
    return said
