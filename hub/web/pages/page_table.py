"""The table of a page: its figures in long form, which leave as files and tell what has changed."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hub.web.export import CITATION, AnswerTable, Explanation, column, sources_of
from hub.web.pages.page_request import PageRequest
from hub.words import period as periods
from hub.words.clock import written_day
from hub.words.language import Text

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_KEYS = (
    "entity_id",
    "entity",
    "code",
    "indicator_id",
    "indicator",
    "period",
    "reading",
    "value",
    "unit_text",
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
    "tier_text",
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
BEFORE = "previous_period"  # or the day of its reading
UNIT = ("entity_id", "indicator_id")
MOMENT = (*UNIT, "period", "reading")
_OF_ROW = {
    "value": "value",
    "published_rank": "publishedRank",
    "published_rank_of": "publishedRankOf",
    "rank": "rank",
    "rank_of": "rankOf",
    "previous": "previous",
    "change": "change",
    "rank_change": "rankChange",
    "status_text": "statusText",
    "doubtful": "doubtful",
    "missing_reason": "missingReasonText",
}
_CITED = {
    "publisher": "publisher",
    "source": "title",
    "number": "number",
    "tier_text": "tierText",
    "published_on": "publishedOn",
    "retold_by": "retoldBy",
    "url": "url",
}


@dataclass(frozen=True)
class PageTable:
    """The rows of a page by the keys of the columns of exports; by what a row is known again on
    the page of another version of the data, and what of it are figures.
    """

    title: Text
    rows: Sequence[Mapping[str, Any]]
    keys: Sequence[str] = _KEYS
    place: Sequence[str] = UNIT
    figures: Sequence[str] = _FIGURES
    counts_new: bool = False  # whether a row that came since is a change too

    def answer(self) -> AnswerTable:
        """The table as files hold it; where changes are all since one moment, their columns name
        it, else each row does.
        """
        moments = list({row.get(BEFORE) for row in self.rows} - {None})
        labels = _since(moments[0]) if len(moments) == 1 else {}
        columns = [column(key) for key in self._keys(len(moments) > 1)]
        labelled = [replace(one, label=labels.get(one.key, one.label)) for one in columns]
        return AnswerTable.of(self.title, labelled, self.rows)

    def _keys(self, has_several: bool) -> list[str]:
        """The keys of the columns; of changes since several moments, each row tells its own."""
        own = {"previous": [BEFORE, "previous"]} if has_several else {}
        return [one for key in self.keys for one in own.get(key, [key])]

    def place_of(self, row: Mapping[str, Any]) -> tuple[str, ...]:
        """Where a row stands on the page, its indicator in whatever edition."""
        return tuple(str(row.get(name)).partition("@")[0] for name in self.place)

    def explanation(self, page: PageRequest, version: str) -> Explanation:
        """What a workbook tells beside the table: where it is from, of which data, its sources."""
        lines = (
            (Text("Địa chỉ", "Address"), page.printed(version)),
            (Text("Phiên bản dữ liệu", "Data version"), version),
            (Text("Ngày tải", "Downloaded on"), page.format.day(page.asker.today.isoformat())),
            (Text("Đơn vị vận hành", "Run by"), page.site.owner),
        )
        return Explanation(tuple(line for line in lines if line[1]), sources_of(self.rows))


TableOf = Callable[[PageRequest], PageTable]


def changed(before: PageTable, now: PageTable) -> int | None:
    """How many figures of a page are others now, each looked for at its place on the page; None
    of a table without figures.
    """
    if not before.figures:
        return None
    places = {now.place_of(row): row for row in now.rows}
    known = {before.place_of(row) for row in before.rows}
    came = len(places.keys() - known) if before.counts_new else 0
    return came + sum(
        row.get(name) != places.get(before.place_of(row), {}).get(name)
        for row in before.rows
        for name in before.figures
    )


def figure_row(row: Mapping[str, Any], period: str, version: str) -> dict[str, Any]:
    """A row of the API's comparisons in long form."""
    cited = citation_row((row["observation"] or {}).get("citation") or {})
    return {
        "entity_id": row["entity"]["id"],
        "entity": row["name"],
        "code": row["entity"].get("code"),
        "indicator_id": row["indicator"]["id"],
        "indicator": row["indicator"]["name"],
        "period": period,
        "reading": _day(row["readingDate"]),
        "unit_text": row["indicator"]["unitText"],
        "data_version": version,
        BEFORE: row.get("previousReadingDate") or row.get("previousPeriod"),
        **{key: row[name] for key, name in _OF_ROW.items()},
        **cited,
        CITATION: cited,
    }


def citation_row(citation: Mapping[str, Any]) -> dict[str, Any]:
    """A citation of the API by the keys of the columns of sources."""
    return {key: citation[name] for key, name in _CITED.items() if citation.get(name)}


def _since(moment: str) -> Mapping[str, Text]:
    """What the columns of changes are called since a period or the day of a reading."""
    is_day = bool(_DAY.fullmatch(moment))
    since = written_day(date.fromisoformat(moment)) if is_day else periods.parse(moment).spoken
    vi, en = f"{'ngày ' if is_day else ''}{since.vi}", since.en
    return {
        "previous": Text(f"Giá trị {vi}", f"Value {en}"),
        "change": Text(f"Tăng, giảm so với {vi}", f"Change since {en}"),
        "rank_change": Text(f"Tăng, giảm bậc so với {vi}", f"Rank change since {en}"),
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
