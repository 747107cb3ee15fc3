"""Raised marks and digits: 95 with a small raised 1 behind it is 95, never 951."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from itertools import groupby
from typing import NamedTuple

_NEAR = 40  # letters; no number is longer
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DOWN = str.maketrans(f"{_RAISED}⁽⁾⁻", "0123456789()-")
_UP = str.maketrans("0123456789", _RAISED)
_TYPED = re.compile(rf"[⁽{_RAISED}][⁽⁾⁻,{_RAISED}]*(?<!,)")
_MARK = re.compile(
    r"[\[(]?\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*[\])]?|[\[(]?(?:[*†‡§#]{1,4}|[a-z])[\])]?", re.ASCII
)
# What makes the unit m2 out of m; what says that a power, a fraction or a decimal follows.
_MEASURE = re.compile(r"(?<![^\W\d_])(?:[mcdk]|da|h)?m$", re.I)
_POWER = re.compile(r"(?:[×*.·]|(?<=\d)\s*x)\s*10$|\d[.,/⁄^]$", re.I)
_BRACKETED = re.compile(r"(?<=[\w%)”])\[\d{1,3}\]")
_UNSURE = re.compile(rf"[\d.,/⁄]{{0,{_NEAR}}}[{_RAISED}][\d.,/⁄{_RAISED}]*")
# A sign of a font that is not known, or something that is no text, where a sign should be.
UNKNOWN = "\ufffd"
_SIGN = f"[\ue000-\uf8ff{UNKNOWN}]"
_DOUBT = re.compile(
    rf"(?<![mM{_RAISED}])[{_RAISED}][.,{_RAISED}]*|\d[\d.,]*{_SIGN}[\d.,%]*|{_SIGN}\s?\d[\d.,%]*"
)


class Height(Enum):
    """How a piece of a line stands beside the others."""

    PLAIN = auto()
    RAISED = auto()
    UNSURE = auto()  # smaller but not raised, raised but not smaller, lowered


class Piece(NamedTuple):
    """Letters of one height."""

    text: str
    height: Height = Height.PLAIN


def joined(pieces: Iterable[Piece]) -> str:
    """The text of a line without its marks; a number that may or may not hold one has raised
    digits: ⁹⁵¹.
    """
    parts = list(_even([part for piece in pieces for part in _parted(piece)]))
    text = ""
    for place, part in enumerate(parts):
        after = parts[place + 1].text if place + 1 < len(parts) else ""
        text += _kept(text[-_NEAR:], part, after)
    text = _BRACKETED.sub("", text) if "[" in text else text
    return text if text.isascii() else _UNSURE.sub(lambda number: number[0].translate(_UP), text)


def doubts(text: str) -> Iterator[re.Match[str]]:
    """The numbers of a text of which it is not known whether they hold a mark, or what the sign
    that touches them is.
    """
    return _DOUBT.finditer(text)


def is_of_a_sign(doubt: re.Match[str]) -> bool:
    """Whether a number is in doubt for a sign that is not known."""
    return bool(re.search(_SIGN, doubt[0]))


def _parted(piece: Piece) -> Iterator[Piece]:
    """A piece with the raised digits that are typed as such as pieces of their own."""
    if piece.height is not Height.PLAIN or piece.text.isascii():
        yield piece
        return
    start = 0
    for typed in _TYPED.finditer(piece.text):
        yield Piece(piece.text[start : typed.start()])
        yield Piece(typed[0], Height.RAISED)
        start = typed.end()
    yield Piece(piece.text[start:])


def _even(parts: Sequence[Piece]) -> Iterator[Piece]:
    """Neighbours of one height as one piece; where nothing stands plain, all does."""
    filled = [part for part in parts if part.text]
    if not any(part.height is Height.PLAIN and part.text.strip() for part in filled):
        filled = [Piece("".join(part.text for part in filled))]
    for height, group in groupby(filled, key=lambda part: part.height):
        yield Piece("".join(part.text for part in group), height)


def _kept(before: str, part: Piece, after: str) -> str:
    """What is read of a piece that stands between these texts."""
    bare = part.text.translate(_DOWN).strip()
    if part.height is Height.PLAIN or not re.search(r"\d", bare):
        is_mark = part.height is Height.RAISED and _MARK.fullmatch(bare)
        return "" if is_mark else part.text
    if _MEASURE.search(before) and bare in ("2", "3"):
        return part.text
    raised = part.text.translate(_UP)
    if part.height is Height.UNSURE:
        return raised if _adjoins(before, bare, after) else part.text
    return "" if _is_mark(before, bare, after) else raised


def _is_mark(before: str, bare: str, after: str) -> bool:
    """Whether raised digits are a mark behind a word or a number, and neither a power nor a part of
    a fraction or of another number.
    """
    if _POWER.search(before) or re.match("[/⁄]", after) or _adjoins("", bare, after):
        return False
    is_behind = bare[-1] in ")]" or re.search(r"(?:^|\S|\d\s+)$", before)
    return bool(is_behind and _MARK.fullmatch(bare))


def _adjoins(before: str, bare: str, after: str) -> bool:
    """Whether digits meet those of another height."""
    behind = re.search(r"\d[.,]?$", before) and bare[0].isdigit()
    return bool(behind or (bare[-1].isdigit() and re.match(r"[.,]?\d", after)))
