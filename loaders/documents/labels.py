"""The words of a statement without its quantity: what it is a quantity of."""

import re
from pathlib import Path

from loaders.documents.rules import pattern, rules
from loaders.documents.statements import Statement
from loaders.documents.wording import fold

_LONGEST = 200
_EDGES = " ,;:.()–-+*“”\"/"
_OPENING = re.compile(r"(?:[IVX]+|\d{1,2}(?:\.\d+)*|[a-zđ])\s*[.),]\s+|[-+*]\s*")


def label(folder: Path, statement: Statement) -> str:
    """The words of a statement that say what is counted; the heading's where it has none of its own."""
    before = _OPENING.sub("", statement.sentence.text[statement.start:statement.compared.start], count=1)
    after = statement.sentence.text[statement.compared.end:statement.end]
    noun = _noun(statement)
    words = _edged(before) if before.rstrip().endswith(":") and _edged(before) else f"{_edged(before)} {noun} {after.strip()}"
    return _trimmed(folder, words) or _trimmed(folder, _lead(statement))


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
