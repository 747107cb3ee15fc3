"""Short names: what an indicator is called where there is little room."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from hub.catalogue.indicator import Index, Indicator
from hub.words import codes
from hub.words.language import Text

_ROOM = 40  # letters from which a name is abbreviated
_NUMBER = re.compile(r"^\d+(?:\.\d+)+\.?\s+")  # 3.1 Tỷ lệ …
_REMARK = re.compile(r"\s*\([^()]*\)$")  # … (nhóm hiển thị trên Cổng DVCQG)
# What offices write for the terms of administrative reform.
_ABBREVIATIONS = {
    "cải cách hành chính": "CCHC",
    "thủ tục hành chính": "TTHC",
    "văn bản quy phạm pháp luật": "VBQPPL",
    "cán bộ, công chức, viên chức": "CBCCVC",
    "phản ánh, kiến nghị": "PAKN",
    "dịch vụ công trực tuyến": "DVCTT",
    "đơn vị sự nghiệp công lập": "ĐVSNCL",
}


def short_names(
    indicators: Iterable[Indicator], indices: Mapping[str, Index]
) -> Mapping[str, Text]:
    """The short name of each indicator, by its public id.

    The total is called like its index. Others lose their number and the remark behind them, unless
    another code of the index would then have the same name; long ones are abbreviated.
    """
    every = list(indicators)
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for indicator in every:
        for name in indicator.name:
            bearers[indicator.index, _bare(name)].add(indicator.code)
    return {each.public_id: _short(each, indices[each.index], bearers) for each in every}


def _short(indicator: Indicator, index: Index, bearers: Mapping[tuple[str, str], set[str]]) -> Text:
    if indicator.code == codes.total(index.public_id):
        return index.short
    is_own = all(len(bearers[index.public_id, _bare(name)]) == 1 for name in indicator.name)
    vi, en = (_bare(name) if is_own else _unnumbered(name) for name in indicator.name)
    return Text(_abbreviated(vi), en)


def _unnumbered(name: str) -> str:
    return _NUMBER.sub("", name)


def _bare(name: str) -> str:
    return _REMARK.sub("", _unnumbered(name))


def _abbreviated(name: str) -> str:
    if len(name) <= _ROOM:
        return name
    for words, letters in _ABBREVIATIONS.items():
        name = re.sub(re.escape(words), letters, name, flags=re.IGNORECASE)
    return name
