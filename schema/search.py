"""What a search finds, one page of it, and how each hit is shown."""

from typing import Annotated

import strawberry

from hub import catalogue
from hub.queries import search
from schema.connection import Connection
from schema.document import Document
from schema.entity import Area, Department, Province, Region, dress
from schema.indicator import Index, Indicator

SearchHit = Annotated[
    Province | Department | Region | Area | Index | Indicator | Document,
    strawberry.union("SearchHit"),
]


@strawberry.type
class SearchHitConnection(Connection[SearchHit]):
    """One page of what a search finds."""

    resembling: bool


def shown_hit(hit: search.Hit) -> SearchHit:
    """A hit as the API shows it."""
    if isinstance(hit, catalogue.Document):
        return hit
    dresses = {catalogue.Index: Index, catalogue.Indicator: Indicator}
    return dresses[type(hit)](it=hit) if type(hit) in dresses else dress(hit)
