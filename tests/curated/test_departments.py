"""The departments' own indices: every curated row comes out of the seeds as it stands there,
each block apart.
"""

import csv
import re
import sys
import tomllib
from collections import Counter
from contextlib import closing
from functools import cache
from pathlib import Path
from subprocess import run

import pytest

from hub.dataset.datasets import Dataset
from hub.dataset.rows import (
    DocumentRow,
    EditionRow,
    GroupRow,
    IndicatorRow,
    NoteRow,
    ObservationRow,
    SourceRow,
)
from hub.words.errors import Fault
from hub.words.names import slug
from hub.words.terms import EntityKind, MissingReason, SourceTier, Status
from loaders import general
from tests.hubs import TestHub
from tests.rows import scripted

ROOT = Path(__file__).resolve().parents[2]
CURATED = ROOT.parent / "shared" / "data" / "departments"
FILES = {
    "ddci": "ddci.csv",
    "dept_par": "dept_par.csv",
    "dept_sipas": "dept_sipas.csv",
    "tthc_quality": "dept_tthc_quality.csv",
}
TOTALS = {
    "DDCI": "DDCI",
    "PAR_DEPT": "DEPT_PAR",
    "SIPAS_DEPT": "DEPT_SIPAS",
    "TTHC_QUALITY": "TTHC_QUALITY",
}
EXCLUDED = tomllib.loads((ROOT / "scripts" / "seed_departments.toml").read_text(encoding="utf-8"))[
    "excluded"
]
COUNTS = re.compile("communes-26-80-18|departments-in-groups")
BANDS = {"trên 90%", "dưới 90%"}  # said in words instead of a score
families = pytest.mark.parametrize("family", FILES)
curated = pytest.mark.skipif(
    not CURATED.exists(), reason=f"{CURATED} is not there: the curated figures cannot be compared"
)


def dataset(family):
    return Dataset(family, ROOT / "seeds" / family)


@cache
def rows(family):
    return tuple(general.load(dataset(family), dataset(family).files))


@cache
def catalogue(family, kind):
    return {
        getattr(row, "public_id", row): row
        for row in dataset(family).catalogue()
        if isinstance(row, kind)
    }


@cache
def told(family):
    paths = [CURATED / FILES[family], *sorted(CURATED.glob(f"added-*/{FILES[family]}"))]
    return tuple(
        row
        for path in paths
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    )


def stated(record):
    return record["value"] or record["rank"] or record["grade"]


def excluded(record):
    return any(
        (record["province_name"], record["period"]) == (each["province"], each["period"])
        and record["unit_name"] in each["units"]
        for each in EXCLUDED
    )


def counted(record):
    return record["unit_name"].startswith("(khối")


def found(family, **wanted):
    return [
        row
        for row in rows(family)
        if all(getattr(row, name) == value for name, value in wanted.items())
    ]


def notes(family, row):
    return [catalogue(family, NoteRow)[key].text_en for key in row.notes.split()]


@families
def test_every_line_is_a_figure_or_says_that_its_score_is_not_held(family):
    assert all(isinstance(row, ObservationRow) for row in rows(family))
    assert all(
        row.status is Status.REPORTED
        or (row.missing_reason is MissingReason.NOT_HELD and row.notes)
        for row in rows(family)
    )


@curated
@families
def test_every_curated_row_is_a_claim_with_its_source(family):
    sources = catalogue(family, SourceRow)
    held = Counter(
        (
            row.entity,
            str(row.period),
            row.printed or "",
            row.value,
            str(row.rank or ""),
            str(row.rank_of or ""),
            "" if row.group in BANDS else row.group or "",
            sources[row.source].url or "",
        )
        for row in rows(family)
        if not COUNTS.search(row.notes)
    )

    wanted = Counter(
        (
            each["province_name"] if each["unit_name"].startswith("(") else each["unit_name"],
            each["period"],
            each["value"],
            float(each["value"].replace(",", ".")) if each["value"] else None,
            each["rank"],
            each["rank_of"],
            each["grade"],
            each["source_url"],
        )
        for each in told(family)
        if not excluded(each) and not counted(each)
    )

    assert held == wanted


