"""What a command names → the files of each dataset: folders gone through, archives unpacked, all
that is left out by name.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import NamedTuple

from hub.dataset import datasets
from hub.dataset.datasets import Dataset
from hub.dataset.rows import Ignored
from hub.intake import archive, returned
from hub.intake.answers import FileAnswers
from hub.words.errors import BadInput, BadUse, Fault, system
from hub.words.language import Text, shortened
from loaders import general

DOCUMENTS = "documents"
_LISTINGS = {general.TARGETS: DOCUMENTS, general.PLACES: "successions"}
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
_NAME = 200  # letters of a name that a message shows
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
_UNNAMED_TABLE = Text(
    "có bảng đơn vị và điểm hoặc hạng nhưng không thấy tên bộ chỉ số (CCHC, SIPAS, DDCI, 766…), nên"
    " bảng không được nhập; hãy ghi tên ở tiêu đề bảng hoặc thêm --dataset",
    "it holds a table of units with scores or ranks, but nothing names the index (PAR, SIPAS, DDCI,"
    " 766 …), so the table is not imported; name it in the title or add --dataset",
)
# What kinds of file that are not read are to be saved as.
_SAVED_AS = {
    ".doc": Text("mở bằng Word, lưu thành .docx", "open it in Word and save it as .docx"),
    ".rtf": Text("mở bằng Word, lưu thành .docx", "open it in Word and save it as .docx"),
    ".odt": Text("mở bằng Word, lưu thành .docx", "open it in Word and save it as .docx"),
    ".ods": Text("mở bằng Excel, lưu thành .xlsx", "open it in Excel and save it as .xlsx"),
    ".xlsb": Text("mở bằng Excel, lưu thành .xlsx", "open it in Excel and save it as .xlsx"),
    ".rar": Text("giải nén, hoặc nén lại thành .zip", "unpack it, or pack it as .zip"),
    ".7z": Text("giải nén, hoặc nén lại thành .zip", "unpack it, or pack it as .zip"),
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".heic"),
        Text(
            "ảnh không có chữ để đọc: nhận dạng chữ rồi lưu thành .docx, hoặc điền mẫu của hub"
            " template",
            "a picture has no text: recognise it and save it as .docx, or fill in a template of hub"
            " template",
        ),
    ),
}
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
    # of files out of archives: post.zip!10/a.csv
    known_as: Mapping[Path, str] = MappingProxyType({})
    answered: tuple[FileAnswers, ...] = ()  # what came back with files of the command

    @property
    def names(self) -> list[str]:
        """By which names people know its files, or its folder."""
        return [self.known_as.get(path, path.name) for path in self.files or (self.dataset.folder,)]

    @property
    def by_name(self) -> dict[str, Path]:
        """Its files by the names that messages give them."""
        return {self.known_as.get(path, path.name): path for path in self.files or ()}


@contextmanager
def selected(
    seeds: Path, what: Sequence[str], name: str | None = None, maps: Path | None = None
) -> Iterator[list[Parcel]]:
    """What these names of datasets, files and folders mean; nothing named means all seeds.

    BadUse where a name means nothing or a file's dataset is not sure, BadInput for files that
    cannot be read. Archives are unpacked into a folder that is gone afterwards.
    """
    by_name = datasets.every(seeds)
    if not what:
        chosen = by_name.values() if name is None else [datasets.named(seeds, name)]
        yield [Parcel(dataset) for dataset in chosen]
        return
    with TemporaryDirectory(prefix="hub-") as folder:
        lookup = _Lookup(seeds, name, maps)
        yield _parcels(lookup, by_name, what, folder=Path(folder))


def decisions(parcels: Sequence[Parcel], apart: bool) -> list[Sequence[Parcel]]:
    """What is decided together: all, or every file by itself."""
    if not apart:
        return [parcels]
    return [
        [parcel._replace(files=files and (files,))]
        for parcel in parcels
        for files in parcel.files or (None,)
    ]


@dataclass
class _Picked:
    """What the words of a command mean: datasets as a whole, files, and what is left out."""

    whole: list[Parcel] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    left_out: list[Ignored] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def leave_out(self, path: Path, why: Text) -> None:
        """Leave out a file or folder, by name."""
        self.left_out.append(Ignored(str(path), path.name, why, cells=0))


class _Lookup(NamedTuple):
    """Where the dataset of a file is looked for: the seeds, the name that the command gives, and
    what was said of the columns of tables before.
    """

    seeds: Path
    name: str | None = None
    maps: Path | None = None


def _parcels(
    lookup: _Lookup, by_name: dict[str, Dataset], what: Sequence[str], folder: Path
) -> list[Parcel]:
    picked = _Picked()
    for word in what:
        if word in by_name and lookup.name in (None, word):
            picked.whole.append(Parcel(by_name[word]))
        else:
            _pick(picked, lookup.seeds, word, name=lookup.name)
    names = _unpacked(picked, folder)
    faults = (_fault(path, known_as) for path, known_as in names.items())
    picked.faults += filter(None, faults)
    if picked.faults:
        raise BadInput(picked.faults)
    if not (picked.whole or names):
        litter = ", ".join(one.origin for one in picked.left_out)
        raise BadUse(
            Text(
                f"không còn tệp nào để nhập; đã bỏ qua {litter}",
                f"no file is left to import; left out: {litter}",
            )
        )
    files, answered = returned.resolved(names, folder)
    parcels = _by_dataset(lookup, files, left_out=picked.left_out)
    return picked.whole + [parcel._replace(answered=tuple(answered)) for parcel in parcels]


def _pick(picked: _Picked, seeds: Path, word: str, name: str | None) -> None:
    """The file or folder of a name; BadUse where there is none, or nothing in it."""
    path = Path(word)
    if not word or not _exists(path):
        raise BadUse(
            Text(
                f"không có tệp, thư mục hay bộ dữ liệu {shortened(word, _NAME)}",
                f"there is no file, folder or dataset {shortened(word, _NAME)}",
            )
        )
    if not path.is_dir():
        picked.files.append(path)
        return
    if _exists(path / "dataset.toml"):
        picked.whole.append(Parcel(_like(seeds, path, name)))
        return
    files = _within(path, picked)
    if not files and not picked.faults:
        raise BadUse(Text(f"thư mục {path} không có tệp nào", f"the folder {path} holds no file"))
    picked.files += files


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that is too long, or one with a null
        return False


def _within(path: Path, picked: _Picked) -> list[Path]:
    """The files of a folder and of those below it, in order."""
    files: list[Path] = []
    walk = os.walk(path, onerror=lambda error: picked.faults.append(_unread(error)))
    for place, folders, names in walk:
        folders.sort()
        _leave_out_folders(Path(place), folders, picked)
        for file in (Path(place, name) for name in sorted(names)):
            if is_litter(file.name):
                picked.leave_out(file, _LEFT_OUT)
            else:
                files.append(file)
        if len(files) > _MOST_FILES:
            raise BadUse(
                Text(
                    f"thư mục {path} có quá {_MOST_FILES} tệp; hãy chia nhỏ",
                    f"the folder {path} holds more than {_MOST_FILES} files; take fewer at once",
                )
            )
    return files


def _leave_out_folders(place: Path, folders: list[str], picked: _Picked) -> None:
    """Take from the folders of a place those that are litter; leave out those that are links."""
    for name in [name for name in folders if is_litter(name)]:
        folders.remove(name)
        picked.leave_out(place / name, _LEFT_OUT)
    for folder in (place / name for name in folders):
        if folder.is_symlink():  # os.walk does not follow it
            picked.leave_out(folder, _LINKED)


def _unread(error: OSError) -> Fault:
    return Fault(str(error.filename), "", _filled(_UNREADABLE, system(error)), cells=0)


def is_litter(name: str) -> bool:
    """Whether a file of this name is temporary, or one that systems leave beside people's files."""
    return (
        name.lower() in _LITTER
        or name.startswith((".", "~$"))
        or name.lower().endswith((".tmp", ".lnk", "~"))
    )


