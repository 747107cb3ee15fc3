"""Whether words say what was done or what is to be reached."""

import re
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

from loaders.documents.head.head import Head
from loaders.documents.rules import RULES
from loaders.documents.rules.statements import Cues
from loaders.documents.rules.wording import fold, pattern
from loaders.documents.statements import demands
from loaders.documents.text.passages import Passage, Sentence
from loaders.documents.text.spans import Span, blotted, spans

_NEAR = 1200  # letters; words farther back say nothing of the time of a part
_SOON = timedelta(days=31)  # a report of a year may be of some days before its end
_REPORT = "Báo cáo"
_LETTER = "Công văn"
_CLOSED = re.compile(r"\([^()]*\)")
_CLOSES = re.compile(r"\s*(?:;|\.(?!\d)|$)")  # what ends a statement
_COMPARED_SPAN = re.compile(r"(?:so với|cùng kỳ|bằng|như)(?:[^,;.]|(?<=\d)[.,](?=\d)){0,40}$")


class Tense(Enum):
    """What a statement says of its quantity."""

    DONE = "done"
    AIM = "aim"
    UNSURE = "unsure"


def tense(
    head: Head,
    passage: Passage,
    sentence: Sentence,
    part: tuple[int, int],
    earlier: Tense,
) -> Tense:
    """Whether a part of a sentence says what was done or what is aimed at, by its words, its
    headings, its document's kind.
    """
    cues: Cues = RULES.statements.sentences
    folded = fold(sentence.text)
    own, whole = folded[slice(*part)], folded[: part[1]][-_NEAR:]
    if head.kind == _REPORT and cues.asks.match(folded):
        return Tense.UNSURE
    if passage.is_blank_form or cues.never.search(folded) or _is_a_criterion(folded):
        return Tense.UNSURE
    if cues.aside.search(own) or _is_beside(cues, own, whole):
        return Tense.UNSURE
    under = mode(passage)
    if under is Tense.UNSURE and _is_a_demand(cues, head, passage):
        under = Tense.AIM
    if under is Tense.UNSURE:
        return under
    if under is Tense.DONE or (under is None and not head.aims):
        return _in_a_report(head, own, earlier, under)
    if under is None and _in_a_preface(
        cues, head, own, fold(passage.text[: sentence.start + part[1]])[-_NEAR:]
    ):
        return Tense.DONE
    return _in_a_plan(cues, head, own, whole, earlier)


def _is_a_criterion(folded: str) -> bool:
    """Whether a sentence says which grade, or how many points, a level would give."""
    return any(form.search(folded) for form in _criteria())


@lru_cache(maxsize=4)
def _criteria() -> tuple[re.Pattern[str], ...]:
    known = RULES.statements.criteria
    forms: list[str] = known.forms
    for name in ("opening", "bound", "grade"):
        forms = [form.replace(f"{{{name}}}", getattr(known, name)) for form in forms]
    return tuple(map(pattern, forms))


def _is_a_demand(cues: Cues, head: Head, passage: Passage) -> bool:
    """Whether it stands under what a letter demands of those to whom it is sent, not under what
    it asks of those above.
    """
    last = passage.headings[-1] if passage.headings else None
    return (
        head.kind == _LETTER
        and last is not None
        and not last.mark
        and bool(cues.demand.fullmatch(fold(last.title)))
    )


def _is_beside(cues: Cues, own: str, whole: str) -> bool:
    """Whether a part is only the goal that the share before it is of."""
    return own.lstrip().startswith("(") and bool(cues.beside.search(whole))


def _in_a_preface(cues: Cues, head: Head, own: str, said: str) -> bool:
    """Whether a plan or directive, before its sections, tells how things stood."""
    looks_back = (
        _is_past(own, head)
        or _is_past(said, head)
        or pattern(rf"{cues.done.pattern}|\bđã\b").search(said)
    )
    return bool(looks_back) and not cues.aim.search(said)


def _in_a_plan(cues: Cues, head: Head, own: str, whole: str, earlier: Tense) -> Tense:
    """What is said among aims is aimed at, but for what was, and what goes on from that."""
    *led, aside = re.split(r"[(:]", own)  # "yêu cầu: … (tháng 8 còn 37 hồ sơ quá hạn"
    orders = f"{cues.ordered.pattern}|tối thiểu|ít nhất|trở lên"
    past = _is_past(aside, head) or (bool(led) and _is_recalled(cues, head, led[-1], aside))
    goes_on = (
        earlier is Tense.DONE
        and (past or not spoken_of(own, head.year))
        and bool(
            not pattern(orders).search(own)
            or (cues.rose.search(own) and not re.search("tối thiểu|ít nhất|trở lên", own))
        )
    )
    if (goes_on or past or cues.estimate.search(aside)) and not cues.aim.search(aside):
        return Tense.DONE
    return Tense.DONE if cues.done.search(whole) and not cues.aim.search(whole) else Tense.AIM


