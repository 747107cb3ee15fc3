"""A data officer at a hub of all real seeds, with the files of the field trial; a hub of the
indices that others retell.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_cli import House
from tests.hubs import ROOT, SHARED, TestHub

TRIALS = SHARED / "trials"


class Officer(House):
    """The commands at a hub of one's own; a trial is named by the beginning of its file's name."""

    @classmethod
    def at(cls, hub: TestHub, folder: Path) -> "Officer":
        """An officer in a folder, at a hub that may be written to."""
        return cls(folder, {"HUB_DATABASE_URL": hub.url, "HUB_SEEDS": str(ROOT / "seeds")})

    def trial(self, name: str, room: str = "imports") -> Path:
        """The one file of the trials whose name begins so, beside the pages from which some were
        printed.
        """
        (path,) = (path for path in (TRIALS / room).glob(f"{name}*") if path.suffix != ".html")
        return path

    def releases(self) -> list[str]:
        """The releases, the newest first."""
        return self.run("releases").out.splitlines()[1:]

    def number_of(self, dataset: str) -> str:
        """The number of the newest release of a dataset."""
        return next(line.split()[0] for line in self.releases() if f" {dataset} " in line)


@pytest.fixture
def officer(real: TestHub, tmp_path: Path) -> Officer:
    """A data officer whose hub may be written to."""
    return Officer.at(real.copy(tmp_path), tmp_path)


@pytest.fixture(scope="session")
def retold_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestHub]:
    """A hub of PAR INDEX and SIPAS, to be read only."""
    hub = TestHub(f"sqlite:///{tmp_path_factory.mktemp('retold') / 'hub.db'}")
    for name in ("par_index", "sipas"):
        hub.take(name)
    yield hub
    hub.close()
