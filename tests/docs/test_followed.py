"""What is added by following a page word by word works, in the places that it names alone."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.follow import follow
from tests.hubs import ROOT

OF_A_QUESTION = [
    "hub/queries/spread.py",
    "tests/queries/test_spread.py",
    "schema/spread.py",
    "schema/query.py",
    "schema/plan/sizes.toml",
    "schema/descriptions.toml",
    "tests/examples/spread.md",
    "docs/questions.md",
]
TRIED = [
    "tests/queries/test_spread.py",
    "tests/schema/test_descriptions.py",
    "tests/schema/plan/test_price.py::test_every_list_of_objects_has_a_size",
    "tests/schema/plan/test_price.py::test_every_size_is_of_a_list_that_exists",
    "tests/docs/test_manual.py::test_every_question_is_told",
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The repository without its seeds."""
    unwanted = shutil.ignore_patterns("__pycache__", "node_modules", "page")
    for room in ("hub", "schema", "loaders", "scripts", "tests", "docs"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=unwanted)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_a_question_is_added_as_the_page_says(copy: Path) -> None:
    files = follow(ROOT / "docs/add-a-question.md", copy)

    assert files == OF_A_QUESTION
    run(copy, "-m", "scripts.examples")
    ran = run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "not postgresql", *TRIED)
    assert ran.returncode == 0, ran.stdout
    asked = "print(schema(Language.EN)._schema.query_type.fields['spread'].description)"
    names = "from hub.words.language import Language; from schema.descriptions import schema; "
    told = run(copy, "-c", names + asked).stdout
    assert told == "How far the highest unit lies from the lowest, period by period.\n"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python in a copy of the repository."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        encoding="utf-8",
        capture_output=True,
        check=False,
    )
