"""Releases and data versions: when the hub learnt what."""

from datetime import datetime
from typing import Optional

import strawberry

from hub import catalogue
from hub.panels.panel import View
from hub.queries import observations
from hub.words import terms
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
    def state(self) -> ReleaseState:
        return ReleaseState(self.it.state)

    @strawberry.field
    def undoes(self, info: Info) -> Optional["Release"]:
        others = (
            other for other in info.context.view.catalogue.releases if other.id == self.it.undoes
        )
        return next((release(other) for other in others), None)

    @strawberry.field
    def undone_by(self, info: Info) -> Optional["Release"]:
        others = (
            other
            for other in reversed(info.context.view.catalogue.releases)
            if other.undoes == self.it.id
        )
        return next(
            (release(other) for other in others if self.it.state is terms.ReleaseState.UNDONE), None
        )

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
        return len(self.view.catalogue.releases)

    @strawberry.field
    async def observations(self, info: Info) -> int:
        return await info.context.ask(observations.count, self.view, observations.Filter())


def release(it: catalogue.Release) -> Release:
    """The release as the API shows it."""
    return Release(
        it=it,
        id=str(it.id),
        dataset=it.dataset,
        imported_by=it.imported_by,
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
