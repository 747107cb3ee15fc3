"""Where figures come from: sources, documents and releases."""

from dataclasses import dataclass
from datetime import date, datetime

from hub.words.language import Text
from hub.words.person import Person
from hub.words.terms import (
    Comparator,
    Measure,
    ReformArea,
    ReleaseState,
    SourceTier,
    WithdrawalKind,
)


@dataclass(frozen=True, eq=False)
class Source:
    """Who says a figure."""

    id: int
    public_id: str
    publisher: str
    title: str
    tier: SourceTier
    url: str | None
    published_on: date | None
    document: str | None
    holder: str | None = None  # who keeps a copy of what the publisher said
    accessed_on: date | None = None


@dataclass(frozen=True, eq=False)
class Document:
    """A legal or departmental document."""

    public_id: str
    kind: str
    title: str
    number: str | None
    date: date | None
    date_printed: str | None
    issuer: str | None
    issuer_entity: str | None
    province: str | None
    period: str | None
    url: str | None


@dataclass(frozen=True, eq=False)
class Stated:
    """One statement of a document, from a data version up to, and not including, another."""

    id: int
    since: int
    until: int
    origin: str
    document: str
    locator: str | None

    def stands(self, version: int) -> bool:
        """Whether it was known and not withdrawn at a version."""
        return self.since <= version < self.until


@dataclass(frozen=True, eq=False)
class Target(Stated):
    """What a document promises or demands."""

    label: str
    measure: Measure
    comparator: Comparator
    value: float | None
    printed: str
    unit: str | None
    valid_from: str | None
    by: str | None
    baseline: str | None
    entity: str | None
    entity_as_printed: str | None
    indicator: str | None
    reform_area: ReformArea | None


@dataclass(frozen=True, eq=False)
class Figure(Stated):
    """A number that a document states."""

    label: str
    value: float
    printed: str
    unit: str
    period: str | None
    entity: str | None
    entity_as_printed: str | None
    indicator: str | None
    breakdown_of: str | None
    implied: bool


@dataclass(frozen=True, eq=False)
class Unplaced(Stated):
    """A passage with a number that was not placed."""

    text: str


@dataclass(frozen=True, eq=False)
class Approval:
    """Out of which staged import a release was published: who staged it when, who approved it."""

    staged_id: int
    staged_at: datetime
    stager: Person
    approver: Person


@dataclass(frozen=True, eq=False)
class Release:
    """One import or undo."""

    id: int
    version: int | None
    dataset: str
    state: ReleaseState
    published_at: datetime | None
    imported_by: str
    file: str
    sha256: str
    added: int
    changed: int
    unchanged: int
    gone: int
    repeated: int
    ignored: int
    rejected: int
    undoes: int | None
    accepted: str | None
    suspicions: tuple[Text, ...]  # that were passed, each with its number and place
    approval: Approval | None = None  # where it was staged


@dataclass(frozen=True, eq=False)
class Withdrawal:
    """A source that another one replaced or annulled.

    It holds from a data version up to, and not including, another.
    """

    source_id: int
    by_id: int
    kind: WithdrawalKind
    day: date | None
    since: int
    until: int
