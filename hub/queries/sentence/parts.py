"""Sentence 5 of docs/sentences.md: how many parts rose and fell, and which is furthest behind its
leader.
"""

from typing import NamedTuple

from hub.queries.comparison.row import Row
from hub.queries.sentence.words import Words
from hub.words.language import Text, joined


def parts(words: Words, alone: bool) -> Text | None:
    """Sentence 5: how many parts rose and fell, and which has the largest gap to its leader."""
    rows = words.line.components
    rises, widest = _rises(words, rows), _widest(words, rows)
    if alone and widest and rises is None:
        whole = words.short_of_period
        widest = Text(
            f"trong các thành phần {whole.vi} của {words.subject.vi}, {widest.vi}",
            f"among the components of {whole.en} of {words.subject.en} {widest.en}",
        )
    return joined(clause for clause in (rises, widest) if clause)


class ChangeCount(NamedTuple):
    """How many parts moved in one way."""

    count: int
    verb: Text


def _rises(words: Words, rows: tuple[Row, ...]) -> Text | None:
    """How many parts rose and fell, as far as is seen; nothing unless two can be compared."""
    compared = [row for row in rows if row.change is not None]
    if len(compared) < 2:
        return None
    (first, *more), of = _counts(words, rows), len(rows)
    since, name = words.since(compared[0].before), words.line.index.parts
    return Text(
        f"so với {since.vi}, {first.count}/{of} {name.vi} của {words.subject.vi} {first.verb.vi}"
        + "".join(f", {each.count}/{of} {each.verb.vi}" for each in more),
        f"against {since.en}, {first.count} of {of} {name.en} of {words.subject.en}"
        f" {first.verb.en}" + "".join(f", {each.count} {each.verb.en}" for each in more),
    )


def _counts(words: Words, rows: tuple[Row, ...]) -> list[ChangeCount]:
    """How many parts rose, fell and stayed, and of how many that is not known; those there are."""
    decimals = words.line.index.decimals
    changes = [round(row.change, decimals) for row in rows if row.change is not None]
    counts = (
        ChangeCount(sum(change > 0 for change in changes), Text("tăng điểm", "rose")),
        ChangeCount(sum(change < 0 for change in changes), Text("giảm điểm", "fell")),
        ChangeCount(changes.count(0), Text("giữ nguyên", "stayed")),
        ChangeCount(len(rows) - len(changes), Text("chưa so sánh được", "cannot be compared")),
    )
    return [each for each in counts if each.count]


def _widest(words: Words, rows: tuple[Row, ...]) -> Text | None:
    """The part with the largest gap; nothing unless the gap of every part is known and one of
    them is behind.
    """
    gaps = [row.gap_to_best for row in rows]
    if (
        len(rows) < 2
        or None in gaps
        or not any(gaps)
        or len({row.indicator.unit for row in rows}) > 1
    ):
        return None
    row = max(rows, key=lambda row: abs(row.gap_to_best))
    leader = words.line.part(row.indicator).best
    name, size, part = (
        words.name(leader.entity),
        words.amount(row.gap_to_best, row.indicator),
        row.indicator.name,
    )
    return Text(
        f"“{part.vi}” còn khoảng cách lớn nhất với đơn vị dẫn đầu ({name.vi}): {size.vi}",
        f"“{part.en}” has the largest gap to its leader ({name.en}): {size.en}",
    )
