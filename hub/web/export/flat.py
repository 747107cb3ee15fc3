"""Flattening: any answer of GraphQL becomes a table of its first list of objects."""

from collections.abc import Iterable, Iterator, Mapping
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


def flat_table(
    data: Mapping[str, Any], title: Text, shape: Mapping[str, Any] | None = None
) -> AnswerTable:
    """The table of an answer: each object of its first list a row, what stands within it by its
    path (`entity.name`), what stands above it repeated. Columns of one length are zipped. Where
    that list is empty, what stands above it is the one row: it may say why.

    With the shape of such answers, a list is the same one and the columns are the same whatever is
    answered.
    """
    answer = next(iter(data.values()), None)
    like = answer if shape is None else next(iter(shape.values()), None)
    lines = list(_lines(answer, like))
    asked = [] if shape is None else _lines(like, like)
    columns = [labelled(key, [line.get(key) for line in lines]) for key in _keys(asked, lines)]
    return AnswerTable.of(title, columns, lines)


def _keys(asked: Iterable[Line], lines: Iterable[Line]) -> list[str]:
    """The keys of the columns; an object that is missing somewhere is several of them."""
    keys = dict.fromkeys(key for line in (*asked, *lines) for key in line)
    parts = {key[:place] for key in keys for place, sign in enumerate(key) if sign == "."}
    return [key for key in keys if key not in parts]


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


def _lines(answer: Any, like: Any = None) -> Iterator[Line]:
    """The lines of an answer; of its root it is told what it is like."""
    if isinstance(answer, list):
        for thing in answer:
            yield from _lines(thing)
    elif isinstance(answer, Mapping):
        yield from _of_object(answer, like)
    elif answer is not None:
        yield {"value": answer}


def _of_object(thing: Mapping[str, Any], like: Any) -> Iterator[Line]:
    """The lines of an object: those of the list in it, each with what stands above, or itself."""
    names = _names_of_lines(thing, like)
    if not names:
        yield flattened(thing)
        return
    inner = next(filter(None, map(thing.get, names)), [])
    apart = (*names, *_UNTOLD)
    above = flattened({name: value for name, value in thing.items() if name not in apart})
    if like is not None and not inner and above:
        yield above  # why there are none
    for line in zipped(inner) if isinstance(inner, Mapping) else _lines(inner):
        yield {**above, **line}


def _names_of_lines(thing: Mapping[str, Any], like: Any) -> list[str]:
    """The fields of an object that hold its lines; of an answer the first that holds objects."""
    names = [name for name in _LINES if name in thing]
    if not names and isinstance(like, Mapping):
        names = [name for name, value in like.items() if _holds_objects(value)][:1]
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
