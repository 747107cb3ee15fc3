"""/co-quan and /co-quan/{tinh}: choose a department, district or commune."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from hub.web.pages.department import last_day, last_ended
from hub.web.pages.page_choices import check
from hub.web.pages.page_request import PageRequest, document
from hub.web.pages.page_table import PageTable, figure_row
from hub.words.language import Text

_TITLE = Text("Kết quả của các cơ quan, địa phương", "Results of departments and localities")

# By what provinces rate units of their own, and units of which kinds.
_RATINGS = ("D766", "DDCI", "DEPT_PAR", "DEPT_SIPAS", "TTHC_QUALITY")
_KINDS = ("DEPARTMENT", "DISTRICT", "COMMUNE")


class RatedBlock(NamedTuple):
    """Units that are ranked with one another; nobody's rank stands beside those of others."""

    name: str | None
    rows: list[dict[str, Any]]


class ProvinceRating(NamedTuple):
    """An index of one period, block by block, and how many units it has no figure of."""

    comparison: dict[str, Any]
    blocks: list[RatedBlock]
    lacking: int

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of all blocks."""
        return [row for block in self.blocks for row in block.rows]

    @property
    def is_ranked(self) -> bool:
        """Whether anyone has a rank."""
        ranks = ("publishedRank", "rank")
        return any(row[rank] is not None for row in self.rows for rank in ranks)

    @property
    def of_published(self) -> int:
        """Of how many units the publisher's rank is known."""
        return sum(row["publishedRank"] is not None for row in self.rows)

    @property
    def citations(self) -> list[str]:
        """The sources of its figures, each once."""
        return list(dict.fromkeys(row["observation"]["citation"]["text"] for row in self.rows))

    @property
    def is_uneven(self) -> bool:
        """Whether its figures were read on different days."""
        return any(row["readingDate"] != self.comparison["readingDate"] for row in self.rows)

    @property
    def is_provisional(self) -> bool:
        """Whether a figure is not final."""
        return any(row["status"] == "PROVISIONAL" for row in self.rows)


def choose(page: PageRequest) -> dict[str, Any]:
    """The provinces of today by region, and those of before."""
    return {"data": page.data("provinces")}


def gather(page: PageRequest) -> dict[str, Any]:
    """The units of a province, how they stand within their blocks, and what they report."""
    data = _data(page)
    own = data["province"]["id"]
    ratings = list(_ratings(page, data))
    return {
        "province": data["province"],
        "departments": data["departments"],
        "ended": _ended(data),
        "areas": data["areas"],
        "districts": [unit for unit in data["districts"] if unit["kind"] == "DISTRICT"],
        "ratings": ratings,
        "rated": {row["entity"]["id"] for rating in ratings for row in rating.rows},
        "quarter": last_ended(last_day(data["province"], page.asker.today), 3),
        "sum": page.answer("operations_sum", province=own),
        "question": page.graphiql(document("departments"), {"province": own}),
    }


def table(page: PageRequest) -> PageTable:
    """The figures of its units on every index by which it rates them."""
    version = str(page.frozen or page.asker.version)
    rows = [
        figure_row(row | {"indicator": indicator}, rating.comparison["period"], version)
        for rating in _ratings(page, _data(page))
        for indicator in [rating.comparison["indicator"]]
        for row in rating.rows
    ]
    return PageTable(_TITLE, rows)


def _data(page: PageRequest) -> dict[str, Any]:
    """The units of the province that the address names; Refusal."""
    check(page, {"bo": _RATINGS}, {"ky": ()})
    return page.data("departments", province=page.address.part("province"))


def _ended(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The departments that the last mergers ended; of a province of before none of its last day."""
    ended = {unit["id"]: unit for unit in (*data["merged"], *data["last"]) if unit["validTo"]}
    now = {unit["id"] for unit in data["departments"]}
    return [unit for unit in ended.values() if unit["id"] not in now]


def _ratings(page: PageRequest, data: dict[str, Any]) -> Iterator[ProvinceRating]:
    """Each index that holds a figure of the province's units, or the one that is chosen."""
    chosen, held = page.address.last("bo"), {index["id"] for index in data["indices"]}
    for index in (chosen,) if chosen else _RATINGS:
        for kind in _KINDS if index in held else ():
            rating = _rating(page, index, data["province"]["id"], kind)
            if rating:
                yield rating


def _rating(page: PageRequest, index: str, province: str, kind: str) -> ProvinceRating | None:
    variables = {"indicator": f"{index}/TOTAL", "province": province, "kind": kind}
    answer = page.answer("province_ratings", period=page.address.last("ky") or None, **variables)
    if not answer.data or not answer.data["compare"]:
        return None
    comparison = answer.data["compare"]
    rows = [row for row in comparison["rows"] if row["observation"]]
    if not rows:
        return None
    ordered = sorted(rows, key=_block)
    blocks = [RatedBlock(name or None, list(each)) for name, each in groupby(ordered, _block)]
    return ProvinceRating(comparison, blocks, len(comparison["rows"]) - len(rows))


def _block(row: dict[str, Any]) -> str:
    return row["observation"]["block"] or ""
