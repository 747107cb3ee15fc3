"""Questions over HTTP, beside bare routes that give the same rows from the same database."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from tests.benchmarks.rounds import timed, told
from tests.benchmarks.serving import Ask, asking, hub, served

# Dimensions and sub-dimensions of PAPI that all provinces have in 2016; asked of a new server, each
# has its panel built once.
CODES = (
    "TOTAL",
    "D1",
    "D2",
    "D3",
    "D4",
    "D5",
    "D6",
    "S11",
    "S12",
    "S13",
    "S14",
    "S21",
    "S22",
    "S23",
    "S31",
    "S32",
    "S33",
    "S41",
    "S42",
    "S43",
    "S44",
    "S51",
    "S52",
    "S53",
    "S54",
    "S61",
    "S62",
    "S63",
)


@dataclass(frozen=True)
class Question:
    """A question to the hub, its further variables, and the route that answers the same."""

    name: str
    query: str
    variables: dict[str, Any]
    path: str

    def body(self, code: str) -> bytes:
        """The request for one indicator."""
        return orjson.dumps(
            {"query": self.query, "variables": {"indicator": code, **self.variables}}
        )


QUESTIONS = (
    Question(
        "comparison",
        "query($indicator: ID!, $period: Period!) { compare(indicator: $indicator, period: $period)"
        " { rows { entity { id name } value rank } } }",
        {"period": "2016"},
        "/compare",
    ),
    Question(
        "trend of four provinces",
        "query($indicator: ID!, $entities: [String!]!) { trend(indicator: $indicator, "
        "entities: $entities) { entity { id } segments { points { period value rank } } } }",
        {"entities": ["ha-nam", "lai-chau", "nam-dinh", "ninh-binh"]},
        "/trend",
    ),
)


def measure(database: Path) -> None:
    """Print how long each takes with a panel to build, with the panel there, and without a hub."""
    for question in QUESTIONS:
        with (
            hub(database) as ours,
            served("tests.benchmarks.bare:running", BENCH_DATABASE=str(database)) as bare,
        ):
            print(
                told(f"{question.name} over HTTP", _seconds(question, asking(ours), asking(bare))),
                flush=True,
            )


def _seconds(question: Question, ours: Ask, bare: Ask) -> dict[str, list[float]]:
    # Nobody's first request counts: both have answered something else before.
    for _ in range(20):
        ours("/graphql", question.body("PCI/TOTAL"))
        bare(question.path, question.body("PCI/TOTAL"))
    ways = {
        "cold panel": (ours, "/graphql"),
        "warm panel": (ours, "/graphql"),
        "bare": (bare, question.path),
    }
    seconds: dict[str, list[float]] = {way: [] for way in ways}
    for code in CODES:
        body, figures = question.body(f"PAPI/{code}"), []
        for way, (ask, path) in ways.items():
            taken, answer = timed(ask, path, body)
            seconds[way].append(taken)
            figures.append(sorted(_figures(answer["data"])))
        cold, warm, plain = figures
        assert cold == warm == plain != [], code
    return seconds


def _figures(data: dict[str, Any]) -> Iterator[tuple]:
    """Every value of an answer with its place and rank."""
    for row in data.get("compare", {"rows": []})["rows"]:
        if row["value"] is not None:
            yield row["entity"]["id"], row["entity"]["name"], row["value"], row["rank"]
    for trend in data.get("trend", ()):
        points = (
            point
            for segment in trend["segments"]
            for point in segment["points"]
            if point["value"] is not None
        )
        yield from (
            (trend["entity"]["id"], point["period"], point["value"], point["rank"])
            for point in points
        )
