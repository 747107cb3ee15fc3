"""The tables of what documents state: targets, figures, and passages that were not placed."""

from sqlmodel import BigInteger, Field, SQLModel


class Stated(SQLModel):
    """One statement of a document, from the data version `since` up to, and not including, the
    version `until`.
    """

    id: int | None = Field(default=None, primary_key=True)
    since: int = Field(sa_type=BigInteger)
    until: int = Field(sa_type=BigInteger)
    origin: str
    document: str = Field(foreign_key="document.public_id", index=True)
    locator: str | None = None


class Target(Stated, table=True):
    """What a document promises or demands."""

    label: str
    measure: str
    comparator: str
    value: float | None = None
    printed: str
    unit: str | None = None
    valid_from: str | None = None
    by: str | None = None
    baseline: str | None = None
    entity: str | None = Field(default=None, foreign_key="entity.public_id")
    entity_as_printed: str | None = None
    indicator: str | None = None
    reform_area: str | None = None


class Figure(Stated, table=True):
    """A number that a document states."""

    label: str
    value: float
    printed: str
    unit: str
    period: str | None = None
    entity: str | None = Field(default=None, foreign_key="entity.public_id")
    entity_as_printed: str | None = None
    indicator: str | None = None
    breakdown_of: str | None = None
    implied: bool


class Unplaced(Stated, table=True):
    """A passage with a number that is neither a figure nor a target for sure."""

    text: str
