"""Publishers' own workbooks give the figures that the curated files say, each with its sheet and cell."""

import csv
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from hub.datasets import Dataset
from hub.errors import BadInput, Fault
from hub.names import Names
from hub.rows import Ignored, ObservationRow, Recognised, Row
from hub.terms import EntityKind, Status
from loaders import layout, papi, pci, published, workbook
from tests.hubs import ROOT, SHARED, TestHub

RAW, CURATED = SHARED / "raw", SHARED / "data" / "papi"
shared = pytest.mark.skipif(not RAW.exists(), reason=f"{RAW} is not there: the publishers' workbooks cannot be read")
LOADERS = {"papi": papi, "pci": pci}
Cell = tuple[str, str, str]  # year, province, code


def official(index: str) -> list[Path]:
    """The workbooks of a publisher."""
    return sorted((RAW / f"{index}_official").glob("*.xls*"))


def load(index: str, path: Path) -> list[Row]:
    """Everything a loader says of a workbook."""
    return list(LOADERS[index].load(Dataset(index, ROOT / "seeds" / index), [path]))


def of(kind: type, rows: list[Row]) -> list:
    """The rows of one kind."""
    return [row for row in rows if isinstance(row, kind)]


@cache
def names() -> Names:
    """The provinces by all their spellings."""
    return published.provinces(ROOT / "seeds" / "places")


def cell(row: ObservationRow) -> Cell:
    """Which figure a row is."""
    return str(row.period), names().resolve(row.entity, row.period.last_day, EntityKind.PROVINCE), row.indicator.split("/")[1]


@cache
def curated(index: str) -> dict[Cell, str]:
    """Every curated figure of the workbooks that publishers issued, as printed."""
    files = {"papi": ("papi_dimensions.csv", "papi_indicators.csv", "papi_uncertainty.csv"), "pci": ("pci.csv",)}[index]
    return {(row["year"], province(row["province_name"], row["year"]), code(row["code"])): row["value"]
            for file in files for row in records(CURATED / file) if row["value"] != "KCDL" and "talkvietnam" not in row.get("source", "")}


