"""The walk through a Word file's body: each paragraph and each row of a table once, as it reads
in the end.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, zip_longest
from typing import Any, NamedTuple

from hub.words.language import Text
from loaders.cells.raised import UNKNOWN, Piece, joined
from loaders.documents.text import merged
from loaders.documents.text.limits import MOST_FIELDS, OVERLOADED, LetterCount, Overlong
from loaders.documents.text.look import Look, Looks, child, name, value
from loaders.documents.text.merged import is_cell, is_gone
from loaders.documents.text.opened import opened
from loaders.documents.text.symbols import symbol, symbols

_LETTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_GRAPHICS = frozenset({"drawing", "pict", "object"})
_FIELDS = frozenset({"fldChar", "instrText"})
_INSTRUCTION = 200  # letters of an instruction that are looked at: its first word tells
_NOTES = frozenset({"footnoteReference", "endnoteReference"})
# Days, months and years that Word fills in when it shows a document.
_SHOWN_LATER = frozenset(
    {"dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong"}
)
# An unknown sign that touches no number says nothing.
_BESIDE_NO_NUMBER = re.compile(rf"(?<!\d){UNKNOWN}(?!\s?\d)")
_IN_A_ROW = frozenset(
    {"oMath", "oMathPara", "r", "t"}
)  # what a formula is made of that is no more than letters
_PICTURE = Text("ảnh, không đọc chữ trong ảnh", "pictures, whose words are not read")
_OBJECT = Text("đối tượng nhúng, không đọc", "embedded objects, not read")
_FORMULA = Text("công thức, không đọc", "formulas, not read")
_FILE = Text("tệp chèn vào văn bản, không đọc", "inserted files, not read")
# What a letterhead says, whose cells hold several lines: the motto, the number, the day.
_LETTERHEAD = re.compile(
    r"\W*(?:(?i:c[ộô]ng\s+h(?:[òo]a|o[àa])\s+x[ãa]\s+hội|đảng\s+cộng\s+sản\s+việt)|Số\s*:)"
)
_LEFT_OUT = {
    "pic": _PICTURE,
    "imagedata": _PICTURE,
    "chart": Text("biểu đồ, không đọc", "charts, not read"),
    "relIds": Text("sơ đồ SmartArt, không đọc", "SmartArt diagrams, not read"),
    "OLEObject": _OBJECT,
    "control": _OBJECT,
    "textpath": Text("chữ nghệ thuật WordArt, không đọc", "WordArt, not read"),
    "oMath": _FORMULA,
    "oMathPara": _FORMULA,
    "altChunk": _FILE,
    "subDoc": _FILE,
}


class Item(NamedTuple):
    """A line, or something at its place that is no text."""

    text: str = ""
    table: int = 0
    apart: bool = False  # it floats: in a table it stands behind the rows
    omission: Text | None = None


@dataclass
class _Field:
    """A field, of which a reader sees the result and never the instruction."""

    instruction: str = ""
    is_result: bool = False

    @property
    def is_shown(self) -> bool:
        """Whether its current content is text; a repeated number of a note is a mark."""
        return self.is_result and not _is_mark(self.instruction)


class Walk:
    """The body of a Word file, walked through from its beginning."""

    def __init__(self, looks: Looks, body: Any) -> None:
        self._looks, self._body = looks, body
        self._tables, self._letters = count(1), LetterCount()
        self._fields: list[_Field] = []
        self._pieces: list[tuple[str, Look]] = []
        self._apart: list[Any] = []
        kinds = [value(each, "fldCharType") for each in body.iter() if name(each) == "fldChar"]
        self._closed = kinds.count("begin") == kinds.count("end")

    def items(self) -> Iterator[Item]:
        """Every line and what is left out."""
        return self._blocks(self._body)

    def _blocks(self, container: Any) -> Iterator[Item]:
        for element in opened(container):
            match name(element):
                case "p":
                    yield from self._paragraph(element)
                case "tbl":
                    yield from self._rest()
                    yield from self._table(element)
                case "altChunk" | "oMathPara" as kind:
                    yield Item(apart=True, omission=_LEFT_OUT[kind])
        yield from self._rest()

    def _rest(self) -> Iterator[Item]:
        """The rest of a paragraph that has no end."""
        if self._pieces or self._apart:
            yield from self._line()

    def _paragraph(self, paragraph: Any) -> Iterator[Item]:
        properties = child(paragraph, "pPr")
        properties = () if properties is None else properties
        style = value(child(properties, "pStyle"), "val")
        for element in opened(paragraph):
            self._inline(element, style)
        if not self._closed:
            self._fields.clear()
        mark = child(properties, "rPr")
        gone = mark is not None and any(
            child(mark, change) is not None for change in ("del", "moveFrom")
        )
        if not gone and not self._looks.is_hidden(mark, style):
            yield from self._line()

    def _line(self) -> Iterator[Item]:
        """The lines of a paragraph that ends here, then the text boxes that hang on it."""
        pieces, self._pieces = self._pieces, []
        apart, self._apart = self._apart, []
        largest = max((look.size for text, look in pieces if text.strip()), default=0)
        text = joined(Piece(text, look.height(largest)) for text, look in pieces)
        text = _BESIDE_NO_NUMBER.sub("", text)
        yield from map(Item, map(self._letters.counted, text.split("\n")))
        for element in apart:
            yield from self._graphic(element)

    def _inline(self, element: Any, style: str) -> None:
        match name(element):
            case "r":
                self._run(element, style)
            case "fldSimple" if not _is_mark(value(element, "instr")):
                for inner in opened(element):
                    self._inline(inner, style)
            case "oMath" | "oMathPara" if all(field.is_shown for field in self._fields):
                self._formula(element, style)
            case "subDoc":
                self._apart.append(element)

    def _formula(self, formula: Any, style: str) -> None:
        """The letters of a formula that only has letters in a row; of another one only that it
        is there.
        """
        look = self._looks.of(formula, style)
        is_plain = all(name(each) in _IN_A_ROW or _is_property(each) for each in formula.iter())
        text = (
            "".join(each.text or "" for each in formula.iter() if name(each) == "t")
            if is_plain
            else UNKNOWN
        )
        self._pieces.append((text, look))
        self._apart += [] if is_plain else [formula]

    def _run(self, run: Any, style: str) -> None:
        look = self._looks.of(run, style)
        for element in opened(run):
            kind = name(element)
            if kind in _FIELDS:
                self._field(element, look)
            elif not self._is_read(look):
                continue
            elif kind not in _NOTES:
                self._part_of_run(element, run, look, style=style)
            elif value(element, "customMarkFollows"):
                return

    def _is_read(self, look: Look) -> bool:
        """Whether letters of a look are read where the walk is now."""
        return not look.unread and all(field.is_shown for field in self._fields)

    def _part_of_run(self, element: Any, run: Any, look: Look, style: str) -> None:
        """LetterCount, something drawn, or letters with others above them."""
        kind = name(element)
        if kind == "ruby":
            self._ruby(element, style)
        elif kind in _GRAPHICS:
            self._apart.append(element)
            if _is_in_line(element):
                self._pieces.append((UNKNOWN, look))
        elif text := _letters(element, self._looks.font(run)):
            self._pieces.append((text, look))

    def _ruby(self, ruby: Any, style: str) -> None:
        base = child(ruby, "rubyBase")
        for inner in opened(base if base is not None else ()):
            self._inline(inner, style)

    def _field(self, element: Any, look: Look) -> None:
        """A field that begins, gives its result, or ends; one of several choices has its result
        in its beginning.
        """
        match value(element, "fldCharType"):
            case "begin":
                if not look.unread and (choice := _choice(element)):
                    self._pieces.append((choice, look))
                if len(self._fields) == MOST_FIELDS:
                    raise Overlong("", OVERLOADED)
                self._fields.append(_Field())
            case "separate" if self._fields:
                self._fields[-1].is_result = True
            case "end" if self._fields:
                self._fields.pop()
            case "" if self._fields and len(self._fields[-1].instruction) < _INSTRUCTION:
                self._fields[-1].instruction += element.text or ""

    def _graphic(self, element: Any) -> Iterator[Item]:
        """Every text box of a drawing once, and what of it is no text."""
        kind = name(element)
        if kind == "txbxContent":
            fields, self._fields = self._fields, []
            yield from (item._replace(apart=True) for item in list(self._blocks(element)))
            self._fields = fields
        elif kind in _LEFT_OUT:
            yield Item(apart=True, omission=_LEFT_OUT[kind])
        elif kind == "object":
            yield Item(apart=True, omission=_OBJECT)
        else:
            for inner in opened(element):
                yield from self._graphic(inner)

    def _table(self, table: Any) -> Iterator[Item]:
        number, above, behind = next(self._tables), dict[int, str](), list[Item]()
        for row in _rows(table):
            cells = [_Cell(cell, list(self._blocks(cell))) for cell in opened(row) if is_cell(cell)]
            if _is_frame(cells):
                yield from cells[0].items
            elif number == 1 and _is_letterhead(cells):
                yield from _head(cells, number)
            else:
                texts = [(cell.element, _words(cell.items)) for cell in cells]
                text = "\t".join(merged.texts(row, texts, above))
                yield Item(self._letters.counted(text), number)
                behind += _beside(cells)
        yield from behind


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table that a reader sees."""
    return (row for row in opened(table) if name(row) == "tr" and not is_gone(row))


