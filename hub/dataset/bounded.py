"""The lines of a text file, bounded before any of them is held: one without an end, more cells
than the form has, blank lines by the million.
"""

from collections.abc import Iterator
from typing import IO

from hub.words.errors import BadInput, Fault
from hub.words.language import Text, shortened

LONGEST = 2**18  # letters of a record; the reader of CSV takes no cell beyond 131,072
MOST_COLUMNS = 100  # the form has thirty
MOST_BLANK = 2**20  # as many as a sheet has: Excel saves each of them that has a format
TOO_LONG = Text(
    f"một dòng có nhiều nhất {LONGEST:,} chữ; kiểm tra dấu xuống dòng và dấu ngoặc kép, mở bằng"
    " Excel rồi lưu lại thành “CSV UTF-8”",
    f"a line of {LONGEST:,} letters at most is wanted; look at its line ends and quotation marks,"
    " open the file in Excel and save it as “CSV UTF-8”",
)
_TOO_WIDE = Text(
    f"nhiều nhất {MOST_COLUMNS} cột; ghi mỗi số liệu một dòng, hoặc điền mẫu do hub template lập",
    f"{MOST_COLUMNS} columns at most are wanted; write one figure a line, or fill in a template"
    " of hub template",
)
_TOO_BLANK = Text(
    f"nhiều nhất {MOST_BLANK:,} dòng trống; xóa các dòng trống rồi lưu lại",
    f"{MOST_BLANK:,} blank lines at most are wanted; delete them and save the file again",
)


class BoundedLines:
    """The lines of a file, parted into records by who reads them; BadInput beyond a bound."""

    def __init__(self, file: IO[str], name: str, line: int = 1) -> None:
        self._file, self._name = file, name
        self.begin = line  # the line on which the record begins that is being read
        self._lines = self._letters = self._blank = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._file.readline(LONGEST + 1):
            self._lines += 1
            self._letters += len(line)
            if self._letters > LONGEST:
                raise self._refused(shortened(line.strip()), TOO_LONG)
            yield line

    def end(self, cells: list[str]) -> int:
        """The number of letters of a record that ends here; blank cells beyond the last column
        are cut off.
        """
        if len(cells) > MOST_COLUMNS:
            self._narrow(cells)
        if not any(cells):
            self._blank += 1
            if self._blank > MOST_BLANK:
                raise self._refused("", _TOO_BLANK)
        letters, self._letters = self._letters, 0
        self.begin += self._lines
        self._lines = 0
        return letters

    def _narrow(self, cells: list[str]) -> None:
        if any(cells[MOST_COLUMNS:]):
            raise self._refused(f"{len(cells)}", _TOO_WIDE)
        del cells[MOST_COLUMNS:]

    def _refused(self, text: str, requirement: Text) -> BadInput:
        return BadInput([Fault(f"{self._name}:{self.begin}", text, requirement)])
