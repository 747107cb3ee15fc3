"""The units of Viet Nam as the seeds tell them."""

from collections import Counter
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from hub.dataset.datasets import Dataset
from hub.dataset.rows import (
    AliasRow,
    BreakRow,
    DocumentRow,
    EntityNameRow,
    EntityRow,
    MembershipRow,
    SuccessionRow,
)
from hub.words.terms import EntityKind, Severity, SuccessionKind
from loaders import places
from scripts import seed_places

ROOT = Path(__file__).resolve().parents[2]
DATASET = Dataset("places", ROOT / "seeds" / "places")
MERGER = date(2025, 7, 1)


@cache
def loaded(kind):
    return tuple(
        row
        for row in (*DATASET.catalogue(), *places.load(DATASET, DATASET.files))
        if isinstance(row, kind)
    )


def entity(public_id):
    return next(row for row in loaded(EntityRow) if row.public_id == public_id)


def names(public_id):
    return [
        (row.official_vi, row.is_city, row.valid_from, row.valid_to)
        for row in loaded(EntityNameRow)
        if row.entity == public_id
    ]


def covers(row, day):
    return (row.valid_from or date.min) <= day <= (row.valid_to or date.max)


def in_force(kind, day):
    return [row.public_id for row in loaded(EntityRow) if row.kind is kind and covers(row, day)]


def successions(public_id):
    return [row for row in loaded(SuccessionRow) if row.successor == public_id]


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("1997-01-01", 61),
        ("2003-06-30", 61),
        ("2004-01-01", 64),
        ("2008-07-31", 64),
        ("2008-08-01", 63),
        ("2025-06-30", 63),
        ("2025-07-01", 34),
        ("2026-11-21", 34),
    ],
)
def test_as_many_provinces_as_there_were_on_the_day(day, count):
    assert len(in_force(EntityKind.PROVINCE, date.fromisoformat(day))) == count


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("2024-12-31", 5),
        ("2025-01-01", 6),
        ("2026-04-29", 6),
        ("2026-04-30", 7),
        ("2026-09-01", 8),
        ("2026-09-19", 8),
        ("2026-09-20", 9),
    ],
)
def test_as_many_cities_as_there_were_on_the_day(day, count):
    day = date.fromisoformat(day)
    provinces = set(in_force(EntityKind.PROVINCE, day))

    cities = {
        row.entity
        for row in loaded(EntityNameRow)
        if row.is_city and covers(row, day) and row.entity in provinces
    }

    assert len(cities) == count


@pytest.mark.parametrize("day", ["2025-10-04", "2025-10-05"])
def test_six_regions_on_either_side_of_the_redrawing(day):
    assert len(in_force(EntityKind.REGION, date.fromisoformat(day))) == 6


@pytest.mark.parametrize("kind", [kind for kind in EntityKind if kind is not EntityKind.COUNTRY])
def test_every_unit_has_a_name_on_each_of_its_days(kind):
    for row in loaded(EntityRow):
        if row.kind is kind:
            spans = [(first, last) for _, _, first, last in names(row.public_id)]
            assert (spans[0][0], spans[-1][1]) == (row.valid_from, row.valid_to)
            assert all((later[0] - earlier[1]).days == 1 for earlier, later in pairwise(spans))


def test_public_ids_are_unique():
    assert max(Counter(row.public_id for row in loaded(EntityRow)).values()) == 1


def test_parents_come_before_what_names_them():
    seen = {row.public_id for row in loaded(DocumentRow)} | {None}
    for row in (*DATASET.catalogue(), *places.load(DATASET, DATASET.files)):
        match row:
            case EntityRow():
                assert row.province is None or row.province in seen
                seen.add(row.public_id)
            case SuccessionRow():
                assert {row.predecessor, row.successor, row.document} <= seen
            case MembershipRow():
                assert {row.entity, row.region} <= seen
            case EntityNameRow() | AliasRow():
                assert row.entity in seen


