"""Comparison and trend over all real figures: set against each other, and ranks against pandas."""

import pandas as pd
import pytest

from hub.period import Period
from hub.queries import comparison, trend
from tests.hubs import TestHub

INDICES = ["PAPI", "PCI"]


@pytest.mark.parametrize("index", INDICES)
def test_trend_and_comparison_tell_the_same_of_every_cell(real: TestHub, index):
    view = real.reader.view()
    everyone = tuple(entity.public_id for entity in view.catalogue.by_kind["PROVINCE"])

    for code in codes(view, index):
        followed = {(point.period, found.entity.public_id): told(point) for found in trend.trend(view, trend.Question(code, everyone))
                    for point in found.points}
        compared = {(at, row.entity.public_id): told(row) for at in sorted({at for at, _ in followed})
                    for row in comparison.compare(view, comparison.Question(code, at)).rows if row.cell}
        assert followed == compared, code


@pytest.mark.parametrize("index", INDICES)
def test_ranks_are_those_of_pandas(real: TestHub, index):
    view = real.reader.view()

    for code in codes(view, index):
        for meaning in view.catalogue.series(code).meanings:
            for at in view.panel(meaning).periods:
                assert_ranks(comparison.compare(view, comparison.Question(meaning.public_id, at)), at)


def assert_ranks(found: comparison.Comparison, at: Period) -> None:
    """Every rank is that of pandas among the rows with a value, or none where too few have one."""
    values = pd.Series({row.entity.public_id: row.value for row in found.rows if row.value is not None}, dtype=float)
    expected = values.rank(method="min", ascending=not found.indicator.higher_is_better)
    held = {row.entity.public_id: row.standing.rank for row in found.rows if row.standing}

    assert held == (expected.astype(int).to_dict() if len(values) >= 0.9 * found.peers.expected else {}), (found.indicator.public_id, at)


def codes(view, index: str) -> list[str]:
    """Every code of an index."""
    return [code for code in view.catalogue.codes if code.startswith(f"{index}/")]


def told(place: comparison.Row | trend.Point) -> tuple:
    """What both answers say of a cell."""
    standing, move = place.standing, place.move
    return place.cell.value, standing and (standing.rank, standing.rank_of), place.change, place.change_percent, move
