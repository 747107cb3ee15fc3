"""The rows of a table, each cell under what its column says: its label, its unit, a result or an aim of a year."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from hub.rows import FigureRow, TargetRow
from hub.terms import Comparator, Measure
from loaders.documents import quantities
from loaders.documents.head import Head
from loaders.documents.passages import Passage
from loaders.documents.rules import rules, words
from loaders.documents.spans import spans
from loaders.documents.tense import Tense
from loaders.documents.wording import fold

_LABEL = re.compile(r"chỉ tiêu|nội dung|tên |mục tiêu|tiêu chí|lĩnh vực|chỉ số|danh mục|đơn vị$")
_UNIT = re.compile(r"đvt|đơn vị(?: tính)?$")
_AIM = re.compile(r"mục tiêu|kế hoạch|phấn đấu|chỉ tiêu (?:năm|giao)|lộ trình|cần đạt")
_DONE = re.compile(r"kết quả|thực hiện|số liệu|hiện trạng|đạt được|số lượng|tổng số|ước")
_MARKS = {"≥": Comparator.AT_LEAST, ">=": Comparator.AT_LEAST, "≤": Comparator.AT_MOST, "<=": Comparator.AT_MOST,
          ">": Comparator.MORE_THAN, "<": Comparator.LESS_THAN, "trên": Comparator.MORE_THAN, "dưới": Comparator.LESS_THAN,
          "tối thiểu": Comparator.AT_LEAST, "ít nhất": Comparator.AT_LEAST, "tối đa": Comparator.AT_MOST, "không quá": Comparator.AT_MOST}
_MARK = "|".join(sorted(_MARKS, key=len, reverse=True))
_CELL = re.compile(rf"(?P<mark>{_MARK})?\s*(?P<number>\d[\d.,]*)\s*(?P<percent>%)?(?P<up>\s*trở lên)?")


class Column(NamedTuple):
    """What stands in a column of results or aims."""

    place: int
    tense: Tense
    period: str | None


class Header(NamedTuple):
    """The columns of a table."""

    label: int
    unit: int | None
    values: tuple[Column, ...]


def header(head: Head, passage: Passage) -> Header | None:
    """The columns that a row names, where it is the header of a table."""
    told = [fold(cell) for cell in passage.cells]
    label = next((place for place, cell in enumerate(told) if _LABEL.search(cell) and not _UNIT.search(cell) and not spans(cell)), None)
    if label is None or any(re.fullmatch(r"[\d.,%]+", cell) for cell in told):
        return None
    unit = next((place for place, cell in enumerate(told) if _UNIT.search(cell) and place != label), None)
    values = tuple(column for place, cell in enumerate(told) if place > label and place != unit and (column := _column(head, place, cell)))
    return Header(label, unit, values) if values else None


def rows(folder: Path, head: Head, columns: Header, passage: Passage, document: str, file: str) -> Iterator[TargetRow | FigureRow]:
    """The results and aims of a row."""
    cells = passage.cells
    if len(cells) <= columns.label or not cells[columns.label]:
        return
    unit = _unit(folder, cells, columns)
    for column in columns.values:
        found = _CELL.fullmatch(cells[column.place]) if column.place < len(cells) else None
        if found and (unit or found["percent"]):
            yield _row(head, cells, columns, column, found, "%" if found["percent"] else unit, passage, document, file)


def _column(head: Head, place: int, cell: str) -> Column | None:
    told = spans(cell, head.year)
    period = str(told[-1].period) if told else str(head.period) if head.period and head.period.months <= 12 else None
    if _AIM.search(cell):
        return Column(place, Tense.AIM, period)
    if _DONE.search(cell):
        return Column(place, Tense.DONE, period)
    if told:
        ahead = head.aims and head.year is not None and told[-1].period.last_day.year >= head.year
        return Column(place, Tense.AIM if ahead else Tense.DONE, period)
    return None


def _unit(folder: Path, cells: Sequence[str], columns: Header) -> str:
    """The unit of a row: its own cell's, else a share's or a known noun of its label."""
    pattern, meant = words(rules(folder, "quantities")["units"])
    if columns.unit is not None and columns.unit < len(cells) and cells[columns.unit]:
        told = fold(cells[columns.unit])
        return meant.get(told, told)
    label = fold(cells[columns.label])
    if "tỷ lệ" in label or "%" in label:
        return "%"
    found = re.search(rf"(?<!\w)(?:{pattern})(?!\w)", label)
    return meant[found[0]] if found else ""


def _row(head: Head, cells: Sequence[str], columns: Header, column: Column, found: re.Match[str], unit: str, passage: Passage,
         document: str, file: str) -> TargetRow | FigureRow:
    name, printed = cells[columns.label], cells[column.place]
    size = quantities.value(found["number"], unit not in ("%", "điểm", "ngày", "giờ", "phút"))
    origin, locator = f"{file}:{passage.line(0).number}", passage.locator(0)
    if column.tense is Tense.DONE:
        return FigureRow(origin, document, name, size, printed, unit, column.period, locator=locator)
    comparator = Comparator.AT_LEAST if found["up"] else _MARKS.get(found["mark"] or "", Comparator.EQUAL)
    return TargetRow(origin, document, name, Measure.VALUE, comparator, size, printed, unit, by=column.period, province=head.province,
                     locator=locator)
