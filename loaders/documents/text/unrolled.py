"""A head that was copied as one line, parted again into the lines it is made of."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from loaders.documents.rules import RULES
from loaders.documents.rules.wording import LOWER, UPPER
from loaders.documents.text.paper import Line

_MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_LONG = 150  # letters; a line of a head is shorter
_PARTS = re.compile(
    rf"\s(?={_MOTTO}|Độc lập|ỦY BAN|UBND|HỘI ĐỒNG|Số\s*:?\s*\d|[{UPPER}]\w+(?: [{UPPER}]\w+)*,"
    r" ngày)|"
    r"(?<=NAM)\s|(?<=phúc)\s"
)
_BODY = re.compile(
    rf"\s(?=[{UPPER}]?[{LOWER}]+\s[{LOWER}])"
)  # the first words that are not in capitals


def unrolled(lines: Sequence[Line]) -> list[Line]:
    """The lines, the first of them parted where they hold the motto, the number and the title
    together.
    """
    return [*chain.from_iterable(map(_parted, lines[:3])), *lines[3:]]


def _parted(line: Line) -> Iterator[Line]:
    text = " ".join(line.text.split())
    if len(text) < _LONG or _MOTTO not in text:
        yield line
        return
    kinds = "|".join(kind.name.upper() for kind in RULES.references.kinds if kind.head)
    kind = re.search(rf"\s({kinds})(?=\s[{UPPER}])", text)
    head, title = (text[: kind.start()], text[kind.end() :].strip()) if kind else (text, "")
    pieces = [*_PARTS.split(head), *([kind[1]] if kind else []), *_BODY.split(title, maxsplit=1)]
    yield from (line._replace(text=piece) for piece in pieces if piece.strip(" -"))
