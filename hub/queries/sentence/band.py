"""Sentence 3 of docs/sentences.md: the published group of a value, and how many stand in each."""

from dataclasses import replace
from typing import NamedTuple

from hub.catalogue import Group
from hub.queries.comparison.row import Row
from hub.queries.competition.competitors import HeldCells, competitors
from hub.queries.sentence.words import Words, listed
from hub.words.language import Text, counted, within_sentence
from hub.words.rounding import told
from hub.words.units import PERCENT


class BandCount(NamedTuple):
    """How many stand in a group; `is_rest` where that is the rest of those rated."""

    band: Group
    count: int
    is_rest: bool = False


def group(words: Words) -> Text | None:
    """Sentence 3: the published group, and how many the publisher says stand in each."""
    row = words.row
    opens = words.wording.alone or row.value is None
    within = within_group(words, opens)
    if within is None:
        return None
    head, limits = words.subject, _limits(row)
    if opens:
        head = Text(f"{words.period.vi}, {head.vi}", f"in {words.period.en} {head.en}")
    own = Text(f"{head.vi} {within.vi}{limits.vi}", f"{head.en} {within.en}{limits.en}")
    many = [_many(words, place, each) for place, each in enumerate(_counts(words))]
    if not many:
        return own
    return Text(
        f"{own.vi}; cả nước có {listed((text.vi for text in many), 'và')}",
        f"{own.en}; the country has {listed((text.en for text in many), 'and')}",
    )


def within_group(words: Words, opens: bool = False) -> Text | None:
    """Thuộc nhóm A, or a grade: xếp loại Tốt về Chỉ số DDCI; nothing where no publisher says so.
    What of is told where the clause `opens` a sentence.
    """
    row = words.row
    if row.group is None or not (row.group.confirmed or _is_graded_alone(row)):
        return None
    if row.group.name.vi.startswith("Nhóm"):
        name = row.group.name
        return Text(f"thuộc {within_sentence(name.vi)}", f"is in {name.en}")
    name = words.index.name.vi if words.about.vi == words.short.vi else words.about.vi
    vi, en = (f" về {name}", f" on {words.short.en}") if opens else ("", "")
    return Text(f"xếp loại {row.group.name.vi}{vi}", f"is graded {row.group.name.en}{en}")


def _is_graded_alone(row: Row) -> bool:
    """Whether the source prints a grade and no value."""
    return row.value is None and row.cell is not None and bool(row.cell.mark.group)


def _counts(words: Words) -> list[BandCount]:
    """How many stand in each group; nothing unless the publisher counts all of them, or all but
    one, in which the rest of those rated stand; nothing where they count more than were rated.
    """
    row = words.row
    bands = words.catalogue.groups_at(row.indicator, row.at.period, row.entity.province)
    counts = [BandCount(band, band.count) for band in bands if band.count is not None]
    uncounted = [band for band in bands if band.count is None]
    rest = _rated(words) - sum(each.count for each in counts) if counts else 0
    if rest == 0:
        return counts
    if rest < 0 or len(uncounted) != 1:
        return []
    return [*counts, BandCount(uncounted[0], rest, is_rest=True)]


def _rated(words: Words) -> int:
    """How many were rated in the period, however few of them a question compares: the publisher
    counts them all.
    """
    now = words.contest.competition
    if now.among.whole and now.map_period == now.at.period:
        return now.expected
    whole = replace(now.among, region=None, entities=None)
    everyone = competitors(
        now.catalogue,
        now.indicator,
        now.at.period,
        among=whole,
        figures=HeldCells(now.cells, {}),
    )
    return everyone.expected


def _limits(row: Row) -> Text:
    """(từ 80% đến dưới 90%); nothing where the name of the group tells its limits, or nobody has
    confirmed them.
    """
    low, high = row.group.lower, row.group.upper
    if (low, high) == (None, None) or not row.group.confirmed or "(" in row.group.name.vi:
        return Text("", "")
    vi, en = ("%", "%") if row.indicator.unit == PERCENT else (" điểm", " points")
    least, most = (None if limit is None else told(limit) for limit in (low, high))
    if most is None:
        return Text(f" (từ {least.vi}{vi} trở lên)", f" ({least.en}{en} and over)")
    if least is None:
        return Text(f" (dưới {most.vi}{vi})", f" (under {most.en}{en})")
    return Text(
        f" (từ {least.vi}{vi} đến dưới {most.vi}{vi})",
        f" ({least.en}{en} to under {most.en}{en})",
    )


def _many(words: Words, place: int, each: BandCount) -> Text:
    """02 tỉnh, thành phố nhóm A; in English the first alone says of what."""
    name, scope = each.band.name, words.scope
    rest = " còn lại" if each.is_rest else ""
    en = [
        "the other" if each.is_rest else "",
        str(each.count),
        scope.en if place == 0 else "",
        "in",
        name.en,
    ]
    return Text(
        f"{counted(each.count).vi} {scope.vi}{rest} {within_sentence(name.vi)}",
        " ".join(filter(None, en)),
    )
