"""How a rank that the hub computes moves because of an import or an undo."""

from typing import NamedTuple


class RankChange(NamedTuple):
    """A unit's computed rank before and after; None where nobody is ranked then."""

    indicator_id: int
    period: int
    reading: int
    block: str
    entity_id: int
    before: int | None
    after: int | None
    before_of: int | None
    after_of: int | None
