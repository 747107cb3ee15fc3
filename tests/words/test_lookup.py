"""Things by the names that people write."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.words.lookup import Closeness, Lookup
from hub.words.spelling import plain

THINGS = Lookup(
    (
        ("D4", ("Kiểm soát tham nhũng trong khu vực công", "Control of Corruption")),
        ("D5", ("Thủ tục hành chính công",)),
        ("S3", ("Thủ tục hành chính",)),
        ("PAR", ("Chỉ số cải cách hành chính", "PAR INDEX")),
        ("N1", ("Chỉ số thành phần 1",)),
        ("ON", ("3.1 Tỷ lệ hồ sơ trực tuyến",)),
        ("DC", ("Chung",)),
        ("ĐC", ("Chúng",)),
    )
)
WORDS = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậéèếềộớự", min_size=2, max_size=6)
NAMES = st.lists(WORDS, min_size=2, max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("kiểm soát tham nhũng", ["D4"]),
        ("KIEM SOAT THAM NHUNG", ["D4"]),
        ("kiểm soat tham nhung", ["D4"]),
        (unicodedata.normalize("NFD", "kiểm soát tham nhũng"), ["D4"]),
        ("control of", ["D4"]),
        ("thủ tục hành chính", ["S3"]),
        ("TTHC", ["S3"]),
        ("TTHC công", ["D5"]),
        ("thủ tục", ["S3", "D5"]),
        ("CCHC", ["PAR"]),
        ("chỉ số CCHC", ["PAR"]),
        ("bộ chỉ số cải cách hành chính", ["PAR"]),
        ("par-index", ["PAR"]),
        ("chi so thanh phan 1", ["N1"]),
        ("tỷ lệ hồ sơ", ["ON"]),
        ("chung", ["DC"]),
        ("chúng", ["ĐC"]),
        ("kiểm soát tham nhùng", []),
        ("kiểm so", []),
        ("tham nhũng", []),
        ("", []),
        ("  ?! ", []),
    ],
    ids=str,
)
def test_a_name_or_its_first_words_mean_a_thing(text, things):
    assert THINGS.means(text) == things


@pytest.mark.parametrize(
    ("text", "nearest"),
    [("tham nhũng", "D4"), ("kiêm soát tham nhũn", "D4"), ("thu tuc hanh chinh cong", "D5")],
)
def test_what_holds_the_words_or_is_most_like_them_is_nearest(text, nearest):
    assert THINGS.nearest(text, 1) == [nearest]


def test_nothing_is_near_gibberish():
    assert THINGS.nearest("qwzx", 3) == []


def test_a_search_tells_how_closely_each_is_named():
    first, second, *_ = THINGS.search("thủ tục hành chính", 10).items()

    assert (first, second) == (("S3", Closeness.SPELT), ("D5", Closeness.BEGINS))
    assert THINGS.search("hành chính", 10)["D5"] is Closeness.HOLDS
    assert THINGS.search("nhũng kiểm", 10)["D4"] is Closeness.SAYS
    assert THINGS.search("nhưng kiểm", 10)["D4"] is Closeness.RESEMBLES


@given(NAMES)
def test_every_name_is_found_by_itself_and_by_its_words_without_diacritics(name):
    lookup = Lookup([("it", (name,))])

    assert lookup.means(name) == ["it"]
    assert lookup.means(plain(name).upper()) == ["it"]


@given(NAMES, st.integers(1, 5))
def test_every_beginning_on_the_border_of_a_word_means_the_thing(name, count):
    lookup = Lookup([("it", (name,))])

    assert lookup.means(" ".join(name.split()[:count])) == ["it"]


@given(st.text(max_size=300))
def test_whatever_is_written_is_answered(text):
    assert set(THINGS.means(text)) <= {"D4", "D5", "S3", "PAR", "N1", "ON", "DC", "ĐC"}


def test_a_name_without_end_is_answered_as_soon_as_any():
    assert THINGS.means("kiểm soát " * 100_000) == []
    assert THINGS.nearest("x " * 100_000, 3) == []
