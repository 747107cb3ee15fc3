"""Tidy files: one figure a line, as people have them."""

from loaders.tidy.header import names_indicators
from loaders.tidy.lines import SEPARATORS, TextForm, records, text_form
from loaders.tidy.rows import rows

__all__ = ["SEPARATORS", "TextForm", "names_indicators", "records", "rows", "text_form"]
