"""Making a large file: page after page, each piece handed on or kept beside memory."""

import zlib
from io import SEEK_END, BytesIO
from tempfile import TemporaryFile
from threading import Lock
from typing import BinaryIO, NamedTuple

from hub.web.asker import Asker
from hub.web.export.answer import sheet_of
from hub.web.export.forms import FileForm
from hub.web.export.forms.writer import TableWriter
from hub.web.export.pages import ObservationPages
from hub.web.export.style import ExportSheet
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


class OpenFile(NamedTuple):
    """A file that is written, and what writes it."""

    file: BinaryIO
    writer: TableWriter

    @classmethod
    def of(cls, form: FileForm, sheet: ExportSheet) -> "OpenFile":
        """An empty one: in memory where its pieces are handed on, else on the disk; Refusal."""
        file = BytesIO() if form.is_streamed else TemporaryFile()  # noqa: SIM115
        return cls(file, form.writer(file, sheet))

    def close(self) -> None:
        """Nobody wants it any more."""
        try:
            self.writer.release()
        finally:
            self.file.close()


class FileMaking:
    """A file of observations in the making; of texts nothing is held but the page at hand.

    One thread makes a step while another may close it: whoever comes last lets go of the file, and
    nothing is open before the first step.
    """

    def __init__(self, pages: ObservationPages, has_gzip: bool = False) -> None:
        self.pages, self.form = pages, pages.question.form
        self.is_streamed = self.form.is_streamed
        is_zipped = self.is_streamed and has_gzip
        self._zip = zlib.compressobj(_LEVEL, wbits=_GZIP_WINDOW) if is_zipped else None
        self.size = 0  # of a file that is made before it is sent, once it is whole
        self._open: OpenFile | None = None
        self._lock, self._is_closed = Lock(), False

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

    @property
    def file(self) -> BinaryIO:
        """The file, after the first step."""
        assert self._open
        return self._open.file

    def step(self, asker: Asker) -> bytes:
        """Make the next page; its piece of the file, nothing where that is made first; Refusal."""
        with self._lock:
            return b"" if self._is_closed else self._step(asker)

    def close(self) -> None:
        """Nobody wants it any more; it waits for the step that is being made."""
        with self._lock:
            self._is_closed = True
            if self._open:
                self._open.close()

    def _step(self, asker: Asker) -> bytes:
        table, question = self.pages.next(asker), self.pages.question
        self._open = self._open or OpenFile.of(self.form, sheet_of(question, self.pages.title))
        self._open.writer.add(table)
        if self.is_whole:
            self._open.writer.close(self.pages.explanation(asker))
        if isinstance(self.file, BytesIO):
            return self._piece(self.file)
        size = self.file.seek(0, SEEK_END)
        if size > _MOST_BYTES:
            raise _TOO_LARGE
        self.size = size if self.is_whole else 0
        return b""

    def _piece(self, file: BytesIO) -> bytes:
        """What was written since the last piece."""
        piece = file.getvalue()
        file.seek(0)
        file.truncate()
        if self._zip is None:
            return piece
        return self._zip.compress(piece) + (self._zip.flush() if self.is_whole else b"")
