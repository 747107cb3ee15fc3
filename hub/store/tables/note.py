"""The table of remarks that many observations share."""

from sqlmodel import Field

from hub.store.tables.catalogued import Catalogued


class Note(Catalogued, table=True):
    """One remark in both languages."""

    public_id: str = Field(unique=True)
    text_vi: str
    text_en: str
