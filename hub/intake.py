"""A dataset's files → its loader → the importer: where the writing side meets."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from sqlalchemy import Connection, Engine

from hub import datasets, release
from hub.datasets import Dataset
from hub.errors import BadUse
from hub.importer import import_rows
from hub.language import Text
from hub.release import File, Manner, Outcome
from hub.rows import Row
from loaders import family


def take(engine: Engine, seeds: Path, dataset: Dataset, files: Sequence[Path] | None = None, manner: Manner | None = None) -> list[Outcome]:
    """Import a dataset's own seeds, or these files of it, as one release; what it needs and is not there goes first."""
    manner = manner or Manner()
    with engine.connect() as connection, connection.begin() as transaction:
        outcomes = [*_needed(connection, seeds, dataset, manner), _one(connection, dataset, files, manner)]
        if manner.dry_run:
            transaction.rollback()
    for outcome in outcomes if manner.dry_run else ():
        outcome.version = None
    return outcomes


def rows(dataset: Dataset, files: Sequence[Path] | None = None) -> Iterator[Row]:
    """The catalogue and the figures of a dataset as rows; what its documents state only where its own seeds are meant."""
    if files is None:
        return chain(dataset.catalogue(), dataset.statements(), read(dataset, dataset.files))
    return chain(dataset.catalogue(), read(dataset, files))


def read(dataset: Dataset, files: Sequence[Path]) -> Iterator[Row]:
    """What the loader of a dataset finds in files."""
    name = dataset.settings.get("loader", dataset.name)
    if find_spec(f"loaders.{name}") is None:
        raise BadUse(Text(f"chưa có bộ đọc loaders/{name}.py cho bộ dữ liệu {dataset.name}",
                          f"there is no loader loaders/{name}.py for the dataset {dataset.name}"))
    return import_module(f"loaders.{name}").load(dataset, files)


def described(dataset: Dataset, files: Sequence[Path] | None = None) -> File:
    """The name and the checksum of what is imported: the whole folder, or these files."""
    if files is None:
        return File(f"seeds/{dataset.folder.name}", _checksum(path for path in dataset.folder.iterdir() if path.is_file()))
    return File(", ".join(path.name for path in files), _checksum(files))


def is_new(engine: Engine, dataset: Dataset) -> bool:
    """Whether a dataset's seeds are others than those last imported from its folder."""
    file = described(dataset)
    with engine.connect() as connection:
        return release.last_named(connection, dataset.name, file.name) != file.sha256


def wanted(seeds: Path, path: Path, name: str | None = None) -> tuple[Dataset, list[Path] | None]:
    """The dataset of a file or folder and its files; None for a folder that is a whole dataset; BadUse where it is none."""
    if not path.exists():
        raise BadUse(Text(f"không có tệp, thư mục hay bộ dữ liệu {path}", f"there is no file, folder or dataset {path}"))
    if path.is_dir() and (path / "dataset.toml").exists():
        return _like(seeds, path, name), None
    files = [path] if path.is_file() else sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith("."))
    if not files:
        raise BadUse(Text(f"thư mục {path} không có tệp nào", f"the folder {path} holds no file"))
    return datasets.named(seeds, name) if name else _marked(seeds, files) or _around(seeds, path), files


def _like(seeds: Path, folder: Path, name: str | None) -> Dataset:
    """A folder with a dataset.toml: the dataset of that name, or the known one of the same index, or its own."""
    own = Dataset(name or folder.name, folder)
    known = (dataset.name for dataset in datasets.every(seeds).values() if own.index and dataset.index == own.index)
    return Dataset(name or next(known, folder.name), folder)


def _marked(seeds: Path, files: Sequence[Path]) -> Dataset | None:
    """The dataset whose templates all these files are."""
    indices = {family.index(path) for path in files}
    return next((dataset for dataset in datasets.every(seeds).values() if indices == {dataset.index}), None)


def _around(seeds: Path, path: Path) -> Dataset:
    if path.is_file() and (path.parent / "dataset.toml").exists():
        return _like(seeds, path.parent, None)
    known = ", ".join(datasets.every(seeds))
    raise BadUse(Text(f"không rõ {path} thuộc bộ dữ liệu nào; cần --dataset, một trong {known}",
                      f"it is not told to which dataset {path} belongs; --dataset is wanted, one of {known}"))


def _needed(connection: Connection, seeds: Path, dataset: Dataset, manner: Manner) -> Iterator[Outcome]:
    for name in dataset.needs:
        if release.last_of(connection, name) is None:
            need = datasets.named(seeds, name)
            yield from _needed(connection, seeds, need, manner)
            yield _one(connection, need, None, manner)


def _one(connection: Connection, dataset: Dataset, files: Sequence[Path] | None, manner: Manner) -> Outcome:
    return import_rows(connection, dataset, rows(dataset, files), described(dataset, files), manner)


def _checksum(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        with path.open("rb") as file:
            digest.update(path.name.encode() + b"\0" + hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
