"""Lines → passages: broken lines joined again, each under its headings, each letter with the
line it stands on.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from loaders.documents.rules.decision import Rule, always, decide
from loaders.documents.rules.wording import UPPER, mend
from loaders.documents.text import headings
from loaders.documents.text.headings import Heading
from loaders.documents.text.paper import Line

_ENDED = re.compile(r"[.;:!?…/][”\")]?$")
# What no sentence ends with: của Bộ / Thông tin và Truyền thông.
UNFINISHED = re.compile(
    r"\b(?:của|và|hoặc|số|ngày|tháng|năm|các|những|tại|do|về|cho|với|theo|là|thuộc|"
    r"(?:của|với|tại|do) (?:Bộ|Sở)|Luật|Chính|thị)$"
)
_BLANK = re.compile(r"\.{4,}|…\s*…|…+\.|_{3,}|\.{2,}\s*/|(?<!\w)…+\s*(?:%|hồ sơ)")
_RULE = re.compile(r"[-\s|:=_]+$")
# A table whose cells have run together begins with STT, its rows with their number.
_TABLE, _ROW = re.compile(r"\s*(?:STT|TT)\b"), re.compile(rf"\s*\d{{1,3}}\s+(?=[{UPPER}])")
_SERIAL = re.compile(r"\s*\d{1,3}(?=\s)")
_PAGE = re.compile(r"(?:-\s*|[Tt]rang\s*)?\d{1,3}(?:\s*-|\s*/\s*\d{1,3})?")
_MOST_LETTERS = (
    4000  # of a line, and of a passage to which lines are joined, so that no text takes forever
)
_WIDEST = (
    130  # letters; the lines of a page are narrower, those of a file without broken lines wider
)
_FULL = 0.7  # of the width of a page, from which a line is full
_SENTENCE = re.compile(
    rf"(?<=[;?!])\s+|(?<=[.…])\s+(?=[\"“(]?[{UPPER}\d-])|(?<=[^\d])\.(?=[{UPPER}][^\W\d])"
)
_SHORT = re.compile(
    r"(?:TP|Tp|KT|TM|TL|TT|ĐT|PGS|TS|ThS|v\.v|BS|Q|P|Tx|TX|NXB|(?:^|\bĐiều |\bPhần"
    r" )\W*(?:[IVX]+|\d{1,2}))\.$"
)


class Sentence(NamedTuple):
    """A part of a passage with one sentence, and where in the passage it is."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where in its passage it ends."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Passage:
    """A paragraph, item or row of a table."""

    text: str
    places: tuple[tuple[int, Line], ...]
    headings: tuple[Heading, ...] = ()
    cells: tuple[str, ...] = ()
    annex: bool = False

    @property
    def is_blank_form(self) -> bool:
        """Whether it waits to be filled in."""
        return bool(_BLANK.search(self.text))

    @property
    def table(self) -> int:
        """The number of its table; 0 outside of tables and where the file numbers none."""
        return self.places[0][1].table

    @property
    def is_loose(self) -> bool:
        """Whether it belongs to a table whose cells are not separable."""
        return self.places[0][1].loose

    @property
    def section(self) -> str:
        """The marks of its sections: II.2.a."""
        return ".".join(heading.mark for heading in self.headings if heading.mark)

    def line(self, offset: int) -> Line:
        """The line on which the letter at this place stands."""
        return self.places[bisect_right([start for start, _ in self.places], offset) - 1][1]

    def locator(self, offset: int) -> str:
        """Where in the document that is, in words: mục II.2, trang 3, dòng 71."""
        line = self.line(offset)
        parts = (
            f"mục {self.section}" if self.section else "",
            f"trang {line.page}" if line.page else "",
            f"dòng {line.number}",
        )
        return ", ".join(filter(None, parts))

    def sentences(self) -> Iterator[Sentence]:
        """Its sentences, parted at full stops and semicolons."""
        start = 0
        for end in (match.start() for match in _SENTENCE.finditer(self.text)):
            part = self.text[start:end]
            if not _SHORT.search(part.strip()[-12:]) and part.count("(") <= part.count(")"):
                yield from _sentence(self.text, start, end)
                start = end
        yield from _sentence(self.text, start, len(self.text))


def mended(lines: Sequence[Line]) -> list[Line]:
    """The lines with any content, with their letters set right."""
    pieces = chain.from_iterable(map(_pieces, lines))
    return [
        line
        for line in pieces
        if line.text.strip() and (line.table or not _PAGE.fullmatch(line.text.strip()))
    ]


