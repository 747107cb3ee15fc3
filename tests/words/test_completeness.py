"""When a set of figures is complete."""

import pytest

from hub.words.completeness import is_complete


@pytest.mark.parametrize(
    ("count", "expected", "complete"),
    [(9, 10, True), (8, 10, False), (57, 63, True), (56, 63, False)],
)
def test_nine_in_ten_are_complete(count, expected, complete):
    assert is_complete(count, expected) is complete
