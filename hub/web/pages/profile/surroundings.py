"""Surroundings: the provinces of the same region on the index that is newest."""

from collections.abc import Mapping, Sequence
from typing import Any

from hub.web.pages.page_request import PageRequest
from hub.web.pages.profile.results import ResultLine


def region(
    page: PageRequest, province: Mapping[str, Any], lines: Sequence[ResultLine]
) -> dict[str, Any] | None:
    """The region's provinces beside this one; None where no index ranks it there."""
    ranked = [one for one in lines if one.row and one.row["rank"] is not None]
    if not ranked or not province["region"]:
        return None
    line = max(ranked, key=lambda one: one.line["period"]).line
    answer = page.answer(
        "region",
        indicator=line["indicator"]["id"],
        region=province["region"]["id"],
        period=line["period"],
    )
    if answer.errors or answer.data is None:
        return None
    return {"line": line, **answer.data["compare"]}
