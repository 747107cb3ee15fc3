"""The arithmetic of rebuilding, whatever the figures of the parts."""

from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.catalogue import Entity, EntityName
from hub.panels.panel import Cell, Panel
from hub.queries.competition.rebuilding import Predecessor, RebuiltPanel, Weights, rebuilt
from hub.words.language import Text
from hub.words.period import parse
from hub.words.terms import EntityKind, MissingReason, Status

YEAR = parse("2020")
VALUES = st.lists(st.floats(-1e6, 1e6, allow_subnormal=False), min_size=1, max_size=5)
PEOPLE = st.lists(st.floats(0.1, 1e5), min_size=5, max_size=5)


@given(VALUES, PEOPLE)
def test_a_rebuilt_value_lies_within_the_range_of_its_parts(values, people):
    cell = rebuilt(parts(values), weights(people[: len(values)]), YEAR)

    assert min(values) == cell.derivation.low <= cell.value <= cell.derivation.high == max(values)
    assert (cell.status, cell.observation_id) == (Status.DERIVED, 0)


@given(st.floats(-1e6, 1e6), PEOPLE)
def test_equal_parts_give_their_value(value, people):
    assert rebuilt(parts([value] * 5), weights(people), YEAR).value == value


@given(VALUES)
def test_parts_that_count_alike_give_their_mean(values):
    alike = Weights((1 / len(values),) * len(values))

    assert rebuilt(parts(values), alike, YEAR).value == pytest.approx(
        fsum(values) / len(values), abs=1e-9
    )


@given(VALUES, PEOPLE, st.randoms())
def test_the_order_of_the_parts_does_not_matter(values, people, random):
    together = list(zip(values, people, strict=False))
    shuffled = random.sample(together, len(together))

    one, other = (
        rebuilt(
            parts([value for value, _ in given]), weights([each for _, each in given]), YEAR
        ).value
        for given in (together, shuffled)
    )

    assert one == pytest.approx(other, abs=1e-6)


def test_the_error_of_a_mean_is_the_root_of_the_squared_errors_of_its_shares():
    sampled = [
        part._replace(cell=part.cell._replace(error=error))
        for part, error in zip(parts([1.0, 2.0]), [0.3, 0.4], strict=True)
    ]

    assert rebuilt(sampled, weights([1, 1]), YEAR).error == pytest.approx(0.25)
    assert rebuilt([sampled[0], *parts([2.0])], weights([1, 1]), YEAR).error is None


def test_parts_read_on_different_days_are_no_whole():
    early, late = (
        Predecessor(
            entity(name),
            Cell(1, 50, None, None, Status.REPORTED, MissingReason.NONE, reading),
            None,
        )
        for name, reading in (("A", 20241005), ("B", 20241010))
    )

    cell = rebuilt([early, late], weights([1, 1]), YEAR)

    assert (cell.value, cell.reading) == (None, 20241010)
    assert cell.derivation.formula() == (
        "Không tính lại được vì thiếu A (đọc ngày khác)",
        "Not rebuilt for want of A (read on another day)",
    )


def test_every_part_that_is_wanting_is_named_with_its_reason():
    wanting = [
        Predecessor(entity("A"), None, Text("chưa nhập", "not held")),
        Predecessor(entity("B"), None, Text("chưa thành lập", "not yet formed")),
    ]

    cell = rebuilt([*wanting, *parts([1.0])], weights([1, 1, 1]), YEAR)

    assert (
        cell.derivation.formula().en == "Not rebuilt for want of A (not held); B (not yet formed)"
    )
    assert [part.public_id for part in cell.derivation.missing] == ["A", "B"]
    assert (cell.derivation.inputs, cell.derivation.weights, cell.missing_reason) == (
        (1,),
        (),
        MissingReason.NOT_HELD,
    )


def parts(values: list[float]) -> list[Predecessor]:
    """A part for each value."""
    return [
        Predecessor(
            entity(f"P{place}"),
            Cell(place, value, None, None, Status.REPORTED, MissingReason.NONE),
            None,
        )
        for place, value in enumerate(values, 1)
    ]


def weights(people: list[float]) -> Weights:
    """The shares of a population."""
    return Weights(tuple(each / fsum(people) for each in people), 2020)


def entity(name: str) -> Entity:
    """A province of this name."""
    return Entity(
        1,
        name,
        EntityKind.PROVINCE,
        None,
        None,
        None,
        None,
        None,
        (EntityName(name, name, name, name, False, None, None),),
    )


def test_a_rebuilt_panel_tells_whatever_a_panel_tells() -> None:
    def told(kind: type) -> set[str]:
        return {name for name in dir(kind) if not name.startswith("_")}

    of_memory = {"by_moment", "size"}

    assert told(Panel) - of_memory <= told(RebuiltPanel)
