"""Search by words of names."""

import pytest

from hub.queries.search import Question, ranked, search
from tests.hubs import TestHub


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Ân", "an"),
        ("an", "an"),
        ("Tỉnh Ân mới", "an"),
        ("binh", "binh-2020"),
        ("Thành phố Bình", "binh-2020"),
        ("cuong", "cuong"),
        ("MADE", "MADE"),
        ("chỉ số thử", "MADE"),
        ("chi phí", "MADE/COST@2015"),
        ("MADE/COST", "MADE/COST@2015"),
        ("1/2019", "1-2019"),
    ],
    ids=str,
)
def test_the_best_match_is_first(hub: TestHub, text, first):
    assert found(hub, text)[0] == first


def test_units_in_force_go_before_ended_ones(hub: TestHub):
    assert found(hub, "bình")[:2] == ["binh-2020", "binh"]


def test_both_meanings_of_a_code_are_found(hub: TestHub):
    assert found(hub, "made total")[:2] == ["MADE/TOTAL@2015", "MADE/TOTAL@2017"]


def test_nothing_is_found_twice(hub: TestHub):
    hits = found(hub, "b")

    assert len(hits) == len(set(hits))


def test_first_limits_the_answer(hub: TestHub):
    assert len(found(hub, "bình", first=1)) == 1


@pytest.mark.parametrize(
    "text", ["", "   ", "?!", "xqzjw"], ids=["empty", "blanks", "signs", "gibberish"]
)
def test_nothing_is_found_for_nothing(hub: TestHub, text):
    assert found(hub, text) == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("BRVT", "ba-ria-vung-tau"),
        ("TT-Huế", "hue"),
        ("hcm", "ho-chi-minh-2025"),
        ("PAPI", "PAPI"),
        ("lai chau", "lai-chau"),
        ("202/2025/QH15", "202-2025-qh15"),
        ("kiểm soát tham nhũng", "PAPI/D4@2011"),
        ("kiem soat tham nhung", "PAPI/D4@2011"),
        ("E-Governance", "PAPI/D8@2018"),
        ("PAR", "PAR_INDEX"),
        ("cchc", "PAR_INDEX"),
        ("Chỉ số hài lòng", "SIPAS"),
        ("QĐ 766", "D766"),
        ("ĐBSH", "dong-bang-song-hong-2025"),
        ("tdmnpb", "trung-du-va-mien-nui-phia-bac-2025"),
        ("DVC trực tuyến", "D766/CLGQ@2022"),
    ],
    ids=str,
)
def test_real_words_find_real_things(real: TestHub, text, first):
    assert found(real, text)[0] == first


def test_what_says_every_word_goes_before_units_that_only_sound_like_it(real: TestHub):
    assert found(real, "chờ đợi người dân")[0].startswith("ha-nam/bqlkcn/ke-hoach")
    assert found(real, "kiem soat thu tuc hanh chinh")[0].startswith("lai-chau/skhcn/ke-hoach")


@pytest.mark.parametrize("text", ["chi phi thoi gian", "tham nhung"])
def test_what_only_resembles_is_no_hit_where_something_says_the_words(real: TestHub, text):
    assert all(own.partition("/")[0] in ("PCI", "PAPI", "DDCI") for own in found(real, text, 20))


def found(hub: TestHub, text: str, first: int = 10) -> list[str]:
    """The ids of what the words name, the best match first."""
    hits = ranked(search(hub.reader.view(), Question(text, first)))
    return [hit.public_id for hit in hits[:first]]


def test_hits_that_only_resemble_the_words_are_told_so(hub: TestHub) -> None:
    query = "query ($text: String!) { searchConnection(text: $text) { resembling totalCount } }"

    named = hub.ask(query, text="bình")["searchConnection"]
    alike = hub.ask(query, text="chi phíi")["searchConnection"]
    nothing = hub.ask(query, text="zzzz")["searchConnection"]

    assert (named["resembling"], alike["resembling"]) == (False, True)
    assert nothing == {"resembling": False, "totalCount": 0}
