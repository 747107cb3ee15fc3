"""The guide, as its files hold it: sections, marks with an example of each, and the glossary."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hub.web.pages.menu import VIEWS
from hub.web.pages.page_request import PageRequest
from hub.words.language import Text, alphabetical

_FOLDER = Path(__file__).parent
Entries = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class GuideMark:
    """A state or mark as pages show it, and what it means."""

    example: Text
    meaning: Text
    look: str  # the class of the style sheet


@dataclass(frozen=True)
class GuideSection:
    """A heading, what is said beneath it line by line, and the marks that it explains."""

    id: str
    heading: Text
    lines: Sequence[Text]
    marks: Sequence[GuideMark]


@dataclass(frozen=True)
class GuideTerm:
    """A word of the pages and of the API, and what it means."""

    name: Text
    meaning: Text
    api: str


def gather(page: PageRequest) -> dict[str, Any]:
    """What the page shows."""
    language = page.language
    terms = sorted(glossary(), key=lambda term: alphabetical(term.name.within(language)))
    return {
        "sections": sections(),
        "terms": terms,
        "views": [(path, name, _PURPOSES[path]) for path, name in VIEWS.items()],
        "start": page.site.public_url.rstrip("/"),
    }


@cache
def sections() -> Sequence[GuideSection]:
    """The sections in their order."""
    entries: Entries = _read("guide")["section"]
    return tuple(
        GuideSection(
            one["id"],
            _text(one["heading"]),
            tuple(map(_text, one.get("lines", ()))),
            tuple(map(_mark, one.get("marks", ()))),
        )
        for one in entries
    )


@cache
def glossary() -> Sequence[GuideTerm]:
    """The terms of the glossary."""
    entries: Entries = _read("glossary")["term"]
    return tuple(
        GuideTerm(_text(one["name"]), _text(one["meaning"]), one.get("api", "")) for one in entries
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _text(words: Mapping[str, str]) -> Text:
    return Text(words["vi"], words["en"])


def _mark(entry: Mapping[str, Any]) -> GuideMark:
    return GuideMark(_text(entry["example"]), _text(entry["meaning"]), entry.get("look", ""))


_PURPOSES = {
    "tinh": Text(
        "một tỉnh, thành phố đứng ở đâu trên mọi bộ chỉ số, mạnh gì, cần chú ý gì, câu viết sẵn"
        " cho báo cáo",
        "where a province stands on every index, what is strong, what needs attention, sentences"
        " for reports",
    ),
    "xep-hang": Text(
        "mọi đơn vị trên một chỉ số trong một kỳ, đơn vị của mình ở trên cùng",
        "everyone on one indicator in one period, one's own unit on top",
    ),
    "xu-huong": Text(
        "một chỉ số qua các kỳ của một đến sáu đơn vị, cắt ở chỗ không so sánh được",
        "one indicator through time for one to six units, cut where it is not comparable",
    ),
    "bang-diem": Text(
        "mọi thành phần của một bộ chỉ số, nhiều đơn vị trên một bảng",
        "every component of an index, many units in one table",
    ),
    "co-quan": Text(
        "sở, ban, ngành, huyện, xã của một tỉnh: kết quả trong khối, hồ sơ thủ tục hành chính,"
        " chỉ tiêu",
        "departments, districts and communes of a province: results within their block, dossiers,"
        " targets",
    ),
    "chi-tieu": Text(
        "ai hứa gì, đến khi nào, nay đến đâu", "who promised what by when, and how it stands"
    ),
    "van-ban": Text(
        "văn bản mà số liệu, chỉ tiêu và tổ chức bộ máy dựa vào",
        "the documents that figures, targets and structures rest on",
    ),
    "nguon": Text(
        "có số liệu gì, của bao nhiêu đơn vị, từ đâu, chậm gì, mỗi đợt cập nhật đổi gì",
        "what is held, of how many, from where, what is late, what each release changed",
    ),
}
