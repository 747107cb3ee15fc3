"""The table of breaks in series."""

from sqlmodel import Field

from hub.store.tables.catalogued import Catalogued


class Break(Catalogued, table=True):
    """From a period on, the figures of a code (or of an entity) are not seamless with those
    before.
    """

    at: str
    kind: str
    severity: str
    note_vi: str
    note_en: str
    code: str
    entity: str
    document: str | None = Field(default=None, foreign_key="document.public_id")
