"""Workbooks in which what was found was marked, as they come back: each is the file that it was
made of, with the answers on its list.
"""

import csv
import shutil
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path

from hub.intake.answers import FileAnswers
from hub.intake.places import TEXTS
from hub.markup import form
from hub.markup.form import ReturnedList
from hub.words.errors import BadInput, BadUse, Fault
from hub.words.language import Text
from loaders import workbook
from loaders.workbook import Sheet
from loaders.workbook.limits import LARGEST_UNPACKED

_CHUNK = 2**20
_EDITION = Text(
    "trang này do phiên bản khác của hệ thống lập hoặc đã bị hỏng; hãy chạy lại với --back trên tệp"
    " gốc",
    "this sheet was made by another edition of the hub, or is damaged; run again with --back on the"
    " first file",
)
_NO_DATA = Text(
    "không còn trang tính dữ liệu; cần tệp đã đánh dấu nguyên vẹn",
    "the sheet of data is gone; the whole marked workbook is wanted",
)


def resolved(files: Mapping[Path, str], folder: Path) -> tuple[dict[Path, str], list[FileAnswers]]:
    """The files with each marked workbook as what it was made of, and the answers that came back.

    BadInput where a list cannot be read, BadUse where the file that a list is of is not there.
    """
    kept: dict[Path, str] = {}
    answered: list[FileAnswers] = []
    alone: list[tuple[Path, str, ReturnedList]] = []
    for number, (path, known_as) in enumerate(files.items()):
        name = path.name if known_as == str(path) else known_as
        sheets = _marked(path)
        listed = _listed(name, sheets) if sheets else None
        if listed is None:
            kept[path] = known_as
        elif listed.is_alone:
            alone.append((path, name, listed))
        else:
            first = _first_file(path, name, listed, sheets, folder / f"returned-{number}")
            kept[first] = name
            answered.append(FileAnswers(name, first, path, name, listed))
    return kept, [*answered, *_beside(kept, alone)]


def _beside(
    files: Mapping[Path, str], alone: Sequence[tuple[Path, str, ReturnedList]]
) -> Iterator[FileAnswers]:
    """The lists that stand alone, each with its file."""
    for workbook_path, name, listed in alone:
        path = next((path for path in files if form.file_name(path.name) == listed.file), None)
        if path is None:
            raise BadUse(
                Text(
                    f"{name} trả lời cho {listed.file}; hãy nêu cả tệp đó trong lệnh",
                    f"{name} answers for {listed.file}; name that file in the command too",
                )
            )
        known_as = path.name if files[path] == str(path) else files[path]
        yield FileAnswers(known_as, path, workbook_path, name, listed)


def _marked(path: Path) -> list[Sheet]:
    """The sheets of a workbook that holds a list; none of any other file."""
    if path.suffix.lower() not in workbook.SUFFIXES or not _carries(path, form.MARK.encode()):
        return []
    try:
        return workbook.every_sheet(path)
    except BadInput:  # told where the file is read
        return []


def _carries(path: Path, mark: bytes) -> bool:
    """Whether any part of a workbook holds these bytes, found without opening it as one."""
    left = LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(path) as parts:
            for part in parts.infolist():
                if not part.filename.startswith("xl/") or left <= 0:
                    continue
                with parts.open(part) as content:
                    end = b""
                    while left > 0 and (chunk := content.read(_CHUNK)):
                        left -= len(chunk)
                        if mark in end + chunk:
                            return True
                        end = chunk[-len(mark) :]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError):
        return False
    return False


def _listed(name: str, sheets: Sequence[Sheet]) -> ReturnedList | None:
    """The list of a workbook; None where it has none, BadInput where it cannot be read."""
    sheet = next((sheet for sheet in sheets if form.is_list(sheet.rows)), None)
    if sheet is None:
        return None
    listed = form.parse(sheet.name, sheet.rows)
    if listed is None or not form.is_file_name(listed.file):
        raise BadInput([Fault(f"{name}!{sheet.name}", "", _EDITION, cells=0)])
    return listed


def _first_file(
    path: Path, name: str, listed: ReturnedList, sheets: Sequence[Sheet], folder: Path
) -> Path:
    """The file that a marked workbook was made of, under the name that it had."""
    folder.mkdir(parents=True)
    former = Path(listed.file)
    if former.suffix.lower() not in TEXTS:
        target = folder / f"{former.stem}{path.suffix}"
        shutil.copyfile(path, target)
        return target
    data = next((sheet for sheet in sheets if not form.is_list(sheet.rows)), None)
    if data is None:
        raise BadInput([Fault(name, "", _NO_DATA, cells=0)])
    target = folder / former.name
    target.write_text(_as_text(data.rows), encoding="utf-8", newline="")
    return target


def _as_text(rows: Sequence[Sequence[object]]) -> str:
    """The cells of a sheet as a text file, each row at the line of its number."""
    written, line = StringIO(), 1
    for number, cells in enumerate(rows, 1):
        texts = [workbook.printed(cell) for cell in cells]
        if number < line and not any(texts):
            continue  # the row above went on over this line
        own = StringIO()
        csv.writer(own, lineterminator="\n").writerow(texts if any(texts) else [])
        written.write(own.getvalue())
        line += own.getvalue().count("\n")
    return written.getvalue()
