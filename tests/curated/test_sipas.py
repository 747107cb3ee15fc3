"""Every SIPAS figure of the shared folder comes out of the seeds as a claim of its cell, and
2022 is never set against 2021.
"""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from hub.dataset.datasets import Dataset
from hub.dataset.rows import (
    BreakRow,
    CatalogueRow,
    DocumentRow,
    EditionRow,
    IndicatorRow,
    NoteRow,
    ObservationRow,
)
from hub.queries.comparability import Comparable, breaks_between, comparability
from hub.words.period import parse
from hub.words.terms import EntityKind, MissingReason, Severity, SourceTier, Status
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

DATASET = Dataset("sipas", ROOT / "seeds" / "sipas")
EXCLUDED = tomllib.loads((ROOT / "scripts" / "seed_sipas.toml").read_text(encoding="utf-8"))[
    "excluded"
]


@pytest.fixture(scope="module")
def rows() -> list[ObservationRow]:
    return list(general.load(DATASET, DATASET.files))


@pytest.fixture(scope="module")
def catalogue() -> list[CatalogueRow]:
    return list(DATASET.catalogue())


def found(rows: list[ObservationRow], entity: str, year: str, code: str) -> list[ObservationRow]:
    return [
        row
        for row in rows
        if (row.entity, str(row.period), row.indicator) == (entity, year, f"SIPAS/{code}")
    ]


def excluded(record: dict[str, str]) -> bool:
    return (
        f"{record['province_name']} {record['year']} {record['code']} {record['source_title']}"
        in EXCLUDED
    )


@curated
def test_every_curated_row_is_a_claim_of_its_cell(
    rows: list[ObservationRow], catalogue: list[CatalogueRow]
) -> None:
    wanted = Counter(
        said(record, record["code"]) for record in read("sipas.csv") if not excluded(record)
    )

    assert Counter(held(rows, sources_of(catalogue))) == wanted
    assert len(rows) == 205


@curated
def test_what_is_left_out_has_a_reason() -> None:
    left_out = [
        (record["province_name"], record["year"], record["value"])
        for record in read("sipas.csv")
        if excluded(record)
    ]

    assert left_out == [("Sóc Trăng", "2021", "")]
    assert all(EXCLUDED.values())


@curated
def test_the_curated_choice_is_the_one_the_hub_shows(retold_hub: TestHub) -> None:
    wanted = {
        (record["province_name"], record["year"], record["code"]): figure(record)
        for record in read("sipas.csv")
        if record["preferred"] == "1"
    }

    assert shown_by(retold_hub, "SIPAS") == wanted


def test_hai_phong_2024_keeps_both_claims(rows: list[ObservationRow]) -> None:
    chosen, other = sorted(found(rows, "Hải Phòng", "2024", "TOTAL"), key=lambda row: -row.value)

    assert (chosen.value, chosen.notes, other.value, other.notes) == (
        91.1,
        "sipas/other-90.59",
        90.59,
        "sipas/conflict-hai-phong",
    )
    assert (
        chosen.preferred
        == "Hai nguồn in 91,10, cũng là mức cao nhất cả nước; 90,59 là cận trên của phần chính"
        " sách."
    )


def test_son_la_2021_stays_open(rows: list[ObservationRow]) -> None:
    assert {
        (row.value, row.notes, row.preferred) for row in found(rows, "Sơn La", "2021", "TOTAL")
    } == {(90.13, "sipas/other-90.30", None), (90.3, "sipas/conflict-son-la", None)}


def test_a_choice_is_told_only_where_the_rule_would_show_another_figure(
    rows: list[ObservationRow],
) -> None:
    assert {
        (row.entity, str(row.period), row.indicator, row.value) for row in rows if row.preferred
    } == {
        ("Cả nước", "2020", "SIPAS/TOTAL", 85.48),
        ("Cả nước", "2021", "SIPAS/MIN", 82.79),
        ("Hải Phòng", "2024", "SIPAS/TOTAL", 91.1),
    }


def test_statistics_of_provinces_are_figures_of_the_country(
    rows: list[ObservationRow], catalogue: list[CatalogueRow]
) -> None:
    statistics = {row.code for row in of(IndicatorRow, catalogue) if row.tree == "STATISTICS"}

    assert statistics == {"SIPAS/MIN", "SIPAS/MAX", "SIPAS/MEDIAN"}
    assert {row.kind for row in rows if row.indicator in statistics} == {EntityKind.COUNTRY}


def test_copies_tell_no_rank_and_untrustworthy_ones_no_address(
    rows: list[ObservationRow], catalogue: list[CatalogueRow]
) -> None:
    sources = sources_of(catalogue)
    copies = [row for row in rows if sources[row.source].tier is SourceTier.COPY]

    without_address = [row.entity for row in copies if sources[row.source].url is None]
    assert without_address == ["Bắc Giang", "Hải Dương", "Hải Phòng", "Quảng Ninh", "Lâm Đồng"]
    assert all(row.rank is None and "sipas/copied-rank" in row.notes for row in copies)
    assert len(copies) == 4 + 10 + 12 + 1


