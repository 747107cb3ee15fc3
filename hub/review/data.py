"""A report as what JSON can hold, in one language."""

from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any

import orjson

from hub.review.report import Report
from hub.words.language import Language, Text, visible


def content(report: Report, language: Language) -> bytes:
    """The report as a JSON document."""
    return orjson.dumps(plain(report, language), option=orjson.OPT_INDENT_2)


def plain(value: Any, language: Language) -> Any:
    """A value with its names, its sentences in one language."""
    match value:
        case Text():
            return visible(value.within(language))
        case Enum():
            return value.value
        case str():
            return visible(value)
        case datetime():
            return value.isoformat()
        case tuple() if not hasattr(value, "_asdict"):
            return [plain(each, language) for each in value]
    names = _named(value)
    if names is None:
        return value
    return {name: plain(each, language) for name, each in names.items()}


def _named(value: Any) -> Mapping[str, Any] | None:
    """The fields of a value by name; None where it has none."""
    if isinstance(value, Mapping):
        return value
    if is_dataclass(value):
        return vars(value)
    return value._asdict() if isinstance(value, tuple) else None
