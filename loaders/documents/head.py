"""What the head of a document says of it: kind, number, date, title, period."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from hub.period import Period
from loaders.documents import identity
from loaders.documents.offices import Office
from loaders.documents.paper import Line
from loaders.documents.rules import rules
from loaders.documents.spans import days, spans
from loaders.documents.wording import UPPER, fold

NEWS = "Tin"
_DEEP = 40  # lines; no head is longer
_OWN = re.compile(r"\W*Số\s*:?\s*(?P<number>\d+(?:/\d{4})?)?\s*(?P<rest>[/-]\s*[A-ZĐ][\w/&\-–.]*(?:\s?[-–]\s?[A-ZĐ]+)*)?"
                  r"\s*(?:$|\t|,|V/v|[^\W\d_])", re.I)
_PLACE = re.compile(rf"(?:^|.*\t|\W*Số.*?\s)\s*(?P<place>[{UPPER}][\w.]*(?:\s[{UPPER}][\w.]*){{0,3}})(?:,\s*|\s+)ngày\b(?P<date>.*)")
_PARTIAL = re.compile(r"tháng\s+\d{1,2}\s+năm\s+\d{4}")
_ABOUT = re.compile(r"\W*V/v\b")


@dataclass(frozen=True)
class Head:
    """What a document is."""

    kind: str
    title: str
    body: int                       # the line of the text at which it begins to speak
    above: int = 0                  # the line of its title
    number: str | None = None
    letters: str = ""
    day: date | None = None
    printed: str | None = None
    period: Period | None = None
    aims: bool = False              # its kind says what is to be done
    around: date = date.min         # a day on which it may have been issued
    issuer: str | None = None
    office: Office | None = None
    province: str | None = None

    @property
    def entity(self) -> str | None:
        """The public id of its issuer."""
        if self.office and self.province:
            return f"{self.province}/{self.office.code.lower()}"
        whole = re.match(r"(?:ubnd|uỷ ban nhân dân|hội đồng nhân dân|hđnd) (?:tỉnh|thành phố)", fold(self.issuer or ""))
        return self.province if whole else None

    @property
    def year(self) -> int | None:
        """The year it is of."""
        if self.day:
            return self.day.year
        return self.period.year if self.period else int(self.printed[-4:]) if self.printed else None

    @property
    def public_id(self) -> str:
        """Its number within its province, or its kind and title after its issuer."""
        if self.number:
            return identity.numbered(self.number, self.year, self.province)
        return identity.titled(self.entity or self.province, self.kind, self.title, str(self.period or self.printed or ""))


def described(folder: Path, lines: Sequence[Line]) -> Head:
    """What the first lines of a document, mended, say that it is."""
    top = lines[:_DEEP]
    place = next((place for place, line in enumerate(top) if _named(folder, line.text)), None)
    found = _letter(folder, top) if place is None else _titled(folder, top, place)
    found = _dated(_numbered(folder, found, top), top)
    told = spans(fold(found.title), found.day.year if found.day else None)
    aims = any(kind.get("aim") and kind["name"] == found.kind for kind in rules(folder, "references")["kinds"])
    return replace(found, aims=aims, period=min((span.period for span in told), key=lambda period: period.months, default=None))


def places(found: Head, lines: Sequence[Line]) -> Iterator[str]:
    """The places at which the head says that it was issued."""
    return (told["place"] for line in lines[:found.body or 12] if (told := _PLACE.match(line.text)))


def _named(folder: Path, text: str) -> str:
    """The kind that a line in capitals is or begins with."""
    told = " ".join(text.split()).strip(" *:")
    for kind in rules(folder, "references")["kinds"]:
        name = kind["name"]
        begins = told.isupper() and fold(told).startswith(fold(name))
        spaced = told.isupper() and fold(told).replace(" ", "") == fold(name).replace(" ", "")
        if kind.get("head") and (begins or spaced):
            return name
    return ""


def _titled(folder: Path, top: Sequence[Line], place: int) -> Head:
    """A document under its kind in capitals and its title."""
    kind = _named(folder, top[place].text)
    words, body = [" ".join(top[place].text.split())[len(kind):].strip()], place + 1
    while body < len(top) and len(words) < 6 and not _speaks(folder, top[body].text, words):
        words.append(top[body].text.strip())
        body += 1
    return Head(kind, " ".join(filter(None, words)), body, place)


def _letter(folder: Path, top: Sequence[Line]) -> Head:
    """A letter, whose title is what it is about, or news, whose title is its first line."""
    about = next((place for place, line in enumerate(top) if _ABOUT.match(line.text)), None)
    if about is None:
        return Head(NEWS, top[0].text.strip() if top else "", 0)
    begins = re.compile(rules(folder, "references")["head"]["begins"])
    body = next((place for place in range(about + 1, len(top)) if begins.match(top[place].text.strip())), about + 1)
    return Head(NEWS, top[about].text.strip(), body, about)


def _speaks(folder: Path, text: str, words: Sequence[str]) -> bool:
    """Whether a line below a title is the first of the body."""
    told = text.strip()
    begins = re.match(rules(folder, "references")["head"]["begins"], told)
    return any(words) and bool(begins or len(told) > 160 or words[-1].endswith((".", ";")))


def _numbered(folder: Path, found: Head, top: Sequence[Line]) -> Head:
    """The same with its own number, which may be left open: Số: …/KH-SKHCN."""
    told = (_OWN.match(line.text) or _OWN.match(line.text.partition("\t")[2]) for line in top[:20])
    own = next(filter(None, told), None)
    if own is None:
        return found
    rest = re.sub(r"\s", "", own["rest"] or "")
    kind = _by_letters(folder).get(re.split(r"[-–/.]", rest.strip("/-"))[0], "Công văn" if rest else NEWS)
    return replace(found, number=own["number"] + rest if own["number"] and rest else None, letters=rest.strip("/-."),
                   kind=kind if found.kind == NEWS else found.kind)


@cache
def _by_letters(folder: Path) -> dict[str, str]:
    return {letters: kind["name"] for kind in rules(folder, "references")["kinds"] if kind.get("head") for letters in kind["letters"]}


def _dated(found: Head, top: Sequence[Line]) -> Head:
    for line in top[:found.body or 12]:
        if told := _PLACE.match(line.text):
            day = next((day for day, _, _ in days(f"ngày{told['date']}")), None)
            partial = _PARTIAL.search(told["date"])
            if day or partial:
                return replace(found, day=day, printed=None if day else partial[0])
    if found.kind == NEWS:
        return replace(found, day=next((day for line in top[:6] for day, _, _ in days(line.text)), None))
    return found
