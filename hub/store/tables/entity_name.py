"""The table of the names an entity bore, by date."""

from datetime import date

from sqlmodel import Field

from hub.store.tables.catalogued import Catalogued


class EntityName(Catalogued, table=True):
    """The names of one entity from a date to a date."""

    __tablename__ = "entity_name"

    entity: str = Field(foreign_key="entity.public_id", index=True)
    name_vi: str
    name_en: str
    official_vi: str
    official_en: str
    is_city: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
