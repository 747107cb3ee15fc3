"""Ordinary tables, as offices type them: the columns are recognised by their words, the rows by
their units, and all else by the lines around. What is not sure is asked.
"""

from loaders.ordinary.files import dataset_of, has_results, holds_units, rows
from loaders.ordinary.mapping import ASKED, TableMap
from loaders.ordinary.mapping import place as map_place
from loaders.ordinary.opening import SUFFIXES
from loaders.ordinary.proposal import proposals, written

__all__ = [
    "ASKED",
    "SUFFIXES",
    "TableMap",
    "dataset_of",
    "has_results",
    "holds_units",
    "map_place",
    "proposals",
    "rows",
    "written",
]
