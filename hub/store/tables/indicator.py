"""The table of indicators, one line for each meaning of a code."""

from sqlmodel import Field

from hub.store.tables.catalogued import Catalogued


class Indicator(Catalogued, table=True):
    """One meaning of a code; its parent is the parent's code, whose meaning goes by the period."""

    public_id: str = Field(unique=True)
    index: str = Field(foreign_key="index.public_id")
    code: str = Field(index=True)
    name_vi: str
    name_en: str
    unit: str
    level: int
    valid_from: str
    valid_to: str | None = None
    edition: str | None = Field(default=None, foreign_key="edition.public_id")
    tree: str
    parent: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    weight: float | None = None
    higher_is_better: bool
    reform_area: str | None = None
    definition_vi: str | None = None
    definition_en: str | None = None
