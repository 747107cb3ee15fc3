"""The table of editions, the method versions of indices."""

from sqlmodel import Field

from hub.store.tables.catalogued import Catalogued


class Edition(Catalogued, table=True):
    """A method version, in force from a period to a period; a province's own where it has its
    own set.
    """

    public_id: str = Field(unique=True)
    index: str = Field(foreign_key="index.public_id")
    name_vi: str
    name_en: str
    valid_from: str
    valid_to: str | None = None
    province: str | None = Field(default=None, foreign_key="entity.public_id")
    document: str | None = Field(default=None, foreign_key="document.public_id")
    note_vi: str | None = None
    note_en: str | None = None
