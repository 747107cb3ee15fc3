"""The marks and titles of sections: II. MỤC TIÊU, 1. Mục tiêu chung, a) …, - …"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.documents.rules.wording import UPPER, fold
from loaders.documents.text.spans import blotted

_MARKERS = (
    re.compile(
        rf"(?:PHẦN|Phần|CHƯƠNG|Chương|ĐIỀU|Điều)\s+(?:thứ\s+)?([IVX]+|\d{{1,3}})\b[.:]?\s*|([A-E])\s*[.)/-]\s*(?=[{UPPER}]{{2}})"
    ),
    re.compile(r"([IVX]{1,5})\s*[.)/-]\s*(?=\S)"),
    re.compile(r"(\d{1,2})\s*[.)/]\s+(?=\S)|(\d{1,2})[.-](?=[^\W\d])|(\d{1,2})-\s+(?=[^\W\d])"),
    re.compile(r"(\d{1,2}\.\d{1,2})[.)/-]?\s+(?=\D)"),
    re.compile(r"(\d{1,2}\.\d{1,2}\.\d{1,2})[.)/-]?\s+"),
    re.compile(r"([a-zđ](?:\.\d)?)\s*[).,/-]\s+(?=\S)"),
    re.compile(r"\((\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s*(?=\S)"),
)
_LISTED = (
    re.compile(r"\((?P<mark>\d{1,2}|[a-z])\)\s*(?=\S)"),
    re.compile(r"(?P<mark>\d{1,2}|[a-z])\)\s+(?=\S)"),
)
# A further item within a line stands behind the end of a sentence.
_LATER = {style: re.compile(rf"(?<=[.;])\s+({style.pattern})") for style in _LISTED}
_BULLET = re.compile(r"[-+*]\s*(?=[^\s\d-])|[-+*]\s+(?=\d+\s*\D)")
_DEMAND = re.compile(r"\b(yêu cầu|đề nghị|chỉ thị|giao)\b[^.:]{0,120}:$")
_RESULTS = re.compile(r"kết quả|đạt được|hoàn thành|tình hình|\bđã\b|đến nay|hiện nay")
_GOALS = re.compile(
    r"mục tiêu|chỉ tiêu|phấn đấu|hướng (?:tới|đến)|kỳ vọng|\bsẽ\b|"
    r"(?:kế hoạch|đề án|nghị quyết|chương trình)[^:]*(?:nêu|đề ra|xác định)"
)
# A title of goals without a mark.
_TITLE = re.compile(
    r"(?:một số |các |những )?(?:mục tiêu|chỉ tiêu)"
    r"(?: (?:chung|cụ thể|chủ yếu|chính|tổng quát|phấn đấu|đặt ra|đề ra|của kế hoạch|đến năm"
    r" \d{4}|năm \d{4}|và))*"
)
_CRITERIA = re.compile(
    r"(?:tiêu chí|thang điểm|khung điểm|cách (?:chấm|tính)|nguyên tắc|phương pháp|mức)[^:]{0,40}"
    r"(?:đánh giá|xếp loại|phân loại|chấm|tính|điểm)|"
    r"(?:được )?(?:xếp loại|phân loại|xếp hạng|chấm điểm)(?: \S+){0,8} (?:như sau|theo)"
)
_GOAL = re.compile(
    r"\d[\d.,]*\s*%|tỷ lệ|mức độ|chỉ số|tối thiểu|ít nhất|trên \d|phấn đấu|bảo đảm|đảm bảo|duy"
    r" trì|giảm|tăng|nâng|"
    r"hoàn thành"
)
# To whom only a request is sent: Sở Nội vụ kính đề nghị UBND tỉnh: …
_ASKED = re.compile(
    r"\b(?:kính|trân trọng) đề nghị\b|\bđề nghị (?:Quý|Bộ|Chính phủ|Thủ tướng|Quốc hội|Trung"
    r" ương|Tỉnh ủy|Thành ủy|"
    r"(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|Chủ tịch UBND) (?:tỉnh|thành"
    r" phố))\b"
)


class Heading(NamedTuple):
    """The mark of a section, its depth, and its words where it is a title."""

    level: int
    mark: str
    title: str
    of_list: bool = False  # it ends with the list that it opens


def opens(text: str) -> bool:
    """Whether a line begins an item or a section."""
    return bool(_BULLET.match(text) or any(marker.match(text) for marker in _MARKERS))


def is_chapter(text: str) -> bool:
    """Whether a line begins a chapter: Phần I, B. …, IV. …"""
    return any(marker.match(text.strip()) for marker in _MARKERS[:2])


def heading(text: str) -> Heading | None:
    """The heading with which a passage begins, or that it is; None where it is none."""
    for level, marker in enumerate(_MARKERS):
        if match := marker.match(text):
            mark = next(filter(None, match.groups()))
            return Heading(
                2 * level,
                mark.rpartition(".")[2] if level in (3, 4) else mark,
                _title(text[match.end() :]),
            )
    return _announced(text) or _demand(text) or _capitals(text)


def is_goal(text: str) -> bool:
    """Whether a line may be a goal of a list by its first words: 100% …, Tỷ lệ …, Tối thiểu …"""
    return bool(_GOAL.match(fold(text)))


def following(text: str) -> Iterator[int]:
    """Where in a text that begins with an item the next ones begin: (2) after (1), b) after a)."""
    for style in _LISTED:
        item = style.match(text)
        while item and (item := _next(style, text, item)):
            yield item.start(1)


def _next(style: re.Pattern[str], text: str, before: re.Match[str]) -> re.Match[str] | None:
    mark = before["mark"]
    next_mark = str(int(mark) + 1) if mark.isdigit() else chr(ord(mark) + 1)
    return next(
        (
            match
            for match in _LATER[style].finditer(text, before.end())
            if match["mark"] == next_mark
        ),
        None,
    )


def _capitals(text: str) -> Heading | None:
    """A title in capitals without a mark."""
    title = _title(text.strip())
    return Heading(1, "", title) if text.isupper() and len(title.split()) > 1 else None


def _announced(text: str) -> Heading | None:
    """What the items that follow are: goals, or criteria by which is rated; Mục tiêu cụ thể của
    kế hoạch như sau:
    """
    sentence = re.split(r"(?<=[.;])\s", text.strip())[-1]
    last, title = fold(sentence), ""
    if _TITLE.fullmatch(last) and not text.isupper():
        title = sentence
    elif last.endswith(":") and not _RESULTS.search(last):
        goals = (
            _GOALS.search(last) and f"Mục tiêu: {sentence}"
        )  # its colon says that its time is of what follows
        title = "thang điểm" if _CRITERIA.search(last) else goals or ""
    return Heading(3, "", title, of_list=True) if title else None


def _demand(text: str) -> Heading | None:
    """What a letter or a directive demands of others, in the items that follow: … yêu cầu:"""
    match = _DEMAND.search(text)
    return Heading(3, "", "kiến nghị" if _ASKED.search(text) else match[1]) if match else None


def _title(text: str) -> str:
    """The words of a heading: all of a short line that is no sentence, or what stands before a
    colon.
    """
    head, colon, _ = text.strip().partition(":")
    if re.search(r"\d", blotted(fold(head))) and not head.isupper():
        return ""
    if colon:
        return head if len(head) < 150 else ""
    return (
        head.rstrip(".")
        if len(head) < (60 if head.endswith(".") else 150) and not re.search(r"[;,]$", head)
        else ""
    )
