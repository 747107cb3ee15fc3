"""What spellings have in common, and what names of places are made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.words.spelling import agree, bare, key, keys, plain, readings, tells_kind, written_out


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("H. Kim Sơn", "huyện kim sơn"),
        ("H.Kim Sơn", "huyện kim sơn"),
        ("TX. Sa Pa", "thị xã sa pa"),
        ("T.X. Sa Pa", "thị xã sa pa"),
        ("Q. 1", "quận 1"),
        ("P. 2 Bảo Lộc", "phường 2 bảo lộc"),
        ("X. Ba Vì", "xã ba vì"),
        ("ĐK Phú Quốc", "đặc khu phú quốc"),
        ("UBND TP. Huế", "tp huế"),
        ("Uỷ ban nhân dân H. Đà Bắc", "huyện đà bắc"),
        ("Hòa Bình", "hòa bình"),
        ("UBND", "ubnd"),
    ],
)
def test_a_short_kind_is_written_out(text, whole):
    assert written_out(key(text)) == key(whole)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Huyện Kim Sơn", "kim sơn"),
        ("Thành phố Huế", "huế"),
        ("Thị xã Sa Pa", "sa pa"),
        ("Phường 2 Bảo Lộc", "2 bảo lộc"),
        ("Quận 1", ""),
        ("Lai Châu", ""),
        ("Xã", ""),
    ],
)
def test_a_bare_name_is_what_stands_after_the_kind(text, name):
    assert bare(key(text)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Huyện Kim Sơn (1)", "Huyện Kim Sơn"),
        ("Kim Sơn [12]", "Kim Sơn"),
        ("Kim Sơn²", "Kim Sơn"),
        ("Kim Sơn (*)", "Kim Sơn"),
        ("Kim Sơn (1) ", "Kim Sơn"),
    ],
)
def test_the_mark_of_a_note_may_be_no_part_of_a_name(text, name):
    assert readings(text)[-1] == key(name)


@pytest.mark.parametrize("text", ["Phường 1", "Sơn Kim 2", "Kim Sơn (Ninh Bình)", "Kim Sơn (123)"])
def test_a_number_of_a_name_is_no_mark(text):
    assert readings(text) == [key(text)]


@pytest.mark.parametrize("text", ["Ea H'leo", "Ea H’Leo", "Ea HʼLeo", "Ea H´leo", "Ea Hleo"])
def test_an_apostrophe_makes_no_difference(text):
    assert key(text) in list(keys("Ea H'Leo"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Huyện Kim Sơn", True),
        ("TP Huế", True),
        ("Kim Son District", True),
        ("District 1", True),
        ("Kim Sơn", False),
        ("Xanh", False),
        ("Quảng Ninh", False),
    ],
)
def test_a_key_tells_its_kind(text, told):
    assert tells_kind(key(text)) is told


@given(st.text())
def test_a_text_agrees_with_itself_and_without_its_diacritics(text):
    assert agree(key(text), key(text))
    assert agree(plain(key(text)), key(text))


@given(st.text())
def test_what_is_written_out_stays_so(text):
    whole = written_out(key(text))

    assert key(whole) == whole
