"""The status: what is held of each index, and what has not come yet."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sqlalchemy import Engine, func, select

from hub.catalogue import Catalogue
from hub.panels.reader import Reader
from hub.queries.freshness import Freshness, freshness
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
_COME = Text("đã có", "held")
_NOTHING = Text("chưa có số liệu", "nothing is held")
_TABLE = Observation.__table__


class Held(NamedTuple):
    """What is held of one index: how many figures since when, and how fresh they are."""

    index: str
    indicators: int
    figures: int
    first: Period | None
    freshness: Freshness

    def cells(self, language: Language) -> list[str]:
        """Its line, header by header."""
        fresh = self.freshness
        arrival, release = fresh.arrival, fresh.last_release
        state = fresh.reason or (_COME if arrival else _NOTHING)
        told = [
            self.index,
            str(self.indicators),
            str(self.figures),
            self.first,
            fresh.last_period,
            arrival,
            arrival and arrival.cell.share,
            release and clock.written(release.published_at)[:10],
            fresh.next_expected,
            state.within(language),
        ]
        return ["–" if cell is None else str(cell) for cell in told]


def data(held: list[Held], version: int, language: Language) -> dict[str, object]:
    """The same as what JSON can hold."""
    names = (
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
    lines = ([None if cell == "–" else cell for cell in each.cells(language)] for each in held)
    return {"version": version, "indices": [dict(zip(names, line, strict=True)) for line in lines]}


def held(reader: Reader, today: date) -> Iterator[Held]:
    """What is held on a day, index by index."""
    view = reader.view()
    figures = _figures(reader.engine, view.catalogue)
    for index in view.catalogue.indices.values():
        count, first = figures.get(index.public_id, (0, None))
        fresh = freshness(reader, view, index, today)
        yield Held(
            index.public_id, len(view.catalogue.indicators_of(index.public_id)), count, first, fresh
        )


def _figures(engine: Engine, now: Catalogue) -> dict[str, tuple[int, Period]]:
    """How many figures stand of each index, and the first period they speak of."""
    counted = select(_TABLE.c.indicator_id, func.count(), func.min(_TABLE.c.period)).where(
        _TABLE.c.until == STANDS
    )
    by_index = defaultdict(list)
    with engine.connect() as connection:
        for indicator, count, first in connection.execute(counted.group_by(_TABLE.c.indicator_id)):
            by_index[now.indicator_by_id[indicator].index].append((count, first))
    return {
        index: (sum(count for count, _ in found), period.of_key(min(first for _, first in found)))
        for index, found in by_index.items()
    }
