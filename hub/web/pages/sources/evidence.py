"""The evidence of one figure: every source that tells it, as it stands in the source, and what
was told before.
"""

from collections.abc import Mapping
from typing import Any

from hub.web.pages.page_frame import PageFrame
from hub.web.pages.page_request import PageRequest, document
from hub.web.pages.page_table import CITATION, PageTable, citation_row
from hub.words.language import Text

_TITLE = Text("Bằng chứng của số liệu", "Evidence of a figure")
_KEYS = (
    "observation_id",
    "entity_id",
    "entity",
    "indicator_id",
    "indicator",
    "period",
    "value",
    "unit_text",
    "printed",
    "published_rank",
    "published_rank_of",
    "status_text",
    "doubtful",
    "source",
    "tier_text",
    "url",
    "data_version",
)


def gather(page: PageRequest) -> dict[str, Any]:
    """What the page shows."""
    own = _observation(page)
    used = _used(page, own)
    return {
        "figure": own,
        "claims": sorted((own, *own["claims"]), key=lambda claim: claim["id"] != used),
        "used": used,
        "lead": _lead(page, own),
        "question": page.graphiql(document("evidence"), {"id": own["id"]}),
    }


def table(page: PageRequest) -> PageTable:
    """What each source says of the figure."""
    own, version = _observation(page), str(page.frozen or page.asker.version)
    rows = [_row(own, claim, version) for claim in (own, *own["claims"])]
    return PageTable(_TITLE, rows, _KEYS, ("source",), ("value", "published_rank"))


def _observation(page: PageRequest) -> dict[str, Any]:
    return page.data("evidence", id=page.address.part("id"))["observation"]


def _used(page: PageRequest, own: Mapping[str, Any]) -> str | None:
    """The id of the claim that the hub uses of the same cell; None where none stands."""
    variables = {
        "indicator": [own["indicator"]["id"]],
        "entity": [own["unit"]["id"]],
        "period": [own["period"]],
    }
    nodes = page.data("preferred", **variables)["observations"]["nodes"]
    return next((one["id"] for one in nodes if one["cell"] == own["cell"]), None)


def _lead(page: PageFrame, own: Mapping[str, Any]) -> str | None:
    """The page of the unit; None of one that has none."""
    unit = own["unit"]
    if unit["__typename"] == "Province":
        return page.link(f"tinh/{unit['id']}")
    return page.link(f"co-quan/{unit['id']}") if unit["province"] else None


def _row(own: Mapping[str, Any], claim: Mapping[str, Any], version: str) -> dict[str, Any]:
    cited = citation_row(claim["citation"])
    return cited | {
        "observation_id": claim["id"],
        "entity_id": own["unit"]["id"],
        "entity": own["name"],
        "indicator_id": own["indicator"]["id"],
        "indicator": own["indicator"]["name"],
        "period": own["period"],
        "value": claim["value"],
        "unit_text": claim["unitText"],
        "printed": claim["printed"],
        "published_rank": claim["rank"],
        "published_rank_of": claim["rankOf"],
        "status_text": claim["statusText"],
        "doubtful": claim["doubtful"],
        CITATION: cited,
        "data_version": version,
    }
