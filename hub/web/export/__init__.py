"""Exports: tables of what the hub answers, as files."""

from hub.web.export.flat import flat_table
from hub.web.export.forms import FORMS, FileForm
from hub.web.export.style import Explanation, ExportSheet, FileStyle
from hub.web.export.table import AnswerTable, ColumnKind, TableColumn

__all__ = [
    "FORMS",
    "AnswerTable",
    "ColumnKind",
    "Explanation",
    "ExportSheet",
    "FileForm",
    "FileStyle",
    "TableColumn",
    "flat_table",
]
