"""Watch: newer data is looked for, loaded and asked once before it is shown."""

import gc
import logging
from collections.abc import Callable
from threading import Event, Thread

from hub.panels.panel import View
from hub.panels.reader import Present, Reader
from hub.web.agreement import Agreement

_LOG = logging.getLogger("hub.watch")
_SECONDS = 0.5  # between two looks
_PATIENCE = 10.0  # for which requests believe that somebody looks
_WARMING = 1.5  # seconds in which questions are asked again; all of it is shown within three


class Watch:
    """Looks for newer data beside the requests; what is new is shown by all workers together."""

    def __init__(
        self,
        reader: Reader,
        ask_again: Callable[[View, float], None],
        agreement: Agreement | None = None,
    ) -> None:
        self._reader, self._ask_again, self._agreement = reader, ask_again, agreement
        self._ended = Event()
        self._thread = Thread(target=self._go, name="hub-watch", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._reader.max_age = _PATIENCE
        self._thread.start()

    def stop(self) -> None:
        """End, and leave the others."""
        self._ended.set()
        self._thread.join()
        if self._agreement:
            self._agreement.leave()

    def _go(self) -> None:
        while not self._ended.wait(_SECONDS):
            try:
                self._look()
            except Exception as fault:  # the next look may find the database again
                _LOG.warning("the database cannot be looked at: %s", type(fault).__name__)

    def _look(self) -> None:
        present = self._reader.prepare()
        if present is not None:
            _settle()
            self._ask_again(self._reader.view_of(present), _WARMING)
            self._offer(present)
        elif self._agreement:
            self._agreement.ready(self._reader.newest().version)

    def _offer(self, present: Present) -> None:
        version, agreement = present.catalogue.version, self._agreement
        if agreement is None:
            self._reader.offer(present, lambda: True)
            return
        self._reader.offer(present, lambda: agreement.shown >= version)
        agreement.ready(version)


def _settle() -> None:
    """Collect garbage, and leave out of later collections what a catalogue holds for good."""
    gc.collect()
    gc.freeze()
