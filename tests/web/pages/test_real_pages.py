"""Every number of the pages of all provinces and of sixty rankings, read back from their tables
with pandas, equals the API's.
"""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from io import StringIO
from typing import Any

import pandas
import pytest

from tests.hubs import TestHub
from tests.web.pages.conftest import answer

SCORECARD = """query ($unit: String!) { scorecard(entity: $unit) { lines {
  index { shortName decimals } indicator { unit maximum } period comparability { value }
  row { ...Figures } components { ...Figures } effort { indicator { id } pointsLeft }
  peers { withValue expected }
} } }
fragment Figures on ComparisonRow {
  indicator { id shortName maximum unit } value rank rankOf publishedRank publishedRankOf
  change rankChange gapToPublishedMean gapToMean
}"""
COMPARISON = """query ($indicator: ID!, $period: Period) {
  compare(indicator: $indicator, period: $period) { period comparability { value rank }
    indicator { index { decimals } } publishedMean { value } summary { mean }
    rows { name value rank tied publishedRank publishedRankOf doubtful change rankChange gapToMean
      gapToPublishedMean rankLow rankHigh quartile group { name } }
  } }"""
RANKINGS = [
    *(("D766/TOTAL", ""), ("D766/MDHL", ""), ("D766/CKMB", ""), ("D766/MDSH", "")),
    *(("PAR_INDEX/TOTAL", str(year)) for year in range(2012, 2025)),
    *(("SIPAS/TOTAL", str(year)) for year in range(2017, 2025)),
    *(("PAPI/TOTAL", str(year)) for year in range(2011, 2025)),
    *((f"PAPI/D{number}", "2024") for number in range(1, 9)),
    *(("PCI/TOTAL", str(year)) for year in range(2006, 2023)),
]
_NUMBER = re.compile(r"[+−]?[\d.]*\d(?:,\d+)?")

Row = Mapping[str, Any]


def tables(hub: TestHub, path: str, **parameters: str) -> list[pandas.DataFrame]:
    """The tables of a page as a person's program reads them, each cell as it is written."""
    response = answer(hub, path, **parameters)
    assert response.status_code == 200, response.text
    page = StringIO(response.text)
    read = pandas.read_html(page, flavor="lxml", thousands=None, keep_default_na=False)
    return [table.astype(str) for table in read]


def number(cell: Any) -> str:
    """The number at the beginning of a cell; a dash where there is none."""
    match = _NUMBER.match(str(cell).strip())
    return match[0] if match else "–"


def written(value: float | None, decimals: int, has_sign: bool = False) -> str:
    """A number as a Vietnamese page writes it, told anew."""
    if value is None:
        return "–"
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{abs(rounded):,f}".translate(str.maketrans(",.", ".,"))
    sign = "−" if rounded < 0 else "+" if has_sign and rounded > 0 else ""
    return sign + text


def shown_rank(row: Row) -> tuple[int | None, int | None]:
    """The rank that a page shows, of how many: the published one, else the computed one."""
    if row["publishedRank"] is not None:
        return row["publishedRank"], row["publishedRankOf"]
    return row["rank"], row["rankOf"]


def ranked(row: Row) -> str:
    """The same as it is written."""
    rank, of = shown_rank(row)
    return "–" if rank is None else f"{rank}/{of}" if of else str(rank)


def gap(row: Row) -> float | None:
    """How far from the mean, the printed one first."""
    published = row["gapToPublishedMean"]
    return row["gapToMean"] if published is None else published


def places(change: int | None) -> str:
    """A change of rank as it is written."""
    if change is None:
        return "–"
    return f"{'▲' if change > 0 else '▼'} {abs(change)} bậc" if change else "="


def test_every_profile_shows_the_figures_of_the_api(real: TestHub) -> None:
    data = real.ask('{ provinces { id } former: provinces(on: "2025-06-30") { id } }')
    provinces = {one["id"] for one in data["provinces"] + data["former"]}

    assert len(provinces) == 34 + 63 - 11  # eleven did not change
    for province in sorted(provinces):
        lines = real.ask(SCORECARD, unit=province)["scorecard"]["lines"]
        results, *others = tables(real, f"/nhung/tinh/{province}")
        assert result_lines(results) == [result_line(line) for line in lines_of(lines)], province
        parts = [table for table in others if table.columns[0] == "Thành phần"]
        assert [part_lines(table) for table in parts] == part_tables(lines), province
        (held,) = (table for table in others if table.columns[-1] == "Có số liệu")
        assert list(held["Có số liệu"]) == [held_of(line) for line in lines_of(lines)], province


def lines_of(lines: list[Row]) -> list[Row]:
    """The lines in the order of the page."""
    order = ["PAR INDEX", "SIPAS", "PAPI", "Bộ chỉ số 766", "PCI"]
    return sorted(lines, key=lambda line: order.index(line["index"]["shortName"]))


def held_of(line: Row) -> str:
    """Of how many units a result is held, as it is written."""
    peers = line["peers"]
    return f"{peers['withValue']}/{peers['expected']}" if peers else "–"


