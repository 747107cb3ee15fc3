"""Units: what may be done with a figure in one."""

from pathlib import Path

import pytest

from hub.words.units import called, unit
from tests.rows import records


@pytest.mark.parametrize(
    ("code", "is_score", "may_be_averaged"),
    [
        ("points", True, True),
        ("percent", True, True),
        ("share", False, True),
        ("minutes", False, True),
        ("points²", False, False),
        ("people", False, False),
    ],
)
def test_a_unit_says_what_may_be_done_with_it(code, is_score, may_be_averaged):
    assert (unit(code).is_score, unit(code).may_be_averaged) == (is_score, may_be_averaged)


def test_a_unit_that_is_not_listed_is_called_by_its_code():
    assert unit("dossiers").short == unit("dossiers").words.vi == "dossiers"
    assert unit("dossiers").in_documents == {}


def test_every_unit_of_the_seeds_has_a_name_in_both_languages():
    seeds = (Path(__file__).resolve().parents[2] / "seeds").glob("*/indicators.csv")
    codes = {row["unit"] for path in seeds for row in records(path)}

    assert {code for code in codes if "_" in called(code).en} == set()
    assert {code for code in codes if called(code).vi == code} <= {"km"}
