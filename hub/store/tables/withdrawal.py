"""The table of withdrawals: which source no longer stands, since when and by what."""

from datetime import date

from sqlmodel import BigInteger, Field, SQLModel


class Withdrawal(SQLModel, table=True):
    """A document that was replaced or annulled, from the data version `since` up to, and not
    including, `until`.
    """

    id: int | None = Field(default=None, primary_key=True)
    source_id: int = Field(foreign_key="source.id", index=True)
    by_id: int = Field(foreign_key="source.id")
    kind: str
    day: date | None = None
    since: int = Field(sa_type=BigInteger)
    until: int = Field(sa_type=BigInteger)
