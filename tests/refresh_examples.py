"""Writes the answers of the manual anew, to be read before they are kept: python -m
tests.refresh_examples.
"""

import contextlib
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hub.dataset import datasets
from tests.hubs import TestHub
from tests.test_examples import PAGES, blocks, read


def main() -> None:
    """Ask a hub of all real seeds what each page asks."""
    with (
        TemporaryDirectory() as folder,
        contextlib.closing(TestHub(f"sqlite:///{Path(folder) / 'hub.db'}")) as hub,
    ):
        for dataset in datasets.every(hub.seeds):
            hub.take(dataset)
        for path in PAGES:
            page = read(path)
            refresh(path, hub.post(page.query, **page.variables))


def refresh(path: Path, answer: dict[str, Any]) -> None:
    """Put an answer into a page."""
    before, _, after = path.read_text(encoding="utf-8").rpartition(blocks(path, "json")[-1])
    path.write_text(f"{before}{written(answer)}\n{after}", encoding="utf-8")


def written(value: Any, margin: str = "") -> str:
    """JSON with each part on one line where it fits."""
    line, inner = json.dumps(value, ensure_ascii=False), margin + "  "
    if len(margin + line) <= 120 or not isinstance(value, dict | list):
        return line
    parts = (
        [f"{inner}{json.dumps(key)}: {written(part, inner)}" for key, part in value.items()]
        if isinstance(value, dict)
        else [inner + written(part, inner) for part in value]
    )
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}\n" + ",\n".join(parts) + f"\n{margin}{closing}"


if __name__ == "__main__":
    main()
