"""Numbers as publishers write them, and the decimal mark of a column."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cells import number
from loaders.cells.decimal_mark import DecimalMark


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("91.81", ".", 91.81),
        ("91,510", ",", 91.51),
        ("91,510", ".", 91510.0),
        ("1.234,5", ",", 1234.5),
        ("1,234.5", ".", 1234.5),
        ("88,37%", ",", 88.37),
        ("88.37 %", ".", 88.37),
        (" 5 ", ".", 5.0),
        ("3 321", ",", 3321.0),
        ("12\u00a0345,6", ",", 12345.6),
        ("\u22120,5", ",", -0.5),
        ("+2", ".", 2.0),
        ("2.0156159735051915e-05", ".", 2.0156159735051915e-05),
    ],
)
def test_number_as_written(text: str, decimal: str, value: float) -> None:
    assert number.number(text, decimal) == value


@pytest.mark.parametrize("gap", ["", "  ", "–", "-", "—", "KCDL", "kcdl", "…"])
def test_gap_is_no_number(gap: str) -> None:
    assert number.number(gap) is None


@pytest.mark.parametrize(
    "text",
    [
        "91,81",
        "nan",
        "inf",
        "1_000",
        "12a",
        "1.2.3",
        "=A1",
        "1e999",
        "٣",
        "1,23,456",
        "%5",
        "1e2",
        "1E5",
        "2e-05",
        "0,123",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        number.number(text, ".")


@given(st.floats(min_value=-1e14, max_value=1e14))
def test_number_of_a_machine_comes_back(value: float) -> None:
    assert number.number(repr(value), scientific=True) == value


@given(st.decimals(min_value=-(10**14), max_value=10**14, places=4).map(str))
def test_number_comes_back_with_either_mark(text: str) -> None:
    assert number.number(text) == float(text)
    assert number.number(text.replace(".", ","), ",") == float(text)


@given(st.integers(min_value=-(10**14), max_value=10**14), st.integers(min_value=0, max_value=99))
def test_grouped_number_comes_back_with_either_mark(whole: int, cents: int) -> None:
    english = f"{whole:,}.{cents:02}"
    vietnamese = english.translate(str.maketrans(",.", ".,"))

    expected = float(f"{whole}.{cents:02}")

    assert (number.number(english, "."), number.number(vietnamese, ",")) == (expected, expected)


@given(st.text())
def test_text_is_a_number_a_gap_or_refused(text: str) -> None:
    try:
        value = number.number(text)
    except ValueError:
        return
    assert value is None or abs(value) < float("inf")


def mark_of(*texts: str, highest: float = 1e9) -> str | None:
    """The mark that a column of these cells has, on a scale up to the highest value."""
    column = DecimalMark()
    column.see(range(len(texts)), list(texts), lambda _, value: value <= highest)
    return column.mark


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (("61,5", "60,25"), ","),
        (("61.5", "60.25"), "."),
        (("1.234,5",), ","),
        (("1,234.5",), "."),
        (("1.234.567",), ","),
        (("1.234", "61,5"), ","),
        (("1,234", "61.5"), "."),
        (("0,615",), ","),
        (("0.615",), "."),
        (("12", "KCDL", ""), "."),
        (("61,5", "60.25", "59.75"), "."),
        (("1.234", "61,5%"), ","),
    ],
)
def test_the_mark_is_the_one_that_all_cells_have(texts: tuple[str, ...], mark: str) -> None:
    assert mark_of(*texts) == mark


@pytest.mark.parametrize("texts", [("1,234",), ("1.234",), ("1.234", "12")])
def test_a_mark_that_no_cell_tells_is_not_guessed(texts: tuple[str, ...]) -> None:
    assert mark_of(*texts) is None


def test_the_scale_tells_the_mark_where_the_cells_do_not() -> None:
    assert mark_of("61,234", "59,875", highest=100) == ","
    assert mark_of("61.234", highest=100) == "."
    assert mark_of("1,234", highest=10**6) is None


@given(
    st.lists(st.decimals(min_value=0, max_value=100, places=2).map(str), min_size=1),
    st.sampled_from(".,"),
)
def test_a_column_written_with_one_mark_has_that_mark(texts: list[str], mark: str) -> None:
    assert mark_of(*(text.replace(".", mark) for text in texts)) == mark
