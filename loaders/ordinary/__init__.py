"""Ordinary tables, as offices type them: the columns are recognised by their words, the rows by
their units, and all else by the lines around. What is not sure is asked.
"""

from loaders.ordinary.files import dataset_of, holds_units, rows
from loaders.ordinary.opening import SUFFIXES

__all__ = ["SUFFIXES", "dataset_of", "holds_units", "rows"]
