"""Where figures come from: sources, documents and releases."""

from dataclasses import dataclass
from datetime import date, datetime

from hub.terms import ReleaseState, SourceTier


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