def _is_recalled(cues: Cues, head: Head, led: str, aside: str) -> bool:
    """Whether words behind a bracket or colon without a time of their own are of the past time
    before it: năm 2024 (đạt 86%
    """
    clause = _clause(led)
    orders = pattern(
        rf"{cues.aim.pattern}|{cues.ordered.pattern}|tối thiểu|ít nhất|trở lên"
    ).search(aside)
    return not (orders or spoken_of(aside, head.year) or cues.aim.search(clause)) and _is_past(
        clause, head
    )


def _in_a_report(head: Head, own: str, earlier: Tense, under: Tense | None) -> Tense:
    """What is said among results is done, but for hopes, goals retold, times to come, and what goes
    on from them.

    The least or the most of something is a goal; under a title of results it may be neither. What a
    body demands or undertakes is one too.
    """
    cues: Cues = RULES.statements.sentences
    if cues.against.search(own):
        return (
            Tense.UNSURE
            if pattern(r"mục tiêu|chỉ tiêu").search(own.partition("%")[0])
            else Tense.DONE
        )
    if demands.may_be_demanded(own):
        return Tense.AIM if demands.is_demanded(own) else Tense.UNSURE
    if earlier is Tense.AIM and cues.turns.match(own):
        return Tense.UNSURE
    still = earlier is Tense.AIM and cues.change.search(own)
    done = pattern(
        r"\b(?:đã|(?<!không )(?<!để"
        rf" )vượt{'' if still else '|so với'})\b|{cues.done.pattern}|{cues.estimate.pattern}"
    ).search(own)
    if not done and (
        pattern(rf"{cues.hoped.pattern}|{cues.retold.pattern}").search(own)
        or _ahead(own, head)
        or earlier is Tense.AIM
    ):
        return Tense.AIM
    if not done and under is not Tense.DONE and cues.ordered_level.search(own):
        return Tense.UNSURE
    if not done and cues.bound.search(own):
        return Tense.UNSURE if under is Tense.DONE else Tense.AIM
    return Tense.DONE


def mode(passage: Passage) -> Tense | None:
    """What the nearest heading that says so makes of its statements."""
    known = RULES.statements.headings
    for heading in reversed(passage.headings):
        title = fold(heading.title)
        marks = [
            (found.start(), tense)
            for tense, name in ((Tense.DONE, "done"), (Tense.AIM, "aim"), (Tense.UNSURE, "unsure"))
            if (found := getattr(known, name).search(title))
        ]
        if marks:
            return min(marks, key=lambda mark: mark[0])[1]
    return None


def _ahead(folded: str, head: Head) -> bool:
    """Whether the words name a time after the document's own, or by when something is to be
    reached.
    """
    last = head.period.last_day.year if head.period and not head.aims else head.year
    told = spoken_of(folded, head.told_year)
    until = (span for span in told if head.day and span.until and not span.by_day)
    return bool(last) and (
        any(span.period.last_day.year > last for span in told)
        or any(span.period.last_day - head.day > _SOON for span in until)
    )


def _is_past(folded: str, head: Head) -> bool:
    """Whether all the times the words name are before the document's own."""
    told, begins = (
        spoken_of(folded, head.year),
        head.day or (date(head.year, 1, 1) if head.year else date.min),
    )
    planned = head.period.first_day if head.aims and head.period else begins
    return bool(told) and all(
        span.period.last_day < (begins if span.until else max(begins, planned)) for span in told
    )


def governing(folded: str, year: int | None) -> list[Span]:
    """The times in words before a quantity that hold for it too: not those in brackets, behind
    another number or ending what they date.
    """
    open_text = _CLOSED.sub(lambda found: "_" * len(found[0]), folded)
    return [
        span
        for span in spoken_of(open_text, year)
        if not re.search(r"\d", blotted(_clause(open_text[: span.start])))
        and not _is_its_own(open_text, span)
    ]


def _is_its_own(text: str, span: Span) -> bool:
    """Whether a time until which something is due ends the words on it: trình Đề án trước
    31/3/2026; …
    """
    return (
        span.until
        and bool(_CLOSES.match(text, span.end))
        and len(_clause(text[: span.start]).split()) > 2
    )


def _clause(text: str) -> str:
    """The end of a text from its last mark on."""
    return re.split(r"[.,;:(](?!\d)", text)[-1]


def spoken_of(folded: str, year: int | None) -> list[Span]:
    """The times that the words speak of, not those they only compare with."""
    return [span for span in spans(folded, year) if not _COMPARED_SPAN.search(folded[: span.start])]
