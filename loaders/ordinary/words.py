"""The words of ordinary tables: what the head of a column, or the beginning of a row, says."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from hub.words.names import key, plain
from hub.words.spelling import unabridged

_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]|%")
_OFFICES = re.compile(r"(?:tên )?(?:các )?sở")  # without diacritics it is "number" too
_LONGEST = 120  # letters of a head, or of the beginning of a row, that are looked at
_PARTIAL = re.compile(
    r"\b(?:tham dinh|tu cham|tu danh gia|dieu tra|khao sat|xhh|xa hoi hoc|hoi dong|lien nganh)\b"
)
_YEAR = re.compile(r"\b(?:nam )?(?:19|20)\d\d\b")


class Concept(StrEnum):
    """What a column of a table is."""

    ORDINAL = "ordinal"
    CHANGE = "change"
    FORMER = "former"
    RANK = "rank"
    GRADE = "grade"
    NOTE = "note"
    CODE = "code"
    SHORT = "short"
    KIND = "kind"
    SYSTEM = "system"
    FLAG = "flag"
    PERIOD = "period"
    BLOCK = "block"
    UNIT = "unit"
    MAXIMUM = "maximum"
    OTHER = "other"
    LEFT_OUT = "left out"  # by whoever mapped the columns
    ASKED = "asked"  # nobody has answered yet
    FOREIGN = "foreign"  # of another index
    TOTAL = "total"


class RowConcept(StrEnum):
    """What a row is that is none of a unit."""

    MAXIMUM = "maximum"
    MEAN = "mean"
    COUNT = "count"
    NOTE = "note"
    LEFT_OUT = "left out"


@lru_cache(maxsize=2**12)
def bare(text: str) -> str:
    """The words of a head without brackets and years, in small letters without diacritics."""
    words = plain(key(_BRACKETED.sub(" ", text[:_LONGEST].replace("_", " "))))
    return " ".join(_YEAR.sub(" ", words).split())


@lru_cache(maxsize=2**12)
def in_full(text: str) -> str:
    """The same with common abbreviations written out: cchc is cai cach hanh chinh."""
    return plain(unabridged(bare(text)))


@lru_cache(maxsize=2**14)
def concept(head: str) -> Concept | None:
    """What a head says that its column is; None where its words are not known."""
    if _OFFICES.fullmatch(key(head)):
        return Concept.UNIT
    name = _first(_lists()["columns"], bare(head))
    return Concept(name) if name else None


@lru_cache(maxsize=2**14)
def row_concept(text: str) -> RowConcept | None:
    """What the words of a row say that it is; None where it may be a unit's."""
    name = _first(_lists()["rows"], bare(text))
    return RowConcept(name) if name else None


def is_partial(head: str) -> bool:
    """Whether a head names points of one way of scoring alone: by appraisal, survey or the body."""
    return bool(_PARTIAL.search(bare(head)))


def is_known(head: str) -> bool:
    """Whether a head says what its column is."""
    return bool(bare(head)) and concept(head) is not None


@lru_cache(maxsize=2**10)
def opens_block(text: str) -> bool:
    """Whether a text begins as the name of a block of units does."""
    words = bare(block_name(text))
    return any(re.match(rf"{one}\b", words) for one in _lists()["blocks"]["opening"])


def block_name(text: str) -> str:
    """The name of a block without its number: I. Các sở, ban, ngành."""
    return re.sub(rf"^\s*{_lists()['blocks']['lead']}", "", text).strip()


def _first(lists: Mapping[str, Iterable[str]], words: str) -> str | None:
    if not words:
        return None
    return next(
        (name for name, forms in lists.items() if any(re.fullmatch(form, words) for form in forms)),
        None,
    )


@cache
def _lists() -> Mapping[str, Mapping]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
