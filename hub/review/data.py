"""A report as what JSON can hold, in one language."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
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
        case str() if not isinstance(value, Enum):
            return visible(value)
        case Enum():
            return value.value
        case datetime():
            return value.isoformat()
        case Mapping():
            return {name: plain(each, language) for name, each in value.items()}
        case tuple() if hasattr(value, "_asdict"):
            return plain(value._asdict(), language)
        case tuple() | list():
            return [plain(each, language) for each in value]
    if is_dataclass(value):
        return {
            field.name: plain(getattr(value, field.name), language) for field in fields(value)
        }
    return value
