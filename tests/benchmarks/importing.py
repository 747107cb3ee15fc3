"""The import of all seeds, beside the least that could fill the same tables from the same files."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd
from sqlmodel import SQLModel

from hub import intake
from hub.dataset import datasets
from hub.intake.selection import Parcel
from hub.store import database, migration
from tests.benchmarks.rounds import timed, told
from tests.hubs import ROOT

SEEDS = ROOT / "seeds"
Lines = dict[str, list[tuple]]


def measure(folder: Path, rounds: int) -> Path:
    """Print how long both take; the path of a database with all seeds."""
    reference = _empty(folder / "reference.db")
    by_hub(reference)
    lines = _lines(reference)
    seconds: dict[str, list[float]] = {"hub": [], "read_csv + executemany": []}
    for number in range(rounds):
        ours, bare = _empty(folder / f"hub-{number}.db"), _empty(folder / f"bare-{number}.db")
        seconds["hub"].append(timed(by_hub, ours)[0])
        seconds["read_csv + executemany"].append(timed(barely, bare, lines)[0])
        assert _lines(bare) == lines
        for path in (ours, bare):
            path.unlink()
    print(
        told(f"import of all seeds, {sum(map(len, lines.values()))} lines in all tables", seconds),
        flush=True,
    )
    return reference


def by_hub(path: Path) -> None:
    """All seeds through loaders and importer."""
    with database.closing(database.writing(f"sqlite:///{path}")) as engine:
        for dataset in datasets.every(SEEDS).values():
            intake.take(engine, SEEDS, [Parcel(dataset)])


def barely(path: Path, lines: Lines) -> None:
    """The same files read and forgotten, and lines that somebody else made put into the same
    tables and indexes.
    """
    for file in SEEDS.glob("*/*.csv"):
        pd.read_csv(file)
    with closing(sqlite3.connect(path)) as connection:
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")
        for table, given in lines.items():
            if given:
                connection.executemany(
                    f"INSERT INTO {table} VALUES ({', '.join('?' * len(given[0]))})", given
                )
        connection.commit()


def _empty(path: Path) -> Path:
    with database.closing(database.writing(f"sqlite:///{path}")) as engine:
        migration.upgrade(engine)
    return path


def _lines(path: Path) -> Lines:
    tables = [f'"{table.name}"' for table in SQLModel.metadata.sorted_tables]
    with closing(sqlite3.connect(path)) as connection:
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