class _Cell(NamedTuple):
    """A cell of a table, and what stands in it."""

    element: Any
    items: list[Item]


def _beside(cells: Sequence["_Cell"]) -> Iterator[Item]:
    """What floats beside the text of cells, or is a table in them."""
    for cell in cells:
        yield from (item for item in cell.items if item.table or item.apart)


def _is_frame(cells: Sequence[_Cell]) -> bool:
    """Whether a row is only the frame around another table."""
    return len(cells) == 1 and any(item.table for item in cells[0].items)


def _is_letterhead(cells: Sequence[_Cell]) -> bool:
    """Whether a row of the first table holds a letterhead."""
    items = chain.from_iterable(cell.items for cell in cells)
    return any(_LETTERHEAD.match(item.text) for item in items)


def _head(cells: Sequence[_Cell], number: int) -> Iterator[Item]:
    """The paragraphs of a letterhead's cells side by side, each on a line of its own."""
    lines = ([item.text for item in cell.items if _is_paragraph(item)] for cell in cells)
    for line in zip_longest(*lines, fillvalue=""):
        yield Item("\t".join(line), number)
    for cell in cells:
        yield from (item for item in cell.items if item.table or item.omission)


def _is_paragraph(item: Item) -> bool:
    """Whether an item is text outside of tables."""
    return bool(item.text.strip()) and not item.table and not item.omission


