"""The provinces and offices that words name, and which of them is the issuer."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path

from loaders.documents.head import offices
from loaders.documents.head.head import Head
from loaders.documents.head.reading import Reading
from loaders.documents.rules import RULES
from loaders.documents.rules.wording import UPPER, fold, pattern
from loaders.documents.statements import names

_WORDS = RULES.observations.owners
_LABELS = RULES.quantities.labels
_COMMITTEE = re.compile(
    r"(?:UBND|[UỦ]y ban nhân dân|Uỷ ban nhân dân)(?: tỉnh| thành phố(?! [^\W\d_]+"
    r" thuộc)|\s*[,.;:]|$)"
)
_LEVELS = "huyện|quận|thị xã|xã|phường|thị trấn|thành phố|tỉnh"
_VERBS = f"{_LABELS.saying}|{_LABELS.does}|{_WORDS.ends}"
_ENDS = rf"(?=\s*(?:[^\w\s&-]|\d|$)|\s(?:{_VERBS})(?!\w))"
_BEGINS = rf"(?:{_WORDS.body}|{_WORDS.centre})"
_FORMS = (
    re.compile(rf"(?!Sở|UBND|HĐND|[UỦ]|Hội đồng|Bộ){_BEGINS}(?:\s[\w&-]+){{0,12}}?{_ENDS}"),
    re.compile(rf"{_BEGINS}(?:\s(?:{_LEVELS}|[{UPPER}][^\W\d]*))*"),
)
_BODY = re.compile(rf"\b(?:{_WORDS.body})")
_PARTS = pattern(rf"(?<!\w)(?:{_WORDS.parts.pattern})")
_LONGEST = 120  # letters; no name of an office is longer


def whole_name(places: Path, text: str) -> str:
    """The whole name of a unit with which a text begins: of a ministry as it is known, of others
    up to what they do.
    """
    issuers = (issuer.name for issuer in RULES.references.issuers)
    ministries = [text[: len(name)] for name in issuers if _begins_with(text, name)]
    spelt = next((text[:end] for start, end in names.spans(places, text) if start == 0), "")
    bodies = [match[0] for form in _FORMS if (match := form.match(text))]
    return max([*ministries, spelt, *bodies], key=len).strip()


def _begins_with(text: str, name: str) -> bool:
    if not fold(text).startswith(fold(name)):
        return False
    return not text[len(name) : len(name) + 1].isalnum()


def own_names(reading: Reading) -> frozenset[str]:
    """What the issuer's province was ever called, folded."""
    names = offices.called(reading.places).get(reading.head.province or "", ())
    return frozenset(fold(name.name_vi) for name in names)


def names_other_province(reading: Reading, text: str) -> bool:
    """Whether a text names a province that is not the issuer's own."""
    own = own_names(reading)
    names = provinces(reading.places).finditer(text)
    return any(fold(name[0]) not in own for name in names)


@lru_cache(maxsize=4)
def provinces(places: Path) -> re.Pattern[str]:
    """The name of any province of any time."""
    return re.compile(rf"\b(?:{_any(offices.spelt_provinces(places))})\b")


@lru_cache(maxsize=4)
def led_provinces(places: Path) -> re.Pattern[str]:
    """A province's name behind the word for one, or alone where a clause begins."""
    all_names = list(chain.from_iterable(offices.called(places).values()))
    spellings, cities = (
        _any(offices.spelt_provinces(places)),
        _any(name.name_vi for name in all_names if name.is_city),
    )
    others = rf"[{UPPER}][^\W\d]*(?:\s[{UPPER}][^\W\d]*)*"
    behind_its_kind = rf"[Tt]ỉnh\s+(?={spellings}|{others})|(?:[Tt]hành phố|TP\.?)\s+(?={cities})"
    begins = r"^|(?<=[,;:(]\s)|(?<=[,;:(])|(?<=\bvà\s)|(?<=\bcủa\s)"
    return re.compile(
        rf"(?:(?P<led>{behind_its_kind})|(?:{begins}))(?P<name>(?:{spellings})\b|(?(led){others}|(?!)))"
    )


def _any(spellings: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, set(spellings)), key=len, reverse=True))


def bodies(reading: Reading, text: str) -> Iterator[bool]:
    """For each office that a text names, in order, whether it is the issuer; parts of it and
    groups of others are not.
    """
    head, folded = reading.head, fold(text)
    owned = [
        (match.start(), is_issuer(reading.places, head, text[match.start() :]))
        for match in _BODY.finditer(text)
    ]
    wide = [match.span() for match in _WORDS.province_wide.finditer(folded)]
    owned += [(start, head.entity == head.province) for start, _ in wide]
    for part in _PARTS.finditer(folded):
        if not any(start <= part.start() < end for start, end in wide):
            owned.append((part.start(), False))
    return (is_own for _, is_own in sorted(owned))


def is_issuer(places: Path, head: Head, text: str) -> bool:
    """Whether a text begins with the issuer's own name, or with its kind alone: Sở đã …"""
    if head.locality:
        return head.locality.is_called(text)
    if head.office is None:
        return bool(_COMMITTEE.match(text))
    office = offices.begins(places, text[:_LONGEST], head.around)
    if office is not None:
        return office.code == head.office.code
    first = head.office.name_vi.split()[0]
    return bool(re.match(rf"{first}(?:\s*[,.;:)]|\s+(?:[a-zà-ỹđ]|$)|$)", text))
