"""The table of what indices and indicators are called besides their names."""

from sqlmodel import Field

from hub.store.tables.catalogued import Catalogued


class Spelling(Catalogued, table=True):
    """Another name, or an abbreviation, of an index by its id or of an indicator by its code."""

    thing: str = Field(index=True)
    spelling: str
