"""Publishers' own workbooks give the figures that the curated files say, each with its sheet and
cell.
"""

import re
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import text

from hub.dataset import datasets
from hub.dataset.rows import Ignored, ObservationRow, Recognised
from hub.importing import catalogue_rows
from hub.store.tables.observation import STANDS
from hub.words.errors import BadInput, Fault
from hub.words.names import Names
from hub.words.terms import EntityKind, Status
from loaders import workbook
from loaders.catalogue.entities import entity_names
from tests.hubs import ROOT, SHARED, Shared, TestHub
from tests.loaders.workbooks import LOADERS, load
from tests.rows import of, records

RAW, CURATED = SHARED / "raw", SHARED / "data" / "papi"
shared = pytest.mark.skipif(
    not RAW.exists(), reason=f"{RAW} is not there: the publishers' workbooks cannot be read"
)
FIGURES = (
    "select o.period / 10000, e.public_id, i.code, o.status, o.value, o.low, o.high,"
    " o.standard_error, o.rank, o.respondents from observation o join indicator i on i.id ="
    f" o.indicator_id join entity e on e.id = o.entity_id where o.until = {STANDS}"
)
Cell = tuple[str, str, str]  # year, province, code


def official(index: str) -> list[Path]:
    """The workbooks of a publisher."""
    return sorted((RAW / f"{index}_official").glob("*.xls*"))


@cache
def names() -> Names:
    """The provinces by all their spellings."""
    return entity_names(ROOT / "seeds" / "places")


@cache
def curated(index: str) -> dict[Cell, str]:
    """Every curated figure of the workbooks that publishers issued, as printed."""
    files = {
        "papi": ("papi_dimensions.csv", "papi_indicators.csv", "papi_uncertainty.csv"),
        "pci": ("pci.csv",),
    }[index]
    return {
        (row["year"], province(row["province_name"], row["year"]), code(row["code"])): row["value"]
        for file in files
        for row in records(CURATED / file)
        if "talkvietnam" not in row.get("source", "")
    }


@cache
def gaps(index: str) -> frozenset[Cell]:
    """The curated cells of dimensions and their parts without a figure."""
    return (
        frozenset(
            (row["year"], province(row["province_name"], row["year"]), row["code"])
            for row in records(CURATED / "papi_missing.csv")
        )
        if index == "papi"
        else frozenset()
    )


def province(name: str, year: str) -> str:
    """The public id of a province as named in a year."""
    return names().resolve(name, date(int(year), 12, 31), EntityKind.PROVINCE)


def code(told: str) -> str:
    """PCI is the total, PCI_ENTRY the sub-index ENTRY."""
    return re.sub(r"^PCI_?", "", told) or "TOTAL" if told.startswith("PCI") else told


def held(hub: TestHub) -> tuple[dict[Cell, float], set[Cell]]:
    """What stands in a hub: figures, intervals and ranks beside them under the curated codes,
    and the cells without a figure.
    """
    found: dict[Cell, float] = {}
    missing: set[Cell] = set()
    with hub.engine.connect() as connection:
        for year, province, indicator, status, *values in connection.exec_driver_sql(FIGURES):
            cell = (str(year), province, indicator.split("/")[1])
            missing |= {cell} if status == Status.MISSING else set()
            fields = ("", "_CI95_LOW", "_CI95_HIGH", "_SE", "_RANK", "_N_OBS")
            found |= {
                (*cell[:2], beside(cell[2] + name)): value
                for name, value in zip(fields, values, strict=True)
                if value is not None
            }
    return found, missing


def beside(told: str) -> str:
    """Ranks and respondents belong to the total and are curated without it."""
    return told.removeprefix("TOTAL_") if told.endswith(("RANK", "N_OBS")) else told


def level(at: Cell) -> str:
    """The kind of a code: D, S, I, TOTAL, TOTAL_SE."""
    return re.sub(r"[\d.]+", "", at[2])


@pytest.fixture
def catalogued(shared: Shared) -> TestHub:
    """A hub of places and the catalogues of the families without a figure, to be copied only."""
    return shared.once(of_catalogues)


def of_catalogues(url: str) -> TestHub:
    """That hub at the address of an empty database."""
    hub = TestHub(url)
    hub.take("places")
    with hub.engine.begin() as connection:
        for index in LOADERS:
            catalogue_rows.write(connection, index, datasets.named(hub.seeds, index).catalogue())
    return hub


def homes(*also: str) -> list[pytest.param]:
    """Every workbook into SQLite, and these into PostgreSQL as well."""
    return [
        pytest.param(home, index, path, id=f"{home}-{path.stem}")
        for home in ("sqlite", "postgresql")
        for index in LOADERS
        for path in official(index)
        if home == "sqlite" or path.stem in also
    ]


# Totals of 2011–2017 are only in a compilation; the other sheets print no items.
@shared
@pytest.mark.parametrize(
    ("home", "index", "path"),
    homes("PAPI 2018 FULL vie", "PCI 2005", "PCI 2014"),
    indirect=["home"],
)
def test_a_workbook_gives_a_hub_of_places_what_the_curated_files_say(
    tmp_path: Path, catalogued: TestHub, index: str, path: Path
) -> None:
    with closing(catalogued.copy(tmp_path)) as hub:
        outcome = hub.take(index, path)
        found, missing = held(hub)

    [year] = {at[0] for at in found}
    levels = {level(at) for at in found} | ({"D", "S"} if index == "papi" else set())
    cells = {
        at
        for at in curated(index)
        if at[0] == year and (level(at) in levels or re.search("FULL|indicators", path.stem))
    }
    printed = {at for at in found if at[2] == "RANK"} - cells
    assert outcome.faults == []
    assert {at: value for at, value in found.items() if at not in printed} == {
        at: float(curated(index)[at]) for at in cells - missing
    }
    assert len(printed) in (0, len([at for at in found if at[2] == "TOTAL"]))
    assert {at for at in gaps(index) if at[0] == year and level(at) in levels} == {
        at for at in missing if at[2][0] != "I"
    }
    assert {curated(index).get(at) for at in missing} <= {None, "KCDL", "0"}


