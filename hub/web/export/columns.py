"""Columns: what the columns of exported tables are called, and what their cells mean."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from hub.web.export.table import ColumnKind, TableColumn
from hub.words.language import Text
from schema import descriptions

_FILE = Path(__file__).with_suffix(".toml")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAME = re.compile(r"[_.](name|shortName)$")


@cache
def columns() -> dict[str, TableColumn]:
    """Every column that the hub's own tables have, by its key."""
    entries = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {key: _column(key, entry) for key, entry in entries.items()}


def column(key: str, unit: str = "") -> TableColumn:
    """A column of the hub's own tables; in the cells of numbers is a unit."""
    it = columns()[key]
    return TableColumn(it.key, it.label, it.kind, unit, it.definition)


def labelled(key: str, values: Iterable[Any]) -> TableColumn:
    """A column of an answer, by the path of its field: entity.name is called as `entity` is."""
    own = TableColumn.of(key, values)
    like = columns().get(_CAPITAL.sub("_", _NAME.sub("", key)).replace(".", "_").lower())
    return TableColumn(key, like.label, own.kind, "", like.definition) if like else own


def _column(key: str, entry: dict[str, str]) -> TableColumn:
    label = Text(entry["vi"], entry["en"])
    kind = ColumnKind(entry.get("kind", ColumnKind.TEXT))
    return TableColumn(key, label, kind, definition=descriptions.words(entry["of"]))
