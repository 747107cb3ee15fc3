"""Hubs for tests: a real database, real seeds or made-up ones, asked through the real
application.
"""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine

from hub import intake
from hub.dataset import datasets
from hub.importing.release import Manner, Outcome
from hub.intake.selection import Parcel
from hub.panels.reader import Reader
from hub.settings import Settings
from hub.store import database, migration
from hub.web.app import create
from tests import databases, run

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
# The machine may be busy with other tests.
PATIENT = {"most_processor_seconds": 20.0, "most_seconds": 120.0}


@dataclass
class TestHub:
    """One database, the seeds that fill it, and the ways to import and to ask."""

    __test__ = False

    url: str
    seeds: Path = ROOT / "seeds"
    engines: list[Engine] = field(default_factory=list)
    allowed: dict[str, int] = field(default_factory=dict)  # settings of what may be asked

    @cached_property
    def engine(self) -> Engine:
        """The engine for writing, with the newest tables."""
        engine = self.open(database.writing(self.url))
        migration.upgrade(engine)
        return engine

    @property
    def readable(self) -> str:
        """An address at which the hub is read."""
        return self.url

    @cached_property
    def reader(self) -> Reader:
        """A reader that looks for a new version at every question."""
        return Reader(self.open(database.reading(self.readable)), max_age=0)

    @cached_property
    def app(self):
        """The application."""
        return self.another_app()

    def another_app(self):
        """An application of its own that reads the same data: a server starts one only once."""
        settings = Settings(database_url=self.readable, **PATIENT, **self.allowed)
        return create(settings, self.reader)

    def reading(self, **manner: Any) -> Reader:
        """Another reader."""
        return Reader(self.open(database.reading(self.url)), **manner)

    def open(self, engine: Engine) -> Engine:
        """An engine that is closed with the hub."""
        self.engines.append(engine)
        return engine

    def take(self, name: str, *files: Path, **manner: Any) -> Outcome:
        """Import a dataset's seeds, or these files of it; what came last is its own outcome."""
        dataset = datasets.named(self.seeds, name)
        parcels, manner = [Parcel(dataset, files or None)], Manner(**manner)
        if manner.dry_run:
            return intake.look(self.engine, self.seeds, parcels, manner)[0][-1]
        return intake.take(self.engine, self.seeds, parcels, manner)[-1]

    def undo(self, release: int) -> Outcome:
        """Undo a release."""
        return intake.take_back(self.engine, release)

    def ask(self, query: str, language: str = "vi", **variables: Any) -> dict[str, Any]:
        """The data of an answer without errors."""
        answer = self.post(query, language, **variables)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    def complaint(self, query: str, language: str = "vi", **variables: Any) -> str:
        """The message of the one error of an answer."""
        (error,) = self.post(query, language, **variables)["errors"]
        return error["message"]

    def post(self, query: str, language: str = "vi", **variables: Any) -> dict[str, Any]:
        """The whole answer, but for what it costs."""
        body = {"query": query, "variables": variables}
        answer = self.request(
            "POST", "/graphql", json=body, headers={"accept-language": language}
        ).json()
        answer.pop("extensions", None)
        return answer

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        """What the application answers over HTTP."""

        async def send() -> httpx.Response:
            async with httpx.AsyncClient(
                transport=httpx.ASGITransport(app=self.app), base_url="http://hub"
            ) as client:
                return await client.request(method, path, **options)

        return asyncio.run(send())

    def copy(self, folder: Path) -> "TestHub":
        """The same hub in a database of its own, free to be written to."""
        self.close()
        return TestHub(databases.copied(self.url, folder), self.seeds)

    def close(self) -> None:
        """Nobody is connected to the database any more; the next question connects anew."""
        for engine in self.engines:
            engine.dispose()


@dataclass
class Template:
    """A hub to be copied only, whose seeds are copied with it."""

    hub: TestHub
    folder: Path

    @cached_property
    def readable(self) -> TestHub:
        """A copy for those who only read: a server copies no database to which somebody is
        connected.
        """
        return TestHub(databases.copied(self.hub.url, self.folder), self.hub.seeds)

    @contextmanager
    def draft(self, folder: Path) -> Iterator["Draft"]:
        """The same hub, free to be written to in a folder."""
        hub = Draft(self, folder)
        yield hub
        hub.drop()

    def close(self) -> None:
        """Nobody is connected to the copy any more."""
        if "readable" in vars(self):
            self.readable.close()


