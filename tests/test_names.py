"""Names as people write them."""

import csv
import unicodedata
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub import intake
from hub.datasets import Dataset
from hub.errors import UnknownName
from hub.names import Named, Names, key, plain, slug
from hub.period import parse
from hub.rows import AliasRow, EntityNameRow, EntityRow
from hub.terms import EntityKind

ROOT = Path(__file__).resolve().parents[1]
CURATED = ROOT.parent / "shared" / "data" / "places" / "aliases.csv"
NOW = date(2026, 11, 21)
FIGURES = ROOT.parent / "shared" / "data" / "departments"
ERAS = {"63": date(2024, 12, 31), "34": NOW, "hist": date(2008, 7, 31)}


@cache
def units():
    """Every unit of the seeds with all it is called."""
    dataset = Dataset("places", ROOT / "seeds" / "places")
    entities, spellings, days = [], {}, {}
    for row in intake.rows(dataset):
        if isinstance(row, EntityRow):
            entities.append(row)
        elif isinstance(row, EntityNameRow):
            spellings.setdefault(row.entity, []).extend([row.name_vi, row.official_vi, row.name_en, row.official_en])
            days.setdefault(row.entity, []).extend((text, row.valid_from, row.valid_to) for text in spellings[row.entity][-4:])
        elif isinstance(row, AliasRow):
            spellings.setdefault(row.entity, []).append(row.spelling)
    return tuple(Named(row.public_id, row.kind, row.province, row.valid_from, row.valid_to, row.code, tuple(spellings[row.public_id]),
                       tuple(days[row.public_id])) for row in entities)


@cache
def names():
    return Names(units())


def curated():
    if not CURATED.exists():
        pytest.skip(f"{CURATED} is not here; the curated spellings come with the shared folder")
    with CURATED.open(encoding="utf-8", newline="") as file:
        return [(record["alias"], record["code"], record["era"]) for record in csv.DictReader(file)]


@pytest.mark.parametrize("kind", [None, EntityKind.PROVINCE])
def test_every_curated_spelling_means_the_unit_of_its_code_and_era(kind):
    in_era = {(unit.code, era): unit.id for era, day in ERAS.items() for unit in units()
              if unit.code and (unit.valid_from or date.min) <= day <= (unit.valid_to or date.max)}
    spellings = curated()

    wrong = [(alias, era) for alias, code, era in spellings if names().resolve(alias, ERAS[era], kind) != in_era[code, era]]

    assert len(spellings) == 690
    assert wrong == []


@pytest.mark.parametrize(("text", "day", "unit"), [
    ("ha-nam", "2026-11-21", "ha-nam"),
    ("ninh-binh", "2026-11-21", "ninh-binh"),
    ("Ninh Bình", "2025-06-30", "ninh-binh"),
    ("Ninh Bình", "2025-07-01", "ninh-binh-2025"),
    ("Lai Châu", "2003-12-31", "lai-chau-2003"),
    ("Lai Châu", "2026-11-21", "lai-chau"),
    ("Hà Nam", "2026-11-21", "ha-nam"),
    ("Hậu Giang", "1990-01-01", "hau-giang-1991"),
    ("Hậu Giang", "1992-01-01", "hau-giang-1991"),
    ("Tỉnh Cần Thơ", "2010-12-31", "can-tho"),
    ("T.P. Hồ Chí Minh", "2024-12-31", "ho-chi-minh"),
    ("HÀ\xa0NAM", "2024-12-31", "ha-nam"),
    ("LàO CAI", "2024-12-31", "lao-cai"),
    ("Hoà Bình", "2024-12-31", "hoa-binh"),
    ("Thừa Thiên – Huế", "2024-12-31", "hue"),
    ("Bà Rịa — Vũng Tàu", "2024-12-31", "ba-ria-vung-tau"),
    ("Đak Lak", "2024-12-31", "dak-lak"),
    ("Bắc Trung Bộ", "2026-11-21", "bac-trung-bo-2025"),
    ("Đông Nam Bộ", "2025-10-04", "dong-nam-bo"),
    ("cả nước", "2024-12-31", "ca-nuoc"),
    ("Việt Nam", "2024-12-31", "ca-nuoc"),
])
def test_a_spelling_means_the_unit_of_its_day(text, day, unit):
    assert names().resolve(text, date.fromisoformat(day)) == unit


@pytest.mark.parametrize(("code", "before", "after"), [
    ("15", "yen-bai", "lao-cai-2025"), ("24", "bac-giang", "bac-ninh-2025"), ("44", "quang-binh", "quang-tri-2025"),
    ("52", "binh-dinh", "gia-lai-2025"), ("80", "long-an", "tay-ninh-2025"), ("82", "tien-giang", "dong-thap-2025"),
    ("91", "kien-giang", "an-giang-2025"), ("37", "ninh-binh", "ninh-binh-2025"), ("12", "lai-chau", "lai-chau"),
    ("35", "ha-nam", "ha-nam")])
