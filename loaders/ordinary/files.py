"""The tables of a file: which index they are of, what was recognised, their figures, and all that
was left out.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from hub.dataset.datasets import Dataset
from hub.dataset.options import NO_HINTS, Hints
from hub.dataset.rows import Ignored, Row
from hub.words.errors import BadInput, Fault
from hub.words.language import Text
from loaders.ordinary import checks, families, mapping, opening
from loaders.ordinary.columns import headings
from loaders.ordinary.content import FileContent
from loaders.ordinary.exhibit import Exhibit
from loaders.ordinary.reading import TableReading
from loaders.ordinary.table import OrdinaryTable
from loaders.ordinary.words import Concept

_NO_TABLE = Text(
    "không thấy bảng nào có cột đơn vị và cột điểm, chỉ số hoặc hạng; nếu không có bảng như vậy thì"
    " nhập tệp CSV hoặc mẫu do hub template tạo",
    "no table with a column of units and one of scores, an index or ranks was found; else a CSV"
    " file or a template of hub template is wanted",
)
_LEGACY = Text(
    "chữ viết bằng phông cũ (TCVN3 hoặc VNI), không phải Unicode: chuyển mã bằng UniKey"
    " (Ctrl+Shift+F6) trong Word hoặc Excel, lưu lại rồi nhập",
    "the text is in an old font (TCVN3 or VNI), not in Unicode: convert it in Word or Excel with"
    " UniKey (Ctrl+Shift+F6), save it and import again",
)
_HIDDEN = Text("trang tính ẩn", "a hidden sheet")


def dataset_of(path: Path, folder: Path, maps: Path | None = None) -> Dataset | None:
    """The dataset of the tables of a file, of those of a folder, as far as all are of one; None
    where the file holds no table of a known index. `maps` holds what was said of columns before.

    BadInput where nobody can read the file.
    """
    content = FileContent.of(path, folder / "places", maps)
    if not content.sections and content.is_legacy:
        raise BadInput([Fault(path.name, "", _LEGACY)])
    every = (families.owner(folder, content, section) for section in content.sections)
    owners = {owner.name: owner for owner in every if owner}
    return next(iter(owners.values())) if len(owners) == 1 else None


def holds_units(path: Path, maps: Path | None = None) -> bool:
    """Whether a file holds a table with a column of units; BadInput where nobody can read it."""
    known = mapping.maps(maps)
    return any(any(headings(grid.rows, known)) for grid in opening.exhibit(path).grids)


def has_results(path: Path, folder: Path) -> bool:
    """Whether a file holds a table of units with a column of ranks beside another of results;
    BadInput where nobody can read it.
    """
    content = FileContent.of(path, folder / "places")
    return any(
        section.of(Concept.RANK) and section.of(Concept.TOTAL, Concept.GRADE)
        for section in content.sections
    )


def rows(dataset: Dataset, path: Path, hints: Hints = NO_HINTS) -> Iterator[Row]:
    """What was recognised in each table, its figures with their cells, and what is left out; all
    faults of a table refuse it as a whole.
    """
    try:
        content = FileContent.of(path, dataset.folder.parent / "places", hints.maps)
    except BadInput as error:
        yield from (fault.whole for fault in error.faults)
        return
    yield from read(dataset, content, hints)


def read(dataset: Dataset, content: FileContent, hints: Hints = NO_HINTS) -> Iterator[Row]:
    """The same of a file that is open."""
    if not content.sections:
        sentence = _LEGACY if content.is_legacy else _NO_TABLE
        yield Fault(content.exhibit.file, "", sentence).whole
        return
    tables = [OrdinaryTable(dataset, content, section, hints) for section in content.sections]
    readings = [reading for table in tables if (reading := table.reading())]
    yield from dict.fromkeys(row for table in tables for row in table.rows)
    yield from _hidden(content.exhibit)
    yield from _figures(readings)


def _figures(readings: Sequence[TableReading]) -> Iterator[Row]:
    """The figures of all tables, with what only all of them together show."""
    every = [row for reading in readings for row in reading.rows]
    parts = {row.origin for reading in readings if reading.is_excerpt for row in reading.rows}
    yield from (fault.whole for reading in readings for fault in reading.faults)
    once = checks.once(every)
    yield from checks.unordered(once)
    yield from checks.counted(once, parts)


def _hidden(exhibit: Exhibit) -> Iterator[Ignored]:
    """The sheets that nobody sees."""
    for grid in exhibit.grids:
        if grid.is_hidden:
            cells = sum(cell.is_filled for row in grid.rows for cell in row)
            yield Ignored(f"{exhibit.file}!{grid.name}", "", _HIDDEN, cells=cells)
