"""Names with what people leave out, add or shorten: marks, committees, kinds, words of offices."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.words.errors import UnknownName
from hub.words.gazetteer import Gazetteer
from hub.words.initials import shortens
from hub.words.names import Names
from hub.words.terms import WITHIN_PROVINCES, EntityKind
from tests.words.test_names import NOW, names, units

OLD = date(2024, 12, 31)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("UBND huyện Sìn Hồ", "lai-chau/huyen-sin-ho"),
        ("UBND H. Sìn Hồ", "lai-chau/huyen-sin-ho"),
        ("Uỷ ban nhân dân huyện Sìn Hồ", "lai-chau/huyen-sin-ho"),
        ("Ủy ban huyện Sìn Hồ", "lai-chau/huyen-sin-ho"),
        ("HĐND và UBND huyện Sìn Hồ", "lai-chau/huyen-sin-ho"),
        ("H.Sìn Hồ", "lai-chau/huyen-sin-ho"),
        ("3. Huyện Sìn Hồ", "lai-chau/huyen-sin-ho"),
        ("Huyện Sìn Hồ (1), (2)", "lai-chau/huyen-sin-ho"),
        ("Huyện Sìn Hồ (a)", "lai-chau/huyen-sin-ho"),
        ("Huyện Sìn Hồ 1)", "lai-chau/huyen-sin-ho"),
        ("Huyện Sìn Hồ^1", "lai-chau/huyen-sin-ho"),
        ("Huyện Sìn Hồ [1]*", "lai-chau/huyen-sin-ho"),
        ("Huyện Sìn Hồ²", "lai-chau/huyen-sin-ho"),
        ("TP. Lai Châu (*)", "lai-chau/thanh-pho-lai-chau"),
        ("T.xã Bỉm Sơn", "thanh-hoa/thi-xa-bim-son"),
        ("UBND TX. Nghi Sơn (2)", "thanh-hoa/thi-xa-nghi-son"),
    ],
)
def test_a_district_is_found_by_what_people_write(text: str, unit: str) -> None:
    province = unit.partition("/")[0]

    assert names().resolve(text, OLD, EntityKind.DISTRICT, province) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("X. Sìn Hồ", "lai-chau/xa-sin-ho"),
        ("UB xã Sìn Hồ", "lai-chau/xa-sin-ho"),
        ("P. Ba Đình (1)", "ha-noi/phuong-ba-dinh"),
        ("ĐK. Phú Quốc", "an-giang-2025/dac-khu-phu-quoc"),
        ("UBND đặc khu Phú Quốc (*)", "an-giang-2025/dac-khu-phu-quoc"),
    ],
)
def test_a_commune_is_found_by_what_people_write(text: str, unit: str) -> None:
    province = unit.partition("/")[0]

    assert names().resolve(text, NOW, EntityKind.COMMUNE, province) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Sở Nông nghiệp & PTNT", "snnptnt"),
        ("Sở NN và Phát triển nông thôn", "snnptnt"),
        ("LĐ-TB&XH", "sldtbxh"),
        ("VH,TT&DL", "svhttdl"),
        ("Sở Văn hoá, TT và DL", "svhttdl"),
        ("Sở VH-TTDL (*)", "svhttdl"),
        ("TTr tỉnh", "ttt"),
        ("T.Tra tỉnh", "ttt"),
        ("Sở Kế hoạch - ĐT", "skhdt"),
        ("KH&ĐT", "skhdt"),
        ("Sở Tài nguyên & MT", "stnmt"),
        ("GD-ĐT", "sgddt"),
        ("Sở Thông tin & TT", "stttt"),
        ("Giao thông vận tải", "sgtvt"),
        ("S. Nội vụ", "snv"),
        ("VP UBND", "vpubnd"),
    ],
)
def test_words_of_an_office_may_be_shortened(text: str, unit: str) -> None:
    own = names().resolve(text, OLD, EntityKind.DEPARTMENT, "lai-chau")

    assert own == f"lai-chau/{unit}"


@pytest.mark.parametrize(
    "text", ["TT tỉnh", "Sở XYZ", "Sở", "Tổng cộng", "Trung bình khối", "Huyện ủy Sìn Hồ", "Ban"]
)
def test_what_is_no_name_of_a_unit_stays_unknown(text: str) -> None:
    with pytest.raises(UnknownName):
        names().resolve(text, OLD, EntityKind.DEPARTMENT, "lai-chau")


@pytest.mark.parametrize(
    ("short", "whole", "is_short"),
    [
        ("sở nông nghiệp ptnt", "sở nông nghiệp phát triển nông thôn", True),
        ("ttr", "thanh tra", True),
        ("t tra", "thanh tra", True),
        ("sngv", "sở ngoại vụ", True),
        ("nhnn", "ngân hàng nhà nước", True),
        ("tt", "thanh tra", False),
        ("sở nông nghiệp", "sở nông nghiệp phát triển nông thôn", False),
        ("sở y tê", "sở y tế", False),
        ("sở ptnt nông nghiệp", "sở nông nghiệp phát triển nông thôn", False),
        ("sđt", "sở dân tộc", False),
    ],
)
def test_first_letters_stand_for_words_in_their_order(
    short: str, whole: str, is_short: bool
) -> None:
    assert shortens(short, whole) is is_short


class StrictGazetteer(Gazetteer):
    """One that reads no name loosely, as it was before."""

    def loosely(self, text, kind, province):
        return []


class StrictNames(Names):
    """The names as they were found before any was read loosely."""

    def __init__(self, own) -> None:
        super().__init__(own)
        self._gazetteer = StrictGazetteer(own)


STRICT = StrictNames(units())
BEFORE = st.sampled_from(["", "UBND ", "1. ", "Ủy ban ", "H. ", "TT. ", "Sở ", "TP. "])
BEHIND = st.sampled_from(["", " (1)", "*", " 1)", ", tỉnh Lai Châu", " (a)", ".", " Hà Nội"])


@given(st.data())
@settings(max_examples=400, deadline=None)
def test_a_name_that_meant_a_unit_before_means_the_same(data: st.DataObject) -> None:
    unit = data.draw(st.sampled_from(units()))
    words = data.draw(st.sampled_from(unit.spellings)).split()
    kept = data.draw(st.integers(1, len(words)))
    text = data.draw(BEFORE) + " ".join(words[:kept]) + data.draw(BEHIND)
    on = data.draw(st.sampled_from([OLD, NOW]))
    kind = data.draw(st.sampled_from([None, unit.kind, *WITHIN_PROVINCES]))
    home = data.draw(st.sampled_from([None, unit.province]))
    beginnings = data.draw(st.booleans())

    try:
        before = STRICT.resolve(text, on, kind, home, beginnings=beginnings)
    except UnknownName as error:
        if not error.several:
            return
        before = None
    try:
        now = names().resolve(text, on, kind, home, beginnings=beginnings)
    except UnknownName:
        now = None
    assert now == before
    assert names().search(text, 5) == STRICT.search(text, 5)
