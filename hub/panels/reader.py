"""The reading side: the newest catalogue, the panels, and views of any past version."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from threading import Lock
from time import monotonic
from typing import NamedTuple

from sqlalchemy import Engine

from hub import catalogue
from hub.catalogue import Catalogue
from hub.panels.away import DAMAGED, FOREIGN, DatabaseAway, DatabaseReplaced, away
from hub.panels.kept import KeptAnswers, wait
from hub.panels.opening import Opening
from hub.panels.panel import View
from hub.store import database
from hub.store.file import FileState

Loading = Callable[[], AbstractContextManager[None]]

_TRIES = 3  # to open a database to which somebody writes


class DataState(NamedTuple):
    """A data version, and the database that it is of."""

    database: int
    version: int


class Present(NamedTuple):
    """The newest catalogue, the answers that are kept of it, and the database that it is of."""

    catalogue: Catalogue
    kept: KeptAnswers
    opening: Opening

    @property
    def state(self) -> DataState:
        """What it is, alike in all processes that read one database."""
        return DataState(self.opening.mark, self.catalogue.version)


class Reader:
    """Answers with what the database holds.

    It looks for a newer version, or another database, at most once in `max_age` seconds. Where
    `is_wary`, a file is looked through for damage before it is read. Data is loaded within
    `loading`.
    """

    def __init__(
        self,
        engine: Engine,
        panel_bytes: int = 256 * 2**20,
        answer_bytes: int = 64 * 2**20,
        max_age: float = 1.0,
        clock: Callable[[], float] = monotonic,
        is_wary: bool = False,
        loading: Loading = nullcontext,
    ) -> None:
        self.engine = engine
        self._panel_bytes, self._answer_bytes = panel_bytes, answer_bytes
        self.max_age, self._clock, self._is_wary = max_age, clock, is_wary
        self._loading = loading
        self._lock, self._accepting = Lock(), Lock()
        self._opening: Opening | None = None  # the latest
        self._present: Present | None = None
        self._offered: tuple[Present, Callable[[], bool]] | None = None
        self._absence: DatabaseAway | None = None
        self._damage: tuple[FileState | None, str | None] = None, None  # of a file, where known
        self._looked_at = self._missed_at = float("-inf")

    @classmethod
    def open(
        cls,
        url: str,
        panel_bytes: int,
        answer_bytes: int,
        statement_seconds: int,
        loading: Loading = nullcontext,
    ) -> "Reader":
        """A reader of the database at an address."""
        engine = database.reading(url, statement_seconds)
        return cls(engine, panel_bytes, answer_bytes, is_wary=True, loading=loading)

    def view(self, as_of: datetime | None = None) -> View:
        """The data now, or as the hub held it at a moment; BadQuestion before the first release."""
        view = self.view_of(self._newest())
        return view if as_of is None else view.at(as_of)

    def last(self) -> View | None:
        """The data that was shown last, however long ago somebody looked for newer."""
        present = self._present
        return self.view_of(present) if present else None

    def version(self) -> int:
        """The newest data version, 0 before any.

        The database itself is asked, whatever is in memory; nobody who looks is waited for.
        """
        return self._newest().opening.version()

    def newest(self) -> Catalogue:
        """The newest catalogue."""
        return self._newest().catalogue

    def latest(self) -> Present:
        """What is offered, else what is shown."""
        offered = self._offered
        return offered[0] if offered else self._newest()

    def prepare(self) -> Present | None:
        """Newer data than is shown or offered, ready to be offered; None where there is none."""
        try:
            present = self._newer(self._offered[0] if self._offered else self._present)
        except Exception as error:
            self._miss(error)
            raise
        self._absence, self._looked_at = None, self._clock()
        return present

    def view_of(self, present: Present) -> View:
        """The data of what was prepared."""
        now, kept, opening = present
        return View(now, now.version, opening.panels.get, database=opening, kept=kept)

    def offer(self, present: Present, is_due: Callable[[], bool]) -> None:
        """Show what was prepared from when it is due."""
        self._offered = present, is_due

    def _newest(self) -> Present:
        """What is newest; NotHeld where nobody may wait for it to be looked for."""
        if self._offered is not None:
            self._accept()
        if self._present is None or self._clock() - self._looked_at >= self.max_age:
            self._tell_absence()
            wait()
            with self._lock:
                self._look()
        return self._present

    def _tell_absence(self) -> None:
        """DatabaseAway where somebody missed the database just now: it need not be waited for."""
        absence = self._absence
        if absence is not None and self._clock() - self._missed_at < self.max_age:
            raise DatabaseAway(absence.cause, absence.text)

    def _accept(self) -> None:
        with self._accepting:  # one thread alone, so that none shows an older one later
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
        if older is not None and older is not present:
            older.kept.clear()

    def _newer(self, latest: Present | None) -> Present | None:
        if latest is None:
            return self._anew()
        try:
            return self._load(latest.opening) if latest.opening.has_newer() else None
        except DatabaseReplaced:
            return self._anew()

    def _anew(self) -> Present:
        """The database opened anew, with connections of its own; DatabaseAway."""
        for _ in range(_TRIES):
            self.engine.dispose()
            opening = Opening(self.engine, self._panel_bytes, former=self._opening)
            if self._is_wary or self._opening is not None:
                self._check(opening)
            self._opening = opening
            present = self._loaded(opening)
            if not opening.is_written:
                return present
        raise DatabaseReplaced("it is written to all the time")

    def _loaded(self, opening: Opening) -> Present:
        """What a database holds that has just been opened; DatabaseAway where it is no hub's."""
        try:
            return self._load(opening)
        except (LookupError, TypeError, ValueError) as error:
            raise DatabaseAway(f"{type(error).__name__}: {error}", FOREIGN) from error

    def _check(self, opening: Opening) -> None:
        """DatabaseAway where the file is damaged, which is looked for once."""
        state, damage = self._damage
        if damage is None or state != opening.state:
            self._damage = state, damage = opening.state, opening.damage()
        if damage:
            raise DatabaseAway(damage, DAMAGED)

    def _load(self, opening: Opening) -> Present:
        with opening.connect() as connection, self._loading():
            opening.load(connection)
            now = catalogue.load(connection)
        return Present(now, KeptAnswers(self._answer_bytes), opening)

    def _miss(self, error: Exception) -> None:
        """Remember that the database is away; what was read of a file that is gone is no answer
        any more.
        """
        self._absence, self._missed_at = away(error), self._clock()
        shown = self._present
        if shown is not None and shown.opening.is_gone:
            self._present = self._offered = None
