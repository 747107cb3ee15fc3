"""Filled templates as rows."""

from loaders.template.book import index, rows

__all__ = ["index", "rows"]
