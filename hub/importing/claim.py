"""A claim: what one source says of one cell, and the same as it stands in the database.

`ClaimKey` and `Content` are the list of an observation's columns: rows of a loader become claims,
and claims become rows of the table, by these names.
"""

from operator import attrgetter
from typing import NamedTuple

from hub.catalogue.cell_key import CellKey
from hub.dataset.rows import ObservationRow


class ClaimKey(NamedTuple):
    """The cell, an indicator of an entity in a period on a reading date, and the source."""

    indicator_id: int
    period: int
    entity_id: int
    reading: int
    source_id: int

    @property
    def cell(self) -> CellKey:
        """The cell of the key: indicator, period, reading and entity, without the source."""
        return CellKey(
            indicator_id=self.indicator_id,
            period=self.period,
            entity_id=self.entity_id,
            reading=self.reading,
        )


class Content(NamedTuple):
    """What a claim says; anything else said of the same cell by the same source is a revision."""

    precedence: int
    status: int
    missing_reason: int
    value: float | None = None
    printed: str | None = None
    rank: int | None = None
    rank_of: int | None = None
    group: str | None = None
    low: float | None = None
    high: float | None = None
    standard_error: float | None = None
    respondents: int | None = None
    cumulative: bool = False
    notes: str = ""
    preferred: str | None = None
    block: str = ""
    doubtful: bool = False


# The fields that a row of a loader has by the same names.
_OF_ROW = attrgetter(*(field for field in Content._fields if field != "precedence"))


def content_of(row: ObservationRow, precedence: int) -> Content:
    """The content of a row, with the precedence of its claim."""
    return Content(precedence, *_OF_ROW(row))


class Claim(NamedTuple):
    """A claim of a file: its key, its content, where it was read, and the fields that its source
    takes back.
    """

    key: ClaimKey
    content: Content
    entity_as_printed: str
    locator: str | None  # in the source
    origin: str  # in the imported file
    retracted: tuple[str, ...] = ()


class StandingClaim(NamedTuple):
    """A claim that stands in the database since a data version."""

    id: int
    content: Content
    since: int = 0


class Change(NamedTuple):
    """One step: a new claim has no `old`, a departing one no `new`."""

    key: ClaimKey
    old: StandingClaim | None
    new: Claim | None

    @property
    def word(self) -> str:
        """What becomes of the figure: added, gone or changed."""
        if self.old is None:
            return "added"
        return "gone" if self.new is None else "changed"
