"""The head of a document: kind, number, date, title, period."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import islice

from hub.words.period import Period
from loaders.catalogue import identity
from loaders.documents.head import title
from loaders.documents.head.localities import Locality
from loaders.documents.head.offices import Office
from loaders.documents.rules import RULES
from loaders.documents.rules.wording import UPPER, fold
from loaders.documents.text.paper import Line
from loaders.documents.text.spans import DAY, days, of_reports, printed, spans

NEWS = "Tin"
_NUMBERED = 20  # lines, within which a number stands
_DEEP = 40  # lines; no head is longer
_OWN = re.compile(
    r"\W*Số\s*:?\s*(?P<number>\d+(?:[a-zđ](?=\s*[/-]))?(?:/\d{4})?)?\s*"
    r"(?P<rest>[/-]\s*[A-ZĐ][\w/&\-–.]*(?:\s?[-–]\s?[A-ZĐ]+)*)?"
    r"(?!\w)\s*(?:$|\t|\||,|V/v|[^\W\d_])",
    re.I,
)
_OPEN = re.compile(r"\W*Số\s*:?\s*$", re.I)
_PLACE = re.compile(
    rf"(?:^|.*\t|\W*(?:Số|V/v).*?\s)\s*(?P<place>[{UPPER}][\w.]*(?:\s[{UPPER}][\w.]*){{0,3}})(?:,\s*|\s+)"
    r"ngày\b(?P<date>.{0,40})$"
)
_DAY = re.compile(DAY, re.I)
_PARTIAL = re.compile(r"tháng\s+\d{1,2}\s+năm\s+\d{4}")
_ABOUT = re.compile(r"\W*V/v\b")
_LATER = re.compile(r"(?:định hướng|tầm nhìn)\s*$")
_CLOSES = re.compile(
    r"(?<!\d)15\s?(?:/|tháng)\s?\d{1,2}(?:\s?(?:/|năm)\s?\d{4})?\s*(?:-|–|đến)\s*(?:hết\s+)?"
    r"(?:ngày\s+)?14\s?(?:/|tháng)\s?\d{1,2}\s?(?:/|năm)\s?\d{4}",
    re.I,
)
_DATELINE = 45  # letters beside the day of a line that only says when the news appeared


@dataclass(frozen=True)
class Head:
    """What a document is."""

    kind: str
    title: str
    body: int  # the line of the text at which it begins to speak
    above: int = 0  # the line of its title
    number: str | None = None
    letters: str = ""
    day: date | None = None
    printed: str | None = None
    day_line: int = 0  # the number of the line that says its day
    is_no_day: bool = False  # that day is none of the calendar
    period: Period | None = None
    aims: bool = False  # its kind says what is to be done
    around: date = date.min  # a day on which it may have been issued
    issuer: str | None = None
    office: Office | None = None
    province: str | None = None
    locality: Locality | None = None  # the district or commune that issued it
    kind_rule: str = ""  # by which its kind is known
    issuer_rule: str = ""  # by which its issuer is known

    @property
    def entity(self) -> str | None:
        """The public id of its issuer."""
        if self.locality:
            return self.locality.public_id
        if self.office and self.province:
            return f"{self.province}/{self.office.code.lower()}"
        whole = re.match(
            r"(?:ubnd|uỷ ban nhân dân|hội đồng nhân dân|hđnd)(?: (?:tỉnh|thành phố)|$)",
            fold(self.issuer or ""),
        )
        return self.province if whole else None

    @property
    def year(self) -> int | None:
        """The year it is of."""
        if self.day:
            return self.day.year
        return (
            self.period.calendar.year
            if self.period
            else int(self.printed[-4:])
            if self.printed
            else None
        )

    @property
    def default_year(self) -> int | None:
        """The year of a quarter or a month that its text names without a year: that of which it
        reports, else its own.
        """
        if self.aims or self.period_of_a_year is None:
            return self.year
        return self.period_of_a_year.year

    @property
    def period_of_a_year(self) -> Period | None:
        """Its period where that is no longer than a year, by the months that it is called by; None
        otherwise.
        """
        if self.period is None or self.period.months > 12:
            return None
        return self.period.calendar

    def counted(self, at: Period | None) -> Period | None:
        """What the months that a text names are where its report closes on the 14th: those of
        reports. A year beside them may be of either calendar and stays as it is.
        """
        if at is None or self.period is None or self.period.day == 1:
            return at
        return at.reported if at.months < 12 or at == self.period.calendar else at

    @property
    def public_id(self) -> str:
        """Its number within its province, district or commune, or its kind and title after its
        issuer.
        """
        if self.number:
            return identity.numbered(
                self.number, self.year, self.locality.public_id if self.locality else self.province
            )
        time_without_day = None if self.day else self.printed
        return identity.titled(
            self.entity or self.province,
            self.kind,
            self.title,
            period=str(self.period.calendar if self.period else time_without_day or ""),
        )


def described(lines: Sequence[Line]) -> Head:
    """The head of a document by its first lines."""
    top = lines[:_DEEP]
    head = _letter(top) if (place := _title(top)) is None else _titled(top, place)
    head = _dated(_numbered(head, top), top)
    title_words = fold(head.title)
    times = [
        span
        for span in spans(title_words, head.day.year if head.day else None)
        if not _LATER.search(title_words[: span.start])
    ]
    aims = any(kind.aim and kind.name == head.kind for kind in RULES.references.kinds)
    period = min((span.period for span in times), key=lambda period: period.months, default=None)
    return replace(head, aims=aims, period=_counted(period, lines))


def _counted(period: Period | None, lines: Sequence[Line]) -> Period | None:
    """The period of reports by which a document counts, where any of its words give the days that
    are called by its months.
    """
    text = " ".join(line.text for line in lines)
    ranges = {of_reports(match[0]) for match in _CLOSES.finditer(text)}
    return period.reported if period and period.reported in ranges else period


def places(head: Head, lines: Sequence[Line]) -> Iterator[str]:
    """The places of issue that the head names."""
    return (issue["place"] for _, issue in _issued(lines[: head.body + 2 if head.body else 12]))


def _issued(lines: Sequence[Line]) -> Iterator[tuple[int, re.Match[str]]]:
    """Place and date of issue, each with the number of its line."""
    issues = ((line.number, _place(lines, place)) for place, line in enumerate(lines))
    return ((number, issue) for number, issue in issues if issue)


def _place(lines: Sequence[Line], number: int) -> re.Match[str] | None:
    """Place and date in a line; the line may be broken before the date or within it."""
    text, after = (
        lines[number].text,
        (lines[number + 1].text.strip() if number + 1 < len(lines) else ""),
    )
    if match := _PLACE.match(text):
        return (not list(days(f"ngày{match['date']}")) and _PLACE.match(f"{text} {after}")) or match
    return (
        _PLACE.match(f"{text} {after}")
        if text.rstrip().endswith(",") and after.startswith("ngày")
        else None
    )


def _title(top: Sequence[Line]) -> int | None:
    """The line in which the kind of a document stands above its title; QUYẾT ĐỊNH: opens the
    text that decides and is no title.
    """
    kinds = [place for place in range(len(top)) if _named(_kind_line(top, place))]
    return next(
        (place for place in kinds if not top[place].text.rstrip().endswith(":")),
        kinds[0] if kinds else None,
    )


def _kind_line(top: Sequence[Line], place: int) -> str:
    """A line, with the next one where two lines of one word each part a kind: QUYẾT / ĐỊNH."""
    words = [line.text.strip() for line in top[place : place + 2]]
    short = all(word.isupper() and len(word.split()) == 1 for word in words)
    return " ".join(words) if short else words[0]


def _named(text: str) -> str:
    """The kind that a line in capitals is or begins with."""
    line = " ".join(text.split()).strip(" *:")
    for kind in RULES.references.kinds:
        name = kind.name
        begins = line.isupper() and fold(line).startswith(fold(name))
        spaced = line.isupper() and fold(line).replace(" ", "") == fold(name).replace(" ", "")
        if kind.head and (begins or spaced):
            return name
    return ""


def _titled(top: Sequence[Line], place: int) -> Head:
    """A document under its kind in capitals and its title."""
    kind, line = _named(_kind_line(top, place)), _kind_line(top, place)
    words, body = (
        [" ".join(line.split())[len(kind) :].strip()],
        place + (1 if line == top[place].text.strip() else 2),
    )
    while (
        body < len(top)
        and len(words) < 8
        and title.goes_on(top, body, words)
        and not _place(top, body)
    ):
        words.append("" if title.is_rule(top[body].text) else top[body].text.strip())
        body += 1
    return Head(
        kind, " ".join(filter(None, words)), body=body, above=place, kind_rule="title-in-capitals"
    )


def _letter(top: Sequence[Line]) -> Head:
    """A letter, whose title is what it is about, or news, whose title is its first line."""
    about = next((place for place, line in enumerate(top) if _ABOUT.match(line.text)), None)
    if about is None:
        return Head(NEWS, top[0].text.strip() if top else "", 0, kind_rule="nothing-of-a-head")
    begins = re.compile(RULES.references.head.begins)
    body = next(
        (place for place in range(about + 1, len(top)) if begins.match(top[place].text.strip())),
        about + 1,
    )
    issue = _PLACE.match(top[about].text)
    return Head(
        NEWS,
        top[about].text[: issue.start("place") if issue else None].strip(),
        body=body,
        above=about,
        kind_rule="about-line",
    )


def _numbered(head: Head, top: Sequence[Line]) -> Head:
    """The head with the document's own number, which may be left open: Số: …/KH-SKHCN."""
    own = next(filter(None, map(_own, islice(_numberings(top), _NUMBERED))), None)
    if own is None:
        return head
    rest = re.sub(r"\s", "", own["rest"] or "")
    letters = re.split(r"[-–/.]", rest.strip("/-"))[0]
    kind, rule = head.kind, head.kind_rule
    if kind == NEWS:
        kind, rule = (
            _by_letters().get(letters, "Công văn" if rest else NEWS),
            "letters-of-its-number",
        )
    return replace(
        head,
        number=own["number"] + rest if own["number"] and rest else None,
        letters=rest.strip("/-."),
        kind=kind,
        kind_rule=rule,
    )


