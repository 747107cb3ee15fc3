"""Every curated figure comes back equal from the API, with its source and tier."""

import csv
from collections.abc import Iterator
from typing import Any

import pytest

from tests.hubs import SHARED, TestHub
from tests.rows import curated_name

CURATED = SHARED / "data" / "papi"
pytestmark = pytest.mark.skipif(
    not CURATED.exists(),
    reason=f"{CURATED} is not here; the curated figures come with the shared folder",
)

SHOWN = "value printed status missingReason period name indicator {id} citation {url tier locator}"
BOUNDS = {"CI95_LOW": "low", "CI95_HIGH": "high", "SE": "standardError", "N_OBS": "respondents"}

SEEN = 5e-6  # how far what people see may lie from what a machine kept

Row = dict[str, str]
Node = dict[str, Any]
Place = tuple[str, str, str]  # code, province, year


@pytest.fixture(scope="module")
def papi(real: TestHub) -> dict[Place, Node]:
    """Every cell of PAPI."""
    return {place(node): node for node in ask(real, 'index: "PAPI"', SHOWN)}


@pytest.fixture(scope="module")
def pci(real: TestHub) -> dict[Place, Node]:
    """Every cell of PCI."""
    return {place(node): node for node in ask(real, 'index: "PCI"', f"{SHOWN} rank rankOf")}


@pytest.fixture(scope="module")
def claims(real: TestHub) -> list[Node]:
    """What other sources say of the totals of 2020."""
    answer = real.ask(
        '{observations(indicator: "PAPI/TOTAL", period: "2020", first: 100) {nodes {claims'
        f" {{{SHOWN}}}}}}}}}"
    )
    return [claim for node in answer["observations"]["nodes"] for claim in node["claims"]]


def test_every_dimension_and_sub_dimension(papi, claims):
    rows = records("papi_dimensions.csv")

    others = [row for row in rows if not same(row, papi[curated(row)])]

    assert len(rows) == 28_918
    assert [(row["province_name"], row["year"], row["code"], row["value"]) for row in others] == [
        ("Quảng Ninh", "2020", "TOTAL", "48.881")
    ]
    assert [same(row, claim) for row, claim in zip(others, claims, strict=True)] == [True]


def test_every_cell_without_a_figure(papi):
    rows = [row | {"code": code} for row in records("papi_missing.csv") for code in codes(row)]

    assert len(rows) == 193 + 5 * 37
    assert [row for row in rows if not missing(row, papi[curated(row)])] == []


def test_every_third_level_figure(papi):
    sheets = {
        (row["year"], row["code"]): row["source"] for row in records("papi_indicator_labels.csv")
    }
    rows = [
        row | {"source": sheets[row["year"], row["code"]]} for row in records("papi_indicators.csv")
    ]

    gaps = [row for row in rows if papi[curated(row)]["status"] == "MISSING"]

    assert len(rows) == 29_595
    assert {row["value"] for row in gaps} == {"0", "KCDL"}
    assert (
        len([row for row in gaps if row["value"] == "KCDL"])
        == len([row for row in rows if row["value"] == "KCDL"])
        == 72
    )
    assert [row for row in rows if row not in gaps and not same(row, papi[curated(row)])] == []
    assert [row for row in gaps if papi[curated(row)]["printed"] != row["value"]] == []


def test_every_bound_error_and_number_of_respondents(real, papi):
    spread = {
        place(node): node
        for code in ("TOTAL", "TOTAL_W")
        for node in ask(
            real,
            f'indicator: "PAPI/{code}"',
            "period name indicator {id} low high standardError respondents",
        )
    }
    rows = records("papi_uncertainty.csv")

    wrong = [row for row in rows if measured(row, papi, spread) != float(row["value"])]

    assert len(rows) == 1_432
    assert wrong == []


def test_every_row_of_pci(pci):
    rows = records("pci.csv")

    assert len(rows) == 11_867
    assert [row for row in rows if row["unit"] != "rank" and not same(row, pci[curated(row)])] == []
    assert [
        row for row in rows if row["unit"] == "rank" and not ranked(row, pci[curated(row)])
    ] == []


