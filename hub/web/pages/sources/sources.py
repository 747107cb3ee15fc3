"""Sources: each index with its publisher, what is held and late, and what releases changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hub.web.pages.page_request import PageRequest, document
from hub.web.pages.page_table import PageTable
from hub.web.pages.sources.coverage_grid import (
    Cell,
    CoverageGrid,
    by_indicator,
    by_kind,
    grid,
)
from hub.web.pages.sources.tiers import TierCounts, tier_counts
from hub.words.language import Text

_TITLE = Text("Mức độ đầy đủ", "Coverage")
_KEYS = (
    "index_id",
    "index",
    "indicator_id",
    "indicator",
    "entity_kind",
    "period",
    "held",
    "expected",
    "expected_at_least",
    "rank_only",
    "doubtful_count",
    "data_version",
)
_PLACE = ("indicator_id", "entity_kind", "period")
_FIGURES = ("held", "expected", "rank_only", "doubtful_count")
_DATASETS = {
    "places": Text("Đơn vị hành chính, cơ quan", "Units"),
    "successions": Text("Sắp xếp đơn vị", "Mergers of units"),
    "documents": Text("Văn bản", "Documents"),
}
_COMPONENTS = 60  # indicators whose coverage a page shows


@dataclass(frozen=True)
class IndexSource:
    """An index with what is held of it, and how many figures of its total come from where."""

    index: Mapping[str, Any]
    tiers: Mapping[str, int]


def gather(page: PageRequest) -> dict[str, Any]:
    """What the page shows: all indices, or the one that is chosen."""
    chosen = page.address.last("bo")
    name = "index_sources" if chosen else "sources"
    data = page.data(name, index=chosen) if chosen else page.data(name)
    indices = [data["index"]] if chosen else data["indices"]
    tiers = _tiers(page, indices)
    return {
        "chosen": data["index"] if chosen else None,
        "data": None if chosen else data["dataVersion"],
        "sources": [_source(index, tiers) for index in indices],
        "tiers": tiers,
        "grid": _grid(indices),
        "components": _components(data["index"]) if chosen else None,
        "most": _COMPONENTS,
        "releases": _releases(page) if not chosen else None,
        "dataset": lambda code: _dataset(page, indices, code),
        "question": page.graphiql(document(name), {"index": chosen}),
    }


def table(page: PageRequest) -> PageTable:
    """The cells of coverage: of the totals, of a chosen index those of its components too."""
    chosen, version = page.address.last("bo"), str(page.frozen or page.asker.version)
    if chosen:
        index = page.data("index_sources", index=chosen)["index"]
        cells = index["coverage"]["cells"] + index["components"]["cells"]
        rows = [_row(index, cell, version) for cell in cells]
    else:
        rows = [
            _row(index, cell, version)
            for index in page.data("sources")["indices"]
            for cell in index["coverage"]["cells"]
        ]
    return PageTable(_TITLE, rows, _KEYS, _PLACE, _FIGURES, counts_new=True)


def _tiers(page: PageRequest, indices: Iterable[Mapping[str, Any]]) -> TierCounts:
    """The kinds of sources of the totals."""
    cells = [cell for index in indices for cell in index["coverage"]["cells"]]
    return tier_counts(page, (cell["indicator"]["id"].partition("@")[0] for cell in cells))


def _source(index: Mapping[str, Any], tiers: TierCounts) -> IndexSource:
    return IndexSource(index, tiers.of(index["id"]))


def _grid(indices: Iterable[Mapping[str, Any]]) -> CoverageGrid:
    """The totals of all indices, one row for each kind of units."""
    return grid(
        (f"{index['id']} {kind}", cell | {"index": index})
        for index in indices
        for kind, cell in by_kind(index["coverage"]["cells"])
    )


def _components(index: Mapping[str, Any]) -> CoverageGrid:
    return grid(by_indicator(index["components"]["cells"]))


def _releases(page: PageRequest) -> dict[str, Any]:
    after = page.address.last("sau") or None
    return page.data("releases", after=after)["releasesConnection"]


def _dataset(page: PageRequest, indices: Iterable[Mapping[str, Any]], code: str) -> str:
    """What a dataset is called: as the index that it fills."""
    if code in _DATASETS:
        return _DATASETS[code].within(page.language)
    return next((one["shortName"] for one in indices if one["id"].lower() == code), code)


def _row(index: Mapping[str, Any], cell: Cell, version: str) -> dict[str, Any]:
    return {
        "index_id": index["id"],
        "index": index["name"],
        "indicator_id": cell["indicator"]["id"],
        "indicator": cell["indicator"]["name"],
        "entity_kind": cell["kindText"],
        "period": cell["period"],
        "held": cell["held"],
        "expected": cell["expected"],
        "expected_at_least": cell["expectedAtLeast"],
        "rank_only": cell["rankOnly"],
        "doubtful_count": cell["doubtful"],
        "data_version": version,
    }
