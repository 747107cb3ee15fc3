"""What the provinces of before had reached, on each index whose period is older than the unit."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hub.web.papers.paper import DASH, PaperBlock, PaperColumn, PaperTable
from hub.web.papers.paper_request import PaperRequest
from hub.web.papers.shapes import Line

Cells = dict[tuple[str, str], str]  # of a unit and an index


def predecessors(
    paper: PaperRequest, entity: Mapping[str, Any], lines: Sequence[Line]
) -> Iterator[PaperBlock]:
    """A table of them, a row each, with a column for each such index; none where there are none."""
    cells: Cells = {}
    for line in lines:
        if entity["predecessors"] and line["row"] and line["row"]["missingReason"] == "NOT_YET":
            cells |= _cells(paper, entity["id"], line)
    if cells:
        yield _table(paper, cells)


def _table(paper: PaperRequest, cells: Cells) -> PaperTable:
    units, indices = (dict.fromkeys(key[place] for key in cells) for place in (0, 1))
    columns = [PaperColumn(index, 28, True) for index in indices]
    heads = (PaperColumn(paper.say("Trước sắp xếp", "Before the merger"), 30), *columns)
    rows = [(unit, *(cells.get((unit, index), DASH) for index in indices)) for unit in units]
    return PaperTable(heads, tuple(rows))


def _cells(paper: PaperRequest, unit: str, line: Line) -> Cells:
    """What each had reached on an index, where that is known."""
    names = {"indicator": line["indicator"]["id"], "unit": [unit], "period": line["period"]}
    comparison = paper.data("predecessors", **names)["compare"]
    index = line["index"]
    head = f"{index['shortName']}, {paper.format.period(line['period'])}"
    return {
        (row["name"], head): _cell(paper, row, index["decimals"])
        for row in comparison["rows"]
        if row["entity"]["id"] != unit and (row["value"] is not None or row["publishedRank"])
    }


def _cell(paper: PaperRequest, row: Mapping[str, Any], decimals: int) -> str:
    """A value, its rank and of which kind that is, and its source."""
    figures = paper.figures
    facts = [figures.value(row, decimals), *figures.ranks(row)]
    return f"{', '.join(facts)} {paper.sources.mark(row['observation'])}"
