"""Ordinary tables, as offices type them: the columns are recognised by their words, the rows by
their units, and all else by the lines around. What is not sure is asked.
"""

from loaders.ordinary.exhibit import CellGrid, TableCell
from loaders.ordinary.files import dataset_of, has_results, holds_units, rows
from loaders.ordinary.mapping import ASKED, TableMap
from loaders.ordinary.mapping import place as map_place
from loaders.ordinary.opening import SUFFIXES, exhibit, text_form
from loaders.ordinary.proposal import proposals, written

__all__ = [
    "ASKED",
    "SUFFIXES",
    "CellGrid",
    "TableCell",
    "TableMap",
    "dataset_of",
    "exhibit",
    "has_results",
    "holds_units",
    "map_place",
    "proposals",
    "rows",
    "text_form",
    "written",
]
