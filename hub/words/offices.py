"""Names of offices: the key of one in full, whatever of it is shortened."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from hub.words.spelling import agree, plain

_MOST_WORDS = 4  # of a shortened name, or of what stands for nothing
_LONGEST = 40  # words of a name that are looked at
_DEPARTMENT = "sở"
# What begins a name whose letters are all written together: SKHCN, BQLKCN, VPUBND.
_GLUED = {"s": _DEPARTMENT, "bql": "ban quản lý", "vp": "văn phòng"}


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
def _words() -> _Words:
    path = Path(__file__).with_name("offices.toml")
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
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
