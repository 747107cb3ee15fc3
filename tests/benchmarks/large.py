"""A million observations imported, and questions among ten million: `python -m
tests.benchmarks.large`, or `make bench-large`.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import insert, literal, select

from hub.dataset.datasets import Dataset
from hub.dataset.rows import (
    EntityNameRow,
    EntityRow,
    IndexRow,
    IndicatorRow,
    ObservationRow,
    RatedRow,
    Row,
    SourceRow,
)
from hub.importing.importer import import_rows
from hub.importing.observations import COLUMNS
from hub.importing.release import File, Manner, Outcome
from hub.panels.memory import Panels
from hub.panels.panel import View
from hub.panels.reader import Reader
from hub.queries import comparison, trend
from hub.queries.competition.among import Among
from hub.store import database, migration
from hub.store.tables import Indicator, Observation, Touched
from hub.words import period
from hub.words.terms import EntityKind, Frequency, SourceTier
from tests import databases
from tests.benchmarks.rounds import timed, told
from tests.hubs import ROOT

PROVINCES, DEPARTMENTS, MONTHS = 63, 30, 90
EACH = PROVINCES * DEPARTMENTS * MONTHS  # observations of one indicator
PERIODS = [period.Period(2017 + month // 12, month % 12 + 1, 1) for month in range(MONTHS)]
TABLE = Observation.__table__


def catalogue(indicators: int) -> Iterator[Row]:
    """Provinces with departments, and one index."""
    yield IndexRow(
        "BIG",
        "Lớn",
        "Big",
        "Để đo.",
        "To measure.",
        "Người đo",
        Frequency.MONTH,
        EntityKind.DEPARTMENT,
    )
    yield RatedRow("BIG", EntityKind.DEPARTMENT, "2017", "2024", DEPARTMENTS)
    yield SourceRow("big/book", "Người đo", "Sổ", SourceTier.OFFICIAL)
    for number in range(indicators):
        yield IndicatorRow(
            f"BIG/I{number}@2017",
            "BIG",
            f"BIG/I{number}",
            f"Chỉ số {number}",
            f"Indicator {number}",
            "points",
            0,
            "2017",
        )
    for province in range(PROVINCES):
        yield from _entity(f"tinh-{province}", EntityKind.PROVINCE, f"Tỉnh {province}")
        for number in range(DEPARTMENTS):
            yield from _entity(
                f"tinh-{province}-so-{number}",
                EntityKind.DEPARTMENT,
                f"Sở {number}",
                f"tinh-{province}",
            )


def figures(indicators: int, share: float = 1.0) -> Iterator[Row]:
    """What each department is given each month; `share` below one gives other values to so many
    of the first departments.
    """
    for number in range(indicators):
        for at in PERIODS:
            for province in range(PROVINCES):
                for department in range(DEPARTMENTS):
                    tenths = (
                        number * 7 + at.year * 29 + at.month * 13 + province * 31 + department * 17
                    ) % 1000
                    printed = str((tenths + (share < 1) * (department < DEPARTMENTS * share)) / 10)
                    yield ObservationRow(
                        f"{at}.csv:{province * 30 + department + 2}",
                        f"BIG/I{number}",
                        f"Sở {department}",
                        at,
                        "big/book",
                        float(printed),
                        printed,
                        locator=f"Sheet1!{province}",
                        kind=EntityKind.DEPARTMENT,
                        province=f"tinh-{province}",
                    )


def take(url: str, rows: Iterable[Row], name: str, **manner: Any) -> Outcome:
    """Import rows as one release."""
    with database.closing(database.writing(url)) as engine, engine.begin() as connection:
        # Made-up figures jump as no honest ones do.
        taking = Manner(**{"accept": "made up", **manner})
        return import_rows(
            connection, Dataset(name, ROOT / "seeds" / "places"), rows, File(name, name), taking
        )


def by_hub(url: str, indicators: int) -> tuple[float, float]:
    """Seconds of an import, and how many megabytes the process held at most beyond what it began
    with.
    """
    before = peak()
    seconds, _ = timed(take, url, figures(indicators), "figures")
    return seconds, peak() - before


def barely(url: str, lines: list[tuple]) -> float:
    """Seconds of putting lines that somebody else made into the same table and indexes."""
    with (
        database.closing(database.writing(url)) as engine,
        engine.connect() as connection,
        connection.begin(),
    ):
        seconds, _ = timed(database.append, connection, TABLE, COLUMNS, lines)
        started, _ = timed(connection.commit)
    return seconds + started


def measure_import(home: Path | str, indicators: int, rounds: int) -> None:
    """Print how long both take, in turns."""
    base = databases.new(home)
    with database.closing(database.writing(base)) as engine:
        migration.upgrade(engine)
    take(base, catalogue(indicators), "catalogue")
    seconds: dict[str, list[float]] = {"hub": [], "bare": []}
    megabytes = 0.0
    for _ in range(rounds):
        ours, bare = (databases.new(home, base) for _ in range(2))
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            taken, held = process.submit(by_hub, ours, indicators).result()
        seconds["hub"].append(taken)
        megabytes = max(megabytes, held)
        seconds["bare"].append(barely(bare, _lines(ours)))
        for url in (ours, bare):
            databases.dropped(url)
    print(
        told(f"import of {indicators * EACH} observations into {_kind(home)}", seconds)
        + f"; peak {megabytes:.0f} MB",
        flush=True,
    )


def measure_questions(home: Path | str, indicators: int, rounds: int) -> None:
    """Print how long questions take among the figures of one indicator and among many times as
    many.
    """
    small = databases.new(home)
    with database.closing(database.writing(small)) as engine:
        migration.upgrade(engine)
    take(small, catalogue(indicators), "catalogue")
    take(small, figures(1), "figures")
    take(small, figures(1, share=0.1), "revision")
    large = databases.new(home, small)
    multiply(large)
    for name, where in (("from the database", _cold), ("from memory", _warm)):
        for question, ask in QUESTIONS.items():
            seconds: dict[str, list[float]] = {"large": [], "small": []}
            with closing(Asked(large)) as many, closing(Asked(small)) as few:
                for asked in (many, few):
                    where(asked, ask)
                for _ in range(rounds):
                    for size, asked in (("large", many), ("small", few)):
                        seconds[size].append(where(asked, ask))
            print(
                told(
                    f"{question} {name}, {_kind(home)}, {indicators * EACH} and {EACH}"
                    " observations",
                    seconds,
                ),
                flush=True,
            )


def multiply(url: str) -> None:
    """Every indicator says what the first one says."""
    with database.closing(database.writing(url)) as engine, engine.begin() as connection:
        first, *others = connection.scalars(select(Indicator.id).order_by(Indicator.id))
        for other in others:
            for table, columns in ((TABLE, COLUMNS[1:]), (Touched.__table__, ("version",))):
                lines = select(literal(other), *(table.c[name] for name in columns)).where(
                    table.c.indicator_id == first
                )
                connection.execute(insert(table).from_select(["indicator_id", *columns], lines))
        connection.exec_driver_sql("ANALYZE")


class Asked:
    """A database and the views of it, now and before its last release."""

    def __init__(self, url: str) -> None:
        self._reader = Reader(database.reading(url))
        self.now = self._reader.view()
        self.past = self._reader.view(self.now.catalogue.releases[-2].published_at)

    def fresh(self, view: View) -> View:
        """The same view, none of whose panels was ever read."""
        return View(view.catalogue, view.version, Panels(self._reader.engine, 2**30).get)

    def close(self) -> None:
        """Nobody is connected any more."""
        self._reader.engine.dispose()


def _compare(view: View) -> Any:
    return comparison.compare(
        view, comparison.Question("BIG/I0", PERIODS[-1], among=Among(province="tinh-7"))
    )


def _trend(view: View) -> Any:
    return trend.trend(
        view, trend.Question("BIG/I0", ("tinh-7-so-3",), among=Among(province="tinh-7"))
    )


QUESTIONS: dict[str, tuple[str, Callable[[View], Any]]] = {
    "comparison": ("now", _compare),
    "trend": ("now", _trend),
    "comparison as of the past": ("past", _compare),
}


def _cold(asked: Asked, question: tuple[str, Callable[[View], Any]]) -> float:
    return timed(question[1], asked.fresh(getattr(asked, question[0])))[0]


def _warm(asked: Asked, question: tuple[str, Callable[[View], Any]]) -> float:
    return timed(question[1], getattr(asked, question[0]))[0]


def _entity(
    public_id: str, kind: EntityKind, name: str, province: str | None = None
) -> Iterator[Row]:
    yield EntityRow(public_id, kind, province)
    yield EntityNameRow(public_id, name, name, name, name)


def _lines(url: str) -> list[tuple]:
    with database.closing(database.reading(url)) as engine, engine.connect() as connection:
        return [
            tuple(line) for line in connection.execute(select(*(TABLE.c[name] for name in COLUMNS)))
        ]


def peak() -> float:
    # Not ru_maxrss: a process that is spawned begins with what its parent held.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _kind(home: Path | str) -> str:
    return "SQLite" if isinstance(home, Path) else "PostgreSQL"


def main() -> None:
    """Measure what is asked for, on both databases."""
    arguments = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.large", description=__doc__
    )
    arguments.add_argument(
        "what", nargs="*", default=["import", "questions"], help="import, questions or both"
    )
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument(
        "--indicators",
        type=int,
        default=60,
        help="170 100 observations each; a tenth of so many is imported",
    )
    given = arguments.parse_args()
    with TemporaryDirectory() as folder, databases.server() as server:
        for home in (Path(folder), server):
            if "import" in given.what:
                measure_import(home, max(1, given.indicators // 10), given.rounds)
            if "questions" in given.what:
                measure_questions(home, given.indicators, 5 * given.rounds)


if __name__ == "__main__":
    main()
