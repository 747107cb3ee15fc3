"""The table of who published the results of an index, and by which decision."""

from sqlmodel import Field

from hub.store.tables.catalogued import Catalogued


class Publication(Catalogued, table=True):
    """The publisher of an index in a span of periods, as it was then called."""

    index: str = Field(foreign_key="index.public_id")
    publisher_vi: str
    publisher_en: str
    valid_from: str
    valid_to: str | None = None
    document: str | None = Field(default=None, foreign_key="document.public_id")
