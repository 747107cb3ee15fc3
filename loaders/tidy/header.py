"""The header of a tidy file: which field each of its columns is."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from hub.words.errors import BadInput, Fault
from hub.words.language import Text
from loaders.tidy import column_words, lines
from loaders.tidy.lines import TextForm

REQUIRED = ("period", "entity", "code", "source")
_SHOWN = 3  # headings of a field that a message names
_ROW_WANTED = Text("cần ít nhất một dòng số liệu", "at least one row is wanted")


class TidyHeader(NamedTuple):
    """The first line that is not blank: its number, its words, and the field of each."""

    line: int
    words: list[str]
    fields: list[str | None]

    def shown(self, field: str) -> str:
        """How the file calls a field."""
        return self.words[self.fields.index(field)] if field in self.fields else field

    def faults(self, file: str) -> list[Fault]:
        """The columns that are not known, stand twice or are lacking."""
        origin = f"{file}:{self.line}"
        return [*self._unknown(origin), *self._repeated(origin), *self._lacking(origin)]

    def _unknown(self, origin: str) -> Iterator[Fault]:
        """The first of them with all the columns that there are."""
        columns = column_words.listed(column_words.WORDS)
        requirement = Text(
            f"không phải cột đã biết; các cột: {columns}",
            f"is none of the known columns: {columns}",
        )
        for word, field in zip(self.words, self.fields, strict=True):
            if word and not field:
                yield Fault(origin, word, requirement)
                requirement = Text("không phải cột đã biết", "is none of the known columns")

    def _repeated(self, origin: str) -> Iterator[Fault]:
        for field, count in Counter(filter(None, self.fields)).items():
            if count > 1 and field != column_words.ORDINAL:
                pairs = zip(self.words, self.fields, strict=True)
                words = ", ".join(word for word, other in pairs if other == field)
                requirement = Text(f"cột {field} bị lặp", f"the column {field} stands twice")
                yield Fault(origin, words, requirement)

    def _lacking(self, origin: str) -> Iterator[Fault]:
        for field in REQUIRED:
            if field not in self.fields:
                words = ", ".join(f"“{word}”" for word in column_words.WORDS[field][:_SHOWN])
                requirement = Text(
                    f"cần cột {field} (tiêu đề {words})", f"the column {field} is wanted"
                )
                yield Fault(origin, "", requirement)


def header(path: Path, form: TextForm) -> TidyHeader:
    """The header of a file; BadInput where all its lines are blank."""
    record = next((record for record in lines.records(path, form) if any(record.cells)), None)
    if record is None:
        raise BadInput([rowless(path.name)])
    return TidyHeader(record.line, record.cells, column_words.fields(record.cells))


def rowless(file: str) -> Fault:
    """That a file has no figures."""
    return Fault(file, "", _ROW_WANTED)
