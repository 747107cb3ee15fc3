"""Tidy files: one figure a line, as people have them."""

from loaders.tidy.rows import rows

__all__ = ["rows"]
