"""The table of consecutive meanings that may be joined into one series."""

from sqlmodel import Field

from hub.store.tables.catalogued import Catalogued


class Chain(Catalogued, table=True):
    """Two meanings that may be joined."""

    predecessor: str = Field(foreign_key="indicator.public_id")
    successor: str = Field(foreign_key="indicator.public_id")
