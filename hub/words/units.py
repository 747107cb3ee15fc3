"""The units of indicators: what may be done with a figure in one, and what it is called."""

from collections.abc import Mapping
from typing import NamedTuple

from hub.words.language import Text

POINTS, PERCENT, SHARE = "points", "percent", "share"
# What documents call steps of a share, and those of a ranking.
PERCENTAGE_POINTS, PLACES = "điểm phần trăm", ("bậc", "hạng")


class Unit(NamedTuple):
    """A unit by its code; of a count, such as people, nothing more is known."""

    code: str
    short: str  # as a template shows it, in Vietnamese
    words: Text
    in_documents: Mapping[str, float] = {}  # what documents call it → how many of this unit it is
    is_score: bool = False  # a result on a scale; a total of another unit is no result
    may_be_averaged: bool = False  # the figure of a whole may be a mean of those of its parts
    has_percent_sign: bool = False
    is_of_points: bool = False

    @property
    def is_count(self) -> bool:
        """Whether it counts whole things."""
        return not (self.is_score or self.may_be_averaged or self.is_of_points)


def unit(code: str) -> Unit:
    """The unit of a code; one that is not in the list counts things."""
    return _UNITS.get(code) or Unit(code, code, Text(code, code))


def called(code: str) -> Text:
    """What a unit is called beside a number; a unit that nobody named goes by its code."""
    if code in _COUNTED:
        return _COUNTED[code]
    own = unit(code)
    return Text(own.short, own.words.en)


_UNITS = {
    each.code: each
    for each in (
        Unit(
            POINTS,
            "điểm",
            Text("điểm", "points"),
            {"điểm": 1.0},
            is_score=True,
            may_be_averaged=True,
            is_of_points=True,
        ),
        Unit(
            PERCENT,
            "%",
            Text("%", "percent"),
            {"%": 1.0},
            is_score=True,
            may_be_averaged=True,
            has_percent_sign=True,
        ),
        Unit(
            SHARE,
            "tỷ lệ",
            Text("tỷ lệ từ 0 đến 1", "shares from 0 to 1"),
            {"%": 0.01},
            may_be_averaged=True,
            has_percent_sign=True,
        ),
        Unit(
            "minutes",
            "phút",
            Text("minutes", "minutes"),
            {"phút": 1.0, "phút/lần": 1.0, "phút/lượt": 1.0, "giờ": 60.0},
            may_be_averaged=True,
        ),
        Unit("days", "ngày", Text("days", "days"), {"ngày": 1.0}, may_be_averaged=True),
        Unit("km", "km", Text("km", "km"), {"km": 1.0}, may_be_averaged=True),
        Unit(
            "thousand_vnd",
            "nghìn đồng",
            Text("thousand_vnd", "thousand_vnd"),
            may_be_averaged=True,
        ),
        Unit("units", "đơn vị", Text("units", "units")),
        Unit("points²", "điểm²", Text("points²", "points²"), is_of_points=True),
    )
}
_COUNTED = {
    "people": Text("người", "people"),
    "thousand_people": Text("nghìn người", "thousand people"),
    "thousand_vnd": Text("nghìn đồng", "thousand dong"),
    "dossiers": Text("hồ sơ", "dossiers"),
    "procedures": Text("thủ tục", "procedures"),
    "documents": Text("văn bản", "documents"),
    "complaints": Text("phản ánh, kiến nghị", "complaints"),
    "inspections": Text("cuộc", "inspections"),
}
MEASURES = frozenset(word for each in _UNITS.values() for word in each.in_documents)
