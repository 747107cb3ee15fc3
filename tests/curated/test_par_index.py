"""Every PAR INDEX figure of the shared folder comes out of the seeds as a claim of its cell, and
the hub tells it truthfully.
"""

from collections import Counter
from pathlib import Path

import pytest

from hub.dataset.datasets import Dataset
from hub.dataset.rows import (
    BreakRow,
    CatalogueRow,
    DivisionRow,
    DocumentRow,
    EditionRow,
    GroupRow,
    IndicatorRow,
    NoteRow,
    ObservationRow,
)
from hub.queries.comparability import Comparable, breaks_between, comparability
from hub.words.errors import Fault
from hub.words.period import parse
from hub.words.terms import EntityKind, ReformArea, Severity, SourceTier
from loaders import general
from tests.curated.retold import (
    ROOT,
    curated,
    figure,
    held,
    read,
    rewritten,
    said,
    shown_by,
    sources_of,
)
from tests.hubs import TestHub
from tests.rows import of, scripted

DATASET = Dataset("par_index", ROOT / "seeds" / "par_index")
REGIONS = {
    "Đồng bằng sông Hồng",
    "Trung du miền núi phía Bắc",
    "Bắc Trung Bộ và Duyên hải miền Trung",
    "Tây Nguyên",
    "Đông Nam Bộ",
    "Đồng bằng sông Cửu Long",
}


@pytest.fixture(scope="module")
def rows() -> list[ObservationRow]:
    return list(general.load(DATASET, DATASET.files))


@pytest.fixture(scope="module")
def catalogue() -> list[CatalogueRow]:
    return list(DATASET.catalogue())


def code(record: dict[str, str]) -> str:
    """Parts keep their unit, a region's mean is its total; a rank alone needs no unit."""
    suffix = {"percent": ":pct", "points_lost": ":lost"}.get(record["unit"], "")
    return (
        record["code"] + suffix
        if record["code"] not in ("TOTAL", "REGION_TOTAL", "MIN")
        else record["code"].removeprefix("REGION_")
    )


def found(rows: list[ObservationRow], entity: str, year: str, code: str) -> list[ObservationRow]:
    return [
        row
        for row in rows
        if (row.entity, str(row.period), row.indicator) == (entity, year, f"PAR_INDEX/{code}")
    ]


@curated
def test_every_curated_row_is_a_claim_of_its_cell(
    rows: list[ObservationRow], catalogue: list[CatalogueRow]
) -> None:
    wanted = Counter()
    for record in read("par_index.csv"):
        row = said(record, code(record))
        of_less_than_100 = (record["year"], record["unit"], record["code"]) == (
            "2016",
            "points",
            "TOTAL",
        )
        wanted.update(
            [row._replace(code="TOTAL:points", rank=""), row._replace(value="")]
            if of_less_than_100
            else [row]
        )

    assert Counter(held(rows, sources_of(catalogue))) == wanted
    assert len(rows) == 552


@curated
def test_the_curated_choice_is_the_one_the_hub_shows(retold_hub: TestHub) -> None:
    believed = {("Long An", "2023", "TOTAL"): "8"}
    wanted = {}
    for record in read("par_index.csv"):
        cell = (record["province_name"], record["year"], code(record))
        if record["preferred"] == "1" and record["year"] != "2016":
            value, rank = figure(record)
            wanted[cell] = (value, believed.get(cell, rank))

    shown = shown_by(retold_hub, "PAR_INDEX")

    assert {cell: shown[cell] for cell in wanted} == wanted


def test_points_out_of_less_than_100_are_another_indicator(rows: list[ObservationRow]) -> None:
    [points], [total] = (
        found(rows, "Lai Châu", "2016", "TOTAL:points"),
        found(rows, "Lai Châu", "2016", "TOTAL"),
    )

    assert (points.printed, points.rank, points.notes) == ("67.41", None, "par_index/of-97.5")
    assert (total.value, total.rank, total.rank_of) == (None, 53, 63)


def test_lai_chau_2024_stands_as_published(rows: list[ObservationRow]) -> None:
    [province], [country] = (
        found(rows, "Lai Châu", "2024", "TOTAL"),
        found(rows, "Cả nước", "2024", "TOTAL"),
    )

    assert (province.value, province.rank, province.rank_of) == (85.97, 56, 63)
    assert (country.value, country.kind) == (88.37, EntityKind.COUNTRY)


