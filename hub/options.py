"""What a command tells a loader about the files that it reads."""

from typing import NamedTuple

from hub.terms import SourceTier


class Options(NamedTuple):
    """Whether a table may hold only some of the units, and how near its source is to the publisher."""

    partial: bool = False
    tier: SourceTier | None = None


PLAIN = Options()
