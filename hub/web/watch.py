"""Watch: newer data is looked for, loaded and asked once before it is shown."""

import logging
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

from hub.panels.away import DatabaseAway
from hub.panels.panel import View
from hub.panels.reader import Present, Reader
from hub.web.agreement import Agreement
from hub.web.outage import Outage

_LOG = logging.getLogger("hub.watch")
_SECONDS = 0.5  # between two looks
_PATIENCE = 10.0  # for which requests believe that somebody looks
_FAREWELL = 0.5  # for which the end of a look is waited for; the thread ends with the process
_WARMING = 1.5  # seconds in which questions are asked again; all of it is shown within three


class Watch:
    """Looks for newer data beside the requests; what is new is shown by all workers together."""

    def __init__(
        self,
        reader: Reader,
        ask_again: Callable[[View, float], None],
        outage: Outage,
        agreement: Agreement | None = None,
    ) -> None:
        self._reader, self._ask_again = reader, ask_again
        self._outage, self._agreement = outage, agreement
        self._ended, self._age = Event(), reader.max_age
        self._thread = Thread(target=self._go, name="hub-watch", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._age = self._reader.max_age
        self._reader.max_age = _PATIENCE
        self._thread.start()

    def stop(self) -> None:
        """End, and leave the others; whoever asks the reader then looks himself again."""
        self._ended.set()
        self._thread.join(_FAREWELL)
        self._reader.max_age = self._age
        if self._agreement:
            self._agreement.leave()

    def _go(self) -> None:
        while not self._ended.wait(_SECONDS):
            try:
                with suppress(DatabaseAway), self._outage.watched():
                    self._look()
            except Exception:  # whatever it was, the next look may go right
                _LOG.exception("newer data could not be looked for")

    def _look(self) -> None:
        present = self._reader.prepare()
        if present is not None:
            self._ask_again(self._reader.view_of(present), _WARMING)
            self._offer(present)
        elif self._agreement:
            self._agreement.ready(self._reader.latest().state)

    def _offer(self, present: Present) -> None:
        agreement = self._agreement
        if agreement is None:
            self._reader.offer(present, lambda: True)
            return
        self._reader.offer(present, lambda: agreement.shows(present.state))
        agreement.ready(present.state)
