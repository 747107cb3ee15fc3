"""The script that makes the seeds of places out of what was curated."""

import pytest

from scripts import seed_places
from tests.hubs import SHARED
from tests.loaders.test_places import DATASET

RESEARCH = SHARED / "data" / "places"


@pytest.mark.skipif(
    not RESEARCH.exists(), reason=f"{RESEARCH} is not here; the script reads the shared folder"
)
def test_the_script_writes_the_seeds_byte_for_byte(tmp_path, capsys):
    seed_places.main(RESEARCH, tmp_path)

    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert written == {path.name: path.read_bytes() for path in DATASET.folder.glob("*.csv")}
    assert "aliases.csv: 772 = 701 written + 71 repeated" in capsys.readouterr().out
