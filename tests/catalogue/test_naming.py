"""Which index, indicator or document a name means, over all seeds."""

import csv
from datetime import date

import pytest

from hub.words.errors import UnknownName
from hub.words.language import Language
from hub.words.terms import EntityKind
from tests.hubs import ROOT, TestHub

NOW = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        ("PAPI", "PAPI/TOTAL"),
        ("chi so papi", "PAPI/TOTAL"),
        ("Hiệu quả quản trị", "PAPI/TOTAL"),
        ("PAR", "PAR_INDEX/TOTAL"),
        ("CCHC", "PAR_INDEX/TOTAL"),
        ("Chỉ số cải cách hành chính", "PAR_INDEX/TOTAL"),
        ("SIPAS", "SIPAS/TOTAL"),
        ("hài lòng", "SIPAS/TOTAL"),
        ("766", "D766/TOTAL"),
        ("bộ chỉ số 766", "D766/TOTAL"),
        ("ddci", "DDCI/TOTAL"),
        ("Dân số", "POPULATION/TOTAL"),
        ("Chất lượng giải quyết TTHC", "TTHC_QUALITY/TOTAL"),
        ("kiểm soát tham nhũng", "PAPI/D4"),
        ("kiem soat tham nhung", "PAPI/D4"),
        ("control of corruption", "PAPI/D4"),
        ("PAPI D4", "PAPI/D4"),
        ("papi quan tri moi truong", "PAPI/D7"),
        ("thủ tục hành chính công", "PAPI/D5"),
        ("thủ tục hành chính SIPAS", "SIPAS/S_PROCEDURE"),
        ("par_index/p1:PCT", "PAR_INDEX/P1:pct"),
        ("Công tác chỉ đạo", "PAR_INDEX/P1"),
    ],
    ids=str,
)
def test_a_name_means_one_indicator(real: TestHub, name, reference):
    assert real.reader.newest().series(name).reference == reference


def test_a_name_of_one_meaning_is_not_the_other_meanings_of_its_code(real: TestHub):
    series = real.reader.newest().series("cải cách thể chế")

    assert [meaning.public_id for meaning in series.meanings] == ["PAR_INDEX/P2@2022"]


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("công khai", ["D766/CKMB", "PAPI/D2"]),
        ("quản trị", ["PAPI/D7", "PAPI/D8"]),
        ("nang luc canh tranh", ["DDCI/TOTAL", "PCI/TOTAL"]),
    ],
)
def test_what_fits_several_branches_is_listed_with_codes(real: TestHub, name, codes):
    with pytest.raises(UnknownName) as asked:
        real.reader.newest().series(name)

    listed = [text.vi.partition(" ")[0] for text in asked.value.nearest]
    assert (asked.value.several, listed) == (True, codes)


def test_every_indicator_is_known_by_its_code_and_by_its_name_beside_its_index(real: TestHub):
    now = real.reader.newest()

    for indicator in now.indicators.values():
        assert indicator in now.series(indicator.public_id).meanings
        assert indicator in now.series(indicator.code.lower()).meanings
        beside = f"{indicator.index} {indicator.code.partition('/')[2]}"
        assert indicator in now.series(beside).meanings


def test_every_index_is_known_by_each_of_its_names(real: TestHub):
    now = real.reader.newest()

    for index in now.indices.values():
        for name in (index.public_id.lower(), *index.name, *index.short):
            assert now.index(name) is index