def test_a_merged_province_is_another_unit_without_an_iso_code():
    old, new = entity("ninh-binh"), entity("ninh-binh-2025")

    assert (old.code, old.iso_code, old.valid_to) == ("37", "VN-18", date(2025, 6, 30))
    assert (new.code, new.iso_code, new.valid_from, new.valid_to) == (
        "37",
        None,
        date(2025, 7, 1),
        None,
    )
    assert [row.predecessor for row in successions("ninh-binh-2025")] == [
        "ha-nam",
        "nam-dinh",
        "ninh-binh",
    ]


def test_an_unchanged_province_is_one_unit():
    assert entity("lai-chau") == EntityRow(
        "lai-chau", EntityKind.PROVINCE, None, "12", "VN-01", date(2004, 1, 1), None
    )


def test_a_change_of_status_is_another_name_of_the_same_unit():
    assert names("hue") == [
        ("Tỉnh Thừa Thiên Huế", False, date(1989, 7, 1), date(2024, 12, 31)),
        ("Thành phố Huế", True, date(2025, 1, 1), None),
    ]
    assert names("quang-ninh") == [
        ("Tỉnh Quảng Ninh", False, None, date(2026, 8, 31)),
        ("Thành phố Quảng Ninh", True, date(2026, 9, 1), None),
    ]


@pytest.mark.parametrize(
    ("public_id", "last_day"),
    [
        ("ha-tay", "2008-07-31"),
        ("lai-chau-2003", "2003-12-31"),
        ("can-tho-2003", "2003-12-31"),
        ("hau-giang-1991", "1991-12-25"),
        ("bac-thai", "1996-12-31"),
        ("vung-tau-con-dao", "1991-08-11"),
        ("ha-nam-ninh", "1992-03-31"),
    ],
)
def test_ended_units_keep_their_last_day(public_id, last_day):
    assert entity(public_id).valid_to == date.fromisoformat(last_day)


def test_mergers_of_2025_take_in_every_province_that_ended():
    mergers = [
        row
        for row in loaded(SuccessionRow)
        if row.day == date(2025, 7, 1) and "/" not in row.predecessor
    ]
    ended = [
        row.public_id
        for row in loaded(EntityRow)
        if row.kind is EntityKind.PROVINCE and row.valid_to == date(2025, 6, 30)
    ]

    assert sorted(row.predecessor for row in mergers) == sorted(ended)
    assert len(ended) == 52
    assert len({row.successor for row in mergers}) == 23


def test_no_unit_succeeds_itself():
    assert not [row for row in loaded(SuccessionRow) if row.predecessor == row.successor]


def test_ha_noi_keeps_its_id_and_is_cut_in_2008():
    cuts = [(row.entity, row.at) for row in loaded(BreakRow) if row.severity is Severity.CUT]

    assert cuts == [("ha-noi", "2008-08"), ("hue/thanh-pho-hue", "2025-01")]
    assert entity("ha-noi").valid_to is None


def test_no_membership_is_invented_between_merger_and_new_regions():
    regions = [
        (row.region, row.valid_from, row.valid_to)
        for row in loaded(MembershipRow)
        if row.entity == "ninh-binh-2025"
    ]

    assert regions == [("dong-bang-song-hong-2025", date(2025, 10, 5), None)]


def test_departments_follow_the_lists_before_and_after_march_2025():
    assert names("lai-chau/skhcn") == [
        ("Sở Khoa học và Công nghệ tỉnh Lai Châu", False, date(2004, 1, 1), date(2025, 2, 28))
    ]
    assert names("lai-chau/skhcn-2025") == [
        ("Sở Khoa học và Công nghệ tỉnh Lai Châu", False, date(2025, 3, 1), None)
    ]
    assert [row.predecessor for row in successions("lai-chau/skhcn-2025")] == [
        "lai-chau/stttt",
        "lai-chau/skhcn",
    ]


