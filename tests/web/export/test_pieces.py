"""Pieces of a large body: whoever reads nothing, too slowly, or has left is waited for no more."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from starlette.types import Message

from hub.web.export import pieces
from hub.web.export.pieces import pieces_of, send_pieces
from hub.web.workers import Client

PIECE = 64 * 2**10


class Reader:
    """Who reads so many pieces of a body, then reads no more or leaves."""

    def __init__(self, count: int, pause: float = 0) -> None:
        self.count, self.pause = count, pause
        self.pieces: list[bytes] = []
        self.is_whole = False

    async def send(self, message: Message) -> None:
        """Take a piece."""
        await asyncio.sleep(self.pause if len(self.pieces) < self.count else 3600)
        self.pieces.append(message["body"])
        self.is_whole = not message.get("more_body", False)

    async def receive(self) -> Message:
        """Leave."""
        while len(self.pieces) < self.count:
            await asyncio.sleep(0.001)
        return {"type": "http.disconnect"}

    async def take(self, message: Message) -> None:
        """Take a piece, however many there are."""
        self.pieces.append(message["body"])


class Body:
    """A body of many pieces, which knows whether anybody still holds it."""

    is_held = True

    async def pieces(self, count: int = 1000) -> AsyncGenerator[bytes]:
        """Its pieces."""
        try:
            for _ in range(count):
                yield b"x" * PIECE
        finally:
            self.is_held = False


def test_a_body_is_sent_whole() -> None:
    reader, body = Reader(1000), Body()
    asyncio.run(send_pieces(body.pieces(3), reader.send))

    assert reader.pieces == [b"x" * PIECE] * 3 + [b""]
    assert reader.is_whole


def test_a_piece_is_no_larger_than_is_sent_at_once() -> None:
    async def large() -> AsyncGenerator[bytes]:
        yield b"x" * (2 * PIECE + 1)

    reader = Reader(1000)
    asyncio.run(send_pieces(large(), reader.send))

    assert list(map(len, reader.pieces)) == [PIECE, PIECE, 1, 0]


def test_who_reads_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_PATIENCE", 0.1)
    reader, body = Reader(2), Body()

    with pytest.raises(ConnectionAbortedError):
        asyncio.run(send_pieces(body.pieces(), reader.send))
    assert len(reader.pieces) == 2
    assert not body.is_held


def test_who_reads_too_slowly_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_PATIENCE", 0.2)
    monkeypatch.setattr(pieces, "_SLOWEST", 10**9)
    reader, body = Reader(1000, pause=0.02), Body()

    with pytest.raises(ConnectionAbortedError):
        asyncio.run(send_pieces(body.pieces(), reader.send))
    assert 0 < len(reader.pieces) < 12
    assert not reader.is_whole
    assert not body.is_held


def test_a_file_is_read_no_further_for_who_has_left(tmp_path: Path) -> None:
    path, reader = tmp_path / "file", Reader(2)
    path.write_bytes(b"x" * 100 * PIECE)

    async def read() -> None:
        with path.open("rb") as file:
            await send_pieces(pieces_of(file, Client(reader.receive)), reader.take)

    with pytest.raises(ConnectionAbortedError):
        asyncio.run(read())
    assert 2 <= len(reader.pieces) < 100
