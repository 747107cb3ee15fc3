"""How values lie, period by period."""

import pandas as pd
import pytest

from hub.queries.competition.among import Among
from hub.queries.distributions import Distributions, Question, distributions
from hub.words.errors import BadQuestion, UnknownName
from hub.words.period import parse
from hub.words.terms import Frequency
from tests.databases import SQLITE
from tests.hubs import TestHub


def test_each_period_has_its_median_and_who_is_first(hub: TestHub):
    answer = asked(hub)

    assert [
        (str(point.competition.at.period), point.summary.median, names(point.best))
        for point in answer.points
    ] == [
        ("2015", 40, ["an"]),
        ("2016", 50, ["binh"]),
        ("2017", 70, ["an", "binh"]),
        ("2018", 72, ["cuong"]),
        ("2019", None, []),
    ]


def test_a_cut_begins_another_segment(hub: TestHub):
    answer = asked(hub)

    assert [point.segment for point in answer.points] == [0, 0, 1, 1, 1]
    assert [str(break_.at) for break_ in answer.breaks] == ["2017", "2018"]


def test_chosen_units_have_a_distribution_of_their_own(hub: TestHub):
    answer = asked(hub, among=Among(entities=("an", "cuong")), first=parse("2017"))

    assert [point.summary.median for point in answer.points] == [45, 72.5, None]


def test_a_span_without_figures_has_no_points(hub: TestHub):
    answer = asked(hub, first=parse("2030"))

    assert (answer.points, answer.breaks) == ((), ())


@pytest.mark.parametrize(
    ("manner", "fault"),
    [
        ({"first": parse("2019"), "last": parse("2015")}, BadQuestion),
        ({"among": Among(block="Khối không có")}, BadQuestion),
        ({"among": Among(region="Miền không có")}, UnknownName),
    ],
    ids=["span", "block", "region"],
)
def test_a_question_that_fits_nobody_is_refused(hub: TestHub, manner: dict, fault: type):
    with pytest.raises(fault):
        asked(hub, **manner)


@SQLITE
@pytest.mark.parametrize("code", ["PAPI/TOTAL", "PAPI/D4", "PCI/TOTAL", "DDCI/TOTAL"])
def test_real_distributions_equal_pandas(real: TestHub, code: str):
    view = real.reader.view()
    among = Among(province="Đồng Tháp") if code.startswith("DDCI") else Among()
    answer = distributions(view, Question(code, among=among))

    checked = 0
    for point in answer.points:
        values = pd.Series(point.competition.values)
        if not point.competition.complete:
            assert point.summary.median is None
            continue
        checked += 1
        assert point.summary.median == pytest.approx(values.median())
        assert point.summary.lower_quartile == pytest.approx(values.quantile(0.25))
        assert point.summary.upper_quartile == pytest.approx(values.quantile(0.75))
        assert point.summary.standard_deviation == pytest.approx(values.std(ddof=0))
        assert {entity.id for entity in point.best} <= set(values[values == values.max()].index)
    assert checked or code.startswith("DDCI")


def asked(hub: TestHub, **manner) -> Distributions:
    """The distributions of the total."""
    return distributions(hub.reader.view(), Question("MADE/TOTAL", **manner))


def names(entities) -> list[str]:
    """The public ids of units."""
    return [entity.public_id for entity in entities]


def test_readings_are_the_points_of_an_index_that_is_read(real: TestHub):
    view = real.reader.view()

    by_length = distributions(view, Question("D766/TOTAL", by_reading=True))
    by_name = distributions(view, Question("D766/TOTAL", frequency=Frequency.READING))

    assert by_length.points[-1].competition.at == by_name.points[-1].competition.at
    assert by_name.points[-1].competition.at.reading > 0
    assert by_name.points[-1].summary.count >= 31
