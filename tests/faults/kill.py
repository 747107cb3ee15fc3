"""Commands killed at random moments leave the old state or the new: `python -m tests.faults.kill
sqlite|postgresql --times 20`.
"""

import argparse
import hashlib
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from sqlalchemy import inspect, make_url

from hub.store import database, migration
from tests import commands, databases
from tests.hubs import ROOT

SEEDS = ROOT / "seeds"
# What a database says, whatever numbers its rows happen to bear.
SAID = {
    "release": (
        "SELECT version, dataset, state, file, sha256, added, changed, unchanged, gone, repeated,"
        " ignored, rejected FROM release"
    ),
    "touched": "SELECT i.public_id, version FROM touched JOIN indicator i ON i.id = indicator_id",
    "observation": (
        "SELECT i.public_id, period, e.public_id, reading, s.public_id, since, until, status,"
        " value, rank, printed, locator, origin FROM observation JOIN indicator i ON i.id ="
        " indicator_id JOIN entity e ON e.id = entity_id JOIN source s ON s.id = source_id"
    ),
    "staged": "SELECT id, state, file, sha256, effect, reason FROM staged",
    "staged_part": "SELECT staged_id, file, part, content FROM staged_part",
    "approval": "SELECT release_id, staged_id FROM approval",
    **{
        name: f"SELECT public_id FROM {name}"
        for name in ("entity", "document", "indicator", "edition", "source", "note")
    },
    **{
        name: f"SELECT count(*) FROM {name}"
        for name in ("entity_name", "alias", "membership", "succession", "chain", "break", "rated")
    },
}


@dataclass(frozen=True)
class Story:
    """A command over a database where some others were done before."""

    name: str
    before: tuple[tuple[str, ...], ...]
    command: tuple[str, ...]


def stories(dataset: str, folder: Path) -> tuple[Story, ...]:
    """A migration, a first import, one that revises every figure, and its undoing; the same one
    staged, and published.
    """
    revise = (
        "import",
        str(revised(dataset, folder)),
        "--dataset",
        dataset,
        "--accept",
        "only to see",
    )
    steps = (("import", "places"), ("import", dataset), revise, ("undo", "3", "--yes"))
    stage, publish = (*revise, "--stage"), ("publish", "S1")
    return (
        *(
            Story(name, steps[:done], steps[done])
            for done, name in enumerate(("migration", "import", "revision", "undo"))
        ),
        Story("stage", steps[:2], stage),
        Story("publish", (*steps[:2], stage), publish),
    )


def revised(dataset: str, folder: Path) -> Path:
    """The figures of a dataset, each a little smaller."""
    target = folder / f"{dataset}-revised"
    target.mkdir()
    for path in (SEEDS / dataset).glob("[12]*.csv"):
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
        table["value"] = [
            f"{float(value) * 0.999:.6f}" if value[:1].isdigit() else value
            for value in table["value"]
        ]
        table.to_csv(target / path.name, index=False)
    return target


class Killer:
    """Kills the command of a story, again and again, and sees what is left."""

    def __init__(self, home: Path | str, folder: Path, story: Story) -> None:
        self._home, self._folder, self._story = home, folder, story
        self._base = databases.new(home)
        for command in story.before:
            _done(self._run(self._base, *command))
        before = _said(self._base)
        whole = databases.new(home, self._base)
        started = time.perf_counter()
        _done(self._start(whole).end())
        self._seconds = time.perf_counter() - started
        self._states = {before: "old", _said(whole): "new"}
        if not story.before:
            with database.closing(database.writing(tables := databases.new(home))) as engine:
                migration.upgrade(engine)
            self._states[_said(tables)] = "tables only"
        self._new = _said(whole)

    def strike(self, chance: random.Random) -> str:
        """Kill once; what was left: the old state or the new, sound, and the next command works."""
        url, moment = (
            databases.new(self._home, self._base),
            chance.uniform(0.3, 1.0) * self._seconds,
        )
        process = self._start(url)
        time.sleep(moment)
        process.kill()
        process.end()
        left = self._states.get(_said(url))
        place = f"{self._story.name} killed after {moment:.2f} of {self._seconds:.2f} s"
        assert left, f"{place}: neither the old state nor the new in {url}"
        if self._story.before:
            _done(self._run(url, "check"))
        if left != "new":
            _done(self._run(url, *self._story.command))
        assert _said(url) == self._new, (
            f"{place}: the next command did not bring the new state of {url}"
        )
        _done(self._run(url, "check"))
        databases.dropped(url)
        return left

    def _start(self, url: str) -> commands.ForkedCommand:
        return commands.start(self._folder, *self._story.command, **self._settings(url))

    def _run(self, url: str, *command: str) -> commands.Said:
        return commands.call(self._folder, *command, **self._settings(url))

    def _settings(self, url: str) -> dict[str, str]:
        return {"HUB_DATABASE_URL": url, "HUB_SEEDS": str(SEEDS), "HUB_LANGUAGE": "en"}


def strikes(
    home: Path | str, folder: Path, dataset: str, times: int, seed: int, first: int = 0
) -> Iterator[tuple[str, str]]:
    """Each kill: its story and what was left; of the stories from the first on."""
    chance = random.Random(seed)
    told = stories(dataset, folder)[first:][:times]
    killers = {story.name: Killer(home, folder, story) for story in told}
    for name in islice(cycle(killers), times):
        yield name, killers[name].strike(chance)


def _done(said: commands.Said) -> None:
    assert said.code == 0, said


def _said(url: str) -> str:
    """A digest of everything a database says; a file that is not there says as little as an
    empty one.
    """
    if not database.exists(url):
        Path(make_url(url).database).touch()
    with database.closing(database.reading(url)) as engine:
        tables = set(inspect(engine).get_table_names())
        with engine.connect() as connection:
            said = {
                name: sorted(map(repr, connection.exec_driver_sql(statement)))
                for name, statement in SAID.items()
                if name in tables
            }
    return hashlib.sha256(repr((sorted(tables), said)).encode()).hexdigest()


@contextmanager
def _home(kind: str, folder: Path) -> Iterator[Path | str]:
    if kind == "sqlite":
        yield folder
    else:
        with databases.server() as address:
            yield address


def main(arguments: Sequence[str]) -> None:
    """Kill so many times and tell what was left."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.kill", description=__doc__)
    parser.add_argument("kind", choices=("sqlite", "postgresql"))
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--dataset", default="papi")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    given = parser.parse_args(arguments)
    print(f"{given.kind}, {given.times} kills, seed {given.seed}", flush=True)
    with TemporaryDirectory() as folder, _home(given.kind, Path(folder)) as home:
        left = Counter()
        for number, strike in enumerate(
            strikes(home, Path(folder), given.dataset, given.times, given.seed), 1
        ):
            left[strike] += 1
            print(f"{number:3} {strike[0]}: {strike[1]}", flush=True)
    print(
        "never a mixture; "
        + ", ".join(f"{name}: {state} {count}" for (name, state), count in sorted(left.items()))
    )


if __name__ == "__main__":
    main(sys.argv[1:])