@curated
def test_a_row_that_counts_the_units_of_a_block_is_a_figure_for_each_number():
    held = {
        (row.entity, row.indicator.removeprefix("DEPT_PAR/COUNT_"), row.value, row.block)
        for row in rows("dept_par")
        if COUNTS.search(row.notes)
    }

    assert sum(map(counted, told("dept_par"))) == 2
    assert held == {
        ("Lâm Đồng", "TOT", 26, "Khối xã, phường, đặc khu"),
        ("Lâm Đồng", "KHA", 80, "Khối xã, phường, đặc khu"),
        ("Lâm Đồng", "TB", 18, "Khối xã, phường, đặc khu"),
        ("Nam Định", "GROUP_1", 12, "Khối sở, ban, ngành"),
        ("Nam Định", "GROUP_2", 5, "Khối sở, ban, ngành"),
    }


@curated
def test_rows_without_a_number_or_grade_say_why_or_name_a_band():
    silent = Counter(
        (each["unit_name"], each["period"])
        for family in FILES
        for each in told(family)
        if not stated(each) and not excluded(each) and not counted(each)
    )
    held = Counter(
        (row.entity, str(row.period))
        for family in FILES
        for row in rows(family)
        if row.status is Status.MISSING or row.group in BANDS
    )

    assert sum(excluded(each) for family in FILES for each in told(family)) == 4
    assert all(each["reason"] for each in EXCLUDED)
    assert (held, held.total()) == (silent, 20)


@curated
@families
def test_figures_of_units_are_totals_or_components_within_their_province(family):
    held = Counter(
        (row.province.removesuffix("-2025"), row.indicator.removesuffix(":points"))
        for row in rows(family)
        if row.kind is not EntityKind.PROVINCE
    )
    codes = (
        (each["province_name"], *each["code"].partition("."))
        for each in told(family)
        if not excluded(each) and each["unit_name"][0] != "("
    )

    wanted = Counter(
        (province, f"{TOTALS[total]}/{part or 'TOTAL'}") for province, total, _, part in codes
    )

    assert Counter(held.values()) == Counter(wanted.values())
    assert {code for _, code in held} == {code for _, code in wanted}


@families
def test_every_figure_has_its_indicator_and_the_edition_of_its_province(family):
    editions = {row.public_id: row for row in catalogue(family, EditionRow).values()}
    codes = {row.code for row in catalogue(family, IndicatorRow).values()}
    index = dataset(family).index

    for row in rows(family):
        province = row.province or (
            f"{slug(row.entity)}-2025" if row.period.year == 2025 else slug(row.entity)
        )
        edition = editions[f"{index}@{province}"]
        assert row.indicator in codes
        assert edition.province == province
        assert edition.valid_from <= str(row.period) <= (edition.valid_to or "9999")


def test_ninh_binh_2019_has_two_blocks_and_two_firsts():
    firsts = {
        (row.entity, row.block, row.value, row.printed, row.rank_of)
        for row in found("dept_par", province="ninh-binh", rank=1)
        if row.period.year == 2019
    }

    assert firsts == {
        ("Sở Nông nghiệp và Phát triển nông thôn", "Khối sở, ban, ngành", 91.42, "91,420", 18),
        ("Thành phố Ninh Bình", "Khối huyện, thành phố", 89.954, "89,954", 8),
    }


def test_two_firsts_of_quang_nam_are_in_doubt_and_in_no_block():
    firsts = found("dept_par", province="quang-nam", kind=EntityKind.DEPARTMENT)

    assert {(row.entity, row.rank, row.block, row.doubtful) for row in firsts} == {
        ("Cục Thuế tỉnh", 1, "", True),
        ("Sở Giao thông vận tải", 1, "", True),
    }
    assert all("whether in two blocks is not known" in notes("dept_par", row)[-1] for row in firsts)


def test_lai_chau_ranks_fifteen_departments_and_two_companies_apart():
    totals = found("tthc_quality", indicator="TTHC_QUALITY/TOTAL")
    ranked = [row for row in totals if row.rank]

    assert [(row.rank, row.rank_of) for row in ranked] == [(place, 15) for place in range(1, 16)]
    assert {row.block for row in ranked} == {""}
    assert [(row.entity, row.value, row.block) for row in totals if not row.rank] == [
        ("Công ty nước", 17, "Công ty (ngoài các sở, ban, ngành)"),
        ("Công ty điện lực", 17, "Công ty (ngoài các sở, ban, ngành)"),
    ]


def test_a_misprint_is_kept_as_printed_and_doubted():
    [figure] = found("tthc_quality", indicator="TTHC_QUALITY/CS9", entity="Sở Kế hoạch và Đầu tư")

    assert (figure.value, figure.printed, figure.doubtful) == (0.34, ".34", True)
    assert notes("tthc_quality", figure) == ["Printed “.34”, probably 1.34; kept as printed."]


