"""Documents that another one says it replaces or annuls: offered to the reader, never applied by themselves."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from hub.language import Text
from hub.rows import Recognised
from loaders.documents import citations
from loaders.documents.passages import Passage

_REPEALS = (
    (re.compile(r"thay thế(?: cho)?", re.I), "--replaces", Text("thay thế", "replaces")),
    (re.compile(r"bãi bỏ|hủy bỏ|huỷ bỏ|thu hồi", re.I), "--annuls", Text("bãi bỏ hoặc thu hồi", "annuls")),
)
# What the verb may stand before: the whole document, not a part of one, and not what the law in general replaces.
_WHOLE = re.compile(
    r"\s*(?:hiệu lực (?:thi hành )?của\s+)?(?:toàn bộ\s+)?(?:các\s+)?"
    r"(?:quyết định|nghị quyết|kế hoạch|chỉ thị|công văn|thông báo|văn bản|báo cáo|tờ trình|quy chế|quy định)\b",
    re.I,
)
_NOT = re.compile(r"(?:sửa đổi|không|chưa|đề nghị|dự thảo|được ban hành để)\W*(?:[\w]+\W+){0,3}$", re.I)
_NEAR = 140  # letters between the verb and the number


def offered(folder: Path, file: str, passages: Iterable[Passage]) -> Iterator[Recognised]:
    """One line for each document that the words of another say it replaces or annuls, with the option that would do so."""
    seen: set[tuple[str, str]] = set()
    for passage in passages:
        for verb, option, words in _REPEALS:
            for found in verb.finditer(passage.text):
                if not _WHOLE.match(passage.text, found.end()) or _NOT.search(passage.text[:found.start()]):
                    continue
                for number in _numbers(folder, passage, found.end()):
                    if (option, number) not in seen:
                        seen.add((option, number))
                        yield _offer(file, passage.line(found.start()).number, option, number, words)


def _numbers(folder: Path, passage: Passage, start: int) -> Iterator[str]:
    """The numbers of the documents that stand right behind the verb, within its sentence."""
    end = min((place for mark in (".", ";") if (place := passage.text.find(f"{mark} ", start)) > 0), default=len(passage.text))
    for one in citations.within(folder, passage.text):
        if start <= one.start < min(end, start + _NEAR) and one.number:
            yield one.number


def _offer(file: str, line: int, option: str, number: str, words: Text) -> Recognised:
    return Recognised(f"{file}:{line}", Text(
        f"văn bản này nói {words.vi} {number}; nếu số liệu của {number} hết hiệu lực thì nhập văn bản này với {option} \"{number}\"",
        f"this document says that it {words.en} {number}; if the figures of {number} end, import it with {option} \"{number}\"",
    ))
