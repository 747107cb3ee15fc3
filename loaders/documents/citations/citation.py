"""A cited document, and its date as the words around its name give it."""

import re
from dataclasses import dataclass
from datetime import date

from loaders.documents.text.spans import DAY, day, printed

_SIGNED = r"\s*,?\s*(?:ký\s+|ban hành\s+)?"
_AFTER = re.compile(rf"{_SIGNED}(?:{DAY})", re.I)
_LEAD = re.compile(rf"{_SIGNED}(?:ngày\s*)?", re.I)
# Behind a comma a time may begin what is said next: Theo Quyết định số 268/QĐ-BNV, năm 2024 tỉnh
# xếp thứ 25.
_PARTIAL = re.compile(
    r"(?P<comma>\s*,)?\s*(?:ngày\s+)?(?P<time>tháng\s+\d{1,2}\s+năm\s+\d{4}|năm\s+\d{4})"
    r"(?(comma)(?=\s+(?:của|về|do|phê duyệt|ban hành|quy định)\b|\s*(?:[.;)]|$)))"
)
_NAMED = re.compile(r"[^\W\d]+(?: [^\W\d]+)?\s*(?:số)?\s*:?\s*$")
_OWN = re.compile(r"[-/][A-ZĐ]{2,}\S*\s*,?\s*$")  # the day behind a number is that number's
_BEFORE = re.compile(rf"(?:{DAY})[^.;]{{0,80}}?(?:ban hành|ký|có)\s+$", re.I)


@dataclass(frozen=True)
class CitedDocument:
    """One cited document; `odd` marks a number that cannot be right."""

    number: str
    kind: str
    title: str
    date: "date | None" = None
    printed: str | None = None
    issuer: str | None = None
    local: bool = False
    odd: bool = False
    start: int = 0
    rule: str = "full-number"  # by which it is a citation

    @property
    def year(self) -> str:
        """The year of issue; None where the citation has no date."""
        return str(self.date.year) if self.date else (self.printed or "")[-4:]


def dated(text: str, start: int, end: int) -> tuple[date | None, str | None, int]:
    """The day of a document, as a date and as printed, and where the words about it end."""
    if match := _AFTER.match(text, end):
        return day(match), printed(_LEAD.sub("", match[0], count=1)), match.end()
    if match := _PARTIAL.match(text, end):
        return None, match["time"], match.end()
    return *_before(text, start), end


def _before(text: str, start: int) -> tuple[date | None, str | None]:
    """The date in the words before a citation: ngày 31/12/2021, Sở đã ban hành Quyết định số …"""
    match = _NAMED.search(text, max(0, start - 30), start)
    issue = _BEFORE.search(text, max(0, match.start() - 140), match.start()) if match else None
    if issue and not _OWN.search(text[max(0, issue.start() - 20) : issue.start()]):
        return day(issue), None
    return None, None
