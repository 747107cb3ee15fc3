"""What is done to files of a watched folder: by which hub, in which manner, and what is told of
each.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from hub.importing.release import Manner
from hub.inbox.places import Inbox
from hub.store.database import Engine
from hub.words.language import Language, Text
from hub.words.terms import TwoPersons

FAULT = Text(
    "lỗi của hệ thống khi đọc tệp này; gửi tệp và nhật ký cho người quản trị",
    "the hub itself failed at this file; send it with the log to who runs the hub",
)


class EventKind(StrEnum):
    """What became of a file."""

    PUBLISHED = "PUBLISHED"
    UNCHANGED = "UNCHANGED"
    STAGED = "STAGED"
    FAILED = "FAILED"
    REJECTED = "REJECTED"
    NOT_APPROVED = "NOT_APPROVED"  # back to where it waits
    WAITED_FOR = "WAITED_FOR"
    GONE = "GONE"
    TRIED_AGAIN = "TRIED_AGAIN"  # at the next round


class Event(NamedTuple):
    """One thing that happened, for the log."""

    kind: EventKind
    file: str  # as it lay
    text: Text
    to: str | None = None  # where it lies now
    staged: str | None = None
    releases: tuple[int, ...] = ()
    exit_code: int = 0
    trace: str = ""  # where the hub itself is at fault


@dataclass(frozen=True)
class Desk:
    """The folder, the hub into which its files go, and how."""

    inbox: Inbox
    writing: Callable[[], AbstractContextManager[Engine]]
    seeds: Path
    language: Language
    manner: Manner = field(default_factory=Manner)  # how each file is imported
    dataset: str | None = None
    by: str | None = None  # the name of who stages all that comes here
    publishes: bool = False  # what has no suspicion, at once
    two_persons: TwoPersons = TwoPersons.NONE
