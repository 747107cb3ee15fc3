"""The table of which data version touched which indicator."""

from sqlmodel import BigInteger, Field, SQLModel


class Touched(SQLModel, table=True):
    """A version wrote or closed observations of this indicator."""

    indicator_id: int = Field(primary_key=True, foreign_key="indicator.id")
    version: int = Field(primary_key=True, sa_type=BigInteger)
