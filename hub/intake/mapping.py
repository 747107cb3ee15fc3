"""What somebody says once of the columns of a table, kept for every file with the same heads."""

from pathlib import Path

from hub.dataset import datasets
from loaders import ordinary
from loaders.ordinary import ASKED, TableMap

__all__ = ["ASKED", "TableMap", "keep", "proposals"]


def proposals(seeds: Path, file: Path, dataset: str | None) -> list[TableMap]:
    """A map of each table of a file, with ASKED for each column that its words do not tell; of a
    dataset where they do not name one. BadInput where nobody can read the file.
    """
    index = datasets.named(seeds, dataset).index if dataset else ""
    return ordinary.proposals(file, seeds, index)


def keep(maps: Path, file: str, one: TableMap) -> tuple[Path, bool]:
    """Keep the map of a table of a file in a folder, unless one of the same heads is there; its
    file, and whether it is new.
    """
    path = ordinary.map_place(maps, file, one.heads)
    digest = path.stem.rpartition("-")[2]
    former = next(maps.glob(f"*-{digest}.toml"), None)
    if former:
        return former, False
    maps.mkdir(parents=True, exist_ok=True)
    path.write_text(ordinary.written(file, one), encoding="utf-8")
    return path, True
