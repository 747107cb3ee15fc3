"""What a command names → the files of each dataset: folders gone through, archives unpacked, all
that is left out told by name.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import NamedTuple

from hub.dataset import datasets
from hub.dataset.datasets import Dataset
from hub.dataset.rows import Ignored
from hub.intake import archive
from hub.words.errors import BadInput, BadUse, Fault, system
from hub.words.language import Text
from loaders import general

DOCUMENTS = "documents"
_SUFFIXES = frozenset(
    {
        ".csv",
        ".tsv",
        ".txt",
        ".json",
        ".xlsx",
        ".xlsm",
        ".xls",
        ".docx",
        ".pdf",
        ".html",
        ".htm",
    }
)
_OF_DOCUMENTS = frozenset({".docx", ".pdf"})
_ARCHIVES = frozenset({".zip"})
_MOST_FILES = 2000
# What systems and programs leave beside people's files.
_LITTER = frozenset({"thumbs.db", "desktop.ini", ".ds_store", "__macosx"})
_LEFT_OUT = Text("tệp tạm hoặc tệp của hệ điều hành", "a temporary file or one of the system")
_LINKED = Text(
    "thư mục chỉ là một liên kết; hãy nêu chính thư mục đó",
    "a folder that is only a link; name the folder itself",
)
_UNREADABLE = Text(
    "không mở được để đọc ({}); kiểm tra quyền đọc hoặc đóng chương trình đang giữ tệp",
    "it cannot be opened for reading ({}); look at its permissions, or close the program that"
    " holds it",
)
_NO_FILE = Text(
    "không phải tệp thường (thiết bị, ống dẫn…); cần một tệp trên đĩa",
    "it is no ordinary file (a device, a pipe …); a file on a disk is wanted",
)
_UNKNOWN = Text(
    "không đọc được loại tệp này; cần một trong {}, hoặc bỏ tệp ra khỏi lệnh",
    "this kind of file is not read; one of {} is wanted, or leave the file out",
)


class Parcel(NamedTuple):
    """The files of one dataset that a command brings, None for its own folder of seeds; and what
    was left out, by name.
    """

    dataset: Dataset
    files: tuple[Path, ...] | None = None
    left_out: tuple[Ignored, ...] = ()
    known_as: Mapping[Path, str] = MappingProxyType(
        {}
    )  # of files out of archives: post.zip!10/a.csv

    @property
    def names(self) -> list[str]:
        """By which names people know its files, or its folder."""
        return [self.known_as.get(path, path.name) for path in self.files or (self.dataset.folder,)]


@contextmanager
def selected(seeds: Path, what: Sequence[str], name: str | None = None) -> Iterator[list[Parcel]]:
    """What these names of datasets, files and folders mean; nothing named means all seeds.

    BadUse where a name means nothing or a file's dataset is not sure, BadInput for files that
    cannot be read. Archives are unpacked into a folder that is gone afterwards.
    """
    known = datasets.every(seeds)
    if not what:
        yield (
            [Parcel(known[one]) for one in ([name] if name in known else known)]
            if name in (None, *known)
            else [Parcel(datasets.named(seeds, name))]
        )
        return
    with TemporaryDirectory(prefix="hub-") as folder:
        yield _parcels(seeds, known, what, name, Path(folder))


def each(parcels: Iterable[Parcel]) -> list[Parcel]:
    """The same with every file by itself."""
    return [
        parcel._replace(files=files and (files,))
        for parcel in parcels
        for files in parcel.files or (None,)
    ]


def _parcels(
    seeds: Path, known: dict[str, Dataset], what: Sequence[str], name: str | None, folder: Path
) -> list[Parcel]:
    whole: list[Parcel] = []
    files: list[Path] = []
    left_out: list[Ignored] = []
    faults: list[Fault] = []
    for one in what:
        if one in known and name in (None, one):
            whole.append(Parcel(known[one]))
            continue
        path = Path(one)
        if not one or not _exists(path):
            raise BadUse(
                Text(
                    f"không có tệp, thư mục hay bộ dữ liệu {one}",
                    f"there is no file, folder or dataset {one}",
                )
            )
        if path.is_dir() and _exists(path / "dataset.toml"):
            whole.append(Parcel(_like(seeds, path, name)))
            continue
        found = _within(path, left_out, faults)
        if path.is_dir() and not found and not faults:
            raise BadUse(
                Text(f"thư mục {path} không có tệp nào", f"the folder {path} holds no file")
            )
        files += found
    names = _unpacked(files, folder, left_out, faults)
    faults += filter(None, (_fault(path, known_as) for path, known_as in names.items()))
    if faults:
        raise BadInput(faults)
    if not (whole or names):
        litter = ", ".join(one.origin for one in left_out)
        raise BadUse(
            Text(
                f"không còn tệp nào để nhập; đã bỏ qua {litter}",
                f"no file is left to import; left out: {litter}",
            )
        )
    return whole + _by_dataset(seeds, names, name, left_out)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that is too long, or one with a null
        return False


def _within(path: Path, left_out: list[Ignored], faults: list[Fault]) -> list[Path]:
    """The files of a folder and of those below it, in order; a file itself."""
    if not path.is_dir():
        return [path]
    found: list[Path] = []
    for place, folders, names in os.walk(path, onerror=lambda error: faults.append(_unread(error))):
        folders.sort()
        for name in [name for name in folders if _is_litter(name)]:
            folders.remove(name)
            left_out.append(Ignored(str(Path(place, name)), name, _LEFT_OUT, 0))
        links = [
            Path(place, name) for name in folders if Path(place, name).is_symlink()
        ]  # os.walk does not follow them
        left_out += [Ignored(str(link), link.name, _LINKED, 0) for link in links]
        for name in sorted(names):
            if _is_litter(name):
                left_out.append(Ignored(str(Path(place, name)), name, _LEFT_OUT, 0))
            else:
                found.append(Path(place, name))
        if len(found) > _MOST_FILES:
            raise BadUse(
                Text(
                    f"thư mục {path} có quá {_MOST_FILES} tệp; hãy chia nhỏ",
                    f"the folder {path} holds more than {_MOST_FILES} files; take fewer at once",
                )
            )
    return found


def _unread(error: OSError) -> Fault:
    return Fault(str(error.filename), "", _filled(_UNREADABLE, system(error)), 0)


def _is_litter(name: str) -> bool:
    return (
        name.lower() in _LITTER
        or name.startswith((".", "~$"))
        or name.lower().endswith((".tmp", ".lnk", "~"))
    )


def _unpacked(
    files: Sequence[Path], folder: Path, left_out: list[Ignored], faults: list[Fault]
) -> dict[Path, str]:
    """The files with those of archives in their place, each with the name by which a person
    knows it.
    """
    found: dict[Path, str] = {}
    for number, path in enumerate(files):
        if path.suffix.lower() not in _ARCHIVES or _fault(path, str(path)):
            found[path] = str(path)
            continue
        try:
            inner = archive.unpacked(path, folder / str(number))
        except BadInput as error:
            faults += error.faults
            continue
        for one, name in inner.items():
            if any(map(_is_litter, PurePosixPath(name).parts)):
                left_out.append(Ignored(f"{path.name}!{name}", one.name, _LEFT_OUT, 0))
            else:
                found[one] = f"{path.name}!{name}"
    return found


def _fault(path: Path, known_as: str) -> Fault | None:
    """Why a file cannot be read: it is no file, nobody may open it, or it is of a kind that no
    loader reads.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return Fault(known_as, "", _NO_FILE, 0)
        if path.suffix.lower() not in _SUFFIXES | _ARCHIVES:
            return Fault(
                known_as, path.suffix, _filled(_UNKNOWN, " ".join(sorted(_SUFFIXES | _ARCHIVES))), 0
            )
        with path.open("rb") as file:
            file.read(1)
    except (OSError, ValueError) as error:
        return Fault(known_as, "", _filled(_UNREADABLE, system(error)), 0)
    return None


