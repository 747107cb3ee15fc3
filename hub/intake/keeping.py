"""The files of a command as they are set aside: their bytes, their names, and the options, so that
the same import can be made again later and elsewhere.
"""

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, NamedTuple

from pydantic import TypeAdapter
from sqlalchemy import Connection, delete, insert, select

from hub.dataset import datasets
from hub.dataset.options import Options
from hub.dataset.rows import Ignored, WithdrawalRow
from hub.importing.release import NO_ANSWERS, Answers, Manner
from hub.intake.answers import KeptReason, ListedAnswers
from hub.intake.places import Spot
from hub.intake.selection import Parcel
from hub.store.tables import StagedPart
from hub.words.errors import BadInput, BadUse, Fault, UnknownUnit, system
from hub.words.language import Text

_TABLE = StagedPart.__table__
_CHUNK = 2**20
_WHOLE = Text(
    "chỉ trình được tệp: seeds thì nhập thẳng bằng hub import; thư mục có dataset.toml thì nêu"
    " từng tệp kèm --dataset",
    "only files can be staged: seeds are imported as they are with hub import; of a folder with a"
    " dataset.toml name the files, with --dataset",
)
_UNREADABLE = Text("không đọc được tệp ({}); chưa ghi gì", "it cannot be read ({})")


class KeptFile(NamedTuple):
    """A file by its name, and the name within an archive by which people know it."""

    name: str
    known_as: str | None
    place: int  # among the files of its dataset in the order of their paths
    sha256: str
    size: int


class KeptParcel(NamedTuple):
    """The files of one dataset, and what was left out."""

    dataset: str
    files: tuple[KeptFile, ...]
    left_out: tuple[Ignored, ...] = ()


class StagedAnswers(NamedTuple):
    """What came back with the files of a command, by the names of the files and their paths."""

    files: tuple[tuple[str, str], ...]
    spots: tuple[tuple[str, str, Spot], ...]
    reasons: tuple[tuple[str, str, KeptReason], ...]
    new_units: tuple[UnknownUnit, ...]
    meant: tuple[tuple[UnknownUnit, str], ...]

    @classmethod
    def of(cls, answers: Answers) -> "StagedAnswers | None":
        """The answers as they are kept; None where there are none."""
        if not isinstance(answers, ListedAnswers):
            return None
        return cls(
            files=tuple((name, path.name) for name, path in answers.files.items()),
            spots=tuple((*key, spot) for key, spot in answers.spots.items()),
            reasons=tuple((*key, reason) for key, reason in answers.reasons.items()),
            new_units=tuple(sorted(answers.new_units, key=str)),
            meant=tuple(answers.meant.items()),
        )

    @property
    def listed(self) -> ListedAnswers:
        """The answers as an import asks them."""
        return ListedAnswers(
            files={name: Path(file) for name, file in self.files},
            spots={(file, place): spot for file, place, spot in self.spots},
            reasons={(file, key): reason for file, key, reason in self.reasons},
            new_units=frozenset(self.new_units),
            meant=dict(self.meant),
        )


