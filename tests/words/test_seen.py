"""Numbers as people saw them, and as each language writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.words.rounding import seen, told


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("43.47956848144531", "43.47957"),
        ("43,47956848144531", "43,47957"),
        ("38.040431999999996", "38.040432"),
        ("60.324378471643165", "60.32438"),
        ("-0.12345678901234567", "-0.1234568"),
        ("0.1000000000000000055", "0.1"),
        ("2.0156159735051915e-05", "0.00002015616"),
        ("53.02223563194275%", "53.02224%"),
        ("6.53369140625", "6.5336914"),
    ],
)
def test_what_a_machine_keeps_is_shown_as_people_see_it(kept, shown):
    assert seen(kept) == shown


@pytest.mark.parametrize(
    "text",
    ["91,81", "91.810", "32.253305", "404049.37841", "1.234.567,5", "12345678901234", "KCDL"],
)
def test_what_people_print_stays(text):
    assert seen(text) == text


@given(st.floats(min_value=0.001, max_value=1e6))
def test_a_shown_number_is_the_kept_one_but_for_rounding(value):
    shown = seen(repr(value))

    assert float(shown) == pytest.approx(value, rel=5e-7)
    assert len(shown.replace(".", "").strip("0")) <= 12


@given(st.floats(min_value=0.001, max_value=1e6))
def test_what_is_shown_is_shown_again(value):
    assert seen(seen(repr(value))) == seen(repr(value))


@pytest.mark.parametrize(
    ("value", "printed", "words"),
    [
        (72.5, "72.5", ("72,5", "72.5")),
        (91.81, "91,81", ("91,81", "91.81")),
        (18.0, "18,00", ("18,00", "18.00")),
        (0.5302, "53.02%", ("53,02%", "53.02%")),
        (1234.5, "1.234,5", ("1.234,5", "1,234.5")),
        (3321.0, "3.321", ("3.321", "3,321")),
        (-3.5, "-3.5", ("−3,5", "−3.5")),
        (43.479568, "43.48", ("43,48", "43.48")),
        (90.0, "trên 90%", ("trên 90%", "trên 90%")),
        (78.0, None, ("78", "78")),
        (9.25, None, ("9,25", "9.25")),
    ],
)
def test_a_printed_number_is_written_as_each_language_writes_it(value, printed, words):
    assert told(value, printed) == words
