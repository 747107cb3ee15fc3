"""The table of what is measured: country, regions, provinces, departments, districts, communes,
ministries.
"""

from datetime import date

from sqlmodel import Field

from hub.store.tables.catalogued import Catalogued

# In place of a dataset: units that files brought, which exist unless all figures of them were
# taken back by undoing.
OF_FILES = "--accept-units"


class Entity(Catalogued, table=True):
    """Something that exists from a date to a date; its public id never changes meaning."""

    public_id: str = Field(unique=True)
    kind: str
    province: str | None = Field(default=None, foreign_key="entity.public_id")
    code: str | None = None
    iso_code: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
