"""Places of departments in their blocks, medians and sums of their reports, over all real figures
against pandas.
"""

from datetime import date

import pandas as pd
import pytest

from hub.queries.block_standings import Question, block_standings
from hub.queries.operations.sums import Question as SumQuestion
from hub.queries.operations.sums import operations_sum
from hub.queries.scorecard.comparisons import Comparisons
from hub.words import units
from hub.words.completeness import is_complete
from hub.words.period import parse
from hub.words.terms import EntityKind
from tests.databases import SQLITE
from tests.hubs import ROOT, TestHub

pytestmark = SQLITE

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize("index", ["DEPT_PAR", "DEPT_SIPAS", "DDCI", "TTHC_QUALITY"])
def test_places_and_medians_are_those_of_each_block(real: TestHub, index: str):
    comparisons = Comparisons(real.reader.view())
    table = blocks(real, index)
    checked, ranked = 0, 0
    for department in comparisons.view.catalogue.by_kind[EntityKind.DEPARTMENT]:
        if department.id not in set(table.entity):
            continue
        question = Question(department.public_id, f"{index}/TOTAL", TODAY)
        (own,) = [
            unit
            for unit in block_standings(comparisons, question).units
            if unit.entity is department
        ]
        for point in own.points:
            of_block = table[
                (table.province == department.province)
                & (table.period == str(point.period))
                & (table.block == (point.block or ""))
                & (table.kind == department.kind)
            ]
            values = of_block[~of_block.doubtful].value.dropna()
            if point.block is None or point.competition.obstacle:
                continue
            checked += 1
            assert point.competition.with_value == len(values)
            if not is_complete(len(values), point.competition.expected):
                assert (point.row.standing, point.summary.median) == (None, None)
                continue
            ranked += 1
            assert point.summary.median == pytest.approx(values.median())
            assert point.summary.lower_quartile == pytest.approx(values.quantile(0.25))
            if point.row.standing:
                better = (values.round(10) > round(point.row.value, 10)).sum()
                assert point.row.standing.rank == better + 1
    assert checked or index == "TTHC_QUALITY"
    assert ranked or index in ("TTHC_QUALITY", "DDCI", "DEPT_SIPAS")


def test_sums_of_reports_are_sums_of_the_seeds(real: TestHub):
    view = real.reader.view()
    frame = pd.read_csv(ROOT / "seeds" / "documents" / "observations.csv")
    frame = frame[frame.code.str.startswith("OPERATIONS/") & frame.value.notna()]
    departments = {each.public_id: each for each in view.catalogue.by_kind[EntityKind.DEPARTMENT]}
    frame = frame[frame.entity.isin(departments)]
    frame["province"] = frame.entity.map(lambda own: departments[own].province)
    frame["unit"] = frame.code.map(lambda code: view.catalogue.series(code).last.unit)
    frame = frame[frame.unit.map(lambda unit: not units.unit(unit).may_be_averaged)]
    frame = frame[frame.code != "OPERATIONS/DOSSIERS_INTERLINKED"]
    expected = frame.groupby(["province", "period", "code"]).value.sum()

    sums = {}
    for province, at in {(province, at) for province, at, _ in expected.index}:
        answer = operations_sum(view, SumQuestion(province, TODAY, parse(at)))
        for line in answer.lines:
            if line.cell and line.indicator.unit != "percent":
                sums[province, at, line.indicator.code] = line.cell.value

    assert sums == expected.astype(float).to_dict()
    assert sums["nam-dinh", "2022-Q1", "OPERATIONS/DOSSIERS_RECEIVED"] == 48


def blocks(real: TestHub, index: str) -> pd.DataFrame:
    """Every figure of a total of units within provinces, with its block."""
    view = real.reader.view()
    lines = [
        (entity.id, entity.kind, entity.province, str(at), cell.mark.block, cell.value, cell.mark)
        for meaning in view.catalogue.meanings(f"{index}/TOTAL")
        for at in view.panel(meaning).periods
        for own, cell in view.panel(meaning).cells(at).items()
        if (entity := view.catalogue.by_id[own]).province
    ]
    columns = ["entity", "kind", "province", "period", "block", "value", "mark"]
    table = pd.DataFrame(lines, columns=columns)
    table["doubtful"] = table.mark.map(lambda mark: mark.doubtful)
    return table
