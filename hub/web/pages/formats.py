"""Formats: how pages write numbers, days and changes, in the language of the page."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from hub.words import clock, period
from hub.words.language import Language, Text, fixed, signed, within_sentence, written

_DASH = "–"
_UNITS = {
    "points": (" điểm", " points"),
    "percent": ("%", "%"),
    "minutes": (" phút", " minutes"),
    "days": (" ngày", " days"),
}


class Formats(NamedTuple):
    """The formats of one language, as templates call them."""

    language: Language

    def number(self, value: float | None, decimals: int = 2) -> str:
        """A number with just so many decimals: 1.234,50; a dash where there is none."""
        return _DASH if value is None else fixed(value, decimals).within(self.language)

    def count(self, value: int) -> str:
        """A whole number with its thousands apart: 3.321; 3,321."""
        return written(value, 0).within(self.language)

    def difference(self, value: float | None, decimals: int = 2) -> str:
        """A difference with its sign: +0,50 and −3,31."""
        return _DASH if value is None else signed(value, decimals).within(self.language)

    def change(self, value: float) -> str:
        """A change of a count with its sign and no more decimals than it has."""
        return ("+" if value > 0 else "") + written(value, 2).within(self.language)

    def unit(self, code: str | None) -> str:
        """The words of a unit behind a number; nothing for one that has none."""
        vi, en = _UNITS.get(code or "", ("", ""))
        return en if self.language is Language.EN else vi

    def figure(self, value: float | None, unit: str = "") -> str:
        """A number with at most two decimals, and its unit: 48 hồ sơ, 79,17%."""
        if value is None:
            return _DASH
        return written(value, 2).within(self.language) + self.of(unit, None)

    def measured(self, value: float, unit: str, decimals: int) -> str:
        """A value in its unit; what is counted has no more decimals than it needs: 91,90%; 48 hồ
        sơ.
        """
        if float(value).is_integer() and unit not in ("%", "điểm", "points"):
            return self.figure(value, unit)
        return self.number(value, decimals) + self.of(unit, None)

    def of(self, unit: str, maximum: float | None) -> str:
        """What stands behind a value: its unit, or of how many points it is: %, /100,  hồ sơ."""
        if unit == "%":
            return unit
        if maximum is not None:
            return f"/{written(maximum, 2).within(self.language)}"
        return f" {unit}" if unit else ""

    def gap_unit(self, unit: str) -> str:
        """What stands behind a difference: of two shares it is in percentage points."""
        if unit != "%":
            return ""
        return " percentage points" if self.language is Language.EN else " điểm phần trăm"

    def out_of(self, count: int | None) -> str:
        """Of how many a rank is, behind it: /63;  of 63."""
        if count is None:
            return ""
        return f" of {count}" if self.language is Language.EN else f"/{count}"

    def day(self, text: str | None) -> str:
        """A day of the API as people write it: 05/10/2026; 5 October 2026."""
        if not text:
            return _DASH
        return clock.written_day(date.fromisoformat(text[:10])).within(self.language)

    def period(self, text: str | None) -> str:
        """A period of the API in words: năm 2024, quý I/2027."""
        return _DASH if not text else period.parse(text).spoken.within(self.language)

    def places(self, change: int | None) -> str:
        """A change of rank: ▲ 3 bậc, ▼ 12 bậc, =; a dash where there is none."""
        if change is None:
            return _DASH
        if change == 0:
            return "="
        count = abs(change)
        if self.language is Language.EN:
            return f"{'▲ up' if change > 0 else '▼ down'} {count} place{'s' * (count != 1)}"
        return f"{'▲' if change > 0 else '▼'} {count} bậc"

    def rank(self, rank: int | None, of: int | None) -> str:
        """A rank with its number: 56/63; 56 of 63."""
        if rank is None:
            return _DASH
        if of is None:
            return str(rank)
        return f"{rank} of {of}" if self.language is Language.EN else f"{rank}/{of}"

    def difference_unit(self, code: str | None) -> str:
        """The words of a unit behind a difference: percents differ by points of percent."""
        if code == "percent":
            return " percentage points" if self.language is Language.EN else " điểm phần trăm"
        return self.unit(code)

    def of_maximum(self, indicator: Mapping[str, Any]) -> str:
        """What stands behind a result: %, /80, or its unit in words."""
        if indicator["unit"] == "points" and indicator["maximum"]:
            return f"/{written(indicator['maximum'], 2).within(self.language)}"
        return self.unit(indicator["unit"])

    def capital(self, text: str) -> str:
        """The same words at the beginning of a line."""
        return text[:1].upper() + text[1:]

    def called(self, unit: Mapping[str, Any]) -> str:
        """A unit by its official name within a sentence: tỉnh Lai Châu; Sở Nội vụ tỉnh Lai Châu."""
        is_place = unit["kind"] != "DEPARTMENT" and self.language is Language.VI
        return within_sentence(unit["officialName"]) if is_place else unit["officialName"]

    def moment(self, period: str, reading: str | None) -> str:
        """When a figure was: năm 2024; đến 10/10/2026."""
        if not reading:
            return self.period(period)
        until = "to" if self.language is Language.EN else "đến"
        return f"{until} {self.day(reading)}"

    def sign(self, value: float | None) -> str:
        """The class of a change: up, dn, flat."""
        return "flat" if not value else "up" if value > 0 else "dn"

    def truth(self, value: bool) -> str:
        """Yes or no in words."""
        words = Text("có", "yes") if value else Text("không", "no")
        return words.within(self.language)

    def short(self, value: float) -> str:
        """A number without needless decimals, as the ends of an axis are written."""
        return written(value, 6).within(self.language)
