"""The table of which province belongs to which region, by date."""

from datetime import date

from sqlmodel import Field

from hub.store.tables.catalogued import Catalogued


class Membership(Catalogued, table=True):
    """A province in a region from a date to a date."""

    entity: str = Field(foreign_key="entity.public_id", index=True)
    region: str = Field(foreign_key="entity.public_id")
    valid_from: date | None = None
    valid_to: date | None = None
