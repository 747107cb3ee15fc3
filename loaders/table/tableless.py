"""What a workbook without a full table lacks."""

from collections.abc import Sequence

from hub.words import clock
from hub.words.errors import Fault
from hub.words.language import Text
from hub.words.period import parse
from loaders.catalogue.entities import provinces
from loaders.table import year
from loaders.table.recognition import Book, recognised
from loaders.table.sheet_table import SheetTable
from loaders.workbook import Sheet

FEWEST_OF_A_PART = 1  # provinces that make a table where somebody says that it is a part
_SHOWN = 5  # provinces that a message names


def tableless(book: Book, sheets: Sequence[Sheet]) -> Fault:
    """That there is no table, or what a table of few provinces lacks and how it is taken all the
    same.
    """
    shown = (sheet for sheet in sheets if not sheet.hidden)
    tables = (recognised(book, sheet, FEWEST_OF_A_PART) for sheet in shown)
    table = next(filter(None, tables), None)
    if table is None:
        index = book.dataset.index
        requirement = Text(
            f"cần ít nhất một bảng {index} theo tỉnh",
            f"at least one table of {index} by province is wanted",
        )
        return Fault(book.file, "", requirement, cells=0)
    year.date([table])
    return _lacking(book, table)


def _lacking(book: Book, table: SheetTable) -> Fault:
    """Which provinces a table of few lacks."""
    day = parse(str(table.year)).last_day if table.year else clock.today()
    entities = {cell.entity for line in table.table.lines for cell in line.cells}
    present = {book.identity(entity, day.year) for entity in entities}
    everyone = provinces(book.dataset.folder.parent / "places", day)
    names = [name for province, name in everyone.items() if province not in present]
    few, some = len(present), ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
    requirement = Text(
        f"bảng đầy đủ có {few + len(names)} tỉnh, thành phố; thiếu {len(names)}: {some};"
        f" nếu tệp chỉ có {few} thì thêm --partial",
        f"a full table has {few + len(names)} provinces; {len(names)} are lacking: {some}; "
        f"if the file only has {few}, add --partial",
    )
    return Fault(table.origin(book.file), str(few), requirement, cells=0)
