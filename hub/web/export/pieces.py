"""Pieces: a large body is sent no faster than its client reads, and to nobody who does not."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing
from time import monotonic
from typing import BinaryIO

from starlette.types import Send

from hub.web.request import Refusal
from hub.web.workers import Client, left

_LOG = logging.getLogger("hub.export")
_PIECE = 64 * 2**10  # bytes that are sent at once
_PATIENCE = 60.0  # seconds for which a client may read nothing
_SLOWEST = 16 * 2**10  # bytes a second that it reads in the long run
_LONGEST = 3600.0  # seconds in which it reads all


async def send_pieces(pieces: AsyncGenerator[bytes], send: Send) -> None:
    """Send the body of an answer that has begun; ConnectionAbortedError where it ends early.

    What is begun cannot be taken back: it ends without its end, so that nobody takes it for whole.
    """
    patience = _PATIENCE
    try:
        async with asyncio.timeout(_LONGEST), aclosing(pieces):
            async for piece in pieces:
                for begin in range(0, len(piece), _PIECE):
                    patience = await _sent(piece[begin : begin + _PIECE], patience, send)
    except ConnectionAbortedError:
        raise
    except (Refusal, TimeoutError, OSError) as error:
        _LOG.warning("a file ended before its end: %r", error)
        raise ConnectionAbortedError from None
    await send({"type": "http.response.body", "body": b""})


async def pieces_of(file: BinaryIO, client: Client) -> AsyncGenerator[bytes]:
    """What a file holds from here on; ConnectionAbortedError where the client has left."""
    leaving = asyncio.ensure_future(left(client.receive))
    try:
        while piece := await asyncio.to_thread(file.read, _PIECE):
            if leaving.done():
                raise ConnectionAbortedError
            yield piece
    finally:
        leaving.cancel()


async def _sent(body: bytes, patience: float, send: Send) -> float:
    """For how many seconds a client may read nothing once it has read this; TimeoutError."""
    begun = monotonic()
    async with asyncio.timeout(patience):
        await send({"type": "http.response.body", "body": body, "more_body": True})
    return min(_PATIENCE, patience - (monotonic() - begun) + len(body) / _SLOWEST)
