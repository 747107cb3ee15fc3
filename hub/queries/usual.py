"""Usual questions: what nearly everybody asks of new data, answered before anybody does."""

import logging
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from hub.catalogue import Index
from hub.panels.panel import View
from hub.queries import comparison, coverage, freshness, scoreboard, scorecard, series, trend
from hub.queries.comparison.row import Row
from hub.queries.paging import PageQuestion
from hub.queries.scorecard.comparisons import Comparisons
from hub.words.errors import HubError
from hub.words.terms import EntityKind

_LOG = logging.getLogger("hub.usual")


def usual(view: View) -> Iterator[Callable[[], Any]]:
    """What to do, in this order: find units by name; of each index what has come, and the latest
    comparison of its total; a scorecard; of each index a trend, then its parts, then what is held
    of it, and of all. What a unit is compared with in its scorecard and trend serves for all.
    """
    indices = view.catalogue.indices.values()
    yield lambda: view.catalogue.names
    yield from (partial(_came, view, index) for index in indices)
    yield from (partial(_compared, view, index) for index in indices)
    yield partial(_carded, view)
    yield from (partial(_followed, view, index) for index in indices)
    yield from (partial(_divided, view, index) for index in indices)
    yield from (partial(_held, view, index) for index in indices)
    yield partial(_listed, view)


def prepare(view: View, goes_on: Callable[[], bool]) -> None:
    """Answer usual questions for as long as there is time; what has no answer is left out."""
    for question in usual(view):
        if not goes_on():
            return
        try:
            question()
        except HubError:
            continue  # there is no answer: an index without a total has no scoreboard
        except Exception:  # what is wrong with one question keeps no data from being shown
            _LOG.exception("a usual question could not be answered")


def _came(view: View, index: Index) -> None:
    freshness.freshness(view, freshness.Question(index, view.today))


def _compared(view: View, index: Index) -> None:
    _rows(comparison.compare(view, comparison.Question(index.total)))


def _carded(view: View) -> None:
    for province in view.catalogue.in_force(EntityKind.PROVINCE, view.today)[:1]:
        card = scorecard.scorecard(Comparisons(view), scorecard.Question(province))
        for line in card.lines:
            line.strength  # noqa: B018 (what its components are compared with is made for it)


def _followed(view: View, index: Index) -> None:
    for unit in view.catalogue.in_force(index.kind, view.today)[:1]:
        trend.trend(view, trend.Question(index.total, (unit.public_id,)))


def _divided(view: View, index: Index) -> None:
    for part in scoreboard.scoreboard(view, scoreboard.Question(index.public_id)):
        _rows(part)


def _held(view: View, index: Index) -> None:
    coverage.coverage(view, coverage.Question(index))


def _listed(view: View) -> None:
    series.series(view, PageQuestion(series.SeriesFilter(), 1, None))


def _rows(compared: comparison.Comparison) -> tuple[Row, ...]:
    """The rows, which are made when they are asked for."""
    return compared.rows
