"""Sentence 5 of docs/sentences.md: how many parts rose and fell, and which is furthest behind its
leader.
"""

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


def _rises(words: Words, rows: tuple[Row, ...]) -> Text | None:
    changes = [
        round(row.change, words.line.index.decimals) for row in rows if row.change is not None
    ]
    if len(changes) < 2:
        return None
    counts = (
        sum(one > 0 for one in changes),
        sum(one < 0 for one in changes),
        sum(one == 0 for one in changes),
        len(rows) - len(changes),
    )
    verbs = (
        Text("tăng điểm", "rose"),
        Text("giảm điểm", "fell"),
        Text("giữ nguyên", "stayed"),
        Text("chưa so sánh được", "cannot be compared"),
    )
    (first, verb), *more = [
        (count, verb) for count, verb in zip(counts, verbs, strict=True) if count
    ]
    of, since = len(rows), words.since(next(row.before for row in rows if row.before))
    named = words.line.index.parts
    return Text(
        f"so với {since.vi}, {first}/{of} {named.vi} của {words.subject.vi} {verb.vi}"
        + "".join(f", {count}/{of} {verb.vi}" for count, verb in more),
        f"against {since.en}, {first} of {of} {named.en} of {words.subject.en} {verb.en}"
        + "".join(f", {count} {verb.en}" for count, verb in more),
    )


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
