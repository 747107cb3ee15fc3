"""What the lines around a table say of all its figures: index, period, province, block, source."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from hub.words.errors import UnknownName
from hub.words.names import Names, plain
from hub.words.period import Period, parse
from hub.words.terms import EntityKind
from loaders.documents.citations.citation import CitedDocument
from loaders.documents.citations.numbers import numbered
from loaders.documents.rules.wording import fold
from loaders.documents.text.spans import DAY, days, spans
from loaders.ordinary.words import block_name, opens_block

_DAY = re.compile(DAY, re.I)
_RECITAL = re.compile(r"\W*(?:căn cứ|theo đề nghị|xét đề nghị|xét|điều \d+|nơi nhận)\b", re.I)
_NUMBER = re.compile(r"\b\d{1,5}(?:/\d{4})?[/-][A-ZĐ][A-ZĐa-z&]*(?:[-–/.][A-ZĐ&]+\d*)*")
_AGAINST = re.compile(
    r"(?:so với|so sánh với|cùng kỳ|tăng|giảm|giai đoạn|thời kỳ)\b[^,;.()]*", re.I
)
_YEAR = re.compile(r"(?<![\w/.-])((?:19|20)\d\d)(?![\w/-])")
_WORD = re.compile(r"[^\W\d_]+(?:\s*-\s*(?=[^\W\d_]))?")
_PARTED = re.compile(r"[^\w\s-]|\d|_")
_BELOW = re.compile(r"\b(?:huyen|quan|thi xa|thi tran|xa|phuong|thanh pho|tp\.?)\s*$")
_TINH = re.compile(r"^(?:tỉnh|tinh)\s+", re.I)
_MOST_WORDS, _LONGEST_BLOCK = 5, 14  # words of the name of a province, and of a block
_UNITS = re.compile(
    r"(?:khối|các|nhóm|cụm|cấp|sở|ubnd|uỷ ban nhân dân|huyện|xã|phường|thành phố|cơ quan|đơn vị"
    r"|địa phương)\b"
)
_LIST = re.compile(r",|\bvà\b|\bcác\b|\bkhối\b")
_ENCLOSED = re.compile(r"kèm theo|ban hành|công bố|phê duyệt", re.I)
_NEAR = r"\b[^,;.()\d]{0,40}$"  # before the number of a document
_BASIS = re.compile(
    "(?:thực hiện|triển khai|căn cứ|quy định|hướng dẫn|thay thế|bãi bỏ|sửa đổi|đính chính)" + _NEAR,
    re.I,
)
_BY = re.compile("(?<!kèm )theo" + _NEAR, re.I)
_READ = re.compile(
    r"(?:trích xuất|cập nhật|khai thác|tra cứu|truy cập|lấy|đọc|thời điểm|tính đến|số liệu đến)\b"
    r".{0,80}",
    re.I,
)
_BLOCK = re.compile(r"\s[-–—:]\s|\.\s+|:\s+")


class NamedProvince(NamedTuple):
    """A province as a line names it."""

    name: str
    is_named_as_such: bool  # with tỉnh, thành phố or UBND before it


def periods(lines: Iterable[str]) -> list[Period]:
    """The periods of which lines speak, each once; days, numbers of documents and what others are
    set against are none.
    """
    return list(dict.fromkeys(period for line in lines for period in _periods(line)))


@lru_cache(maxsize=2**10)
def _periods(line: str) -> tuple[Period, ...]:
    if _RECITAL.match(line):
        return ()
    text = _AGAINST.sub(" ", _NUMBER.sub(" ", _DAY.sub(" ", line)))
    named = [span.period for span in spans(fold(text)) if span.period.months <= 12]
    years = [parse(year) for year in _YEAR.findall(text)]
    shorter = {period.year for period in named}
    return (*named, *(year for year in years if year.year not in shorter))


def places(names: Names, lines: Iterable[str]) -> list[NamedProvince]:
    """The provinces that lines name, each once, those that are called so before all others."""
    found: dict[str, NamedProvince] = {}
    for line in lines:
        for place in _places(names, line):
            former = found.get(place.name)
            if former is None or not former.is_named_as_such:
                found[place.name] = place
    return sorted(found.values(), key=lambda place: not place.is_named_as_such)


def _places(names: Names, line: str) -> Iterator[NamedProvince]:
    """The provinces of a line, the longest name at each place."""
    words = list(_WORD.finditer(line))
    at = 0
    while at < len(words):
        count = _count(names, line, words[at : at + _MOST_WORDS])
        if count:
            name = line[words[at].start() : words[at + count - 1].end()].strip()
            if place := _place(names, name, line[: words[at].start()]):
                yield place
        at += count or 1


def _count(names: Names, line: str, words: Sequence[re.Match[str]]) -> int:
    """How many of the words of a line are the name of a province, 0 where none are."""
    for count in range(len(words), 1, -1):
        text = line[words[0].start() : words[count - 1].end()]
        if not _PARTED.search(text) and _is_province(names, text):
            return count
    return 0


def _place(names: Names, name: str, before: str) -> NamedProvince | None:
    """The province of a name; None where the words before it make it a city or district of that
    name.
    """
    words = plain(fold(before)).rstrip()
    own = _TINH.sub("", name)
    is_such = own != name or words.endswith(("tinh", "ubnd", "uy ban nhan dan"))
    is_below = bool(_BELOW.search(words)) and not is_such
    if is_below and not _is_province(names, f"Thành phố {own}"):
        return None
    return NamedProvince(_regular(names, own), is_such or is_below)


@lru_cache(maxsize=2**12)
def _is_province(names: Names, text: str) -> bool:
    return names.knows(text, EntityKind.PROVINCE)


def _regular(names: Names, name: str) -> str:
    """The name as the seeds write it."""
    try:
        return names.shown(names.resolve(name, date.max, EntityKind.PROVINCE), date.max)
    except UnknownName:  # it may mean several
        return name.title()


def citation(lines: Sequence[str], since: date | None = None) -> CitedDocument | None:
    """The document of which a table is a part: that with which a line says it is enclosed, the
    nearest line first; else the only one that is named.

    What the figures carry out or replace (thực hiện Quyết định …) does not tell them; they follow
    a document (theo Quyết định …) that is of `since`, the day on which there can be such figures,
    or later.
    """
    cited = list(_cited(lines))
    enclosing = [document for document, before in cited if _ENCLOSED.search(before)]
    if enclosing:
        return enclosing[0]
    others = [one for one, before in cited if _tells(one, before, since)]
    return others[0] if len({document.number for document in others}) == 1 else None


def _cited(lines: Sequence[str]) -> Iterator[tuple[CitedDocument, str]]:
    """The documents that lines name, the nearest line first, each with the words before it."""
    for line in reversed(lines):
        if not _RECITAL.match(line):
            yield from ((document, line[: document.start]) for document in numbered(line))


def _tells(document: CitedDocument, before: str, since: date | None) -> bool:
    """Whether a document may tell the figures, by the words before its number."""
    is_late = bool(document.date and since and document.date >= since)
    return not _BASIS.search(before) and (is_late or not _BY.search(before))


def reading(lines: Iterable[str]) -> date | None:
    """The day on which the figures were read, as far as exactly one is said."""
    read = {day for line in lines for clause in _READ.findall(line) for day, _, _ in days(clause)}
    return read.pop() if len(read) == 1 else None


def block(lines: Sequence[str]) -> str:
    """The block of units that the nearest line of a title names, behind a dash or a full stop or
    alone: … NĂM 2023 - KHỐI SỞ, BAN, NGÀNH. Empty where none does.
    """
    for line in reversed(lines):
        parts = [part.strip() for part in _BLOCK.split(block_name(line)) if part.strip()]
        named = [part for part in parts if names_block(part)]
        if named:
            return named[-1]
    return ""


def names_block(text: str) -> bool:
    """Whether a text is the name of a block of units, and no more."""
    words = fold(text)
    is_short = len(words.split()) <= _LONGEST_BLOCK and not _YEAR.search(text)
    is_list = opens_block(text) or bool(_LIST.search(words))
    return is_short and is_list and bool(_UNITS.match(words))
