"""The table of how many entities a publisher rated, where not all in force were."""

from sqlmodel import Field

from hub.store.tables.catalogued import Catalogued


class Rated(Catalogued, table=True):
    """The number rated in a span of periods."""

    index: str = Field(foreign_key="index.public_id")
    kind: str
    valid_from: str
    valid_to: str
    count: int
