"""The table of observations: what a source said of a cell, appended and never overwritten."""

from sqlalchemy import Index, Integer, false, text
from sqlmodel import BigInteger, Field, SmallInteger, SQLModel

STANDS = 2**63 - 1  # `until` of a row that stands; any version is smaller


class Observation(SQLModel, table=True):
    """One claim from the data version `since` up to, and not including, the version `until`."""

    id: int | None = Field(
        default=None, primary_key=True, sa_type=BigInteger().with_variant(Integer, "sqlite")
    )
    indicator_id: int = Field(foreign_key="indicator.id")
    period: int
    entity_id: int = Field(foreign_key="entity.id")
    reading: int
    source_id: int = Field(foreign_key="source.id")
    precedence: int = Field(sa_type=BigInteger)
    since: int = Field(sa_type=BigInteger)
    until: int = Field(sa_type=BigInteger)
    status: int = Field(sa_type=SmallInteger)
    missing_reason: int = Field(sa_type=SmallInteger)
    value: float | None = None
    printed: str | None = None
    rank: int | None = None
    rank_of: int | None = None
    group: str | None = None
    low: float | None = None
    high: float | None = None
    standard_error: float | None = None
    respondents: int | None = None
    cumulative: bool
    entity_as_printed: str
    locator: str | None = None
    origin: str
    notes: str
    preferred: str | None = None
    block: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    doubtful: bool = Field(default=False, sa_column_kwargs={"server_default": false()})

    __table_args__ = (
        Index(
            "observation_live",
            "indicator_id",
            "period",
            "entity_id",
            "reading",
            "source_id",
            unique=True,
            sqlite_where=text(f"until = {STANDS}"),
            postgresql_where=text(f"until = {STANDS}"),
        ),
        Index(
            "observation_cell",
            "indicator_id",
            "period",
            "entity_id",
            "reading",
            "precedence",
            "since",
            "until",
            "status",
            "missing_reason",
            "value",
            "rank",
            "rank_of",
            "group",
            "block",
            "doubtful",
            "standard_error",
            "low",
            "high",
        ),
        Index("observation_place", "entity_id", "indicator_id", "period"),
        Index("observation_since", "since"),
        Index(
            "observation_closed",
            "until",
            sqlite_where=text(f"until < {STANDS}"),
            postgresql_where=text(f"until < {STANDS}"),
        ),
    )