def _unpacked(picked: _Picked, folder: Path) -> dict[Path, str]:
    """The files with those of archives in their place, each with the name by which a person
    knows it.
    """
    files: dict[Path, str] = {}
    for number, path in enumerate(picked.files):
        if path.suffix.lower() not in _ARCHIVES or _fault(path, str(path)):
            files[path] = str(path)
            continue
        try:
            inner = archive.unpacked(path, folder / str(number))
        except BadInput as error:
            picked.faults += error.faults
            continue
        for file, name in inner.items():
            known_as = f"{path.name}!{name}"
            if any(map(is_litter, PurePosixPath(name).parts)):
                picked.left_out.append(Ignored(known_as, file.name, _LEFT_OUT, cells=0))
            else:
                files[file] = known_as
    return files


def _fault(path: Path, known_as: str) -> Fault | None:
    """Why a file cannot be read: it is no file, nobody may open it, or it is of a kind that no
    loader reads.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return Fault(known_as, "", _NO_FILE, cells=0)
        suffix = path.suffix.lower()
        if suffix not in _SUFFIXES | _ARCHIVES:
            kinds = _filled(_UNKNOWN, " ".join(sorted(_SUFFIXES | _ARCHIVES)))
            return Fault(known_as, path.suffix, _SAVED_AS.get(suffix, kinds), cells=0)
        with path.open("rb") as file:
            file.read(1)
    except (OSError, ValueError) as error:
        return Fault(known_as, "", _filled(_UNREADABLE, system(error)), cells=0)
    return None


def _filled(text: Text, words: str | Text) -> Text:
    return Text(
        *(
            each.format(words if isinstance(words, str) else words[place])
            for place, each in enumerate(text)
        )
    )


def _by_dataset(
    lookup: _Lookup, files: Mapping[Path, str], left_out: Sequence[Ignored]
) -> list[Parcel]:
    """The files by the dataset of the command, or that which each names itself; BadUse names those
    that name none, BadInput workbooks that nobody can read.
    """
    left_out = [*left_out, *_unread_tables(lookup, files)]
    groups = _grouped(lookup, files)
    unknown = groups.pop(None, [])
    if unknown:
        raise _of_no_dataset(lookup.seeds, [files[path] for path in unknown])
    archived = {path: known_as for path, known_as in files.items() if known_as != str(path)}
    parcels = [
        Parcel(dataset, tuple(paths), known_as=archived) for dataset, paths in groups.items()
    ]
    if parcels:
        parcels[0] = parcels[0]._replace(left_out=tuple(left_out))
    return parcels


def _unread_tables(lookup: _Lookup, files: Mapping[Path, str]) -> Iterator[Ignored]:
    """The documents that hold a table of units of which nothing says whose index it is: their
    tables are not read.
    """
    for path, known_as in files.items():
        is_document = path.suffix.lower() in _OF_DOCUMENTS and lookup.name is None
        if is_document and general.is_unnamed_table(path, lookup.seeds, lookup.maps):
            yield Ignored(known_as, "", _UNNAMED_TABLE, cells=0)


def _grouped(lookup: _Lookup, files: Mapping[Path, str]) -> dict[Dataset | None, list[Path]]:
    """The files of each dataset, BadInput where one is unreadable.

    Those that name none are under None.
    """
    groups: dict[Dataset | None, list[Path]] = {}
    faults: list[Fault] = []
    dataset_of_all = datasets.named(lookup.seeds, lookup.name) if lookup.name else None
    for path, known_as in files.items():
        try:
            dataset = dataset_of_all or _own(lookup, path)
        except BadInput as error:
            faults += _renamed(error.faults, path, known_as)
        else:
            groups.setdefault(dataset, []).append(path)
    if faults:
        raise BadInput(faults)
    return groups


def _renamed(faults: Iterable[Fault], path: Path, known_as: str) -> Iterable[Fault]:
    """The faults of a file by the name that a person knows it by."""
    if known_as == str(path):
        return faults
    names = {path.name: known_as}
    return [fault._replace(origin=archive.renamed(fault.origin, names)) for fault in faults]


def _of_no_dataset(seeds: Path, names: Iterable[str]) -> BadUse:
    """That nothing names the dataset of these files."""
    choices, words = ", ".join(datasets.every(seeds)), ", ".join(names)
    return BadUse(
        Text(
            f"không rõ {words} thuộc bộ dữ liệu nào; cần --dataset, một trong {choices}",
            f"it is not told to which dataset {words} belongs; --dataset is wanted, one of"
            f" {choices}",
        )
    )


def _own(lookup: _Lookup, path: Path) -> Dataset | None:
    """The dataset that a file names itself: as a template, by the folder in which it lies, by the
    words around a table of an index, as a document of an office.
    """
    seeds = lookup.seeds
    by_name = datasets.every(seeds)
    index = general.index(path)
    if index in _LISTINGS:
        return by_name.get(_LISTINGS[index])
    if index:
        return next((dataset for dataset in by_name.values() if dataset.index == index), None)
    if _exists(path.parent / "dataset.toml"):
        return _like(seeds, path.parent, None)
    if table := general.table_dataset(path, seeds, lookup.maps):
        return by_name[table.name]
    return by_name.get(DOCUMENTS) if path.suffix.lower() in _OF_DOCUMENTS else None


def _like(seeds: Path, folder: Path, name: str | None) -> Dataset:
    """A folder with a dataset.toml: the dataset of that name, or the known one of the same
    index, or its own.
    """
    by_name, place = datasets.every(seeds), folder.resolve()
    own = Dataset(name or place.name, folder)
    alike = (
        dataset.name for dataset in by_name.values() if own.index and dataset.index == own.index
    )
    return Dataset(
        name or next(alike, own.name),
        folder,
        all(place != dataset.folder.resolve() for dataset in by_name.values()),
    )
