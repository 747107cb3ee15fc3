"""The tiles of a dashboard, within one process and without sockets: the first time in a data
version on a fresh process, computed of what is kept, and as kept bytes.
"""

import gc
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from threading import Event
from time import perf_counter

from hub.panels.panel import View
from hub.panels.reader import Reader
from hub.queries.usual import prepare
from hub.settings import Settings
from hub.web.making import Making
from hub.web.replies import Replies
from hub.words.language import Language
from schema.answering import Answerer, Bounds, GraphQLQuestion
from tests.clients.checks import TILES
from tests.hubs import ROOT

_ROUNDS = 7
_BESIDE = "RankingColumns"  # the columns of the ranking stand beside the eight


def measure(database: Path) -> None:
    """Print the milliseconds of each tile, and of the eight together."""
    rounds = [_fresh(database) for _ in range(_ROUNDS)]
    for way in rounds[0]:
        tiles = {tile: median(each[way][tile] for each in rounds) for tile in rounds[0][way]}
        whole = sum(taken for tile, taken in tiles.items() if tile != _BESIDE)
        listing = ", ".join(f"{tile} {taken:.2f}" for tile, taken in tiles.items())
        print(f"tiles, {way}: {whole:.2f} ms ({listing})")


def _fresh(database: Path) -> dict[str, dict[str, float]]:
    command = [sys.executable, "-m", "tests.benchmarks.tiles", str(database)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    return json.loads(done.stdout)


def _ways(database: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """The milliseconds of each tile in each way, on this process."""
    gc.disable()
    reader = Reader.open(f"sqlite:///{database}", 2**28, 2**26, statement_seconds=5)
    answerer = Answerer(Language.VI, Bounds(), Settings().computed_ranks)
    view = reader.view()
    prepare(view, lambda: True)
    gc.freeze()
    gc.enable()
    yield "first", {name: _taken(answerer, each, view) for name, each in questions()}
    for _, each in questions():
        _taken(answerer, each, view)  # from the second time on a document is kept
    yield "computed", {name: _taken(answerer, each, view) for name, each in questions()}
    yield "kept", {name: _kept(answerer, each, view) for name, each in questions()}


def _taken(answerer: Answerer, question: GraphQLQuestion, view: View) -> float:
    begin = perf_counter()
    Making(answerer, question, view).at_length(Event())
    return 1000 * (perf_counter() - begin)


def _kept(answerer: Answerer, question: GraphQLQuestion, view: View) -> float:
    """The same where its bytes are kept."""
    replies, key = Replies(2**26), (question.query.encode(), *_place(view))
    replies.keep(key, Making(answerer, question, view).at_length(Event()))
    begin = perf_counter()
    assert replies.get((question.query.encode(), *_place(view))).body
    return 1000 * (perf_counter() - begin)


def _place(view: View) -> tuple:
    return False, Language.VI, view.version, view.today


def questions() -> Iterator[tuple[str, GraphQLQuestion]]:
    """Each tile with its variables."""
    variables = json.loads((TILES / "variables.json").read_text(encoding="utf-8"))
    for path in sorted(TILES.glob("*.graphql")):
        yield path.stem, GraphQLQuestion(path.read_text(encoding="utf-8"), variables[path.stem])


if __name__ == "__main__":
    print(json.dumps(dict(_ways(Path(sys.argv[1])))))
