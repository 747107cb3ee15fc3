"""What the command says of a table, where the file does not."""

from typing import NamedTuple

from hub.words.period import Period
from hub.words.terms import EntityKind


class Hints(NamedTuple):
    """The period, the province, the block and the kind of units that the command names."""

    period: Period | None = None
    province: str | None = None
    block: str = ""
    kind: EntityKind | None = None


NO_HINTS = Hints()