def _pieces(line: Line) -> Iterator[Line]:
    """A line in pieces of no more than so many letters, each mended."""
    for start in range(0, len(line.text), _MOST_LETTERS):
        yield line._replace(text=mend(line.text[start : start + _MOST_LETTERS]))


def passages(lines: Sequence[Line]) -> list[Passage]:
    """The body of a document, mended lines, in passages under their headings."""
    return _under_headings(list(chain.from_iterable(map(_items, _groups(_held(lines))))))


def _groups(lines: Sequence[Line]) -> Iterator[Passage]:
    """The lines joined to paragraphs and rows; the rows of a table whose cells have run together
    begin with their number, which is left out.
    """
    width, in_table = _width(lines), False
    joined: list[list[Line]] = []
    for line in lines:
        in_table = _is_in_table(line, in_table)
        row = _ROW.match(line.text) if in_table and not _cells(line) else None
        if joined and not row and _may_be_joined(joined[-1], line, width):
            joined[-1].append(line)
        elif not _RULE.match(line.text):
            joined.append([line._replace(text=line.text[row.end() :]) if row else line])
    return map(_joined, joined)


def _is_in_table(line: Line, before: bool) -> bool:
    """Whether a line is of a table, as that before it was or not."""
    if _TABLE.match(line.text) or line.loose:
        return True
    return before and not headings.is_chapter(line.text)


def _may_be_joined(group: Sequence[Line], line: Line, width: int) -> bool:
    """Whether a line goes on from a group that is not too long already."""
    is_short = sum(len(each.text) for each in group) < _MOST_LETTERS
    return is_short and _goes_on(group[-1], line, width)


def _held(lines: Sequence[Line]) -> list[Line]:
    """The lines; those that continue a table whose cells are not separable are marked as part of
    it.
    """
    marked, number, start = list(lines), 0, 0
    for place, line in enumerate(lines):
        serial = _SERIAL.match(line.text)
        goes_on = number > 0 and serial is not None and int(serial[0]) == number + 1
        if goes_on or line.loose:
            _mark_loose(marked, start if goes_on else place, place)
            number, start = int(serial[0]) if serial else number, place
        elif headings.is_chapter(line.text):
            number = 0
    return marked


def _mark_loose(lines: list[Line], first: int, last: int) -> None:
    """Mark lines as those of the table of the last, or else of the first of them."""
    table = lines[last].table or lines[first].table
    for place in range(first, last + 1):
        lines[place] = lines[place]._replace(loose=True, table=table)


def _width(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines if not _cells(line))
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def cells(text: str) -> tuple[str, ...]:
    """The cells of a table's row; none where the line is no such row."""
    for mark in ("\t", "|"):
        if text.strip().count(mark) >= 2 or (mark == "\t" and mark in text.strip()):
            return tuple(
                cell.strip()
                for cell in (text.strip().strip("|") if mark == "|" else text).split(mark)
            )
    return ()


def _cells(line: Line) -> tuple[str, ...]:
    """The cells of a line; in a table also those of a row where only the last cell has content."""
    return cells(line.text) or (
        tuple(map(str.strip, line.text.split("\t"))) if line.table and "\t" in line.text else ()
    )


@dataclass(frozen=True)
class _Pair:
    """Two lines, one below the other, on a page whose lines are so wide."""

    before: Line
    line: Line
    width: int

    @property
    def last(self) -> str:
        """The line above."""
        return self.before.text.rstrip()

    @property
    def text(self) -> str:
        """The line below."""
        return self.line.text.strip()


def _goes_on(before: Line, line: Line, width: int) -> bool:
    """Whether a line goes on from the one before it, on a page whose lines are so wide."""
    return decide(_JOINING, _Pair(before, line, width)).verdict


def _is_small_after_an_end(pair: _Pair) -> bool:
    """Whether a line begins small behind what may be no end: an abbreviation."""
    if not _ENDED.search(pair.last) or pair.last.endswith((";", ".", ":")):
        return False
    return pair.text[0].islower() and pair.width < _WIDEST


def _begins_small(pair: _Pair) -> bool:
    first = pair.text[0]
    return first.islower() or first.isdigit() or first in ",;)"


def _is_behind_a_full_line(pair: _Pair) -> bool:
    return pair.width < _WIDEST and len(pair.last) > _FULL * pair.width


def _is_cut(last: str) -> bool:
    """Whether a line ends within a word or a phrase."""
    within_a_word = re.search(r"\w-$", last) and not _ENDED.search(last)
    return bool(within_a_word or UNFINISHED.search(last))


