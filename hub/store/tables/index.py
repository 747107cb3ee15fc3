"""The table of indices."""

from sqlalchemy import false, text
from sqlmodel import Field

from hub.store.tables.catalogued import Catalogued


class Index(Catalogued, table=True):
    """An index, its publisher and its terms."""

    public_id: str = Field(unique=True)
    name_vi: str
    name_en: str
    description_vi: str
    description_en: str
    publisher: str
    frequency: str
    kind: str
    url: str | None = None
    licence: str | None = None
    terms_vi: str | None = None
    terms_en: str | None = None
    short_vi: str | None = None
    short_en: str | None = None
    parts_vi: str | None = None
    parts_en: str | None = None
    decimals: int = Field(default=2, sa_column_kwargs={"server_default": text("2")})
    lag_months: int | None = None
    plain_mean: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    due_month: int | None = None
    due_day: int | None = None
    due_document: str | None = None
