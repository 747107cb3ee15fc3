"""The project's tidy form, one figure a line, in files as people have them: every line an
observation, or a fault with its address.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import repeat
from pathlib import Path
from typing import Any

from hub.dataset.datasets import Dataset
from hub.dataset.options import NO_HINTS, Hints
from hub.dataset.rows import Ignored, ObservationRow, Row
from hub.words import clock
from hub.words.errors import BadInput, Fault, UserError
from hub.words.language import Text, joined
from hub.words.terms import MissingReason, Status
from loaders.cells.contradiction import contradiction
from loaders.tidy import column_words, kinds, lines
from loaders.tidy.batches import Batches, TidyBatch
from loaders.tidy.checks import (
    Problems,
    check_hints,
    check_marks,
    check_printed,
    check_units,
    silent,
    unvalued,
)
from loaders.tidy.decimals import decimal_marks, stated, unclear
from loaders.tidy.header import header
from loaders.tidy.hinted import Hinted
from loaders.tidy.readers import CellReader, Misread, readers

_UNSTATED = Text(
    "cột value cần một số, không thì cột rank cần hạng, cột group cần xếp loại hoặc cột missing cần"
    " lý do",
    "the column value wants a number, or else rank a rank, group a grade or missing a reason",
)
_EMPTY = Text("ô trống", "a blank cell")
# Columns that are not called as their field of an observation.
_COLUMNS = {"indicator": "code", "missing_reason": "missing"}
_FIELDS = [_COLUMNS.get(field, field) for field in ObservationRow._fields[1:]]


def rows(dataset: Dataset, files: Iterable[Path], hints: Hints = NO_HINTS) -> Iterator[Row]:
    """Each line of these tidy files as one observation, or as one fault that names all that is
    wrong in it; blank cells are filled by what the command tells.
    """
    for path in files:
        try:
            yield from _file(dataset, path, hints)
        except BadInput as error:
            yield from (fault.whole for fault in error.faults)


def _file(dataset: Dataset, path: Path, hints: Hints) -> Iterator[Row]:
    form = lines.text_form(path, column_words.is_known)
    head = header(path, form)
    hinted = Hinted(hints)
    if faults := head.faults(path.name, hinted.fields):
        yield from faults
        return
    batches = Batches(path, form, head, hinted=hinted)
    is_own = path.parent.resolve() == dataset.folder.resolve()
    marks = decimal_marks(dataset, batches, is_own)
    doubts = [
        unclear(path.name, head.shown(field), mark)
        for field, mark in marks.items()
        if not mark.mark
    ]
    reader = _BatchReader(
        dataset=dataset,
        file=path.name,
        readers=readers(dataset, head, marks, is_sourced=bool(hints.source)),
        is_own=is_own,
        hinted=hinted,
    )
    checked_rows = (row for batch in batches for row in reader.rows(batch))
    yield from _in_doubt(checked_rows, doubts) if doubts else checked_rows
    yield from reader.left_out()


def _in_doubt(rows: Iterable[Row], doubts: list[Fault]) -> Iterator[Row]:
    """The faults of a file whose decimal marks are not clear; the first doubt is over all its
    figures.
    """
    figures = 0
    for row in rows:
        if isinstance(row, Fault):
            yield row
        else:
            figures += 1
    first, *others = doubts
    yield first._replace(cells=figures)
    yield from (doubt._replace(cells=0) for doubt in others)


class _BatchReader:
    """Reads the batches of a file, and notes which lines hold no figure."""

    def __init__(
        self,
        dataset: Dataset,
        file: str,
        readers: Mapping[str, CellReader],
        is_own: bool,
        hinted: Hinted,
    ) -> None:
        self._dataset, self._file, self._readers, self._is_own = dataset, file, readers, is_own
        self._hinted = hinted
        self._left_out: dict[Text, list[int]] = defaultdict(list)

    def rows(self, batch: TidyBatch) -> Iterator[ObservationRow | Fault]:
        """Each line as an observation or a fault; those without any statement are left out."""
        values = stated(batch)
        problems: Problems = defaultdict(list)
        blank = set(silent(batch, values))
        for place in blank if self._is_own else unvalued(batch, blank):
            problems[place].append(("", _UNSTATED))
        columns = self._columns(batch, _texts(batch, values), problems)
        self._note(batch, sorted(blank - problems.keys()))
        today = clock.today()
        table = zip(*(columns[field] for field in _FIELDS), strict=False)
        for place, (line, fields) in enumerate(zip(batch.lines, table, strict=False)):
            origin = f"{self._file}:{line}"
            if place in problems:
                yield _rejected(origin, problems[place])
            elif place not in blank:
                yield _possible(ObservationRow(origin, *fields), today)

    def left_out(self) -> Iterator[Ignored]:
        """The lines that hold no figure, by the reason, each with the first of them."""
        for why, numbers in self._left_out.items():
            if numbers:
                yield Ignored(f"{self._file}:{numbers[0]}", "", why, cells=len(numbers))

    def _columns(
        self, batch: TidyBatch, texts: Mapping[str, list[str]], problems: Problems
    ) -> dict[str, Iterable[Any]]:
        """The values of each column; a problem for each cell that cannot be read or contradicts
        another.
        """
        columns: dict[str, Iterable[Any]] = {
            field: _read(texts[field], reader, problems)
            if field in texts
            else repeat(reader.read(""))
            for field, reader in self._readers.items()
        }
        columns["status"] = map(_status, columns["missing"], columns["provisional"])
        columns["retracted"] = batch.retracted
        check_units(self._dataset, texts, columns["period"], problems=problems)
        check_marks(self._dataset, batch, columns["missing"], problems=problems)
        check_printed(batch, columns["value"], problems)
        check_hints(self._hinted, batch, columns, problems=problems)
        return columns

    def _note(self, batch: TidyBatch, empty: list[int]) -> None:
        for why, numbers in batch.left_out.items():
            self._left_out[why] += numbers
        self._left_out[_EMPTY] += [batch.lines[place] for place in empty]


def _texts(batch: TidyBatch, values: list[str]) -> dict[str, list[str]]:
    """The cells by field; what is printed is the value where the file says nothing else."""
    pairs = zip(batch.column("printed"), batch.column("value"), strict=True)
    entities, provinces = batch.cells["entity"], batch.column("province")
    return batch.cells | {
        "value": values,
        "printed": [text or value for text, value in pairs],
        "kind": kinds.completed(batch.column("kind"), entities, provinces),
    }


def _read(texts: list[str], reader: CellReader, problems: Problems) -> list[Any]:
    """The values of a column, each different text read once; None and a problem where it cannot
    be read.
    """
    values, requirements = {}, {}
    for text in set(texts):
        try:
            values[text] = reader.read(text)
        except Misread as error:
            requirements[text] = error.wanted
        except (ValueError, KeyError, UserError):
            requirements[text] = reader.wanted
    for place, text in enumerate(texts if requirements else ()):
        if text in requirements:
            problems[place].append((text, requirements[text]))
    return list(map(values.get, texts))


def _status(missing: MissingReason | None, provisional: bool | None) -> Status:
    if missing:
        return Status.MISSING
    return Status.PROVISIONAL if provisional else Status.REPORTED


def _possible(row: ObservationRow, today: date) -> ObservationRow | Fault:
    wrong = contradiction(row, today)
    return Fault(row.origin, row.printed or "", wrong) if wrong else row


def _rejected(origin: str, problems: list[tuple[str, Text]]) -> Fault:
    texts = "; ".join(text for text, _ in problems if text)
    return Fault(origin, texts, joined(requirement for _, requirement in problems))
