"""Every number of the pages of all provinces equals the API's."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import lxml.html
import pytest

from tests.hubs import TestHub
from tests.web.pages.conftest import shown, words

SCORECARD = """query ($unit: String!) { scorecard(entity: $unit) { lines {
  index { id name decimals } indicator { unit maximum }
  row { value rank rankOf publishedRank publishedRankOf doubtful change gapToPublishedMean
    gapToMean previous }
  components { value indicator { shortName } } comparability { value }
} } }"""
COMPARISON = """query ($indicator: ID!, $period: Period) {
  compare(indicator: $indicator, period: $period) { period comparability { value }
    indicator { index { decimals } }
    rows { name value rank tied publishedRank publishedRankOf doubtful change gapToMean
      gapToPublishedMean }
  } }"""
RANKINGS = [
    *(("D766/TOTAL", ""), ("D766/MDHL", ""), ("D766/CKMB", ""), ("D766/MDSH", "")),
    *(("PAR_INDEX/TOTAL", str(year)) for year in range(2012, 2025)),
    *(("SIPAS/TOTAL", str(year)) for year in range(2017, 2025)),
    *(("PAPI/TOTAL", str(year)) for year in range(2011, 2025)),
    *((f"PAPI/D{number}", "2024") for number in range(1, 9)),
    *(("PCI/TOTAL", str(year)) for year in range(2006, 2023)),
]


def written(value: float | None, decimals: int, has_sign: bool = False) -> str:
    """A number as a Vietnamese page writes it, told anew."""
    if value is None:
        return "–"
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{abs(rounded):,f}".translate(str.maketrans(",.", ".,"))
    sign = "−" if rounded < 0 else "+" if has_sign and rounded > 0 else ""
    return sign + text


def ranked(row: Mapping[str, Any]) -> str:
    """The rank that a page shows: the published one, else the computed one."""
    if row["publishedRank"] is not None:
        of = row["publishedRankOf"]
        return f"{row['publishedRank']}/{of}" if of else str(row["publishedRank"])
    return f"{row['rank']}/{row['rankOf']}" if row["rank"] is not None else "–"


def gap(row: Mapping[str, Any]) -> float | None:
    """How far from the mean, the printed one first."""
    published = row["gapToPublishedMean"]
    return row["gapToMean"] if published is None else published


def test_every_profile_shows_the_figures_of_the_api(real: TestHub) -> None:
    data = real.ask('{ provinces { id } former: provinces(on: "2025-06-30") { id } }')
    provinces = {one["id"] for one in data["provinces"] + data["former"]}

    assert len(provinces) == 34 + 63 - 11  # eleven did not change
    for province in sorted(provinces):
        lines = real.ask(SCORECARD, unit=province)["scorecard"]["lines"]
        page = shown(real, f"/nhung/tinh/{province}")
        assert profile_figures(page) == {
            line["index"]["name"]: profile_line(line) for line in lines
        }, province
        assert component_figures(page) == component_values(lines), province


def profile_figures(page: lxml.html.HtmlElement) -> dict[str, list[str]]:
    """The result, the rank, the change and the gap of each index on a page."""
    rows = page.xpath("//table[contains(@class, 'res')]/tbody/tr[not(contains(@class, 'old'))]")
    return {
        words(row.xpath("./th/a")[0]): [
            words(row.xpath("./td")[place]).split(" ")[0] for place in (1, 2, 4, 5)
        ]
        for row in rows
    }


def profile_line(line: Mapping[str, Any]) -> list[str]:
    """The same as the API answers it."""
    row, decimals = line["row"], line["index"]["decimals"]
    if row["value"] is None:
        return ["–", ranked(row), "–", "–"]
    unit, maximum = line["indicator"]["unit"], line["indicator"]["maximum"]
    behind = "%" if unit == "percent" else f"/{maximum:g}" if maximum else "điểm"
    change = written(row["change"], decimals, has_sign=True)
    if line["comparability"]["value"] == "NO":
        change = "không"
    elif row["change"] is None:
        change = "chưa"
    return [
        written(row["value"], decimals) + behind,
        ranked(row),
        change,
        written(gap(row), decimals, True),
    ]


def component_figures(page: lxml.html.HtmlElement) -> dict[str, str]:
    """The value of each component on a page."""
    rows = page.xpath("//section[contains(@class, 'comp')]//tbody/tr")
    return {words(row.find("th")): words(row.find("td")).split("/")[0].rstrip("%") for row in rows}


def component_values(lines: list[Mapping[str, Any]]) -> dict[str, str]:
    """The same as the API answers it."""
    values = {}
    for line in lines:
        held = [one for one in line["components"] if one["value"] is not None]
        for one in line["components"] if held else ():
            text = written(one["value"], line["index"]["decimals"])
            values[one["indicator"]["shortName"]] = (
                text if one["value"] is not None else "– Chưa nhập"
            )
    return values


@pytest.mark.parametrize(("indicator", "period"), RANKINGS)
def test_every_ranking_shows_the_figures_of_the_api(
    real: TestHub, indicator: str, period: str
) -> None:
    asked = {"period": period} if period else {}
    comparison = real.ask(COMPARISON, indicator=indicator, **asked)["compare"]
    page = shown(real, "/nhung/xep-hang", chi_so=indicator, ky=period)

    rows = page.xpath("//table/tbody[not(contains(@class, 'pin'))]/tr[@data-id]")
    figures = [
        [words(row.find("th")), *(words(cell) for cell in row.xpath("./td")[:2])] for row in rows
    ]
    decimals = comparison["indicator"]["index"]["decimals"]
    is_published = any(row["publishedRank"] is not None for row in comparison["rows"])
    expected = [ranking_row(row, decimals, is_published) for row in comparison["rows"]]
    assert len(rows) == len(comparison["rows"])
    assert [one[0] for one in figures] == [one[0] for one in expected]
    for one, other in zip(figures, expected, strict=True):
        assert one[1] == other[1], one
        assert one[2].startswith(other[2]), one


def ranking_row(row: Mapping[str, Any], decimals: int, is_published: bool) -> list[str]:
    """The name, the rank and the value of a row as the API answers it."""
    rank = row["publishedRank"] if is_published else row["rank"]
    text = "–" if rank is None or row["doubtful"] else str(rank)
    if is_published and rank is not None and row["publishedRankOf"] and not row["doubtful"]:
        text += f"/{row['publishedRankOf']}"
    if row["tied"] and not is_published and text != "–":
        text += "="
    return [row["name"], text, written(row["value"], decimals)]
