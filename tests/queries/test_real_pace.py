"""The pace of targets set for every province on real figures, against scipy and pandas."""

from dataclasses import replace
from datetime import date
from itertools import count

import pandas as pd
import pytest
from scipy.stats import theilslopes

from hub.catalogue import Document
from hub.panels.panel import View
from hub.queries.targets.course import TargetState
from hub.queries.targets.pace import Pace, paces
from hub.words.period import parse
from hub.words.terms import Comparator, EntityKind, Measure
from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.queries.drawn import target

# Panels and catalogue are the same on both databases, as tests/panels/test_databases.py shows.
pytestmark = SQLITE
TODAY, DEADLINE = date(2025, 6, 1), 2027
PLAN = Document(
    public_id="plan",
    kind="Kế hoạch",
    title="Kế hoạch",
    number=None,
    date=TODAY,
    date_printed=None,
    issuer=None,
    issuer_entity=None,
    province=None,
    period=None,
    url=None,
)
UNITS = {"points": "điểm", "percent": "%"}


@pytest.mark.parametrize(
    ("code", "held", "since"),
    [("PAPI/TOTAL", 57, 2018), ("PCI/TOTAL", 63, 2005), ("SIPAS/TOTAL", 20, 2022)],
)
def test_every_target_for_a_value_stands_as_scipy_and_pandas_tell(real: TestHub, code, held, since):
    view = real.reader.view()
    meaning = view.catalogue.series(code).last
    lines = values(view, code, since)
    lines.loc[lines.index == "ha-noi", [year for year in lines if year <= 2008]] = (
        None  # it grew in August 2008
    )
    level = float(lines.stack().median())

    found = asked(view, code, value=level, unit=UNITS[meaning.unit])

    assert len(lines) >= held
    for own in found:
        line = lines.loc[own].dropna() if own in lines.index else pd.Series(dtype=float)
        assert_same(found[own], line, level, lambda value: value >= level)


def test_every_target_for_a_rank_stands_as_scipy_and_pandas_tell(real: TestHub):
    view = real.reader.view()
    lines = values(view, "PAPI/TOTAL", 2018)
    ranks, among = lines.rank(ascending=False, method="min"), lines.count()

    found = asked(
        view,
        "PAPI/TOTAL",
        value=20.0,
        unit="hạng",
        measure=Measure.RANK,
        comparator=Comparator.AT_MOST,
    )

    for own in found:
        line = ranks.loc[own].dropna() if own in ranks.index else pd.Series(dtype=float)
        line = line[among[line.index] == among[line.index[-1]]] if len(line) else line
        assert_same(found[own], line, 20, lambda value: value <= 20)


def assert_same(found: Pace, line: pd.Series, level: float, holds) -> None:
    """A pace is what the figures of the years give."""
    if line.empty:
        assert (found.state, found.gap, found.needed_per_year) == (
            TargetState.NOT_MEASURABLE,
            None,
            None,
        )
        return
    now, years = line.iloc[-1], DEADLINE - line.index[-1]
    rate = theilslopes(line, line.index)[0] if len(line) > 1 else None
    assert (found.current, found.at, found.gap) == (
        now,
        parse(str(line.index[-1])),
        pytest.approx(level - now),
    )
    assert found.current_per_year == (None if rate is None else pytest.approx(rate, abs=1e-8))
    assert found.needed_per_year == (None if holds(now) else pytest.approx((level - now) / years))
    ahead = (
        TargetState.NOT_MEASURABLE
        if rate is None
        else TargetState.ON_TRACK
        if holds(now + rate * years)
        else TargetState.OFF_TRACK
    )
    assert found.state is (TargetState.REACHED if holds(now) else ahead)


def asked(
    view: View, code: str, *, comparator: Comparator = Comparator.AT_LEAST, **further
) -> dict[str, Pace]:
    """How the same target, of a plan of that day, stands for every province."""
    documents = {**view.catalogue.documents, PLAN.public_id: PLAN}
    view = replace(view, catalogue=replace(view.catalogue, documents=documents))
    numbers = count(1)
    targets = [
        target(
            comparator=comparator,
            id=next(numbers),
            entity=entity.public_id,
            indicator=code,
            by=str(DEADLINE),
            **further,
        )
        for entity in view.catalogue.in_force(EntityKind.PROVINCE, TODAY)
    ]
    return {
        own.entity: found
        for (own, _), found in paces(view, [(own, TODAY) for own in targets]).items()
    }


def values(view: View, code: str, since: int) -> pd.DataFrame:
    """The yearly values of every province of that day since the last cut, by its id."""
    lines = [
        (entity, at.year, cell.value)
        for meaning in view.catalogue.series(code).meanings
        for at in view.panel(meaning).periods
        for entity, cell in view.panel(meaning).cells(at).items()
        if at.months == 12 and at.year >= since and not cell.mark.doubtful
    ]
    table = pd.DataFrame(lines, columns=["entity", "year", "value"])
    table["entity"] = table["entity"].map(lambda own: view.catalogue.by_id[own].public_id)
    provinces = {entity.public_id for entity in view.catalogue.in_force(EntityKind.PROVINCE, TODAY)}
    return (
        table[table["entity"].isin(provinces)]
        .pivot(index="entity", columns="year", values="value")
        .dropna(how="all")
        .astype(float)
    )