def _words(items: list[Item]) -> str:
    """The text of a cell as one line, without what stands behind its table."""
    return " ".join(
        " ".join(item.text for item in items if not item.table and not item.apart).split()
    )


def _letters(element: Any, font: str) -> str:
    """The text of one part of a run, whose letters are of a font."""
    match name(element):
        case "t":
            return symbols(font, element.text or "")
        case "br":
            return "\n"
        case "sym" | "symEx":
            return symbol(value(element, "font"), value(element, "char"))
        case kind:
            return UNKNOWN if kind in _SHOWN_LATER else _LETTERS.get(kind, "")


def _is_in_line(graphic: Any) -> bool:
    """Whether something drawn stands in the line like a letter, and does not float over it."""
    return name(graphic) == "object" or child(graphic, "inline") is not None


def _is_property(element: Any) -> bool:
    """Whether an element only describes how letters look, or is within one that does."""
    return any(
        name(each) in ("rPr", "ctrlPr", "oMathParaPr")
        for each in (element, *element.iterancestors())
    )


def _is_mark(instruction: str) -> bool:
    """Whether a field repeats the number of a note."""
    return instruction.split()[:1] == ["NOTEREF"]


def _choice(begin: Any) -> str:
    """What is chosen in a form's list; nothing for another field."""
    form = child(begin, "ffData")
    options = child(form, "ddList") if form is not None else None
    if options is None:
        return ""
    entries = [value(each, "val") for each in options if name(each) == "listEntry"]
    choice = child(options, "result")
    choice = child(options, "default") if choice is None else choice
    place = int(value(choice, "val") or "0") if choice is not None else 0
    return entries[place] if 0 <= place < len(entries) else ""
