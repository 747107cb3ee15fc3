"""A hub of all real seeds in which figures were revised, and the moments before and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.hubs import Shared, TestHub

REVISION = """period,entity,code,value,source
2024,Nam Định,TOTAL,45.5,papi/tunah72-agg-province-year
2024,Hà Nam,TOTAL,43.1,papi/tunah72-agg-province-year
2024,Hà Nam,D1,4.9,papi/tunah72-agg-province-year
"""


@dataclass(frozen=True)
class Revised:
    """A hub whose figures were revised, and its data versions before and after."""

    hub: TestHub
    before: str
    after: str


@pytest.fixture(scope="session")
def revised(sqlite: Shared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Revised]:
    """All real seeds, with three figures of PAPI 2024 revised."""
    folder: Path = tmp_path_factory.mktemp("revised")
    hub = sqlite.real.copy(folder)
    hub.allowed |= {
        "most_cost": 10**9,
        "most_fields": 10**8,
        "most_letters": 10**9,
    }  # the walk asks for everything
    before = version(hub)
    revise(hub, folder)
    yield Revised(hub, before, version(hub))
    hub.close()


def revise(hub: TestHub, folder: Path) -> None:
    """Import the revision."""
    file = folder / "revision.csv"
    file.write_text(REVISION, encoding="utf-8")
    hub.take("papi", file, accept="chỉ để thử")


def version(hub: TestHub) -> str:
    """The newest data version."""
    return hub.ask("{dataVersion {id}}")["dataVersion"]["id"]
