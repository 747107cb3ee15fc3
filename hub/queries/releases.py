"""Releases: what was imported and undone, the newest first, in pages."""

from dataclasses import dataclass
from datetime import date

from hub.catalogue import Catalogue, Release
from hub.panels.panel import View
from hub.queries import paging
from hub.queries.paging import ListPage, PageQuestion
from hub.words import clock
from hub.words.errors import BadQuestion
from hub.words.language import Text
from hub.words.terms import ReleaseState


@dataclass(frozen=True)
class ReleaseFilter:
    """Of which dataset, in which state, imported from a day to a day in Vietnam; None takes all."""

    dataset: str | None = None
    state: ReleaseState | None = None
    first: date | None = None
    last: date | None = None


def releases(catalogue: Catalogue, wanted: ReleaseFilter) -> list[Release]:
    """The releases that a filter takes, the newest first; UnknownName for a dataset without any,
    BadQuestion for days in the wrong order.
    """
    if wanted.first and wanted.last and wanted.first > wanted.last:
        raise BadQuestion(
            Text(
                f"từ ngày {wanted.first} phải trước đến ngày {wanted.last}",
                f"from {wanted.first} should be before to {wanted.last}",
            )
        )
    every = catalogue.releases_of(wanted.dataset)
    return [release for release in every if _is_wanted(release, wanted)]


def page(view: View, question: PageQuestion) -> ListPage[Release]:
    """The next releases after a cursor; those that came since its first page are left out."""
    view, last = paging.start(question, view, [int])
    every = [
        release
        for release in releases(view.catalogue, question.filter)
        if (release.version or 0) <= view.version
    ]
    return paging.page(
        every, lambda release: (release.id,), question, last=last, version=view.version
    )


def _is_wanted(release: Release, wanted: ReleaseFilter) -> bool:
    if wanted.state not in (None, release.state):
        return False
    if wanted.first is None and wanted.last is None:
        return True
    if release.published_at is None:
        return False
    day = release.published_at.astimezone(clock.VIETNAM).date()
    return (wanted.first or day) <= day <= (wanted.last or day)
