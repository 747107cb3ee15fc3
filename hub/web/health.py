"""Whether the hub is alive, and whether it can answer."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse

from hub.panels.reader import Reader


async def alive(request: Request) -> JSONResponse:
    """The process answers."""
    return JSONResponse({"status": "ok"})


async def ready(request: Request) -> JSONResponse:
    """The database answers and holds data; 503 otherwise."""
    reader: Reader = request.app.state.reader
    version = await asyncio.to_thread(reader.version)
    if not version:
        return JSONResponse(
            {"status": "no database" if version is None else "no data"}, status_code=503
        )
    return JSONResponse({"status": "ok", "dataVersion": str(version)})
