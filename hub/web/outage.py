"""Outage: the time for which the database is away."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic

from hub.panels.away import DatabaseAway, away

_LOG = logging.getLogger("hub.web")
_SECONDS = 30.0  # between two lines about outages, however often the database comes and goes


class Outage:
    """Logs in one line that the database is away, and in one that it answers again."""

    def __init__(self) -> None:
        self._lock, self._is_on, self._logged_at = Lock(), False, float("-inf")

    @contextmanager
    def noticed(self) -> Iterator[None]:
        """Within, the database may be asked; DatabaseAway where it was and did not answer."""
        try:
            yield
        except Exception as error:
            absence = away(error)
            if absence is None:
                raise
            self._begin(absence)
            raise absence from None

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Within, the database is surely asked; DatabaseAway."""
        with self.noticed():
            yield
        if self._is_on:
            self._end()

    def _begin(self, absence: DatabaseAway) -> None:
        with self._lock:
            if not self._is_on and monotonic() - self._logged_at >= _SECONDS:
                self._is_on, self._logged_at = True, monotonic()
                _LOG.error("the database does not answer: %s", absence.cause)

    def _end(self) -> None:
        with self._lock:
            if self._is_on:
                self._is_on = False
                _LOG.warning("the database answers again")
