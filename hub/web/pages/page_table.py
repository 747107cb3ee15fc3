"""The table of a page: its figures in long form, which leave as files and tell what has changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hub.web.export import AnswerTable, Explanation, TableColumn
from hub.web.export.columns import column
from hub.web.pages.page_request import PageRequest
from hub.words.language import Text

_KEYS = (
    "entity_id",
    "entity",
    "code",
    "indicator_id",
    "indicator",
    "period",
    "reading",
    "value",
    "unit",
    "published_rank",
    "published_rank_of",
    "rank",
    "rank_of",
    "previous",
    "change",
    "rank_change",
    "status_text",
    "doubtful",
    "missing_reason",
    "source",
    "tier",
    "url",
    "data_version",
)
_FIGURES = (
    "value",
    "published_rank",
    "published_rank_of",
    "rank",
    "rank_of",
    "previous",
    "change",
    "rank_change",
)
_SOURCES = Text("Nguồn", "Sources")


@dataclass(frozen=True)
class PageTable:
    """The figures of a page, one a row, by the keys of the columns of exports; or what a page
    lists that are no figures, by keys of its own.
    """

    title: Text
    rows: Sequence[Mapping[str, Any]]
    keys: Sequence[str] = _KEYS

    def answer(self) -> AnswerTable:
        """The table as files hold it."""
        return AnswerTable.of(self.title, [column(key) for key in self.keys], self.rows)

    @property
    def has_figures(self) -> bool:
        """Whether its rows are figures of units."""
        return self.keys is _KEYS

    def explanation(self, page: PageRequest, version: str) -> Explanation:
        """What a workbook tells beside the table: where it is from, of which data, its sources."""
        lines = (
            (Text("Địa chỉ", "Address"), page.lasting(version)),
            (Text("Phiên bản dữ liệu", "Data version"), version),
            (Text("Ngày tải", "Downloaded on"), page.format.day(page.asker.today.isoformat())),
            (Text("Đơn vị vận hành", "Run by"), page.site.owner),
        )
        return Explanation(tuple(line for line in lines if line[1]), self._sources())

    def _sources(self) -> AnswerTable:
        citations = {row["citation"]: row for row in self.rows if row.get("citation")}
        columns: list[TableColumn] = [column(key) for key in ("citation", "tier", "url")]
        return AnswerTable.of(_SOURCES, columns, list(citations.values()))


TableOf = Callable[[PageRequest], PageTable]


def changed(before: PageTable, now: PageTable) -> int | None:
    """How many figures of a page are others now, each looked for at its place on the page; None
    of what are no figures.
    """
    if not before.has_figures:
        return None
    places = {_place(row): row for row in now.rows}
    return sum(
        row.get(name) != places.get(_place(row), {}).get(name)
        for row in before.rows
        for name in _FIGURES
    )


def figure_row(row: Mapping[str, Any], period: str, version: str) -> dict[str, Any]:
    """A row of the API's comparisons in long form."""
    observation = row["observation"] or {}
    citation = observation.get("citation") or {}
    return {
        "entity_id": row["entity"]["id"],
        "entity": row["name"],
        "code": row["entity"].get("code"),
        "indicator_id": row["indicator"]["id"],
        "indicator": row["indicator"]["name"],
        "period": period,
        "reading": _day(row["readingDate"]),
        "value": row["value"],
        "unit": row["indicator"]["unitText"],
        "published_rank": row["publishedRank"],
        "published_rank_of": row["publishedRankOf"],
        "rank": row["rank"],
        "rank_of": row["rankOf"],
        "previous": row["previous"],
        "change": row["change"],
        "rank_change": row["rankChange"],
        "status_text": row["statusText"],
        "doubtful": row["doubtful"],
        "missing_reason": row["missingReasonText"],
        "source": citation.get("title"),
        "citation": citation.get("text"),
        "tier": citation.get("tierText"),
        "url": citation.get("url"),
        "data_version": version,
    }


def _place(row: Mapping[str, Any]) -> tuple[str, str]:
    """Where a figure stands on a page: its unit, and its indicator in whatever edition."""
    return row["entity_id"], row["indicator_id"].partition("@")[0]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
