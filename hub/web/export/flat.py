"""Flattening: any answer of GraphQL becomes a table of its first list of objects."""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from hub.web.export.columns import labelled
from hub.web.export.table import AnswerTable
from hub.words.language import Text

# Lists whose members are the lines of a table wherever they stand; others are one cell each.
_LINES = ("edges", "nodes", "lines", "rows", "cells", "units", "segments", "points", "columns")
_UNTOLD = ("pageInfo", "cursor")  # of the way from page to page
_PARTED = "; "

Line = dict[str, Any]


def flat_table(data: Mapping[str, Any], title: Text) -> AnswerTable:
    """The table of an answer: each object of its first list a row, what stands within it by its
    path (`entity.name`), what stands above it repeated. Columns of one length are zipped. Where
    that list is empty, what stands above it is the one row: it may say why.
    """
    lines = list(_lines(next(iter(data.values()), None), is_root=True))
    keys = dict.fromkeys(key for line in lines for key in line)
    columns = [labelled(key, [line.get(key) for line in lines]) for key in keys]
    return AnswerTable.of(title, columns, lines)


def zipped(columns: Mapping[str, list[Any]]) -> list[Line]:
    """Lists of one length as a line for each of their places."""
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def flattened(thing: Mapping[str, Any], above: str = "") -> Line:
    """An object as one line: what stands within it by its path, a list as one cell."""
    line: Line = {}
    for name, value in thing.items():
        if isinstance(value, Mapping):
            line |= flattened(value, above if name == "node" else f"{above}{name}.")
        elif name not in _UNTOLD:
            line[f"{above}{name}"] = _cell(value)
    return line


def _lines(answer: Any, is_root: bool = False) -> Iterator[Line]:
    """The lines of an answer."""
    if isinstance(answer, list):
        for thing in answer:
            yield from _lines(thing)
    elif isinstance(answer, Mapping):
        yield from _of_object(answer, is_root)
    elif answer is not None:
        yield {"value": answer}


def _of_object(thing: Mapping[str, Any], is_root: bool) -> Iterator[Line]:
    """The lines of an object: those of the list in it, each with what stands above, or itself."""
    names = _names_of_lines(thing, is_root)
    if not names:
        yield flattened(thing)
        return
    inner = next(filter(None, map(thing.get, names)), [])
    apart = (*names, *_UNTOLD)
    above = flattened({name: value for name, value in thing.items() if name not in apart})
    if is_root and not inner and above:
        yield above  # why there are none
    for line in zipped(inner) if isinstance(inner, Mapping) else _lines(inner):
        yield {**above, **line}


def _names_of_lines(thing: Mapping[str, Any], is_root: bool) -> list[str]:
    """The fields of an object that hold its lines; of an answer any that holds objects may."""
    names = [name for name in _LINES if name in thing]
    if not names and is_root:
        names = [name for name, value in thing.items() if _holds_objects(value)]
    return names


def _holds_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _cell(value: Any) -> Any:
    """A value as one cell: a list of texts and numbers in one line, of others as JSON."""
    if not isinstance(value, list):
        return value
    if any(isinstance(member, Mapping | list) for member in value):
        return orjson.dumps(value).decode()
    return _PARTED.join(str(member) for member in value if member is not None) or None