def test_a_total_that_is_not_its_sum_says_so():
    sums = Counter()
    for row in rows("tthc_quality"):
        sums[row.entity] += row.value if row.indicator != "TTHC_QUALITY/TOTAL" else 0

    wrong = [
        row
        for row in found("tthc_quality", indicator="TTHC_QUALITY/TOTAL")
        if abs(row.value - sums[row.entity]) > 1e-9
    ]

    assert [(row.entity, round(row.value - sums[row.entity], 3)) for row in wrong] == [
        ("Sở Kế hoạch và Đầu tư", 1.0)
    ]
    assert "The printed total exceeds the sum of the nine components by 1.000." in notes(
        "tthc_quality", wrong[0]
    )


def test_vinh_long_is_a_copy_without_an_address_and_doubted():
    figures = found("dept_par", province="vinh-long")
    [source] = {catalogue("dept_par", SourceRow)[row.source] for row in figures}

    assert len(figures) == 25
    assert (source.tier, source.url, source.document) == (
        SourceTier.COPY,
        None,
        "365-qd-ubnd-vinh-long",
    )
    assert all(row.doubtful for row in figures)


def test_means_are_figures_of_the_province_each_of_its_block():
    means = {
        (row.indicator.removeprefix("DEPT_PAR/MEAN_"), row.block, row.value)
        for row in found("dept_par", entity="Nam Định")
        if "MEAN" in row.indicator
    }

    assert means == {
        ("DEPARTMENTS", "Khối sở, ban, ngành", 89.45),
        ("DISTRICTS", "Khối huyện, thành phố", 87.8),
        ("DEPARTMENTS:points", "Khối sở, ban, ngành", 62.62),
        ("DISTRICTS:points", "Khối huyện, thành phố", 61.46),
        ("DEPARTMENTS:self_points", "Khối sở, ban, ngành", 64.75),
        ("DISTRICTS:self_points", "Khối huyện, thành phố", 65.17),
    }


@families
def test_every_printed_grade_is_a_known_group_and_fits_its_bounds(family):
    groups = {
        (row.edition, row.code, row.valid_from): row for row in catalogue(family, GroupRow).values()
    }

    for row in rows(family):
        if row.group:
            group = groups[f"{dataset(family).index}@{row.province}", row.group, str(row.period)]
            assert group.of == row.indicator
            assert group.valid_from <= str(row.period) <= group.valid_to
            assert row.value is None or (group.lower or 0) <= row.value < (group.upper or 101)


def test_bands_of_a_third_party_are_not_confirmed():
    confirmed = {
        (row.edition, row.lower, row.confirmed)
        for family in FILES
        for row in catalogue(family, GroupRow).values()
        if row.lower
    }

    assert confirmed == {
        ("DDCI@hoa-binh", 80, False),
        ("DDCI@hoa-binh", 70, False),
        ("DDCI@hoa-binh", 60, False),
        ("DEPT_PAR@nam-dinh", 80, True),
        ("DEPT_PAR@nam-dinh", 70, True),
        ("DEPT_PAR@hai-duong", 80, False),
        ("DEPT_PAR@binh-phuoc", 90, True),
        ("DEPT_PAR@binh-phuoc", 80, True),
        ("DEPT_PAR@can-tho", 90, True),
        ("DEPT_PAR@can-tho", 80, True),
        ("DEPT_PAR@can-tho", 70, True),
        ("DEPT_PAR@lao-cai", 55, False),
        ("DEPT_PAR@hai-phong-2025", 93, False),
        ("DEPT_PAR@dong-thap", 90, False),
        ("DEPT_SIPAS@thai-nguyen", 90, False),
    }


@curated
@families
def test_ranks_by_order_of_naming_say_so(family):
    ordered = {
        (each["unit_name"], each["period"])
        for each in told(family)
        if re.search("rank by order|, in order", each["note"])
    }
    sentence = "rank follows from the order of naming"

    said = {
        (row.entity, str(row.period))
        for row in rows(family)
        if any(sentence in note for note in notes(family, row))
    }

    assert said == ordered


@curated
def test_a_rank_by_a_list_that_may_be_in_no_order_is_doubted():
    listed = {
        (each["unit_name"], each["period"], int(each["rank"]))
        for each in told("ddci")
        if each["note"] == "order as listed"
    }

    doubted = {
        (row.entity, str(row.period), row.rank)
        for row in found("ddci", notes="ddci/as-listed", doubtful=True)
    }

    assert doubted == listed
    assert len(listed) == 5


