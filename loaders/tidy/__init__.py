"""Tidy files: one figure a line, as people have them."""

from loaders.tidy.header import form, names_indicators
from loaders.tidy.lines import SEPARATORS, TextForm, TextRecord, records, text_form
from loaders.tidy.rows import rows

__all__ = [
    "SEPARATORS",
    "TextForm",
    "TextRecord",
    "form",
    "names_indicators",
    "records",
    "rows",
    "text_form",
]
