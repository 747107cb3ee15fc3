"""The documents that a text cites without a full number: laws by their names, others by a bare
number and whose or when.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from loaders.documents.citations import issuers
from loaders.documents.citations.citation import CitedDocument, dated
from loaders.documents.rules import RULES
from loaders.documents.rules.wording import UPPER

_BARE = re.compile(
    r"\b(Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kết luận|Kế hoạch|Công văn)\s+(?:số\s*)?"
    r"(\d{1,5}(?:(?:\s*,\s*|\s+và\s+)\d{1,5})*)(?![\w/%,.-]*[\w/%])"
)
_ITS_NUMBER = re.compile(r"\s*,?\s*(?:số|\()\s*:?\s*")
_REVISED = re.compile(r"\s*\(sửa đổi[^)]{0,20}\)")


def bare(text: str, numbered: Sequence[CitedDocument]) -> Iterator[CitedDocument]:
    """Documents called by their bare number: các Nghị quyết số 1, 2 và 3 năm 2021 của Chính phủ."""
    for match in _BARE.finditer(text):
        when, printed, end = dated(text, match.start(), match.end())
        issuer = issuers.named(text, match.start(), end)
        is_numbered = any(match.start() <= citation.start < match.end() for citation in numbered)
        if (issuer or when or printed) and not is_numbered:
            yield from (
                CitedDocument(
                    number=number,
                    kind=match[1],
                    title=f"{match[1]} số {number}",
                    date=when,
                    printed=printed,
                    issuer=issuer,
                    start=match.start(),
                    rule="bare-number",
                )
                for number in re.findall(r"\d+", match[2])
            )


def laws(text: str, numbered: Sequence[CitedDocument]) -> Iterator[CitedDocument]:
    """Laws cited by name only.

    Number and date behind a list of amended laws belong to the amending law.
    """
    amending = {amendment.end(): amendment for amendment in _amending().finditer(text)}
    for match in _names().finditer(text):
        whole, is_alone = amending.get(match.end()), not _its_number(text, match.end(), numbered)
        if any(
            amendment.start() <= match.start() < amendment.end() for amendment in amending.values()
        ):
            yield CitedDocument(
                "",
                _kind(match[0]),
                _title(match),
                issuer="Quốc hội",
                start=match.start(),
                rule="law-that-another-amends",
            )
            if whole and is_alone:
                yield _law(text, whole)
        elif is_alone:
            yield _law(text, match)


def titled(text: str, numbered: Sequence[CitedDocument]) -> list[CitedDocument]:
    """The documents with a number, laws under the name that stands before it: Luật Lưu trữ số
    33/2024/QH15.
    """
    amending = {amendment.end(): amendment for amendment in _amending().finditer(text)}
    titles = {
        own.start: _title(amending.get(match.end(), match))
        for match in _names().finditer(text)
        if (own := _its_number(text, match.end(), numbered))
    }
    return [
        replace(citation, title=titles.get(citation.start, citation.title)) for citation in numbered
    ]


def _law(text: str, match: re.Match[str]) -> CitedDocument:
    name = _title(match)
    revision = _REVISED.match(text, match.end())
    when, printed, _ = dated(text, match.start(), revision.end() if revision else match.end())
    return CitedDocument(
        number="",
        kind=_kind(name),
        title=name,
        date=when,
        printed=printed,
        issuer="Quốc hội",
        start=match.start(),
        rule="name-of-a-law",
    )


def _kind(name: str) -> str:
    return "Bộ luật" if name.startswith("Bộ") else name.split()[0]


def _title(match: re.Match[str]) -> str:
    return " ".join(match[0].split())


def _its_number(text: str, end: int, numbered: Sequence[CitedDocument]) -> CitedDocument | None:
    """The numbered document whose number stands behind a law's name."""
    number = _ITS_NUMBER.match(text, end)
    return next(
        (citation for citation in numbered if number and citation.start == number.end()), None
    )


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"{_name()}|Hiến pháp(?: năm \d{{4}})?")


@cache
def _amending() -> re.Pattern[str]:
    """Luật sửa đổi, bổ sung một số điều của Luật … và Luật …"""
    name = _name()
    return re.compile(
        r"(?:Bộ luật|Luật|Pháp lệnh)\s[Ss]ửa"
        rf" đổi[^;.]{{0,40}}?\sđiều(?:\scủa)?\s(?:các\s)?{name}(?:(?:,|\svà)\s{name})*"
    )


@cache
def _name() -> str:
    words = RULES.references
    names = "|".join(
        rf"(?i:{re.escape(name[0])}){re.escape(name[1:])}"
        for name in sorted(words.laws, key=len, reverse=True)
    )
    other = rf"[{UPPER}][^\W\d]+(?:\s(?!(?:{words.law_ends})\b)[^\W\d]+){{0,7}}"
    return (
        r"(?<![^\W\d])(?:Bộ luật|Luật|Pháp lệnh)\s(?!sửa đổi|Sửa"
        rf" đổi)(?:(?:{names})(?![^\W\d])|{other})"
    )
