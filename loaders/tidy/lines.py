"""A text file of cells as people have it: its encoding and its separator, found in the
file itself, and its records with their lines.
"""

import csv
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import IO, NamedTuple

from hub.dataset.bounded import LONGEST, MOST_BLANK, BoundedLines
from hub.words.errors import BadInput, Fault
from hub.words.language import Text, shortened

SEPARATORS = (",", ";", "\t", "|")
_BEGINNING = 2**16  # bytes
_BYTE_ORDER = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_NO_TEXT = (b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"), b"%PDF", b"\x1f\x8b", b"Rar!")
_DECLARED = re.compile(r"\s*\"?sep=(.)\"?[\s,;|]*", re.IGNORECASE)
_END = "\x03end\x03"
_OPEN = Text(
    "dấu ngoặc kép mở ở dòng này không có dấu đóng",
    "the quotation mark that opens on this line is never closed",
)
_UTF_8 = Text(
    "tệp không phải văn bản UTF-8 (có thể là Windows-1258, TCVN3 hoặc VNI): mở bằng Excel, lưu"
    " thành “CSV UTF-8” rồi nhập lại",
    "the file is no UTF-8 text (perhaps Windows-1258, TCVN3 or VNI): open it in Excel, save it as"
    " “CSV UTF-8”, import it again",
)
_BROKEN = Text(
    "văn bản UTF-16 bị cắt hoặc hỏng: mở bằng Excel, lưu thành “CSV UTF-8” rồi nhập lại",
    "the UTF-16 text is cut off or damaged: open it in Excel, save it as “CSV UTF-8” and import it"
    " again",
)
_ANOTHER = Text(
    "tệp này không phải văn bản CSV: nếu là sổ tính thì đổi đuôi thành .xlsx, nếu là tệp nén thì"
    " giải nén trước",
    "this is no CSV text: a workbook wants the ending .xlsx, an archive must be unpacked first",
)


class TextForm(NamedTuple):
    """How a file is written."""

    encoding: str
    separator: str


class TextRecord(NamedTuple):
    """The cells of one record, trimmed, the line on which it begins, and its size."""

    line: int
    cells: list[str]
    letters: int


def text_form(path: Path, is_known: Callable[[str], bool]) -> TextForm:
    """How a file is written: the separator is the one that parts its header into the most known
    words; BadInput where it is no text.
    """
    encoding = _encoding(path)
    with _text(path, encoding) as (file, declared):
        lines = islice(_pieces(file), MOST_BLANK)
        header = next((line for line in lines if line.strip(" \t\r\n,;|")), "")
    separators = filter(None, (declared, *SEPARATORS))
    counts = {mark: sum(map(is_known, _cells(header, mark))) for mark in separators}
    return TextForm(encoding, max(counts, key=counts.__getitem__))


def records(path: Path, form: TextForm) -> Iterator[TextRecord]:
    """Every record of a file; BadInput where it breaks off or is beyond a bound."""
    with _text(path, form.encoding) as (file, declared):
        lines = BoundedLines(file, path.name, 1 + int(declared is not None))
        reader = csv.reader(chain(lines, [_END]), delimiter=form.separator, skipinitialspace=True)
        try:
            for texts in reader:
                if texts == [_END]:
                    return
                if texts and texts[-1].endswith(_END):
                    raise BadInput([Fault(f"{path.name}:{lines.begin}", '"', _OPEN)])
                begin, cells = lines.begin, list(map(str.strip, texts))
                yield TextRecord(begin, cells, lines.end(cells))
        except csv.Error:  # a cell beyond the limit of 131,072 letters
            raise BadInput([Fault(f"{path.name}:{lines.begin}", '"', _OPEN)]) from None


@contextmanager
def _text(path: Path, encoding: str) -> Iterator[tuple[IO[str], str | None]]:
    """A file opened as text, behind the line that declares its separator, with that separator."""
    try:
        with path.open(encoding=encoding, newline="") as file:
            declared = _DECLARED.fullmatch(file.readline(LONGEST))
            if not declared:
                file.seek(0)
            yield file, declared and declared[1]
    except UnicodeError:
        raise BadInput([_undecoded(path, encoding)]) from None


def _encoding(path: Path) -> str:
    """The encoding by the first bytes: a byte order mark, or zeros in every other byte, which no
    UTF-8 text holds.
    """
    with path.open("rb") as file:
        beginning = file.read(_BEGINNING)
    if beginning.startswith(_NO_TEXT):
        raise BadInput([Fault(path.name, "", _ANOTHER)])
    for mark, encoding in _BYTE_ORDER:
        if beginning.startswith(mark):
            return encoding
    even, odd = beginning[0::2].count(0), beginning[1::2].count(0)
    if max(even, odd) * 8 < len(beginning) or min(even, odd):
        return "utf-8"
    return "utf-16-le" if odd else "utf-16-be"


def _undecoded(path: Path, encoding: str) -> Fault:
    """The first line that is not in the encoding, as far as it can be shown."""
    if not encoding.startswith("utf-8"):
        return Fault(path.name, "", _BROKEN)
    with path.open(encoding="utf-8", errors="replace") as file:
        shown = next((line.strip() for line in _pieces(file) if "\ufffd" in line), "")
    return Fault(path.name, shortened(shown), _UTF_8)


def _pieces(file: IO[str]) -> Iterator[str]:
    """The lines of a file, one beyond the bound in pieces."""
    return iter(partial(file.readline, LONGEST), "")


def _cells(header: str, separator: str) -> list[str]:
    """The words of a header by a separator; none where it makes no cells of it."""
    try:
        return next(csv.reader([header], delimiter=separator, skipinitialspace=True), [])
    except csv.Error:  # a cell beyond the limit of 131,072 letters
        return []
