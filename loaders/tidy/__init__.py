"""Tidy files: one figure a line, as people have them."""

from loaders.tidy.header import names_indicators
from loaders.tidy.rows import rows

__all__ = ["names_indicators", "rows"]
