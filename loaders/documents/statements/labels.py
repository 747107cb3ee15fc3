"""The words of a statement without its quantity: what it is a quantity of."""

import re

from hub.words.terms import Measure
from loaders.documents.rules import RULES
from loaders.documents.rules.indices import Indices
from loaders.documents.rules.wording import fold, pattern
from loaders.documents.statements.statement import Statement
from loaders.documents.text import units
from loaders.documents.text.spans import Span, blotted, spans
from loaders.documents.text.units import SHARE

_LONGEST = 200  # letters of the clauses before a quantity, where they may be cut at a comma
_BOUND = 2000  # letters beyond which a label is a text without a sentence
_EDGES = ' ,;:.()–-+*“”"/'
_MORE = re.compile(r"(?:(?:^|\s)(?:thêm|tối thiểu|tối đa|ít nhất|từ|trên|khoảng|gần))+\s*$", re.I)
_PLACES = frozenset({"tỉnh", "địa phương"})
_SPELT = r"một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_NUMERAL = re.compile(
    r"^(?:không|chưa)\s+(?:để\s+)?(?:có|phát sinh|nhận được|tiếp nhận|xảy ra|tồn"
    rf" đọng)?|^(?:{_SPELT})\s|"
    rf"\((?:(?:{_SPELT}|mươi|trăm|lăm)\s?)+\)|[\d.,%/]+(?:\s*[–-]\s*[\d.,%/]+)*|\bđến\b",
    re.I,
)
_HELD = frozenset({"hiện có", "thực có"})  # who is there of those assigned
_WITHIN = re.compile(r"(?i:vào|trong)\b")
_UNTIL = re.compile(r"\W*(?:đối với [^,;]*)?cho đến khi")
_DEPENDENT = pattern(rf"(?:{RULES.statements.labels.depends.pattern})\b")
_NEEDLESS = pattern(rf"(?:{RULES.statements.labels.drop.pattern})\s*")
_OF_THE_COUNTRY = pattern(rf"\s+(?:của\s+)?(?:{RULES.observations.owners.country.pattern})$")
_ORDER = pattern(r"(?:đảm bảo|bảo đảm|phấn đấu)(?: đến)?\s*$")
_SHORT = 60  # letters of a name before a colon
_LONG = 160  # letters; a longer lead is more than the name of a quantity
_TIME = re.compile(
    r"(?i:trong |tính đến |đến )?(?:ngày|tháng|[Qq]uý|[Nn]ăm|6 tháng|giai"
    r" đoạn)\s+[\dIV][\dIV/.\s-]*"
    r"(?:(?:tháng|năm) \d+\s*)*,\s*"
)
_CLAUSE, _NUMBER = (
    re.compile(r"[,;:()](?!\d)|\s–\s|\.\s"),
    re.compile(
        r"(?<!\w)(?<!năm )(?<!quý )(?<!độ )\d[\d.,/]*(?:%|\s*(?:điểm phần"
        r" trăm|điểm|bậc)\b|\s+(?:tỉnh|địa phương|đơn vị)(?=\s*$))?"
    ),
)
_REACHED = re.compile(
    r"(?:\s+(?:đạt|là|còn|có|xếp|đứng|ở|vị trí|thứ|hạng|trên|từ|tối thiểu|ít nhất|trở lên))*\s*$"
)
_LINKING = re.compile(
    r"\s+(?:(?:xuống|lên)\s+)?(?:(?:trung bình|bình quân|mức)\s+)?(?:đạt|còn|là|ở mức)$", re.I
)  # … xuống trung bình còn (tối đa 30 phút)
_OPENING = re.compile(r"^(?:\(?(?:[IVX]+|\d{1,2}(?:\.\d+)*|[a-zđ])\s*[.),/-]\s+|[-+*]\s*)+")
_MARK = re.compile(r"(?<=[:;])\s*\((?:\d{1,2}|[a-zđ])\)\s*$")  # … các chỉ tiêu: (1)
_FOOTNOTE = re.compile(r"(?<=\d)(?:\(\d{1,2}\)|\[\d{1,2}\]|\(\*+\)|\*+)")
_NEXT = re.compile(r"[,;.:(](?!\d)|\d|\b(?:không quá|tối đa|tối thiểu|ít nhất|đạt|trên|dưới|từ)\b")


