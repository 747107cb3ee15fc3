"""Cursors: where a page of a question ends, at the data version of its first page."""

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from typing import Any

import orjson

from hub.words.errors import BadQuestion
from hub.words.language import Text


def cursor(version: int, mark: str, key: Sequence[int | str]) -> str:
    """The cursor of the thing with a key, in the answer of the question with a mark at a data
    version.
    """
    place = orjson.dumps([version, mark, *key])
    return urlsafe_b64encode(place).decode().rstrip("=")


def place(text: str, question: Any, newest: int, types: Sequence[type]) -> tuple[int, list]:
    """The data version and the key that a cursor holds.

    Raises BadQuestion for a cursor of another question, of a version that is not there yet, or
    whose key has not the types of a key of this question.
    """
    try:
        padded = text + "=" * (-len(text) % 4)
        version, own, *key = orjson.loads(urlsafe_b64decode(padded))
        whole = list(map(type, key)) == list(types) and all(map(_is_storable, key))
        if own == mark(question) and type(version) is int and 1 <= version <= newest and whole:
            return version, key
    except (ValueError, TypeError):
        pass
    raise BadQuestion(
        Text(
            f"con trỏ “{text}” không thuộc câu hỏi này",
            f"the cursor “{text}” does not belong to this question",
        )
    )


def _is_storable(part: int | str) -> bool:
    return isinstance(part, str) or 0 <= part < 2**63


def mark(question: Any) -> str:
    """What tells the cursors of a question from those of others; made once for a page."""
    return hashlib.sha256(repr(question).encode()).hexdigest()[:16]
