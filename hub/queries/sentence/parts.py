"""Sentence 5 of docs/sentences.md: how many parts rose and fell, and which stand best and worst;
and what of a unit moved most.
"""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from hub.catalogue import Indicator
from hub.queries.comparability import Comparable
from hub.queries.comparison.row import Row
from hub.queries.sentence.movement import kinds_of
from hub.queries.sentence.words import Words, called, listed_in_both, named
from hub.words.language import Text, counted, joined

_NAMED = 3  # parts that are named one by one


def parts(words: Words) -> Text | None:
    """Sentence 5: how many parts rose and fell, and which is the strongest and which the weakest
    against the peers; nothing of a row alone.
    """
    if words.line is None:
        return None
    rises, extremes = _rises(words, words.line.components), _extremes(words)
    if words.wording.alone and extremes and rises is None:
        whole = words.short_of_period
        extremes = Text(
            f"trong các thành phần {whole.vi} của {words.subject.vi}, {extremes.vi}",
            f"among the components of {whole.en} of {words.subject.en}, {extremes.en}",
        )
    return joined(clause for clause in (rises, extremes) if clause)


def largest_move(words: Words) -> Text | None:
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
    since, part, (name, _) = words.since(row.before), called(row.indicator), _parts_of(words)
    notes = _cautions([row])
    return Text(
        f"so với {since.vi}, “{part.vi}” thay đổi nhiều nhất trong {len(rows)} {name.vi}:"
        f" {moved.vi}{notes.vi}",
        f"since {since.en}, “{part.en}” moved most of the {len(rows)} {name.en}:"
        f" {moved.en}{notes.en}",
    )


def _parts_of(words: Words) -> tuple[Text, Text]:
    """How the parts of an index are called, and what its name of them tells in brackets, which
    stands at the end of a sentence.
    """
    pairs = [name.partition(" (") for name in words.index.parts]
    name = Text(*(name for name, _, _ in pairs))
    return name, Text(*(f" ({note}" if note else "" for _, _, note in pairs))


def _cautions(rows: Sequence[Row]) -> Text:
    """Which of these parts compare with caution, and why: by name, or how many where they are
    many.
    """
    cautious = [row for row in rows if _is_cautious(row)]
    if not cautious:
        return Text("", "")
    kinds = kinds_of(chain.from_iterable(row.contest.comparability.breaks for row in cautious))
    if len(rows) == 1:
        return Text(f" (có lưu ý: {kinds.vi})", f" (with caution: {kinds.en})")
    of = _named(cautious)
    return Text(f" (có lưu ý ở {of.vi}: {kinds.vi})", f" (with caution on {of.en}: {kinds.en})")


def _named(rows: Sequence[Row]) -> Text:
    """Parts by name, or how many where they are many."""
    if len(rows) > _NAMED:
        return Text(f"{len(rows)} thành phần", f"{len(rows)} of them")
    names = (called(row.indicator) for row in rows)
    return Text(*(", ".join(map("“{}”".format, own)) for own in zip(*names, strict=True)))


def _is_cautious(row: Row) -> bool:
    if row.contest is None or row.change is None:
        return False
    return row.contest.comparability.value is Comparable.WITH_CAUTION


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
    since, (name, note), notes = (
        words.since(compared[0].before),
        _parts_of(words),
        _cautions(compared),
    )
    counts = Text(
        "".join(f", {each.count}/{of} {each.verb.vi}" for each in more),
        "".join(f", {each.count} {each.verb.en}" for each in more),
    )
    return Text(
        f"so với {since.vi}, {first.count}/{of} {name.vi} của {words.subject.vi}"
        f" {first.verb.vi}{counts.vi}{notes.vi}{note.vi}",
        f"against {since.en}, {first.count} of {of} {name.en} of {words.subject.en}"
        f" {first.verb.en}{counts.en}{notes.en}{note.en}",
    )


def _counts(words: Words, rows: tuple[Row, ...]) -> list[ChangeCount]:
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


def _extremes(words: Words) -> Text | None:
    """The strongest and the weakest part; nothing where the line names none."""
    strength = words.line.strength
    if strength.reason:
        return None
    best = _stand(words, (strength.strongest, *strength.also_strongest))
    worst = _stand(words, (strength.weakest, *strength.also_weakest))
    behind = Text("", "") if strength.also_weakest else _behind(words, strength.weakest)
    return Text(
        f"so với {words.others.vi}, tốt nhất là {best.vi}, yếu nhất là {worst.vi}{behind.vi}",
        f"against {words.others.en} the strongest is {best.en}, the weakest {worst.en}{behind.en}",
    )


def _stand(words: Words, shared: Sequence[Indicator]) -> Text:
    """The parts that share a place, the first of many: “A” (hạng do hệ thống tính 1/63), “B” (hạng
    do hệ thống tính 1/63) và 02 thành phần khác cùng hạng.
    """
    shown = [_stands(words, part) for part in shared[:_NAMED]]
    if rest := len(shared) - len(shown):
        more = Text(f"{counted(rest).vi} thành phần khác cùng hạng", f"{rest} more of that rank")
        shown.append(more)
    return listed_in_both(shown)


def _row(words: Words, part: Indicator) -> Row:
    return words.line.part(part).row(words.line.entity)


def _stands(words: Words, part: Indicator) -> Text:
    """“Quản trị điện tử” (hạng do hệ thống tính 28/61)."""
    vi, en = "", ""
    if words.wording.tells_computed_ranks:
        standing = _row(words, part).standing
        vi = f" (hạng do hệ thống tính {standing.rank}/{standing.rank_of})"
        en = f" (rank computed by the hub {standing.rank} of {standing.rank_of})"
    name = called(part)
    return Text(f"“{name.vi}”{vi}", f"“{name.en}”{en}")


def _behind(words: Words, part: Indicator) -> Text:
    """, thấp hơn đơn vị dẫn đầu (Tây Ninh) 1,5686 điểm."""
    row, contest = _row(words, part), words.line.part(part).contest
    gap = words.apart(row.value, contest.competition.references.best)
    if not gap or not part.is_score:
        return Text("", "")
    name, size = named(words, contest.leaders), words.amount(gap, part)
    vi, en = ("thấp hơn", "below") if gap < 0 else ("cao hơn", "above")
    many, s = ("các ", "s") if len(contest.leaders) > 1 else ("", "")
    return Text(
        f", {vi} {many}đơn vị dẫn đầu ({name.vi}) {size.vi}",
        f", {en} the leader{s} ({name.en}) by {size.en}",
    )
