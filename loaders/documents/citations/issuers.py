"""Who issued a cited document: by the words behind its number, or by the letters of the number."""

import re
from dataclasses import replace
from functools import cache

from loaders.documents.citations.citation import CitedDocument
from loaders.documents.rules import RULES
from loaders.documents.rules.references import IssuerRule
from loaders.documents.rules.wording import UPPER

_OF = re.compile(rf"\s*,?\s*(?:của|do)\s+(?=[{UPPER}])")
# "của Chính phủ tại Nghị định số …", "các Nghị định của Chính phủ: số …"
_BEFORE = re.compile(
    rf"của\s+([{UPPER}][^.;,:()]{{3,60}}?)(?:\s+tại\s+\S+\s+\S+\s+số|\s*:\s*số)\s*$"
)
_PARTS = re.compile(r"[\s/.–-]+")
_OF_A_PROVINCE = re.compile(r"\b(?:S|B?QL|V?P?UB)[A-ZĐ]")


def named(text: str, start: int, end: int) -> str | None:
    """The issuer that the words behind or before a number name."""
    if name := after(text, end)[0]:
        return name
    before = _BEFORE.search(text[max(0, start - 120) : start])
    return before[1].strip() if before else None


def after(text: str, end: int) -> tuple[str | None, int]:
    """The issuer that the words behind a number name, and where its name ends."""
    match = _OF.match(text, end)
    name = _name(text[match.end() : match.end() + 120]) if match else ""
    return name or None, match.end() + len(name) if match else end


def _name(text: str) -> str:
    """The name at the start of a text, as far as it goes; an "and" or a comma within a known
    name does not end it.
    """
    ends = RULES.references.issuer_ends
    long_name = next((match[0] for name in _long_names() if (match := name.match(text))), "")
    return (
        long_name + re.split(rf"[.;,:()“”\"]|\s(?=(?i:{ends})\b)", text[len(long_name) :])[0]
    ).strip()


@cache
def _long_names() -> list[re.Pattern[str]]:
    issuers = (issuer.name for issuer in RULES.references.issuers)
    names = [re.split(r"\s", name, maxsplit=1)[1] for name in issuers if " và " in name]
    return [
        re.compile(rf"(?i:(?:Bộ trưởng |Giám đốc )?(?:Bộ|Sở) {re.escape(name)})") for name in names
    ] + [re.compile(r"Bộ trưởng, Chủ nhiệm (?:Văn phòng Chính phủ|Ủy ban Dân tộc)")]


def completed(citation: CitedDocument, letters: str) -> CitedDocument:
    """The citation with its issuer by the letters of its number; `odd` where it cannot exist."""
    issuer, odd = _of_letters(letters), _is_odd(letters, citation)
    local = bool(issuer.local if issuer else _OF_A_PROVINCE.search(letters))
    completed_citation = replace(citation, local=local, odd=odd)
    is_named = bool(citation.issuer) and "&" not in citation.issuer
    if is_named or issuer is None or odd or issuer.shared:
        return completed_citation
    return replace(completed_citation, issuer=issuer.name)


def _of_letters(letters: str) -> IssuerRule | None:
    """Who the letters of a number name: the last of them that name anyone."""
    for part in reversed(_PARTS.split(letters)):
        for issuer in RULES.references.issuers:
            if re.fullmatch(issuer.letters, part):
                return issuer
    return None


def _is_odd(letters: str, citation: CitedDocument) -> bool:
    """Whether a number cannot be: a decree of the Prime Minister, a year that is not that of the
    day.
    """
    first, *others = _PARTS.split(letters)
    allowed = RULES.references.issued_by.get(first)
    wrong = (
        allowed is not None
        and bool(others)
        and not any(re.fullmatch(rf"{issuer}\d*", others[-1]) for issuer in allowed)
    )
    year = re.search(r"/((?:19|20)\d{2})/", citation.number)
    if year is None or citation.date is None:
        return wrong
    return wrong or int(year[1]) != citation.date.year