def test_places_told_without_their_order_are_no_rank():
    unordered = [
        row
        for family in FILES
        for row in rows(family)
        if re.search("/(third-to-fifth|tied|best-three)", row.notes or "")
    ]

    assert {row.rank for row in unordered} == {None}
    assert len(unordered) == 17


def test_only_offices_that_publish_their_provinces_decision_are_official():
    official = {
        source.public_id
        for family in FILES
        for source in catalogue(family, SourceRow).values()
        if source.tier is SourceTier.OFFICIAL
    }

    assert official == {
        "ddci/haiphongdpi-2023",
        "dept_par/sonoivu-namdinh-2020",
        "dept_par/cchc-khanhhoa",
        "tthc_quality/lai-chau-2021",
        "dept_par/tayninh-2023",
        "dept_par/binhphuoc-2022",
        "dept_par/sonoivu-vinhphuc-2019",
        "dept_par/sonoivu-vinhphuc-2020",
        "dept_par/sonoivu-vinhphuc-2021",
        "dept_par/cchccantho-2017",
    }


@pytest.mark.parametrize(
    ("province", "year", "many"),
    [("ha-noi", 2024, 2), ("can-tho", 2023, 1), ("vinh-long", 2021, 25)],
)
def test_copies_without_an_address_are_doubted(province, year, many):
    figures = [row for row in found("dept_par", province=province) if row.period.year == year]
    [source] = {catalogue("dept_par", SourceRow)[row.source] for row in figures}

    assert (source.tier, source.url, len(figures)) == (SourceTier.COPY, None, many)
    assert all(row.doubtful for row in figures)


def test_what_is_no_share_of_a_maximum_stands_as_points():
    points = Counter(
        (row.province, row.period.year)
        for row in found("dept_par", indicator="DEPT_PAR/TOTAL:points")
    )

    assert points == {
        ("tien-giang", 2020): 28,
        ("lao-cai", 2015): 9,
        ("kien-giang", 2018): 5,
        ("dong-nai", 2023): 8,
    }
    assert max(row.value for row in found("dept_par", province="tien-giang")) == 102.5


def test_agencies_communes_and_service_units_have_blocks_of_their_own():
    blocks = {
        (row.province, row.block)
        for row in rows("dept_par")
        if row.province in ("khanh-hoa", "hai-phong-2025", "nghe-an")
    }

    assert blocks == {
        ("khanh-hoa", "Khối sở, ban, ngành"),
        ("khanh-hoa", "Khối huyện, thị xã, thành phố"),
        ("khanh-hoa", "Khối đơn vị sự nghiệp công lập"),
        ("khanh-hoa", "Khối cơ quan Trung ương đóng trên địa bàn"),
        ("nghe-an", "Khối cơ quan Trung ương đóng trên địa bàn"),
        ("nghe-an", "Khối sở, ban, ngành"),
        ("nghe-an", "Khối huyện, thị xã, thành phố"),
        ("hai-phong-2025", "Khối sở, ban, ngành"),
        ("hai-phong-2025", "Khối phường"),
        ("hai-phong-2025", "Khối xã, đặc khu"),
    }


def test_a_score_printed_as_a_typing_error_is_left_blank():
    [pleiku] = [
        row for row in found("dept_par", entity="Thành phố Pleiku") if row.period.year == 2020
    ]

    assert (pleiku.value, pleiku.rank, pleiku.rank_of) == (None, 1, 17)
    assert notes("dept_par", pleiku) == [
        "The score is printed as “981,31”, plainly a typing error, and left blank."
    ]


def test_decisions_have_their_days():
    days = {
        row.number: str(row.date) for row in catalogue("dept_par", DocumentRow).values() if row.date
    }

    assert days == {
        "816/QĐ-UBND": "2020-07-01",
        "715/QĐ-UBND": "2021-07-08",
        "850/QĐ-UBND": "2017-04-25",
        "365/QĐ-UBND": "2022-02-28",
        "141/QĐ-UBND": "2021-01-14",
        "1048/QĐ-UBND": "2023-04-18",
        "2729/QĐ-UBND": "2023-12-25",
        "173/QĐ-UBND": "2023-02-08",
        "327/QĐ-UBND": "2023-02-21",
        "197/QĐ-UBND": "2022-04-15",
        "345/QĐ-UBND": "2018-07-24",
        "728/QĐ-UBND": "2022-04-14",
        "885/QĐ-UBND": "2022-06-08",
        "35/QĐ-UBND": "2023-01-27",
        "1337/QĐ-UBND": "2022-06-14",
        "309/QĐ-UBND": "2019-02-26",
        "617/QĐ-UBND": "2023-03-29",
        "498/QĐ-UBND": "2023-04-24",
        "231/QĐ-UBND-HC": "2022-03-17",
    }


