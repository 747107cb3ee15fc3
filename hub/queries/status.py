"""The status: what is held of each index, and what has not come yet."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select

from hub.panels.panel import View
from hub.queries.freshness import Freshness, freshness
from hub.queries.freshness import Question as FreshnessQuestion
from hub.store.tables import Observation
from hub.store.tables.observation import STANDS
from hub.words import clock, period
from hub.words.language import Language, Text
from hub.words.period import Period

HEADERS = (
    Text("Bộ chỉ số", "Index"),
    Text("Chỉ số", "Indicators"),
    Text("Số liệu", "Figures"),
    Text("Từ", "From"),
    Text("Đến", "To"),
    Text("Kỳ xét", "Due"),
    Text("Có/được chấm", "Held/rated"),
    Text("Cập nhật", "Updated"),
    Text("Dự kiến", "Expected"),
    Text("Tình trạng", "State"),
)
_NAMES = (
    "index",
    "indicators",
    "figures",
    "first",
    "last",
    "due",
    "held",
    "updated",
    "expected",
    "state",
)
_DASH = "–"
_COME = Text("đã có", "held")
_NOTHING = Text("chưa có số liệu", "nothing is held")
_TABLE = Observation.__table__


@dataclass(frozen=True)
class Question:
    """On which day the figures are looked at."""

    today: date


class IndexStatus(NamedTuple):
    """What is held of one index: how many figures since when, and how fresh they are."""

    index: str
    indicators: int
    figures: int
    first: Period | None
    freshness: Freshness

    def cells(self, language: Language) -> list[str]:
        """Its line, header by header; a dash where there is no value."""
        fresh = self.freshness
        arrival, release = fresh.arrival, fresh.last_release
        state = fresh.reason or (_COME if arrival else _NOTHING)
        line = [
            self.index,
            self.indicators,
            self.figures,
            self.first,
            fresh.last_period,
            arrival,
            arrival.cell.share if arrival else None,
            clock.written(release.published_at)[:10] if release else None,
            fresh.next_expected,
            state.within(language),
        ]
        return [_DASH if cell is None else str(cell) for cell in line]


def as_data(lines: list[IndexStatus], version: int, language: Language) -> dict[str, object]:
    """The same as what JSON can hold."""
    return {"version": version, "indices": [_named(line.cells(language)) for line in lines]}


def _named(cells: list[str]) -> dict[str, str | None]:
    values = [None if cell == _DASH else cell for cell in cells]
    return dict(zip(_NAMES, values, strict=True))


def status(view: View, question: Question) -> list[IndexStatus]:
    """What is held on a day, index by index."""
    catalogue = view.catalogue
    figures = _figures(view)
    statuses = []
    for index in catalogue.indices.values():
        count, first = figures.get(index.public_id, (0, None))
        indicators = len(catalogue.indicators_of(index.public_id))
        fresh = freshness(view, FreshnessQuestion(index, question.today))
        statuses.append(
            IndexStatus(index.public_id, indicators, figures=count, first=first, freshness=fresh)
        )
    return statuses


def _figures(view: View) -> dict[str, tuple[int, Period]]:
    """How many figures stand of each index, and the first period they speak of."""
    counted = select(_TABLE.c.indicator_id, func.count(), func.min(_TABLE.c.period)).where(
        _TABLE.c.until == STANDS
    )
    by_index = defaultdict(list)
    with view.connect() as connection:
        for indicator, count, first in connection.execute(counted.group_by(_TABLE.c.indicator_id)):
            by_index[view.catalogue.indicator_by_id[indicator].index].append((count, first))
    return {
        index: (sum(count for count, _ in lines), period.of_key(min(first for _, first in lines)))
        for index, lines in by_index.items()
    }