def _filled(text: Text, words: str | Text) -> Text:
    return Text(
        *(
            each.format(words if isinstance(words, str) else words[place])
            for place, each in enumerate(text)
        )
    )


def _by_dataset(
    seeds: Path, files: Mapping[Path, str], name: str | None, left_out: Sequence[Ignored]
) -> list[Parcel]:
    """The files by the dataset that is told, or that each of them tells itself; BadUse names those
    that tell none, BadInput workbooks that nobody can read.
    """
    by_folder: dict[Path, tuple[Dataset, list[Path]]] = {}
    unknown: list[str] = []
    faults: list[Fault] = []
    told = datasets.named(seeds, name) if name else None
    for path, known_as in files.items():
        try:
            dataset = told or _own(seeds, path)
        except BadInput as error:
            faults += (
                (
                    fault._replace(origin=archive.renamed(fault.origin, {path.name: known_as}))
                    if known_as != str(path)
                    else fault
                )
                for fault in error.faults
            )
            continue
        if dataset is None:
            unknown.append(known_as)
        else:
            by_folder.setdefault(dataset.folder, (dataset, []))[1].append(path)
    if faults:
        raise BadInput(faults)
    if unknown:
        known, named = ", ".join(datasets.every(seeds)), ", ".join(unknown)
        raise BadUse(
            Text(
                f"không rõ {named} thuộc bộ dữ liệu nào; cần --dataset, một trong {known}",
                f"it is not told to which dataset {named} belongs; --dataset is wanted, one of"
                f" {known}",
            )
        )
    archived = {path: known_as for path, known_as in files.items() if known_as != str(path)}
    parcels = [
        Parcel(dataset, tuple(own), known_as=archived) for dataset, own in by_folder.values()
    ]
    return [
        parcel._replace(left_out=tuple(left_out) if number == 0 else ())
        for number, parcel in enumerate(parcels)
    ]


def _own(seeds: Path, path: Path) -> Dataset | None:
    """The dataset that a file tells itself: as a template, as a document of an office, by the
    folder in which it lies.
    """
    known = datasets.every(seeds)
    index = general.index(path)
    if index:
        return next((dataset for dataset in known.values() if dataset.index == index), None)
    if _exists(path.parent / "dataset.toml"):
        return _like(seeds, path.parent, None)
    return known.get(DOCUMENTS) if path.suffix.lower() in _OF_DOCUMENTS else None


def _like(seeds: Path, folder: Path, name: str | None) -> Dataset:
    """A folder with a dataset.toml: the dataset of that name, or the known one of the same
    index, or its own.
    """
    known, place = datasets.every(seeds), folder.resolve()
    own = Dataset(name or place.name, folder)
    alike = (dataset.name for dataset in known.values() if own.index and dataset.index == own.index)
    return Dataset(
        name or next(alike, own.name),
        folder,
        all(place != dataset.folder.resolve() for dataset in known.values()),
    )
