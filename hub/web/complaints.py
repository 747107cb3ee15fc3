"""What GraphQL itself says of a question, in the language of the reader and with the kind of
fault.
"""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from hub.words.language import Text
from schema.descriptions import members

UNTOLD = "BadQuestion"  # the kind of a fault that the table does not know
_SYNTAX = "Syntax Error: "
_PLACE = re.compile(r"\{(\w+)\}")
_SUGGESTION = re.compile(r"(.*?) Did you mean (?P<things>.+)\?", re.DOTALL)
_QUOTED = re.compile(r"'((?:[^']|(?<=\\)')*)'")
# A text of a variable, as Python writes it: GraphQL's own quotes stand around names alone.
_PYTHON_QUOTES = re.compile(r"(?<=value: )'((?:[^'\\]|\\.)*)'(?=\.?$)")
_CURLY = "\u201c\u201d\u201e\u201f\u2018\u2019\u00ab\u00bb\u2033\uff02"
# What a syntax error calls the words of a question.
_TOKENS = {
    "Name": "tên",
    "Int": "số nguyên",
    "Float": "số",
    "String": "chuỗi chữ",
    "BlockString": "chuỗi chữ nhiều dòng",
    "Comment": "ghi chú",
    "<EOF>": "hết câu hỏi",
    "<SOF>": "đầu câu hỏi",
}
# Why two fields conflict, within a sentence that may hold another one.
_REASONS = (
    (r"'([^']*)' and '([^']*)' are different fields", r"“\1” và “\2” là hai trường khác nhau"),
    (r"they have differing arguments", "tham số khác nhau"),
    (r"they have overlapping stream directives", "chỉ thị @stream chồng nhau"),
    (
        r"they return conflicting types '([^']*)' and '([^']*)'",
        r"hai kiểu khác nhau “\1” và “\2”",
    ),
    (r"subfields '([^']*)' conflict because ", r"trường con “\1” có "),
    (r" and (?=trường con)", " và "),
)
_IN_VIETNAMESE = {
    "quote": '; đó là dấu nháy cong, hãy gõ lại bằng dấu nháy kép thẳng (")',
    "blank": "; hãy xóa đi và gõ lại dấu cách thường",
}
_IN_ENGLISH = {
    "quote": '; it is a curly quote: write the straight double quote (")',
    "blank": "; delete it and write an ordinary blank",
}
_LONGEST, _END = 1000, 200  # letters of a message that are looked at, and of those its last ones


class Complaint(NamedTuple):
    """The kind of a fault and what is said of it."""

    code: str
    text: Text


class _Message(NamedTuple):
    code: str
    pattern: re.Pattern[str]
    vi: str
    en: str | None


def complaint(message: str) -> Complaint:
    """What a message of GraphQL is in both languages; one that is not known stays as it is.

    Of a message that repeats a long value only the beginning and the end are looked at.
    """
    if len(message) > _LONGEST:
        message = f"{message[: _LONGEST - _END]}…{message[-_END:]}"
    return _complaint(message)


@lru_cache(maxsize=512)
def _complaint(message: str) -> Complaint:
    message = _PYTHON_QUOTES.sub(lambda text: f'"{text[1]}"', message)
    words = message.removeprefix(_SYNTAX)
    told = _told(words, message)
    suggestion = _SUGGESTION.fullmatch(words)
    if told is None and suggestion and (told := _told(suggestion[1], message)):
        vi = told.text.vi + _suggested(suggestion["things"])
        told = told._replace(text=told.text._replace(vi=vi))
    return told or Complaint(UNTOLD, Text(message, message))


def _told(words: str, whole: str) -> Complaint | None:
    """The complaint of the first message that fits; English is GraphQL's own where it helps."""
    for message in _messages():
        if found := message.pattern.fullmatch(words):
            values = found.groupdict()
            en = _filled(message.en, _english(values)) if message.en else _ours(whole, values)
            return Complaint(message.code, Text(_filled(message.vi, _vietnamese(values)), en))
    return None


def _ours(message: str, values: dict[str, str]) -> str:
    """The English message of GraphQL, with what is said of a value within it as the hub says it."""
    inner = values.get("inner")
    return message.replace(inner, complaint(inner).text.en) if inner else message


def _filled(sentence: str, values: dict[str, str]) -> str:
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), sentence)


def _vietnamese(values: dict[str, str]) -> dict[str, str]:
    told = {name: _of(name, value) for name, value in values.items()}
    return told | _sign(values, _IN_VIETNAMESE) | _members(values)


def _english(values: dict[str, str]) -> dict[str, str]:
    return values | _sign(values, _IN_ENGLISH) | _members(values)


def _members(values: dict[str, str]) -> dict[str, str]:
    """The values of the closed list that a message speaks of."""
    return {"members": ", ".join(members(values.get("type", "")))}


def _of(name: str, value: str) -> str:
    """What stands in a place of a message, in Vietnamese where it is words of GraphQL."""
    if name == "inner":
        return complaint(value).text.vi
    if name == "suggestion":
        return _suggested(value.removeprefix("Did you mean ").removesuffix("?"))
    if name == "reason":
        for pattern, words in _REASONS:
            value = re.sub(pattern, words, value)
        return value
    if name in ("token", "wanted", "character", "value"):
        kind, _, rest = value.partition(" ")
        value = f"{_TOKENS[kind]} {rest}".strip() if kind in _TOKENS else value
    return value


def _sign(values: dict[str, str], hints: dict[str, str]) -> dict[str, str]:
    """A character as it is seen, and what to write instead of a quote that is not straight, or of
    a blank that is none.
    """
    point = values.get("point")
    if point is None:
        return {}
    character = chr(int(point, 16))
    if character in _CURLY:
        return {"sign": f"{character} (U+{point})", "hint": hints["quote"]}
    if not character.isprintable():
        name = unicodedata.name(character, "").lower()
        return {"sign": f"{name} (U+{point})".strip(), "hint": hints["blank"]}
    return {"sign": f"{character} (U+{point})", "hint": ""}


def _suggested(things: str) -> str:
    """The names that GraphQL offers."""
    names = _QUOTED.findall(things)
    listed = ", ".join(f"“{name}”" for name in names)
    if things.startswith("to use an inline fragment on"):
        first = names[0] if names else ""
        return f"; trường này có ở {listed}: viết ... on {first} {{ … }}"
    return f"; có phải {listed}?"


@cache
def _messages() -> tuple[_Message, ...]:
    path = Path(__file__).with_suffix(".toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))["message"]
    return tuple(
        _Message(each["code"], _pattern(each["match"]), each["vi"], en=each.get("en"))
        for each in table
    )


def _pattern(words: str) -> re.Pattern[str]:
    """The words of a message, with anything in the places of its braces."""
    parts = re.split(r"\{(\w+)\}", words)
    pattern = "".join(
        f"(?P<{part}>.+?)" if place % 2 else re.escape(part) for place, part in enumerate(parts)
    )
    return re.compile(pattern, re.DOTALL)
