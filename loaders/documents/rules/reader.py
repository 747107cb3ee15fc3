"""A file of rules → one frozen object of its type; an unknown or missing key is an error."""

import re
import tomllib
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from hub.words.errors import HubFault
from hub.words.language import Text
from loaders.documents.rules.wording import pattern

T = TypeVar("T")
_FOLDER = Path(__file__).parent
_PLAIN = (str, int, float, bool)


def read(kind: type[T], file: str, folder: Path = _FOLDER) -> T:
    """The rules of a file as an object of this type; HubFault names the file and the key."""
    path = folder / file
    return typed(kind, tomllib.loads(path.read_text(encoding="utf-8")), file)


def typed(kind: type[T], table: Mapping[str, Any], where: str) -> T:
    """A table as a dataclass, key by key."""
    if not isinstance(table, Mapping):
        raise _fault(where, "cần một bảng", "a table is wanted")
    hints = get_type_hints(kind)
    required = {field.name for field in fields(kind) if field.default is MISSING}
    for key in table.keys() - hints.keys():
        raise _fault(f"{where}: {key}", "khóa không có trong quy tắc", "is no key of these rules")
    for key in required - table.keys():
        raise _fault(f"{where}: {key}", "thiếu khóa này", "this key is missing")
    return kind(
        **{key: _value(hints[key], value, f"{where}: {key}") for key, value in table.items()}
    )


def _value(hint: Any, value: Any, where: str) -> Any:
    """A value as its type wants it: text that is a pattern becomes one."""
    if get_origin(hint) is types.UnionType:
        return _value(get_args(hint)[0], value, where)
    kind = get_origin(hint) or hint
    if kind is re.Pattern:
        return _compiled(value, where)
    if kind is tuple:
        return _several(get_args(hint)[0], value, where)
    if kind is dict:
        return _mapping(hint, value, where)
    if is_dataclass(kind):
        return typed(kind, value, where)
    if issubclass(kind, Enum):
        return _member(kind, value, where)
    if kind in _PLAIN and isinstance(value, kind):
        return value
    raise _fault(where, f"cần {kind.__name__}", f"a {kind.__name__} is wanted")


def _compiled(value: Any, where: str) -> re.Pattern[str]:
    try:
        return pattern(value)
    except (re.error, TypeError, AttributeError) as error:
        raise _fault(where, f"không phải biểu thức: {error}", f"is no pattern: {error}") from None


def _several(hint: Any, value: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise _fault(where, "cần một danh sách", "a list is wanted")
    return tuple(_value(hint, one, f"{where} {number}") for number, one in enumerate(value, 1))


def _mapping(hint: Any, value: Any, where: str) -> dict[Any, Any]:
    if not isinstance(value, Mapping):
        raise _fault(where, "cần một bảng", "a table is wanted")
    key_hint, value_hint = get_args(hint)
    return {
        _value(key_hint, key, where): _value(value_hint, one, f"{where}: {key}")
        for key, one in value.items()
    }


def _member(kind: type[Enum], value: Any, where: str) -> Enum:
    if value not in kind.__members__:
        raise _fault(f"{where}: {value}", f"không phải {kind.__name__}", f"no {kind.__name__}")
    return kind[value]


def _fault(where: str, vi: str, en: str) -> HubFault:
    return HubFault(Text(f"quy tắc đọc văn bản {where}: {vi}", f"rules of documents {where}: {en}"))
