"""Releases and data versions: when the hub learnt what."""

from datetime import datetime
from typing import Optional

import strawberry

from hub import catalogue
from hub.panels.panel import View
from hub.queries import observations
from hub.words import terms
from schema.as_of import at
from schema.context import Info
from schema.enums import Language, ReleaseState


@strawberry.type
class Release:
    """One import or undo."""

    it: strawberry.Private[catalogue.Release]
    id: strawberry.ID
    dataset: str
    imported_by: str
    file: str
    checksum: str
    added: int
    changed: int
    unchanged: int
    gone: int
    repeated: int
    ignored: int
    rejected: int
    accepted: str | None

    @strawberry.field
    def imported_at(self) -> datetime:
        return self.it.published_at

    @strawberry.field
    def staged_by(self) -> str | None:
        return self.it.approval.stager.name if self.it.approval else None

    @strawberry.field
    def staged_at(self) -> datetime | None:
        return self.it.approval.staged_at if self.it.approval else None

    @strawberry.field
    def approved_by(self) -> str | None:
        return self.it.approval.approver.name if self.it.approval else None

    @strawberry.field
    def state(self, info: Info, as_of: datetime | None = None) -> ReleaseState:
        view = at(info, as_of)
        undoing = view.catalogue.undoing_of(self.it, view.version)
        return ReleaseState(terms.ReleaseState.UNDONE if undoing else terms.ReleaseState.PUBLISHED)

    @strawberry.field
    def undoes(self, info: Info) -> Optional["Release"]:
        undone = info.context.view.catalogue.release_by_id.get(self.it.undoes)
        return release(undone) if undone else None

    @strawberry.field
    def undone_by(self, info: Info, as_of: datetime | None = None) -> Optional["Release"]:
        view = at(info, as_of)
        undoing = view.catalogue.undoing_of(self.it, view.version)
        return release(undoing) if undoing else None

    @strawberry.field
    def suspicions(self, info: Info, language: Language | None = None) -> list[str]:
        return [info.context.say(one, language) for one in self.it.suspicions]


@strawberry.type
class DataVersion:
    """The mark of all data at the moment of an answer."""

    view: strawberry.Private[View]

    @strawberry.field
    def id(self) -> strawberry.ID:
        return str(self.view.version)

    @strawberry.field
    def published_at(self) -> datetime:
        return self.view.catalogue.release_of(self.view.version).published_at

    @strawberry.field
    def releases(self) -> int:
        return sum(each.version <= self.view.version for each in self.view.catalogue.releases)

    @strawberry.field
    def observations(self, info: Info) -> int:
        return observations.count(self.view, observations.Filter())


def release(it: catalogue.Release) -> Release:
    """The release as the API shows it."""
    return Release(
        it=it,
        id=str(it.id),
        dataset=it.dataset,
        imported_by=_importer(it),
        file=it.file,
        checksum=it.sha256,
        added=it.added,
        changed=it.changed,
        unchanged=it.unchanged,
        gone=it.gone,
        repeated=it.repeated,
        ignored=it.ignored,
        rejected=it.rejected,
        accepted=it.accepted,
    )


def _importer(it: catalogue.Release) -> str:
    """Who imported a release: the name that was told, where one was, before any account."""
    return (it.approval and it.approval.stager.name) or it.imported_by
