"""The table of groups, the bands into which a publisher sorts results."""

from sqlmodel import Field

from hub.store.tables.catalogued import Catalogued


class Group(Catalogued, table=True):
    """A band of an indicator in an edition, from a period to a period."""

    edition: str = Field(foreign_key="edition.public_id")
    of: str
    code: str
    name_vi: str
    name_en: str
    valid_from: str
    valid_to: str | None = None
    lower: float | None = None
    upper: float | None = None
    confirmed: bool
    count: int | None = None
