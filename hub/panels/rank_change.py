"""How a rank that the hub computes moves because of an import or an undo."""

from typing import NamedTuple


class RankChange(NamedTuple):
    """A unit's computed rank and quartile before and after, of which one differs at least; None
    where nobody is ranked then.
    """

    indicator_id: int
    period: int
    reading: int
    block: str
    entity_id: int
    before: int | None
    after: int | None
    before_of: int | None
    after_of: int | None
    quartile_before: int | None = None
    quartile_after: int | None = None

    @property
    def is_move(self) -> bool:
        """Whether the rank itself differs."""
        return self.before != self.after
