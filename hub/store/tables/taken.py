"""The table of files as they were last taken, whether or not that changed anything."""

from sqlmodel import Field, SQLModel


class Taken(SQLModel, table=True):
    """The checksum of what a file of this name last brought into a dataset."""

    dataset: str = Field(primary_key=True)
    file: str = Field(primary_key=True)
    sha256: str
