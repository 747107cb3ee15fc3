"""Offices are found however their names are shortened."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.catalogue import Catalogue
from hub.words.errors import UnknownName
from hub.words.offices import in_full
from hub.words.spelling import key, plain
from hub.words.terms import EntityKind
from tests.hubs import TestHub

ON = date(2026, 11, 1)


@pytest.fixture
def catalogue(real: TestHub) -> Catalogue:
    return real.reader.view().catalogue


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("BQL các KCN tỉnh", "ban quản lý khu công nghiệp"),
        ("Ban QL KKT và các KCN", "ban quản lý khu kinh tế khu công nghiệp"),
        ("Sở KH&CN", "sở khoa học công nghệ"),
        ("Sở LĐ-TB&XH", "sở lao động thương binh xã hội"),
        ("SLĐTBXH", "sở lao động thương binh xã hội"),
        ("SNNMT", "sở nông nghiệp môi trường"),
        ("Sở NN và PTNT", "sở nông nghiệp phát triển nông thôn"),
        ("Sở TP", "sở tư pháp"),
        ("VPUBND", "văn phòng ủy ban nhân dân"),
        ("VP UBND TP", "văn phòng ủy ban nhân dân"),
        ("CA tỉnh", "công an"),
        ("Sở Y tế tỉnh Hà Tĩnh", "sở y tế hà tĩnh"),
        ("bql cac kcn tinh", "ban quản lý khu công nghiệp"),
    ],
)
def test_a_shortened_name_in_full(short: str, whole: str):
    assert in_full(key(short)) == whole


@given(st.text(max_size=60))
def test_a_name_in_full_stays_as_it_is(text: str):
    whole = in_full(key(text))

    assert plain(in_full(whole)) == plain(in_full(in_full(whole)))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("BQL KCN Hà Nam", "ha-nam/bqlkcn"),
        ("Ban Quản lý các KCN Hà Nam", "ha-nam/bqlkcn"),
        ("BQL các KCN tỉnh Hà Nam", "ha-nam/bqlkcn"),
        ("BQLKCN Hà Nam", "ha-nam/bqlkcn"),
        ("ban ql cac kcn tinh ha nam", "ha-nam/bqlkcn"),
        ("Ban Quản lý KKT Quảng Ninh", "quang-ninh/bqlkkt"),
        ("BQL KKT Nghi Sơn và các KCN tỉnh Thanh Hóa", "thanh-hoa/bql-khu-kinh-te-nghi-son"),
        ("BQL Khu công nghệ cao Đà Nẵng", "da-nang/bql-khu-cong-nghe-cao"),
        ("BQL các KCX & CN TP.HCM", "ho-chi-minh/bql-khu-che-xuat"),
        ("Trung tâm PVHCC Hà Nội", "ha-noi/trung-tam-phuc-vu-hanh-chinh-cong"),
        ("VP UBND TP Hà Nội", "ha-noi/vpubnd"),
        ("Sở Khoa học & Công nghệ Lai Châu", "lai-chau/skhcn-2025"),
        ("Sở KH và CN Lai Châu", "lai-chau/skhcn-2025"),
        ("Sở Lao động, TB&XH Nam Định", "nam-dinh/sldtbxh"),
        ("Sở LĐ,TB và XH tỉnh Nam Định", "nam-dinh/sldtbxh"),
        ("BHXH tỉnh Hòa Bình", "hoa-binh/bao-hiem-xa-hoi"),
        ("NHNN chi nhánh tỉnh Ninh Bình", "ninh-binh/ngan-hang-nha-nuoc"),
    ],
)
def test_an_office_is_found_by_its_shortened_name(catalogue: Catalogue, text: str, unit: str):
    assert catalogue.entity(text, ON).public_id == unit


def test_within_a_province_a_shortened_name_needs_no_province(catalogue: Catalogue):
    board = catalogue.entity("BQL các KCN", ON, EntityKind.DEPARTMENT, province="ha-nam")

    assert board.public_id == "ha-nam/bqlkcn"


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Sở Y tế Hà Nma", "Sở Y tế (Hà Nam)"),
        ("BQL cụm CN Hà Nam", "Ban Quản lý các khu công nghiệp (Hà Nam)"),
        ("Sở Khoa hoc va Mot Lai Châu", "Sở Khoa học và Công nghệ (Lai Châu)"),
        ("BQL KKT Vũng Áng Quảng Ninh", "Ban Quản lý khu kinh tế (Quảng Ninh)"),
    ],
)
def test_the_nearest_are_those_of_the_named_province_first(
    catalogue: Catalogue, text: str, offered: str
):
    with pytest.raises(UnknownName) as raised:
        catalogue.entity(text, ON)

    assert raised.value.nearest[0] == offered


def test_the_beginning_of_a_shortened_name_is_enough(catalogue: Catalogue):
    assert catalogue.entity("Sở Nông nghiệp Lai Châu", ON).public_id == "lai-chau/snnmt"
    assert catalogue.entity("BQL KCNC Đà Nẵng", ON).public_id == "da-nang/bql-khu-cong-nghe-cao"


def test_a_province_without_such_an_office_says_where_its_offices_are(catalogue: Catalogue):
    with pytest.raises(UnknownName) as raised:
        catalogue.entity("BQL KCN Hà Giang", ON)

    assert raised.value.nearest == ()
    assert 'departments(province: "ha-giang")' in raised.value.text.vi


def test_an_office_of_few_provinces_offers_them(catalogue: Catalogue):
    with pytest.raises(UnknownName) as raised:
        catalogue.entity("BQL KKT Nghi Sơn", ON)

    assert [name.endswith("(Thanh Hóa)") for name in raised.value.nearest] == [True]


def test_what_every_province_has_wants_its_province(catalogue: Catalogue):
    with pytest.raises(UnknownName, match="cần kèm tỉnh"):
        catalogue.entity("Sở KH&CN", ON)


def test_no_error_shows_an_id(catalogue: Catalogue):
    with pytest.raises(UnknownName) as raised:
        catalogue.entity("Phòng Văn thư Lưu trữ Quận Ô", ON)

    assert not any("/" in name or name.islower() for name in raised.value.nearest)
