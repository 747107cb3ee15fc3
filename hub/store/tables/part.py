"""The table of the parents that an indicator is a part of besides its own."""

from sqlmodel import Field

from hub.store.tables.catalogued import Catalogued


class Part(Catalogued, table=True):
    """A code that is a part of a parent's code in a tree."""

    parent: str = Field(index=True)
    tree: str
    indicator: str
