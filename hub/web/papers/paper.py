"""A paper: what is printed, sent or signed, as one plain value that knows no form."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from hub.stationery.form import Letterhead
from hub.web.charts import PrintedChart
from hub.words.language import Language

DASH = "–"
_GAP = 3  # millimetres between charts


class ParagraphKind(StrEnum):
    """What a paragraph is for, which decides how it looks."""

    BODY = "body"
    ITEM = "item"  # of a list
    NOTE = "note"
    SOURCE = "source"


class PaperParagraph(NamedTuple):
    """A paragraph."""

    text: str
    kind: ParagraphKind = ParagraphKind.BODY


class PaperColumn(NamedTuple):
    """A column of a table: its head, its share of the width, and whether it holds numbers."""

    head: str
    share: float
    is_number: bool = False


class PaperTable(NamedTuple):
    """A table with borders; a dash stands where there is nothing."""

    columns: tuple[PaperColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    own: int | None = None  # the row of the unit that the paper is about, where others stand too

    def dense(self) -> "PaperTable":
        """The table without columns in which nothing stands."""
        kept = [
            place
            for place in range(len(self.columns))
            if not self.rows or any(row[place] != DASH for row in self.rows)
        ]
        rows = tuple(tuple(row[place] for place in kept) for row in self.rows)
        return PaperTable(tuple(self.columns[place] for place in kept), rows, self.own)

    def widths(self, whole: float) -> list[float]:
        """The widths of the columns, which together are the whole."""
        shares = [column.share for column in self.columns]
        return [whole * share / sum(shares) for share in shares]


class PaperPictures(NamedTuple):
    """Charts that stand beside one another."""

    charts: tuple[PrintedChart, ...]

    def widths(self, whole: float, highest: float) -> list[float]:
        """How wide each is: as much as there is, as long as none is too high."""
        most = (whole - _GAP * (len(self.charts) - 1)) / len(self.charts)
        return [min(most, highest / chart.ratio) for chart in self.charts]


PaperBlock = PaperParagraph | PaperTable | PaperPictures


class PaperPart(NamedTuple):
    """A part with its heading."""

    heading: str
    blocks: tuple[PaperBlock, ...]


@dataclass(frozen=True)
class OfficePaper:
    """A paper. One with a letterhead is signed; others are annexes of what is."""

    language: Language
    title: str
    subject: str
    foot: str
    parts: tuple[PaperPart, ...]
    letterhead: Letterhead | None = None
    below: str = ""  # the subject
    subjects: tuple[str, ...] = ()  # of which indicator and period it is, for the name of its file
    most_pages: int | None = None  # on which it is to stand, where that can be done

    def tables(self) -> Iterator[PaperTable]:
        """All tables, in order."""
        for part in self.parts:
            yield from (block for block in part.blocks if isinstance(block, PaperTable))


def item(text: str) -> PaperParagraph:
    """An item of a list."""
    return PaperParagraph(text, ParagraphKind.ITEM)


def note(text: str) -> PaperParagraph:
    """A note below a table."""
    return PaperParagraph(text, ParagraphKind.NOTE)
