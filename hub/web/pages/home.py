"""/: the front page leads to the province or the department that the hub is for."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from hub.web.pages.site import Site


class Home:
    """Leads to the unit of HUB_HOME, or to the list of provinces; names no host."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def lead(self, request: Request) -> Response:
        """The way, in the language that was asked for."""
        query = f"?{request.url.query}" if request.url.query else ""
        return Response(status_code=302, headers={"location": self._place() + query})

    def _place(self) -> str:
        unit = self._site.home
        if not unit:
            return "tinh"
        return quote(f"co-quan/{unit}" if "/" in unit else f"tinh/{unit}")
