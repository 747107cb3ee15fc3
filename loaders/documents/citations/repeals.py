"""Documents that another one replaces or annuls: offered to the reader, never applied."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hub.dataset.rows import Recognised
from hub.words.language import Text
from loaders.documents.citations import cited
from loaders.documents.text.passages import Passage

_REPEALS = (
    (re.compile(r"thay thế(?: cho)?", re.I), "--replaces", Text("thay thế", "replaces")),
    (
        re.compile(r"bãi bỏ|hủy bỏ|huỷ bỏ|thu hồi", re.I),
        "--annuls",
        Text("bãi bỏ hoặc thu hồi", "annuls"),
    ),
)
# What the verb may stand before: the whole document, not a part of one, and not what the law in
# general replaces.
_WHOLE = re.compile(
    r"\s*(?:hiệu lực (?:thi hành )?của\s+)?(?:toàn bộ\s+)?(?:các\s+)?"
    r"(?:quyết định|nghị quyết|kế hoạch|chỉ thị|công văn|thông báo|văn bản|báo cáo|tờ trình|quy"
    r" chế|quy định)\b",
    re.I,
)
_NOT = re.compile(
    r"(?:sửa đổi|không|chưa|đề nghị|dự thảo|được ban hành để)\W*(?:[\w]+\W+){0,3}$", re.I
)
_NEAR = 140  # letters between the verb and the number
# What begins another act, or speaks of what a document is about, and ends the list of a verb.
_ENDS = re.compile(
    r"sửa đổi|bổ sung|bãi bỏ|h[uủ][yỷ] bỏ|thu hồi|thay thế|căn cứ|(?<!kèm )\btheo\b|không thay"
    r" đổi|giữ nguyên|tiếp tục"
    r"|(?:nội dung|điều|khoản|phần) (?:khác )?(?:của|tại)|có hiệu lực|còn hiệu lực",
    re.I,
)
_KINDS = (
    r"(?:quyết định|nghị quyết|kế hoạch|chỉ thị|công văn|thông báo|báo cáo|tờ trình|quy chế|quy"
    r" định|văn bản)"
)
# The whole document, as the first words of a sentence or clause, that is no longer in force.
_ENDED = re.compile(
    r"(?:^|[.;:]\s+|,\s+(?:thì\s+)?|\bthì\s+)(?:các\s+|toàn"
    rf" bộ\s+)*(?={_KINDS}\s)(?P<list>(?:[^.;:]|[.;:](?!\s))*?)"
    r"\s(?:sẽ |đã |đều )*(?:hết|chấm dứt|không còn|ngừng)\s+hiệu lực(?!\s+(?:một phần|đối"
    r" với|tại))",
    re.I,
)
_NOT_ENDED = re.compile(
    r"(?<!\w)(?:nếu|khi|trường hợp|chưa|không|một phần|theo|tại|kèm theo|đến khi)(?!\w)", re.I
)
_EXPIRED = Text("hết hiệu lực:", "ends")


def offered(file: str, passages: Iterable[Passage]) -> Iterator[Recognised]:
    """One row for each document that the passages replace or annul, with the command-line option
    for it.
    """
    offers: set[tuple[str, str]] = set()
    for passage in passages:
        for repeal in _repealed(passage):
            if (repeal.option, repeal.number) not in offers:
                offers.add((repeal.option, repeal.number))
                yield _offer(file, passage, repeal)
        for repeal in _expired(passage):
            if all(repeal.number != number for _, number in offers):
                offers.add((repeal.option, repeal.number))
                yield _offer(file, passage, repeal)


class _Repeal(NamedTuple):
    """A document that ends by another's words, the place of these, and the option that does so."""

    place: int
    number: str
    option: str
    words: Text


def _repealed(passage: Passage) -> Iterator[_Repeal]:
    """The documents that stand behind a verb that replaces or annuls the whole of them."""
    for verb, option, words in _REPEALS:
        for match in verb.finditer(passage.text):
            is_whole = _WHOLE.match(passage.text, match.end())
            if is_whole and not _NOT.search(passage.text[: match.start()]):
                for number in _numbers(passage, match.end()):
                    yield _Repeal(match.start(), number, option, words=words)


def _expired(passage: Passage) -> Iterator[_Repeal]:
    """The documents that a clause declares no longer in force: Quyết định số … hết hiệu lực kể từ
    ngày …
    """
    for match in _ENDED.finditer(passage.text):
        start, end = match.span("list")
        if _NOT_ENDED.search(match["list"]) or _ENDS.search(match["list"]):
            continue
        for one in cited.within(passage.text):
            if start <= one.start < end and one.number:
                yield _Repeal(one.start, one.number, "--annuls", words=_EXPIRED)


def _numbers(passage: Passage, start: int) -> Iterator[str]:
    """The numbers of the documents that stand right behind the verb, within its sentence."""
    marks = (passage.text.find(f"{mark} ", start) for mark in (".", ";"))
    others = (match.start() for match in _ENDS.finditer(passage.text, start))
    end = min((place for place in (*marks, *others) if place > 0), default=len(passage.text))
    for one in cited.within(passage.text):
        if start <= one.start < min(end, start + _NEAR) and one.number:
            yield one.number


def _offer(file: str, passage: Passage, repeal: _Repeal) -> Recognised:
    number, option, words = repeal.number, repeal.option, repeal.words
    return Recognised(
        f"{file}:{passage.line(repeal.place).number}",
        Text(
            f"văn bản này nói {words.vi} {number}; nếu số liệu của {number} hết hiệu lực thì nhập"
            f' văn bản này với {option} "{number}"',
            f"this document says that it {words.en} {number}; if the figures of {number} end,"
            f' import it with {option} "{number}"',
        ),
    )
