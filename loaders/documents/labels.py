"""The words of a statement without its quantity: what it is a quantity of."""

import re
from pathlib import Path

from hub.terms import Comparator
from loaders.documents.rules import pattern, rules
from loaders.documents.statements import Statement
from loaders.documents.wording import fold

_LONGEST = 200
_EDGES = " ,;:.()–-+*“”\"/"
_CHANGES = (Comparator.INCREASE_BY, Comparator.REDUCE_BY)
_MORE = re.compile(r"(?:\s(?:thêm|tối thiểu|ít nhất|từ|trên|khoảng))+\s*$", re.I)
_LONG = 160  # letters; a longer lead is more than the name of a quantity
_TIME = re.compile(r"(?i:trong |tính đến |đến )?(?:ngày|tháng|[Qq]uý|[Nn]ăm|6 tháng|giai đoạn)\b[^,]{0,40},\s*")
_OPENING = re.compile(r"^(?:[IVX]+|\d{1,2}(?:\.\d+)*|[a-zđ])\s*[.),]\s+|[-+*]\s*")


def label(folder: Path, statement: Statement) -> str:
    """The words of a statement that say what is counted; the heading's where it has none of its own."""
    before = _opened(folder, statement)
    after = statement.sentence.text[statement.compared.end:statement.end]
    if re.match(r"\W*(?:đối với [^,;]*)?cho đến khi", fold(before)):
        return _trimmed(folder, _lead(statement))
    if before.rstrip().endswith(":") and _edged(before) and not _edged(after):
        return _trimmed(folder, before)
    return _trimmed(folder, f"{_edged(before)} {_noun(statement)} {after.strip()}") or _trimmed(folder, _lead(statement))


def _opened(folder: Path, statement: Statement) -> str:
    """The words before the quantity that belong to it: behind a mark, a colon, a time, an order such as "bảo đảm"."""
    text = statement.sentence.text
    end = statement.quantity.start if statement.compared.comparator in _CHANGES else statement.compared.start
    before = _OPENING.sub("", text[statement.start:end].lstrip())
    head, colon, rest = before.rpartition(":")
    before = rest if colon and _edged(rest) else before
    order = pattern(r"(?:đảm bảo|bảo đảm|phấn đấu)(?: đến)?\s*$").search(fold(before))
    if order and len(text[statement.compared.end:statement.end].partition("so với")[0].split()) > 2:
        return ""
    before = _MORE.sub("", _TIME.sub("", before.lstrip(_EDGES)))
    return next((before[comma:] for comma in (0, *(found.end() for found in re.finditer(",", before))) if len(before) - comma <= _LONG), before)


def _noun(statement: Statement) -> str:
    """The unit as printed, where it is a thing."""
    printed = statement.sentence.text[statement.quantity.start:statement.quantity.end]
    return "" if statement.quantity.measure != "VALUE" else re.sub(r"^(?:không|chưa)\s+\S+|[\d.,%/–-]+|\bđến\b", " ", printed, flags=re.I).strip()


def _lead(statement: Statement) -> str:
    lead = statement.sentence.text[:statement.start]
    return lead or next((heading.title for heading in reversed(statement.passage.headings) if heading.title), "")


def _trimmed(folder: Path, words: str) -> str:
    words, drop = _edged(" ".join(words.split())), rules(folder, "statements")["labels"]["drop"]
    while found := pattern(rf"(?:{drop})\s*").match(fold(words)):
        words = words[found.end():].strip(_EDGES)
    return words[:_LONGEST]


def _edged(text: str) -> str:
    return text.strip(_EDGES)