def records(path: Path) -> Iterator[dict[str, str]]:
    """The records of a curated file."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def province(name: str, year: str) -> str:
    """The public id of a province as named in a year."""
    return names().resolve(name, date(int(year), 12, 31), EntityKind.PROVINCE)


def code(told: str) -> str:
    """PCI is the total, PCI_ENTRY the sub-index ENTRY."""
    return re.sub(r"^PCI_?", "", told) or "TOTAL" if told.startswith("PCI") else told


def said(rows: list[Row]) -> dict[Cell, str]:
    """The printed values of the rows, ranks and intervals beside them under the curated codes."""
    found: dict[Cell, str] = {}
    for row in of(ObservationRow, rows):
        year, province, indicator = cell(row)
        if row.status is Status.REPORTED:
            assert found.setdefault((year, province, indicator), row.printed) == row.printed
        beside = {"CI95_LOW": row.low, "CI95_HIGH": row.high, "SE": row.standard_error}
        found |= {(year, province, f"{indicator}_{name}"): workbook.printed(value) for name, value in beside.items() if value is not None}
        found |= {(year, province, "N_OBS"): str(row.respondents)} if row.respondents is not None else {}
        found |= {(year, province, "RANK"): str(row.rank)} if row.rank is not None else {}
    return found


def years(found: dict[Cell, str]) -> set[str]:
    """The years of these cells."""
    return {year for year, _, _ in found}


def numbers(found: dict[Cell, str]) -> dict[Cell, float]:
    """The cells as numbers."""
    return {at: float(value) for at, value in found.items()}


# Totals of 2011–2017 are only in a compilation, and English sheets print no items.
@shared
@pytest.mark.parametrize("path", official("papi"), ids=lambda path: path.stem)
def test_a_papi_workbook_says_what_the_curated_files_say(path: Path) -> None:
    rows = load("papi", path)

    found = said(rows)
    levels = {re.sub(r"[\d.]+", "", indicator) for _, _, indicator in found}
    [year] = years(found)
    wanted = {at: value for at, value in curated("papi").items() if at[0] == year and re.sub(r"[\d.]+", "", at[2]) in levels}
    zeros = {at for at, value in wanted.items() if value == "0" and at not in found}
    assert of(Fault, rows) == []
    assert numbers(found) == numbers({at: value for at, value in wanted.items() if at not in zeros})
    assert all(at[2].startswith("I") for at in zeros)


@shared
@pytest.mark.parametrize("path", official("pci"), ids=lambda path: path.stem)
def test_a_pci_workbook_says_what_the_curated_files_say(path: Path) -> None:
    rows = load("pci", path)

    found = said(rows)
    [year] = years(found)
    wanted = {at: value for at, value in curated("pci").items() if at[0] == year}
    ranks = {at for at in found if at[2] == "RANK" and at not in wanted}
    assert of(Fault, rows) == []
    assert numbers({at: value for at, value in found.items() if at not in ranks}) == numbers(wanted)
    assert len(ranks) in (0, len([at for at in found if at[2] == "TOTAL"]))


@shared
@pytest.mark.parametrize(("index", "path"), [(index, path) for index in LOADERS for path in official(index)],
                         ids=lambda one: getattr(one, "stem", one))
def test_every_filled_cell_is_accounted_for_once(index: str, path: Path) -> None:
    sheets = workbook.sheets(path)
    rows = load(index, path)

    filled = {f"{sheet.name}!{workbook.address(row, column)}" for sheet in sheets for row, cells in enumerate(sheet.rows)
              for column, value in enumerate(cells) if not layout.is_blank(value)}
    figures = {row.locator for row in of(ObservationRow, rows)}
    left = sum(row.cells for row in of(Ignored, rows)) + sum(row.cells for row in of(Fault, rows))
    beside = sum(row.beside for row in of(Recognised, rows))
    assert len(figures) == len(of(ObservationRow, rows))
    assert len(filled) == len(figures & filled) + left + beside


@shared
def test_workbooks_fill_a_hub_that_holds_only_places(tmp_path: Path) -> None:
    hub = TestHub(f"sqlite:///{tmp_path / 'hub.db'}")
    hub.take("places")

    outcome = hub.take("papi", RAW / "papi_official" / "PAPI 2011 vie.xlsx")

    assert {word: count for word, count in outcome.counts.items() if count} == {"added": 1764, "repeated": 1764, "ignored": 504}
    assert "ghi năm 2012" in outcome.suspicions[0].text.vi
    assert len(outcome.recognised) == 7


@shared
@pytest.mark.parametrize(("index", "name"), [("papi", "PAPI 2018 FULL vie.xlsx"), ("pci", "PCI 2014.xlsx")])
def test_same_figures_from_the_publisher_change_none_and_lead_to_the_cell(tmp_path: Path, real: TestHub, index: str, name: str) -> None:
    with closing(real.copy(tmp_path)) as hub:
        outcome = hub.take(index, RAW / f"{index}_official" / name)

        assert (outcome.shift.changed, outcome.counts["changed"], outcome.counts["gone"], outcome.faults) == (0, 0, 0, [])
        assert outcome.shift.held > 600
        with hub.engine.connect() as connection:
            first = connection.exec_driver_sql(
                "select o.locator, o.printed from observation o join source s on s.id = o.source_id "
                "join indicator i on i.id = o.indicator_id join entity e on e.id = o.entity_id "
                f"where i.code = '{index.upper()}/TOTAL' and e.public_id = 'ha-noi' and s.public_id = '{index}/publisher'").all()
        wanted = {"papi": ("ProvincialIndicators_VIE!C2", "42.3194694519043"), "pci": ("Summary_VN!W27", "58.88557")}
        assert [tuple(row) for row in first] == [wanted[index]]


@shared
def test_the_compiled_workbook_gives_its_good_sheets_and_no_copy(tmp_path: Path) -> None:
    hub, path = TestHub(f"sqlite:///{tmp_path / 'hub.db'}"), RAW / "papi_compiled" / "PAPI-2015-2023.xlsx"
    hub.take("places")

    with pytest.raises(BadInput) as refused:
        hub.take("papi", path)
    outcome = hub.take("papi", path, keep_good=True)

    told = {fault.origin.split("!")[1]: fault.wanted.vi for fault in refused.value.faults}
    assert told.keys() == {"2020", "2021", *(f"{year}_Process" for year in range(2018, 2024))}
    assert "“2019”" in told["2020"]
    assert "“2019”" in told["2021"]
    assert [line.text.vi[:9] for line in outcome.recognised] == [f"PAPI {year}" for year in (2019, 2022, 2018, 2023, 2015, 2016, 2017)]
    found = numbers(said(load("papi", path)))
    known = numbers(curated("papi"))
    assert {at: figure for at, figure in found.items() if known.get(at) != pytest.approx(figure, abs=1e-9)} == {}