class Draft(TestHub):
    """A hub that reads a database which others read too, until it is written to.

    As soon as somebody asks for its address or its engine for writing, it has a database of its
    own, a copy of a template, and `reader` and `app` answer from there. Its seeds are its own as
    soon as somebody asks where they are.
    """

    __test__ = False

    def __init__(self, template: Template, folder: Path) -> None:
        self._template, self._folder = template, folder
        self.engines, self.allowed = [], {}
        self._copy, self._lock = "", Lock()

    @cached_property
    def seeds(self) -> Path:
        """The seeds of the template, free to be changed."""
        return shutil.copytree(self._template.hub.seeds, self._folder / "seeds")

    @property
    def url(self) -> str:
        """The address of the database of its own, copied once however many threads ask."""
        with self._lock:
            if self.is_shared:
                for name in ("reader", "app"):
                    vars(self).pop(name, None)
                self._copy = databases.copied(self._template.hub.url, self._folder)
            return self._copy

    @property
    def is_shared(self) -> bool:
        """Whether nothing was written yet."""
        return not self._copy

    @property
    def readable(self) -> str:
        """An address at which the hub is read."""
        return self._template.readable.url if self.is_shared else self.url

    @cached_property
    def engine(self) -> Engine:
        """The engine for writing; the template has the newest tables."""
        return self.open(database.writing(self.url))

    @cached_property
    def reader(self) -> Reader:
        """A reader that looks for a new version at every question; that of all who read the same
        database.
        """
        if self.is_shared:
            return self._template.readable.reader
        return Reader(self.open(database.reading(self.url)), max_age=0)

    def drop(self) -> None:
        """Nobody reads the hub any more, and a database of its own is gone."""
        self.close()
        if not self.is_shared:
            databases.dropped(self.url)


class Shared:
    """The hubs that many tests share, in one home of databases; each is made when it is first
    asked for.
    """

    def __init__(self, home: Path | str, folders: pytest.TempPathFactory) -> None:
        self.home, self._folders = home, folders
        self._once: dict[Callable[[str], TestHub], TestHub] = {}
        self._changed: dict[Callable[[TestHub], None], Template] = {}

    def once(self, make: Callable[[str], TestHub]) -> TestHub:
        """The hub that a function makes at the address of an empty database, made once; to be
        read or to be copied only.
        """
        if make not in self._once:
            self._once[make] = make(databases.new(self.home))
        return self._once[make]

    @cached_property
    def real(self) -> TestHub:
        """A hub of all real seeds, to be read only; made once for all workers of a run."""
        is_file = isinstance(self.home, Path)
        common = run.folder(self._folders) if is_file else databases.place(self.home)
        with run.turn(common / "real") as note:
            if not note.text:
                note.leave(_real(databases.new(common if is_file else self.home)))
        return TestHub(databases.new(self.home, note.text))

    @cached_property
    def made(self) -> TestHub:
        """A made-up hub of three provinces, to be copied only."""
        hub = made_up(self._folders.mktemp("made"), databases.new(self.home))
        hub.take("made")
        hub.close()
        return hub

    @cached_property
    def template(self) -> Template:
        """The made-up hub, of which tests have a draft."""
        return Template(self.made, self._folders.mktemp("template"))

    @property
    def readable(self) -> TestHub:
        """The made-up hub for those who only read."""
        return self.template.readable

    def changed(self, change: Callable[[TestHub], None]) -> Template:
        """The made-up hub after a change of its seeds and its data, which is made once."""
        if change not in self._changed:
            folder = self._folders.mktemp("changed")
            hub = Draft(self.template, folder)
            change(hub)
            hub.close()
            self._changed[change] = Template(hub, folder)
        return self._changed[change]

    def close(self) -> None:
        """Nobody is connected to a shared hub any more."""
        for name in ("real", "template"):
            if name in vars(self):
                vars(self)[name].close()
        for hub in (*self._once.values(), *self._changed.values()):
            hub.close()


def made_up(folder: Path, url: str = "") -> TestHub:
    """A hub of three made-up provinces, A, B and C, in one region, and one index of two
    editions.
    """
    seeds = folder / "seeds"
    shutil.copytree(Path(__file__).parent / "made_up", seeds)
    return TestHub(url or f"sqlite:///{folder / 'hub.db'}", seeds)


def _real(url: str) -> str:
    """The address of a database, after all real seeds were imported into it."""
    hub = TestHub(url)
    for name in datasets.every(hub.seeds):
        hub.take(name)
    hub.close()
    return url