def test_hai_phong_2023_keeps_both_claims(rows: list[ObservationRow]) -> None:
    chosen, other = sorted(found(rows, "Hải Phòng", "2023", "TOTAL"), key=lambda row: -row.value)

    assert (chosen.value, other.value, other.preferred) == (91.87, 91.81, None)
    assert (
        chosen.preferred
        == "VGP, Công an Đà Nẵng và TTXVN in 91,87; khớp với 96,17 − 4,30 của năm 2024."
    )


def test_a_choice_is_told_only_where_the_rule_would_show_another_figure(
    rows: list[ObservationRow],
) -> None:
    assert {(row.entity, str(row.period), row.value) for row in rows if row.preferred} == {
        ("Bà Rịa - Vũng Tàu", "2021", 87.61),
        ("Cà Mau", "2023", 86.89),
        ("Cả nước", "2013", 77.56),
        ("Hòa Bình", "2023", 86.76),
        ("Hải Phòng", "2023", 91.87),
        ("Sơn La", "2013", 58.91),
        ("Đà Nẵng", "2013", 87.02),
    }


def test_regional_means_are_totals_of_regions(rows: list[ObservationRow]) -> None:
    regions = [row for row in rows if row.kind is EntityKind.REGION]

    assert {row.entity for row in regions} == REGIONS
    assert {row.indicator for row in regions} == {"PAR_INDEX/TOTAL"}
    assert {
        (row.rank_of, "par_index/region-rank" in row.notes.split()) for row in regions if row.rank
    } == {(6, True)}


def test_copies_tell_no_rank_and_untrustworthy_ones_no_address(
    rows: list[ObservationRow], catalogue: list[CatalogueRow]
) -> None:
    sources = sources_of(catalogue)
    copies = [row for row in rows if sources[row.source].tier is SourceTier.COPY]

    untrustworthy = [row for row in copies if "par_index/untrustworthy-copy" in row.notes]
    assert all(row.rank is None for row in copies)
    assert {sources[row.source].url for row in untrustworthy} == {None}
    assert (len(copies), len(untrustworthy), sum("copied-rank" in row.notes for row in copies)) == (
        64,
        6,
        25,
    )


def test_every_note_is_told_in_both_languages(
    rows: list[ObservationRow], catalogue: list[CatalogueRow]
) -> None:
    notes = {note.public_id: note for note in of(NoteRow, catalogue)}

    assert {key for row in rows for key in row.notes.split()} == notes.keys()
    assert all(
        note.text_vi and note.text_en and note.text_vi != note.text_en for note in notes.values()
    )


def test_doubtful_figures_are_marked(rows: list[ObservationRow]) -> None:
    assert {(row.entity, str(row.period), row.indicator) for row in rows if row.doubtful} == {
        ("Phú Thọ", "2015", "PAR_INDEX/TOTAL"),
        ("Hòa Bình", "2023", "PAR_INDEX/SELF_ASSESSED"),
        ("Khánh Hòa", "2022", "PAR_INDEX/IMPACT_PART:pct"),
        ("Lâm Đồng", "2024", "PAR_INDEX/TOTAL"),
    }


def test_every_figure_has_one_meaning_and_lies_within_it(
    rows: list[ObservationRow], catalogue: list[CatalogueRow]
) -> None:
    for row in rows:
        [meaning] = [
            each
            for each in of(IndicatorRow, catalogue)
            if each.code == row.indicator
            and each.valid_from <= str(row.period) <= (each.valid_to or "9999")
        ]
        assert row.value is None or 0 <= row.value <= (meaning.maximum or 100)


def test_one_total_has_two_divisions(catalogue: list[CatalogueRow]) -> None:
    now = [
        row for row in of(IndicatorRow, catalogue) if row.valid_to is None and row.unit == "points"
    ]
    below = {
        parent: {
            (row.tree, row.code.split("/")[1]) for row in now if row.parent == f"PAR_INDEX/{parent}"
        }
        for parent in ("TOTAL", "P8", "IMPACT_PART")
    }

    areas = {("MAIN", f"P{number}") for number in range(1, 9)}
    assert below == {
        "TOTAL": areas | {("APPRAISAL", "SELF_ASSESSED"), ("APPRAISAL", "IMPACT_PART")},
        "P8": {("MAIN", "P8_SIPAS"), ("MAIN", "P8_SOCIOECON")},
        "IMPACT_PART": {("APPRAISAL", "LEADER_SURVEY")},
    }


