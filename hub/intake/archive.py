"""A zip archive unpacked: one level, within limits of files and bytes."""

import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from hub.words.errors import BadInput, Fault
from hub.words.language import Text

MOST_FILES, MOST_BYTES = 500, 256 * 2**20
_LONGEST_PATH, _LONGEST_NAME = 1000, 255  # letters; bytes, as disks have it
_CHUNK = 2**20
# What is packed otherwise is unpacked without a bound, and by few programs.
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED, _SAYS_UTF_8 = 0x1, 0x800  # flags
_ARCHIVES = (".zip", ".rar", ".7z")
_DAMAGED = Text(
    "cần tệp zip nguyên vẹn; hãy nén lại hoặc giải nén rồi nhập từng tệp",
    "a whole zip archive is wanted; pack it again, or unpack it and import the files",
)
_ONE_LEVEL = Text(
    "chỉ giải nén một lớp; hãy giải nén tệp nén bên trong rồi nhập",
    "only one level is unpacked; unpack the archive within it and import its files",
)
_PASSWORD = Text("cần tệp zip không đặt mật khẩu", "an archive without a password is wanted")
_NAME = Text(
    f"đường dẫn có nhiều nhất {_LONGEST_PATH} chữ, tên tệp {_LONGEST_NAME} byte; đặt tên ngắn"
    " hơn rồi nén lại",
    f"a path of at most {_LONGEST_PATH} letters with a file name of {_LONGEST_NAME} bytes is"
    " wanted; shorten it and pack it again",
)
_PACKING = Text(
    "cần tệp zip nén theo cách thông thường (deflate); hãy nén lại bằng Windows",
    "a zip archive packed in the usual way (deflate) is wanted; pack it again with Windows",
)
_NO_FILE = Text("tệp nén không có tệp nào", "the archive holds no file")
_OUTSIDE = Text(
    "đường dẫn chỉ ra ngoài tệp nén; cần tên tệp không có “..”, không bắt đầu bằng “/” hay tên ổ"
    " đĩa; hãy nén lại",
    "its path leads out of the archive; a name without “..” that begins with no “/” and no drive is"
    " wanted; pack it again",
)
_LIMITS = Text(
    f"nhiều nhất {MOST_FILES} tệp và {MOST_BYTES >> 20} MB sau khi giải nén; hãy chia nhỏ",
    f"at most {MOST_FILES} files and {MOST_BYTES >> 20} MB unpacked; take fewer at once",
)
_DRIVE = re.compile(r"[A-Za-z]:")


def unpacked(path: Path, folder: Path) -> dict[Path, str]:
    """The files of an archive, written into a folder, with their names within it.

    BadInput where it is damaged, locked, nested, too large, or has members that would lie outside.
    """
    try:
        with zipfile.ZipFile(path) as parts:
            members = [part for part in parts.infolist() if not part.is_dir()]
            _check(path.name, members)
            return _written(parts, members, path.name, folder=folder)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
        RuntimeError,
    ):
        raise BadInput([Fault(path.name, "", _DAMAGED, cells=0)]) from None


def renamed(origin: str, known_as: Mapping[str, str]) -> str:
    """An address within a file by the name that people know: post.zip!10/a.csv:2 for a.csv:2."""
    for end in (origin.find(":"), origin.find("!"), len(origin)):
        if end > 0 and (name := known_as.get(origin[:end])):
            return name + origin[end:]
    member = next((name for name in known_as if origin.startswith((f"{name}:", f"{name}!"))), "")
    return known_as[member] + origin[len(member) :] if member else origin


def _check(name: str, members: list[zipfile.ZipInfo]) -> None:
    """BadInput of the first rule that the members break."""
    for rule in (_empty, _oversized, _locked, _oddly_packed, _overnamed, _unsafe, _nested):
        faults = rule(name, members)
        if faults:
            raise BadInput(faults)


def _empty(name: str, members: list[zipfile.ZipInfo]) -> list[Fault]:
    return [] if members else [Fault(name, "", _NO_FILE, cells=0)]


def _oversized(name: str, members: list[zipfile.ZipInfo]) -> list[Fault]:
    size = sum(part.file_size for part in members)
    if len(members) > MOST_FILES or size > MOST_BYTES:
        return [_too_large(name, len(members), size)]
    return []


def _locked(name: str, members: list[zipfile.ZipInfo]) -> list[Fault]:
    is_locked = any(part.flag_bits & _ENCRYPTED for part in members)
    return [Fault(name, "", _PASSWORD, cells=0)] if is_locked else []


def _oddly_packed(name: str, members: list[zipfile.ZipInfo]) -> list[Fault]:
    is_odd = any(part.compress_type not in _PACKED for part in members)
    return [Fault(name, "", _PACKING, cells=0)] if is_odd else []


def _overnamed(name: str, members: list[zipfile.ZipInfo]) -> list[Fault]:
    """The first member whose path or name is too long."""
    paths = (_name(part) for part in members)
    return [Fault(name, path, _NAME, cells=0) for path in filter(_is_long, paths)][:1]


def _is_long(path: str) -> bool:
    name = path.replace("\\", "/").rpartition("/")[2]
    return len(path) > _LONGEST_PATH or len(name.encode(errors="replace")) > _LONGEST_NAME


def _unsafe(name: str, members: list[zipfile.ZipInfo]) -> list[Fault]:
    paths = [path for path in map(_inner, members) if _leads_out(path)]
    return [Fault(f"{name}!{path}", str(path), _OUTSIDE, cells=0) for path in paths]


def _nested(name: str, members: list[zipfile.ZipInfo]) -> list[Fault]:
    """The first archive within the archive."""
    names = (part.filename for part in members)
    archives = [inner for inner in names if inner.lower().endswith(_ARCHIVES)]
    return [Fault(f"{name}!{inner}", inner, _ONE_LEVEL, cells=0) for inner in archives[:1]]


def _leads_out(path: PurePosixPath) -> bool:
    return path.is_absolute() or ".." in path.parts or bool(_DRIVE.match(str(path)))


def _written(
    parts: zipfile.ZipFile, members: list[zipfile.ZipInfo], name: str, folder: Path
) -> dict[Path, str]:
    """The members as files; the sizes that an archive declares may lie, so that what comes out
    is counted too.
    """
    left, files = MOST_BYTES, {}
    for number, part in enumerate(members):
        inner = _inner(part)
        target = folder / str(number) / inner.name
        target.parent.mkdir(parents=True)
        with parts.open(part) as content, target.open("wb") as file:
            while chunk := content.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise BadInput([_too_large(name, len(members), MOST_BYTES - left)])
                file.write(chunk)
        files[target] = str(inner)
    return files


def _too_large(name: str, files: int, size: int) -> Fault:
    """What was found, in whole megabytes above."""
    megabytes = -(-size // 2**20)
    return Fault(
        name,
        "",
        Text(
            f"có {files} tệp, {megabytes} MB sau khi giải nén, {_LIMITS.vi}",
            f"there are {files} files of {megabytes} MB unpacked, {_LIMITS.en}",
        ),
        cells=0,
    )


def _inner(part: zipfile.ZipInfo) -> PurePosixPath:
    """The path of a member within its archive, whatever parts it."""
    return PurePosixPath(_name(part).replace("\\", "/"))


def _name(part: zipfile.ZipInfo) -> str:
    """The name of a member.

    Programs that write UTF-8 do not always declare it; it was decoded as cp437 then.
    """
    if part.flag_bits & _SAYS_UTF_8:
        return part.filename
    try:
        return part.filename.encode("cp437").decode()
    except UnicodeError:
        return part.filename
