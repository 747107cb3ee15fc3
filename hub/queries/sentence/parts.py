"""Sentence 5 of docs/sentences.md: how many parts rose and fell, and which stand best and worst;
and what of a unit moved most.
"""

from typing import NamedTuple

from hub.catalogue import Indicator
from hub.queries.comparison.row import Row
from hub.queries.sentence.words import LineWords
from hub.words.language import Text, joined


def parts(words: LineWords) -> Text | None:
    """Sentence 5: how many parts rose and fell, and which is the strongest and which the weakest
    against the peers.
    """
    rises, extremes = _rises(words, words.line.components), _extremes(words)
    if words.wording.alone and extremes and rises is None:
        whole = words.short_of_period
        extremes = Text(
            f"trong các thành phần {whole.vi} của {words.subject.vi}, {extremes.vi}",
            f"among the components of {whole.en} of {words.subject.en}, {extremes.en}",
        )
    return joined(clause for clause in (rises, extremes) if clause)


def largest_move(words: LineWords) -> Text | None:
    """The part that moved most since the period before; nothing unless the change of every part is
    known, in one unit, and one is seen.
    """
    rows, decimals = words.line.components, words.index.decimals
    if len(rows) < 2 or any(row.change is None for row in rows):
        return None
    row = max(rows, key=lambda row: abs(round(row.change, decimals)))
    if not round(row.change, decimals) or len({row.indicator.unit for row in rows}) > 1:
        return None
    moved = words.moved(words.apart(row.value, row.previous), row.indicator)
    since, part, name = words.since(row.before), row.indicator.name, words.index.parts
    return Text(
        f"so với {since.vi}, “{part.vi}” thay đổi nhiều nhất trong {len(rows)} {name.vi}:"
        f" {moved.vi}",
        f"since {since.en}, “{part.en}” moved most of the {len(rows)} {name.en}: {moved.en}",
    )


class ChangeCount(NamedTuple):
    """How many parts moved in one way."""

    count: int
    verb: Text


def _rises(words: LineWords, rows: tuple[Row, ...]) -> Text | None:
    """How many parts rose and fell, as far as is seen; nothing unless two can be compared."""
    compared = [row for row in rows if row.change is not None]
    if len(compared) < 2:
        return None
    (first, *more), of = _counts(words, rows), len(rows)
    since, name = words.since(compared[0].before), words.index.parts
    return Text(
        f"so với {since.vi}, {first.count}/{of} {name.vi} của {words.subject.vi} {first.verb.vi}"
        + "".join(f", {each.count}/{of} {each.verb.vi}" for each in more),
        f"against {since.en}, {first.count} of {of} {name.en} of {words.subject.en}"
        f" {first.verb.en}" + "".join(f", {each.count} {each.verb.en}" for each in more),
    )


def _counts(words: LineWords, rows: tuple[Row, ...]) -> list[ChangeCount]:
    """How many parts rose, fell and stayed, and of how many that is not known; those there are."""
    decimals = words.index.decimals
    changes = [round(row.change, decimals) for row in rows if row.change is not None]
    counts = (
        ChangeCount(sum(change > 0 for change in changes), Text("tăng điểm", "rose")),
        ChangeCount(sum(change < 0 for change in changes), Text("giảm điểm", "fell")),
        ChangeCount(changes.count(0), Text("giữ nguyên", "stayed")),
        ChangeCount(len(rows) - len(changes), Text("chưa so sánh được", "cannot be compared")),
    )
    return [each for each in counts if each.count]


def _extremes(words: LineWords) -> Text | None:
    """The strongest and the weakest part; nothing where the line names none."""
    strength = words.line.strength
    if strength.reason:
        return None
    best, worst = (_stands(words, part) for part in (strength.strongest, strength.weakest))
    behind = _behind(words, strength.weakest)
    return Text(
        f"so với {words.others.vi}, tốt nhất là {best.vi}, yếu nhất là {worst.vi}{behind.vi}",
        f"against {words.others.en} the strongest is {best.en}, the weakest {worst.en}{behind.en}",
    )


def _row(words: LineWords, part: Indicator) -> Row:
    return words.line.part(part).row(words.line.entity)


def _stands(words: LineWords, part: Indicator) -> Text:
    """“Quản trị điện tử” (hạng do hệ thống tính 28/61)."""
    vi, en = "", ""
    if words.wording.tells_computed_ranks:
        standing = _row(words, part).standing
        vi = f" (hạng do hệ thống tính {standing.rank}/{standing.rank_of})"
        en = f" (rank computed by the hub {standing.rank} of {standing.rank_of})"
    return Text(f"“{part.name.vi}”{vi}", f"“{part.name.en}”{en}")


def _behind(words: LineWords, part: Indicator) -> Text:
    """, thấp hơn đơn vị dẫn đầu (Tây Ninh) 1,5686 điểm."""
    row, leader = _row(words, part), words.line.part(part).best
    gap = words.apart(row.value, leader.value)
    if not gap or not part.is_score:
        return Text("", "")
    name, size = words.name(leader.entity), words.amount(gap, part)
    vi, en = ("thấp hơn", "below") if gap < 0 else ("cao hơn", "above")
    return Text(
        f", {vi} đơn vị dẫn đầu ({name.vi}) {size.vi}",
        f", {en} the leader ({name.en}) by {size.en}",
    )
