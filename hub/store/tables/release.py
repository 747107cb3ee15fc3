"""The table of releases: each import or undo as one step from a data version to the next."""

from sqlmodel import BigInteger, Field, SQLModel


class Release(SQLModel, table=True):
    """One import or undo; its version is missing while it is staged."""

    id: int | None = Field(default=None, primary_key=True)
    version: int | None = Field(default=None, unique=True, sa_type=BigInteger)
    dataset: str = Field(index=True)
    state: str
    published_at: int | None = Field(
        default=None, unique=True, sa_type=BigInteger
    )  # microseconds since 1970, UTC
    imported_by: str
    file: str
    sha256: str
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    repeated: int = 0
    ignored: int = 0
    rejected: int = 0
    accepted: str | None = None  # the reason given to pass suspicions
    suspicions: str | None = (
        None  # those that it passed, as JSON: [[number, place, Vietnamese, English(, reason)], …]
    )
    undoes: int | None = Field(default=None, foreign_key="release.id")
