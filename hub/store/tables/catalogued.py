"""What every table of the catalogue has beside the fields of its row."""

from sqlmodel import Field, SQLModel


class Catalogued(SQLModel):
    """A line of the catalogue and the dataset that brought it."""

    id: int | None = Field(default=None, primary_key=True)
    dataset: str = Field(index=True)
