"""The table of staged imports: commands that were checked and wait to be published, and those that
were decided.
"""

from sqlmodel import BigInteger, Field, LargeBinary, SQLModel


class Staged(SQLModel, table=True):
    """One import that was set aside: what it would do, who staged it, who decided and how.

    No question reads it; its releases are noted in `approval`.
    """

    id: int | None = Field(default=None, primary_key=True)
    state: str = Field(index=True)
    dataset: str  # those of its files, parted by commas
    file: str
    sha256: str  # of the command and all its bytes
    command: str  # datasets, files and options, as JSON
    base: int = Field(sa_type=BigInteger)  # the data version on which it was checked
    effect: str  # a digest of all that it would change
    report: bytes = Field(sa_type=LargeBinary)  # packed JSON
    staged_at: int = Field(sa_type=BigInteger)  # microseconds since 1970, UTC
    staged_account: str
    staged_name: str | None = None
    decided_at: int | None = Field(default=None, sa_type=BigInteger)
    decided_account: str | None = None
    decided_name: str | None = None
    reason: str | None = None  # why it was rejected
