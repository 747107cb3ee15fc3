"""The words of a statement without its quantity: what it is a quantity of."""

import re

from hub.words.terms import Measure
from loaders.documents.rules import RULES
from loaders.documents.rules.wording import fold, pattern
from loaders.documents.statements.statement import Statement
from loaders.documents.text.spans import blotted, spans

_LONGEST = 200
_EDGES = ' ,;:.()–-+*“”"/'
_MORE = re.compile(r"(?:(?:^|\s)(?:thêm|tối thiểu|tối đa|ít nhất|từ|trên|khoảng|gần))+\s*$", re.I)
_MEASURES = frozenset({"%", "phút", "giờ", "ngày", "điểm", "bậc", "điểm phần trăm", "đồng", "USD"})
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
_OPENING = re.compile(r"^(?:\(?(?:[IVX]+|\d{1,2}(?:\.\d+)*|[a-zđ])\s*[.),/-]\s+|[-+*]\s*)+")
_MARK = re.compile(r"(?<=[:;])\s*\((?:\d{1,2}|[a-zđ])\)\s*$")  # … các chỉ tiêu: (1)
_FOOTNOTE = re.compile(r"(?<=\d)(?:\(\d{1,2}\)|\[\d{1,2}\]|\(\*+\)|\*+)")
_NEXT = re.compile(r"[,;.:(](?!\d)|\d|\b(?:không quá|tối đa|tối thiểu|ít nhất|đạt|trên|dưới|từ)\b")


def label(statement: Statement) -> str:
    """The words of a statement that say what is counted; the heading's where it has none of its
    own.
    """
    before = _opened(statement)
    after = statement.clear[statement.compared.end : statement.end]
    if statement.quantity.measure is Measure.RANK and RULES.statements.labels.neighbours.match(
        fold(after)
    ):
        after = ""
    if re.match(r"\W*(?:đối với [^,;]*)?cho đến khi", fold(before)):
        return _trimmed(statement.clear[: statement.start])
    if before.rstrip().endswith(":") and _edged(before) and not _edged(after):
        return _trimmed(before)
    words = _trimmed(f"{_edged(before)} {_noun(statement)} {after.strip()}")
    if is_dependent(words) and not _edged(after) and (more := _going_on(statement)):
        words = _trimmed(f"{words} {more}")
    if not is_dependent(words) or (statement.quantity.unit in _PLACES and not is_bare(words)):
        return words
    subject = _of_no_country(statement, _trimmed(_lead(statement)))
    return (
        f"{subject} {words}".strip()[:_LONGEST]
        if statement.compared.comparator.is_change
        else subject
    )


def is_dependent(words: str) -> bool:
    """Whether words say nothing without those before them: tăng so với năm 2022."""
    depends = RULES.statements.labels.depends
    return is_bare(pattern(rf"(?:{depends.pattern})\b").sub(" ", fold(words)))


def _going_on(statement: Statement) -> str:
    """The words right behind a share, though the next quantity is theirs too: 100% hồ sơ … trả
    kết quả không quá 10 ngày.
    """
    after = statement.clear[statement.compared.end :]
    found = (
        _NEXT.search(fold(after))
        if statement.quantity.unit == "%" and re.match(r"\s+[^\W\d_]", after)
        else None
    )
    return after[: found.start()] if found else ""


def _opened(statement: Statement) -> str:
    """The words before the quantity that belong to it: behind a mark, a colon, a time, an order
    such as "bảo đảm".
    """
    text = statement.clear
    end = (
        statement.quantity.start
        if statement.compared.comparator.is_change
        else statement.compared.start
    )
    before = _MARK.sub("", _OPENING.sub("", text[statement.start : end].lstrip()))
    behind = f"{_noun(statement)} {text[statement.compared.end : statement.end]}"
    for mark, says_nothing in (
        (": ", is_bare),
        ("(", lambda words: is_dependent(f"{words} {behind}")),
    ):
        _, opened, rest = before.rpartition(mark)
        if opened == ": " and _is_index(before[: -len(rest)]):
            before = f"{before[: -len(rest)].strip(_EDGES)} {rest}"
            continue
        before = (
            rest
            if opened and ")" not in rest and not says_nothing(rest) and len(rest.split()) > 1
            else before
        )
    order = pattern(r"(?:đảm bảo|bảo đảm|phấn đấu)(?: đến)?\s*$").search(fold(before))
    if (
        order
        and len(text[statement.compared.end : statement.end].partition("so với")[0].split()) > 2
    ):
        return ""
    before = _MORE.sub("", _timeless(before))
    commas = (0, *(found.end() for found in re.finditer(",", before)))
    return next((before[comma:] for comma in commas if len(before) - comma <= _LONG), before)


