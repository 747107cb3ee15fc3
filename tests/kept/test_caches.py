"""Normalised caches of real clients show what the raw answers said, in whatever order they came."""

import json
import random
import re
import runpy
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from graphql import GraphQLObjectType, build_schema

from hub.words.language import Language
from schema import descriptions
from tests.hubs import ROOT, Shared, TestHub
from tests.kept.conftest import revise, version
from tests.kept.tiles import TILES, Tile, as_of, with_typenames
from tests.kept.walk import has_id

CACHES = Path(__file__).parent / "caches"
BUILD = ROOT / "hub" / "web" / "client" / "build.py"
SCHEMA = build_schema(descriptions.schema(Language.VI).as_str())
ORDERS = 12


@pytest.fixture(scope="module")
def npm() -> list[str]:
    """How to run npm where its Node is one that the page is built with."""
    build = runpy.run_path(str(BUILD))
    return build["machine_npm"]() or build["packaged_npm"]()


@pytest.fixture(scope="module")
def caches(npm: list[str]) -> list[str]:
    """How to run the two caches; their packages are installed by their lock."""
    lock = CACHES / "package-lock.json"
    stamp = CACHES / "node_modules" / ".stamp"
    if not stamp.is_file() or stamp.read_text() != lock.read_text():
        subprocess.run([*npm, "ci"], cwd=CACHES, check=True, capture_output=True, timeout=300)
        stamp.write_text(lock.read_text())
    node = npm[0] if len(npm) > 1 else "node"
    return [node, str(CACHES / "caches.mjs")]


@pytest.fixture(scope="module")
def loads(sqlite: Shared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[dict]]:
    """What the tiles are answered: before a revision, after it, and then as of before."""
    folder = tmp_path_factory.mktemp("revised")
    hub = sqlite.real.copy(folder)
    then = version(hub)
    loads = [load(hub, tile, "before") for tile in TILES]
    revise(hub, folder)
    loads += [load(hub, tile, "after") for tile in TILES]
    loads += [load(hub, as_of(tile, SCHEMA, then), "as of") for tile in TILES]
    yield loads
    hub.close()


def load(hub: TestHub, tile: Tile, moment: str) -> dict:
    """A tile and its raw answer."""
    query = with_typenames(tile.query)
    answer = hub.ask(query, **tile.variables)
    return {
        "tile": tile.name,
        "query": query,
        "variables": tile.variables,
        "answer": answer,
        "moment": moment,
    }


def test_the_revision_is_seen_in_the_answers_and_not_as_of_before(loads: list[dict]):
    before, after, then = (
        {
            each["tile"].removesuffix(" as of"): each["answer"]
            for each in loads[start::1][: len(TILES)]
        }
        for start in (0, len(TILES), 2 * len(TILES))
    )

    changed = {name for name in before if before[name] != after[name]}
    assert {"ranking", "ranking_columns", "trend5", "scorecard", "scoreboard", "revised"} <= changed
    assert {name: then[name] for name in changed} == {name: before[name] for name in changed}


def answers(loads: list[dict], moment: str) -> dict[str, dict]:
    """What each tile was answered."""
    return {
        each["tile"].removesuffix(" as of"): each["answer"]
        for each in loads
        if each["moment"] == moment
    }


def test_caches_show_what_the_raw_answers_said_in_any_order(caches: list[str], loads: list[dict]):
    assert differing(caches, loads, list(orders(ORDERS))) == []


def test_the_caches_would_tell_of_one_id_for_two_statements(caches: list[str], loads: list[dict]):
    """What the ids of observations were: the same before and after a revision."""
    same = json.loads(re.sub(r'(papi/[^"|@]*)@[0-9]+"', r'\1"', json.dumps(loads)))

    found = {(each["client"], each["tile"]) for each in differing(caches, same, list(orders(4)))}

    assert {("apollo", "revised as of"), ("urql", "revised as of")} <= found


def differing(caches: list[str], loads: list[dict], orders: list[list[int]]) -> list[dict]:
    """Where a client that loads answers in these orders shows something else than was answered."""
    embedded = [
        name
        for name, kind in SCHEMA.type_map.items()
        if isinstance(kind, GraphQLObjectType) and not has_id(kind) and name[:2] != "__"
    ]
    embedded.remove("Query")
    question = {"embedded": embedded, "loads": loads, "orders": orders}
    answer = subprocess.run(
        caches, input=json.dumps(question), capture_output=True, text=True, check=True, timeout=300
    )
    return json.loads(answer.stdout)


def orders(count: int) -> Iterator[list[int]]:
    """So many orders in which tiles are loaded: those of the present, and after the revision all
    others.
    """
    dice = random.Random(13)
    for _ in range(count):
        before, others = list(range(len(TILES))), list(range(len(TILES), 3 * len(TILES)))
        dice.shuffle(before)
        dice.shuffle(others)
        yield before + others
