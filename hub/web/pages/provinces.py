"""/tinh: choose a province."""

from collections.abc import Mapping
from typing import Any

from hub.web.pages.page_request import PageRequest

_LAST = "2025-07-01"  # of the arrangements of provinces, the one that made those of today


def gather(page: PageRequest) -> dict[str, Any]:
    """The provinces of today by region, and those of before."""
    return {"data": page.data("provinces"), "merged": merged}


def merged(province: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The provinces that the last arrangement merged into one; none where it did not touch it or
    only a part of another came to it.
    """
    of_last = [one for one in province["predecessors"] if one["date"] == _LAST]
    units = [one["from"] for one in of_last if one["kind"] == "MERGED_INTO"]
    return units if len(units) > 1 else []
