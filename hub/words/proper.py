"""The name of a unit that nobody knows yet, as the administration writes it in full; nothing where
the words are no such name.
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

from hub.words.language import within_sentence
from hub.words.offices import Proper, department, long_form, proper_words
from hub.words.spelling import key, plain, unmarked
from hub.words.terms import EntityKind

_LONGEST = 120  # letters of a name
_MOST = 6  # words of the name of a place
_COMMITTEE = re.compile(
    r"(?:HĐND\s+(?:và\s+|-\s*|&\s*)?)?"
    r"(?:UBND|UB|[UỦ][ỷyỶY]\s+ban(?:\s+nhân\s+dân)?)\s*[-.]?\s+",
    re.I,
)
_KINDS = {
    EntityKind.DISTRICT: (
        (re.compile(r"thị xã\s+|t\.?\s?x(?:ã|\.)\s*|tx\.?\s+", re.I), "Thị xã"),
        (re.compile(r"thành phố\s+|t\.?p\.\s*|tp\.?\s+", re.I), "Thành phố"),
        (re.compile(r"huyện\s+|h\.\s*|h\s+", re.I), "Huyện"),
        (re.compile(r"quận\s+|q\.\s*|q\s+", re.I), "Quận"),
    ),
    EntityKind.COMMUNE: (
        (re.compile(r"thị trấn\s+|t\.?t\.\s*|tt\s+", re.I), "Thị trấn"),
        (re.compile(r"đặc khu\s+|đ\.?k\.\s*|đk\s+", re.I), "Đặc khu"),
        (re.compile(r"phường\s+|p\.\s*|p\s+", re.I), "Phường"),
        (re.compile(r"xã\s+|x\.\s*|x\s+", re.I), "Xã"),
    ),
}
_IN_ENGLISH = {
    "Huyện": "District",
    "Quận": "District",
    "Thị xã": "Town",
    "Thành phố": "City",
    "Xã": "Commune",
    "Phường": "Ward",
    "Thị trấn": "Township",
    "Đặc khu": "Special Zone",
}
# Words with which no place is called: kinds, and what tables say of several.
_NO_PLACE = re.compile(
    r"(?:huyện|quận|xã|phường|thị xã|thị trấn|thành phố|đặc khu|nông thôn|loại|nhóm|khối|đạt|khác"
    r"|còn lại|thuộc|có|được)(?: |$)"
)
_OWN = re.compile(r"[^\W\d_][\w'’-]*|\d{1,4}")  # a word of a name, or its number
_LISTED = re.compile(r", (?:sở|ban|cục|văn phòng|công an|thanh tra)\b", re.I)
_UPPER = re.compile(r"[^\W\d_]{2,}")
_OF_PROVINCE = re.compile(r"(?:[,\s]+(?:tỉnh|thành phố|tp\.?)(?:\s+.*)?|\s*\(.*\))$", re.I)


def proper(text: str, kind: EntityKind) -> str | None:
    """The name in full of a unit of a kind within a province, without the province; None where
    the words are no name of one, or it is not sure how it is written.
    """
    words = " ".join(unmarked(normalize("NFC", text)).split())
    if not words or len(words) > _LONGEST:
        return None
    return _place(words, kind) if kind in _KINDS else _office(words)


def in_english(name: str) -> str:
    """The English name of a district or commune: Ba Vi Commune, District 1."""
    for kind, english in _IN_ENGLISH.items():
        rest = name.removeprefix(f"{kind} ")
        if rest != name:
            own = plain(rest)
            return f"{english} {own}" if own.isdigit() else f"{own} {english}"
    return name


def of_province(official: str) -> str:
    """A province's official name behind that of an office: Decree 30/2020/NĐ-CP writes "thành phố
    Hà Nội" but "Thành phố Hồ Chí Minh".
    """
    return official if official == "Thành phố Hồ Chí Minh" else within_sentence(official)


def _place(words: str, kind: EntityKind) -> str | None:
    committee = _COMMITTEE.match(words)
    words = _OF_PROVINCE.sub("", words[committee.end() :] if committee else words)
    for pattern, kind_word in _KINDS[kind]:
        if match := pattern.match(words):
            name = _called(words[match.end() :])
            return f"{kind_word} {name}" if name else None
    return None


def _called(words: str) -> str | None:
    """The own name of a place with its capitals."""
    own = words.split()
    if not 0 < len(own) <= _MOST or _NO_PLACE.match(words.lower()):
        return None
    if words.isupper() and len(words) > 1:
        own = [word.capitalize() for word in own]
    return " ".join(own) if all(map(_is_own, own)) else None


def _is_own(word: str) -> bool:
    """Whether a word of a name has its capital, and is not shortened to its first letters."""
    is_shortened = len(word) > 1 and word.isupper()
    return bool(_OWN.fullmatch(word)) and not word[0].islower() and not is_shortened


def _office(words: str) -> str | None:
    known = proper_words()
    own = words.replace("&", " và ").replace(".", ". ").replace(",", " , ").split()
    whole = _OF_PROVINCE.sub("", " ".join(_in_full(own)).replace(" ,", ","))
    if name := department(key(whole)):
        return name
    name = _with_capitals(f"{whole[:1].upper()}{whole[1:]}", known)
    if _LISTED.search(name):
        return None
    shortened = (word for word in _UPPER.findall(name) if word.isupper())
    if set(shortened) - set(known.kept) or not _opens(key(name), known):
        return None
    return name


def _in_full(words: list[str]) -> Iterator[str]:
    """The words with their abbreviations written out."""
    place = 0
    while place < len(words):
        count, text = long_form(words[place:])
        yield text or words[place]
        place += count


def _with_capitals(text: str, known: Proper) -> str:
    for words in known.capitals:
        text = re.sub(rf"\b{words}\b", words, text, flags=re.I)
    return text


def _opens(name: str, known: Proper) -> bool:
    """Whether a key opens as offices do, with a name of its own behind that."""
    if name in known.whole:
        return True
    opening = next((one for one in known.opening if name.startswith(f"{one} ")), None)
    if opening is None:
        return False
    rest = name.removeprefix(opening).split()
    return rest != ["quản", "lý"] and rest[0] not in known.several