def test_a_copy_that_is_cut_off_before_a_score_says_so(rows: list[ObservationRow]) -> None:
    [cut] = found(rows, "Lạng Sơn", "2017", "TOTAL")

    assert (cut.value, cut.rank, cut.status, cut.missing_reason) == (
        None,
        None,
        Status.MISSING,
        MissingReason.NOT_HELD,
    )
    assert (
        cut.notes
        == "sipas/first-22 sipas/cut-off sipas/secondary-compilation sipas/copied-rank-12-63"
    )


def test_doubtful_figures_are_marked(rows: list[ObservationRow]) -> None:
    assert {(row.entity, str(row.period), row.value) for row in rows if row.doubtful} == {
        ("Hải Phòng", "2023", 88.09),
        ("Lâm Đồng", "2024", 83.0),
        ("Đồng Tháp", "2021", 89.51),
    }


def test_every_note_is_told_in_both_languages(
    rows: list[ObservationRow], catalogue: list[CatalogueRow]
) -> None:
    notes = {note.public_id: note for note in of(NoteRow, catalogue)}

    assert {key for row in rows for key in row.notes.split()} == notes.keys()
    assert all(
        note.text_vi and note.text_en and note.text_vi != note.text_en for note in notes.values()
    )


def test_every_code_that_goes_on_is_cut_in_2022_and_the_total_after_its_pilot(
    catalogue: list[CatalogueRow],
) -> None:
    codes = Counter(row.code for row in of(IndicatorRow, catalogue))

    assert {(row.code, row.at, row.severity) for row in of(BreakRow, catalogue)} == {
        ("SIPAS/TOTAL", "2017", Severity.CUT)
    } | {(code, "2022", Severity.CUT) for code, times in codes.items() if times > 1}
    assert codes["SIPAS/TOTAL"] == 3


def test_the_pilot_of_2015_ranks_its_ten_and_joins_nothing_later(retold_hub: TestHub) -> None:
    answer = retold_hub.ask("""{
        compare(indicator: "SIPAS/TOTAL", period: "2015", entities: ["da-nang", "ca-mau",
          "quang-ninh"]) {
          peers { expected withValue complete } rows { entity { id } value rank publishedRank } }
        trend(indicator: "SIPAS/TOTAL", entities: ["quang-ninh"], from: "2015", to: "2019") {
          breaks { at severity } segments { points { period value } } } }""")

    assert answer["compare"]["peers"] == {"expected": 10, "withValue": 10, "complete": True}
    assert [
        (row["entity"]["id"], row["rank"], row["publishedRank"])
        for row in answer["compare"]["rows"]
    ] == [("da-nang", 1, None), ("ca-mau", 2, None), ("quang-ninh", 3, None)]
    assert answer["trend"] == [
        {
            "breaks": [{"at": "2017", "severity": "CUT"}],
            "segments": [
                {"points": [{"period": "2015", "value": 85.18}]},
                {
                    "points": [
                        {"period": "2017", "value": 92.88},
                        {"period": "2019", "value": 95.26},
                    ]
                },
            ],
        }
    ]


def test_factors_of_service_move_below_the_service_aspect(catalogue: list[CatalogueRow]) -> None:
    parents = {row.public_id: (row.parent, row.level) for row in of(IndicatorRow, catalogue)}

    assert parents["SIPAS/S_ACCESS@2017"] == ("SIPAS/TOTAL", 1)
    assert parents["SIPAS/S_ACCESS@2022"] == ("SIPAS/S_SERVICE", 2)
    assert parents["SIPAS/S_POLICY@2022"] == ("SIPAS/TOTAL", 1)


def test_editions_name_documents_of_known_number(catalogue: list[CatalogueRow]) -> None:
    assert {row.public_id: row.document for row in of(EditionRow, catalogue)} == {
        "SIPAS@2015": "1383-qd-bnv",
        "SIPAS@2017": "2640-qd-bnv-2017",
        "SIPAS@2022": "1001-qd-bnv-2023",
    }
    assert all(row.number for row in of(DocumentRow, catalogue))
    assert [source.publisher for source in sources_of(catalogue).values() if source.document] == [
        "Sở Công Thương Trà Vinh"
    ]


def test_2022_is_never_set_against_2021(retold_hub: TestHub) -> None:
    view = retold_hub.reader.view().catalogue
    breaks = breaks_between(view, view.series("SIPAS/TOTAL"), parse("2021"), parse("2022"))

    [trend] = retold_hub.ask(
        """{ trend(indicator: "SIPAS/TOTAL", entities: ["quang-ninh"], from: "2021", to: "2023") {
        segments { points { value } } } }"""
    )["trend"]

    assert comparability(breaks).value is Comparable.NO
    assert trend == {
        "segments": [
            {"points": [{"value": 94.07}]},
            {"points": [{"value": 87.59}, {"value": 90.61}]},
        ]
    }


@curated
def test_seeds_are_what_the_script_writes(tmp_path: Path) -> None:
    assert rewritten(DATASET, tmp_path / "sipas") == scripted(DATASET.folder)