def label(statement: Statement) -> str:
    """All words of a statement that name what is counted, else those of its heading; without the
    word that only links them to the number.
    """
    words = _naming(statement)
    return _edged(_LINKING.sub("", words)) or words


def _naming(statement: Statement) -> str:
    """The words of a statement that name what is counted, else those of its heading."""
    before, after = _opened(statement), _after(statement)
    if _UNTIL.match(fold(before)):
        return _trimmed(statement.clear[: statement.start])
    if before.rstrip().endswith(":") and _edged(before) and not _edged(after):
        return _trimmed(before)
    words = _own_words(statement, before, after)
    is_of_places = statement.quantity.unit in _PLACES and not is_bare(words)
    if is_of_places or not is_dependent(words):
        return words
    subject = _of_no_country(statement, _trimmed(_lead(statement)))
    if statement.compared.comparator.is_change:
        return f"{subject} {words}".strip()
    return subject


def _own_words(statement: Statement, before: str, after: str) -> str:
    """The words around a quantity, continued behind it where they have no meaning alone."""
    words = _trimmed(f"{_edged(before)} {_noun(statement)} {after.strip()}")
    if _edged(after) or not is_dependent(words):
        return words
    more = _going_on(statement)
    return _trimmed(f"{words} {more}") if more else words


def _after(statement: Statement) -> str:
    """The words behind a quantity; none beside whom a rank only is."""
    after = statement.clear[statement.compared.end : statement.end]
    is_rank = statement.quantity.measure is Measure.RANK
    return "" if is_rank and RULES.statements.labels.neighbours.match(fold(after)) else after


def is_dependent(words: str) -> bool:
    """Whether words have no meaning without those before them: tăng so với năm 2022."""
    return is_bare(_DEPENDENT.sub(" ", fold(words)))


def _going_on(statement: Statement) -> str:
    """The words right behind a share, though the next quantity is theirs too: 100% hồ sơ … trả
    kết quả không quá 10 ngày.
    """
    after = statement.clear[statement.compared.end :]
    following = (
        _NEXT.search(fold(after))
        if statement.quantity.unit == SHARE and re.match(r"\s+[^\W\d_]", after)
        else None
    )
    return after[: following.start()] if following else ""


def _opened(statement: Statement) -> str:
    """The words before the quantity that belong to it: behind a mark, a colon, a time, an order
    such as "bảo đảm".
    """
    text, compared = statement.clear, statement.compared
    end = statement.quantity.start if compared.comparator.is_change else compared.start
    after = text[compared.end : statement.end]
    before = _MARK.sub("", _OPENING.sub("", text[statement.start : end].lstrip()))
    before = _behind_a_colon(statement.reading.indices, before)
    before = _behind_a_bracket(before, f"{_noun(statement)} {after}")
    if _ORDER.search(fold(before)) and len(after.partition("so với")[0].split()) > 2:
        return ""
    before = _MORE.sub("", _timeless(before))
    commas = (0, *(match.end() for match in re.finditer(",", before)))
    return next((before[comma:] for comma in commas if len(before) - comma <= _LONG), before)


def _behind_a_colon(indices: Indices, before: str) -> str:
    """The words behind the last colon, with the name of an index that stands before it."""
    _, colon, rest = before.rpartition(": ")
    if colon and _is_index(indices, before[: -len(rest)]):
        return f"{before[: -len(rest)].strip(_EDGES)} {rest}"
    return rest if colon and _may_stand_alone(rest) and not is_bare(rest) else before


def _behind_a_bracket(before: str, behind: str) -> str:
    """The words behind the last open bracket, where they have a meaning with those behind the
    quantity.
    """
    _, bracket, rest = before.rpartition("(")
    if not bracket or not _may_stand_alone(rest) or is_dependent(f"{rest} {behind}"):
        return before
    return rest


