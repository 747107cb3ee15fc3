"""An index that is added by following docs/add-an-index.md word by word is asked like any other."""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import loaders
from hub.words.errors import BadInput
from scripts.follow import follow
from tests.hubs import ROOT, TestHub

PAGE = ROOT / "docs/add-an-index.md"
FOLDER = [
    "seeds/trial/dataset.toml",
    "seeds/trial/indicators.csv",
    "seeds/trial/sources.csv",
    "seeds/trial/2023.csv",
    "seeds/trial/2024.csv",
]
LOADER = "loaders/trial.py"


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestHub]:
    """A hub of the provinces and of the index that the page adds, without its loader."""
    folder = tmp_path_factory.mktemp("trial")
    shutil.copytree(ROOT / "seeds" / "places", folder / "seeds" / "places")
    assert follow(PAGE, folder) == [*FOLDER, LOADER]
    hub = TestHub(f"sqlite:///{folder / 'hub.db'}", folder / "seeds")
    hub.take("trial")
    yield hub
    hub.close()


@pytest.fixture
def loader(trial: TestHub, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The loader of its own."""
    monkeypatch.setattr(
        loaders, "__path__", [*loaders.__path__, str(trial.seeds.parent / "loaders")]
    )
    yield
    sys.modules.pop("loaders.trial", None)


def test_a_folder_is_enough(trial: TestHub) -> None:
    question = re.search(
        r"^```graphql\n(.*?)^```", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )

    answer = trial.ask(question[1], "en")

    assert answer["index"]["name"] == "Trial index"
    rows = [
        (row["entity"]["name"], row["rank"], row["change"]) for row in answer["compare"]["rows"]
    ]
    assert rows == [("Hanoi", 1, 7.25), ("Lai Chau", 2, 0.5), ("Ho Chi Minh City", 3, 5)]
    assert answer["reconcile"]["ok"] is True


@pytest.mark.usefixtures("loader")
def test_files_of_its_own_want_one_loader(trial: TestHub, tmp_path: Path) -> None:
    path = tmp_path / "2025.txt"
    path.write_text("Lai Châu = 73\nHà Nội = 72.1\nTP. Hồ Chí Minh = 70\n", encoding="utf-8")

    assert trial.take("trial", path).counts["added"] == 3


@pytest.mark.usefixtures("loader")
def test_a_fault_of_its_files_names_the_line(trial: TestHub, tmp_path: Path) -> None:
    path = tmp_path / "2025.txt"
    path.write_text("Lai Châu = 73\nHà Nội = x\n", encoding="utf-8")

    with pytest.raises(BadInput) as error:
        trial.take("trial", path)

    assert [(fault.origin, fault.found) for fault in error.value.faults] == [
        ("2025.txt:2", "Hà Nội = x")
    ]
