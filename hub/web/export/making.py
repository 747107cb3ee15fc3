"""Making a large file: page after page, each piece handed on or kept beside memory."""

import zlib
from io import SEEK_END, BytesIO
from tempfile import TemporaryFile
from typing import BinaryIO

from hub.web.asker import Asker
from hub.web.export.answer import sheet_of
from hub.web.export.pages import ObservationPages
from hub.web.request import Refusal
from hub.words.language import Text

_MOST_BYTES = 2 * 2**30  # of a file that is made before it is sent
_LEVEL = 5
_GZIP_WINDOW = 31  # as zlib calls the format of gzip
_TOO_LARGE = Refusal(
    400,
    Text(
        "tệp quá lớn; hãy hỏi ít số liệu hơn, hoặc lấy dạng csv, tsv, rows.json",
        "the file is too large; ask for less, or take csv, tsv, rows.json",
    ),
    code="TooLarge",
)


class FileMaking:
    """A file of observations in the making; of texts nothing is held but the page at hand."""

    def __init__(self, pages: ObservationPages, has_gzip: bool = False) -> None:
        question = pages.question
        self.pages, self.form = pages, question.form
        self.is_streamed = self.form.is_streamed
        self.file: BinaryIO = BytesIO() if self.is_streamed else TemporaryFile()  # noqa: SIM115
        sheet = sheet_of(question, pages.title)
        self._writer = self.form.writer(self.file, sheet)
        is_zipped = self.is_streamed and has_gzip
        self.size = 0  # of a file that is made before it is sent, once it is whole
        self._zip = zlib.compressobj(_LEVEL, wbits=_GZIP_WINDOW) if is_zipped else None

    @property
    def is_zipped(self) -> bool:
        """Whether its pieces are compressed."""
        return self._zip is not None

    @property
    def is_whole(self) -> bool:
        """Whether its last page is there."""
        return self.pages.is_whole

    @property
    def tag(self) -> bytes:
        """What tells it from others."""
        return f'"{self.pages.tag}{"-z" * self.is_zipped}"'.encode()

    def step(self, asker: Asker) -> bytes:
        """Make the next page; its piece of the file, nothing where that is made first; Refusal."""
        self._writer.add(self.pages.next(asker))
        if self.is_whole:
            self._writer.close(self.pages.explanation(asker))
        if self.is_streamed:
            return self._piece()
        self.size = self.file.seek(0, SEEK_END)
        if self.size > _MOST_BYTES:
            raise _TOO_LARGE
        return b""

    def close(self) -> None:
        """Nobody reads it any more."""
        self._writer.release()
        self.file.close()

    def _piece(self) -> bytes:
        """What was written since the last piece."""
        assert isinstance(self.file, BytesIO)
        piece = self.file.getvalue()
        self.file.seek(0)
        self.file.truncate()
        if self._zip is None:
            return piece
        return self._zip.compress(piece) + (self._zip.flush() if self.is_whole else b"")