def result_lines(table: pandas.DataFrame) -> list[list[str]]:
    """The result, the rank, the change and the gap of each index on a page; provinces of before
    stand between in one cell.
    """
    rows = table[table["Bộ chỉ số"] != table["Kết quả"]]
    return [
        [
            number(row["Kết quả"]),
            re.match(r"[\d/]+|", str(row["Hạng"]))[0] or "–",
            number(row["So với kỳ trước"]),
            number(row["So với trung bình cả nước"]),
        ]
        for _, row in rows.iterrows()
    ]


def result_line(line: Row) -> list[str]:
    """The same as the API answers it."""
    row, decimals = line["row"], line["index"]["decimals"]
    if row["value"] is None:
        return ["–", ranked(row), "–", "–"]
    can = line["comparability"]["value"] != "NO"
    return [
        written(row["value"], decimals),
        ranked(row),
        written(row["change"] if can else None, decimals, has_sign=True),
        written(gap(row), decimals, has_sign=True),
    ]


def part_lines(table: pandas.DataFrame) -> list[list[str]]:
    """The components of an index on a page."""
    last = "Chưa đạt" if "Chưa đạt" in table.columns else "Bậc"
    return sorted(
        [row["Thành phần"], number(row["Điểm"]), row["Hạng"], row[last]]
        for _, row in table.iterrows()
    )


def part_tables(lines: list[Row]) -> list[list[list[str]]]:
    """The same as the API answers them, those by points left first."""
    held = [line for line in lines_of(lines) if any(has_value(row) for row in line["components"])]
    held.sort(key=lambda line: line["index"]["shortName"] != "Bộ chỉ số 766")
    return [sorted(part_line(line, row) for row in line["components"]) for line in held]


def has_value(row: Row) -> bool:
    return row["value"] is not None


def part_line(line: Row, row: Row) -> list[str]:
    decimals = line["index"]["decimals"]
    left = {one["indicator"]["id"]: one["pointsLeft"] for one in line["effort"]}
    is_by_points = line["index"]["shortName"] == "Bộ chỉ số 766"
    last = (
        written(left.get(row["indicator"]["id"]), decimals)
        if is_by_points
        else places(row["rankChange"])
    )
    kind = "công bố" if row["publishedRank"] is not None else ""
    rank = ranked(row) + kind
    return [row["indicator"]["shortName"], written(row["value"], decimals), rank, last]


@pytest.mark.parametrize(("indicator", "period"), RANKINGS)
def test_every_ranking_shows_the_figures_of_the_api(
    real: TestHub, indicator: str, period: str
) -> None:
    asked = {"period": period} if period else {}
    comparison = real.ask(COMPARISON, indicator=indicator, **asked)["compare"]
    (table,) = tables(real, "/nhung/xep-hang", chi_so=indicator, ky=period)

    names = table["Tỉnh, thành phố"]
    is_row = names != table[table.columns[2]]  # headings go over all columns
    is_mean = names.str.startswith("Cả nước")
    rows = table[is_row & ~is_mean]
    assert list(rows["Tỉnh, thành phố"]) == [row["name"] for row in comparison["rows"]]
    check = Ranking(comparison)
    for (_, row), one in zip(rows.iterrows(), comparison["rows"], strict=True):
        assert check.line(row) == check.expected(one, row), row
    if is_mean.any():
        assert number(table[is_mean].iloc[0, 2]) == written(check.mean, check.decimals)


class Ranking:
    """How a ranking is written, as the API answers it."""

    def __init__(self, comparison: Row) -> None:
        self.comparison = comparison
        self.decimals = comparison["indicator"]["index"]["decimals"]
        self.is_published = any(row["publishedRank"] is not None for row in comparison["rows"])
        printed = comparison["publishedMean"]
        self.mean = printed["value"] if printed else comparison["summary"]["mean"]

    def line(self, row: pandas.Series) -> list[str]:
        """What a page shows of a unit: rank and value, then what else it has columns for."""
        first = [row.iloc[0], number(row.iloc[2])]
        return first + [cell for cell in row.iloc[3:] if cell]

    def expected(self, one: Row, row: pandas.Series) -> list[str]:
        """The same as the API answers it."""
        first = [self._rank(one), written(one["value"], self.decimals)]
        if one["value"] is None and one["publishedRank"] is None:
            return first + self.line(row)[2:]  # of whom nothing is known, the reason stands there
        cells = {name: self._cell(name, one) for name in row.index[3:]}
        return first + [cell for cell in cells.values() if cell]

    def _rank(self, one: Row) -> str:
        rank = one["publishedRank"] if self.is_published else one["rank"]
        if rank is None or one["doubtful"]:
            return "–"
        if self.is_published:
            return f"{rank}/{one['publishedRankOf']}" if one["publishedRankOf"] else str(rank)
        return f"{rank}=" if one["tied"] else str(rank)

    def _cell(self, name: str, one: Row) -> str:
        if name == "So với TB":
            return written(gap(one), self.decimals, has_sign=True)
        if name.startswith("So với"):
            return written(one["change"], self.decimals, has_sign=True)
        if name == "Bậc":
            return places(one["rankChange"])
        if name == "Khoảng hạng":
            return f"{one['rankLow']}–{one['rankHigh']}" if one["rankLow"] else "–"
        if name == "Nhóm công bố":
            return one["group"]["name"] if one["group"] else "–"
        if name == "Tứ phân vị":
            return str(one["quartile"] or "–")
        return ""
