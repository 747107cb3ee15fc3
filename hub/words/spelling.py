"""The forms of a written name: keys for comparison, and what the name of a place is made of."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

_APOSTROPHES = "'\u2018\u2019`\u00b4\u2032\u02b9\u02bb\u02bc\u02bd"
# Sheets hold the Icelandic Ð (U+00D0) for Đ, letters for apostrophes, both Đăk and Đắk, and both òa
# and oà: the tone mark is moved to the last vowel of oa, oe and uy.
_ODD = re.compile(f"[Ðð{_APOSTROPHES}]")
_MARKS = re.compile("[\u0300-\u036f]")
_EARLY_TONE = re.compile("([ou])([\u0300\u0301\u0303\u0309\u0323])([aey])")
_DAK = re.compile(r"\bđăk\b")
_CITY = re.compile(r"(?:thanh pho|tp|t p)(?= )")
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]\\s*")
# "Huyện Kim Sơn (1)", "Kim Sơn²": the mark of a note below a table.
_FOOTNOTE = re.compile(r"\s*(?:[(\[]\s*(?:\d{1,2}|\*+)\s*[)\]]|[¹²³⁰⁴-⁹]+)\s*$")
_COMMITTEE = re.compile(r"(?:ubnd|uy ban nhan dan) ")
_SHORT = re.compile(r"(?:h|q|tx|t x|x|p|dk|d k)(?= )")
_LONG = {"h": "huyện", "q": "quận", "tx": "thị xã", "x": "xã", "p": "phường", "dk": "đặc khu"}
_KIND = re.compile(r"(?:huyen|quan|thi xa|tp|xa|phuong|dac khu|thi tran) ")
# What people write beside a name, or shorten in it, that no name of the hub's own has.
_NUMBERED = re.compile(r"^\s*\d{1,3}\s*[.)]\s+")
_MARKED = re.compile(
    r"(?:\s*(?:[(\[]\s*(?:\d{1,2}|[a-d]|[*†‡#]+)\s*[)\]]|[¹²³⁰⁴-⁹]+|\^\d{1,2}|[*†‡#]+)"
    r"|(?<=\S)\s+\d{1,2}\)|\s*[,;.])+\s*$"
)
_COMMITTEES = re.compile(r"(?:hdnd (?:va )?)?(?:ubnd|ub|uy ban nhan dan|uy ban) ")
_TOWN = re.compile(r"t xa (?=\S)")
_TOWNLET = re.compile(r"(?:tt|t tran|ttr) (?!phuc vu|pv|hanh chinh|hcc|dich vu|cong nghe|cntt)")
_INITIALS = re.compile("[a-zđ]{2,6}")
_ENGLISH = re.compile(r"^district | (?:district|town|city|commune|ward|zone)$")


@lru_cache(maxsize=2**15)
def key(text: str) -> str:
    """The form in which spellings are compared.

    It is in lower case, its words parted by one blank, a leading Thành phố is tp.
    """
    words = _DAK.sub("đắk", " ".join(_words(text)))
    city = _CITY.match(plain(words))
    return "tp" + words[city.end() :] if city else words


@lru_cache(maxsize=2**15)
def plain(text: str) -> str:
    """The text without diacritics."""
    return _MARKS.sub("", unicodedata.normalize("NFD", text)).replace("Đ", "D").replace("đ", "d")


def folded(text: str) -> str:
    """The text as a search compares it: shortened words written out, without diacritics."""
    return plain(unabridged(text))


def slug(text: str) -> str:
    """The text as a part of a public id."""
    return "-".join(_words(plain(text)))


@lru_cache(maxsize=2**15)
def unabridged(text: str) -> str:
    """The key of a text in which common abbreviations are written out.

    "Chỉ số CCHC" is chỉ số cải cách hành chính.
    """
    return " ".join(_abbreviations().get(plain(word), word) for word in key(text).split())


def agree(name: str, spelling: str) -> bool:
    """Whether two keys differ only where the first one lacks diacritics.

    Without diacritics they are alike.
    """
    return all(
        letter in pair for letter, *pair in zip(name, spelling, plain(spelling), strict=False)
    )


def keys(spelling: str) -> Iterator[str]:
    """The keys of a known spelling: its own, and the one without apostrophes where it has any."""
    yield key(spelling)
    if _APOSTROPHE.search(spelling):
        yield key(_APOSTROPHE.sub("", spelling))


def initials(name: str) -> str:
    """The first letters of the words of a name, without diacritics: hn of Hà Nội."""
    return "".join(word[0] for word in plain(key(name)).split())


def is_initials(text: str) -> bool:
    """Whether a text may be the first letters of words: one word of two to six letters."""
    return bool(_INITIALS.fullmatch(text.strip().casefold()))


def readings(text: str) -> list[str]:
    """The keys that a written name may stand for: as it is, and without the mark of a note."""
    return list(dict.fromkeys((key(text), key(_FOOTNOTE.sub("", text)))))


def unmarked(text: str) -> str:
    """A written name without the number before it and the marks of notes behind it."""
    return _MARKED.sub("", _NUMBERED.sub("", text))


def loose_readings(text: str) -> list[str]:
    """The keys that a written name may stand for besides: without its number and all its marks,
    its committee and its kind however they are shortened.
    """
    name = key(unmarked(text))
    committee = _COMMITTEES.match(plain(name))
    own = key(name[committee.end() :]) if committee else name
    town, townlet = _TOWN.match(plain(own)), _TOWNLET.match(plain(own))
    if town:
        own = f"thị xã {own[town.end() :]}"
    elif townlet:
        own = f"thị trấn {own[townlet.end() :]}"
    return list(dict.fromkeys(filter(None, (name, own))))


def written_out(name: str) -> str:
    """The key of a place with its kind in full and without its committee.

    ubnd h kim sơn is huyện kim sơn.
    """
    committee = _COMMITTEE.match(plain(name))
    name = key(name[committee.end() :]) if committee else name
    short = _SHORT.match(plain(name))
    return _LONG[short[0].replace(" ", "")] + name[short.end() :] if short else name


def bare(spelling: str) -> str:
    """The key of a district or commune without its kind; empty where it has none or is a number."""
    kind = _KIND.match(plain(spelling))
    rest = spelling[kind.end() :] if kind else ""
    return "" if rest.isdigit() else rest


def tells_kind(name: str) -> bool:
    """Whether a key tells of what kind of district or commune it is."""
    words = plain(name)
    return bool(_KIND.match(words) or _ENGLISH.search(words))


@cache
def _abbreviations() -> dict[str, str]:
    """The keys of what common abbreviations stand for, by their plain keys."""
    path = Path(__file__).with_name("abbreviations.toml")
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    return {plain(short): key(long) for short, long in words.items()}


def _words(text: str) -> list[str]:
    regular = _ODD.sub(lambda odd: {"Ð": "Đ", "ð": "đ"}.get(odd[0], "'"), text)
    letters = unicodedata.normalize("NFD", regular.casefold())
    return re.findall(r"\w+", unicodedata.normalize("NFC", _EARLY_TONE.sub(r"\1\3\2", letters)))
