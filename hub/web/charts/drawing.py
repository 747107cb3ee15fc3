"""Drawing: specifications as SVG and PNG, drawn by a process of their own within a bounded time."""

import subprocess
import sys
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from threading import Lock, Timer
from typing import Any
from weakref import finalize

import fontpkg_be_vietnam_pro
import orjson

from hub.web.charts import pen
from hub.web.request import Refusal
from hub.words.language import Text

VEGA_LITE = "6.4"
FONT = fontpkg_be_vietnam_pro.FAMILY
FONTS = fontpkg_be_vietnam_pro.ROOT / "files"

_SECONDS = 20.0  # the slowest drawing
_PATIENCE = 30.0  # seconds for which one waits for the pen
_MOST = 128  # drawings that are kept
_BUSY = Text(
    "biểu đồ vẽ quá lâu hoặc hệ thống đang vẽ nhiều biểu đồ; hãy thu hẹp câu hỏi hoặc thử lại",
    "the chart takes too long or the hub draws many charts; ask for less or try again",
)
_RETRY = (b"retry-after", b"2")
_LOST = (OSError, EOFError, pen.struct.error)  # the pen was too slow and is killed, or it ended


class CannotDraw(Exception):
    """Raised for a specification that cannot be drawn."""


class DrawingProcess:
    """A process that draws, begun with the first drawing, and anew where it ended."""

    def __init__(self, seconds: float = _SECONDS, patience: float = _PATIENCE) -> None:
        self._seconds, self._patience = seconds, patience
        self._process: subprocess.Popen[bytes] | None = None
        self._turn = Lock()

    def draw(self, **order: Any) -> bytes:
        """The bytes of a picture; CannotDraw, or Refusal where it takes too long."""
        if not self._turn.acquire(timeout=self._patience):
            raise _busy()
        try:
            is_drawn, content = self._answer(orjson.dumps(order))
        finally:
            self._turn.release()
        if not is_drawn:
            raise CannotDraw(content.decode())
        return content

    def _answer(self, order: bytes) -> tuple[bool, bytes]:
        process = self._running()
        assert process.stdin
        assert process.stdout
        timer = Timer(self._seconds, process.kill)
        timer.start()
        try:
            process.stdin.write(pen.HEAD.pack(True, len(order)) + order)
            process.stdin.flush()
            head = process.stdout.read(pen.HEAD.size)
            is_drawn, size = pen.HEAD.unpack(head)
            content = process.stdout.read(size)
            if len(content) < size:
                raise EOFError
        except _LOST:
            _end(process)
            raise _busy() from None
        finally:
            timer.cancel()
        return is_drawn, content

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            command = [sys.executable, "-P", str(Path(pen.__file__)), str(FONTS)]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            finalize(self, _end, self._process)
        return self._process


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):  # what was not read before it was killed
            pipe.close()


# A PNG takes longer than all else, and no page waits for one.
_SVG, _PNG = DrawingProcess(), DrawingProcess()


@lru_cache(maxsize=_MOST)
def svg(specification: bytes) -> bytes:
    """The SVG of a Vega-Lite specification as JSON."""
    return _SVG.draw(specification=orjson.loads(specification), version=VEGA_LITE)


def png(drawn: str, scale: float) -> bytes:
    """The PNG of an SVG, so many times as large."""
    return _PNG.draw(svg=drawn, scale=scale)


def _busy() -> Refusal:
    return Refusal(503, _BUSY, [_RETRY], code="Busy")
