"""Highlights: what of a scorecard is good, what wants attention, and what is awaited, by rules."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from hub.catalogue import Index
from hub.panels.panel import Cell
from hub.queries import freshness
from hub.queries.comparability import Comparable, breaks_between, cuts_of
from hub.queries.comparison.row import Row
from hub.queries.freshness import Freshness
from hub.queries.scorecard import Scorecard
from hub.queries.scorecard.effort import effort
from hub.queries.scorecard.line import ScorecardLine
from hub.words.period import Period
from hub.words.terms import HighlightKind, Status

_RISE, _FALL, _PUBLISHED_FALL = 5, 10, 5  # places from which a move is told
_OF_ONE_INDEX = 2  # highlights of one index in a list
_FIRST, _LAST = 1, 4  # quartiles


@dataclass(frozen=True)
class Question:
    """Of which scorecard, and how many in each list."""

    scorecard: Scorecard
    first: int = 3


@dataclass(frozen=True)
class PublishedBefore:
    """A rank that was published before."""

    period: Period
    rank: int
    rank_of: int


@dataclass(frozen=True)
class Highlight:
    """One total or component, and the rule by which it is told."""

    kind: HighlightKind
    line: ScorecardLine
    row: Row
    before: PublishedBefore | None = None  # of a published rank that fell
    rank_if_best: int | None = None  # of the total, were the component as good as the best


@dataclass(frozen=True)
class Awaited:
    """An index whose figures have not all come."""

    index: Index
    freshness: Freshness


@dataclass(frozen=True)
class Highlights:
    """The three lists, and how many each rule found before it was cut."""

    strengths: tuple[Highlight, ...]
    attention: tuple[Highlight, ...]
    awaited: tuple[Awaited, ...]
    strength_count: int
    attention_count: int
    awaited_count: int


def highlights(question: Question) -> Highlights:
    """What stands out of a scorecard; in a list at most two of one index, each indicator once.

    1. Components count that are ranked, not in doubt, not computed, and of comparable ranks.
    2. Strengths: the first quartile, the best rank first; then who rose 5 places or more, and is
       better than before.
    3. Attention, one of each kind in turn: a published rank 5 places or more below the one before
       it, of the same stretch and number of units; the last quartile, the farthest from the mean
       first; a fall of 10 places or more.
    4. Awaited: the indices of the card of which not all has come that is due, where it speaks of
       today.
    """
    card, first = question.scorecard, question.first
    parts = [pair for line in card.lines for pair in _candidates(line)]
    strengths = [*_leading(parts), *_moved(parts, HighlightKind.RANK_RISE)]
    kinds = (
        [fall for line in card.lines for fall in _published_falls(line)],
        _trailing(parts),
        _moved(parts, HighlightKind.RANK_FALL),
    )
    in_turn = [each for each in chain(*zip_longest(*kinds)) if each]
    awaited = tuple(_awaited(card))
    return Highlights(
        strengths=_few(strengths, first),
        attention=_few(in_turn, first),
        awaited=awaited[:first],
        strength_count=_count(strengths),
        attention_count=_count(in_turn),
        awaited_count=len(awaited),
    )


def _count(every: Iterable[Highlight]) -> int:
    """How many indicators there are."""
    return len({each.row.indicator.public_id for each in every})


Part = tuple[ScorecardLine, Row]


def _candidates(line: ScorecardLine) -> Iterator[Part]:
    for row in line.components:
        if row.standing is None or row.cell.mark.doubtful or row.status is Status.DERIVED:
            continue
        if line.part(row.indicator).comparability.rank is Comparable.YES:
            yield line, row


def _leading(parts: Iterable[Part]) -> list[Highlight]:
    """Components of the first quartile, the best rank first."""
    first = [part for part in parts if part[1].standing.quartile == _FIRST]
    first.sort(key=lambda part: part[1].standing.rank / part[1].standing.rank_of)
    return [Highlight(HighlightKind.TOP_QUARTILE, line, row) for line, row in first]


def _trailing(parts: Iterable[Part]) -> list[Highlight]:
    """Components of the last quartile, the farthest from the mean, by the scale, first."""
    last = [part for part in parts if part[1].standing.quartile == _LAST]
    last.sort(key=lambda part: -_distance(part[1]))
    return [Highlight(HighlightKind.BOTTOM_QUARTILE, line, row) for line, row in last]


def _distance(row: Row) -> float:
    return abs(row.gap_to_mean or 0) / (row.indicator.maximum or 1)


def _moved(parts: Iterable[Part], kind: HighlightKind) -> list[Highlight]:
    """Components that rose or fell by many places, the farthest first."""
    is_rise = kind is HighlightKind.RANK_RISE
    moved = [part for part in parts if (_has_risen if is_rise else _has_fallen)(part[1])]
    moved.sort(key=lambda part: -abs(part[1].move.change))
    return [Highlight(kind, line, row) for line, row in moved]


def _has_risen(row: Row) -> bool:
    """Whether it rose by enough places and is better than before itself."""
    if row.move is None or row.move.change < _RISE or not row.change:
        return False
    return (row.change > 0) == row.indicator.higher_is_better


def _has_fallen(row: Row) -> bool:
    return row.move is not None and row.move.change <= -_FALL


def _published_falls(line: ScorecardLine) -> Iterator[Highlight]:
    """The total where its published rank is far below the one before."""
    before = published_before(line)
    if before and line.row.cell.rank - before.rank >= _PUBLISHED_FALL:
        yield Highlight(HighlightKind.PUBLISHED_RANK_FALL, line, line.row, before=before)


def published_before(line: ScorecardLine) -> PublishedBefore | None:
    """The published rank before that of a line, in the same stretch and of as many units."""
    cell = line.row.cell
    if cell is None or not _is_sure(cell):
        return None
    period, held = max(_ranked_earlier(line), default=(None, None), key=lambda pair: pair[0])
    if held is None or not _is_sure(held) or held.rank_of != cell.rank_of:
        return None
    series = line.catalogue.series(line.indicator.code)
    if cuts_of(
        breaks_between(line.catalogue, series, first=period, last=line.period, entity=line.entity)
    ):
        return None
    return PublishedBefore(period, held.rank, held.rank_of)


def _is_sure(cell: Cell) -> bool:
    """Whether a rank is published, out of a known number and not in doubt."""
    return None not in (cell.rank, cell.rank_of) and not cell.mark.doubtful


def _ranked_earlier(line: ScorecardLine) -> Iterator[tuple[Period, Cell]]:
    """The earlier periods of the same length in which a rank of the unit was published."""
    own, now = line.entity.id, line.period
    for meaning in line.catalogue.meanings(line.indicator.code):
        panel = line.comparisons.view.panel(meaning)
        for period in panel.periods:
            is_before = period.length == now.length and period.last_day < now.first_day
            held = panel.cells(period).get(own)
            if is_before and held and held.rank:
                yield period, held


def _few(every: Sequence[Highlight], first: int) -> tuple[Highlight, ...]:
    """The first, each indicator once and no index more than twice."""
    taken: dict[str, Highlight] = {}
    of_index: Counter[str] = Counter()
    for each in every:
        own, index = each.row.indicator.public_id, each.line.index.public_id
        if len(taken) < first and own not in taken and of_index[index] < _OF_ONE_INDEX:
            taken[own] = each
            of_index[index] += 1
    return tuple(map(_weighed, taken.values()))


def _weighed(highlight: Highlight) -> Highlight:
    """A highlight with what the total would win, were the component as good as the best."""
    own = highlight.row.indicator
    efforts = (each for each in effort(highlight.line) if each.indicator is own)
    return replace(highlight, rank_if_best=next((each.rank_if_best for each in efforts), None))


def _awaited(card: Scorecard) -> Iterator[Awaited]:
    """The indices of a card that have not come; none where the card speaks of a past period."""
    if card.period is not None:
        return
    for line in card.lines:
        view = line.comparisons.view
        fresh = freshness.freshness(view, freshness.Question(line.index, view.today))
        if fresh.arrival and not fresh.arrival.come and _may_come(card, fresh):
            yield Awaited(line.index, fresh)


def _may_come(card: Scorecard, fresh: Freshness) -> bool:
    """Whether what is awaited can be of the unit: it still exists by then."""
    end = card.entity.valid_to
    if end is None:
        return True
    coming = fresh.next_period.last_day if fresh.next_period else fresh.next_expected
    return coming is not None and coming <= end
