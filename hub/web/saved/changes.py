"""Changes: how many figures of an answer are others than they were."""

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.words.language import Text, counted

# What tells which thing an object of a list is, itself or by what it is of.
_NAMES = ("cell", "id", "code", "name", "period", "at", "kind")
_OF = ("entity", "indicator", "index", "province", "department", "unit", "edition")
_COLUMN = re.compile(r"(?:.*I|i)ds|codes|names|periods")
_VERSION = re.compile(r"@\d+$")  # at the end of the id of a statement: since when it says so
_UNCOUNTED = {"id", "dataVersion", "startCursor", "endCursor", "cost", "importedAt"}

Leaves = dict[tuple[Hashable, ...], Any]


@dataclass(frozen=True)
class Changes:
    """Of an answer: the figures that it had, those that are others or gone now, those that are
    new; and the texts that are others.
    """

    figures: int = 0
    changed: int = 0
    new: int = 0
    texts: int = 0

    def __add__(self, other: "Changes") -> "Changes":
        return Changes(
            self.figures + other.figures,
            self.changed + other.changed,
            self.new + other.new,
            self.texts + other.texts,
        )

    def since(self, version: int) -> Text:
        """What is said of them to a reader of a data version."""
        if not (self.changed or self.new or self.texts):
            return Text(
                f"không đổi từ phiên bản {version}", f"unchanged since data version {version}"
            )
        figures, new, texts = map(counted, (self.changed, self.new, self.texts))
        vi = f"{figures.vi} số đã thay đổi từ phiên bản {version}"
        are = "figure has" if self.changed == 1 else "figures have"
        en = f"{figures.en} {are} changed since data version {version}"
        if self.new:
            vi, en = f"{vi}, có thêm {new.vi} số mới", f"{en}, {new.en} new"
        if self.texts:
            vi, en = f"{vi}, {texts.vi} chỗ chữ khác đi", f"{en}, {texts.en} texts differ"
        return Text(vi, en)


def count(then: Any, now: Any) -> Changes:
    """The changes from the data of an answer to the data of another to the same question.

    Objects of lists are compared with those of the same unit, indicator and period, wherever
    these stand now.
    """
    before, after = leaves(then), leaves(now)
    figures = changed = new = texts = 0
    for path in before.keys() | after.keys():
        old, current = before.get(path), after.get(path)
        if _is_figure(old):
            figures += 1
            changed += old != current
        elif _is_figure(current):
            new += 1
        else:
            texts += old != current
    return Changes(figures, changed, new, texts)


def leaves(data: Any) -> Leaves:
    """The single values of an answer by their path, in which objects of lists go by their names."""
    return dict(_leaves(data, ()))


def _is_figure(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _leaves(value: Any, path: tuple[Hashable, ...]) -> Iterator[tuple[tuple[Hashable, ...], Any]]:
    match value:
        case dict():
            for name, within in _rowed(value).items():
                if name not in _UNCOUNTED:
                    yield from _leaves(within, (*path, name))
        case list():
            for key, within in zip(_keys(value), value, strict=True):
                yield from _leaves(within, (*path, key))
        case None:
            return
        case _:
            yield path, value


def _rowed(value: dict[str, Any]) -> dict[str, Any]:
    """An object; one of columns, which are lists of one length, as the rows of these."""
    columns = {name: column for name, column in value.items() if _is_column(column)}
    keys = list(zip(*_naming(columns), strict=False))
    if not keys or len(set(keys)) != len(keys):
        return value
    rows = {
        name: dict(zip(keys, column, strict=True))
        for name, column in columns.items()
        if len(column) == len(keys)
    }
    return value | rows


def _naming(columns: Mapping[str, Sequence[Any]]) -> list[Sequence[Any]]:
    """The columns of names, where there are others too."""
    naming = [column for name, column in columns.items() if _COLUMN.fullmatch(name)]
    return naming if len(columns) > 1 else []


def _is_column(value: Any) -> bool:
    return isinstance(value, list) and not any(isinstance(one, dict | list) for one in value)


def _keys(values: Sequence[Any]) -> Sequence[Hashable]:
    """What the members of a list are known by: their names where each has others, else places."""
    names = [_names(value) if isinstance(value, dict) else () for value in values]
    return names if all(names) and len(set(names)) == len(names) else range(len(values))


def _names(value: Mapping[str, Any]) -> tuple[Hashable, ...]:
    own = tuple(_own(value))
    return (*own, *(name for part in _OF for name in _own(value.get(part)) if name))


def _own(value: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict):
        return
    for name in _NAMES:
        text = value.get(name)
        if isinstance(text, str):
            yield name, _VERSION.sub("", text) if "|" in text else text
