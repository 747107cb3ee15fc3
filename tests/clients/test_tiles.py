"""The tiles that clients ask, and the locks by which clients are installed."""

import json
from pathlib import Path

import pytest
from graphql import build_schema, parse, validate

from hub.words.language import Language
from schema import descriptions
from tests.clients.checks import PREVIOUS, TILES
from tests.clients.tools import PYTHON, SCRIPTS
from tests.hubs import TestHub

VARIABLES = json.loads((TILES / "variables.json").read_text(encoding="utf-8"))
PATHS = sorted(TILES.glob("*.graphql"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_tile_is_answered(real: TestHub, path: Path):
    answer = real.post(path.read_text(encoding="utf-8"), **VARIABLES[path.stem])

    assert "errors" not in answer
    assert all(answer["data"].values())


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_tile_fits_the_schema_of_now_and_that_of_before(path: Path):
    document = parse(path.read_text(encoding="utf-8"))
    now = build_schema(descriptions.schema(Language.VI).as_str())
    before = build_schema(PREVIOUS.read_text(encoding="utf-8"))

    assert validate(now, document) == validate(before, document) == []


def test_every_tile_has_its_variables():
    assert VARIABLES.keys() == {path.stem for path in PATHS}


@pytest.mark.parametrize("lock", [SCRIPTS / "package-lock.json", PYTHON / "requirements.lock"])
def test_locks_name_exact_versions_and_no_registry(lock: Path):
    lines = lock.read_text(encoding="utf-8").splitlines()
    addresses = [line for line in lines if "resolved" in line or "://" in line]

    assert [line for line in addresses if not _of_sponsors(line)] == []


def _of_sponsors(line: str) -> bool:
    """Whether the address of a line is one where a package is paid for."""
    text = line.strip()
    return text.startswith('"url": ') or "?sponsor=1" in text
