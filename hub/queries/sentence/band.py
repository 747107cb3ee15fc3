"""Sentence 3 of docs/sentences.md: the published group of a value, and how many stand in each."""

from hub.catalogue import Group
from hub.queries.comparison.row import Row
from hub.queries.sentence.words import Words, listed
from hub.words.language import Text, counted, within_sentence
from hub.words.units import PERCENT


def group(words: Words, alone: bool) -> Text | None:
    """Sentence 3: the published group, and how many the publisher says stand in each."""
    row = words.row
    graded_alone = row.value is None and row.cell and row.cell.mark.group
    if row.group is None or not (row.group.confirmed or graded_alone):
        return None
    many = [_many(words, *told) for told in enumerate(_counts(words))]
    head = Text(
        f"{words.period.vi}, {words.subject.vi}", f"in {words.period.en} {words.subject.en}"
    )
    head = head if alone or row.value is None else words.subject
    within = _in_group(words, alone or row.value is None)
    own = Text(f"{head.vi} {within.vi}{_limits(row).vi}", f"{head.en} {within.en}{_limits(row).en}")
    if not many:
        return own
    return Text(
        f"{own.vi}; cả nước có {listed((text.vi for text in many), 'và')}",
        f"{own.en}; the country has {listed((text.en for text in many), 'and')}",
    )


def _counts(words: Words) -> list[tuple[Group, int, bool]]:
    """How many stand in each group, and whether they are the rest of those rated, in the one
    group of which none is told; else nothing.
    """
    line = words.line
    bands = line.catalogue.groups_at(line.indicator, line.period, line.entity.province)
    told, silent = (
        [band for band in bands if band.count is not None],
        [band for band in bands if band.count is None],
    )
    rest = line.comparison.competition.expected - sum(band.count for band in told)
    if not told or (rest and len(silent) != 1):
        return []
    return [(band, band.count, False) for band in told] + [
        (band, rest, True) for band in silent if rest
    ]


def _in_group(words: Words, named: bool) -> Text:
    """Thuộc nhóm A, or a grade: xếp loại Tốt về Chỉ số DDCI."""
    band, index = words.row.group, words.line.index
    if band.name.vi.startswith("Nhóm"):
        return Text(f"thuộc {within_sentence(band.name.vi)}", f"is in {band.name.en}")
    vi, en = (f" về {index.name.vi}", f" on {words.short.en}") if named else ("", "")
    return Text(f"xếp loại {band.name.vi}{vi}", f"is graded {band.name.en}{en}")


def _limits(row: Row) -> Text:
    """(từ 80% đến dưới 90%); nothing where the name of the group tells its limits, or nobody has
    confirmed them.
    """
    low, high, unit = (
        row.group.lower,
        row.group.upper,
        "%" if row.indicator.unit == PERCENT else Text(" điểm", " points"),
    )
    units = Text(unit, unit) if isinstance(unit, str) else unit
    if (low, high) == (None, None) or not row.group.confirmed or "(" in row.group.name.vi:
        return Text("", "")
    if high is None:
        return Text(f" (từ {low:g}{units.vi} trở lên)", f" ({low:g}{units.en} and over)")
    if low is None:
        return Text(f" (dưới {high:g}{units.vi})", f" (under {high:g}{units.en})")
    return Text(
        f" (từ {low:g}{units.vi} đến dưới {high:g}{units.vi})",
        f" ({low:g}{units.en} to under {high:g}{units.en})",
    )


def _many(words: Words, place: int, told: tuple[Group, int, bool]) -> Text:
    band, count, rest = told
    scope = words.scope.en if place == 0 else ""
    return Text(
        f"{counted(count).vi} {words.scope.vi}{' còn lại' if rest else ''}"
        f" {within_sentence(band.name.vi)}",
        " ".join(
            filter(None, ("the other" if rest else "", str(count), scope, "in", band.name.en))
        ),
    )
