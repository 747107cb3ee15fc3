"""How large a document's file may be, and how one that cannot be read is refused."""

from pathlib import Path

from hub.words.errors import BadInput, Fault
from hub.words.language import Text

LARGEST_FILE, LARGEST_UNPACKED, MOST_LETTERS, MOST_PAGES = 32 * 2**20, 128 * 2**20, 5_000_000, 1000

EMPTY = Text("cần tệp có nội dung", "a file that is not empty is wanted")
TOO_LARGE = Text(
    f"quá giới hạn: tệp {LARGEST_FILE >> 20} MB, giải nén {LARGEST_UNPACKED >> 20} MB, "
    f"{MOST_PAGES} trang, {MOST_LETTERS:,} chữ",
    f"the limits: a file of {LARGEST_FILE >> 20} MB, {LARGEST_UNPACKED >> 20} MB unpacked, "
    f"{MOST_PAGES} pages, {MOST_LETTERS:,} letters",
)


def refused(path: Path, text: str, demand: Text) -> BadInput:
    """The one fault of a file that is not read."""
    return BadInput([Fault(path.name, text, demand)])