def test_a_gso_code_means_the_unit_of_its_era(code, before, after):
    assert names().resolve(code, date(2025, 6, 30)) == before
    assert names().resolve(code, date(2025, 7, 1)) == after


@pytest.mark.parametrize(("text", "day", "unit"), [
    ("lai-chau/skhcn", "2026-11-21", "lai-chau/skhcn"),
    ("Sở KH&CN Lai Châu", "2024-12-31", "lai-chau/skhcn"),
    ("Sở KH&CN Lai Châu", "2026-11-21", "lai-chau/skhcn-2025"),
    ("so khoa hoc va cong nghe tinh lai chau", "2026-11-21", "lai-chau/skhcn-2025"),
    ("SKHCN tỉnh Ninh Bình", "2026-11-21", "ninh-binh-2025/skhcn-2025"),
    ("Sở Nội vụ TP. Hồ Chí Minh", "2020-12-31", "ho-chi-minh/snv"),
    ("Sở Khoa học và Công nghệ thành phố Huế", "2026-11-21", "hue/skhcn-2025"),
    ("Department of Science and Technology of Lai Chau", "2026-11-21", "lai-chau/skhcn-2025"),
    ("Thanh tra tỉnh Lai Châu", "2026-11-21", "lai-chau/ttt"),
])
def test_a_department_is_known_with_its_province(text, day, unit):
    assert names().resolve(text, date.fromisoformat(day)) == unit


@pytest.mark.parametrize(("text", "day", "unit"), [
    ("SKHCN", "2024-12-31", "lai-chau/skhcn"), ("Sở Nội vụ", "2026-11-21", "lai-chau/snv-2025"),
    ("Sở LĐ,TB&XH", "2024-12-31", "lai-chau/sldtbxh"), ("Văn phòng UBND tỉnh", "2026-11-21", "lai-chau/vpubnd")])
def test_an_abbreviation_is_known_within_a_province(text, day, unit):
    assert names().resolve(text, date.fromisoformat(day), EntityKind.DEPARTMENT, "lai-chau") == unit


def test_an_abbreviation_alone_is_no_department():
    with pytest.raises(UnknownName):
        names().resolve("SKHCN", NOW)


def test_thanh_pho_is_the_district_unless_the_province_was_a_city():
    known, day = names(), date(2024, 6, 30)

    assert known.resolve("Thành phố Hòa Bình", day) == "hoa-binh/thanh-pho-hoa-binh"
    assert known.resolve("TP Hòa Bình", day, EntityKind.DISTRICT, "hoa-binh") == "hoa-binh/thanh-pho-hoa-binh"
    assert known.resolve("TP. Hòa Bình", day, EntityKind.PROVINCE) == "hoa-binh"
    assert known.resolve("Thành phố Huế", day) == "hue"
    assert known.resolve("Thành phố Huế", day, province="hue") == "hue/thanh-pho-hue"


def test_thanh_pho_of_a_province_that_was_no_city_is_unknown_without_a_district():
    provinces = Names([unit for unit in units() if unit.kind is not EntityKind.DISTRICT])

    with pytest.raises(UnknownName, match="Thái Bình"):
        provinces.resolve("Thành phố Thái Bình", date(2024, 6, 30))


KINDS = ((EntityKind.MINISTRY, ("Bộ ", "Bảo hiểm xã hội Việt Nam")), (EntityKind.COMMUNE, ("UBND xã", "UBND phường")),
         (EntityKind.DISTRICT, ("Huyện ", "Quận ", "Thị xã ", "Thành phố ")), (EntityKind.BODY, ("Công ty ",)),
         (EntityKind.DEPARTMENT, ("",)))


