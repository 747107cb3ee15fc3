"""The table of sources: a publisher's own line, or one document that retells or copies it."""

from datetime import date

from sqlmodel import Field

from hub.store.tables.catalogued import Catalogued


class Source(Catalogued, table=True):
    """Who says a figure."""

    public_id: str = Field(unique=True)
    publisher: str
    title: str
    tier: int
    url: str | None = None
    published_on: date | None = None
    document: str | None = Field(default=None, foreign_key="document.public_id")
    holder: str | None = None  # who keeps a copy
    accessed_on: date | None = None
