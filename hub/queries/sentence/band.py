"""Sentence 3 of the labels: the published group of a value, and how many stand in each."""

from hub.catalogue import Group
from hub.language import Text, counted, within_sentence
from hub.queries.comparison import Row
from hub.queries.sentence.words import PERCENT, Words, listed


def group(words: Words, alone: bool) -> Text | None:
    """Sentence 3: the published group, and how many the publisher says stand in each."""
    row, line = words.row, words.line
    if row.group is None or not row.group.confirmed:
        return None
    known = [band for band in line.catalogue.groups_at(line.indicator, line.period, line.entity.province) if band.count is not None]
    many = [_many(words, band, place) for place, band in enumerate(known)]
    head = Text(f"{words.period.vi}, {words.subject.vi}", f"in {words.period.en} {words.subject.en}")
    head = head if alone or row.value is None else words.subject
    own = Text(f"{head.vi} {_in_group(row.group).vi}{_limits(row).vi}", f"{head.en} {_in_group(row.group).en}{_limits(row).en}")
    if not many:
        return own
    return Text(f"{own.vi}; cả nước có {listed((text.vi for text in many), 'và')}",
                f"{own.en}; the country has {listed((text.en for text in many), 'and')}")


def _in_group(band: Group) -> Text:
    """Thuộc nhóm A, or a grade: xếp loại Tốt."""
    grade = not band.name.vi.startswith("Nhóm")
    return Text(f"xếp loại {band.name.vi}" if grade else f"thuộc {within_sentence(band.name.vi)}",
                f"is graded {band.name.en}" if grade else f"is in {band.name.en}")


def _limits(row: Row) -> Text:
    """(từ 80% đến dưới 90%); nothing where the name of the group tells its limits."""
    low, high, unit = row.group.lower, row.group.upper, "%" if row.indicator.unit == PERCENT else Text(" điểm", " points")
    units = Text(unit, unit) if isinstance(unit, str) else unit
    if (low, high) == (None, None) or "(" in row.group.name.vi:
        return Text("", "")
    if high is None:
        return Text(f" (từ {low:g}{units.vi} trở lên)", f" ({low:g}{units.en} and over)")
    if low is None:
        return Text(f" (dưới {high:g}{units.vi})", f" (under {high:g}{units.en})")
    return Text(f" (từ {low:g}{units.vi} đến dưới {high:g}{units.vi})", f" ({low:g}{units.en} to under {high:g}{units.en})")


def _many(words: Words, band: Group, place: int) -> Text:
    scope = words.scope.en if place == 0 else ""
    return Text(f"{counted(band.count).vi} {words.scope.vi} {within_sentence(band.name.vi)}",
                " ".join(filter(None, (str(band.count), scope, "in", band.name.en))))
