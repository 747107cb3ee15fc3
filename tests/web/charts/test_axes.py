"""Where axes end and are divided, and where labels stand apart."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.web.charts import axes

VALUES = st.lists(st.floats(-1e6, 1e6).map(lambda value: round(value, 4)), min_size=1)
PIXELS = st.lists(st.floats(0, 700), max_size=12)


@given(VALUES)
def test_values_lie_between_round_ends_that_are_printed(values: list[float]) -> None:
    axis = axes.of_values(values, 240)

    bottom, top = axis.last, axis.first
    hair = (top - bottom) * 1e-6
    assert bottom - hair <= min(values)
    assert max(values) <= top + hair
    assert {bottom, top} <= set(axis.ticks)
    steps = [after - before for before, after in pairwise(axis.ticks)]
    assert steps == pytest.approx([steps[0]] * len(steps), rel=1e-6)


@given(VALUES)
def test_a_higher_value_stands_higher(values: list[float]) -> None:
    axis = axes.of_values(values, 240)

    assert axis.pixel(max(values)) <= axis.pixel(min(values))
    assert all(axis.value(axis.pixel(value)) == pytest.approx(value) for value in values)


@given(st.integers(1, 800))
def test_an_axis_of_ranks_has_1_on_top_and_the_last_at_the_bottom(last: int) -> None:
    axis = axes.of_ranks(last, 240)

    assert axis.pixel(1) == 0
    assert axis.pixel(max(last, 2)) == 240
    assert axis.ticks[0] == 1
    assert axis.ticks[-1] == max(last, 2)
    assert list(axis.ticks) == sorted({round(tick) for tick in axis.ticks})


@given(PIXELS)
def test_labels_stand_apart_in_their_order_within_the_chart(pixels: list[float]) -> None:
    moved = axes.apart(pixels, 16, 700)

    by_place = sorted(zip(pixels, moved, strict=True))
    ordered = sorted(moved)
    assert all(after - before >= 16 - 1e-6 for before, after in pairwise(ordered))
    assert [place for _, place in by_place] == pytest.approx(ordered)
    assert all(-1e-6 <= place <= 700 for place in moved)


@given(st.lists(st.floats(0, 700), min_size=1, unique=True).map(sorted))
def test_both_ends_of_time_are_labelled_and_none_touches_another(pixels: list[float]) -> None:
    shown = axes.thinned(pixels, 40)

    assert shown[0] == 0
    assert shown[-1] == len(pixels) - 1
    between = [pixels[place] for place in shown[:-1]]
    assert all(after - before >= 40 for before, after in pairwise(between))


@given(st.lists(st.tuples(st.floats(0, 700), st.floats(1, 200)), max_size=8))
def test_texts_on_one_row_do_not_touch(texts: list[tuple[float, float]]) -> None:
    rows = axes.rises(sorted(texts))

    for row in set(rows):
        on_it = [text for text, own in zip(sorted(texts), rows, strict=True) if own == row]
        for (before, wide), (after, width) in pairwise(on_it):
            assert after - width / 2 >= before + wide / 2