def test_there_is_nothing_more(papi, pci):
    rows = [
        row
        for name in ("dimensions", "indicators", "missing", "uncertainty")
        for row in records(f"papi_{name}.csv")
    ]
    known = {(code, row["province_name"], row["year"]) for row in rows for code in codes(row)}

    assert {where for where in papi if where not in known} == set()
    assert set(pci) == {curated(row) for row in records("pci.csv")}


def same(row: Row, node: Node) -> bool:
    """Whether a cell says what the row says, by the same source."""
    if (node["value"], node["status"]) != (float(row["value"]), "REPORTED"):
        return False
    # Digits that a machine kept and nobody saw are not shown.
    as_seen = float(node["printed"]) == pytest.approx(node["value"], abs=SEEN, rel=1e-7)
    return as_seen and len(node["printed"]) <= len(row["value"]) and cited(row, node)


def ranked(row: Row, node: Node) -> bool:
    """Whether the published rank of a cell is that of the row, by the same source."""
    return node["rank"] == int(row["value"]) and node["rankOf"] in (63, 64) and cited(row, node)


def missing(row: Row, node: Node) -> bool:
    """Whether a cell says that there is no figure, with what the source's cell holds."""
    held = row["cell_in_source"].partition(" (")[0] or None
    return (
        (node["value"], node["printed"], node["status"]) == (None, held, "MISSING")
        and bool(node["missingReason"])
        and cited(row, node)
    )


def cited(row: Row, node: Node) -> bool:
    """Whether a cell cites the source of the row: its address, its tier and, where it is known,
    its sheet.
    """
    citation = node["citation"]
    source, _, sheet = row["source"].removesuffix(" (whole row empty)").partition(" [")
    tier = "PRESS" if source.startswith("https://") else "COPY"
    return (curated_name(citation["url"]), citation["tier"]) == (source, tier) and (
        not sheet or citation["locator"] == sheet.removesuffix("]")
    )


def measured(row: Row, papi: dict[Place, Node], spread: dict[Place, Node]) -> float | None:
    """The figure of a row about the sampling error: a value of its own, or a side of the total."""
    code, year, province = row["code"], row["year"], row["province_name"]
    for ending, field in BOUNDS.items():
        if code.endswith(ending):
            return spread[code.removesuffix(ending).rstrip("_") or "TOTAL", province, year][field]
    return papi[code, province, year]["value"]


def codes(row: Row) -> list[str]:
    """The codes that a row speaks of: its own, every one of its year for `*`, its total for a
    sampling error.
    """
    if row["code"] == "*":
        return sorted(
            {one["code"] for one in records("papi_dimensions.csv") if one["year"] == row["year"]}
        )
    return ["TOTAL" if row["code"].startswith(("TOTAL_CI", "TOTAL_SE", "N_OBS")) else row["code"]]


def records(name: str) -> list[Row]:
    """The rows of a curated file."""
    with (CURATED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def curated(row: Row) -> Place:
    """Where the hub should hold a row."""
    code = {"PCI": "TOTAL", "PCI_RANK": "TOTAL"}.get(row["code"], row["code"].removeprefix("PCI_"))
    return code, row["province_name"], row["year"]


def place(node: Node) -> Place:
    """Where the hub holds a cell."""
    return (
        node["indicator"]["id"].partition("/")[2].partition("@")[0],
        node["name"],
        node["period"],
    )


def ask(hub: TestHub, wanted: str, shown: str) -> Iterator[Node]:
    """Every wanted cell, in pages of ten thousand."""
    query = f"""query($after: String) {{
      observations({wanted}, first: 10000, after: $after) {{nodes {{{shown}}} pageInfo {{hasNextPage
        endCursor}}}}}}"""
    after, more = None, True
    while more:
        page = hub.ask(query, after=after)["observations"]
        yield from page["nodes"]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
