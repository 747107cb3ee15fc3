"""The catalogue: what is small and changes only by import, one frozen snapshot per version."""

from hub.catalogue.division import Division, Part
from hub.catalogue.entity import Entity, EntityName, Succession
from hub.catalogue.evidence import (
    Document,
    Figure,
    Release,
    Source,
    Stated,
    Target,
    Unplaced,
    Withdrawal,
)
from hub.catalogue.indicator import (
    Break,
    Edition,
    Group,
    Index,
    Indicator,
    Publication,
    Rated,
    Series,
)
from hub.catalogue.loading import load
from hub.catalogue.snapshot import Catalogue

__all__ = [
    "Break",
    "Catalogue",
    "Division",
    "Document",
    "Edition",
    "Entity",
    "EntityName",
    "Figure",
    "Group",
    "Index",
    "Indicator",
    "Part",
    "Publication",
    "Rated",
    "Release",
    "Series",
    "Source",
    "Stated",
    "Succession",
    "Target",
    "Unplaced",
    "Withdrawal",
    "load",
]
