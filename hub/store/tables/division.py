"""The table of how wholes are made of their parts."""

from sqlmodel import Field

from hub.store.tables.catalogued import Catalogued


class Division(Catalogued, table=True):
    """How a parent's code is made of its parts in a tree, in a span of periods."""

    parent: str = Field(index=True)
    tree: str
    composition: str
    valid_from: str
    valid_to: str | None = None
    tolerance: float
    note_vi: str | None = None
    note_en: str | None = None
