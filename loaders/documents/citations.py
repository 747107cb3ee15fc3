"""The legal documents that a text cites: number, kind, date and issuer, each once, in any of the usual forms."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from hub.names import slug
from loaders.documents.passages import Passage
from loaders.documents.rules import rules
from loaders.documents.spans import DAY, day
from loaders.documents.wording import LOWER, UPPER

_LETTERS = rf"[A-ZĐ][A-Za-zĐđ&]{{0,11}}\d{{0,2}}(?![{LOWER}])"
_NUMBER = re.compile(rf"(?<![\w/.,-])(?P<number>\d{{1,5}}[a-zA-Z]?)\s?(?:/\s?(?P<year>(?:19|20)\d{{2}})\s?/\s?|(?P<mark>[/-])\s?)"
                     rf"(?P<letters>{_LETTERS}(?:\s?[-–.]\s?{_LETTERS}|/{_LETTERS}){{0,4}})")
_OTHERS = re.compile(r"(?:(?:số\s*)?\d{1,5}(?:/(?:19|20)\d{2})?\s*(?:,|;|và)\s*)+(?:số\s*)?$")
_BETWEEN = re.compile(r"(?:\s*(?:,|;|và|số|\d{1,5}))*\s*")
_AFTER = re.compile(rf"\s*,?\s*(?:ký\s+|ban hành\s+)?(?:{DAY})", re.I)
_PARTIAL = re.compile(r"\s*,?\s*(?:ngày\s+)?(tháng\s+\d{1,2}\s+năm\s+\d{4}|năm\s+\d{4})")
_BEFORE = re.compile(rf"(?:{DAY})[^.;]{{0,80}}?(?:ban hành|ký|có)\s+$", re.I)
_URLS = re.compile(r"(?:https?://|www\.)\S+")
_OF = re.compile(rf"\s*,?\s*(?:của|do)\s+(?=[{UPPER}])")


@dataclass(frozen=True)
class Citation:
    """One cited document; `odd` says that its number cannot be right."""

    number: str
    kind: str
    title: str
    date: "date | None" = None
    printed: str | None = None
    issuer: str | None = None
    local: bool = False
    odd: bool = False
    start: int = 0


def cited(folder: Path, passages: Iterable[Passage]) -> Iterator[tuple[Passage, Citation]]:
    """Each document that the passages cite with the passage that first does so, with all that any of them says of it."""
    found: dict[str, tuple[Passage, Citation]] = {}
    for passage in passages:
        for citation in _within(folder, passage.text):
            key = _key(citation)
            if key not in found:
                key = next((other for other in found if _same(found[other][1], citation)), key)
            first, known = found.get(key, (passage, citation))
            found[key] = first, _completed(known, citation)
    yield from found.values()


def _key(citation: Citation) -> str:
    return f"{slug(citation.number or citation.title)} {citation.date.year if citation.date else ''}"


def _same(one: Citation, other: Citation) -> bool:
    """Whether two name one document although only one says when it was issued."""
    return slug(one.number or one.title) == slug(other.number or other.title) and not (one.date and other.date)


def _completed(known: Citation, other: Citation) -> Citation:
    return replace(known, date=known.date or other.date, printed=known.printed or other.printed, issuer=_fuller(known.issuer, other.issuer))


def _fuller(known: str | None, other: str | None) -> str | None:
    return other if known and other and other.startswith(known) else known or other


def _within(folder: Path, text: str) -> list[Citation]:
    told = _URLS.sub(lambda url: " " * len(url[0]), text)
    numbered = _numbered(folder, told)
    return sorted([*numbered, *_short(folder, told, numbered), *_laws(folder, told, numbered)], key=lambda citation: citation.start)


def _numbered(folder: Path, text: str) -> list[Citation]:
    """The documents with a full number, those of a list sharing kind, date and issuer."""
    found: list[Citation] = []
    matches = [match for match in _NUMBER.finditer(text) if _kind(folder, text, match)]
    for place, match in enumerate(matches):
        kind, last = _kind(folder, text, match), _last_of_list(text, matches, place)
        when, printed, end = _dated(text, match.start(), last)
        issuer = _issuer(folder, text, end, match)
        for number, start in _members(text, match):
            found.append(_citation(folder, Citation(number, kind, f"{kind} {number}", when, printed, issuer, start=start), match["letters"]))
    return found


def _members(text: str, match: re.Match[str]) -> list[tuple[str, int]]:
    """The number, and those before it in a list that only the last gives letters: số 12, 13 và 14/NQ-HĐND."""
    letters, whole = re.sub(r"\s", "", match["letters"]), re.sub(r"\s", "", match[0]).rstrip(".")
    others = _OTHERS.search(text, 0, match.start())
    listed = others and re.search(r"số\s*$|số\s", text[max(0, others.start() - 4):others.start() + 4])
    before = list(re.finditer(r"\d{1,5}(?:/\d{4})?", others[0])) if others and listed else []
    mark = "/" if match["year"] else match["mark"]
    year = f"/{match['year']}" if match["year"] else ""
    return [*((f"{other[0]}{'' if '/' in other[0] else year}{mark}{letters}", others.start() + other.start()) for other in before),
            (whole, match.start())]


def _kind(folder: Path, text: str, match: re.Match[str]) -> str:
    """The kind that stands before a number, or that its letters stand for; empty where neither does, which is no citation."""
    before = text[max(0, match.start() - 160):match.start()]
    head = re.split(r"[.;:](?=\s)(?!\s*số)", before)[-1] if not re.search(r":\s*(?:số\s*)?[^:]*$", before) else before
    named = list(_kinds(folder).finditer(head))
    by_letters = _by_letters(folder).get(_first_letters(match["letters"]), "")
    near = named and (named[-1].end() > len(head) - 12 or by_letters in ("", _capital(named[-1][0])))
    if near and not (by_letters and by_letters != _capital(named[-1][0]) and named[-1].end() < len(head) - 6):
        return _capital(named[-1][0])
    told = re.search(r"số\s*:?\s*$", before)
    return by_letters or ("Công văn" if told and "-" in match["letters"] else "")


def _capital(kind: str) -> str:
    return kind[0].upper() + kind[1:].lower()


def _first_letters(letters: str) -> str:
    return re.split(r"[\s/.–-]", letters)[0]


@lru_cache(maxsize=8)
def _kinds(folder: Path) -> re.Pattern[str]:
    names = sorted((kind["name"] for kind in rules(folder, "references")["kinds"]), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(names)})\b", re.I)


@lru_cache(maxsize=8)
def _by_letters(folder: Path) -> dict[str, str]:
    known = rules(folder, "references")
    return {letters: kind["name"] for kind in known["kinds"] for letters in kind["letters"]} | {"QH": "Luật"} | {
        f"QH{term}": "Luật" for term in range(1, 20)}


def _last_of_list(text: str, matches: list[re.Match[str]], place: int) -> int:
    """Where the list to which a number belongs ends."""
    end = matches[place].end()
    for following in matches[place + 1:]:
        if not _BETWEEN.fullmatch(text, end, following.start()):
            break
        end = following.end()
    return end


def _dated(text: str, start: int, end: int) -> tuple[date | None, str | None, int]:
    """The day of a document, as a date and as printed, and where the words about it end."""
    if found := _AFTER.match(text, end):
        told = re.sub(r"^\s*,?\s*(?:ký\s+|ban hành\s+)?(?:ngày\s*)?", "", found[0], flags=re.I)
        return day(found), re.sub(r"\s", "", told) if "tháng" not in told else told, found.end()
    if found := _PARTIAL.match(text, end):
        return None, found[1], found.end()
    named = re.compile(r"[^\W\d]+(?: [^\W\d]+)?\s*(?:số)?\s*:?\s*$").search(text, max(0, start - 30), start)
    if named and (found := _BEFORE.search(text, max(0, named.start() - 140), named.start())):
        return day(found), None, end
    return None, None, end


def _issuer(folder: Path, text: str, end: int, match: re.Match[str]) -> str | None:
    if found := _OF.match(text, end):
        if name := _name(folder, text[found.end():found.end() + 120]):
            return name
    before = re.search(rf"của\s+([{UPPER}][^.;,:()]{{3,60}}?)(?:\s+tại)?\s*:?\s*(?:các\s+)?(?:[^\W\d]+\s+){{0,3}}(?:số\s*)?$", text[:match.start()])
    if before and re.search(r"tại\s+\S+\s+\S+\s+số\s*$|:\s*số\s*$", text[:match.start()]):
        return before[1].strip()
    return None


def _name(folder: Path, text: str) -> str:
    """The name at the start of a text, as far as it goes; an "and" or a comma within a known name does not end it."""
    ends = rules(folder, "references")["issuer_ends"]
    known = next((found[0] for name in _long_names(folder) if (found := name.match(text))), "")
    return (known + re.split(rf"[.;,:()“”\"]|\s(?=(?i:{ends})\b)", text[len(known):])[0]).strip()


@lru_cache(maxsize=8)
def _long_names(folder: Path) -> list[re.Pattern[str]]:
    names = [re.split(r"\s", issuer["name"], maxsplit=1)[1] for issuer in rules(folder, "references")["issuers"] if " và " in issuer["name"]]
    return [re.compile(rf"(?i:(?:Bộ trưởng |Giám đốc )?(?:Bộ|Sở) {re.escape(name)})") for name in names]


def _citation(folder: Path, citation: Citation, letters: str) -> Citation:
    """The citation with the issuer that its letters tell, and whether its number can be."""
    issuer, odd = _of_letters(folder, letters), _is_odd(folder, letters, citation)
    name = issuer["name"] if issuer and not odd and (not citation.issuer or "&" in citation.issuer) else citation.issuer
    return replace(citation, issuer=name, local=_is_local(issuer, letters), odd=odd)


def _is_local(issuer: dict[str, Any] | None, letters: str) -> bool:
    return bool(issuer and issuer.get("local")) or (issuer is None and bool(re.search(r"\b(?:S|B?QL|V?P?UB)[A-ZĐ]", letters)))


def _of_letters(folder: Path, letters: str) -> dict[str, Any] | None:
    """Who the letters of a number name, the last that name anyone, and the first of a letter of its own: UBND-TCĐNC."""
    parts = re.split(r"[\s/.–-]+", letters)
    issuers = rules(folder, "references")["issuers"]
    for part in reversed(parts):
        for issuer in issuers:
            if re.fullmatch(issuer["letters"], part):
                return issuer
    return None


def _is_odd(folder: Path, letters: str, citation: Citation) -> bool:
    parts, known = re.split(r"[\s/.–-]+", letters), rules(folder, "references")["issued_by"]
    wrong = parts[0] in known and len(parts) > 1 and not any(re.fullmatch(rf"{issuer}\d*", parts[-1]) for issuer in known[parts[0]])
    year = re.search(r"/((?:19|20)\d{2})/", citation.number)
    return wrong or bool(year and citation.date and int(year[1]) != citation.date.year)


def _short(folder: Path, text: str, numbered: list[Citation]) -> Iterator[Citation]:
    """Documents called by their bare number where the words say whose or when: các Nghị quyết số 1, 2 và 3 năm 2021 của Chính phủ."""
    kinds = r"Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kết luận|Kế hoạch|Công văn"
    for match in re.finditer(rf"\b({kinds})\s+(?:số\s*)?(\d{{1,5}}(?:(?:\s*,\s*|\s+và\s+)\d{{1,5}})*)(?![\w/%,.-]*[\w/%])", text):
        when, printed, end = _dated(text, match.start(), match.end())
        of = _OF.match(text, end)
        if (of or when or printed) and not any(match.start() <= citation.start < match.end() for citation in numbered):
            issuer = _name(folder, text[of.end():of.end() + 120]) if of else None
            for number in re.findall(r"\d+", match[2]):
                yield Citation(number, match[1], f"{match[1]} số {number}", when, printed, issuer or None, start=match.start())


def _laws(folder: Path, text: str, numbered: list[Citation]) -> Iterator[Citation]:
    """Laws called by their name alone."""
    for match in _law_pattern(folder).finditer(text):
        end = match.end()
        if numbered_next := re.compile(r"\s*,?\s*(?:số|\()\s*:?\s*").match(text, end):
            if any(citation.start == numbered_next.end() for citation in numbered):
                continue
        name = re.sub(r"\s+", " ", match[0]).strip()
        when, printed, _ = _dated(text, match.start(), end)
        yield Citation("", "Bộ luật" if name.startswith("Bộ") else name.split()[0], name, when, printed, "Quốc hội", start=match.start())


@lru_cache(maxsize=8)
def _law_pattern(folder: Path) -> re.Pattern[str]:
    known = rules(folder, "references")
    names = "|".join(re.escape(name) for name in sorted(known["laws"], key=len, reverse=True))
    other = rf"[{UPPER}][^\W\d]+(?:\s(?!(?:{known['law_ends']})\b)[^\W\d]+){{0,7}}"
    return re.compile(rf"(?<![^\W\d])(?:Bộ luật|Luật|Pháp lệnh)\s(?!sửa đổi)(?:(?:{names})(?![^\W\d])|{other})|Hiến pháp(?: năm \d{{4}})?")
