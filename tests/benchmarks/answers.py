"""An analyst's questions over HTTP: of today, as of before a revision, and a bare route that
gives the same figures of today.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pandas as pd

from hub import intake
from hub.dataset import datasets
from hub.importing.release import Manner
from hub.intake.selection import Parcel
from hub.store import database
from tests.benchmarks.importing import SEEDS
from tests.benchmarks.rounds import timed, told
from tests.benchmarks.serving import Ask, asking, hub, served

REVISED = ("papi", "pci", "par_index", "sipas", "d766")


@dataclass(frozen=True)
class Question:
    """A question, the variables that it is asked with in turn, and how its figures are told
    apart.
    """

    name: str
    query: str
    cases: tuple[dict[str, Any], ...]
    figures: Callable[[dict[str, Any]], Iterator[tuple]]

    def body(self, variables: dict[str, Any], as_of: str | None = None) -> bytes:
        """The request to the hub."""
        return orjson.dumps({"query": self.query, "variables": {**variables, "asOf": as_of}})

    def bare(self, variables: dict[str, Any]) -> bytes:
        """The request to the bare route."""
        return orjson.dumps({"name": self.name, "variables": variables})


def _compared(data: dict[str, Any]) -> Iterator[tuple]:
    for row in data["compare"]["rows"]:
        if row["value"] is not None:
            yield row["entity"]["id"], row["value"], row["rank"]


def _scored(data: dict[str, Any]) -> Iterator[tuple]:
    for board in data["scoreboard"]:
        yield from (
            (board["indicator"]["id"], row["entity"]["id"], row["value"], row["rank"])
            for row in board["rows"]
        )


def _carded(data: dict[str, Any]) -> Iterator[tuple]:
    for line in data["scorecard"]["lines"]:
        for row in (line["row"], *line["components"]):
            if row["value"] is not None:
                yield row["indicator"]["id"], line["period"], row["value"]


def _followed(data: dict[str, Any]) -> Iterator[tuple]:
    for trend in data["trend"]:
        for segment in trend["segments"]:
            yield from (
                (point["period"], point["value"], point["rank"]) for point in segment["points"]
            )


def _summed(data: dict[str, Any]) -> Iterator[tuple]:
    for check in data["reconcile"]["checks"]:
        if check["kind"] == "PARTS":
            yield check["indicator"]["id"], check["expected"], check["found"]


def _aimed(data: dict[str, Any]) -> Iterator[tuple]:
    for target in data["targets"]:
        yield target["id"].rpartition("#")[2], target["value"]


YEARS = tuple({"indicator": "PAPI/TOTAL", "period": str(year)} for year in range(2011, 2025))
PROVINCES = tuple(
    {"entity": name}
    for name in (
        "ha-nam",
        "lai-chau",
        "nam-dinh",
        "ninh-binh",
        "son-la",
        "an-giang",
        "hue",
        "da-nang",
    )
)
QUESTIONS = (
    Question(
        "comparison",
        "query($indicator: ID!, $period: Period!, $asOf: DateTime) { compare(indicator: $indicator,"
        " period: $period, asOf: $asOf) { rows { entity { id } value rank } } }",
        YEARS,
        _compared,
    ),
    Question(
        "rebuilt ranking",
        "query($indicator: ID!, $period: Period!, $asOf: DateTime) { compare(indicator: $indicator,"
        " period: $period, territory: REBUILT_MEAN, asOf: $asOf) { rows { entity { id } value rank"
        " } } }",
        YEARS[:10],
        _compared,
    ),
    Question(
        "trend with its summary",
        'query($entity: String!, $asOf: DateTime) { trend(indicator: "PCI/TOTAL", entities:'
        " [$entity], asOf: $asOf) { segments { points { period value rank } } summary {"
        " slopePerYear best { period } } } }",
        PROVINCES,
        _followed,
    ),
    Question(
        "scoreboard",
        "query($period: Period!, $entities: [String!]!, $asOf: DateTime) { scoreboard(index:"
        ' "PAPI", period: $period, entities: $entities, asOf: $asOf) { indicator { id } rows {'
        " entity { id } value rank } } }",
        tuple(
            {"period": str(year), "entities": ["ha-nam", "lai-chau", "nam-dinh"]}
            for year in range(2011, 2020)
        ),
        _scored,
    ),
    Question(
        "scorecard",
        "query($entity: String!, $asOf: DateTime) { scorecard(entity: $entity, asOf: $asOf) { lines"
        " { period row { indicator { id } value rank publishedRank } components { indicator { id }"
        " value rank } } } }",
        PROVINCES,
        _carded,
    ),
    Question(
        "reconciliation",
        'query($entity: String!, $period: Period!, $asOf: DateTime) { reconcile(index: "PAPI",'
        " entity: $entity, period: $period, asOf: $asOf) { checks { kind indicator { id } expected"
        " found } } }",
        tuple({**province, "period": "2016"} for province in PROVINCES),
        _summed,
    ),
    Question(
        "targets",
        "query($entity: String!, $asOf: DateTime) { targets(entity: $entity, asOf: $asOf) { id"
        " value state(asOf: $asOf) } }",
        tuple({"entity": name} for name in ("ha-nam/bqlkcn", "ha-nam/skhcn")),
        _aimed,
    ),
)


def measure(path: Path) -> None:
    """Print how long each question takes beside the bare route, its panels built."""
    as_of = _revised(path)
    with (
        hub(path) as ours,
        served("tests.benchmarks.bare:running", BENCH_DATABASE=str(path)) as bare,
    ):
        for question in QUESTIONS:
            seconds = _seconds(question, as_of, asking(ours), asking(bare))
            print(
                told(f"{question.name} over HTTP", {way: seconds[way] for way in ("now", "bare")}),
                flush=True,
            )
            print(
                told(f"{question.name} over HTTP", {way: seconds[way] for way in ("as of", "now")}),
                flush=True,
            )


def _seconds(question: Question, as_of: str, ours: Ask, bare: Ask) -> dict[str, list[float]]:
    ways = {
        "as of": lambda case: ours("/graphql", question.body(case, as_of)),
        "now": lambda case: ours("/graphql", question.body(case)),
        "bare": lambda case: bare("/figures", question.bare(case)),
    }
    seconds: dict[str, list[float]] = {way: [] for way in ways}
    for warm in range(4):
        for case in question.cases:
            taken = {way: timed(ask, case) for way, ask in ways.items()}
            if warm:
                for way in ways:
                    seconds[way].append(taken[way][0])
            _same(question, case, taken["now"][1], taken["bare"][1])
    return seconds


def _same(
    question: Question, case: dict[str, Any], ours: dict[str, Any], bare: dict[str, Any]
) -> None:
    assert "errors" not in ours, (question.name, case, ours["errors"])
    found, wanted = _rounded(question.figures(ours["data"])), _rounded(bare["rows"])
    assert found == wanted != set(), (
        question.name,
        case,
        sorted(found - wanted, key=str)[:3],
        sorted(wanted - found, key=str)[:3],
    )


def _rounded(rows: Iterable[Iterable]) -> set[tuple]:
    return {
        tuple(round(each, 5) if isinstance(each, float) else each for each in row) for row in rows
    }


def _revised(path: Path) -> str:
    """A revision of a figure of every code and period of the larger families; the moment before
    it.
    """
    with closing(sqlite3.connect(path)) as connection:
        (moment,) = connection.execute("SELECT max(published_at) FROM release").fetchone()
    seeds = path.parent / "revised"
    shutil.copytree(SEEDS, seeds)
    for name in REVISED:
        for file in (seeds / name).glob("2*.csv"):
            _lowered(file)
    with database.closing(database.writing(f"sqlite:///{path}")) as engine:
        for name in REVISED:
            intake.take(
                engine, seeds, [Parcel(datasets.named(seeds, name))], Manner(accept="bench")
            )
    return datetime.fromtimestamp(moment / 1_000_000, UTC).isoformat()


def _lowered(file: Path) -> None:
    """The first figure of each code a hundredth lower, printed so too."""
    table = pd.read_csv(file, dtype=str, keep_default_na=False).assign(
        value=lambda read: read.get("value", "")
    )
    numbers = pd.to_numeric(table["value"], errors="coerce")
    first = table[numbers > 1].groupby("code").head(1).index
    table.loc[first, "value"] = (numbers[first] - 0.01).round(6).astype(str)
    if "printed" in table:
        table.loc[first, "printed"] = ""
    table.to_csv(file, index=False)