def test_maxima_of_both_divisions_add_up(catalogue: list[CatalogueRow]) -> None:
    most = {
        row.code.split("/")[1]: row.maximum
        for row in of(IndicatorRow, catalogue)
        if row.public_id.endswith("@2022")
    }

    assert [most[f"P{number}"] for number in range(1, 9)] == [
        9.5,
        10,
        13,
        10.5,
        15,
        None,
        None,
        16.5,
    ]
    assert most["P8_SIPAS"] + most["P8_SOCIOECON"] == most["P8"]
    assert most["P8"] + most["LEADER_SURVEY"] == most["IMPACT_PART"]
    assert most["SELF_ASSESSED"] + most["IMPACT_PART"] == 100


def test_areas_are_the_reform_areas(catalogue: list[CatalogueRow]) -> None:
    areas = {
        (row.code.split("/")[1].split(":")[0], row.reform_area)
        for row in of(IndicatorRow, catalogue)
        if row.reform_area
    }

    assert sorted(areas) == [(f"P{number}", area) for number, area in enumerate(ReformArea, 1)]


def test_until_2015_one_survey_completes_the_appraised_score(catalogue: list[CatalogueRow]) -> None:
    parts = {
        row.public_id
        for row in of(IndicatorRow, catalogue)
        if row.tree == "APPRAISAL" and row.valid_from == "2012"
    }
    spans = [
        (row.valid_from, row.valid_to)
        for row in of(DivisionRow, catalogue)
        if (row.parent, row.tree) == ("PAR_INDEX/TOTAL", "APPRAISAL")
    ]

    assert parts == {"PAR_INDEX/SELF_ASSESSED@2012", "PAR_INDEX/SURVEY@2012"}
    assert spans == [("2012", "2015"), ("2018", None)]


def test_appraisal_and_survey_of_2012_make_the_total(
    retold_hub: TestHub, rows: list[ObservationRow]
) -> None:
    surveyed = [row.entity for row in rows if row.indicator == "PAR_INDEX/SURVEY"]

    sums = [
        check
        for entity in surveyed
        for check in retold_hub.ask(RECONCILED, entity=entity)["reconcile"]["checks"]
        if check["kind"] == "PARTS"
    ]

    assert len(surveyed) == 19
    assert [(check["tree"], check["ok"]) for check in sums] == [("APPRAISAL", True)] * 19
    assert {
        "expected": 87.12,
        "found": 87.12,
        "kind": "PARTS",
        "tree": "APPRAISAL",
        "ok": True,
    } in sums


RECONCILED = """query ($entity: String!) {
  reconcile(index: "PAR_INDEX", entity: $entity, period: "2012") { checks { kind tree expected found
    ok } } }"""


def test_a_total_of_2012_that_an_agency_tells_stays_preferred(
    rows: list[ObservationRow], retold_hub: TestHub
) -> None:
    told = {row.value for row in found(rows, "Đà Nẵng", "2012", "TOTAL")}

    assert told == {87.14, 87.12}
    assert shown_by(retold_hub, "PAR_INDEX")["Đà Nẵng", "2012", "TOTAL"] == (87.14, "1")


def test_points_lost_are_better_the_fewer(catalogue: list[CatalogueRow]) -> None:
    lost = [row for row in of(IndicatorRow, catalogue) if row.code.endswith(":lost")]

    assert {row.code.split("/")[1]: row.maximum for row in lost} == {
        "P1:lost": 10,
        "P2:lost": 10,
        "P4:lost": 11,
        "P5:lost": 16,
        "P6:lost": 7,
        "P7:lost": 16,
        "P8:lost": 15.5,
    }
    assert not any(row.higher_is_better for row in lost)