def _numberings(top: Sequence[Line]) -> Iterator[str]:
    """The lines that may hold its number, one that ends with "Số:" with the next."""
    for place, line in enumerate(top):
        goes_on = _OPEN.match(line.text) and place + 1 < len(top)
        yield f"{line.text} {top[place + 1].text}" if goes_on else line.text


def _own(text: str) -> re.Match[str] | None:
    return _OWN.match(text) or _OWN.match(text.partition("\t")[2])


@cache
def _by_letters() -> dict[str, str]:
    kinds: dict[str, str] = {}
    for kind in RULES.references.kinds:
        if kind.head:
            kinds |= dict.fromkeys(kind.letters, kind.name)
    return kinds


def _dated(head: Head, top: Sequence[Line]) -> Head:
    """The same with its day, which may be none of the calendar: ngày 31 tháng 02 năm 2024."""
    for number, issue in _issued(top[: head.body + 2 if head.body else 12]):
        words = f"ngày{issue['date']}"
        for day, start, end in days(words):
            return replace(head, day=day, printed=printed(words[start:end]), day_line=number)
        if whole := _DAY.search(words):
            return replace(head, printed=printed(whole[0]), day_line=number, is_no_day=True)
        if partial := _PARTIAL.search(words):
            return replace(head, printed=partial[0])
    if head.kind == NEWS:
        for line in top[:6]:
            if day := next(_dateline(line.text), None):
                return replace(head, day=day, day_line=line.number)
    return head


def _dateline(text: str) -> Iterator[date]:
    """The date of a line that holds little else, or that opens it before a bar or a time of day."""
    return (
        day
        for day, start, end in days(text)
        if len(text) - (end - start) <= _DATELINE
        or (start < 20 and re.match(r"\s*(?:\||-|,)?\s*(?:\||\d{1,2}:\d{2})", text[end:]))
    )
