"""Names that lie on every system."""

import unicodedata
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.inbox import naming

FORBIDDEN = set('<>:"/\\|?*')


@pytest.mark.parametrize(
    ("name", "valid"),
    [
        ("Báo cáo.xlsx", "Báo cáo.xlsx"),
        (unicodedata.normalize("NFD", "Báo cáo.xlsx"), "Báo cáo.xlsx"),
        ("a:b?.xlsx", "a_b_.xlsx"),
        ("con.xlsx", "_con.xlsx"),
        ("LPT1", "_LPT1"),
        ("console.xlsx", "console.xlsx"),
        ("dot. ", "dot"),
        ("a\nb\udc80.csv", "a_b_.csv"),
        ("...", "_"),
    ],
)
def test_a_name_is_made_valid(name: str, valid: str) -> None:
    assert naming.valid(name) == valid


@given(st.text(min_size=1, max_size=300))
def test_any_name_is_short_and_valid_with_what_is_put_behind_it(name: str) -> None:
    for own in islice(naming.numbered(name), 12):
        for beside in (own, naming.slip(own), naming.report(own), naming.note(own)):
            assert len(beside) <= naming.MOST
            assert len(beside.encode()) <= 255
            assert not FORBIDDEN & set(beside)
            assert beside.isprintable() or not any(ord(letter) < 32 for letter in beside)
            assert not beside.endswith((".", " "))


@given(st.text(min_size=1, max_size=300))
def test_numbers_make_names_that_differ_on_a_share(name: str) -> None:
    names = list(islice(naming.numbered(name), 30))

    assert len(set(map(naming.folded, names))) == len(names)


def test_an_ending_outlives_a_long_name() -> None:
    assert naming.valid("ă" * 300 + ".xlsx").endswith("ă.xlsx")


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("Báo cáo.xlsx", "~$Báo cáo.xlsx"),
        ("Báo cáo.docx", "~$o cáo.docx"),
        ("Báo cáo.xlsx", ".~lock.Báo cáo.xlsx#"),
    ],
)
def test_a_lock_is_known_in_any_form(name: str, lock: str) -> None:
    for form in (lock, unicodedata.normalize("NFD", lock), lock.upper()):
        assert naming.folded(form) in naming.locks(name)
