"""Which province and which office a text names, as public ids of the hub."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from hub.dataset import records
from hub.dataset.rows import EntityNameRow, EntityRow
from hub.words.errors import UnknownName
from hub.words.language import within_sentence
from hub.words.names import Names
from hub.words.terms import EntityKind
from loaders.catalogue.entities import entity_names
from loaders.documents.rules.wording import UPPER, fold, toned

_PROVINCE = re.compile(
    rf"(?:\b[Tt]ỉnh|TỈNH|[Tt]hành phố|THÀNH PHỐ|\bT[Pp]\.?)\s+((?:[{UPPER}][\w-]*\s?){{1,4}})"
)
_LED = ("Tỉnh ", "Thành phố ", "TP", "T.P", "T.")
_SHORT = {
    "bql": "ban quản lý",
    "ban ql": "ban quản lý",
    "kcn": "khu công nghiệp",
    "kkt": "khu kinh tế",
    "ubnd": "ủy ban nhân dân",
}


class Office(NamedTuple):
    """A body of the national list in force from a day to a day."""

    code: str
    name_vi: str
    name_en: str
    spellings: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    everywhere: bool

    def is_in_force(self, on: date) -> bool:
        """Whether it is in the list on a day."""
        return (self.valid_from or on) <= on <= (self.valid_to or on)


def province(places: Path, texts: Iterable[str], on: date) -> str | None:
    """The province that the texts name most often, on a day; None where they name none that is
    known.
    """
    names, counts = entity_names(places), Counter()
    for text in texts:
        for match in _PROVINCE.finditer(text):
            if public_id := resolved(names, match[1], on):
                counts[public_id] += 1
    return counts.most_common(1)[0][0] if counts else None


def resolved(names: Names, text: str, on: date) -> str | None:
    """The province that the text begins with, on a day."""
    words = text.split()
    for length in range(len(words), 0, -1):
        try:
            return names.resolve(" ".join(words[:length]).title(), on, EntityKind.PROVINCE)
        except UnknownName:
            continue
    return None


def at(places: Path, name: str, on: date, before: date | None = None) -> str | None:
    """The province that a name means on a day; where a day is given, that which had ended, or
    bore another name, by then.
    """
    try:
        if before is None:
            return entity_names(places).resolve(name, on, EntityKind.PROVINCE)
        provinces_then = entity_names(places).over(name, date.min, before, kind=EntityKind.PROVINCE)
    except UnknownName:
        return None
    return next(
        (one for one in reversed(provinces_then) if _is_of_before(places, one, name, day=before)),
        None,
    )


def _is_of_before(places: Path, province: str, name: str, day: date) -> bool:
    """Whether a province, or what it was called, had ended by a day."""
    ends = [
        provinces(places)[province].valid_to,
        *(row.valid_to for row in called(places)[province] if fold(row.name_vi) == fold(name)),
    ]
    return any(end is not None and end < day for end in ends)


def office(places: Path, text: str, on: date) -> Office | None:
    """The office of the national list that a text names, by the longest of its spellings; None
    where it names none.
    """
    spelt = _spelt(text)
    spellings = [
        one
        for one in _spellings(places, on)
        if re.search(rf"(?<!\w){re.escape(one.spelling)}(?!\w)", spelt)
    ]
    return _longest(spellings)


def begins(places: Path, text: str, on: date) -> Office | None:
    """The office of the national list whose name a text begins with."""
    spelt = f"{_spelt(text)} "
    beginnings = (one for one in _spellings(places, on) if spelt.startswith(one.spelling))
    return _longest([one for one in beginnings if not spelt[len(one.spelling)].isalnum()])


class _Spelling(NamedTuple):
    """One spelling of an office's name."""

    spelling: str
    office: Office


def _spellings(places: Path, on: date) -> Iterator[_Spelling]:
    """Every spelling of every office in force on a day, in the order of the list."""
    for one in offices(places):
        if one.is_in_force(on):
            yield from (_Spelling(spelling, one) for spelling in one.spellings)


def _longest(spellings: Sequence[_Spelling]) -> Office | None:
    """The office with the longest of these spellings, the first of several; None without any."""
    longest = max(spellings, key=lambda one: len(one.spelling), default=None)
    return longest.office if longest else None


def ended(places: Path, text: str, day: date) -> Office | None:
    """The office whose name a text begins with and that ended last before a day."""
    last_days = {one.valid_to for one in offices(places) if one.valid_to is not None}
    for last_day in sorted(last_days, reverse=True):
        office_then = begins(places, text, last_day) if last_day < day else None
        if office_then and office_then.valid_to == last_day:
            return office_then
    return None