def _may_stand_alone(words: str) -> bool:
    return ")" not in words and len(words.split()) > 1


def _is_index(indices: Indices, words: str) -> bool:
    """Whether the words before a colon are the name of an index, which the words behind it speak
    of: SIPAS: giữ vững …
    """
    return len(words) < _SHORT and bool(indices.name.search(fold(words)))


def _timeless(words: str) -> str:
    """The words without the time at their start: Đến năm 2025, tỷ lệ …"""
    lead_words, words = RULES.statements.labels, words.lstrip(_EDGES)
    folded = fold(words)
    first = next(
        (span for span in spans(folded) if lead_words.toward.fullmatch(folded[: span.start])),
        None,
    )
    end = first.end if first else match.end() if (match := lead_words.times.match(folded)) else 0
    return _TIME.sub("", words[end:].lstrip(_EDGES))


def _noun(statement: Statement) -> str:
    """The unit as printed, where it is a thing."""
    if not units.base(statement.quantity.unit).counts_things:
        return ""
    if statement.quantity.is_rate:
        return re.sub(
            r"^[\d.,\s–-]+(?:đến\s+[\d.,]+)?",
            "",
            statement.clear[statement.quantity.start : statement.quantity.end],
        )
    words = _FOOTNOTE.sub("", statement.clear[statement.quantity.start : statement.quantity.end])
    return "" if statement.quantity.measure != "VALUE" else _NUMERAL.sub(" ", words).strip()


def is_bare(words: str) -> bool:
    """Whether words only name a time: năm 2022 đạt."""
    return not re.search(
        r"[^\W\d_]",
        re.sub(
            r"\b(?:năm|quý|tháng|đạt|là|và|đó|xếp|hạng|i{1,3}|iv|v)\b", "", blotted(fold(words))
        ),
    )


def _lead(statement: Statement) -> str:
    """The nearest words before it that name a subject, else those of its heading."""
    lead = statement.clear[: statement.start] or statement.source.text[: statement.sentence.start]
    clauses = (_OPENING.sub("", clause.strip()) for clause in reversed(_CLAUSE.split(lead)))
    subjects = (
        _REACHED.sub("", _NUMBER.sub(" ", clause)) for clause in clauses if not is_dependent(clause)
    )
    return next(subjects, "") or next(
        (heading.title for heading in reversed(statement.passage.headings) if heading.title), ""
    )


def _of_no_country(statement: Statement, subject: str) -> str:
    """The subject without the country, for the share of a province beside that of the country.

    Tỷ lệ đúng hạn của cả nước đạt 92%, tỉnh đạt 88%.
    """
    if not RULES.observations.owners.beside_country.search(statement.lead):
        return subject
    country = _OF_THE_COUNTRY.search(fold(subject))
    return subject[: country.start()] if country else subject


def _trimmed(words: str) -> str:
    """Words without those that a label does not need at its start, and without a time at its
    end.
    """
    words = _edged(_balanced(_edged(" ".join(words.split()))))
    while (needless := _NEEDLESS.match(fold(words))) and fold(words) not in _HELD:
        words = words[needless.end() :].strip(_EDGES)
    late = next((span for span in spans(fold(words)) if _is_late(span, words)), None)
    if late is not None and late.start > 0:
        words = words[: late.start]
    return _bounded(_edged(words))


def _bounded(words: str) -> str:
    """All words of a label; of a text that never ends as many as fit."""
    words = " ".join(words.split())
    return words if len(words) <= _BOUND else words[: words.rfind(" ", 0, _BOUND)]


def _is_late(span: Span, words: str) -> bool:
    """Whether words end with a time until which, or within which, something is."""
    is_last = span.end == len(words)
    return is_last and (span.until or bool(_WITHIN.match(words[span.start :])))


def _balanced(words: str) -> str:
    """The words without a bracket that is not closed or not opened."""
    opened = words.rfind("(") if words.count("(") > words.count(")") else -1
    words = words[:opened] if opened > 0 else words
    return words.replace(")", " ", 1) if words.count(")") > words.count("(") else words


def _edged(text: str) -> str:
    return text.strip(_EDGES)
