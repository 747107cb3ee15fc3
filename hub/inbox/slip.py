"""The slip that lies beside a file that waits: a short text that a chief reads, fills in and moves
with the file.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from hub.inbox import naming
from hub.review import lines
from hub.review.report import Report
from hub.words.language import Language, Text, in_line, shortened

_MOST_BYTES = 64 * 2**10
_MOST_LINES = 60  # of the report
_NAME, _REASON = 100, 1000  # letters
_CODE = 16
_END = "-" * 60  # of what is filled in
_NUMBER = re.compile(r"S(\d{1,9})", re.ASCII)

_TITLE = Text("PHIẾU DUYỆT SỐ LIỆU", "SLIP FOR APPROVAL")
_STAGED, _EFFECT = Text("Lần trình", "Staged"), Text("Mã báo cáo", "Report code")
_FILE = Text("Tệp", "File")
_BY = Text("Người duyệt", "Decided by")
_ACCEPT = Text("Lý do chấp nhận nghi vấn", "Reason to pass suspicions")
_RETURN = Text("Lý do trả lại", "Reason to return")
_FILLED_IN = (_BY, _ACCEPT, _RETURN)
_LABELS = {
    naming.folded(word): label for label in (_STAGED, _EFFECT, _FILE, *_FILLED_IN) for word in label
}
_HOW = Text(
    """Đồng ý công bố: chuyển cả tệp số liệu và phiếu này vào thư mục duyet.
Trả lại: ghi lý do ở dòng “Lý do trả lại”, lưu phiếu, rồi chuyển cả hai vào thư mục tra-lai.
Có điểm nghi vấn mà số liệu vẫn đúng: ghi lý do ở dòng “Lý do chấp nhận nghi vấn” trước khi duyệt.
Không sửa các dòng phía trên.""",
    """To publish: move both the file and this slip into the folder duyet.
To return: write why after “Reason to return”, save the slip, then move both into tra-lai.
Where figures that are suspected are right: write why after “Reason to pass suspicions” first.
Leave the lines above as they are.""",
)


class Slip(NamedTuple):
    """What a slip says: of which staged import and report it is, and what was filled in."""

    number: int
    effect: str
    file: str
    by: str | None = None
    accept: str | None = None
    reason: str | None = None


def code(effect: str) -> str:
    """The part of an effect's digest that stands on a slip."""
    return effect[:_CODE]


def text(
    report: Report, effect: str, file: str, language: Language, notice: Text | None = None
) -> str:
    """A slip to be filled in, with what its reader is to be told first."""
    return "\n".join(_lines(report, effect, file, language=language, notice=notice)) + "\n"


def _lines(
    report: Report, effect: str, file: str, language: Language, notice: Text | None
) -> Iterator[str]:
    yield _TITLE.within(language)
    yield ""
    for label, words in ((_STAGED, report.name), (_FILE, file), (_EFFECT, code(effect))):
        yield f"{label.within(language)}: {in_line(words)}"
    if notice:
        yield ""
        yield f"  ! {in_line(notice.within(language))}"
    yield ""
    yield _HOW.within(language)
    yield ""
    for label in _FILLED_IN:
        yield f"{label.within(language)}: "
    yield ""
    yield _END
    yield ""
    every = list(lines.lines(report, language))
    yield from (f"  {in_line(line)}" for line in every[:_MOST_LINES])
    if len(every) > _MOST_LINES:
        yield "  …"
    yield f"  → {in_line(naming.report(file))}"


def read(path: Path) -> Slip | None:
    """What a text says as a slip; None where it is none. Notepad may have saved it in any of its
    encodings.
    """
    with path.open("rb") as file:
        content = file.read(_MOST_BYTES)
    words = unicodedata.normalize("NFC", _decoded(content)).splitlines()
    if not words or naming.folded(words[0].strip()) not in map(naming.folded, _TITLE):
        return None
    fields = dict(_fields(words))
    number = _NUMBER.fullmatch(fields.get(_STAGED, "").upper())
    if number is None:
        return None
    return Slip(
        number=int(number[1]),
        effect=fields.get(_EFFECT, ""),
        file=fields.get(_FILE, ""),
        by=shortened(fields.get(_BY, ""), _NAME) or None,
        accept=shortened(fields.get(_ACCEPT, ""), _REASON) or None,
        reason=shortened(fields.get(_RETURN, ""), _REASON) or None,
    )


def _decoded(content: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1258", errors="replace")


def _fields(words: list[str]) -> Iterator[tuple[Text, str]]:
    """What stands after each label; of those that are filled in also the lines below, up to the
    next label.
    """
    label, said = None, []
    for line in takewhile(lambda line: not line.startswith(_END[:5]), words):
        before, colon, after = line.partition(":")
        found = _LABELS.get(naming.folded(before.rstrip()))
        if found and colon:
            if label:
                yield label, " ".join(said)
            label, said = found, [" ".join(after.split())]
        elif label in _FILLED_IN and line.strip():
            said.append(" ".join(line.split()))
    if label:
        yield label, " ".join(filter(None, said))
