"""A watched folder whose watcher is killed at random moments while an office puts files in and a
chief decides: `python -m tests.faults.watch --files 200 --kills 20`.
"""

import argparse
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from hub.store import database
from tests import commands
from tests.forked import ForkedCommand
from tests.hubs import ROOT

HEADER = "period,entity,code,value,missing,rank,rank_of,source\n"
FIGURES = (
    "SELECT i.public_id, period, e.public_id, s.public_id, value, status FROM observation JOIN"
    " indicator i ON i.id = indicator_id JOIN entity e ON e.id = entity_id JOIN source s ON s.id ="
    " source_id WHERE until IS NULL OR until > 1000000"
)
SLIP, REPORT = ".phieu.txt", ".bao-cao.html"
PLACES = ("waiting", "duyet", "tra-lai", "done", "failed", ".hub", ".")


@dataclass
class Office:
    """An office that puts files into a folder, a fifth of them faulty, and its chief."""

    home: Path
    chance: random.Random
    files: int
    put: dict[str, str] = field(default_factory=dict)  # the text of each file
    bad: set[str] = field(default_factory=set)
    ended: Event = field(default_factory=Event)

    @property
    def folder(self) -> Path:
        """The watched folder."""
        return self.home / "in"

    def prepare(self) -> None:
        """Seeds with a source for each file, and the texts of the files."""
        shutil.copytree(ROOT / "tests" / "made_up", self.home / "seeds")
        self.folder.mkdir()
        book = (self.home / "seeds" / "made" / "sources.csv").read_text(encoding="utf-8")
        _, first, *_ = book.splitlines()
        lines = [first.replace("made/book", f"made/s{n}") for n in range(self.files)]
        path = self.home / "seeds" / "made" / "sources.csv"
        path.write_text(book.rstrip() + "\n" + "\n".join(lines) + "\n", encoding="utf-8")
        for number in range(self.files):
            name = f"Báo cáo {number}.csv"
            if number % 5 == 4:
                self.bad.add(name)
            self.put[name] = HEADER + "".join(self._lines(number, name in self.bad))

    def _lines(self, number: int, is_bad: bool) -> list[str]:
        cells = [(unit, code) for unit in ("Ân", "Bình", "Cường") for code in ("TOTAL", "COST")]
        year = self.chance.randint(2016, 2019)
        return [
            f"{year},{'Ăn' if is_bad else unit},{code},"
            f"{self.chance.randint(0, 900) / 100},,,,made/s{number}\n"
            for unit, code in self.chance.sample(cells, self.chance.randint(1, 3))
        ]

    def work(self, seconds: float) -> None:
        """Put all files in within so many seconds, some of them slowly, and decide meanwhile."""
        for name, text in self.put.items():
            time.sleep(self.chance.uniform(0, 2 * seconds / len(self.put)))
            half = self.chance.randint(0, len(text)) if self.chance.random() < 0.1 else len(text)
            with (self.folder / name).open("w", encoding="utf-8") as file:
                file.write(text[:half])
                file.flush()
                if half < len(text):
                    time.sleep(0.5)
                file.write(text[half:])
            if self.chance.random() < 0.3:
                self.decide()
        self.ended.set()

    def decide(self) -> None:
        """Move what waits with its slip, one after the other in either order."""
        waiting = self.folder / "waiting"
        for slip in list(waiting.glob(f"*{SLIP}")):
            file = slip.with_name(slip.name.removesuffix(SLIP))
            if not (file.exists() and slip.exists()):
                continue
            text = slip.read_text(encoding="utf-8-sig")
            reason = "Lý do chấp nhận nghi vấn: "
            slip.write_text(text.replace(reason, f"{reason}đã đối chiếu"), encoding="utf-8-sig")
            for path in self.chance.sample([file, slip], 2):
                path.rename(self.folder / "duyet" / path.name)
                if self.chance.random() < 0.1:
                    time.sleep(0.2)

    def lying(self) -> dict[str, list[str]]:
        """In which places each file lies, without what lies beside it."""
        return {
            place: sorted(
                path.name
                for path in (self.folder / place).iterdir()
                if path.is_file()
                and not path.name.endswith((SLIP, REPORT))
                and path.name != ".hub.lock"
            )
            for place in PLACES
            if (self.folder / place).is_dir()
        }

    def start(self) -> ForkedCommand:
        """A watcher; what it publishes at once is as chance has it."""
        publish = ["--publish"] if self.chance.random() < 0.5 else []
        arguments = ("watch", str(self.folder), "--dataset", "made", "--seconds", "1", *publish)
        return commands.start(self.home, *arguments, **settings(self.home))