@shared
@pytest.mark.parametrize(
    ("index", "path"),
    [(index, path) for index in LOADERS for path in official(index)],
    ids=lambda one: getattr(one, "stem", one),
)
def test_every_filled_cell_is_accounted_for_once(index: str, path: Path) -> None:
    sheets = workbook.sheets(path)
    rows = load(index, path)

    filled = {
        f"{sheet.name}!{workbook.address(row, column)}"
        for sheet in sheets
        for row, cells in enumerate(sheet.rows)
        for column, value in enumerate(cells)
        if not workbook.is_blank(value)
    }
    figures = {row.locator for row in of(ObservationRow, rows)}
    left = sum(row.cells for row in of(Ignored, rows)) + sum(row.cells for row in of(Fault, rows))
    beside = sum(row.beside for row in of(Recognised, rows))
    assert len(figures) == len(of(ObservationRow, rows))
    assert len(filled) == len(figures & filled) + left + beside


@shared
def test_workbooks_fill_a_hub_that_holds_only_places(tmp_path: Path) -> None:
    with closing(TestHub(f"sqlite:///{tmp_path / 'hub.db'}")) as hub:
        hub.take("places")
        outcome = hub.take("papi", RAW / "papi_official" / "PAPI 2011 vie.xlsx")

    assert {word: count for word, count in outcome.counts.items() if count} == {
        "added": 1764,
        "repeated": 1764,
    }
    assert outcome.suspicions == []
    assert any("ghi năm 2012" in line.text.vi for line in outcome.recognised)
    assert len(outcome.recognised) == 7


@shared
@pytest.mark.parametrize(
    ("index", "name"), [("papi", "PAPI 2018 FULL vie.xlsx"), ("pci", "PCI 2014.xlsx")]
)
def test_same_figures_in_its_layout_change_none_and_lead_to_the_cell(
    tmp_path: Path, real: TestHub, index: str, name: str
) -> None:
    with closing(real.copy(tmp_path)) as hub:
        outcome = hub.take(index, RAW / f"{index}_official" / name)

        assert (
            outcome.preferred.changed,
            outcome.counts["changed"],
            outcome.counts["gone"],
            outcome.faults,
        ) == (0, 0, 0, [])
        assert outcome.preferred.held > 600
        with hub.engine.connect() as connection:
            first = connection.execute(
                text(
                    "select o.locator, o.printed from observation o join source s on s.id ="
                    " o.source_id join indicator i on i.id = o.indicator_id join entity e on e.id"
                    f" = o.entity_id where i.code = '{index.upper()}/TOTAL' and e.public_id ="
                    f" 'ha-noi' and s.public_id like '{index}/copy-%'"
                )
            ).all()
        wanted = {
            "papi": ("ProvincialIndicators_VIE!C2", "42.32"),
            "pci": ("Summary_VN!W27", "58.89"),
        }
        assert [tuple(row) for row in first] == [wanted[index]]


@shared
def test_the_compiled_workbook_gives_its_good_sheets_and_no_copy(tmp_path: Path) -> None:
    path = RAW / "papi_compiled" / "PAPI-2015-2023.xlsx"
    with closing(TestHub(f"sqlite:///{tmp_path / 'hub.db'}")) as hub:
        hub.take("places")
        with pytest.raises(BadInput) as refused:
            hub.take("papi", path)
        outcome = hub.take("papi", path, keep_good=True)
        found, _ = held(hub)

    told = {fault.origin.split("!")[1]: fault.wanted.vi for fault in refused.value.faults}
    assert told.keys() == {"2020", "2021", *(f"{year}_Process" for year in range(2018, 2024))}
    assert "“2019”" in told["2020"]
    assert "“2019”" in told["2021"]
    assert [line.text.vi[:9] for line in outcome.recognised] == [
        f"PAPI {year}" for year in (2019, 2022, 2018, 2023, 2015, 2016, 2017)
    ]
    assert {
        at: value
        for at, value in found.items()
        if float(curated("papi").get(at, "nan")) != pytest.approx(value, abs=1e-9)
    } == {}


@shared
def test_the_compilation_without_numbers_is_read_by_its_names(tmp_path: Path) -> None:
    with closing(TestHub(f"sqlite:///{tmp_path / 'hub.db'}")) as hub:
        hub.take("places")
        outcome = hub.take("papi", RAW / "papi_compiled" / "PAPI 2011-2019.xlsx")
        found, missing = held(hub)

    # Its sheets of 2018 and 2019 have no total.
    wanted = {
        at: float(value)
        for at, value in curated("papi").items()
        if at[0] < "2020" and (level(at) in ("D", "S") or (at[2] == "TOTAL" and at[0] < "2018"))
    }
    assert outcome.faults == []
    assert found == pytest.approx(wanted, abs=1e-9)
    assert missing == {
        at for at in gaps("papi") if at[0] < "2020" and at[:1] + at[2:] != ("2018", "TOTAL")
    }
