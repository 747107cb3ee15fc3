"""The table of how entities became others."""

from datetime import date

from sqlmodel import Field

from hub.store.tables.catalogued import Catalogued


class Succession(Catalogued, table=True):
    """One entity became, or gave a part to, another on a day."""

    predecessor: str = Field(foreign_key="entity.public_id", index=True)
    successor: str = Field(foreign_key="entity.public_id", index=True)
    day: date
    kind: str
    document: str | None = Field(default=None, foreign_key="document.public_id")
    note: str | None = None
