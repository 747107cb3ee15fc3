"""The closed lists of words, as the API names them."""

from enum import Enum

import strawberry

from hub.queries.comparison import Against as _Against
from hub.queries.comparison import Order as _Order
from hub.queries.competition.territory import Territory as _Territory
from hub.words import language, terms


def _enum(kind: type[Enum], name: str | None = None, leave_out: tuple[str, ...] = ()) -> type[Enum]:
    """The same words as an enum of the API whose values are the hub's own members."""
    own = Enum(
        name or kind.__name__,
        {member.name: member for member in kind if member.name not in leave_out},
    )
    return strawberry.enum(own)


Language = _enum(language.Language)
EntityKind = _enum(terms.EntityKind)
HighlightKind = _enum(terms.HighlightKind)
HitKind = _enum(terms.HitKind)
SuccessionKind = _enum(terms.SuccessionKind)
Frequency = _enum(terms.Frequency)
Measure = _enum(terms.Measure)
Comparator = _enum(terms.Comparator)
ReformArea = _enum(terms.ReformArea)
Obstacle = _enum(terms.Obstacle)
WithdrawalKind = _enum(terms.WithdrawalKind)
BreakKind = _enum(terms.BreakKind)
Severity = _enum(terms.Severity)
ObservationStatus = _enum(terms.Status, "ObservationStatus")
MissingReason = _enum(terms.MissingReason, leave_out=("NONE",))
SourceTier = _enum(terms.SourceTier)
ReleaseState = _enum(terms.ReleaseState)
Against = _enum(_Against)
Order = _enum(_Order)
Comparable = _enum(terms.Comparable)
Territory = _enum(_Territory)
CheckKind = _enum(terms.CheckKind)
TargetState = _enum(terms.TargetState)
SentenceKind = _enum(terms.SentenceKind)


def missing_reason(reason: terms.MissingReason) -> MissingReason | None:
    """The reason as the API says it; nothing where there is a value."""
    return MissingReason(reason) if reason else None
