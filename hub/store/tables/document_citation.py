"""The table of which document cites which."""

from sqlmodel import Field

from hub.store.tables.catalogued import Catalogued


class DocumentCitation(Catalogued, table=True):
    """One document cites another."""

    __tablename__ = "document_citation"

    document: str = Field(foreign_key="document.public_id", index=True)
    cites: str = Field(foreign_key="document.public_id", index=True)
