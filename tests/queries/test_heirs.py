"""No dossier is counted twice, however units follow each other within a period."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from hub.catalogue import Entity, Succession
from hub.panels.panel import View, build
from hub.queries.operations.sums import OperationsSum, Question, operations_sum
from hub.words.period import parse
from hub.words.terms import SuccessionKind
from tests.queries import drawn
from tests.queries.drawn import OFFICE, SHARE, Figure, claim

PERIOD = parse("2019")
RECEIVED = replace(
    SHARE,
    public_id="OPERATIONS/DOSSIERS_RECEIVED@2001",
    index="OPERATIONS",
    code="OPERATIONS/DOSSIERS_RECEIVED",
    unit="dossiers",
    maximum=None,
)
Mergers = frozenset[tuple[int, int]]  # which of the units went into which later one


def merger_day(unit: int) -> date:
    """The day on which a unit that went into others was gone, each ten days after the last."""
    return date(2019, 1, 11) + timedelta(days=10 * unit)


def summed(size: int, mergers: Mergers, figures: dict[int, int]) -> OperationsSum:
    """The sum of units of one province that merged within the year."""
    gone = {before for before, _ in mergers}
    offices = {
        f"an/{own}": replace(
            OFFICE,
            id=own + 10,
            public_id=f"an/{own}",
            valid_to=merger_day(own) - timedelta(days=1) if own in gone else None,
        )
        for own in range(size)
    }
    merged = SuccessionKind.MERGED_INTO
    successions = tuple(
        Succession(f"an/{before}", f"an/{after}", merger_day(before), merged, None, None)
        for before, after in sorted(mergers)
    )
    numbers = count(1)
    panel = build(
        RECEIVED,
        [claim(own + 10, PERIOD, next(numbers), Figure(value)) for own, value in figures.items()],
    )
    catalogue = replace(
        drawn.view({}).catalogue,
        entities={"an": drawn.PROVINCE, **offices},
        indicators={RECEIVED.public_id: RECEIVED},
        successions=successions,
    )
    view = View(catalogue, 1, lambda *asked: panel)
    return operations_sum(view, Question("an", date(2020, 6, 1), PERIOD))


def followers(mergers: Mergers, unit: int) -> set[int]:
    """All units that one went into, through whichever others."""
    direct = {after for before, after in mergers if before == unit}
    return direct.union(*(followers(mergers, after) for after in direct))


def numbers_of(units: tuple[Entity, ...]) -> set[int]:
    return {unit.id - 10 for unit in units}


@st.composite
def years(draw: st.DrawFn) -> tuple[int, Mergers, dict[int, int]]:
    """Some units, which of them merged into later ones, and what some of them report."""
    size = draw(st.integers(2, 7))
    pairs = [(before, after) for after in range(size) for before in range(after)]
    mergers = draw(st.frozensets(st.sampled_from(pairs), max_size=8))
    figures = draw(st.dictionaries(st.integers(0, size - 1), st.integers(0, 99), min_size=1))
    return size, mergers, figures


@given(years())
def test_no_unit_is_added_beside_one_that_followed_it(year: tuple[int, Mergers, dict[int, int]]):
    size, mergers, figures = year

    (line,) = summed(size, mergers, figures).lines

    added = numbers_of(line.members)
    left_out = numbers_of(tuple(each.entity for each in line.left_out))
    assert not any(followers(mergers, unit) & added for unit in added)
    assert added | left_out == figures.keys()
    assert not added & left_out
    assert all(followers(mergers, unit) & figures.keys() for unit in left_out)
    assert line.cell.value == sum(figures[unit] for unit in added)


def test_in_a_chain_the_last_that_reports_stands_for_all_before_it():
    chain = frozenset({(0, 1), (1, 2)})

    (whole,) = summed(3, chain, {0: 5, 1: 20, 2: 100}).lines
    (part,) = summed(3, chain, {0: 5, 1: 20}).lines
    (first,) = summed(3, chain, {0: 5}).lines

    assert (whole.cell.value, part.cell.value, first.cell.value) == (100, 20, 5)
    assert numbers_of(part.members) == {1}
    assert [each.entity.public_id for each in part.not_added] == ["an/2"]
    assert [each.entity.public_id for each in part.left_out] == ["an/0"]
