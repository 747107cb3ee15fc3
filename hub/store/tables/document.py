"""The table of legal and departmental documents."""

from datetime import date as day

from sqlmodel import Field

from hub.store.tables.catalogued import Catalogued


class Document(Catalogued, table=True):
    """One document."""

    public_id: str = Field(unique=True)
    kind: str
    title: str
    number: str | None = None
    date: day | None = None
    date_printed: str | None = None
    issuer: str | None = None
    issuer_entity: str | None = Field(default=None, foreign_key="entity.public_id")
    province: str | None = Field(default=None, foreign_key="entity.public_id")
    period: str | None = None
    url: str | None = None
