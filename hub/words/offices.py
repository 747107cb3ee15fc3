"""Names of offices: the key of one in full, whatever of it is shortened."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from hub.words.initials import shortens
from hub.words.spelling import agree, key, plain

_MOST_WORDS = 4  # of a shortened name, or of what stands for nothing
_LONGEST = 40  # words of a name that are looked at
_DEPARTMENT = "sở"
# What begins a name whose letters are all written together: SKHCN, BQLKCN, VPUBND.
_GLUED = {"s": _DEPARTMENT, "bql": "ban quản lý", "vp": "văn phòng"}


class Proper(NamedTuple):
    """How the name of an office is written in full: words that keep a capital, words with which
    offices open, those that follow in a list of several, names that are whole by themselves, and
    abbreviations that names keep.
    """

    capitals: tuple[str, ...]
    opening: tuple[str, ...]
    several: frozenset[str]
    whole: frozenset[str]
    kept: frozenset[str]


class _Words(NamedTuple):
    """What shortened words stand for, by their plain keys with and without blanks."""

    anywhere: Mapping[str, str]
    of_departments: Mapping[str, str]
    fillers: tuple[str, ...]
    of_province: tuple[str, ...]


@lru_cache(maxsize=2**14)
def in_full(name: str) -> str:
    """The key of an office's name with its abbreviations written out and without words that add
    nothing within a province: bql các kcn tỉnh is ban quản lý khu công nghiệp.
    """
    fillers, place = _words().fillers, 0
    words = [word for word in name.split()[:_LONGEST] if not _is_one_of(word, fillers)]
    whole: list[str] = []
    while place < len(words):
        count, text = _next(words, place, is_department=whole[:1] == [_DEPARTMENT])
        whole += text.split()
        place += count
    return " ".join(whole)


def long_form(words: list[str]) -> tuple[int, str]:
    """How many of these words, as they are written, are an abbreviation, and what it stands for;
    one word and nothing where they begin with none.
    """
    known = _words().anywhere
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        if text := known.get(plain(key(" ".join(words[:count])))):
            return count, text
    first = key(words[0])
    apart = _apart(first)
    return 1, "" if apart == first else apart


@cache
def proper_words() -> Proper:
    """The words by which names of new offices are written."""
    words = _lists()["proper"]
    return Proper(
        capitals=tuple(words["capitals"]),
        opening=tuple(sorted(words["opening"], key=len, reverse=True)),
        several=frozenset(words["several"]),
        whole=frozenset(words["whole"]),
        kept=frozenset(words["kept"]),
    )


def department(name: str) -> str | None:
    """The name in full of a Sở by its key, where its field is one of the ordinary ones."""
    kind, _, field = in_full(name).partition(" ")
    if kind != _DEPARTMENT:
        return None
    fields = _lists()["fields"]
    own = fields.get(field) or next(
        (fields[whole] for whole in fields if shortens(field, whole)), None
    )
    return f"Sở {own}" if own else None


def in_english(name: str) -> str | None:
    """The English name of an office by its key, where it is one of the ordinary ones."""
    return _english().get(plain(in_full(name)))


@cache
def _english() -> dict[str, str]:
    return {plain(in_full(key(name))): english for name, english in _lists()["english"].items()}


def _next(words: list[str], place: int, is_department: bool) -> tuple[int, str]:
    """How many of the words from a place on belong together, and what they stand for."""
    known = _words()
    for count in range(min(_MOST_WORDS, len(words) - place), 0, -1):
        text = " ".join(words[place : place + count])
        short = plain(text)
        if is_department and short in known.of_departments:
            return count, known.of_departments[short]
        if short in known.anywhere:
            return count, known.anywhere[short]
        if _is_one_of(text, known.of_province):
            return count, ""
    return 1, _apart(words[place]) if place == 0 else words[place]


def _apart(word: str) -> str:
    """A first word in which a whole name is shortened: SKHCN is sở khoa học công nghệ."""
    known = _words()
    for letters, kind in _GLUED.items():
        rest = plain(word).removeprefix(letters)
        names = known.of_departments if kind == _DEPARTMENT else known.anywhere
        if plain(word).startswith(letters) and rest in names:
            return f"{kind} {names[rest]}"
    return word


def _is_one_of(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text is one of these words, be it without diacritics: tĩnh is not tỉnh."""
    return any(len(text) == len(word) and agree(text, word) for word in words)


@cache
def _lists() -> dict[str, Any]:
    path = Path(__file__).with_name("offices.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _words() -> _Words:
    lists = _lists()
    return _Words(
        anywhere=dict(_together(lists["words"])),
        of_departments=dict(_together(lists["departments"])),
        fillers=tuple(lists["fillers"]["words"]),
        of_province=tuple(lists["fillers"]["of_province"]),
    )


def _together(words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each abbreviation by its plain key, with its words apart and written together."""
    for short, long in words.items():
        yield plain(short), long
        if all(len(word) <= _MOST_WORDS for word in short.split()):
            yield plain(short).replace(" ", ""), long
