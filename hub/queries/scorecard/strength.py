"""Strength: which component of a total stands best and which worst among those who compete."""

from collections.abc import Callable
from dataclasses import dataclass

from hub.catalogue import Indicator
from hub.queries.comparison.row import Row
from hub.queries.competition.distribution import Distribution
from hub.words.language import Text


@dataclass(frozen=True)
class Strength:
    """The best and the worst component, with others of the same rank; `reason` tells why there is
    neither.
    """

    strongest: Indicator | None = None
    weakest: Indicator | None = None
    reason: Text | None = None
    also_strongest: tuple[Indicator, ...] = ()  # of the same computed rank
    also_weakest: tuple[Indicator, ...] = ()


def strength(rows: tuple[Row, ...], summary: Callable[[Indicator], Distribution]) -> Strength:
    """The components of one unit judged against its peers, never against their scales.

    1. By computed rank: the best is the strongest, the worst the weakest.
    2. At equal ranks by the distance to the mean of the peers in standard deviations.
    3. At equal distances the first in the order of the catalogue.

    Nothing while one of them is not ranked, as it may be that one.
    """
    if reason := _obstacle(rows):
        return Strength(reason=reason)
    places = [(row.standing.rank, -_spreads(row, summary(row.indicator))) for row in rows]
    best, worst = min(places), max(places)
    if best == worst:
        return Strength(reason=_ALIKE)
    strongest, weakest = rows[places.index(best)], rows[places.index(worst)]
    return Strength(
        strongest.indicator,
        weakest.indicator,
        also_strongest=_sharing(rows, strongest, weakest),
        also_weakest=_sharing(rows, weakest, strongest),
    )


def _sharing(rows: tuple[Row, ...], own: Row, opposite: Row) -> tuple[Indicator, ...]:
    """The other components of the rank of one, in the order of the catalogue; none where all are
    of one rank.
    """
    rank = own.standing.rank
    if rank == opposite.standing.rank:
        return ()
    return tuple(row.indicator for row in rows if row.standing.rank == rank and row is not own)


def _spreads(row: Row, summary: Distribution) -> float:
    """How many standard deviations a value lies on the better side of the mean."""
    if not summary.standard_deviation:
        return 0.0
    distance = round((row.value - summary.mean) / summary.standard_deviation, 10)
    return distance if row.indicator.higher_is_better else -distance


def _obstacle(rows: tuple[Row, ...]) -> Text | None:
    """Why the components are not judged; None where they are."""
    if not rows:
        return _UNDIVIDED
    if len(rows) == 1:
        return _ONE
    unranked = [row for row in rows if row.standing is None]
    if not unranked:
        return None
    if all(row.value is None for row in rows):
        return _NO_VALUE
    if len(unranked) == len(rows):
        return _because(_NONE, rows[0])
    in_languages = zip(*(row.indicator.name for row in unranked), strict=True)
    names = Text(*map("; ".join, in_languages))
    return _because(
        Text(
            f"chưa xếp hạng được {len(unranked)}/{len(rows)} thành phần ({names.vi})",
            f"{len(unranked)} of {len(rows)} components are not ranked ({names.en})",
        ),
        unranked[0],
    )


def _because(sentence: Text, row: Row) -> Text:
    """The sentence with why this component is not ranked, where its competition tells."""
    reason = row.competition.reason if row.competition else None
    return Text(*map("{}: {}".format, sentence, reason)) if reason else sentence


_UNDIVIDED = Text("chỉ số này không chia thành phần", "this indicator has no components")
_ONE = Text("chỉ có một thành phần có số liệu", "one component alone has figures")
_ALIKE = Text("mọi thành phần đứng như nhau so với các đơn vị khác", "all components stand alike")
_NO_VALUE = Text(
    "hệ thống chưa có điểm thành phần nào của đơn vị này",
    "the hub holds no score of this unit on any component",
)
_NONE = Text(
    "không thành phần nào được xếp hạng nên không nêu thành phần tốt nhất, yếu nhất",
    "no component is ranked, so none is called the strongest or the weakest",
)