def _is_index(words: str) -> bool:
    """Whether the words before a colon are the name of an index, which the words behind it speak
    of: SIPAS: giữ vững …
    """
    return len(words) < _SHORT and any(
        index.named.search(fold(words)) for index in RULES.meanings.indices
    )


def _timeless(words: str) -> str:
    """The words without the time at their start: Đến năm 2025, tỷ lệ …"""
    known, words = RULES.statements.labels, words.lstrip(_EDGES)
    folded = fold(words)
    first = next(
        (span for span in spans(folded) if known.toward.fullmatch(folded[: span.start])),
        None,
    )
    end = first.end if first else found.end() if (found := known.times.match(folded)) else 0
    return _TIME.sub("", words[end:].lstrip(_EDGES))


def _noun(statement: Statement) -> str:
    """The unit as printed, where it is a thing."""
    if statement.quantity.unit.partition("/")[0] in _MEASURES:
        return ""
    if statement.quantity.is_rate:
        return re.sub(
            r"^[\d.,\s–-]+(?:đến\s+[\d.,]+)?",
            "",
            statement.clear[statement.quantity.start : statement.quantity.end],
        )
    printed = _FOOTNOTE.sub("", statement.clear[statement.quantity.start : statement.quantity.end])
    return "" if statement.quantity.measure != "VALUE" else _NUMERAL.sub(" ", printed).strip()


def is_bare(words: str) -> bool:
    """Whether words only say when: năm 2022 đạt."""
    return not re.search(
        r"[^\W\d_]",
        re.sub(
            r"\b(?:năm|quý|tháng|đạt|là|và|đó|xếp|hạng|i{1,3}|iv|v)\b", "", blotted(fold(words))
        ),
    )


def _lead(statement: Statement) -> str:
    """The nearest words before it that say what they are about, else its heading's."""
    lead = statement.clear[: statement.start] or statement.cleared[: statement.sentence.start]
    clauses = (_OPENING.sub("", clause.strip()) for clause in reversed(_CLAUSE.split(lead)))
    told = (
        _REACHED.sub("", _NUMBER.sub(" ", clause)) for clause in clauses if not is_dependent(clause)
    )
    return next(told, "") or next(
        (heading.title for heading in reversed(statement.passage.headings) if heading.title), ""
    )


def _of_no_country(statement: Statement, subject: str) -> str:
    """What a share of the province is of, told by words of the country: tỷ lệ đúng hạn của cả
    nước đạt 92%, tỉnh đạt 88%.
    """
    words = RULES.observations.owners
    beside = words.beside_country.search(statement.lead)
    found = (
        pattern(rf"\s+(?:của\s+)?(?:{words.country.pattern})$").search(fold(subject))
        if beside
        else None
    )
    return subject[: found.start()] if found else subject


def _trimmed(words: str) -> str:
    words, drop = (
        _edged(_balanced(_edged(" ".join(words.split())))),
        RULES.statements.labels.drop,
    )
    while (found := pattern(rf"(?:{drop.pattern})\s*").match(fold(words))) and fold(
        words
    ) not in _HELD:
        words = words[found.end() :].strip(_EDGES)
    late = [
        span
        for span in spans(fold(words))
        if span.end == len(words) and (span.until or _WITHIN.match(words[span.start :]))
    ]
    return _edged(words[: late[0].start] if late and late[0].start else words)[:_LONGEST]


def _balanced(words: str) -> str:
    """The words without a bracket that is not closed or not opened."""
    opened = words.rfind("(") if words.count("(") > words.count(")") else -1
    words = words[:opened] if opened > 0 else words
    return words.replace(")", " ", 1) if words.count(")") > words.count("(") else words


def _edged(text: str) -> str:
    return text.strip(_EDGES)