class KeptCommand(NamedTuple):
    """All that decides an import: its files, and how they are to be imported."""

    parcels: tuple[KeptParcel, ...]
    keep_good: bool
    accept: str | None
    numbers: frozenset[int] | None
    whole: bool
    withdrawals: tuple[WithdrawalRow, ...]
    options: dict[str, Any]
    accept_units: bool = False
    answers: StagedAnswers | None = None

    def manner(self, manner: Manner) -> Manner:
        """A manner with what the command wants."""
        options = TypeAdapter(Options).validate_python(self.options)
        return replace(
            manner,
            keep_good=self.keep_good,
            accept=self.accept,
            numbers=self.numbers,
            whole=self.whole,
            withdrawals=self.withdrawals,
            options=options,
            accept_units=self.accept_units,
            answers=self.answers.listed if self.answers else NO_ANSWERS,
        )

    @property
    def file(self) -> str:
        """Its files by name, of many the first ones."""
        names = [file.known_as or file.name for parcel in self.parcels for file in parcel.files]
        more = f" … ({len(names)})" if len(names) > _NAMED else ""
        return ", ".join(names[:_NAMED]) + more

    @property
    def dataset(self) -> str:
        """Its datasets."""
        return ", ".join(parcel.dataset for parcel in self.parcels)

    @property
    def text(self) -> str:
        """The command as it is kept."""
        plain = TypeAdapter(dict[str, Any]).dump_json(self._asdict() | {"numbers": self._sorted()})
        return plain.decode()

    @property
    def sha256(self) -> str:
        """A checksum of the command and, by theirs, of its files."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def _sorted(self) -> list[int] | None:
        return None if self.numbers is None else sorted(self.numbers)


_NAMED = 5


class KeptImport(NamedTuple):
    """A command, and its files as they lie in a folder of their own."""

    command: KeptCommand
    parcels: tuple[Parcel, ...]


def read_command(text: str) -> KeptCommand:
    """The command that was kept."""
    return TypeAdapter(KeptCommand).validate_json(text)


@contextmanager
def copied(parcels: Sequence[Parcel], manner: Manner) -> Iterator[KeptImport]:
    """A copy of the files of a command, which nobody changes while it is read; BadUse where
    something else than files is named.
    """
    if any(parcel.files is None or parcel.dataset.is_elsewhere for parcel in parcels):
        raise BadUse(_WHOLE)
    with TemporaryDirectory(prefix="hub-") as folder:
        kept = [_copied(parcel, Path(folder, str(place))) for place, parcel in enumerate(parcels)]
        command = KeptCommand(
            parcels=tuple(parcel for parcel, _ in kept),
            keep_good=manner.keep_good,
            accept=manner.accept,
            numbers=manner.numbers,
            whole=manner.whole,
            withdrawals=manner.withdrawals,
            options=manner.options._asdict(),
            accept_units=manner.accept_units,
            answers=StagedAnswers.of(manner.answers),
        )
        yield KeptImport(command, tuple(copy for _, copy in kept))


def store(connection: Connection, staged_id: int, parcels: Iterable[Parcel]) -> None:
    """Write the bytes of files, packed, one stretch after the other."""
    paths = [path for parcel in parcels for path in parcel.files]
    for number, path in enumerate(paths):
        with path.open("rb") as file:
            for part, content in enumerate(_packed(file)):
                line = {"staged_id": staged_id, "file": number, "part": part, "content": content}
                connection.execute(insert(_TABLE), line)


@contextmanager
def taken_out(
    connection: Connection, seeds: Path, staged_id: int, command: KeptCommand
) -> Iterator[tuple[Parcel, ...]]:
    """The files that were kept, in a folder of their own."""
    with TemporaryDirectory(prefix="hub-") as folder:
        parcels, number = [], 0
        for place, kept in enumerate(command.parcels):
            paths = _places(Path(folder, str(place)), kept.files)
            for path in paths:
                _write(connection, staged_id, number, path)
                number += 1
            parcels.append(_parcel(datasets.named(seeds, kept.dataset), kept, paths))
        yield tuple(parcels)


def forget(connection: Connection, staged_id: int) -> None:
    """The bytes are no more; names and checksums stay with the command."""
    connection.execute(delete(_TABLE).where(_TABLE.c.staged_id == staged_id))


def _copied(parcel: Parcel, folder: Path) -> tuple[KeptParcel, Parcel]:
    """The files of one dataset, copied into a folder, where their paths have the same order."""
    order = {path: place for place, path in enumerate(sorted(parcel.files))}
    blank = [
        KeptFile(path.name, parcel.known_as.get(path), order[path], sha256="", size=0)
        for path in parcel.files
    ]
    paths = _places(folder, blank)
    kept = KeptParcel(
        parcel.dataset.name, tuple(map(_copy, parcel.files, paths, blank)), parcel.left_out
    )
    return kept, _parcel(parcel.dataset, kept, paths)


def _places(folder: Path, files: Sequence[KeptFile]) -> list[Path]:
    """A place for each of these files, in a folder of its own."""
    paths = [folder / f"{file.place:04}" / file.name for file in files]
    for path in paths:
        path.parent.mkdir(parents=True)
    return paths


def _parcel(dataset: datasets.Dataset, kept: KeptParcel, paths: Sequence[Path]) -> Parcel:
    pairs = zip(paths, kept.files, strict=True)
    known_as = {path: file.known_as for path, file in pairs if file.known_as}
    return Parcel(dataset, tuple(paths), left_out=kept.left_out, known_as=known_as)


def _copy(path: Path, copy: Path, kept: KeptFile) -> KeptFile:
    """Copy a file; its checksum and size are those of the copy."""
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as file, copy.open("wb") as target:
            while content := file.read(_CHUNK):
                digest.update(content)
                size += target.write(content)
    except OSError as error:
        reason = system(error)
        wanted = Text(*(words.format(why) for words, why in zip(_UNREADABLE, reason, strict=True)))
        raise BadInput([Fault(kept.known_as or path.name, "", wanted, cells=0)]) from None
    return kept._replace(sha256=digest.hexdigest(), size=size)


def _packed(file: BinaryIO) -> Iterator[bytes]:
    while content := file.read(_CHUNK):
        yield zlib.compress(content)


def _write(connection: Connection, staged_id: int, number: int, path: Path) -> None:
    """Write one file as it was; its stretches are read one by one."""
    ours = (_TABLE.c.staged_id == staged_id) & (_TABLE.c.file == number)
    numbers = select(_TABLE.c.part).where(ours).order_by(_TABLE.c.part)
    with path.open("wb") as target:
        for part in connection.scalars(numbers).all():
            content = select(_TABLE.c.content).where(ours, _TABLE.c.part == part)
            target.write(zlib.decompress(connection.scalar(content)))
