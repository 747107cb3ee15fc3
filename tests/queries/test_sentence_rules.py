"""What the sentences on a change of rank claim, held against the values themselves: with pandas
over all provinces of PAPI, and with values drawn at random.
"""

import re
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.panels.panel import Cell
from hub.queries.comparison.row import Row
from hub.queries.competition import PeriodReading
from hub.queries.competition.rank import moves
from hub.queries.scorecard import Question, scorecard
from hub.queries.scorecard.comparisons import Comparisons
from hub.queries.sentence import SentenceKind, sentences
from hub.queries.sentence.movement import split
from hub.queries.sentence.words import Words
from hub.words.period import parse
from hub.words.terms import MissingReason, Status
from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.queries.drawn import PROVINCE, SHARE, view
from tests.queries.test_real_effort import seed

CLAIMS = (
    r"điểm của (?:tỉnh|thành phố) (?P<own>tăng|giảm)",
    r"các tỉnh, thành phố khác (?P<others>tăng nhanh hơn|tăng điểm|giảm nhiều hơn|giảm điểm)",
    r"(?P<way>tăng|giảm) (?P<places>\d+) bậc",
)


def assert_true(text: str, name: str, before: pd.Series, after: pd.Series) -> None:
    """Whether a sentence on a change of rank is true of the values of two years, the higher the
    better.
    """
    rise, others = after - before, before.index != name
    own_before, own_after = before[name], after[name]
    rank_before, rank_after = 1 + (before > own_before).sum(), 1 + (after > own_after).sum()
    newly_ahead = others & (before <= own_before) & (after > own_after)
    no_longer_ahead = others & (before > own_before) & (after <= own_after)
    ahead = (after[others] > own_after).sum() - (before[others] > own_after).sum()

    assert_change(text, rank_before - rank_after)
    if own := re.search(CLAIMS[0], text):
        assert rise[name] > 0 if own["own"] == "tăng" else rise[name] < 0, text
    claim = re.search(CLAIMS[1], text)
    if claim is None:
        assert ahead == 0, text
        return
    match claim["others"]:
        case "tăng nhanh hơn":
            assert rise[name] > 0, text
            assert rank_after > rank_before, text
            assert (rise[newly_ahead] > rise[name]).sum() >= rank_after - rank_before, text
        case "tăng điểm":
            assert ahead > 0, text
            assert rise[name] <= 0 or rank_after <= rank_before, text
            assert (others & (before <= own_after) & (after > own_after)).sum() >= ahead, text
        case "giảm nhiều hơn":
            assert rise[name] < 0, text
            assert rank_after < rank_before, text
            assert (rise[no_longer_ahead] < rise[name]).sum() >= rank_before - rank_after, text
        case "giảm điểm":
            assert ahead < 0, text
            assert rise[name] >= 0 or rank_after >= rank_before, text


def assert_change(text: str, change: int) -> None:
    """Whether the first change of place that is told is the whole one."""
    if "giữ nguyên thứ hạng" in text:
        assert change == 0, text
    elif found := re.search(CLAIMS[2], text):
        assert change == int(found["places"]) * (1 if found["way"] == "tăng" else -1), text


@SQLITE
@pytest.mark.parametrize("year", [2024, 2023])
def test_every_sentence_on_a_papi_rank_is_true_of_the_values(real: TestHub, year):
    before, after = seed("papi", year - 1)["TOTAL"].dropna(), seed("papi", year)["TOTAL"].dropna()
    both = sorted(before.index.intersection(after.index))
    before, after = before[both], after[both]

    told = rank_changes(real, year)

    assert set(told) == set(both)
    for name, text in told.items():
        assert text.startswith(f"Tính trên {len(both)} tỉnh, thành phố có số liệu PAPI"), text
        assert_true(text, name, before, after)


@SQLITE
def test_nobody_is_said_to_have_been_outrun_whose_score_fell(real: TestHub):
    rise = seed("papi", 2024)["TOTAL"] - seed("papi", 2023)["TOTAL"]

    outrun = {name for name, text in rank_changes(real, 2024).items() if "nhanh hơn" in text}

    assert outrun
    assert (rise[list(outrun)] > 0).all()


@SQLITE
@pytest.mark.parametrize("year", [2024, 2023])
def test_the_sentence_on_components_names_the_weakest_and_the_strongest(real: TestHub, year):
    named = 0
    for line in lines(real, year):
        texts = [text.vi for kind, text in sentences(line) if kind is SentenceKind.COMPONENTS]
        if line.weakest:
            assert f"tốt nhất là “{line.strongest.name.vi}” (" in texts[0]
            assert f"yếu nhất là “{line.weakest.name.vi}” (" in texts[0]
            named += 1
        assert not any("khoảng cách lớn nhất" in text for text in texts)
    assert named == 61


def lines(real: TestHub, year: int) -> list:
    """The line of each province that has a value on PAPI in a year."""
    comparisons, at = Comparisons(real.reader.view()), parse(str(year))
    cards = [
        scorecard(comparisons, Question(entity, at))
        for entity in comparisons.view.catalogue.by_kind["PROVINCE"]
    ]
    return [
        line
        for card in cards
        for line in card.lines
        if line.index.public_id == "PAPI" and line.period == at and line.row.value is not None
    ]


def rank_changes(real: TestHub, year: int) -> dict[str, str]:
    """What is said of the change of rank of each province on PAPI, by its name."""
    found = lines(real, year)
    assert len(found) == 61
    return {
        line.entity.name("vi", line.period.last_day): text.vi
        for line in found
        for kind, text in sentences(line)
        if kind is SentenceKind.RANK_CHANGE
    }


values = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=2, max_size=8)


@given(values)
def test_every_split_is_true_of_the_values(pairs):
    before = pd.Series([float(was) for was, _ in pairs])
    after = pd.Series([float(now) for _, now in pairs])
    moved = moves(dict(before), dict(after))
    index = view({}).catalogue.indices["MADE"]

    for own, move in moved.items():
        text = split(Words(row(before[own], after[own], move), index)).vi
        changed = f"tăng {move.change} bậc" if move.change > 0 else f"giảm {-move.change} bậc"
        head = "giữ nguyên thứ hạng" if move.change == 0 else changed
        assert_true(head + text, own, before, after)


def row(was: float, now: float, move) -> Row:
    """The row of a province that moved."""
    at = PeriodReading(parse("2024"), 0)
    cell = Cell(1, now, None, None, Status.REPORTED, MissingReason.NONE)
    return replace(Row(PROVINCE, SHARE, at, cell, None), previous=was, before=at, move=move)
