"""The shelf as the operator's folder is now: looked at once a second, read anew when it changed."""

import asyncio
import logging
from collections.abc import Callable
from os import scandir
from threading import Lock
from time import monotonic

from starlette.types import ASGIApp, Receive, Scope, Send

from hub.settings import Settings
from hub.web.saved.shelf import Shelf, shelf
from hub.words.language import in_line

_LOG = logging.getLogger("hub.web")
_SECONDS = 1.0

Seen = tuple[tuple[str, int, int], ...]  # each file with when it changed and how long it is


class CurrentShelf:
    """Knows the questions as they are now."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = monotonic) -> None:
        self._settings, self._clock, self._lock = settings, clock, Lock()
        self._looked_at, self._seen = clock(), self._look()
        self._shelf = shelf(settings)

    @property
    def held(self) -> Shelf | None:
        """The shelf where nobody has to look at the folder."""
        is_due = self._settings.questions and self._clock() - self._looked_at >= _SECONDS
        return None if is_due else self._shelf

    def now(self) -> Shelf:
        """The shelf after a look at the folder; what is wrong with files that changed is logged."""
        with self._lock:
            if self.held is None:
                self._looked_at, seen = self._clock(), self._look()
                if seen != self._seen:
                    self._seen, self._shelf = seen, shelf(self._settings)
                    self._log()
            return self._shelf

    def _look(self) -> Seen:
        if not self._settings.questions:
            return ()
        try:
            with scandir(self._settings.questions) as entries:
                told = [(entry.name, entry.stat()) for entry in entries]
        except OSError:
            return ()
        return tuple(sorted((name, state.st_mtime_ns, state.st_size) for name, state in told))

    def _log(self) -> None:
        for fault in self._shelf.faults:
            _LOG.warning("%s", in_line(fault.within(self._settings.language)))


class Shelved:
    """An application that is made of the questions as they are now."""

    def __init__(self, current: CurrentShelf, make: Callable[[Shelf], ASGIApp]) -> None:
        self._current, self._make = current, make
        self._shelf: Shelf | None = None
        self._app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        shelf = self._current.held or await asyncio.to_thread(self._current.now)
        if self._app is None or shelf is not self._shelf:
            self._shelf, self._app = shelf, self._make(shelf)
        await self._app(scope, receive, send)
