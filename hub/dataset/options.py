"""What a command says to a loader about the files that it reads."""

from typing import NamedTuple

from hub.words.terms import SourceTier


class Options(NamedTuple):
    """Whether a table may hold only some of the units, and how near its source is to the
    publisher.
    """

    partial: bool = False
    tier: SourceTier | None = None

    def chosen(self) -> dict[str, object]:
        """Those that the command sets, by name."""
        return {name: value for name, value in self._asdict().items() if value not in (None, False)}


PLAIN = Options()
