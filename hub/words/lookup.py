"""A name as people write it → the things that it means, where things bear names of their own.

Indices, indicators, editions, blocks and documents are found so; units, whose names go by time
and place, by `hub.words.names`.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from enum import IntEnum
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from rapidfuzz import fuzz, process

from hub.words.spelling import agree, plain, unabridged

Thing = TypeVar("Thing", bound=Hashable)

LONGEST = 200  # letters of a name that are looked at
_OFFERED = 70  # how alike, of 100, a name is to be that an error offers
_UNKNOWN = 1024  # names that mean nothing of which the nearest are kept
_FOUND = 84  # and one that is found in a search
# What a name says of the kind of its thing: it may be left out, or said where a name has it not.
_KIND = re.compile(
    r"(?:bo chi so|chi so (?:noi dung|thanh phan)|chi so|chi tieu|noi dung(?: thanh phan)?"
    r"|linh vuc|nhom|khoi|index|indicator) "
)

_NUMBER = re.compile(r"^\s*\d+(?:\.\d+)+\.?\s+")  # 3.1 Tỷ lệ …


class Closeness(IntEnum):
    """How a name answers the words of a search, the best first."""

    SPELT = 0
    BEGINS = 1
    HOLDS = 2
    SAYS = 3  # every word, somewhere
    RESEMBLES = 4


class NameForm(NamedTuple, Generic[Thing]):
    """A key that means a thing."""

    key: str
    thing: Thing


class Lookup(Generic[Thing]):
    """Things by the names that they bear, with or without diacritics.

    Common abbreviations are read as what they stand for.
    """

    def __init__(self, spellings: Iterable[tuple[Thing, Iterable[str]]]) -> None:
        forms: dict[str, dict[NameForm[Thing], None]] = defaultdict(dict)
        for thing, texts in spellings:
            for form in _forms(texts):
                forms[plain(form)][NameForm(form, thing)] = None
        self.things = tuple(dict.fromkeys(f.thing for own in forms.values() for f in own))
        self._forms = {plain_key: tuple(own) for plain_key, own in forms.items()}
        self._ordered = sorted(self._forms)
        self._nearest = lru_cache(maxsize=_UNKNOWN)(self._find_nearest)

    def means(self, text: str) -> list[Thing]:
        """The things that are so called; where there are none, those whose names so begin."""
        return self.spelt(text) or self.begun(text)

    def spelt(self, text: str) -> list[Thing]:
        """The things of exactly this name, those before that have its very diacritics."""
        for name in _forms([text[:LONGEST]]):
            forms = [form for form in self._forms.get(plain(name), ()) if agree(name, form.key)]
            if forms:
                exact = [form.thing for form in forms if form.key == name]
                return list(dict.fromkeys(exact or (form.thing for form in forms)))
        return []

    def begun(self, text: str) -> list[Thing]:
        """The things whose names begin with these words."""
        for name in _forms([text[:LONGEST]]):
            things = [form.thing for form in self._beginning(name) if agree(name, form.key)]
            if things:
                return list(dict.fromkeys(things))
        return []

    def nearest(self, text: str, most: int) -> list[Thing]:
        """The things whose names hold the words, else those whose names are most like them; what
        was found is kept, for a board asks for the same again.
        """
        return list(self._nearest(plain(unabridged(text[:LONGEST])), most))

    def _find_nearest(self, name: str, most: int) -> tuple[Thing, ...]:
        keys = [own for own in self._ordered if name and f" {name} " in f" {own} "]
        keys.sort(key=len)
        if not keys:
            likenesses = process.extract(
                name, self._ordered, scorer=fuzz.WRatio, score_cutoff=_OFFERED, limit=4 * most
            )
            keys = [own for own, _, _ in likenesses]
        things = (form.thing for own in keys for form in self._forms[own])
        return tuple(dict.fromkeys(things))[:most]

    def search(self, text: str, limit: int) -> dict[Thing, Closeness]:
        """The things that the words name, each as closely as any of its names, the best first."""
        name = unabridged(text[:LONGEST])
        ranked = [(thing, Closeness.SPELT) for thing in self.spelt(text)]
        ranked += [(thing, Closeness.BEGINS) for thing in self.begun(text)]
        ranked += self._saying(name)
        alike = process.extract(
            plain(name),
            self._ordered,
            scorer=fuzz.token_set_ratio,
            score_cutoff=_FOUND,
            limit=limit,
        )
        for own, _, _ in alike:
            ranked += [(form.thing, Closeness.RESEMBLES) for form in self._forms[own]]
        closest: dict[Thing, Closeness] = {}
        for thing, closeness in sorted(ranked, key=lambda pair: pair[1]):
            closest.setdefault(thing, closeness)
        return closest

    def _saying(self, name: str) -> Iterator[tuple[Thing, Closeness]]:
        """The things whose names say every word of a key, or hold it as it is."""
        words = [f" {word} " for word in plain(name).split()]
        for own in self._ordered if words else ():
            padded = f" {own} "
            if all(word in padded for word in words):
                closeness = Closeness.HOLDS if f" {plain(name)} " in padded else Closeness.SAYS
                for form in self._forms[own]:
                    if _says(form.key, name):
                        yield form.thing, closeness

    def _beginning(self, name: str) -> Iterator[NameForm[Thing]]:
        """The forms that go on after the words of a name, in the order of the alphabet."""
        start = f"{plain(name)} "
        for place in range(bisect_left(self._ordered, start), len(self._ordered)):
            if not self._ordered[place].startswith(start):
                return
            yield from self._forms[self._ordered[place]]


def _says(key: str, name: str) -> bool:
    """Whether each word of a name stands in a key, be it without diacritics."""
    words = key.split()
    return all(
        any(plain(own) == plain(word) and agree(word, own) for own in words)
        for word in name.split()
    )


def _forms(texts: Iterable[str]) -> Iterator[str]:
    """The keys of names: each as it is, then without what it says of the kind of its thing."""
    for text in texts:
        name = unabridged(_NUMBER.sub("", text))
        if name:
            yield name
        kind = _KIND.match(plain(name))
        if kind and not name[kind.end() :].isdigit():
            yield name[kind.end() :]
