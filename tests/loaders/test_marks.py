"""A raised mark is no digit of the number before it; where that is not certain, the number is
not read.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cells.raised import Height, Piece, doubts, joined

P, R, U = Height.PLAIN, Height.RAISED, Height.UNSURE


def line(*pieces: tuple[str, Height]) -> str:
    """The text of a line of these pieces."""
    return joined(Piece(*piece) for piece in pieces)


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ([("nhận 95", P), ("1", R), (" hồ sơ", P)], "nhận 95 hồ sơ"),
        ([("nhận 95 ", P), ("12", R), ("hồ sơ", P)], "nhận 95 hồ sơ"),
        ([("đạt 98,5%", P), ("[3]", R), (".", P)], "đạt 98,5%."),
        ([("toàn trình", P), ("4", R), (".", P)], "toàn trình."),
        ([("toàn trình ", P), ("(4)", R), (".", P)], "toàn trình ."),
        ([("95", P), ("1,2", R), (" hồ sơ", P)], "95 hồ sơ"),
        ([("95", P), ("*", R), (" hồ sơ", P)], "95 hồ sơ"),
        ([("95", P), ("a", R), (" hồ sơ", P)], "95 hồ sơ"),
        ([("1", R), (" Trong đó 60", P)], " Trong đó 60"),
        ([("95¹ hồ sơ", P)], "95 hồ sơ"),
        ([("95⁽¹⁾ hồ sơ", P)], "95 hồ sơ"),
        ([("95[2] hồ sơ", P)], "95 hồ sơ"),
        ([("1.250 m", P), ("2", R), (" đất", P)], "1.250 m2 đất"),
        ([("1.250 km² đất", P)], "1.250 km² đất"),
        ([("95.000", P), ("đ", R)], "95.000đ"),
        ([("CO", P), ("2", U)], "CO2"),
        ([("95 hồ sơ", R)], "95 hồ sơ"),
        ([("9", U), ("5", U), (" hồ sơ", P)], "95 hồ sơ"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_marks_are_left_out_and_units_stay(pieces: list[tuple[str, Height]], text: str) -> None:
    assert line(*pieces) == text
    assert list(doubts(text)) == []


@pytest.mark.parametrize(
    ("pieces", "number"),
    [
        ([("nhận 95", P), ("1", U), (" hồ sơ", P)], "⁹⁵¹"),
        ([("nhận 1.50", P), ("2", U), (" hồ sơ", P)], "¹.⁵⁰²"),
        ([("nhận ", P), ("48", R), (" hồ sơ", P)], "⁴⁸"),
        ([("5 x 10", P), ("3", R), (" hồ sơ", P)], "¹⁰³"),
        ([("10⁶ đồng và 2×10⁶", P)], "¹⁰⁶"),
        ([("gần ", P), ("1", R), ("/", P), ("2", U), (" số dân", P)], "¹/²"),
        ([("9", P), ("5", R), ("1 hồ sơ", P)], "⁹⁵¹"),
        ([("95,", P), ("5", R), ("%", P)], "⁹⁵,⁵"),
        ([("nhận 95", P), ("1234", R), (" hồ sơ", P)], "⁹⁵¹²³⁴"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_number_that_may_hold_a_mark_has_raised_digits(
    pieces: list[tuple[str, Height]], number: str
) -> None:
    text = line(*pieces)

    assert number in text
    assert any(doubts(text))


@given(st.text(st.characters(codec="ascii"), max_size=40).filter(lambda text: "[" not in text))
def test_a_line_of_one_height_stays_as_it_is(text: str) -> None:
    assert line((text, P)) == text


@given(st.integers(1, 999_999), st.integers(1, 199))
def test_a_mark_never_changes_a_number(number: int, mark: int) -> None:
    assert (
        line((f"tiếp nhận {number}", P), (f"{mark}", R), (" hồ sơ", P))
        == f"tiếp nhận {number} hồ sơ"
    )
