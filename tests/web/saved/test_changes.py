"""How many figures of an answer are others than they were."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.web.saved.changes import Changes, count

ROWS = [
    {"entity": {"id": "an"}, "value": 1.5, "rank": 2},
    {"entity": {"id": "binh"}, "value": 2.5, "rank": 1},
]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
)


def rows(*changed: dict) -> dict:
    return {"compare": {"rows": list(changed)}}


def test_an_answer_that_is_the_same_has_not_changed() -> None:
    assert count(rows(*ROWS), rows(*ROWS)) == Changes(figures=4)


def test_a_row_that_moved_is_compared_with_itself() -> None:
    first, second = ROWS

    changes = count(rows(first, second), rows(second, first | {"value": 1.7}))

    assert changes == Changes(figures=4, changed=1)


def test_a_figure_that_is_gone_has_changed_and_one_that_came_is_new() -> None:
    first, second = ROWS
    third = {"entity": {"id": "cao"}, "value": 3.5, "rank": None}

    changes = count(rows(first, second), rows(first, third))

    assert (changes.figures, changes.changed, changes.new) == (4, 2, 1)


def test_columns_are_compared_as_rows() -> None:
    then = {"columns": {"entityIds": ["an", "binh"], "values": [1.5, 2.5], "ranks": [2, 1]}}
    now = {"columns": {"entityIds": ["binh", "an"], "values": [2.5, 1.7], "ranks": [1, 2]}}

    changes = count(then, now)

    assert (changes.figures, changes.changed) == (4, 1)


def test_a_statement_that_was_revised_is_one_changed_figure() -> None:
    then = {"nodes": [{"id": "MADE|an|2019|0|made/a@1", "value": 1.5}]}
    now = {"nodes": [{"id": "MADE|an|2019|0|made/a@7", "value": 1.6}]}

    assert count(then, now) == Changes(figures=1, changed=1)


def test_texts_are_counted_apart_and_versions_not_at_all() -> None:
    then = {"dataVersion": "1", "sentence": "Hạng 2", "ok": True, "value": 1}
    now = {"dataVersion": "2", "sentence": "Hạng 3", "ok": False, "value": 1}

    assert count(then, now) == Changes(figures=1, texts=2)


@pytest.mark.parametrize(
    ("changes", "vietnamese", "english"),
    [
        (Changes(9), "không đổi từ phiên bản 12", "unchanged since data version 12"),
        (
            Changes(9, 2),
            "02 số đã thay đổi từ phiên bản 12",
            "2 figures have changed since data version 12",
        ),
        (
            Changes(9, 1, 3, 1),
            "01 số đã thay đổi từ phiên bản 12, có thêm 03 số mới, 01 chỗ chữ khác đi",
            "1 figure has changed since data version 12, 3 new, 1 texts differ",
        ),
    ],
    ids=["none", "some", "all kinds"],
)
def test_a_reader_is_told_how_many(changes: Changes, vietnamese: str, english: str) -> None:
    assert changes.since(12) == (vietnamese, english)


def test_changes_of_several_answers_are_added_up() -> None:
    assert Changes(9, 1, 3, 1) + Changes(1, 1, 0, 2) == Changes(10, 2, 3, 3)


@given(VALUES)
def test_whatever_is_answered_is_the_same_as_itself(value: object) -> None:
    changes = count(value, value)

    assert (changes.changed, changes.new, changes.texts) == (0, 0, 0)


@given(st.lists(st.tuples(st.text(), st.integers()), unique_by=lambda pair: pair[0]), st.randoms())
def test_the_order_of_named_rows_changes_nothing(
    pairs: list[tuple[str, int]], chance: random.Random
) -> None:
    then = [{"id": name, "value": value} for name, value in pairs]
    now = chance.sample(then, len(then))

    assert count(then, now) == Changes(figures=len(pairs))