def _is_a_title_in_two_lines(last: str, text: str) -> bool:
    """Whether a line in capitals goes on from the title of a chapter, or from its mark alone."""
    if not text.isupper() or not headings.is_chapter(last) or _ENDED.search(last):
        return False
    return last.isupper() or len(last.split()) < 3


_JOINING: tuple[Rule[_Pair, bool], ...] = (
    Rule("cells", False, lambda pair: _cells(pair.before) or _cells(pair.line)),
    Rule("opens-an-item", False, lambda pair: headings.opens(pair.text)),
    Rule("only-drawn", False, lambda pair: _RULE.match(pair.text)),
    Rule("cut", True, lambda pair: _is_cut(pair.last)),
    Rule("title-in-two-lines", True, lambda pair: _is_a_title_in_two_lines(pair.last, pair.text)),
    Rule("small-after-an-end", True, _is_small_after_an_end),
    Rule("ended", False, lambda pair: _ENDED.search(pair.last)),
    Rule("below-capitals", False, lambda pair: pair.last.isupper()),
    Rule("begins-small", True, _begins_small),
    Rule("behind-a-full-line", True, _is_behind_a_full_line),
    Rule("behind-a-short-line", False, always),
)


def _joined(group: Sequence[Line]) -> Passage:
    text, places = "", []
    for line in group:
        part = line.text.strip(" ") if not places else line.text.strip()
        glue = _glue(text, part)
        if glue is None:
            text, glue = text[:-1], ""
        text += glue
        places.append((len(text), line))
        text += part
    return Passage(text, tuple(places), cells=_cells(group[0]) if len(group) == 1 else ())


def _glue(text: str, part: str) -> str | None:
    """What stands between two joined lines; None where the hyphen that ends the first was only
    its break.
    """
    if not text or not re.search(r"\w-$", text):
        return " " if text and not re.search(r"\d/$|[^\W\d]/$", text) else ""
    return None if part[0].islower() else ""


def _under_headings(unplaced: Sequence[Passage]) -> list[Passage]:
    stack: list[Heading] = []
    listed: list[Passage] = []  # what opened a list, and its items
    placed = []
    for passage in unplaced:
        if _is_over(listed, passage):
            stack, listed = [heading for heading in stack if not heading.of_list], []
        heading = None if passage.cells else headings.heading(passage.text)
        above = stack
        if heading:
            stack = [*(other for other in stack if other.level < heading.level), heading]
        listed = _listed(listed, stack, heading, passage=passage)
        own = above if _is_of_what_follows(heading, passage) else stack
        placed.append(
            Passage(passage.text, passage.places, headings=tuple(own), cells=passage.cells)
        )
    return placed


def _listed(
    listed: Sequence[Passage],
    stack: Sequence[Heading],
    heading: Heading | None,
    passage: Passage,
) -> list[Passage]:
    """What opened the list in which a passage stands, and its items up to it."""
    if not any(other.of_list for other in stack):
        return []
    opens = heading is not None and heading.of_list
    return [passage] if opens else [*listed, passage]


def _is_of_what_follows(heading: Heading | None, passage: Passage) -> bool:
    """Whether a heading, as that of a demand, applies to what follows, not to its own passage."""
    return not (heading is None or heading.mark or passage.text.isupper())


def _is_over(listed: Sequence[Passage], passage: Passage) -> bool:
    """Whether a list has ended before this passage: after items with marks, or after plain ones
    at a full stop.
    """
    if len(listed) < 2 or passage.cells:
        return False
    first, last, text = listed[1].text, listed[-1].text.rstrip(), passage.text
    if headings.opens(first):
        return not headings.opens(text)
    alike = first.split()[0] == text.split()[0] or headings.is_goal(text)
    return last.endswith(".") and not alike


def _items(passage: Passage) -> Iterator[Passage]:
    """A passage split before each further item of its list: (2) … đúng hạn. (3) Mức độ …"""
    start = 0
    for end in headings.following(passage.text):
        yield _piece(passage, start, end)
        start = end
    yield _piece(passage, start, len(passage.text)) if start else passage


def _piece(passage: Passage, start: int, end: int) -> Passage:
    text = passage.text[start:end].rstrip()
    within = [
        (place - start, line)
        for place, line in passage.places
        if start <= place < start + len(text)
    ]
    first = within if within and within[0][0] == 0 else [(0, passage.line(start)), *within]
    return Passage(text, tuple(first), passage.headings)


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    part = text[start:end]
    if part.strip():
        yield Sentence(part.strip(), start + len(part) - len(part.lstrip()))
