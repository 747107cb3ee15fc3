"""The source that a command tells in words: QĐ 123/QĐ-UBND ngày 12/01/2025 của UBND tỉnh X."""

import re
from datetime import date
from typing import NamedTuple
from unicodedata import normalize

from hub.dataset.rows import LONGEST_TITLE, DocumentRow, SourceRow
from hub.words import clock, dates
from hub.words.errors import BadUse
from hub.words.language import Text
from hub.words.names import key, slug
from hub.words.terms import SourceTier

_NUMBER = re.compile(r"\d+[a-z]?\s*/\s*(?:(?:19|20)\d\d\s*/\s*)?[^\W\d_]+(?:-[^\W\d_]+)*", re.I)
_DAY = re.compile(
    r"(?:ngày\s+)?(\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}"
    r"|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|\d{4}-\d{2}-\d{2})",
    re.I,
)
_ISSUER = re.compile(
    r"\bcủa\s+(.+?)(?=\s+(?:ngày|về|v/v|phê duyệt|công bố|ban hành|quy định)\b|[,;]|$)", re.I
)
# The kinds of documents by the letters behind their number, and by the words before it.
_KINDS = {
    "QĐ": "Quyết định",
    "TB": "Thông báo",
    "NQ": "Nghị quyết",
    "NĐ": "Nghị định",
    "BC": "Báo cáo",
    "KH": "Kế hoạch",
    "CT": "Chỉ thị",
    "TT": "Thông tư",
    "CV": "Công văn",
}
# Who issues documents of these letters; of UBND it is told with the province.
_ISSUERS = {"BNV": "Bộ Nội vụ", "TTg": "Thủ tướng Chính phủ", "CP": "Chính phủ"}
_COMMITTEE = re.compile(r"(?:ubnd|uy ban nhan dan) ")
_EXAMPLE = "QĐ 123/QĐ-UBND ngày 12/01/2025 của UBND tỉnh Lai Châu"


class CitedSource(NamedTuple):
    """A source, and its document where it has a number."""

    source: SourceRow
    document: DocumentRow | None


def cited_source(dataset: str, text: str, tier: SourceTier | None) -> CitedSource:
    """The source that a text tells, with the ids of the seeds; BadUse asks for what is missing."""
    words = " ".join(normalize("NFC", text).split())
    numbers = list(dict.fromkeys(_spelt(number) for number in _numbers(words)))
    day = _day(words)
    if len(words) > LONGEST_TITLE or len(numbers) > 1:
        raise BadUse(_of_one(words))
    number = numbers[0] if numbers else None
    issuer = _issuer(words, number)
    if number is None:
        return CitedSource(_without_number(dataset, words, day, issuer=issuer, tier=tier), None)
    own = _document(number, day, issuer)
    source = SourceRow(
        public_id=f"{dataset}/{own.public_id}",
        publisher=issuer,
        title=own.title,
        tier=SourceTier.OFFICIAL if tier is None else tier,
        published_on=day,
        document=own.public_id,
    )
    return CitedSource(source, own)


def _numbers(words: str) -> list[str]:
    """The numbers of documents in a text, days left out."""
    return [match[0] for match in _NUMBER.finditer(_DAY.sub(" ", words))]


def _spelt(number: str) -> str:
    return re.sub(r"\s+", "", number)


def _day(words: str) -> date:
    """The one day that a text tells; BadUse where it tells none or several, or one to come."""
    days = {dates.day(match[1]) for match in _DAY.finditer(words)}
    if len(days) != 1:
        raise BadUse(
            Text(
                f"nguồn “{words}” cần đúng một ngày ban hành, như: {_EXAMPLE}",
                f"the source “{words}” wants the one day on which it was issued, as in: {_EXAMPLE}",
            )
        )
    [day] = days
    if day > clock.today():
        raise BadUse(
            Text(
                f"nguồn “{words}” có ngày ban hành chưa tới; kiểm tra lại ngày",
                f"the source “{words}” is of a day that has not come; look at the day",
            )
        )
    return day


def _issuer(words: str, number: str | None) -> str:
    """Who issued it, by its words or the letters of its number; BadUse where nobody says it."""
    if told := _ISSUER.search(_DAY.sub(" ngày ", words)):
        return " ".join(told[1].split())
    letters = (number or "").rpartition("-")[2]
    if letters in _ISSUERS:
        return _ISSUERS[letters]
    raise BadUse(
        Text(
            f"nguồn “{words}” chưa ghi cơ quan ban hành; ghi thêm “của …”, như: {_EXAMPLE}",
            f"the source “{words}” does not say who issued it; add “của …”, as in: {_EXAMPLE}",
        )
    )


def _document(number: str, day: date, issuer: str) -> DocumentRow:
    """The document, with the id that the seeds give: number, province of a committee, year."""
    letters = re.split(r"[/-]", number)[1:]
    kind = next((_KINDS[one.upper()] for one in letters if one.upper() in _KINDS), "Văn bản")
    home = _home(issuer)
    return DocumentRow(
        public_id=slug(f"{number} {home} {day.year}"),
        kind=kind,
        title=f"{kind} {number}",
        number=number,
        date=day,
        date_printed=clock.vietnamese(day),
        issuer=issuer,
    )


def _home(issuer: str) -> str:
    """The province of a people's committee; an office by its whole name, and nothing of the
    government, whose letters tell it.
    """
    if issuer in _ISSUERS.values():
        return ""
    words = key(issuer)
    committee = _COMMITTEE.match(slug(issuer).replace("-", " ") + " ")
    return re.sub(r"^(?:tỉnh|tp|thành phố) ", "", words[committee.end() :]) if committee else words


def _without_number(
    dataset: str, words: str, day: date, issuer: str, tier: SourceTier | None
) -> SourceRow:
    """A source that is no numbered document, such as a newspaper's page."""
    if tier is None:
        raise BadUse(
            Text(
                f"nguồn “{words}” không có số văn bản; cần thêm --tier OFFICIAL, PRESS hoặc COPY",
                f"the source “{words}” has no number; --tier OFFICIAL, PRESS or COPY is wanted",
            )
        )
    return SourceRow(
        public_id=f"{dataset}/{slug(words)[:80].rstrip('-')}",
        publisher=issuer,
        title=words,
        tier=tier,
        published_on=day,
    )


def _of_one(words: str) -> Text:
    return Text(
        f"--source cần đúng một văn bản, dài nhất {LONGEST_TITLE} chữ, như: {_EXAMPLE}",
        f"--source wants one document, of at most {LONGEST_TITLE} letters, as in: {_EXAMPLE}",
    )
