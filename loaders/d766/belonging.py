"""Of which province the units of a portal's answer are: what the file's name, the units' names
and their codes tell must agree.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from hub.words.errors import Fault, UnknownName
from hub.words.language import Text
from hub.words.names import Names
from hub.words.terms import EntityKind

_PREFIX = re.compile(r"[A-Z]\d\d(?=\.|$)")


class Unit(NamedTuple):
    """A unit of an answer: where it stands, its name and code as printed, and the province that
    it is or names itself.
    """

    origin: str
    printed: str
    code: str
    province: str | None
    is_province: bool = False
    is_head: bool = False


class Provinces:
    """The provinces on a day, by how they are written and by the codes that the portal gives
    them.
    """

    def __init__(self, names: Names, on: date, codes: Mapping[str, str]) -> None:
        self._names, self._on, self._codes = names, on, codes
        self._code_of = {province: code for code, province in codes.items()}

    def faults(self, file: str, named: str | None, units: Sequence[Unit]) -> Iterator[Fault]:
        """Every unit whose province another is by its file's name, by the head of the answer or
        by its code.
        """
        known = [self.province(unit.province) for unit in units]
        heads = [own for unit, own in zip(units, known, strict=True) if own and unit.is_head]
        by_name = self.province(named)
        home = by_name or next(iter(heads), None)
        for unit, own in zip(units, known, strict=True):
            # A list of provinces is of none of them; the head of an answer and a unit below a
            # province are of one.
            if own and home and own != home and (unit.is_head or not unit.is_province):
                yield self._elsewhere(unit, own, home, by_name is not None)
            yield from self._miscoded(unit, own or (None if unit.is_head else home))
        listed = [own for own in known if own]
        if (
            by_name
            and listed
            and by_name not in listed
            and not heads
            and all(unit.is_province for unit in units)
        ):
            yield Fault(file, units[0].printed, self._named(listed[0], by_name, True))

    def province(self, text: str | None) -> str | None:
        """The id of the province that a text names on the day; in a file's name hyphens part its
        words.
        """
        words = (text or "").replace("-", " ")
        written = words if self._names.knows(words, EntityKind.PROVINCE) else text or ""
        try:
            return self._names.resolve(written, self._on, EntityKind.PROVINCE)
        except UnknownName:
            return None

    def _elsewhere(self, unit: Unit, own: str, home: str, by_name: bool) -> Fault:
        return Fault(unit.origin, unit.printed, self._named(own, home, by_name))

    def _named(self, own: str, home: str, by_name: bool) -> Text:
        here, there = self._names.shown(own, self._on), self._names.shown(home, self._on)
        by = (
            Text("tên tệp", "the file's name")
            if by_name
            else Text("đơn vị đứng đầu", "the unit above")
        )
        return Text(
            f"đây là của {here}, còn {by.vi} nói là của {there}: xem lại hai bên rồi đổi tên tệp"
            " hoặc lấy đúng tệp",
            f"this is of {here}, but {by.en} says {there}: compare the two, then rename the file or"
            " take the right one",
        )

    def _miscoded(self, unit: Unit, province: str | None) -> Iterator[Fault]:
        wanted, prefix = self._code_of.get(province or ""), _PREFIX.match(unit.code)
        if not wanted or not prefix or prefix[0] == wanted:
            return
        shown, other = self._names.shown(province, self._on), self._codes.get(prefix[0])
        whose = Text("không phải mã của tỉnh nào", "is no province's")
        if other:
            whose = Text(
                f"là mã của {self._names.shown(other, self._on)}",
                f"is that of {self._names.shown(other, self._on)}",
            )
        yield Fault(
            unit.origin,
            f"{unit.printed} ({unit.code})",
            Text(
                f"mã {prefix[0]} {whose.vi}, mã của {shown} là {wanted}: xem lại tên tệp, tên và mã"
                " đơn vị",
                f"the code {prefix[0]} {whose.en}, that of {shown} is {wanted}: look at the file's"
                " name, the unit's name and its code",
            ),
        )