def test_departments_of_merged_provinces_are_merged():
    found = successions("ninh-binh-2025/skhcn-2025")

    assert [row.predecessor for row in found] == [
        "ha-nam/skhcn-2025",
        "nam-dinh/skhcn-2025",
        "ninh-binh/skhcn-2025",
    ]
    assert {(row.day, row.kind, row.document) for row in found} == {
        (date(2025, 7, 1), SuccessionKind.MERGED_INTO, "202-2025-qh15")
    }


@pytest.mark.parametrize(
    ("public_id", "official"),
    [
        ("lai-chau/ttt", ["Thanh tra tỉnh Lai Châu"]),
        ("ha-noi/ttt", ["Thanh tra thành phố Hà Nội"]),
        ("ho-chi-minh/snv", ["Sở Nội vụ Thành phố Hồ Chí Minh"]),
        (
            "hue/vpubnd",
            [
                "Văn phòng Ủy ban nhân dân tỉnh Thừa Thiên Huế",
                "Văn phòng Ủy ban nhân dân thành phố Huế",
            ],
        ),
    ],
)
def test_official_names_of_departments_are_grammatical(public_id, official):
    assert [name for name, *_ in names(public_id)] == official


def test_ho_chi_minh_reorganised_in_its_own_time():
    became = {
        row.predecessor: (row.successor, str(row.day))
        for row in loaded(SuccessionRow)
        if row.predecessor.startswith("ho-chi-minh/") and row.day < date(2025, 7, 1)
    }

    assert became["ho-chi-minh/sgtvt"] == ("ho-chi-minh/sgtcc", "2025-03-01")
    assert became["ho-chi-minh/sgtcc"] == ("ho-chi-minh/sxd-2025", "2025-05-01")
    assert became["ho-chi-minh/stnmt"] == ("ho-chi-minh/stnmt-2025", "2025-03-01")
    assert became["ho-chi-minh/stnmt-2025"] == ("ho-chi-minh/snnmt", "2025-05-01")
    assert entity("ho-chi-minh-2025/sqhkt").valid_from == date(2025, 10, 1)


def test_bodies_that_only_some_provinces_have_are_not_given_to_all():
    codes = Counter(
        row.public_id.partition("/")[2]
        for row in loaded(EntityRow)
        if row.kind is EntityKind.DEPARTMENT
    )

    assert "bqlkcnc" not in codes
    assert (codes["sdl"], codes["bqlkcn"], codes["bdt"]) == (4, 10, 7)
    assert codes["stp"] == 63 + 23


def test_units_within_provinces_live_on_either_side_of_the_reform():
    within = [
        row for row in loaded(EntityRow) if row.kind in (EntityKind.DISTRICT, EntityKind.COMMUNE)
    ]
    ends = {
        (row.kind, row.valid_to)
        for row in within
        if row.kind is EntityKind.COMMUNE or (row.valid_to or MERGER) >= MERGER
    }

    assert ends == {(EntityKind.COMMUNE, None), (EntityKind.COMMUNE, MERGER - timedelta(days=1))}
    assert {
        row.valid_from for row in within if row.kind is EntityKind.COMMUNE and not row.valid_to
    } == {MERGER}
    assert {
        row.public_id for row in within if row.kind is EntityKind.DISTRICT and row.valid_from
    } == {"bac-giang/thi-xa-chu", "hue/quan-phu-xuan"}


def test_every_district_and_commune_is_there_once():
    kinds = Counter(row.kind for row in loaded(EntityRow))

    assert (kinds[EntityKind.DISTRICT], len(in_force(EntityKind.COMMUNE, MERGER))) == (707, 3321)
    assert len(in_force(EntityKind.DISTRICT, date(2024, 6, 30))) == 705
    assert len(in_force(EntityKind.DISTRICT, date(2025, 6, 30))) == 696


def test_units_whose_names_differ_in_diacritics_alone_have_their_codes_in_their_ids():
    assert names("thai-nguyen-2025/xa-van-lang-02143")[0][0] == "Xã Văn Lang"
    assert names("thai-nguyen-2025/xa-van-lang-05665")[0][0] == "Xã Văn Lăng"


