"""Every population figure of the two panels comes out of the seeds as it stands there."""

import sys
import tomllib
from collections import Counter
from pathlib import Path
from subprocess import run

import pandas as pd
import pytest

from hub.dataset.datasets import Dataset
from hub.dataset.rows import ObservationRow, SourceRow
from hub.words.terms import SourceTier
from loaders import general

ROOT = Path(__file__).resolve().parents[2]
PANELS = ROOT.parent / "shared" / "raw" / "panels"
DATASET = Dataset("population", ROOT / "seeds" / "population")
STATA, WORKBOOK = "population/tnguyentranphuoc-commits-dataset", "population/letrinhandn-panel"
panels = pytest.mark.skipif(
    not PANELS.exists(), reason=f"{PANELS} is not there: the panels cannot be compared"
)


@pytest.fixture(scope="module")
def rows() -> list[ObservationRow]:
    return list(general.load(DATASET, DATASET.files))


def of(source: str, rows: list[ObservationRow]) -> dict[tuple[str, int], float]:
    return {(row.entity, row.period.year): row.value for row in rows if row.source == source}


def millions(source: str, rows: list[ObservationRow]) -> list[float]:
    sums: Counter[int] = Counter()
    for (_, year), value in of(source, rows).items():
        sums[year] += value
    return [round(sums[year] / 1000, 1) for year in sorted(sums)]


def test_each_year_of_each_panel_has_every_province(rows: list[ObservationRow]) -> None:
    counts = Counter((row.source, row.period.year) for row in rows)

    assert counts == dict.fromkeys(
        [(WORKBOOK, year) for year in range(2012, 2022)]
        + [(STATA, year) for year in range(2016, 2023)],
        63,
    )


def test_the_provinces_add_up_to_the_country(rows: list[ObservationRow]) -> None:
    assert millions(WORKBOOK, rows) == [89.2, 90.2, 91.2, 92.2, 93.3, 94.3, 95.4, 96.5, 97.6, 98.5]
    assert millions(STATA, rows) == [93.3, 94.3, 95.4, 96.5, 97.6, 98.5, 99.5]


def test_the_panels_agree_but_for_rounding_and_one_province(rows: list[ObservationRow]) -> None:
    one, other = of(STATA, rows), of(WORKBOOK, rows)
    apart = {cell for cell in one.keys() & other.keys() if abs(one[cell] - other[cell]) > 0.11}

    assert len(one.keys() & other.keys()) == 378
    assert apart == {("Thái Bình", 2021)}
    assert {
        (row.entity, row.period.year, row.printed)
        for row in rows
        if "population/disagree" in row.notes
    } == {("Thái Bình", 2021, "1875.7"), ("Thái Bình", 2021, "1873.9")}


def test_both_panels_are_copies() -> None:
    sources = [row for row in DATASET.catalogue() if isinstance(row, SourceRow)]

    assert [(row.public_id, row.tier, row.publisher) for row in sources] == [
        (STATA, SourceTier.COPY, "Tổng cục Thống kê"),
        (WORKBOOK, SourceTier.COPY, "Tổng cục Thống kê"),
    ]


@panels
def test_every_figure_equals_the_cell_of_its_panel(rows: list[ObservationRow]) -> None:
    stata = pd.read_stata(
        PANELS / "tnguyen_panel_2016_2022.dta", convert_categoricals=False
    ).set_index(["name", "year"])["population"]
    workbook = pd.read_excel(
        PANELS / "vietnam_provincial_panel_2012_2019.xlsx", engine="calamine"
    ).set_index(["Province", "YEAR"])
    names = tomllib.loads((ROOT / "scripts" / "seed_population.toml").read_text(encoding="utf-8"))[
        "stata"
    ]["province"]

    assert of(STATA, rows) == pytest.approx(
        {(names[name], year): value for (name, year), value in stata.items()}, rel=1e-7
    )
    assert of(WORKBOOK, rows) == workbook["TotalPOP"].to_dict()


@panels
def test_seeds_are_what_the_script_writes(tmp_path: Path) -> None:
    folder = tmp_path / "population"
    folder.mkdir()

    run([sys.executable, ROOT / "scripts" / "seed_population.py", PANELS, folder], check=True)

    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        path.name: path.read_bytes() for path in DATASET.folder.glob("*.csv")
    }
