"""The lines of a tidy file by field, so many at a time."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from hub.template.form import reason
from hub.words.errors import BadInput, Fault
from hub.words.language import Text
from loaders.cells.retraction import retractions
from loaders.tidy import column_words, lines
from loaders.tidy.header import TidyHeader, rowless
from loaders.tidy.hinted import Hinted
from loaders.tidy.lines import TextForm, TextRecord

# Of a file that is in memory at once.
_LINES, _LETTERS = 20_000, 2**22
_BLANK = Text("dòng trống", "a blank line")
_ORDINAL = Text("cột số thứ tự", "a column of line numbers")
_UNHEADED = Text(
    "cột này không có tiêu đề: đặt tiêu đề hoặc xóa cột",
    "this column has no header: give it one or delete it",
)


class TidyBatch(NamedTuple):
    """Some lines of a file: their numbers, their cells by field, which lines are no figures by
    the reason, what each takes back.
    """

    lines: list[int]
    cells: dict[str, list[str]]
    left_out: dict[Text, list[int]]
    retracted: list[tuple[str, ...]]

    def column(self, field: str) -> list[str]:
        """The cells of a field, blank ones where the file has no such column."""
        return self.cells.get(field) or [""] * len(self.lines)


class Batches:
    """The batches of a file, as often as one likes; those of a short file stay in memory."""

    def __init__(self, path: Path, form: TextForm, header: TidyHeader, hinted: Hinted) -> None:
        self._path, self._form, self._header, self._hinted = path, form, header, hinted
        first = list(islice(self._read(), 2))
        self._short = first if len(first) < 2 else None
        if self._short is not None and not any(batch.lines for batch in first):
            raise BadInput([rowless(path.name)])

    def __iter__(self) -> Iterator[TidyBatch]:
        return self._read() if self._short is None else iter(self._short)

    def _read(self) -> Iterator[TidyBatch]:
        records = lines.records(self._path, self._form)
        next(record for record in records if record.line == self._header.line)
        while chunk := list(_some(records)):
            yield self._batch(chunk)

    def _batch(self, records: Sequence[TextRecord]) -> TidyBatch:
        """These lines by field; BadInput names each with a filled cell that stands under no
        header.
        """
        filled = [record for record in records if any(record.cells)]
        self._even(filled)
        numbers = [record.line for record in filled]
        blank = [record.line for record in records if not any(record.cells)]
        ordinals = list(numbers) if column_words.ORDINAL in self._header.fields else []
        own = self._hinted.filled(self._by_field(filled), len(filled))
        cells, retracted = retractions(_with_reasons(own))
        return TidyBatch(
            lines=numbers,
            cells=cells,
            left_out={_BLANK: blank, _ORDINAL: ordinals},
            retracted=retracted,
        )

    def _even(self, records: Sequence[TextRecord]) -> None:
        """Give each line as many cells as the header has."""
        words = self._header.words
        uneven = [record for record in records if len(record.cells) != len(words)]
        checked = records if "" in words else uneven
        faults = [fault for record in checked if (fault := self._misplaced(record))]
        if faults:
            raise BadInput(faults)
        for record in uneven:
            record.cells[:] = (record.cells + [""] * len(words))[: len(words)]

    def _by_field(self, records: Sequence[TextRecord]) -> dict[str, list[str]]:
        fields = self._header.fields
        columns = list(zip(*(record.cells for record in records), strict=True))
        pairs = zip(fields, columns or [()] * len(fields), strict=True)
        return {
            field: list(column)
            for field, column in pairs
            if field and field != column_words.ORDINAL
        }

    def _misplaced(self, record: TextRecord) -> Fault | None:
        """A fault where a cell stands beyond the header or under none."""
        words, origin = self._header.words, f"{self._path.name}:{record.line}"
        if any(record.cells[len(words) :]):
            return Fault(origin, str(len(record.cells)), self._uneven())
        pairs = zip(words, record.cells, strict=False)
        unheaded = next((cell for word, cell in pairs if cell and not word), None)
        return Fault(origin, unheaded, _UNHEADED) if unheaded else None

    def _uneven(self) -> Text:
        width, separator = len(self._header.words), self._form.separator
        mark = "Tab" if separator == "\t" else separator
        return Text(
            f"mỗi dòng cần đúng số ô của dòng tiêu đề ({width}); ô có dấu “{mark}” phải đặt trong"
            " ngoặc kép",
            f"each line wants as many cells as the header ({width}); a cell with “{mark}” wants"
            " quotation marks",
        )


def _some(records: Iterator[TextRecord]) -> Iterator[TextRecord]:
    """As many of these as are held at once."""
    letters = 0
    for record in islice(records, _LINES):
        yield record
        letters += record.letters
        if letters > _LETTERS:
            return


def _with_reasons(cells: dict[str, list[str]]) -> dict[str, list[str]]:
    """The columns with the reasons for no figure that stand in the column of values."""
    values = cells.get("value", [])
    reasons = {text for text in set(values) if reason(text)}
    if not reasons:
        return cells
    pairs = zip(cells.get("missing", [""] * len(values)), values, strict=True)
    missing = [own or (text if text in reasons else "") for own, text in pairs]
    return cells | {"missing": missing}
