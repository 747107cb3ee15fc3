"""Pieces: a large body is sent no faster than its client reads, and to nobody who does not."""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import BinaryIO

from starlette.types import Send

from hub.web.request import Refusal

_LOG = logging.getLogger("hub.export")
_PIECE = 64 * 2**10  # bytes that are sent at once
_PATIENCE = 60.0  # seconds in which a client reads one piece
_LONGEST = 3600.0  # seconds in which it reads all


async def send_pieces(pieces: AsyncIterator[bytes], send: Send) -> None:
    """Send the body of an answer that has begun; ConnectionAbortedError where it ends early.

    What is begun cannot be taken back: it ends without its end, so that nobody takes it for whole.
    """
    try:
        async with asyncio.timeout(_LONGEST):
            async for piece in pieces:
                await _send_piece(piece, send)
    except (Refusal, TimeoutError, OSError) as error:
        _LOG.warning("a file ended before its end: %r", error)
        raise ConnectionAbortedError from None
    await send({"type": "http.response.body", "body": b""})


async def pieces_of(file: BinaryIO) -> AsyncIterator[bytes]:
    """What a file holds from here on."""
    while piece := await asyncio.to_thread(file.read, _PIECE):
        yield piece


async def _send_piece(piece: bytes, send: Send) -> None:
    for begin in range(0, len(piece), _PIECE):
        body = piece[begin : begin + _PIECE]
        async with asyncio.timeout(_PATIENCE):
            await send({"type": "http.response.body", "body": body, "more_body": True})
