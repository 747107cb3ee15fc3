"""The reading side: the newest catalogue, the panels, and views of any past version."""

from collections.abc import Callable
from datetime import datetime
from threading import Lock
from time import monotonic
from typing import NamedTuple

from sqlalchemy import Connection, Engine, func, select

from hub import catalogue
from hub.catalogue import Catalogue
from hub.panels.kept import KeptAnswers, wait
from hub.panels.memory import Panels
from hub.panels.panel import View
from hub.store import database
from hub.store.tables import Release

_NEWEST_VERSION = select(func.max(Release.version))


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
        self.max_age, self._clock = max_age, clock
        self._lock = Lock()
        self._present: Present | None = None
        self._offered: tuple[Present, Callable[[], bool]] | None = None
        self._looked_at = float("-inf")

    @classmethod
    def open(cls, url: str, panel_bytes: int, answer_bytes: int) -> "Reader":
        """A reader of the database at an address."""
        return cls(database.reading(url), panel_bytes, answer_bytes)

    def view(self, as_of: datetime | None = None) -> View:
        """The data now, or as the hub held it at a moment; BadQuestion before the first release."""
        view = self.view_of(self._newest())
        return view if as_of is None else view.at(as_of)

    def version(self) -> int:
        """The newest data version, 0 before any.

        The database itself is asked, whatever is in memory; nobody who looks is waited for.
        """
        with self.engine.connect() as connection:
            version = connection.scalar(_NEWEST_VERSION) or 0
        return version if self._present else self.newest().version

    def newest(self) -> Catalogue:
        """The newest catalogue."""
        return self._newest().catalogue

    def prepare(self) -> Present | None:
        """Newer data than is shown or offered, ready to be offered; None where there is none."""
        latest = self._offered[0] if self._offered else self._present
        with self.engine.connect() as connection:
            version = connection.scalar(_NEWEST_VERSION) or 0
            is_new = latest is None or latest.catalogue.version != version
            present = self._load(connection) if is_new else None
        self._looked_at = self._clock()
        return present

    def view_of(self, present: Present) -> View:
        """The data of what was prepared."""
        now, kept = present
        return View(now, now.version, self._panels.get, engine=self.engine, kept=kept)

    def offer(self, present: Present, is_due: Callable[[], bool]) -> None:
        """Show what was prepared from when it is due."""
        self._offered = present, is_due

    def _newest(self) -> Present:
        """What is newest; NotHeld where nobody may wait for it to be looked for."""
        if self._offered is not None:
            self._accept()
        if self._present is None or self._clock() - self._looked_at >= self.max_age:
            wait()
            with self._lock:
                self._look()
        return self._present

    def _accept(self) -> None:
        offered = self._offered
        if offered is not None and offered[1]():
            self._offered = None
            self._show(offered[0])

    def _look(self) -> None:
        if self._present is None and self._offered is not None:
            self._present = self._offered[0]  # there is nothing older to show
        is_due = self._clock() - self._looked_at >= self.max_age
        if (self._present is None or is_due) and (present := self.prepare()):
            self._show(present)

    def _show(self, present: Present) -> None:
        """Show what is newer; what was kept of the older data holds it, and is let go."""
        older, self._present = self._present, present
        if older is not None:
            older.kept.clear()

    def _load(self, connection: Connection) -> Present:
        return Present(catalogue.load(connection), KeptAnswers(self._answer_bytes))
