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

from hub.words.errors import BadInput, Fault
from hub.words.language import Text

T = TypeVar("T", bound=tuple)


_BEYOND = "…"  # the cells of a line beyond its header
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)


class Record(NamedTuple):
    """One record of a file with its address and its fields as text."""

    origin: str
    fields: dict[str, str]


def lines(path: Path) -> Iterator[Record]:
    """Each record of a CSV file with the line it starts on."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        number = 2
        for record in reader:
            yield Record(
                f"{path.name}:{number}",
                {name or _BEYOND: value or "" for name, value in record.items()},
            )
            number = reader.line_num + 1


def rows(
    kind: type[T], path: Path, wrong: Callable[[T], tuple[str, Text] | None] | None = None
) -> list[T]:
    """Every record of the file as a row; BadInput names all faults at once, also what is found
    `wrong` with a row.
    """
    found: list[T] = []
    faults: list[Fault] = []
    try:
        for line in lines(path):
            try:
                found.append(row(kind, line.fields, line.origin))
                if wrong and (told := wrong(found[-1])):
                    faults.append(Fault(line.origin, *told))
            except BadInput as error:
                faults.extend(error.faults)
    except UnicodeDecodeError as error:
        found_bytes = repr(error.object[error.start : error.end])
        faults.append(
            Fault(
                path.name, found_bytes, Text("cần tệp văn bản UTF-8", "a UTF-8 text file is wanted")
            )
        )
    if faults:
        raise BadInput(faults)
    return found


def row(kind: type[T], fields: Mapping[str, Any], origin: str) -> T:
    """One row from text fields; a field left empty takes its default."""
    hints = _fields(kind)
    faults = [
        Fault(
            origin,
            name,
            Text(f"không phải cột của {kind.__name__}", f"is no column of {kind.__name__}"),
        )
        for name in fields
        if name not in hints
    ]
    values: dict[str, Any] = {"origin": origin} if "origin" in hints else {}
    for name, hint in hints.items():
        if name in values:
            continue
        given = fields.get(name, "")
        if given in ("", None):
            if name not in kind._field_defaults:
                faults.append(
                    Fault(
                        origin,
                        "",
                        Text(f"cột {name} phải có giá trị", f"the column {name} must be filled"),
                    )
                )
            continue
        try:
            values[name] = _value(hint, given)
        except (ValueError, KeyError):
            wanted = Text(
                f"cột {name} cần {_wanted(hint)}", f"the column {name} wants {_wanted(hint)}"
            )
            faults.append(Fault(origin, str(given), wanted))
    if faults:
        raise BadInput(faults)
    return kind(**values)


@lru_cache
def _fields(kind: type) -> dict[str, type]:
    return {name: _plain(hint) for name, hint in get_type_hints(kind).items()}


def _plain(hint: Any) -> type:
    return (
        next(part for part in get_args(hint) if part is not type(None))
        if isinstance(hint, UnionType)
        else hint
    )


def _value(hint: type, given: Any) -> Any:
    if hint is bool:
        return {"true": True, "false": False, "1": True, "0": False}[str(given).lower()]
    if hint is date:
        return given if isinstance(given, date) else date.fromisoformat(given)
    if issubclass(hint, Enum):
        return hint[given]
    if hint in (int, float) and isinstance(given, str) and not _NUMBER.fullmatch(given):
        raise ValueError(given)
    return hint(given)


def _wanted(hint: type) -> str:
    return (
        " | ".join(hint.__members__)
        if issubclass(hint, Enum)
        else {date: "YYYY-MM-DD", bool: "true | false"}.get(hint, hint.__name__)
    )
