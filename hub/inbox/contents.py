"""What a file holds, told by checksums: its own, or of an archive those of the files within."""

import hashlib
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from hub.importing.shelf import StagedImport
from hub.intake import archive
from hub.intake.keeping import read_command
from hub.intake.selection import is_litter
from hub.words.errors import BadInput

Contents = tuple[str, ...]


def of_file(path: Path) -> Contents:
    """The checksums of a file, in order."""
    if path.suffix.lower() != ".zip":
        return (checksum(path),)
    with TemporaryDirectory(prefix="hub-") as folder:
        try:
            inner = archive.unpacked(path, Path(folder))
        except BadInput:
            return (checksum(path),)
        names = inner.items()
        wanted = [one for one, name in names if not any(map(is_litter, PurePosixPath(name).parts))]
        return tuple(sorted(map(checksum, wanted)))


def of_staged(staged: StagedImport) -> Contents:
    """Those of what was staged."""
    parcels = read_command(staged.command).parcels
    return tuple(sorted(file.sha256 for parcel in parcels for file in parcel.files))


def is_of_staged(held: Contents, staged: StagedImport) -> bool:
    """Whether what was staged holds just that."""
    return all(each in staged.command for each in held) and of_staged(staged) == held


def checksum(path: Path) -> str:
    """The checksum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
