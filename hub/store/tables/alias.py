"""The table of other spellings of entities' names."""

from sqlmodel import Field

from hub.store.tables.catalogued import Catalogued


class Alias(Catalogued, table=True):
    """One spelling of one entity."""

    entity: str = Field(foreign_key="entity.public_id", index=True)
    spelling: str
    abbreviation: bool = False
