"""Every row of the curated press and portal figures is found again through the API, as a claim
of its cell with its source.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import pytest

from hub.words.period import parse
from tests.hubs import SHARED, TestHub
from tests.rows import records as lines_of

DATA = SHARED / "data"
pytestmark = pytest.mark.skipif(
    not DATA.exists(), reason=f"{DATA} is not here; the curated figures come with the shared folder"
)

FILES = {
    "PAR_INDEX": "par_index_sipas/par_index.csv",
    "SIPAS": "par_index_sipas/sipas.csv",
    "D766": "departments/d766.csv",
    "DDCI": "departments/ddci.csv",
    "DEPT_PAR": "departments/dept_par.csv",
    "DEPT_SIPAS": "departments/dept_sipas.csv",
    "TTHC_QUALITY": "departments/dept_tthc_quality.csv",
}
# Of these the files added beside the curated one (added-2026-11/d766.csv) are in the seeds too.
ADDED = ("PAR_INDEX", "SIPAS", "D766", "DDCI", "DEPT_PAR", "DEPT_SIPAS")
UNDATED = "has no period: a figure of a document, not an observation"
SILENT = "has neither value, rank nor grade, only a story"
COUNTED = "counts the units of a block by grade: each number is a figure of its own"
COPIED = "a rank alone, told by a third party's copy: the ranks of a copy are not published ranks"
EXCLUDED = {
    "D766": {UNDATED: 19},
    "DDCI": {SILENT: 4},
    "DEPT_PAR": {COUNTED: 2},
    "SIPAS": {COPIED: 1},
}
OTHERWISE = {
    "PAR_INDEX": {
        "Lai Châu 2016": (
            "67.41 of 97.5 points is no percentage: the value and the rank are of two indicators"
        ),
        "Long An 2023": "7th in the file, 8th by the README: Lào Cai is 7th in two sources",
    }
}
COPY = re.compile(
    r"VNA copy|Hugging Face data set|\bSKILL\.md\b"
)  # its ranks are no published ranks
ORDERED = re.compile(
    r"(?<!VNS )\border\b|VNA listing"
)  # of a curated note: the rank is the place where the source names the unit
UNCERTAIN = re.compile(r"not certain|tied$|order as listed|rank not kept")
SAYS_SO = re.compile(r"\bhạng\b.*thứ tự", re.IGNORECASE)
SHOWN = "period value rank doubtful notes readingDate entityAsPrinted indicator {id} citation {url}"
PAGE = f"""query ($index: ID!, $after: String) {{observations(index: $index, first: 500, after:
  $after) {{
  pageInfo {{hasNextPage endCursor}} nodes {{{SHOWN} group {{code}} claims {{{SHOWN} group
    {{code}}}}}}}}}}"""


class Said(NamedTuple):
    """What a source says, as far as a curated row tells it."""

    name: str
    year: str
    value: float | None
    url: str
    reading: str


@pytest.mark.parametrize("index", FILES)
def test_every_curated_row_is_a_claim_of_its_cell(real: TestHub, index: str):
    held = Counter(map(said, claims(real, index)))
    rows = records(index)
    why = Counter(filter(None, map(excluded, rows)))

    lost = Counter(curated(row) for row in rows if not excluded(row)) - held

    assert why == EXCLUDED.get(index, {})
    assert sorted(lost) == []


@pytest.mark.parametrize("index", FILES)
def test_a_rank_by_order_of_naming_says_so_and_no_other_does(real: TestHub, index: str):
    says_so = Counter(
        said(claim) for claim in claims(real, index) if any(map(SAYS_SO.search, claim["notes"]))
    )

    ordered = Counter(
        curated(row) for row in records(index) if row["rank"] and ORDERED.search(row["note"])
    )

    assert says_so == ordered


@pytest.mark.parametrize(("index", "many"), [("DDCI", 20), ("DEPT_PAR", 2)])
def test_a_rank_that_is_not_certain_is_doubted_or_none(real: TestHub, index: str, many: int):
    uncertain = Counter(curated(row) for row in records(index) if UNCERTAIN.search(row["note"]))

    doubted = Counter(
        said(claim) for claim in claims(real, index) if claim["doubtful"] or claim["rank"] is None
    )

    assert uncertain.total() == many
    assert uncertain <= doubted


@pytest.mark.parametrize("index", ["PAR_INDEX", "SIPAS"])
def test_what_the_editors_chose_is_what_a_cell_shows(real: TestHub, index: str):
    shown = Counter(
        (
            cell["entityAsPrinted"],
            cell["period"],
            cell["indicator"]["id"].partition("@")[0].split("/")[1].partition(":")[0],
            cell["value"],
            cell["rank"],
        )
        for cell in cells(real, index)
    )
    chosen = [
        row
        for row in records(index)
        if row["preferred"] == "1" and row["code"] == "TOTAL" and not excluded(row)
    ]

    lost = [
        row
        for row in chosen
        if not shown[
            row["province_name"], row["year"], "TOTAL", curated(row).value, published_rank(row)
        ]
    ]

    assert len(chosen) > 50
    assert {f"{row['province_name']} {row['year']}" for row in lost} == set(
        OTHERWISE.get(index, {})
    )


def excluded(row: dict[str, str]) -> str | None:
    """Why a curated row is no claim; nothing for one that is."""
    if not (row.get("year") or row["period"]):
        return UNDATED
    if row.get("unit_name", "").startswith("(khối"):
        return COUNTED
    if not (row["value"] or row["rank"] or row.get("grade")) and (
        row["province_name"],
        row["period"],
    ) == ("Tuyên Quang", "2020"):
        return SILENT
    return COPIED if not row["value"] and "copy of a press page" in row["source_title"] else None


def published_rank(row: dict[str, str]) -> int | None:
    """The rank that a curated row tells, unless a third party copied or compiled it."""
    return int(row["rank"]) if row["rank"] and not COPY.search(row["source_title"]) else None


def cells(hub: TestHub, index: str) -> Iterator[dict]:
    """Every cell of an index by its preferred claim."""
    after = None
    while True:
        page = hub.ask(PAGE, index=index, after=after)["observations"]
        yield from page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]


def claims(hub: TestHub, index: str) -> Iterator[dict]:
    """Every claim of an index, the preferred ones before the others of their cells."""
    for cell in cells(hub, index):
        yield from (cell, *cell["claims"])


def said(claim: dict) -> Said:
    """A claim of the API, by what a curated row tells."""
    url, reading = claim["citation"]["url"] or "", claim["readingDate"] or ""
    return Said(claim["entityAsPrinted"], claim["period"][:4], claim["value"], place(url), reading)


def curated(row: dict[str, str]) -> Said:
    """The same of a curated row; what was read after the end of its period is no reading of it."""
    unit, year, read = (
        row.get("unit_name", ""),
        (row.get("year") or row["period"])[:4],
        row.get("as_of", ""),
    )
    value = float(row["value"].replace(",", ".")) if row["value"] else None
    return Said(
        row["province_name"] if not unit or unit.startswith("(") else unit,
        year,
        value,
        place(row["source_url"]),
        read if read and date.fromisoformat(read) <= parse(row["period"]).last_day else "",
    )


def place(url: str) -> str:
    """The host and the first two parts of an address: a seed cites the commit of a repository
    that a curated row only names.
    """
    return "/".join(re.split(r"[/ ;(]+", url.partition("://")[2])[:3])


def records(index: str) -> list[dict[str, str]]:
    """The records of the curated file of an index, and of those added beside it."""
    file = DATA / FILES[index]
    added = sorted(file.parent.glob(f"added-*/{file.name}")) if index in ADDED else []
    return [row for path in (file, *added) for row in lines_of(path)]
