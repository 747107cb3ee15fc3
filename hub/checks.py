"""What the hub holds, and where its sources disagree."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Engine, and_, func, select
from sqlalchemy.orm import aliased

from hub import catalogue, period
from hub.language import Text
from hub.period import Period
from hub.tables import Observation
from hub.tables.observation import STANDS

_TABLE = Observation.__table__


class Held(NamedTuple):
    """What is held of one index."""

    index: str
    indicators: int
    figures: int
    first: Period | None
    last: Period | None
    updated_at: datetime | None


def held(engine: Engine) -> Iterator[Held]:
    """What is held, index by index."""
    with engine.connect() as connection:
        now = catalogue.load(connection)
        counts = connection.execute(select(_TABLE.c.indicator_id, func.count(), func.min(_TABLE.c.period), func.max(_TABLE.c.period))
                                    .where(_TABLE.c.until == STANDS).group_by(_TABLE.c.indicator_id)).all()
    by_index = defaultdict(list)
    for line in counts:
        by_index[now.indicator_by_id[line[0]].index].append(line)
    for index in now.indices:
        found = by_index[index]
        last = max((now.last_touch(line[0], now.version) for line in found), default=0)
        yield Held(index, len(now.indicators_of(index)), sum(line[1] for line in found),
                   period.of_key(min(line[2] for line in found)) if found else None,
                   period.of_key(max(line[3] for line in found)) if found else None, now.release_of(last).published_at if last else None)


def conflicts(engine: Engine) -> Iterator[Text]:
    """A line for each two sources that give one cell different values."""
    other = aliased(_TABLE)
    pairs = select(_TABLE.c.indicator_id, _TABLE.c.entity_id, _TABLE.c.period, _TABLE.c.printed, _TABLE.c.source_id, other.c.printed,
                   other.c.source_id).join(other, and_(
                       _TABLE.c.indicator_id == other.c.indicator_id, _TABLE.c.period == other.c.period,
                       _TABLE.c.entity_id == other.c.entity_id, _TABLE.c.reading == other.c.reading,
                       _TABLE.c.precedence < other.c.precedence, _TABLE.c.value != other.c.value))
    with engine.connect() as connection:
        now = catalogue.load(connection)
        found = connection.execute(pairs.where(_TABLE.c.until == STANDS, other.c.until == STANDS)).all()
    for indicator, entity, at, chosen, source, rival, rival_source in found:
        place = now.indicator_by_id[indicator].public_id
        names = now.by_id[entity].named(period.of_key(at).last_day)
        titles = [now.source_by_id[one].title for one in (source, rival_source)]
        yield Text(f"{place} {names.name_vi} {period.of_key(at)}: dùng {chosen} ({titles[0]}); nguồn khác nêu {rival} ({titles[1]})",
                   f"{place} {names.name_en} {period.of_key(at)}: {chosen} is used ({titles[0]}); "
                   f"another source says {rival} ({titles[1]})")
