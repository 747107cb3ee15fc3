"""A CSV file whose header names the fields of a row type → rows of that type."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum
from functools import lru_cache
from pathlib import Path
from types import UnionType
from typing import Any, NamedTuple, TypeVar, get_args, get_type_hints

from hub.dataset.bounded import TOO_LONG, BoundedLines
from hub.dataset.ordinary import ordinary
from hub.words.errors import BadInput, Fault
from hub.words.language import Text

T = TypeVar("T", bound=tuple)
Wrong = Callable[[T], tuple[str, Text] | None]  # what of a row is wrong, and why


_BEYOND = "…"  # the cells of a line beyond its header
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)


class CsvRecord(NamedTuple):
    """One record of a file with its address and its fields as text."""

    origin: str
    fields: dict[str, str]


def lines(path: Path) -> Iterator[CsvRecord]:
    """Each record of a CSV file with the line it starts on; BadInput where it is beyond a bound."""
    with ordinary(path).open(encoding="utf-8-sig", newline="") as file:
        bounded = BoundedLines(file, path.name)
        reader = csv.DictReader(bounded)
        try:
            bounded.end(list(reader.fieldnames or ()))
            number = 2
            for record in reader:
                bounded.end(list(record.values()))
                yield CsvRecord(
                    f"{path.name}:{number}",
                    {name or _BEYOND: value or "" for name, value in record.items()},
                )
                number = reader.line_num + 1
        except csv.Error:  # a cell beyond the limit of 131,072 letters
            raise BadInput([Fault(f"{path.name}:{bounded.begin}", '"', TOO_LONG)]) from None


def rows(kind: type[T], path: Path, wrong: Wrong[T] | None = None) -> list[T]:
    """Every record of the file as a row; BadInput names all faults at once, also what is found
    `wrong` with a row.
    """
    good: list[T] = []
    faults: list[Fault] = []
    try:
        for record in lines(path):
            try:
                good.append(row(kind, record.fields, record.origin))
            except BadInput as error:
                faults.extend(error.faults)
                continue
            why = wrong(good[-1]) if wrong else None
            if why:
                faults.append(Fault(record.origin, *why))
    except UnicodeDecodeError as error:
        faults.append(_no_text(path, error))
    if faults:
        raise BadInput(faults)
    return good


def row(kind: type[T], fields: Mapping[str, Any], origin: str) -> T:
    """One row from text fields; a field left empty takes its default."""
    hints = _fields(kind)
    faults = [_no_column(kind, name, origin) for name in fields if name not in hints]
    values: dict[str, Any] = {}
    for name, hint in hints.items():
        text = origin if name == "origin" else fields.get(name)
        if text not in ("", None):
            try:
                values[name] = _value(hint, text)
            except (ValueError, KeyError):
                faults.append(_no_value(name, hint, text, origin=origin))
        elif name not in kind._field_defaults:
            faults.append(_no_blank(name, origin))
    if faults:
        raise BadInput(faults)
    return kind(**values)


def _no_text(path: Path, error: UnicodeDecodeError) -> Fault:
    requirement = Text("cần tệp văn bản UTF-8", "a UTF-8 text file is wanted")
    return Fault(path.name, repr(error.object[error.start : error.end]), requirement)


def _no_column(kind: type, name: str, origin: str) -> Fault:
    row_type = kind.__name__
    return Fault(
        origin, name, Text(f"không phải cột của {row_type}", f"is no column of {row_type}")
    )


def _no_blank(name: str, origin: str) -> Fault:
    return Fault(
        origin, "", Text(f"cột {name} phải có giá trị", f"the column {name} must be filled")
    )


def _no_value(name: str, hint: type, text: Any, origin: str) -> Fault:
    requirement = _wanted(hint)
    return Fault(
        origin,
        str(text),
        Text(f"cột {name} cần {requirement}", f"the column {name} wants {requirement}"),
    )


@lru_cache
def _fields(kind: type) -> dict[str, type]:
    return {name: _plain(hint) for name, hint in get_type_hints(kind).items()}


def _plain(hint: Any) -> type:
    return (
        next(part for part in get_args(hint) if part is not type(None))
        if isinstance(hint, UnionType)
        else hint
    )


def _value(hint: type, text: Any) -> Any:
    if hint is bool:
        return {"true": True, "false": False, "1": True, "0": False}[str(text).lower()]
    if hint is date:
        return text if isinstance(text, date) else date.fromisoformat(text)
    if issubclass(hint, Enum):
        return hint[text]
    if hint in (int, float) and isinstance(text, str) and not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return hint(text)


def _wanted(hint: type) -> str:
    return (
        " | ".join(hint.__members__)
        if issubclass(hint, Enum)
        else {date: "YYYY-MM-DD", bool: "true | false"}.get(hint, hint.__name__)
    )
