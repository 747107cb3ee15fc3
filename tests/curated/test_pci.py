"""Every PCI figure of the shared folder comes out of the seeds as it stands there."""

import csv
import re
import sys
import tomllib
from collections import Counter
from itertools import groupby, pairwise
from pathlib import Path
from subprocess import run

import pytest

from hub.dataset.datasets import Dataset
from hub.dataset.rows import (
    BreakRow,
    CatalogueRow,
    EditionRow,
    IndicatorRow,
    NoteRow,
    ObservationRow,
    RatedRow,
    SourceRow,
)
from hub.words.errors import Fault
from hub.words.terms import Severity, SourceTier, Status
from loaders import pci
from tests.rows import curated_name, of, scripted

ROOT = Path(__file__).resolve().parents[2]
CURATED = ROOT.parent / "shared" / "data" / "papi" / "pci.csv"
WORDS = tomllib.loads((ROOT / "scripts" / "seed_pci.toml").read_text(encoding="utf-8"))
DATASET = Dataset("pci", ROOT / "seeds" / "pci")
curated = pytest.mark.skipif(
    not CURATED.exists(), reason=f"{CURATED} is not there: the curated figures cannot be compared"
)
# What a curated note repeats of the structure; the column of the panel is kept as the locator.
REPEATED = re.compile(r"(sub-index \d+|weighted|unweighted|column PCI\d+)?(; )?")


@pytest.fixture(scope="module")
def rows() -> list[ObservationRow]:
    return list(pci.load(DATASET, DATASET.files))


@pytest.fixture(scope="module")
def catalogue() -> list[CatalogueRow]:
    return list(DATASET.catalogue())


@pytest.fixture(scope="module")
def told() -> list[dict[str, str]]:
    with CURATED.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def code(record: dict[str, str]) -> str:
    return {"PCI": "PCI/TOTAL", "PCI_RANK": "PCI/TOTAL"}.get(
        record["code"], record["code"].replace("_", "/", 1)
    )


def test_rows_and_ranks_add_up(rows: list[ObservationRow]) -> None:
    assert all(isinstance(row, ObservationRow) and row.status is Status.REPORTED for row in rows)
    assert (len(rows), sum(row.rank is not None for row in rows)) == (11_551, 316)
    assert len(rows) + sum(row.rank is not None for row in rows) == 11_867


@curated
def test_every_figure_equals_the_curated_cell(
    rows: list[ObservationRow], catalogue: list[CatalogueRow], told: list[dict[str, str]]
) -> None:
    titles = {source.public_id: curated_name(source.url) for source in of(SourceRow, catalogue)}
    held = {
        (row.entity, str(row.period), row.indicator, row.printed, row.value, titles[row.source])
        for row in rows
    }

    wanted = {
        (
            each["province_name"],
            each["year"],
            code(each),
            each["value"],
            float(each["value"]),
            re.sub(r" \[.*", "", each["source"]),
        )
        for each in told
        if each["code"] != "PCI_RANK"
    }

    assert held == wanted


@curated
def test_every_sheet_or_column_is_the_locator(
    rows: list[ObservationRow], told: list[dict[str, str]]
) -> None:
    locators = {(row.entity, str(row.period), row.indicator): row.locator for row in rows}

    for each in told:
        place = re.search(r"\[(.*)\]$", each["source"]) or re.search(r"^column (.*)", each["note"])
        assert locators[each["province_name"], each["year"], code(each)] == (
            place[1] if place else None
        )


@curated
def test_every_printed_rank_is_the_rank_of_its_total(
    rows: list[ObservationRow], told: list[dict[str, str]]
) -> None:
    held = {
        (row.entity, str(row.period), row.indicator, row.rank)
        for row in rows
        if row.rank is not None
    }

    assert held == {
        (each["province_name"], each["year"], code(each), int(each["value"]))
        for each in told
        if each["code"] == "PCI_RANK"
    }


def test_ranks_say_out_of_how_many(rows: list[ObservationRow]) -> None:
    assert Counter((row.period.year, row.rank_of) for row in rows if row.rank is not None) == {
        (2007, 64): 64,
        (2009, 63): 63,
        (2017, 63): 63,
        (2018, 63): 63,
        (2019, 63): 63,
    }


@curated
def test_curated_notes_are_kept(
    rows: list[ObservationRow], catalogue: list[CatalogueRow], told: list[dict[str, str]]
) -> None:
    texts = {note["key"]: note.get("says", note["en"]) for note in WORDS["note"]}
    assert texts.keys() == {note.public_id for note in of(NoteRow, catalogue)}
    notes = {(row.entity, str(row.period), row.indicator): row.notes for row in rows}

    for each in told:
        left = each["note"]
        for key in notes[each["province_name"], each["year"], code(each)].split():
            left = left.replace(texts[key], "")
        assert REPEATED.fullmatch(left), left