def of_letters(places: Path, letters: str, on: date) -> Office | None:
    """The office whose letters end a number: KH-SKHCN."""
    for part in reversed(re.split(r"[\s/.–-]+", letters)):
        spelt = _spelt(part)
        for one in offices(places):
            if one.is_in_force(on) and spelt in one.spellings:
                return one
    return None


@lru_cache(maxsize=4)
def offices(places: Path) -> tuple[Office, ...]:
    """The national list."""
    return tuple(_office(line.fields) for line in records.lines(places / "departments.csv"))


def rows(places: Path, one: Office, province: str, on: date) -> list[EntityRow | EntityNameRow]:
    """An office that only some provinces have, where a document shows that this one does."""
    if one.everywhere:
        return []
    public_id, names = f"{province}/{one.code.lower()}", official(places, one, province, on=on)
    return [
        EntityRow(
            public_id,
            EntityKind.DEPARTMENT,
            province,
            valid_from=one.valid_from,
            valid_to=one.valid_to,
        ),
        EntityNameRow(
            public_id,
            one.name_vi,
            one.name_en,
            *names,
            valid_from=one.valid_from,
            valid_to=one.valid_to,
        ),
    ]


@lru_cache(maxsize=4)
def provinces(places: Path) -> dict[str, EntityRow]:
    """The provinces by their public ids."""
    return {
        row.public_id: row
        for row in records.rows(EntityRow, places / "entities.csv")
        if row.kind is EntityKind.PROVINCE
    }


@lru_cache(maxsize=4)
def called(places: Path) -> dict[str, tuple[EntityNameRow, ...]]:
    """What each province is called, in time order; several may share a name one after the other."""
    names: dict[str, tuple[EntityNameRow, ...]] = {}
    for row in records.rows(EntityNameRow, places / "names.csv"):
        if row.entity in provinces(places):
            names[row.entity] = (*names.get(row.entity, ()), row)
    return names


@lru_cache(maxsize=4)
def spelt_provinces(places: Path) -> frozenset[str]:
    """Every way in which the name of a province of any time is printed in full: Hòa Bình, Hoà
    Bình, Đăk Nông.
    """
    names = chain.from_iterable(called(places).values())
    spellings = {name.name_vi for name in names}
    for line in records.lines(places / "aliases.csv"):
        if line.fields["entity"] in provinces(places) and _is_in_full(line.fields):
            spellings.add(line.fields["spelling"])
    return frozenset({*spellings, *map(toned, spellings)})


def _is_in_full(alias: dict[str, str]) -> bool:
    """Whether an alias is a whole name in Vietnamese, without the word for a province."""
    name = alias["spelling"]
    if alias["abbreviation"] != "false" or name.startswith(_LED):
        return False
    return " " in name and not name.isascii()


@lru_cache(maxsize=4)
def province_names(places: Path) -> re.Pattern[str]:
    """A pattern of every name of a province of any time, for folded text."""
    folded = map(re.escape, map(fold, spelt_provinces(places)))
    longest_first = "|".join(sorted(folded, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)")


def official(places: Path, one: Office, province: str, on: date) -> tuple[str, str]:
    """The whole name of an office of a province on a day, in Vietnamese and in English: Sở Tư
    pháp tỉnh Lai Châu.
    """
    names = called(places)[province]
    own = next((name for name in names if name.valid_to is None or on <= name.valid_to), names[-1])
    # Decree 30/2020/NĐ-CP writes "thành phố Hà Nội" but "Thành phố Hồ Chí Minh".
    place = own.official_vi if own.name_vi == "Hồ Chí Minh" else within_sentence(own.official_vi)
    return f"{one.name_vi.removesuffix(' tỉnh')} {place}", f"{one.name_en} of {own.name_en}"


def _office(fields: dict[str, str]) -> Office:
    spellings = (fields["name_vi"], *fields["abbreviations"].split("|"))
    first, last = (
        date.fromisoformat(fields[name]) if fields[name] else None
        for name in ("valid_from", "valid_to")
    )
    return Office(
        code=fields["code"],
        name_vi=fields["name_vi"],
        name_en=fields["name_en"],
        spellings=tuple(map(_spelt, spellings)),
        valid_from=first,
        valid_to=last,
        everywhere=fields["provinces"] == "all",
    )


def _spelt(text: str) -> str:
    spelt = fold(" ".join(re.sub(r"[,\-–&]", " ", text).split()))
    for short, long in _SHORT.items():
        spelt = re.sub(rf"\b{short}\b", fold(long), spelt)
    return re.sub(r"\bvà\b |(?<=quản lý )các ", "", spelt)
