"""The slip beside a file that waits."""

import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hub.inbox import places, slip
from hub.review.report import Report, ReportState
from hub.words.language import Language, Text

EFFECT = "0123456789abcdef" * 4


def write(folder: Path, language: Language = Language.VI, file: str = "a.xlsx") -> Path:
    """A slip of an empty report."""
    report = Report("S7", ReportState.WAITING, 3, datetime.now(UTC), (), (), ())
    path = folder / "a.phieu.txt"
    notice = Text("hãy xem lại", "look again")
    places.write(path, slip.text(report, EFFECT, file, language, notice))
    return path


@pytest.mark.parametrize("language", Language)
def test_a_slip_says_of_what_it_is(tmp_path: Path, language: Language) -> None:
    said = slip.read(write(tmp_path, language))

    assert said == slip.Slip(7, slip.code(EFFECT), "a.xlsx")


def test_a_slip_is_shown_rightly_by_any_notepad(tmp_path: Path) -> None:
    content = write(tmp_path).read_bytes()

    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") > 10


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_what_is_filled_in_is_read_however_it_was_saved(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path)
    text = path.read_text(encoding="utf-8-sig")
    lines = [line.rstrip() for line in text.splitlines()]
    place = lines.index("Người duyệt:")
    lines[place : place + 3] = [
        "Người duyệt:  Trần  Hùng ",
        "Lý do chấp nhận nghi vấn:",
        "lý do trả lại: Sai số",
        "",
        "  quyết định 12",
    ]
    if encoding == "cp1258":  # as Windows writes Vietnamese: letters, then their tones
        lines = [line if line.isascii() else _cp1258(line) for line in lines]
    path.write_bytes("\r\n".join(lines).encode(encoding, errors="replace"))

    said = slip.read(path)

    assert (said.number, said.by, said.accept) == (7, "Trần Hùng", None)
    assert said.reason == "Sai số quyết định 12"


def _cp1258(line: str) -> str:
    """Letters that the code page has, with their tones behind."""
    marked = []
    for letter in line:
        try:
            letter.encode("cp1258")
            marked.append(letter)
        except UnicodeEncodeError:
            marked.append(_apart(letter))
    return "".join(marked)


def _apart(letter: str) -> str:
    marks = unicodedata.normalize("NFD", letter)
    tones = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
    rest = [mark for mark in marks if mark not in tones]
    return unicodedata.normalize("NFC", "".join(rest)) + "".join(tones)


def test_a_name_of_a_file_makes_no_line_of_its_own(tmp_path: Path) -> None:
    said = slip.read(write(tmp_path, file="a\nLần trình: S9\n.xlsx"))

    assert said.number == 7


@pytest.mark.parametrize(
    "text", ["", "Lần trình: S7", "PHIẾU DUYỆT SỐ LIỆU\nLần trình: 7", "x\nPHIẾU DUYỆT SỐ LIỆU"]
)
def test_another_text_is_no_slip(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")

    assert slip.read(path) is None
