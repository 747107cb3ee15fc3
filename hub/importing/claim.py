"""A claim: what one source says of one cell, and the same as it stands in the database."""

from typing import NamedTuple


class ClaimKey(NamedTuple):
    """What one source says of one cell."""

    indicator_id: int
    period: int
    entity_id: int
    reading: int
    source_id: int


class Content(NamedTuple):
    """The words of a claim; any other word is a revision."""

    precedence: int
    status: int
    missing_reason: int
    value: float | None
    printed: str | None
    rank: int | None
    rank_of: int | None
    group: str | None
    low: float | None
    high: float | None
    standard_error: float | None
    respondents: int | None
    cumulative: bool
    notes: str
    preferred: str | None
    block: str = ""
    doubtful: bool = False


class Claim(NamedTuple):
    """A claim of a file: its key, its words, where they were read, and the fields that its
    source takes back.
    """

    key: ClaimKey
    content: Content
    entity_as_printed: str
    locator: str | None  # in the source
    origin: str  # in the imported file
    withdrawn: tuple[str, ...] = ()


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
