"""Names of files that are valid on every system, Windows before all, and those of slips, reports
and notes beside them.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import count

MOST = 120  # letters of a name with what is put behind it
_BYTES = 240  # of 255 that disks let a name have
_SLIP, _REPORT, _NOTE = ".phieu.txt", ".bao-cao.html", ".luu-y.txt"
_ROOM = len(_REPORT)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE | re.ASCII)
_ENDING = 12  # letters of an ending that is kept whole
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".filepart", ".!ut", ".opdownload")


def folded(name: str) -> str:
    """What names have in common that a share takes for one: letters of any case, composed or
    not.
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def valid(name: str, number: str = "") -> str:
    """The name, composed, without what Windows forbids, and short enough for what is put behind;
    with this number before its ending.
    """
    composed = unicodedata.normalize("NFC", name)
    plain = _FORBIDDEN.sub("_", composed).rstrip(". ") or "_"
    if _RESERVED.match(plain):
        plain = f"_{plain}"
    stem, dot, ending = plain.rpartition(".")
    if not stem or len(ending) > _ENDING:
        stem, dot, ending = plain, "", ""
    while stem and _is_long(f"{stem}{number}{dot}{ending}"):
        stem = stem[:-1]
    return f"{stem.rstrip('. ') or '_'}{number}{dot}{ending}"


def _is_long(name: str) -> bool:
    return len(name) > MOST - _ROOM or len(name.encode()) > _BYTES - _ROOM


def numbered(name: str) -> Iterator[str]:
    """The name, then the same with numbers behind: a.xlsx, a-2.xlsx."""
    yield valid(name)
    yield from (valid(name, f"-{number}") for number in count(2))


def slip(name: str) -> str:
    """The name of the slip beside a file."""
    return f"{name}{_SLIP}"


def report(name: str) -> str:
    """The name of the report beside a file."""
    return f"{name}{_REPORT}"


def note(name: str) -> str:
    """The name of what is noted beside a file."""
    return f"{name}{_NOTE}"


def is_note(name: str) -> bool:
    """Whether it is the name of a note."""
    return folded(name).endswith(_NOTE)


def is_beside(name: str) -> bool:
    """Whether it is the name of a slip, a report or a note."""
    return folded(name).endswith((_SLIP, _REPORT, _NOTE))


def is_unfinished(name: str) -> bool:
    """Whether a program names files so while it still brings them."""
    return folded(name).endswith(_UNFINISHED)


def locks(name: str) -> tuple[str, ...]:
    """The names of the files by which Excel, Word and LibreOffice show that they hold a file
    open.
    """
    return folded(f"~${name}"), folded(f"~${name[2:]}"), folded(f".~lock.{name}#")