@pytest.mark.parametrize(
    ("public_id", "first", "second", "day"),
    [
        ("binh-duong/thi-xa-ben-cat", "Thị xã Bến Cát", "Thành phố Bến Cát", date(2024, 5, 1)),
        ("bac-giang/thi-xa-viet-yen", "Huyện Việt Yên", "Thị xã Việt Yên", date(2024, 2, 1)),
        ("lam-dong/huyen-da-teh", "Huyện Đạ Tẻh", "Huyện Đạ Huoai", date(2025, 1, 1)),
        ("dong-nai-2025/xa-loc-ninh", "Xã Lộc Ninh", "Phường Lộc Ninh", date(2026, 4, 30)),
    ],
)
def test_a_change_of_kind_or_name_is_a_dated_name(public_id, first, second, day):
    before, after = names(public_id)

    assert (before[0], before[3]) == (first, day - timedelta(days=1))
    assert (after[0], after[2]) == (second, day)


def test_the_city_of_hue_is_told_to_have_been_divided():
    assert [(row.predecessor, row.day, row.kind) for row in successions("hue/quan-phu-xuan")] == [
        ("hue/thanh-pho-hue", date(2025, 1, 1), SuccessionKind.SPLIT_FROM)
    ]


@pytest.mark.parametrize(
    ("printed", "styled"),
    [
        ("Xã Hoà Bình", "Xã Hòa Bình"),
        ("Xã Thuỷ Phù", "Xã Thủy Phù"),
        ("Xã Quý Lộc", "Xã Quý Lộc"),
        ("Quận Hoàn Kiếm", "Quận Hoàn Kiếm"),
        ("Xã Phú Hoà 2", "Xã Phú Hòa 2"),
        ("Xã Khoái Châu", "Xã Khoái Châu"),
    ],
)
def test_names_are_written_in_one_style(printed, styled):
    assert seed_places.styled(printed) == styled


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("Quận 1", "District 1"),
        ("Xã Ea H'Leo", "Ea H'Leo Commune"),
        ("Đặc khu Phú Quốc", "Phu Quoc Special Zone"),
        ("Phường Hà Giang 2", "Ha Giang 2 Ward"),
        ("Thành phố Phan Rang-Tháp Chàm", "Phan Rang-Thap Cham City"),
    ],
)
def test_names_in_english_keep_their_signs(name, english):
    assert seed_places.in_english(name) == english


@pytest.mark.parametrize(
    ("public_id", "kind", "names"),
    [
        (
            "ninh-binh/thanh-pho-ninh-binh",
            EntityKind.DISTRICT,
            ("Thành phố Ninh Bình", "Ninh Binh City"),
        ),
        ("ha-noi/xa-ba-vi", EntityKind.COMMUNE, ("Xã Ba Vì", "Ba Vi Commune")),
        (
            "bo-cong-thuong",
            EntityKind.MINISTRY,
            ("Bộ Công Thương", "Ministry of Industry and Trade"),
        ),
        (
            "hoa-binh/bqlkcn",
            EntityKind.DEPARTMENT,
            ("Ban Quản lý các khu công nghiệp", "Industrial Zones Authority"),
        ),
        (
            "quang-nam/cuc-thue",
            EntityKind.DEPARTMENT,
            ("Cục Thuế tỉnh", "Provincial Tax Department"),
        ),
    ],
)
def test_units_that_figures_name_have_names_in_both_languages(public_id, kind, names):
    assert entity(public_id).kind is kind
    assert [
        (row.name_vi, row.name_en) for row in loaded(EntityNameRow) if row.entity == public_id
    ] == [names]


def test_spellings_of_provinces_are_the_curated_ones():
    spelt = [row.entity for row in loaded(AliasRow) if "/" not in row.entity]

    assert len(spelt) == 654
