"""The seeds of documents are what the script makes of the five documents."""

import sys
from pathlib import Path
from subprocess import run

from tests.hubs import ROOT, SHARED
from tests.loaders.documents.expected import DATASET, shared

BY_HAND = {
    "dataset.toml",
    "breaks.csv",
    "indicators.csv",
    "fields.csv",
    "notes.csv",
}


@shared
def test_seeds_are_byte_for_byte_what_the_script_writes(tmp_path: Path) -> None:
    run(
        [sys.executable, ROOT / "scripts" / "seed_documents.py", SHARED / "documents", tmp_path],
        check=True,
    )

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes()
        for path in DATASET.folder.iterdir()
        if path.name not in BY_HAND
    }