def test_every_spelling_of_the_seeds_names_something_and_nothing_twice(real: TestHub):
    now = real.reader.newest()
    files = sorted((ROOT / "seeds").glob("*/spellings.csv"))
    rows = [
        row
        for path in files
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    ]

    assert len(rows) > 20
    for row in rows:
        thing = row["thing"]
        assert thing in now.indices or thing in now.codes
        if thing in now.indices:
            assert now.index(row["spelling"]).public_id == thing


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("nội dung 8 PAPI", ["PAPI/D8", "PAPI/TOTAL"]),
        ("PAPI nội dung 3", ["PAPI/D3", "PAPI/TOTAL"]),
        ("linh vuc 3 PAR INDEX", ["PAR_INDEX/P3", "PAR_INDEX/TOTAL"]),
        ("chỉ số thành phần 2 của PCI", ["PCI/TOTAL"]),
        ("PCI 2022", ["PCI/TOTAL"]),
        ("PAPI năm 2023", ["PAPI/TOTAL"]),
        ("PAPY", ["PAPI/TOTAL"]),
        ("sipass", ["SIPAS/TOTAL"]),
        ("CSHL", ["DEPT_SIPAS/TOTAL", "SIPAS/TOTAL"]),
        ("trục nội dung 7", ["PAPI/D7"]),
        ("kiem soat tham nhung papi 2022", ["PAPI/D4", "PAPI/S41", "PAPI/S42", "PAPI/TOTAL"]),
    ],
)
def test_an_unknown_indicator_offers_first_what_its_words_speak_of(real: TestHub, name, codes):
    with pytest.raises(UnknownName) as asked:
        real.reader.newest().series(name)

    offered = [text.vi.partition(" ")[0] for text in asked.value.nearest]
    assert offered[: len(codes)] == codes


def test_a_year_beside_an_index_is_told_to_stand_apart(real: TestHub):
    with pytest.raises(UnknownName, match="năm ghi riêng ở tham số period"):
        real.reader.newest().series("PCI 2022")


def test_what_is_offered_is_never_cut(real: TestHub):
    with pytest.raises(UnknownName) as asked:
        real.reader.newest().series("hộ thực tế")

    assert asked.value.nearest
    assert "…" not in str(asked.value)


@pytest.mark.parametrize(
    ("number", "document"),
    [
        ("202/2025/QH15", "202-2025-qh15"),
        ("nghi quyet 202/2025", "202-2025-qh15"),
        ("Nghị quyết số 202/2025/QH15", "202-2025-qh15"),
        ("NQ 202/2025", "202-2025-qh15"),
    ],
)
def test_a_document_is_known_by_its_number(real: TestHub, number, document):
    assert real.reader.newest().document(number).public_id == document


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("ĐBSH", "dong-bang-song-hong-2025"),
        ("vùng đbscl", "dong-bang-song-cuu-long-2025"),
        ("TD&MNPB", "trung-du-va-mien-nui-phia-bac-2025"),
        ("Trung du", "trung-du-va-mien-nui-phia-bac-2025"),
        ("Bà Rịa", "ba-ria-vung-tau"),
        ("tỉnh bà rịa", "ba-ria-vung-tau"),
        ("Thừa Thiên", "hue"),
        ("Sở Khoa học Lai Châu", "lai-chau/skhcn-2025"),
        ("so nong nghiep lai chau", "lai-chau/snnmt"),
    ],
)
def test_the_first_words_of_a_unit_mean_it(real: TestHub, name, unit):
    assert real.reader.newest().entity(name, NOW).public_id == unit


def test_files_name_units_in_full(real: TestHub):
    with pytest.raises(UnknownName):
        real.reader.newest().entity_spelt("Bà Rịa", NOW)


def test_the_first_words_of_several_units_are_asked_back(real: TestHub):
    with pytest.raises(UnknownName) as asked:
        real.reader.newest().entity("Thái", NOW)

    assert (asked.value.several, asked.value.nearest) == (True, ("Thái Nguyên", "Thái Bình"))


@pytest.mark.parametrize("name", ["Sở Nội vụ", "sở nội", "SNV", "So Khoa hoc"])
def test_a_department_without_its_province_is_told_that_the_province_is_wanted(real, name):
    with pytest.raises(UnknownName) as asked:
        real.reader.newest().entity(name, NOW)

    assert "cần kèm tỉnh" in asked.value.within(Language.VI)


def test_an_unknown_region_is_told_all_six(real: TestHub):
    with pytest.raises(UnknownName) as asked:
        real.reader.newest().entity("Tây Bắc", NOW, EntityKind.REGION)

    assert len(asked.value.nearest) == 6


def test_a_name_without_end_is_told_like_any_other(real: TestHub):
    with pytest.raises(UnknownName):
        real.reader.newest().series("kiểm soát " * 100_000)