def settings(home: Path) -> dict[str, str]:
    """Where the seeds and the database are."""
    return {
        "HUB_DATABASE_URL": f"sqlite:///{home}/hub.db",
        "HUB_SEEDS": str(home / "seeds"),
        "HUB_LANGUAGE": "vi",
    }


def figures(url: str) -> list[tuple]:
    """Every figure that stands, by the names of what it is of."""
    with database.closing(database.reading(url)) as engine, engine.connect() as connection:
        return sorted(map(tuple, connection.exec_driver_sql(FIGURES)))


def releases(url: str) -> Counter:
    """How often each file was published."""
    with database.closing(database.reading(url)) as engine, engine.connect() as connection:
        names = connection.exec_driver_sql("SELECT file FROM release WHERE dataset = 'made'")
        return Counter(name for (name,) in names if name.startswith("Báo cáo"))


def run(home: Path, files: int, kills: int, seed: int) -> str:
    """Kill so many times while files come, then let it end; what became of the files."""
    office = Office(home, random.Random(seed), files)
    office.prepare()
    done(home, "import")
    worker = Thread(target=office.work, args=(kills * 3.0,))
    worker.start()
    for _ in range(kills):
        watcher = office.start()
        time.sleep(office.chance.uniform(1, 7))
        watcher.kill()
        said = watcher.end()
        assert (said.code, said.err) == (-signal.SIGKILL, "")
    worker.join()
    rest(office)
    return checked(office)


def rest(office: Office) -> None:
    """Let a watcher run, and the chief decide, until nothing is left to do."""
    watcher, until = office.start(), time.monotonic() + 60 + 3 * office.files
    try:
        while any(office.lying().get(place) for place in PLACES if place not in ("done", "failed")):
            assert time.monotonic() < until, office.lying()
            assert watcher.poll() is None, "the watcher ended by itself"
            office.decide()
            time.sleep(0.5)
    finally:
        watcher.terminate()
        said = watcher.end()
    assert (said.code, said.err) == (0, "")


def checked(office: Office) -> str:
    """Each file lies in one place once with its report, and the figures are those of a plain
    import.
    """
    lying = office.lying()
    good = office.put.keys() - office.bad
    assert lying["done"] == sorted(good), set(lying["done"]) ^ good
    assert lying["failed"] == sorted(office.bad), set(lying["failed"]) ^ office.bad
    for place in ("done", "failed"):
        for name in lying[place]:
            path = office.folder / place / name
            assert path.read_text(encoding="utf-8") == office.put[name]
            assert path.with_name(name + REPORT).exists(), path
        beside = [path.name for path in (office.folder / place).iterdir()]
        assert len(beside) == 2 * len(lying[place]), beside
    plain = plainly(office, sorted(good))
    url = settings(office.home)["HUB_DATABASE_URL"]
    assert figures(url) == figures(plain)
    published = releases(url)
    assert published == Counter(good), published
    done(office.home, "check")
    count = len(figures(url))
    return f"{len(good)} done, {len(office.bad)} failed, {count} figures as by a plain import"


def plainly(office: Office, names: Sequence[str]) -> str:
    """A hub into which the same files were imported by one command."""
    home = office.home / "plain"
    home.mkdir()
    shutil.copytree(office.home / "seeds", home / "seeds")
    paths = [home / name for name in names]
    for path in paths:
        path.write_text(office.put[path.name], encoding="utf-8")
    done(home, "import")
    options = ("--dataset", "made", "--each", "--accept", "đã đối chiếu")
    done(home, "import", *map(str, paths), *options)
    return settings(home)["HUB_DATABASE_URL"]


def done(home: Path, *command: str) -> None:
    """A command that ends well."""
    said = commands.start(home, *command, **settings(home)).end()
    assert said.code == 0, said


def main(arguments: Sequence[str]) -> None:
    """Kill so many times and tell what became of the files."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.watch", description=__doc__)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    given = parser.parse_args(arguments)
    print(f"{given.files} files, {given.kills} kills, seed {given.seed}", flush=True)
    with TemporaryDirectory() as folder:
        print(run(Path(folder), given.files, given.kills, given.seed))


if __name__ == "__main__":
    main(sys.argv[1:])
