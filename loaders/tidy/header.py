"""The header of a tidy file: which field each of its columns is."""

from collections import Counter
from collections.abc import Container, Iterator
from pathlib import Path
from typing import NamedTuple

from hub.dataset.options import Hints
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

    def faults(self, file: str, elsewhere: Container[str] = ()) -> list[Fault]:
        """The columns that are not known, stand twice, or are lacking and told nowhere else."""
        origin = f"{file}:{self.line}"
        lacking = self._lacking(origin, elsewhere)
        return [*self._unknown(origin), *self._repeated(origin), *lacking]

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

    def _lacking(self, origin: str, elsewhere: Container[str]) -> Iterator[Fault]:
        for field in REQUIRED:
            if field not in self.fields and field not in elsewhere:
                yield Fault(origin, "", _wanted(field))


def _wanted(field: str) -> Text:
    """That a column is wanted, or the option that stands for it."""
    words = ", ".join(f"“{word}”" for word in column_words.WORDS[field][:_SHOWN])
    vi, en = (f" hoặc --{field}", f", or --{field}") if field in Hints._fields else ("", "")
    return Text(f"cần cột {field} (tiêu đề {words}){vi}", f"the column {field} is wanted{en}")


def form(path: Path) -> TextForm:
    """How a tidy file is written; BadInput where it is no text."""
    return lines.text_form(path, column_words.is_known)


def names_indicators(path: Path) -> bool:
    """Whether a text file has a column of codes; BadInput where it is no text."""
    return "code" in header(path, form(path)).fields


def header(path: Path, form: TextForm) -> TidyHeader:
    """The header of a file; BadInput where all its lines are blank."""
    record = next((record for record in lines.records(path, form) if any(record.cells)), None)
    if record is None:
        raise BadInput([rowless(path.name)])
    return TidyHeader(record.line, record.cells, column_words.fields(record.cells))


def rowless(file: str) -> Fault:
    """That a file has no figures."""
    return Fault(file, "", _ROW_WANTED)
