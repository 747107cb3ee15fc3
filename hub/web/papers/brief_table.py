"""The table of a brief: new figures beside those of before, each index with its components."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hub.web.papers.moves import IndexMove, Point
from hub.web.papers.paper import DASH, PaperColumn, PaperTable
from hub.web.papers.paper_request import PaperRequest
from hub.web.papers.shapes import one_of
from hub.words.language import apart, opened


class BriefTable(NamedTuple):
    """The moves of indices, each followed by those of its components."""

    paper: PaperRequest
    moves: Sequence[Sequence[IndexMove]]

    def drawn(self, before: str, now: str) -> PaperTable:
        """The table; a moment that all figures of a column have stands in its head, else these."""
        say = self.paper.say
        old, new = self._moment(self._before), self._moment(self._now)
        columns = (
            PaperColumn(say("Chỉ số", "Indicator"), 47),
            PaperColumn(opened(old) or before, 26, True),
            PaperColumn(opened(new) or now, 26, True),
            PaperColumn(say("Tăng, giảm", "Change"), 20, True),
            PaperColumn(say("Hạng công bố (trước; nay)", "Published rank (before; now)"), 24, True),
            PaperColumn(
                say("Hạng do hệ thống tính (trước; nay)", "Computed rank (before; now)"), 24, True
            ),
            PaperColumn(say("Nguồn", "Source"), 15),
        )
        rows = [
            self._row(move, "– " * bool(place), is_old=not old, is_new=not new)
            for group in self.moves
            for place, move in enumerate(group)
            if move.now
        ]
        return PaperTable(columns, tuple(rows)).dense()

    @property
    def _before(self) -> Iterator[Point]:
        return (move.before for group in self.moves for move in group if move.before)

    @property
    def _now(self) -> Iterator[Point]:
        return (move.now for group in self.moves for move in group if move.now)

    def _moment(self, points: Iterable[Point]) -> str:
        return one_of(self._when(point) for point in points)

    def _when(self, point: Point) -> str:
        return self.paper.figures.moment(point["period"], point["readingDate"])

    def _row(self, move: IndexMove, mark: str, *, is_old: bool, is_new: bool) -> tuple[str, ...]:
        """A move; with the moments of its figures where the heads do not tell them."""
        indicator, now, before = move.course.indicator, move.now, move.before
        assert now is not None
        decimals, figures = indicator["index"]["decimals"], self.paper.figures
        change = (
            apart(now["value"], before["value"], decimals)
            if before and move.is_comparable
            else None
        )
        return (
            mark + indicator["shortName"],
            self._figure(move, before, is_old),
            self._figure(move, now, is_new),
            figures.difference(change, indicator["unit"], decimals),
            _both(figures.published(before) if before else DASH, figures.published(now)),
            _both(figures.computed(before) if before else DASH, figures.computed(now)),
            self.paper.sources.mark(before and before["observation"], now["observation"]),
        )

    def _figure(self, move: IndexMove, point: Point | None, is_dated: bool) -> str:
        """A value, and of when it is."""
        if point is None:
            return DASH
        indicator = move.course.indicator
        decimals = indicator["index"]["decimals"]
        value = self.paper.figures.value({**point, "indicator": indicator}, decimals)
        return f"{value} ({self._when(point)})" if is_dated else value


def _both(before: str, now: str) -> str:
    return DASH if before == now == DASH else f"{before}; {now}"