@families
def test_a_bad_cell_names_file_and_line(family, tmp_path):
    path = tmp_path / "made.csv"
    source = next(iter(catalogue(family, SourceRow)))
    path.write_text(
        "period,entity,kind,province,block,code,rank,source\n2024,Sở Nội"
        f" vụ,DEPARTMENT,lai-chau,Khối sở,TOTAL,nhất,{source}\n",
        encoding="utf-8",
    )

    [fault] = general.load(dataset(family), [path])

    assert fault == Fault("made.csv:2", "nhất", fault.wanted)
    assert fault.wanted.vi == "cột rank cần một số nguyên"


def test_the_four_families_import_clean_and_blocks_stay_apart(tmp_path):
    with closing(TestHub(f"sqlite:///{tmp_path / 'hub.db'}")) as hub:
        hub.take("places")
        added = {family: hub.take(family).counts["added"] for family in FILES}
        compared = {
            kind: hub.ask(COMPARED, kind=kind)["compare"]["rows"]
            for kind in ("DEPARTMENT", "DISTRICT")
        }

    assert added == {"ddci": 191, "dept_par": 521, "dept_sipas": 75, "tthc_quality": 170}
    assert {
        kind: [row["entity"]["id"] for row in found if row["publishedRank"] == 1]
        for kind, found in compared.items()
    } == {"DEPARTMENT": ["ninh-binh/snnptnt"], "DISTRICT": ["ninh-binh/thanh-pho-ninh-binh"]}


def test_companies_are_shown_where_they_are_rated_and_are_no_departments(tmp_path):
    with closing(TestHub(f"sqlite:///{tmp_path / 'hub.db'}")) as hub:
        hub.take("places")
        hub.take("tthc_quality")
        answer = hub.ask(RATED)

    assert {unit["id"] for unit in answer["departments"]}.isdisjoint(COMPANIES)
    assert {unit["id"] for unit in answer["province"]["departments"]} == {
        unit["id"] for unit in answer["departments"]
    }
    assert [(row["entity"]["id"], row["rank"]) for row in answer["compare"]["rows"]][:2] == [
        ("lai-chau/stttt", 1),
        ("lai-chau/stc", 2),
    ]
    assert COMPANIES.isdisjoint(row["entity"]["id"] for row in answer["compare"]["rows"])
    assert {
        (node["entity"]["id"], node["entity"]["kind"], node["value"], node["citation"]["tier"])
        for node in answer["observations"]["nodes"]
        if node["entity"]["id"] in COMPANIES
    } == {(company, "BODY", 17, "OFFICIAL") for company in COMPANIES}


COMPANIES = {"lai-chau/cong-ty-dien-luc", "lai-chau/cong-ty-nuoc"}
RATED = """{
  departments(province: "Lai Châu", on: "2021-06-30") { id }
  province(id: "lai-chau") { departments(on: "2021-06-30") { id } }
  compare(indicator: "TTHC_QUALITY/TOTAL", period: "2021", among: {kind: DEPARTMENT, province:
    "Lai Châu"}) { rows { entity { id } rank } }
  observations(indicator: "TTHC_QUALITY/TOTAL", first: 50) { nodes { entity { id kind } value
    citation { tier } } } }"""
COMPARED = """query ($kind: EntityKind!) {
  compare(indicator: "DEPT_PAR/TOTAL", period: "2019", among: {kind: $kind, province: "Ninh Bình"})
    {
    rows { entity { id } value publishedRank rank } } }"""


@curated
def test_seeds_are_what_the_script_writes(tmp_path):
    for family in FILES:
        (tmp_path / family).mkdir()

    run([sys.executable, ROOT / "scripts" / "seed_departments.py", CURATED, tmp_path], check=True)

    for family in FILES:
        written = {path.name: path.read_bytes() for path in (tmp_path / family).glob("*.csv")}
        assert written == scripted(dataset(family).folder)
