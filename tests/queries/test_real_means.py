"""Means of the country and of the regions through time, and changes since a baseline, over all
real figures against pandas.
"""

import pandas as pd
import pytest

from hub.queries.comparison import Question, compare
from hub.queries.trend import Question as TrendQuestion
from hub.queries.trend import trend
from hub.words.terms import EntityKind, Status
from tests.databases import SQLITE
from tests.hubs import TestHub

pytestmark = SQLITE

INDICES = ["PAPI", "PCI", "PAR_INDEX", "SIPAS", "D766"]


@pytest.mark.parametrize("index", INDICES)
def test_means_through_time_are_published_or_plain_means(real: TestHub, index: str):
    view = real.reader.view()
    catalogue = view.catalogue
    country = catalogue.by_kind[EntityKind.COUNTRY][0]
    codes = sorted({each.code for each in catalogue.indicators_of(index)})
    checked = 0
    for code in codes:
        (line,) = trend(view, TrendQuestion(code, (country.public_id,)))
        for point in line.points:
            meaning = catalogue.series(code).meaning(point.period)
            cells = view.panel(meaning).cells(point.period)
            own = cells.get(country.id)
            if own is not None and own.value is not None:
                assert point.cell is own
                continue
            provinces = catalogue.in_force(EntityKind.PROVINCE, point.period.last_day)
            figures = [cells[each.id] for each in provinces if each.id in cells]
            frame = pd.DataFrame([(cell.value, cell.reading) for cell in figures])
            values = frame[0].dropna()
            if frame[1].nunique() > 1 or any(cell.mark.doubtful for cell in figures):
                continue
            checked += 1
            if len(values) * 10 >= len(provinces) * 9:
                assert point.cell.status is Status.DERIVED
                assert point.cell.value == pytest.approx(values.mean(), abs=1e-9)
                assert len(point.cell.derivation.inputs) == len(values)
            else:
                assert point.cell.value is None
    assert checked or index == "D766"


@pytest.mark.parametrize("code", ["PAPI/TOTAL", "PCI/TOTAL", "PAPI/D1", "SIPAS/TOTAL"])
def test_changes_since_any_baseline_are_differences(real: TestHub, code: str):
    view = real.reader.view()
    series = view.catalogue.series(code)
    meaning = series.last
    panel = view.panel(meaning)
    table = pd.DataFrame(
        {at: {own: cell.value for own, cell in panel.cells(at).items()} for at in panel.periods}
    ).astype(float)
    checked = 0
    for at in panel.periods:
        for baseline in panel.periods:
            if baseline >= at or baseline.months != at.months:
                continue
            answer = compare(view, Question(code, at, baseline=baseline))
            expected = table[at] - table[baseline]
            for row in answer.rows:
                if row.change is not None:
                    checked += 1
                    assert row.change == pytest.approx(expected[row.entity.id], abs=1e-9)
    assert checked > 10
