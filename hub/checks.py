"""What the hub holds, where its sources disagree, and where official numbers contradict themselves."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sqlalchemy import Engine, func, select

from hub import period
from hub.catalogue import Catalogue, Entity, Index
from hub.language import Language, Text
from hub.panel import View
from hub.period import Period
from hub.queries import observations, reconciliation
from hub.queries.coverage import CoverageCell, coverage
from hub.queries.freshness import Freshness, freshness
from hub.queries.observations import Filter, Observed
from hub.queries.reconciliation import Reconciliation
from hub.queries.reconciling.check import Check, CheckKind
from hub.reader import Reader
from hub.tables import Observation
from hub.tables.observation import STANDS

_TABLE = Observation.__table__
_PAGE = 10_000  # cells looked at together


class Held(NamedTuple):
    """What is held of one index: how many figures since when, how many of the rated in its last period, and what comes next."""

    index: str
    indicators: int
    figures: int
    first: Period | None
    last: CoverageCell | None
    freshness: Freshness


def held(reader: Reader, today: date) -> Iterator[Held]:
    """What is held on a day, index by index."""
    view = reader.view()
    figures = _figures(reader.engine, view.catalogue)
    for index in view.catalogue.indices.values():
        count, first = figures.get(index.public_id, (0, None))
        fresh = freshness(view, index, today)
        yield Held(index.public_id, len(view.catalogue.indicators_of(index.public_id)), count, first, _last(view, index, fresh.last_period),
                   fresh)


def _figures(engine: Engine, now: Catalogue) -> dict[str, tuple[int, Period]]:
    """How many figures stand of each index, and the first period they speak of."""
    counted = select(_TABLE.c.indicator_id, func.count(), func.min(_TABLE.c.period)).where(_TABLE.c.until == STANDS)
    by_index = defaultdict(list)
    with engine.connect() as connection:
        for indicator, count, first in connection.execute(counted.group_by(_TABLE.c.indicator_id)):
            by_index[now.indicator_by_id[indicator].index].append((count, first))
    return {index: (sum(count for count, _ in found), period.of_key(min(first for _, first in found))) for index, found in by_index.items()}


def _last(view: View, index: Index, last: Period | None) -> CoverageCell | None:
    """How much is held in the last period of the total, or of the first indicator of the highest level held."""
    levels = sorted({indicator.level for indicator in view.catalogue.indicators_of(index.public_id)})
    return next((cell for level in levels for cell in coverage(view, index, level) if cell.period == last), None)


def conflicts(reader: Reader) -> Iterator[Text]:
    """A line for each value that a source gives a cell and that is another than the one used."""
    view, after, more = reader.view(), None, True
    while more:
        page = observations.page(reader.engine, view, Filter(conflicting=True), _PAGE, after)
        said = observations.claims(reader.engine, view, [observed.key for observed in page.observations])
        for observed in page.observations:
            yield from (_conflict(view.catalogue, observed, rival) for rival in observations.rivals(observed, said[observed.key]))
        after, more = page.cursors[-1] if page.cursors else None, page.has_next


def contradictions(reader: Reader) -> Iterator[Text]:
    """A line for each sum, rank or mean of official numbers that does not agree with them by more than rounding."""
    view = reader.view()
    for index in view.catalogue.indices.values():
        for found in reconciliation.everywhere(reader, view, index):
            wrong = (check for check in found.checks if not check.ok and check.kind in _WITHIN and check.indicator.index == index.public_id)
            yield from (_contradiction(view.catalogue, found, check) for check in wrong)


_WITHIN = (CheckKind.PARTS, CheckKind.RANK, CheckKind.MEAN)


def _contradiction(now: Catalogue, found: Reconciliation, check: Check) -> Text:
    vi, en = (_named(now, found.entity, found.period.last_day, language) for language in Language)
    return Text(f"{vi} {found.period}: {check.expression.vi}", f"{en} {found.period}: {check.expression.en}")


def _conflict(now: Catalogue, chosen: Observed, rival: Observed) -> Text:
    used, other = observations.told(chosen, rival)
    vi, en = (_place(now, chosen, language) for language in Language)
    return Text(f"{vi}: dùng {used.vi} ({chosen.source.title}); nguồn khác nêu {other.vi} ({rival.source.title})",
                f"{en}: {used.en} is used ({chosen.source.title}); another source says {other.en} ({rival.source.title})")


def _place(now: Catalogue, observed: Observed, language: Language) -> str:
    """The cell of a figure: what, of whom, when, and on which day it was read."""
    read = observed.reading_date
    whose = _named(now, observed.entity, observed.period.last_day, language)
    return f"{observed.indicator.public_id} {whose} {observed.period}" + (f" ({read.isoformat()})" if read else "")


def _named(now: Catalogue, entity: Entity, day: date, language: Language) -> str:
    own = [entity.name(language, day), entity.province and now.entities[entity.province].name(language, day)]
    return ", ".join(filter(None, own))
