"""How large a document may be, and how one that cannot be read is refused."""

from pathlib import Path

from hub.words.errors import BadInput, Fault
from hub.words.language import Text, shortened

LARGEST_FILE, LARGEST_UNPACKED = 32 * 2**20, 128 * 2**20  # bytes
MOST_PAGES, MOST_LETTERS, MOST_LINES = 1000, 2_000_000, 100_000
LONGEST_LINE = 20_000  # letters; a page has three thousand
MOST_TAGS = 750_000  # of a part of a Word file: some hundred pages
MOST_FIELDS = 64  # within each other; Word has twenty

EMPTY = Text("cần tệp có nội dung", "a file that is not empty is wanted")
TOO_LARGE = Text(
    f"quá giới hạn: tệp {LARGEST_FILE >> 20} MB, giải nén {LARGEST_UNPACKED >> 20} MB, "
    f"{MOST_PAGES} trang, {MOST_LINES:,} dòng, {MOST_LETTERS:,} chữ, mỗi đoạn hoặc hàng của bảng"
    f" {LONGEST_LINE:,} chữ; hãy chia nhỏ văn bản",
    f"the limits: a file of {LARGEST_FILE >> 20} MB, {LARGEST_UNPACKED >> 20} MB unpacked, "
    f"{MOST_PAGES} pages, {MOST_LINES:,} lines, {MOST_LETTERS:,} letters, {LONGEST_LINE:,} in a"
    " paragraph or a row of a table; take the document in parts",
)
OVERLOADED = Text(
    f"quá giới hạn: {MOST_TAGS:,} thẻ, {MOST_FIELDS} trường lồng nhau; mở bằng Word, chép"
    " riêng chữ sang văn bản mới (Paste: Keep Text Only) rồi lưu",
    f"the limits: {MOST_TAGS:,} tags, {MOST_FIELDS} fields within each other; open it in Word,"
    " paste the text alone into a new document and save that",
)


class Overlong(Exception):
    """Raised where a document turns out to be beyond a limit while it is read."""

    def __init__(self, text: str, requirement: Text) -> None:
        super().__init__(text)
        self.found, self.wanted = text, requirement


class LetterCount:
    """The letters of a document, counted as its lines are made."""

    def __init__(self) -> None:
        self._count = 0

    def counted(self, line: str) -> str:
        """The line; Overlong where it is too long, or there are too many letters by now."""
        self._count += len(line)
        if len(line) > LONGEST_LINE or self._count > MOST_LETTERS:
            raise Overlong(shortened(" ".join(line[:LONGEST_LINE].split())), TOO_LARGE)
        return line


def refused(path: Path, text: str, demand: Text) -> BadInput:
    """The one fault of a file that is not read."""
    return BadInput([Fault(path.name, text, demand)])