@pytest.mark.parametrize("file", ["ddci", "dept_par", "dept_sipas", "dept_tthc_quality", "d766"])
def test_every_unit_within_a_province_that_a_figure_names_is_known(file):
    if not FIGURES.exists():
        pytest.skip(f"{FIGURES} is not here; the figures of departments come with the shared folder")
    with (FIGURES / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
        named = {(each["province_name"], each["unit_name"], each["period"]) for each in csv.DictReader(lines)
                 if each["unit_name"] and not each["unit_name"].startswith("(")}

    for province, unit, period in named:
        day = parse(period).last_day
        kind = next(kind for kind, starts in KINDS if unit.startswith(starts))
        within = None if kind is EntityKind.MINISTRY else names().resolve(province, day, EntityKind.PROVINCE)
        assert names().resolve(unit, day, kind, within)


def test_exact_diacritics_come_before_missing_ones():
    known = Names([Named("a", EntityKind.COMMUNE, None, None, None, None, ("Xã Tân Thanh",)),
                   Named("b", EntityKind.COMMUNE, None, None, None, None, ("Xã Tân Thành",))])

    assert known.resolve("xã Tân Thành", NOW) == "b"
    assert known.resolve("xã Tân Thanh", NOW) == "a"
    assert known.over("xã Tân Thanh", date(2011, 1, 1), NOW) == ["a"]


@pytest.mark.parametrize("text", ["Xã Tan Thanh", "XA TAN THANH"])
def test_a_truly_ambiguous_name_lists_what_it_may_mean(text):
    known = Names([Named("a", EntityKind.COMMUNE, None, None, None, None, ("Xã Tân Thạnh",)),
                   Named("b", EntityKind.COMMUNE, None, None, None, None, ("Xã Tân Thành",))])

    with pytest.raises(UnknownName) as raised:
        known.resolve(text, NOW)
    with pytest.raises(UnknownName):
        known.over(text, date(2011, 1, 1), NOW)

    assert raised.value.nearest == ("Xã Tân Thạnh", "Xã Tân Thành")
    assert raised.value.several


def test_a_wrong_diacritic_is_another_name():
    with pytest.raises(UnknownName, match="Thái Bình"):
        names().resolve("Thải Bình", date(2024, 12, 31))


@pytest.mark.parametrize(("text", "offered"), [("Hà Nan", "Hà Nam"), ("Ninh Bin", "Ninh Bình"), ("Lai Chau Provice", "Lai Châu"),
                                               ("Điện Biên Phủ", "Điện Biên")])
def test_an_unknown_name_offers_the_nearest(text, offered):
    with pytest.raises(UnknownName) as raised:
        names().resolve(text, NOW)

    assert offered in raised.value.nearest


@pytest.mark.parametrize("text", ["", " ", "–", "…", "Atlantis"])
def test_what_is_no_name_is_unknown(text):
    with pytest.raises(UnknownName):
        names().resolve(text, NOW)


@pytest.mark.parametrize(("text", "first", "units"), [
    ("Ninh Bình", 2011, ["ninh-binh", "ninh-binh-2025"]),
    ("ninh-binh", 2011, ["ninh-binh"]),
    ("Lai Châu", 2000, ["lai-chau-2003", "lai-chau"]),
    ("Cần Thơ", 1995, ["can-tho-2003", "can-tho", "can-tho-2025"]),
    ("Hà Nam", 2011, ["ha-nam"]),
    ("Hà Tây", 2011, ["ha-tay"]),
    ("Thừa Thiên Huế", 2011, ["hue"]),
    ("Tỉnh Cần Thơ", 1995, ["can-tho-2003", "can-tho", "can-tho-2025"]),
    ("15", 2011, ["yen-bai", "lao-cai-2025"]),
    ("Sở KH&CN Ninh Bình", 2011, ["ninh-binh/skhcn", "ninh-binh/skhcn-2025", "ninh-binh-2025/skhcn-2025"]),
])
def test_a_span_gives_every_unit_the_name_meant(text, first, units):
    assert names().over(text, date(first, 1, 1), date(2026, 12, 31)) == units


@pytest.mark.parametrize(("text", "found"), [
    ("ninh binh", ["ninh-binh-2025", "ninh-binh"]), ("Lai", ["lai-chau"]), ("hà nộ", ["ha-noi"]), ("Ninh Bihn", ["ninh-binh-2025"]),
    ("BRVT", ["ba-ria-vung-tau"]), ("skhcn lai châu", ["lai-chau/skhcn-2025", "lai-chau/skhcn"])])
def test_search_finds_what_holds_or_resembles_the_text(text, found):
    assert names().search(text, 10)[:len(found)] == found


def test_search_for_nothing_finds_nothing():
    assert names().search(" ", 10) == []


SPELLINGS = sorted({spelling for unit in units() if unit.kind is EntityKind.PROVINCE for spelling in unit.spellings})


@given(st.sampled_from(SPELLINGS), st.randoms(use_true_random=False), st.sampled_from(["NFC", "NFD"]),
       st.sampled_from(["  ", "\xa0", " \t", "\ufffd"]), st.sampled_from(sorted(ERAS)))
def test_case_composition_and_blanks_make_no_difference(spelling, random, form, blank, era):
    mixed = "".join(random.choice([letter.upper(), letter.lower()]) for letter in spelling)
    written = blank + unicodedata.normalize(form, mixed).replace(" ", blank) + blank

    assert names().resolve(written, ERAS[era]) == names().resolve(spelling, ERAS[era])


@given(st.sampled_from(SPELLINGS), st.sampled_from(sorted(ERAS)))
def test_a_spelling_without_diacritics_means_the_same(spelling, era):
    assert names().resolve(plain(spelling), ERAS[era]) == names().resolve(spelling, ERAS[era])


@given(st.text())
def test_a_key_of_a_key_is_itself(text):
    assert key(key(text)) == key(text)


@given(st.text(max_size=40), st.dates())
def test_any_text_is_a_unit_or_unknown(text, day):
    with suppress(UnknownName):
        assert names().resolve(text, day) in {unit.id for unit in units()}


@pytest.mark.parametrize(("text", "public_id"), [
    ("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"), ("Đắk Lắk", "dak-lak"), ("Thành phố Ninh Bình", "thanh-pho-ninh-binh"),
    ("202/2025/QH15", "202-2025-qh15"), ("45/2025/NĐ-CP", "45-2025-nd-cp")])
def test_a_slug_is_readable(text, public_id):
    assert slug(text) == public_id
