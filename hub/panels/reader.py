"""The reading side: the newest catalogue, the panels, and views of any past version."""

from collections.abc import Callable
from datetime import datetime
from threading import Lock
from time import monotonic

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from hub import catalogue
from hub.catalogue import Catalogue
from hub.panels.memory import Panels
from hub.panels.panel import View
from hub.store import database
from hub.store.tables import Release


class Reader:
    """Answers with what the database holds.

    It looks for a newer version at most once in `max_age` seconds.
    """

    def __init__(
        self,
        engine: Engine,
        panel_bytes: int = 256 * 2**20,
        max_age: float = 1.0,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self.engine = engine
        self._panels = Panels(engine, panel_bytes)
        self._max_age, self._clock = max_age, clock
        self._lock = Lock()
        self._catalogue: Catalogue | None = None
        self._looked_at = float("-inf")

    @classmethod
    def open(cls, url: str, panel_bytes: int) -> "Reader":
        """A reader of the database at an address."""
        return cls(database.reading(url), panel_bytes)

    def view(self, as_of: datetime | None = None) -> View:
        """The data now, or as the hub held it at a moment; BadQuestion before the first release."""
        now = self.newest()
        version = now.version if as_of is None else now.version_at(as_of)
        return View(now, version, self._panels.get, engine=self.engine)

    def version(self) -> int | None:
        """The newest data version, 0 before any; None where the database does not answer."""
        try:
            return self.newest().version
        except SQLAlchemyError:
            return None

    def newest(self) -> Catalogue:
        """The newest catalogue."""
        with self._lock:
            if self._catalogue is None or self._clock() - self._looked_at >= self._max_age:
                self._look()
            return self._catalogue

    def _look(self) -> None:
        with self.engine.connect() as connection:
            version = connection.scalar(select(func.max(Release.version))) or 0
            if self._catalogue is None or self._catalogue.version != version:
                self._catalogue = catalogue.load(connection)
        self._looked_at = self._clock()
