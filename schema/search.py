"""What a search finds, one page of it, and how each hit is shown."""

from typing import Annotated

import strawberry

from hub import catalogue
from hub.queries import search
from hub.queries.meetings import Meeting
from schema.connection import Connection
from schema.document import Document
from schema.entity import Area, Department, Entity, Province, Region, dress
from schema.indicator import Index, Indicator

SearchHit = Annotated[
    Province | Department | Region | Area | Index | Indicator | Document,
    strawberry.union("SearchHit"),
]


@strawberry.type
class SearchMeeting:
    """What the words of a search name together."""

    entity: Entity | None
    indicator: Indicator | None
    period: str | None


@strawberry.type
class SearchHitConnection(Connection[SearchHit]):
    """One page of what a search finds."""

    resembling: bool
    together: list[SearchMeeting]


def shown_meeting(met: Meeting) -> SearchMeeting:
    """A meeting as the API shows it."""
    return SearchMeeting(
        entity=dress(met.entity) if met.entity else None,
        indicator=Indicator(it=met.indicator) if met.indicator else None,
        period=str(met.period) if met.period else None,
    )


def shown_hit(hit: search.Hit) -> SearchHit:
    """A hit as the API shows it."""
    if isinstance(hit, catalogue.Document):
        return hit
    dresses = {catalogue.Index: Index, catalogue.Indicator: Indicator}
    return dresses[type(hit)](it=hit) if type(hit) in dresses else dress(hit)