def test_the_total_is_cut_in_2016_and_marked_at_each_revision(
    catalogue: list[CatalogueRow],
) -> None:
    found = [
        (row.at, row.severity) for row in of(BreakRow, catalogue) if row.code == "PAR_INDEX/TOTAL"
    ]

    assert found == [("2016", Severity.CUT)] + [
        (at, Severity.NOTE) for at in ("2017", "2018", "2019", "2021", "2022")
    ]


def test_letters_of_groups_are_of_their_year(catalogue: list[CatalogueRow]) -> None:
    groups = of(GroupRow, catalogue)
    bands = {(row.valid_from, row.code): (row.lower, row.upper) for row in groups}

    assert bands == {
        ("2018", "A"): (80, None),
        ("2018", "B"): (75, 80),
        ("2018", "C"): (70, 75),
        ("2018", "D"): (None, 70),
    } | {
        (year, code): limits
        for year in ("2020", "2022", "2023", "2024")
        for code, limits in (("A", (90, None)), ("B", (80, 90)), ("C", (70, 80)))
    }
    assert all(
        row.valid_from == row.valid_to and row.of == "PAR_INDEX/TOTAL" and row.confirmed
        for row in groups
    )


def test_editions_and_sources_name_documents_of_known_number(catalogue: list[CatalogueRow]) -> None:
    documents = {row.public_id: row.number for row in of(DocumentRow, catalogue)}

    assert documents == {
        "876-qd-bnv-2022": "876/QĐ-BNV",
        "289-qd-bnv-2023": "289/QĐ-BNV",
        "268-qd-bnv-2025": "268/QĐ-BNV",
    }
    assert {row.public_id: row.document for row in of(EditionRow, catalogue)} == {
        "PAR_INDEX@2012": None,
        "PAR_INDEX@2016": None,
        "PAR_INDEX@2018": None,
        "PAR_INDEX@2022": "876-qd-bnv-2022",
    }
    assert [source.publisher for source in sources_of(catalogue).values() if source.document] == [
        "Trung tâm Pháp y Khánh Hòa"
    ]


def test_the_hub_tells_no_false_rank_of_lai_chau(retold_hub: TestHub) -> None:
    answer = retold_hub.ask(
        """{ compare(indicator: "PAR_INDEX/TOTAL", period: "2024", entities: ["lai-chau"]) {
        peers { expected withValue complete } rows { value rank publishedRank publishedRankOf }
          publishedMean { value } } }"""
    )["compare"]

    assert answer["peers"] == {"expected": 63, "withValue": 15, "complete": False}
    assert answer["rows"] == [
        {"value": 85.97, "rank": None, "publishedRank": 56, "publishedRankOf": 63}
    ]
    assert answer["publishedMean"] == {"value": 88.37}


@pytest.mark.parametrize(
    ("code", "first", "last", "verdict"),
    [
        ("TOTAL", "2021", "2022", Comparable.WITH_CAUTION),
        ("TOTAL", "2018", "2019", Comparable.WITH_CAUTION),
        ("TOTAL", "2015", "2016", Comparable.NO),
        ("TOTAL", "2022", "2024", Comparable.YES),
        ("P1", "2021", "2022", Comparable.NO),
        ("P1", "2017", "2018", Comparable.NO),
        ("P1", "2019", "2020", Comparable.YES),
        ("P1:pct", "2021", "2022", Comparable.WITH_CAUTION),
        ("P8_SIPAS", "2018", "2019", Comparable.NO),
    ],
)
def test_years_compare_as_the_field_knows(
    retold_hub: TestHub, code: str, first: str, last: str, verdict: Comparable
) -> None:
    view = retold_hub.reader.view().catalogue
    series = view.series(f"PAR_INDEX/{code}")

    assert comparability(breaks_between(view, series, parse(first), parse(last))).value is verdict


def test_a_bad_cell_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "par.csv"
    path.write_text(
        "period,entity,code,value,source\n2024,Lai Châu,TOTAL,tám"
        " lăm,par_index/vietjo-par-index-2021\n",
        encoding="utf-8",
    )

    [fault] = general.load(DATASET, [path])

    assert fault == Fault("par.csv:2", "tám lăm", fault.wanted)


@curated
def test_seeds_are_what_the_script_writes(tmp_path: Path) -> None:
    assert rewritten(DATASET, tmp_path / "par_index") == scripted(DATASET.folder)
