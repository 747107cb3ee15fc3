"""Departments' own documents as rows: citations, targets and figures; what is certain also as
observations.
"""

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from hub.dataset.rows import Row

if TYPE_CHECKING:
    from hub.dataset.datasets import Dataset


def load(dataset: "Dataset", files: Sequence[Path], why: bool = False) -> Iterator[Row]:
    """Each document, the documents it cites, its targets and figures, and what could not be
    placed; behind each row the rules that decided it, where `why` asks for them.

    The stages are imported here, not above: the process of its own that opens a hostile file
    (`loaders/sandbox.py`) enters this package too and needs none of them.
    """
    return import_module("loaders.documents.files").rows(dataset, files, why)
