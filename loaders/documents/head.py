"""What the head of a document says of it: kind, number, date, issuer, province, period."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from hub.period import Period
from loaders.documents import identity, offices
from loaders.documents.offices import Office
from loaders.documents.paper import Line
from loaders.documents.rules import rules
from loaders.documents.spans import days, spans
from loaders.documents.wording import UPPER, fold
from loaders.published import provinces

_NEWS = "Tin"
_DEEP = 40  # lines; no head is longer
_OWN = re.compile(r"\W*Số\s*:?\s*(?P<number>\d+(?:/\d{4})?)?\s*(?P<rest>[/-]\s*[A-ZĐ][\w/&\-–.]*(?:\s?[-–]\s?[A-ZĐ]+)*)?\s*(?:$|\t|,|V/v|[^\W\d_])", re.I)
_PLACE = re.compile(rf"(?:^|.*\t|\W*Số.*?\s)\s*(?P<place>[{UPPER}][\w.]*(?:\s[{UPPER}][\w.]*){{0,3}})(?:,\s*|\s+)ngày\b(?P<date>.*)")
_PARTIAL = re.compile(r"(tháng\s+\d{1,2}\s+năm\s+\d{4})")
_BODY = re.compile(r"(?:Căn cứ|Thực hiện|Kính gửi|Để|Nhằm|Theo|Trên cơ sở|Xét|Thời gian|Triển khai thực hiện (?:Kế|Nghị|Quyết)|HỘI ĐỒNG|ỦY BAN"
                   r"|CHỦ TỊCH|GIÁM ĐỐC|Ngày|Năm \d|Ủy ban|UBND|Sở|Trong|Phần|PHẦN|\(|[IVX]+[.)]|\d+[.)]|[-+])")
_SPEAKS = re.compile(r"(?P<who>(?:Sở|Ban|UBND|Ủy ban|Văn phòng|Chi cục|Thanh tra|Cục|Hội đồng)\s[^.;,:\d]{3,70}?)\s+(?:xây dựng|báo cáo|ban hành|đề nghị|triển khai|tổng hợp)\b")
_BODIES = re.compile(r"ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|SỞ|BAN QUẢN LÝ|BỘ|VĂN PHÒNG|CHI CỤC|TỈNH ỦY|THANH TRA|BAN DÂN TỘC|HUYỆN|XÃ|PHƯỜNG|TỈNH|THÀNH PHỐ")
_MOTTO = re.compile(r"(?:C[ỘÔ]NG H[ÒO][AÀ]|Độc lập|ĐỘC LẬP).*", re.S)


@dataclass(frozen=True)
class Head:
    """What a document is."""

    kind: str
    title: str
    body: int                       # the line of the text at which it begins to speak
    number: str | None = None
    letters: str = ""
    day: date | None = None
    printed: str | None = None
    issuer: str | None = None
    office: Office | None = None
    province: str | None = None
    period: Period | None = None
    aims: bool = False              # its kind says what is to be done
    around: date = date.min         # a day on which it may have been issued

    @property
    def entity(self) -> str | None:
        """The public id of its issuer."""
        if self.office and self.province:
            return f"{self.province}/{self.office.code.lower()}"
        return self.province if self.issuer and re.match(r"(?:ubnd|uỷ ban nhân dân|hội đồng nhân dân|hđnd) (?:tỉnh|thành phố)", fold(self.issuer)) else None

    @property
    def year(self) -> int | None:
        """The year it is of."""
        return self.day.year if self.day else self.period.year if self.period else int(self.printed[-4:]) if self.printed else None

    @property
    def public_id(self) -> str:
        """Its number within its province, or its kind and title after its issuer."""
        if self.number:
            return identity.numbered(self.number, self.year, self.province)
        return identity.titled(self.entity or self.province, self.kind, self.title, str(self.period or self.printed or ""))


def described(folder: Path, lines: Sequence[Line]) -> Head:
    """What the lines of a document, mended, say that it is."""
    top = lines[:_DEEP]
    place = _kind_line(folder, top)
    kind = _named(folder, top[place].text) if place is not None else ""
    title, body = _title(top, place, kind)
    found = Head(kind, title, body)
    found = _numbered(folder, found, top)
    found = _dated(replace(found, kind=found.kind or _NEWS), top)
    found = replace(found, period=_period(found, title))
    found = replace(found, aims=any(one.get("aim") and one["name"] == found.kind for one in rules(folder, "references")["kinds"]))
    return _issued(folder, found, lines)


def _kind_line(folder: Path, top: Sequence[Line]) -> int | None:
    return next((place for place, line in enumerate(top) if _named(folder, line.text)), None)


def _named(folder: Path, text: str) -> str:
    """The kind that a line in capitals is or begins with."""
    told = " ".join(text.split()).strip(" *:")
    for kind in rules(folder, "references")["kinds"]:
        name = kind["name"].upper()
        if kind.get("head") and fold(told).startswith(fold(name)) and told[:len(name)].isupper() and (told.isupper() or len(told) == len(name)):
            return kind["name"]
    return ""


def _title(top: Sequence[Line], place: int | None, kind: str) -> tuple[str, int]:
    """The title, and the place of the first line after it."""
    if place is None:
        about = next((number for number, line in enumerate(top) if re.match(r"\W*V/v\b", line.text)), None)
        if about is None:
            return top[0].text.strip() if top else "", 0
        return top[about].text.strip(), next((number for number in range(about + 1, len(top)) if _BODY.match(top[number].text.strip())), about + 1)
    words, body = [" ".join(top[place].text.split())[len(kind):].strip()], place + 1
    while body < len(top) and len(words) < 6 and not _begins(top[body].text, words):
        words.append(top[body].text.strip())
        body += 1
    return " ".join(filter(None, words)), body


def _begins(text: str, words: Sequence[str]) -> bool:
    told = text.strip()
    return any(words) and bool(_BODY.match(told) or len(told) > 160 or words[-1].endswith((".", ";")))


def _numbered(folder: Path, found: Head, top: Sequence[Line]) -> Head:
    for line in top[:20]:
        if own := _OWN.match(line.text) or _OWN.match(line.text.partition("\t")[2]):
            letters = re.sub(r"\s", "", own["rest"] or "").strip("/-.") if own["rest"] else ""
            number = f"{own['number']}{re.sub(chr(92) + 's', '', own['rest'])}" if own["number"] and own["rest"] else None
            kinds = {letter: kind["name"] for kind in rules(folder, "references")["kinds"] for letter in kind["letters"] if kind.get("head")}
            first = re.split(r"[-–/.]", letters)[0]
            return replace(found, number=number, letters=letters, kind=found.kind or kinds.get(first, "Công văn" if letters else ""))
    return found


def _dated(found: Head, top: Sequence[Line]) -> Head:
    for line in top[:found.body or 12]:
        if told := _PLACE.match(line.text):
            day = next((day for day, _, _ in days(f"ngày{told['date']}")), None)
            partial = _PARTIAL.search(told["date"])
            if day or partial:
                return replace(found, day=day, printed=None if day else partial[1])
    if found.kind == _NEWS:
        return replace(found, day=next((day for line in top[:6] for day, _, _ in days(line.text)), None))
    return found


def _period(found: Head, title: str) -> Period | None:
    told = spans(fold(title), found.day.year if found.day else None)
    return min(told, key=lambda span: span.period.months).period if told else None


def _issued(folder: Path, found: Head, lines: Sequence[Line]) -> Head:
    """Who issued it, from its letterhead, its number, its first sentence or its title."""
    places, on = folder.parent / "places", _around(found, lines)
    letterhead = _letterhead(lines[:found.body])
    speech = _speaker(lines[found.body:found.body + 30], lines)
    text = " ".join(filter(None, (letterhead, speech)))
    office = next(filter(None, (offices.office(places, letterhead, on), offices.of_letters(places, found.letters, on),
                                offices.office(places, speech, on), offices.office(places, found.title, on))), None)
    central = re.match(r"(?:BỘ|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|VĂN PHÒNG CHÍNH PHỦ)\b", letterhead)
    province = None if central else (offices.province(places, [letterhead], on) or _place(places, lines[:found.body or 12], on)
                                     or offices.province(places, [line.text for line in lines], on))
    return replace(found, around=on, issuer=_issuer(folder, office, letterhead, speech) if text or office else None, office=None if central else office, province=province)


def _around(found: Head, lines: Sequence[Line]) -> date:
    """A day on which it may have been issued: its own, else after all it cites and before the end of its period."""
    if found.day:
        return found.day
    if found.printed:
        month, year = re.findall(r"\d+", found.printed)
        return date(int(year), int(month), 1)
    cited = max((day for line in lines for day, _, _ in days(line.text) if day.year < 2100), default=None)
    last = found.period.last_day if found.period else None
    return min(filter(None, (cited, last)), default=date(2025, 1, 1)) if cited or last else date(2025, 1, 1)


def _letterhead(top: Sequence[Line]) -> str:
    told = []
    for line in top[:12]:
        text = _MOTTO.sub("", line.text.partition("\t")[0] if "\t" in line.text else line.text).strip()
        if text and text.isupper() and _BODIES.match(text):
            told.append(text)
    return " ".join(told[:3])


def _speaker(lines: Sequence[Line], whole: Sequence[Line]) -> str:
    text = " ".join(line.text.strip() for line in lines)
    found = next((match for match in _SPEAKS.finditer(text) if not text[:match.start()].rstrip().endswith("của")), None)
    return found["who"] if found else ""


def _place(places: Path, top: Sequence[Line], on: date) -> str | None:
    found = next(filter(None, (_PLACE.match(line.text) for line in top)), None)
    return offices.resolved(provinces(places), found["place"], on) if found else None


def _issuer(folder: Path, office: Office | None, letterhead: str, speech: str) -> str | None:
    if office:
        return office.name_vi
    central = next((issuer["name"] for issuer in rules(folder, "references")["issuers"] if fold(issuer["name"]) == fold(letterhead)), None)
    if central:
        return central
    return _in_a_sentence(letterhead) if letterhead else speech or None


def _in_a_sentence(capitals: str) -> str:
    """A name in capitals as a sentence has it: Ủy ban nhân dân tỉnh Hải Sơn."""
    body, unit, name = re.match(r"(.*?)(?:(\b(?:tỉnh|thành phố|huyện|thị xã|xã|phường) )(.*))?$", capitals.lower()).groups()
    said = body.capitalize() + (unit or "") + (name or "").title()
    return re.sub(r"\b(?:ubnd|hđnd)\b", lambda found: found[0].upper(), said, flags=re.I)
