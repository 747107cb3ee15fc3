"""Whether the hub is alive, and whether it can answer."""

import asyncio

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse

from hub.reader import Reader


async def alive(request: Request) -> JSONResponse:
    """The process answers."""
    return JSONResponse({"status": "ok"})


async def ready(request: Request) -> JSONResponse:
    """The database answers and holds data; 503 otherwise."""
    reader: Reader = request.app.state.reader
    try:
        catalogue = await asyncio.to_thread(reader.newest)
    except SQLAlchemyError:
        return JSONResponse({"status": "no database"}, status_code=503)
    if catalogue.version == 0:
        return JSONResponse({"status": "no data"}, status_code=503)
    return JSONResponse({"status": "ok", "dataVersion": str(catalogue.version)})
