"""The documents that a text cites by their full number: 76/NQ-CP, 17-NQ/TU, 29/2023/NĐ-CP, one
or several together.
"""

import re
from dataclasses import replace
from datetime import date
from functools import cache

from loaders.documents.citations import issuers
from loaders.documents.citations.citation import CitedDocument, dated
from loaders.documents.rules import RULES
from loaders.documents.rules.wording import LOWER

_LETTERS = rf"[A-ZĐ][A-Za-zĐđ&]{{0,11}}\d{{0,2}}(?![{LOWER}])"
# What parts the letters of a number; behind a full stop, or a dash with spaces, a word that begins
# a sentence is none of them.
_MARK = r"(?:[-–/]|(?:\s?[-–]\s?|\.)(?=[A-ZĐ]\w?[A-ZĐ]))"
_NUMBER = re.compile(
    rf"(?<![\w/.,-])(?P<number>\d{{1,5}}[a-zA-Z]?)\s?(?:/\s?(?P<year>(?:19|20)\d{{2}})\s?/\s?|(?P<mark>[/-])\s?)"
    rf"(?P<letters>{_LETTERS}(?:{_MARK}{_LETTERS}){{0,4}})"
)
_OTHERS = re.compile(r"(?:(?:số\s*)?\d{1,5}(?:/(?:19|20)\d{2})?\s*(?:,|;|và)\s*)+(?:số\s*)?$")
_RIGHT_BEFORE, _NOT_FAR = 6, 12  # letters between the name of a kind and the number
_BETWEEN = re.compile(r"(?:\s*(?:,|;|và|số|\d{1,5}))*\s*")
_SHORT = re.compile(r"(?<!\w)([A-ZĐ]{2,3})\s*(?:số\s*)?:?\s*$")  # CV số 12/SNV-CCHC
_LISTED, _ENDS = re.compile(r":\s*(?:số\s*)?[^:]*$"), re.compile(r"[.;:](?=\s)(?!\s*số)")


def numbered(text: str) -> list[CitedDocument]:
    """The documents with a full number, those of a list sharing kind, date and issuer."""
    citations: list[CitedDocument] = []
    matches = [match for match in _NUMBER.finditer(text) if _kind(text, match)]
    for place, match in enumerate(matches):
        kind = _kind(text, match)
        when, printed, end = _dated(text, match.start(), _last_of_list(text, matches, place))
        one = CitedDocument(
            number="",
            kind=kind,
            title="",
            date=when,
            printed=printed,
            issuer=issuers.named(text, match.start(), end),
        )
        citations += [
            issuers.completed(
                replace(one, number=number, title=f"{kind} {number}", start=start),
                match["letters"],
            )
            for number, start in _members(text, match)
        ]
    return citations


def _dated(text: str, start: int, end: int) -> tuple[date | None, str | None, int]:
    """The day of a document, which may stand behind its issuer: số 27/CT-TTg của Thủ tướng Chính
    phủ ngày 27 tháng 10 năm 2023.
    """
    when, printed, last = dated(text, start, end)
    if (
        when is None
        and printed is None
        and (behind_issuer := dated(text, start, issuers.after(text, end)[1]))[0]
    ):
        return behind_issuer[0], behind_issuer[1], end
    return when, printed, last


def _members(text: str, match: re.Match[str]) -> list[tuple[str, int]]:
    """The number, and those before it in a list that only the last gives letters: số 12, 13 và
    14/NQ-HĐND.
    """
    letters, whole = re.sub(r"\s", "", match["letters"]), re.sub(r"\s", "", match[0]).rstrip(".")
    others = _OTHERS.search(text, 0, match.start())
    before: list[re.Match[str]] = []
    if others and re.search(r"số\s*$|số\s", text[max(0, others.start() - 4) : others.start() + 4]):
        before = list(re.finditer(r"\d{1,5}(?:/\d{4})?", others[0]))
    mark = "/" if match["year"] else match["mark"]
    year = f"/{match['year']}" if match["year"] else ""
    return [
        *(
            (
                f"{other[0]}{'' if '/' in other[0] else year}{mark}{letters}",
                others.start() + other.start(),
            )
            for other in before
        ),
        (whole, match.start()),
    ]


def _kind(text: str, match: re.Match[str]) -> str:
    """The kind that stands before a number, or that its letters stand for; empty where neither
    does, which is no citation.
    """
    before = text[max(0, match.start() - 160) : match.start()]
    clause = before if _LISTED.search(before) else _ENDS.split(before)[-1]
    by_letters = _kind_of_letters(match["letters"], clause)
    kinds = list(_kinds().finditer(clause))
    if kinds and _is_named(
        kinds[-1], clause=clause, letters=match["letters"], by_letters=by_letters
    ):
        return _capital(kinds[-1][0])
    is_a_letter = re.search(r"số\s*:?\s*$", before) and "-" in match["letters"]
    return by_letters or ("Công văn" if is_a_letter else "")


def _is_named(match: re.Match[str], clause: str, letters: str, by_letters: str) -> bool:
    """Whether the last kind of a clause is that of the number behind it: right before it, the one
    that its letters stand for, or near where they stand for none.
    """
    away = len(clause) - match.end()
    if away < _RIGHT_BEFORE or _capital(match[0]) == by_letters:
        return True
    return not by_letters and (away < _NOT_FAR or "-" in letters)


def _kind_of_letters(letters: str, clause: str) -> str:
    """The kind that the first letters of a number stand for, or those before it: CV số 12/SNV."""
    by_letters = _by_letters().get(re.split(r"[\s/.–-]", letters)[0], "")
    short = _SHORT.search(clause)
    return _by_letters().get(short[1], by_letters) if short else by_letters


def _capital(kind: str) -> str:
    return kind[0].upper() + kind[1:].lower()


@cache
def _kinds() -> re.Pattern[str]:
    names = sorted((kind.name for kind in RULES.references.kinds), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(names)})\b", re.I)


@cache
def _by_letters() -> dict[str, str]:
    kinds: dict[str, str] = {}
    for kind in RULES.references.kinds:
        kinds |= dict.fromkeys(kind.letters, kind.name)
    return kinds | {"QH": "Luật"} | {f"QH{term}": "Luật" for term in range(1, 20)}


def _last_of_list(text: str, matches: list[re.Match[str]], place: int) -> int:
    """Where the list to which a number belongs ends."""
    end = matches[place].end()
    for following in matches[place + 1 :]:
        if not _BETWEEN.fullmatch(text, end, following.start()):
            break
        end = following.end()
    return end
