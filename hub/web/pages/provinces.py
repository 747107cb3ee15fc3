"""/tinh: choose a province."""

from typing import Any

from hub.web.pages.page_request import PageRequest


def gather(page: PageRequest) -> dict[str, Any]:
    """The provinces of today by region, and those of before."""
    return {"data": page.data("provinces")}
