"""Of which province the units of a portal's answer are: the file's name, the units' names and
their codes must agree.
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
_FILE_NAME, _HEAD = Text("tên tệp", "the file's name"), Text("đơn vị đứng đầu", "the unit above")
_NOBODY = Text("không phải mã của tỉnh nào", "is no province's")


class UnitProvince(NamedTuple):
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

    def faults(
        self, file: str, province_name: str | None, units: Sequence[UnitProvince]
    ) -> Iterator[Fault]:
        """Every unit of another province than that of the file's name, the answer's head or its
        code.
        """
        pairs = [(unit, self._province(unit.province)) for unit in units]
        by_name = self._province(province_name)
        heads = (province for unit, province in pairs if province and unit.is_head)
        head = next(heads, None)
        home = by_name or head
        for unit, province in pairs:
            yield from self._stranger(unit, province, home, by_name=by_name is not None)
            yield from self._miscoded(unit, province, home)
        if by_name and head is None:
            yield from self._not_listed(file, by_name, pairs)

    def _stranger(
        self, unit: UnitProvince, province: str | None, home: str | None, by_name: bool
    ) -> Iterator[Fault]:
        """A fault where a unit is of another province than its answer. A list of provinces is of
        none of them; the head of an answer and a unit below a province are of one.
        """
        is_of_one = unit.is_head or not unit.is_province
        if province and home and province != home and is_of_one:
            yield Fault(unit.origin, unit.printed, self._elsewhere(province, home, by_name))

    def _not_listed(
        self, file: str, by_name: str, pairs: Sequence[tuple[UnitProvince, str | None]]
    ) -> Iterator[Fault]:
        """A fault where a list of provinces lacks the one in the file's name."""
        listed = [province for _, province in pairs if province]
        are_provinces = all(unit.is_province for unit, _ in pairs)
        if listed and are_provinces and by_name not in listed:
            requirement = self._elsewhere(listed[0], by_name, True)
            yield Fault(file, pairs[0][0].printed, requirement)

    def _province(self, text: str | None) -> str | None:
        """The id of the province that a text names on the day; in a file's name hyphens part its
        words.
        """
        words = (text or "").replace("-", " ")
        written = words if self._names.knows(words, EntityKind.PROVINCE) else text or ""
        try:
            return self._names.resolve(written, self._on, EntityKind.PROVINCE)
        except UnknownName:
            return None

    def _elsewhere(self, province: str, home: str, by_name: bool) -> Text:
        here, there = self._names.shown(province, self._on), self._names.shown(home, self._on)
        by = _FILE_NAME if by_name else _HEAD
        return Text(
            f"đây là của {here}, còn {by.vi} nói là của {there}: xem lại hai bên rồi đổi tên tệp"
            " hoặc lấy đúng tệp",
            f"this is of {here}, but {by.en} says {there}: compare the two, then rename the file or"
            " take the right one",
        )

    def _miscoded(
        self, unit: UnitProvince, province: str | None, home: str | None
    ) -> Iterator[Fault]:
        """A fault where the code of a unit is not that of its province, or of its answer's."""
        province = province or (None if unit.is_head else home)
        code, prefix = self._code_of.get(province or ""), _PREFIX.match(unit.code)
        if not code or not prefix or prefix[0] == code:
            return
        shown, whose = self._names.shown(province, self._on), self._whose(prefix[0])
        message = Text(
            f"mã {prefix[0]} {whose.vi}, mã của {shown} là {code}: xem lại tên tệp, tên và mã"
            " đơn vị",
            f"the code {prefix[0]} {whose.en}, that of {shown} is {code}: look at the file's"
            " name, the unit's name and its code",
        )
        yield Fault(unit.origin, f"{unit.printed} ({unit.code})", message)

    def _whose(self, code: str) -> Text:
        province = self._codes.get(code)
        if not province:
            return _NOBODY
        name = self._names.shown(province, self._on)
        return Text(f"là mã của {name}", f"is that of {name}")
