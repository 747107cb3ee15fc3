"""The documents that a text cites without a full number: laws by their names, others by a bare number and whose or when."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from loaders.documents import issuers
from loaders.documents.citation import Citation, dated
from loaders.documents.rules import rules
from loaders.documents.wording import UPPER

_BARE = re.compile(r"\b(Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kết luận|Kế hoạch|Công văn)\s+(?:số\s*)?"
                   r"(\d{1,5}(?:(?:\s*,\s*|\s+và\s+)\d{1,5})*)(?![\w/%,.-]*[\w/%])")
_ITS_NUMBER = re.compile(r"\s*,?\s*(?:số|\()\s*:?\s*")


def bare(folder: Path, text: str, numbered: Sequence[Citation]) -> Iterator[Citation]:
    """Documents called by their bare number: các Nghị quyết số 1, 2 và 3 năm 2021 của Chính phủ."""
    for match in _BARE.finditer(text):
        when, printed, end = dated(text, match.start(), match.end())
        issuer = issuers.named(folder, text, match.start(), end)
        known = any(match.start() <= citation.start < match.end() for citation in numbered)
        if (issuer or when or printed) and not known:
            yield from (Citation(number, match[1], f"{match[1]} số {number}", when, printed, issuer, start=match.start())
                        for number in re.findall(r"\d+", match[2]))


def laws(folder: Path, text: str, numbered: Sequence[Citation]) -> Iterator[Citation]:
    """Laws called by their name alone."""
    for match in _names(folder).finditer(text):
        number = _ITS_NUMBER.match(text, match.end())
        if not (number and any(citation.start == number.end() for citation in numbered)):
            name = " ".join(match[0].split())
            when, printed, _ = dated(text, match.start(), match.end())
            kind = "Bộ luật" if name.startswith("Bộ") else name.split()[0]
            yield Citation("", kind, name, when, printed, "Quốc hội", start=match.start())


@cache
def _names(folder: Path) -> re.Pattern[str]:
    known = rules(folder, "references")
    names = "|".join(re.escape(name) for name in sorted(known["laws"], key=len, reverse=True))
    other = rf"[{UPPER}][^\W\d]+(?:\s(?!(?:{known['law_ends']})\b)[^\W\d]+){{0,7}}"
    return re.compile(rf"(?<![^\W\d])(?:Bộ luật|Luật|Pháp lệnh)\s(?!sửa đổi)(?:(?:{names})(?![^\W\d])|{other})|Hiến pháp(?: năm \d{{4}})?")
