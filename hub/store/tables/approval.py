"""The table of approvals: which release was published out of which staged import."""

from sqlmodel import Field, SQLModel


class Approval(SQLModel, table=True):
    """A release that somebody staged and somebody published."""

    release_id: int = Field(primary_key=True, foreign_key="release.id")
    staged_id: int = Field(foreign_key="staged.id", index=True)
