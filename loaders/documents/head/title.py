"""Where the title of a document ends: at what opens its body, and never in the middle of a
phrase.
"""

import re
from collections.abc import Sequence

from loaders.documents.rules import RULES
from loaders.documents.rules.wording import LOWER, UPPER, fold
from loaders.documents.text import quantities
from loaders.documents.text.line import Line
from loaders.documents.text.passages import UNFINISHED
from loaders.documents.text.quantities import Quantity
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
    told = top[place].text.strip()
    if not any(words):
        return True
    if "\t" in told or len(told) > _LONG or words[-1].endswith((".", ";")):
        return False
    if UNFINISHED.search(words[-1]) or words[-1].lower().endswith(" việc"):
        return True
    if _opens_a_body(told):
        return False
    if words[-1].endswith((",", "-", "–")):
        return True
    if is_rule(told) or _MARKED.match(told) or _says_a_figure(told):
        return False
    apart = top[place].number - top[place - 1].number > 1
    return not apart or _is_more(told, words)


def is_rule(text: str) -> bool:
    """Whether a line is only drawn: ______, -----, * * *."""
    return bool(_RULE.fullmatch(text.strip()))


def figures(text: str) -> list[Quantity]:
    """The quantities of a text that count known things or are places in a ranking; numbers of
    documents and days are none.
    """
    found = quantities.quantities(quantities.masked(fold(text)))
    return [
        quantity
        for quantity in found
        if quantity.unit and quantity.counted and not quantity.implied
    ]


def _opens_a_body(told: str) -> bool:
    begins = re.match(RULES.references.head.begins, told)
    return bool(begins or _ARTICLE.match(told) or _BELOW.match(told))


def _says_a_figure(told: str) -> bool:
    """Whether a line is a sentence with a figure, and not the rest of a phrase that began above
    it.
    """
    return told[0].isupper() and not told.isupper() and bool(figures(told))


def _is_more(told: str, words: Sequence[str]) -> bool:
    """Whether what stands below an empty line still belongs to a title: the rest of its phrase,
    or the time that it lacks.
    """
    if told[0].islower() or (told.isupper() and words[-1].isupper()):
        return True
    lacks_time = spans(fold(told)) and not spans(fold(" ".join(words)))
    return bool(
        told[0] == "(" or (lacks_time and len(told) < _SHORT and not told.endswith((".", ";", ",")))
    )
