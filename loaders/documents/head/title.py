"""Where the title of a document ends: at what opens its body, and never in the middle of a
phrase.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.documents.rules import RULES
from loaders.documents.rules.decision import Rule, always, decide
from loaders.documents.rules.wording import LOWER, UPPER, fold
from loaders.documents.text import quantities
from loaders.documents.text.line import Line
from loaders.documents.text.passages import UNFINISHED
from loaders.documents.text.quantity import Quantity
from loaders.documents.text.spans import spans

_ARTICLE = re.compile(r"(?:Điều|Chương|Phần)\s+(?:thứ\s+)?(?:[IVX]+|\d{1,3}|nhất)\s*(?:[.:]|$)")
# What stands below a title and is none of it: an annex, the head of a table, a line that announces
# what follows.
_BELOW = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu (?:số|mẫu)|BẢNG|Bảng \d|STT|TT)\b|.*(?::|như sau\.?)$"
)
# The mark of a section or of an item: A. KẾT QUẢ, a) Tiếp nhận …, I - KẾT QUẢ, 1/ Kết quả.
_MARKED = re.compile(
    rf"(?:[A-HĐa-hđ]|\d{{1,2}}(?:\.\d{{1,2}})+)\s*[.)]\s*(?=[^\W_])|(?:[A-H]|[IVX]{{1,5}})\s*[-–/]\s*(?=[{UPPER}])|"
    rf"\d{{1,2}}\s*[-–/]\s*(?=[{UPPER}][{LOWER}])|[-–+•*]\s+\S"
)
_RULE = re.compile(r"[\W_]+")
_SHORT = 100  # letters; a longer line below a gap is no part of a title
_LONG = 160


def goes_on(top: Sequence[Line], place: int, words: Sequence[str]) -> bool:
    """Whether the line at this place belongs to the title that the words before it begin."""
    return not any(words) or decide(_RULES, _Below(top, place, words)).verdict


@dataclass(frozen=True)
class _Below:
    """A line below the words of a title."""

    top: Sequence[Line]
    place: int
    words: Sequence[str]

    @property
    def text(self) -> str:
        """The line."""
        return self.top[self.place].text.strip()

    @property
    def last(self) -> str:
        """The last words of the title before it."""
        return self.words[-1]

    @property
    def is_apart(self) -> bool:
        """Whether an empty line parts it from those before it."""
        return self.top[self.place].number - self.top[self.place - 1].number > 1


def is_rule(text: str) -> bool:
    """Whether a line is only drawn: ______, -----, * * *."""
    return bool(_RULE.fullmatch(text.strip()))


def figures(text: str) -> list[Quantity]:
    """The quantities of a text that count known things or are places in a ranking; numbers of
    documents and days are none.
    """
    numbers = quantities.quantities(quantities.masked(fold(text)))
    return [
        quantity
        for quantity in numbers
        if quantity.unit and quantity.counted and not quantity.implied
    ]


def _opens_a_body(text: str) -> bool:
    begins = re.match(RULES.references.head.begins, text)
    return bool(begins or _ARTICLE.match(text) or _BELOW.match(text))


def _says_a_figure(text: str) -> bool:
    """Whether a line is a sentence with a figure, and not the rest of a phrase that began above
    it.
    """
    return text[0].isupper() and not text.isupper() and bool(figures(text))


def _is_more(text: str, words: Sequence[str]) -> bool:
    """Whether what stands below an empty line still belongs to a title: the rest of its phrase,
    or the time that it lacks.
    """
    if text[0].islower() or (text.isupper() and words[-1].isupper()):
        return True
    lacks_time = spans(fold(text)) and not spans(fold(" ".join(words)))
    return bool(
        text[0] == "(" or (lacks_time and len(text) < _SHORT and not text.endswith((".", ";", ",")))
    )


_RULES: tuple[Rule[_Below, bool], ...] = (
    Rule("cells", False, lambda below: "\t" in below.text),
    Rule("too-long", False, lambda below: len(below.text) > _LONG),
    Rule("title-has-ended", False, lambda below: below.last.endswith((".", ";"))),
    Rule("title-is-cut", True, lambda below: UNFINISHED.search(below.last)),
    Rule("title-asks-for-more", True, lambda below: below.last.lower().endswith(" việc")),
    Rule("opens-a-body", False, lambda below: _opens_a_body(below.text)),
    Rule("title-goes-on", True, lambda below: below.last.endswith((",", "-", "–"))),
    Rule("only-drawn", False, lambda below: is_rule(below.text)),
    Rule("marked-section", False, lambda below: _MARKED.match(below.text)),
    Rule("says-a-figure", False, lambda below: _says_a_figure(below.text)),
    Rule("right-below", True, lambda below: not below.is_apart),
    Rule("more-of-the-title", True, lambda below: _is_more(below.text, below.words)),
    Rule("below-a-gap", False, always),
)