def test_totals_cover_the_rated_provinces(
    rows: list[ObservationRow], catalogue: list[CatalogueRow]
) -> None:
    totals = Counter(row.period.year for row in rows if row.indicator == "PCI/TOTAL")

    assert totals == {2005: 42} | dict.fromkeys(range(2006, 2009), 64) | dict.fromkeys(
        range(2009, 2023), 63
    )
    assert [(row.valid_from, row.valid_to, row.count) for row in of(RatedRow, catalogue)] == [
        ("2005", "2005", 42),
        ("2008", "2008", 64),
    ]


def test_quang_ninh_2022_is_told_by_the_press(
    rows: list[ObservationRow], catalogue: list[CatalogueRow]
) -> None:
    tiers = {source.public_id: source.tier for source in of(SourceRow, catalogue)}

    assert Counter(row.entity for row in rows if tiers[row.source] is SourceTier.PRESS) == {
        "Quảng Ninh": 8
    }


def test_each_year_has_its_set_of_sub_indices(
    rows: list[ObservationRow], catalogue: list[CatalogueRow]
) -> None:
    totals = {"PCI/TOTAL", "PCI/UNWEIGHTED"}
    sets = {
        year: {row.indicator for row in rows if row.period.year == year} - totals
        for year in range(2005, 2022)
    }
    editions = [int(row.valid_from) for row in of(EditionRow, catalogue)]

    assert [len(sets[year]) for year in sets] == [9] + [10] * 3 + [9] * 4 + [10] * 9
    assert [year for year in range(2006, 2022) if sets[year] != sets[year - 1]] == editions[1:]


def test_every_value_is_within_the_range_of_one_meaning(
    rows: list[ObservationRow], catalogue: list[CatalogueRow]
) -> None:
    indicators = of(IndicatorRow, catalogue)

    for row in rows:
        [found] = [
            each
            for each in indicators
            if each.code == row.indicator
            and each.valid_from <= str(row.period) <= (each.valid_to or "9999")
        ]
        assert (found.minimum or 0) <= row.value <= found.maximum


def test_unweighted_total_is_the_sum_of_the_years_sub_indices(rows: list[ObservationRow]) -> None:
    sums: Counter[tuple[str, int]] = Counter()
    for row in rows:
        if row.indicator not in ("PCI/TOTAL", "PCI/UNWEIGHTED"):
            sums[row.entity, row.period.year] += row.value

    unweighted = [row for row in rows if row.indicator == "PCI/UNWEIGHTED"]

    assert Counter(row.period.year for row in unweighted) == {2007: 64, 2008: 64, 2010: 63}
    assert all(
        row.value == pytest.approx(sums[row.entity, row.period.year], abs=1e-5)
        for row in unweighted
    )


def test_consecutive_meanings_are_cut(catalogue: list[CatalogueRow]) -> None:
    cuts = {(row.code, row.at) for row in of(BreakRow, catalogue) if row.severity is Severity.CUT}
    ordered = sorted(of(IndicatorRow, catalogue), key=lambda row: (row.code, row.valid_from))
    pairs = [
        pair
        for _, meanings in groupby(ordered, lambda row: row.code)
        for pair in pairwise(meanings)
    ]

    assert {(later.code, later.valid_from) for _, later in pairs} == {("PCI/UNWEIGHTED", "2010")}
    assert cuts == {("PCI/UNWEIGHTED", "2010"), ("PCI/SUPPORT", "2009")}


def test_total_is_marked_where_its_parts_change(catalogue: list[CatalogueRow]) -> None:
    found = [(row.code, row.at) for row in of(BreakRow, catalogue) if row.severity is Severity.NOTE]

    assert found == [("PCI/TOTAL", "2006"), ("PCI/TOTAL", "2009"), ("PCI/TOTAL", "2013")]


def test_a_bad_cell_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "pci.csv"
    path.write_text(
        "period,entity,code,value,rank,source\n2019,Hà Nam,TOTAL,62.7,mười,pci/mdtrinh-pci-2019\n",
        encoding="utf-8",
    )

    [fault] = pci.load(DATASET, [path])

    assert fault == Fault("pci.csv:2", "mười", fault.wanted)
    assert fault.wanted.vi == "cột rank cần một số nguyên"


@curated
def test_seeds_are_what_the_script_writes(tmp_path: Path) -> None:
    folder = tmp_path / "pci"
    folder.mkdir()

    run([sys.executable, ROOT / "scripts" / "seed_pci.py", CURATED.parent, folder], check=True)

    written = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert written == scripted(DATASET.folder)
