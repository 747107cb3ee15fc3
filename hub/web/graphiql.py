"""GraphiQL for browsers, the files that it loads, and the icon."""

import asyncio
from pathlib import Path
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from hub.words.language import Language, Text

BUILT = Path(__file__).parent / "page"
_HEADERS = {
    "cache-control": "no-cache",
    # Monaco, the editor of GraphiQL, writes its own styles and brings pictures as data.
    "content-security-policy": (
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src"
        " 'self' data:; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none';"
        " frame-ancestors 'none'"
    ),
    "vary": "Accept, Accept-Language, Accept-Encoding, Origin",
}
_UNBUILT = Text(
    "Trang GraphiQL chưa được dựng: chạy make install.",
    "The GraphiQL page is not built: run make install.",
)


class GraphiQL:
    """The page in a folder, as the build left it, beginning in the language of the hub."""

    def __init__(self, built: Path, language: Language) -> None:
        self._built, self._language = built, language

    @property
    def routes(self) -> list[BaseRoute]:
        """Where the page finds what it loads."""
        icons = [
            Route(path, self._icon)
            for path in ("/favicon.ico", "/favicon.svg", "/page/favicon.svg")
        ]
        return [
            Route("/graphql/", _without_slash, methods=["GET", "HEAD", "POST"]),
            *icons,
            Mount("/page/assets", _Assets(directory=self._built / "assets", check_dir=False)),
        ]

    async def page(self) -> Response:
        """The page to ask questions on, or how to build it."""
        headers = _HEADERS | {"content-language": self._language}
        try:
            page = await asyncio.to_thread(
                (self._built / "graphiql.html").read_text, encoding="utf-8"
            )
        except FileNotFoundError:
            return HTMLResponse(_UNBUILT.within(self._language), 503, headers)
        page = page.replace('<html lang="vi">', f'<html lang="{self._language}">')
        return HTMLResponse(page, headers=headers)

    async def _icon(self, request: Request) -> Response:
        icon = self._built / "favicon.svg"
        if not icon.exists():
            raise HTTPException(404)
        return FileResponse(icon, media_type="image/svg+xml")


async def _without_slash(request: Request) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    return Response(status_code=308, headers={"location": f"../graphql{query}"})


class _Assets(StaticFiles):
    """Files whose names change with their content, so that a browser asks for each only once."""

    async def check_config(self) -> None:
        """Before the build there is no folder; then a file is not found, and nothing is broken."""

    def file_response(self, *arguments: Any, **more: Any) -> Response:
        """A file to keep."""
        response = super().file_response(*arguments, **more)
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response
