"""The options of a command that concern how a loader reads its files."""

from typing import NamedTuple

from hub.words.terms import SourceTier


class Options(NamedTuple):
    """Whether a table may hold only some of the units, how near its source is to the publisher,
    and whether the rules are wanted that decided each row.
    """

    partial: bool = False
    tier: SourceTier | None = None
    why: bool = False

    def chosen(self) -> dict[str, object]:
        """Those that the command sets, by name."""
        return {name: value for name, value in self._asdict().items() if value not in (None, False)}


PLAIN = Options()
