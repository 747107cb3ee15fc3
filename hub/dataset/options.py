"""The options of a command that concern how a loader reads its files."""

from pathlib import Path
from typing import NamedTuple

from hub.words.period import Period
from hub.words.terms import EntityKind, SourceTier


class Hints(NamedTuple):
    """What a command tells of the figures of a table whose file does not say it."""

    period: Period | None = None
    province: str | None = None
    block: str = ""
    kind: EntityKind | None = None
    source: str = ""  # in words
    tier: SourceTier | None = None
    maps: Path | None = None  # the folder of what was said of the columns of tables before

    @property
    def options(self) -> str:
        """The options by which a command told any of it; empty where it told nothing."""
        pairs = self._asdict().items()
        return ", ".join(f"--{name}" for name, value in pairs if name != "maps" and value)

    @property
    def of_table(self) -> "Hints":
        """The same without what is told of the source."""
        return self._replace(source="", tier=None)


class Options(NamedTuple):
    """Whether a table may hold only some of the units, how near its source is to the publisher,
    whether the rules are wanted that decided each row, and the hints.
    """

    partial: bool = False
    tier: SourceTier | None = None
    why: bool = False
    period: Period | None = None
    province: str | None = None
    block: str = ""
    kind: EntityKind | None = None
    source: str = ""
    maps: Path | None = None

    @property
    def hints(self) -> Hints:
        """What the command tells of a table."""
        return Hints(*(getattr(self, name) for name in Hints._fields))

    def chosen(self) -> dict[str, object]:
        """Those that the command sets, by name."""
        pairs = self._asdict().items()
        return {name: value for name, value in pairs if value not in (None, False, "")}


NO_HINTS = Hints()
PLAIN = Options()
