"""The reading side: the newest catalogue, the panels, and views of any past version."""

from collections.abc import Callable
from datetime import datetime
from threading import Lock
from time import monotonic
from typing import NamedTuple

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from hub import catalogue
from hub.catalogue import Catalogue
from hub.panels.kept import KeptAnswers, wait
from hub.panels.memory import Panels
from hub.panels.panel import View
from hub.store import database
from hub.store.tables import Release


class Present(NamedTuple):
    """The newest catalogue and the answers that are kept of it."""

    catalogue: Catalogue
    kept: KeptAnswers


class Reader:
    """Answers with what the database holds.

    It looks for a newer version at most once in `max_age` seconds.
    """

    def __init__(
        self,
        engine: Engine,
        panel_bytes: int = 256 * 2**20,
        answer_bytes: int = 64 * 2**20,
        max_age: float = 1.0,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self.engine = engine
        self._panels, self._answer_bytes = Panels(engine, panel_bytes), answer_bytes
        self._max_age, self._clock = max_age, clock
        self._lock = Lock()
        self._present: Present | None = None
        self._looked_at = float("-inf")

    @classmethod
    def open(cls, url: str, panel_bytes: int, answer_bytes: int) -> "Reader":
        """A reader of the database at an address."""
        return cls(database.reading(url), panel_bytes, answer_bytes)

    def view(self, as_of: datetime | None = None) -> View:
        """The data now, or as the hub held it at a moment; BadQuestion before the first release."""
        now, kept = self._newest()
        version = now.version if as_of is None else now.version_at(as_of)
        return View(now, version, self._panels.get, self.engine, kept=kept)

    def version(self) -> int | None:
        """The newest data version, 0 before any; None where the database does not answer."""
        try:
            return self.newest().version
        except SQLAlchemyError:
            return None

    def newest(self) -> Catalogue:
        """The newest catalogue."""
        return self._newest().catalogue

    def _newest(self) -> Present:
        """What is newest; NotHeld where nobody may wait for it to be looked for."""
        if self._present is None or self._clock() - self._looked_at >= self._max_age:
            wait()
            with self._lock:
                self._look()
        return self._present

    def _look(self) -> None:
        if self._clock() - self._looked_at < self._max_age:
            return  # somebody else has looked meanwhile
        with self.engine.connect() as connection:
            version = connection.scalar(select(func.max(Release.version))) or 0
            if self._present is None or self._present.catalogue.version != version:
                self._present = Present(catalogue.load(connection), KeptAnswers(self._answer_bytes))
        self._looked_at = self._clock()
