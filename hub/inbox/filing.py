"""Where a decided file goes: its report first, then its slip, itself last, so that whatever breaks
off is done again to the end.
"""

from pathlib import Path

from hub.importing.shelf import StagedImport
from hub.inbox import naming, places, slip
from hub.inbox.desk import Desk
from hub.inbox.places import LyingFile, Place
from hub.review import writing
from hub.review.report import Report
from hub.words.language import Text


def file_away(desk: Desk, one: LyingFile, place: Place, report: Report) -> Path:
    """Move a file to a place with its report beside it; where it lies then."""
    target = places.vacant(desk.inbox.places[place], naming.valid(one.name), one.changed)
    writing.write(report, target.with_name(naming.report(target.name)), desk.language)
    places.move(one.path, target)
    return target


def let_wait(
    desk: Desk, one: LyingFile, staged: StagedImport, report: Report, notice: Text | None = None
) -> Path:
    """Move a file to where it waits, with its report and a slip to be filled in."""
    target = places.vacant(desk.inbox.places[Place.WAITING], naming.valid(one.name), one.changed)
    writing.write(report, target.with_name(naming.report(target.name)), desk.language)
    words = slip.text(report, staged.effect, target.name, desk.language, notice)
    places.write(target.with_name(naming.slip(target.name)), words)
    places.move(one.path, target)
    return target
