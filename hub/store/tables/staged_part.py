"""The table of the bytes of staged files, which are kept until the import is decided."""

from sqlmodel import Field, LargeBinary, SQLModel


class StagedPart(SQLModel, table=True):
    """One stretch of the packed bytes of one file."""

    __tablename__ = "staged_part"

    staged_id: int = Field(primary_key=True, foreign_key="staged.id")
    file: int = Field(primary_key=True)  # its place in the command
    part: int = Field(primary_key=True)
    content: bytes = Field(sa_type=LargeBinary)
