"""A report: what an import came with, changes and leaves out, as one value in words, which can be
kept and read again without a database.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from pydantic import TypeAdapter

from hub.dataset.rows import Ignored, Recognised, Suspicion
from hub.words.errors import Fault
from hub.words.language import Text
from hub.words.person import Deed

MOST = 50_000  # lines of a list; others are only counted


class ReportState(StrEnum):
    """Where the import stands of which a report tells."""

    LOOKED_AT = "LOOKED_AT"
    REFUSED = "REFUSED"
    WAITING = "WAITING"
    PUBLISHED = "PUBLISHED"
    REJECTED = "REJECTED"
    UNDONE = "UNDONE"


class ReportFile(NamedTuple):
    """A file that came, or the folder of a dataset."""

    name: str
    dataset: str
    sha256: str
    size: int | None  # bytes, where it is a file


class TallyLine(NamedTuple):
    """How many figures of an indicator, a period and a province become what."""

    indicator: str
    name: Text
    period: str
    province: Text
    counts: dict[str, int]


class ChangeLine(NamedTuple):
    """A figure that is new, changed or gone."""

    word: str  # added, changed or gone
    indicator: str
    name: Text  # of the indicator
    unit: Text
    period: str
    reading: str | None
    what: Text  # old → new, field by field
    source: str
    place: str  # in the file


class TurnLine(NamedTuple):
    """A preferred figure that another source tells now, or one that is not used beside it."""

    indicator: str
    name: Text
    unit: Text
    period: str
    what: Text  # both figures, each with its source


class Doubt(NamedTuple):
    """A suspicion by its number, what was held before of its figures, and why it was passed."""

    number: int
    place: str
    text: Text
    past: tuple[Text, ...] = ()
    accepted: str | None = None


class Mover(NamedTuple):
    """A unit whose computed rank or quartile becomes another."""

    unit: Text
    before: int | None
    after: int | None
    quartile_before: int | None
    quartile_after: int | None
    is_of_file: bool


class RankTable(NamedTuple):
    """What becomes of the computed ranks of one indicator in one period, among those who are
    ranked together.
    """

    indicator: str
    name: Text
    period: str
    beside: str  # block and reading date, where there are any
    before_of: int | None
    after_of: int | None
    movers: tuple[Mover, ...]


class ReportPart(NamedTuple):
    """What became of one dataset."""

    dataset: str
    counts: dict[str, int]
    structure: dict[str, int]
    untold: dict[str, int]  # faults, ignored places and changes beyond those listed
    files: tuple[Recognised, ...] = ()  # what was recognised in them
    faults: tuple[Fault, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    reported: tuple[Suspicion, ...] = ()
    tallies: tuple[TallyLine, ...] = ()
    changes: tuple[ChangeLine, ...] = ()
    turns: tuple[TurnLine, ...] = ()
    unused: tuple[TurnLine, ...] = ()
    endings: tuple[Text, ...] = ()
    ranks: tuple[RankTable, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    is_whole: bool = True  # false where lists of what was left out were not kept


@dataclass(frozen=True)
class Report:
    """What an import does, would do or did, and who staged and decided it."""

    name: str  # of the staged import or the release; empty before it has one
    state: ReportState
    base: int  # the data version before it
    made_at: datetime
    files: tuple[ReportFile, ...]
    options: tuple[str, ...]
    parts: tuple[ReportPart, ...]
    staged: Deed | None = None
    decided: Deed | None = None
    reason: str | None = None  # why it was rejected
    releases: tuple[int, ...] = field(default=())

    def sum(self, word: str) -> int:
        """How many figures were added, changed and so on, of all datasets."""
        return sum(part.counts.get(word, 0) for part in self.parts)

    @property
    def open(self) -> tuple[Doubt, ...]:
        """The suspicions that nobody accepted."""
        return tuple(
            doubt for part in self.parts for doubt in part.doubts if doubt.accepted is None
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        words = ("added", "changed", "gone")
        counts: list[Mapping[str, int]] = [part.counts for part in self.parts]
        counts += [part.structure for part in self.parts]
        endings = any(part.endings for part in self.parts)
        return not endings and not any(each.get(word) for each in counts for word in words)


def packed(report: Report) -> bytes:
    """The report as it is kept."""
    return zlib.compress(_adapter().dump_json(report))


def unpacked(content: bytes) -> Report:
    """The report that was kept."""
    return _adapter().validate_json(zlib.decompress(content))


@cache
def _adapter() -> TypeAdapter[Report]:
    return TypeAdapter(Report)
