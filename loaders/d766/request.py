"""When an answer was read, and of which period and province it is: by the request that is saved
beside it, and by the name of its file.
"""

import json
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from hub.words import clock
from hub.words.errors import Fault, UserError
from hub.words.language import Text
from hub.words.names import Names
from hub.words.period import Period, parse
from hub.words.terms import EntityKind
from loaders.d766.unit import Portal

FILE_NAME = Text(
    "ghi trong tên tệp, như 766_2025-10_2025-10-17_lai-chau.json",
    "put it in the file's name, as in 766_2025-10_2025-10-17_lai-chau.json",
)
_PERIOD, _READING_DATE = Text("kỳ", "period"), Text("ngày đọc", "day of reading")
_MONTH = len("2025-10")


class Occasion(NamedTuple):
    """The period of an answer, the day it was read, and the province that its file names."""

    period: Period | None = None
    read: date | None = None
    province: str | None = None


def of_request(portal: Portal, content: Any) -> Occasion:
    """The period and the day of reading by the request saved beside the answer."""
    request = _request(content)
    texts = {what: _text(request, names) for what, names in portal["asked"].items()}
    months = "/".join(dict.fromkeys((texts["first"][:_MONTH], texts["last"][:_MONTH])))
    period = _read(parse, texts["year"] + _part_of_year(texts)) or _read(parse, months)
    return Occasion(period, _read(_day, texts["read"]))


def of_file_name(names: Names, stem: str) -> Occasion:
    """The period, the day of reading and the province by the parts of a file's name, the last
    that says each.
    """
    occasion = Occasion()
    for part in stem.split("_"):
        occasion = Occasion(
            period=_read(parse, part) or occasion.period,
            read=_read(_day, part) or occasion.read,
            province=part if names.knows(part, EntityKind.PROVINCE) else occasion.province,
        )
    return occasion


def agreed(file: str, request: Occasion, name: Occasion) -> tuple[Occasion, list[Fault]]:
    """What the request and the file's name say, where they do and agree; a fault for each of
    period and day that is not one.
    """
    period, unsure_period = _one(file, _PERIOD, request.period, name.period)
    day, unsure_day = _one(file, _READING_DATE, request.read, name.read)
    return Occasion(period, day, name.province), [*unsure_period, *unsure_day]


def _one(file: str, thing: Text, *values: Any) -> tuple[Any, list[Fault]]:
    different = {value for value in values if value}
    value = next(iter(different), None)
    if len(different) == 1:
        return value, []
    shown = " / ".join(sorted(map(str, different)))
    requirement = Text(
        f"cần một {thing.vi}: {FILE_NAME.vi}", f"one {thing.en} is wanted: {FILE_NAME.en}"
    )
    return value, [Fault(file, shown, requirement)]


def _text(request: dict[str, Any], names: list[str]) -> str:
    """The first of these fields that is neither blank nor zero."""
    texts = (str(request[name]) for name in names if str(request.get(name) or "0") != "0")
    return next(texts, "")


def _part_of_year(texts: dict[str, str]) -> str:
    """The month, quarter or half as the words of a period write it."""
    if texts["month"]:
        return f"-{texts['month']:0>2}"
    if texts["quarter"]:
        return f"-Q{texts['quarter']}"
    return f"-S{texts['half']}" if texts["half"] else ""


def _request(content: Any) -> dict[str, Any]:
    """The fields beside the data, those of objects among them; the old portal takes its
    parameters as JSON in a text.
    """
    request: dict[str, Any] = {}
    for name, value in content.items() if isinstance(content, dict) else ():
        inner = _read(json.loads, value) if isinstance(value, str) else value
        if name != "data":
            request |= inner if isinstance(inner, dict) else {name: value}
    return request


def _read(how: Callable[[str], Any], text: str) -> Any:
    """The value of a text by this reader; None where it is not of its form."""
    try:
        return how(text)
    except (ValueError, RecursionError, UserError):
        return None


def _day(text: str) -> date:
    return clock.parse(text).astimezone(clock.VIETNAM).date()
