"""Tables by province in the workbooks of publishers, whose lines a family recognises."""

from loaders.table.book import rows
from loaders.table.dimensions import named
from loaders.table.layout import TableLine
from loaders.table.sheet_table import Role

__all__ = ["Role", "TableLine", "named", "rows"]
