"""The sentence of a trend: from where to where it went within its last stretch."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hub.web.pages.formats import Formats
from hub.web.pages.trends.trend_table import WHOLES
from hub.words import period as periods
from hub.words.language import Language

Point = Mapping[str, Any]
_FEWEST = 3  # points of which a mean a year is told, or which is the best
_SHORT = 2  # decimals of a mean a year


@dataclass(frozen=True)
class TrendSentence:
    """What a trend says in a sentence, of figures that a reader can check."""

    trend: Mapping[str, Any]
    indicator: Mapping[str, Any]
    form: Formats
    is_rebuilt: bool = False

    @cached_property
    def text(self) -> str:
        """The sentence behind the unit's name, without its full stop."""
        if self._last is None:
            reason = self._say("chưa có giá trị trong giai đoạn này", "no value in these periods")
            return self.trend["reason"] or reason
        if len(self._points) == 1:
            only = self._say("chỉ có một số liệu", "one figure only")
            return f"{self._about}: {only}, {self._told(self._last)}{self._before}"
        return self._course

    @property
    def _course(self) -> str:
        if not self._is_like_first(self._last):
            return self._about + ": " + self._apart
        parts = [f"{self._about} {self._way}{self._each_year}"]
        if len(self._points) < _FEWEST:
            parts.extend(self._gap)
        elif all(map(self._is_like_first, self._points)):
            parts.append(self._ends)
        return "; ".join(parts) + self._before

    @cached_property
    def _points(self) -> list[Point]:
        """The points of the last stretch with a value beyond doubt."""
        last = self.trend["segments"][-1]["points"] if self.trend["segments"] else []
        return [point for point in last if point["value"] is not None and not point["doubtful"]]

    @property
    def _first(self) -> Point:
        return self._points[0]

    @property
    def _last(self) -> Point | None:
        return self._points[-1] if self._points else None

    @property
    def _change(self) -> float:
        """The difference of the two values as they are written."""
        first, last = (round(point["value"], self._decimals) for point in self._both)
        return round(last - first, self._decimals)

    @property
    def _both(self) -> tuple[Point, Point]:
        return self._first, self._last

    @property
    def _decimals(self) -> int:
        return self.indicator["index"]["decimals"]

    def _is_like_first(self, point: Point) -> bool:
        """Whether a figure may be set against the first: of a region or the country both have to
        be of the same members, or both told by a source.
        """
        is_whole = self.trend["entity"]["kind"] in WHOLES
        return not is_whole or _members(point) == _members(self._first)

    @property
    def _about(self) -> str:
        """The index and the indicator, and that both figures are computed."""
        name, index = self.indicator["shortName"], self.indicator["index"]["shortName"]
        about = index if name == index else f"{index}: {name}"
        return about + (f" ({self._computed})" if self._is_computed else "")

    @property
    def _is_computed(self) -> bool:
        return all(map(_is_computed, self._both))

    @property
    def _computed(self) -> str:
        """How computed figures are called."""
        if self.is_rebuilt:
            return self._say("hệ thống tính lại", "rebuilt by the hub")
        if self.trend["entity"]["kind"] in WHOLES:
            return self._say("trung bình cộng, hệ thống tính", "plain mean, computed by the hub")
        return self._say("hệ thống tính", "computed by the hub")

    @property
    def _way(self) -> str:
        first, last = map(self._told, self._both)
        if not self._change:
            until = self._say("và vẫn vậy ở", "and the same in")
            at = self._moment(self._last)
            return self._say(
                f"giữ nguyên: {first} {until} {at}", f"unchanged: {first} {until} {at}"
            )
        amount = self._amount(abs(self._change), self._decimals)
        if self._change > 0:
            return self._say(
                f"từ {first} lên {last}, tăng {amount}", f"from {first} to {last}, up {amount}"
            )
        return self._say(
            f"từ {first} xuống {last}, giảm {amount}", f"from {first} to {last}, down {amount}"
        )

    @property
    def _each_year(self) -> str:
        """The change over the years, where it went on for several."""
        years = _years(*self._both)
        if not self._change or years < _FEWEST - 1 or len(self._points) < _FEWEST:
            return ""
        mean = abs(self._change) / years
        decimals = self._decimals if round(mean, _SHORT) == 0 else _SHORT
        amount = self._amount(mean, decimals)
        return self._say(f" (bình quân {amount} mỗi năm)", f" ({amount} a year on average)")

    @property
    def _ends(self) -> str:
        """Its best and its worst."""
        best, worst = (self._told(self.trend["summary"][name]) for name in ("best", "worst"))
        if self.indicator["higherIsBetter"]:
            return self._say(f"cao nhất {best}, thấp nhất {worst}", f"best {best}, worst {worst}")
        return self._say(f"tốt nhất {best}, kém nhất {worst}", f"best {best}, worst {worst}")

    @property
    def _gap(self) -> list[str]:
        """That nothing is held between the two."""
        first, last = (periods.parse(point["period"]) for point in self._both)
        if first in (last, last.before):
            return []
        return [self._say("không có số liệu ở giữa", "no figure between the two")]

    @property
    def _apart(self) -> str:
        """Two means of other members: each alone, without a change."""
        first, last = map(self._told, self._both)
        return self._say(
            f"{first} và {last}; không tính trên cùng các đơn vị nên không nêu tăng, giảm",
            f"{first} and {last}; not means of the same units, so no change is told",
        )

    @property
    def _before(self) -> str:
        """That the stretches before are another series."""
        if len(self.trend["segments"]) == 1:
            return ""
        at = self._moment(self._first)
        return self._say(f"; không so với các kỳ trước {at}", f"; not compared with before {at}")

    def _told(self, point: Point) -> str:
        """A value with its unit and when it was."""
        value = self.form.measured(point["value"], self.indicator["unitText"], self._decimals)
        moment = self._moment(point)
        if not self._is_computed and _is_computed(point):
            moment += f", {self._computed}"
        members = count(self.trend["entity"], point, self.form)
        return f"{value} ({moment}{', ' if members else ''}{members})"

    def _moment(self, point: Point) -> str:
        return self.form.moment(point["period"], point["readingDate"])

    def _amount(self, value: float, decimals: int) -> str:
        """A difference without its sign, in its unit."""
        unit = self.indicator["unitText"]
        points = self.form.gap_unit(unit)
        if points:
            return self.form.number(value, decimals) + points
        return self.form.measured(value, unit, decimals)

    def _say(self, vi: str, en: str) -> str:
        return en if self.form.language is Language.EN else vi


def count(unit: Mapping[str, Any], point: Point, form: Formats) -> str:
    """Of how many units the mean of a region or the country is; nothing of another figure."""
    made = point["derivation"]
    if made is None or unit["kind"] not in WHOLES:
        return ""
    units = " units" if form.language is Language.EN else " đơn vị"
    return form.rank(made["withValue"], made["expected"]) + units


def _members(point: Point) -> tuple[int, frozenset[str]] | None:
    """How many units a mean is of and which of them are missing."""
    made = point["derivation"]
    if made is None:
        return None
    return made["expected"], frozenset(unit["id"] for unit in made["missing"])


def _is_computed(point: Point) -> bool:
    return point["status"] == "DERIVED"


def _years(first: Point, last: Point) -> int:
    """How many years lie between two figures of whole years; 0 of other periods."""
    spans = [periods.parse(point["period"]) for point in (first, last)]
    if any(span.months != 12 for span in spans) or first["readingDate"] or last["readingDate"]:
        return 0
    return spans[1].year - spans[0].year
