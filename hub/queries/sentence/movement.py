"""Sentences 6 and 7 of docs/sentences.md: why a rank moved, and what cannot be compared."""

from collections.abc import Iterable, Sequence

from hub.catalogue import Break
from hub.queries.comparability import Comparability, Comparable, cuts_of
from hub.queries.comparison.row import Row
from hub.queries.competition.kinds import COMPOUND
from hub.queries.sentence.field import field
from hub.queries.sentence.words import Words, places, several
from hub.words.labels import BREAKS
from hub.words.language import Text, counted, within_sentence
from hub.words.period import Period
from hub.words.terms import BreakKind


def caution(words: Words) -> Text | None:
    """Sentence 7 where the period before is held and cannot be set against this one; what to
    tell where it can with caution.
    """
    verdict = _verdict(words)
    if verdict is None:
        return None
    since = words.since(words.before)
    if verdict.value is Comparable.NO:
        return _apart(words, since, _reason(cuts_of(verdict.breaks)[0]))
    return _cautious(words, since, _notes(verdict.breaks))


def caution_in_short(words: Words) -> Text | None:
    """The same with the kind of what changed alone: so sánh với năm 2020 có lưu ý (thay đổi phương
    pháp).
    """
    verdict = _verdict(words)
    if verdict is None:
        return None
    since = words.since(words.before)
    if verdict.value is Comparable.NO:
        kinds = kinds_of(cuts_of(verdict.breaks))
        return Text(
            f"không so sánh trực tiếp với {since.vi} ({kinds.vi})",
            f"it does not compare directly with {since.en} ({kinds.en})",
        )
    kinds = kinds_of(verdict.breaks)
    return Text(
        f"so sánh với {since.vi} có lưu ý ({kinds.vi})",
        f"compared with {since.en} with caution ({kinds.en})",
    )


def kinds_of(breaks: Iterable[Break]) -> Text:
    """The kinds of breaks, each once: thay đổi phương pháp, thay đổi thang điểm."""
    kinds = dict.fromkeys(BREAKS[break_.kind] for break_ in breaks)
    return Text(*map(", ".join, zip(*kinds, strict=True)))


def _verdict(words: Words) -> Comparability | None:
    """Whether the figure may be set against the one before; None where nothing is to be told of
    it: nothing is held then, or the two compare.
    """
    row = words.row
    if row.cell is None or row.doubtful or words.before is None:
        return None
    verdict = words.comparability
    is_told = {Comparable.NO: _is_apart, Comparable.WITH_CAUTION: _has_moved}.get(verdict.value)
    return verdict if is_told and is_told(words, verdict) else None


def _is_apart(words: Words, verdict: Comparability) -> bool:
    """Whether there are values on both sides of a cut."""
    row = words.row
    held = row.value is not None and words.contest.held_before(row.entity)
    return held and bool(cuts_of(verdict.breaks))


def _has_moved(words: Words, verdict: Comparability) -> bool:
    """Whether a change of the value or of the published rank is told."""
    row = words.row
    return row.change is not None or (
        row.cell.rank is not None and words.published_move is not None
    )


def _cautious(words: Words, since: Text, notes: Text) -> Text:
    vi, en = "", ""
    if words.wording.alone:
        vi = f" {words.about.vi} {words.now.vi}"
        en = f" of {words.about.en} {words.now.en}"
    return Text(
        f"khi so sánh{vi} với {since.vi} cần nêu rõ: {notes.vi}",
        f"a comparison{en} with {since.en} should tell: {notes.en}",
    )


def _notes(breaks: Sequence[Break]) -> Text:
    """The notes of all breaks, as they stand within a sentence."""
    in_languages = zip(*(break_.note for break_ in breaks), strict=True)
    return Text(
        *("; ".join(within_sentence(note.rstrip(".")) for note in notes) for notes in in_languages)
    )


def _reason(break_: Break) -> Text:
    """The kind of a break and the gist of its note; one of a territory opens with the name of a
    unit.
    """
    gist = [_gist(note) for note in break_.note]
    notes = gist if break_.kind is BreakKind.TERRITORY else map(within_sentence, gist)
    return Text(*(f"{kind}: {note}" for kind, note in zip(BREAKS[break_.kind], notes, strict=True)))


def _gist(note: str) -> str:
    """The first clause of a note."""
    return note.rstrip(".").split(". ")[0].split("; ")[0]


def _apart(words: Words, since: Text, reason: Text) -> Text:
    row = words.row
    each = "năm" if row.at.period.months == 12 else "kỳ"
    mean = Text(
        f"so sánh chênh lệch với trung bình cả nước của từng {each}",
        "the gap to the national mean of each may be compared",
    )
    place = Text(
        f"so sánh vị trí tương đối của từng {each}", "the relative place in each may be compared"
    )
    instead = mean if row.national_mean and words.contest.mean_before else place
    vi, en = (
        ("", "") if row.entity.kind in COMPOUND else (f"; có thể {instead.vi}", f"; {instead.en}")
    )
    return Text(
        f"không so sánh trực tiếp {words.about.vi} {words.period.vi} với {since.vi} do"
        f" {reason.vi}{vi}",
        f"{words.about.en} of {words.period.en} does not compare directly with {since.en} because"
        f" of {reason.en}{en}",
    )


def rank_change(words: Words) -> Text | None:
    """Sentence 6: which part of a change of computed rank is its own, and which is the others';
    nothing where such ranks stay out of sentences.
    """
    move = words.row.move
    if move is None or not words.wording.tells_computed_ranks:
        return None
    both, figures = words.contest.in_both, _figures(words)
    spans, moved, causes = _spans(words), places(move.change), split(words)
    en = "in the same place" if move.change == 0 else moved.en
    of = field(words)
    return Text(
        f"tính trên {both} {of.vi} có {figures.vi} {spans.vi},"
        f" {words.subject.vi} {moved.vi}{causes.vi}",
        f"among the {both} {of.en} with {figures.en} {spans.en},"
        f" {words.subject.en} is {en}{causes.en}",
    )


def _figures(words: Words) -> Text:
    """Số liệu PAPI; of a component số liệu về “Quản trị điện tử” (PAPI)."""
    vi = words.short.vi if words.is_total else f"về {words.about.vi}"
    return Text(f"số liệu {vi}", f"{words.about.en} figures")


def _spans(words: Words) -> Text:
    """Cả hai năm 2023 và 2024."""
    before, at = words.row.before, words.row.at.period
    if not before.reading and _year(before.period) and _year(at):
        return Text(f"cả hai năm {before.period} và {at}", f"in both {before.period} and {at}")
    since, now = words.since(before), words.now
    if before.reading and words.row.at.reading:
        return Text(
            f"cả hai {since.vi} và {now.vi.removeprefix('ngày ')}",
            f"on both {since.en} and {now.en}",
        )
    return Text(f"cả {since.vi} và {now.vi}", f"in both {since.en} and {now.en}")


def _year(at: Period) -> bool:
    return at.months == 12 and at.month == 1


def split(words: Words) -> Text:
    """Trong đó 02 bậc do điểm của tỉnh giảm, 10 bậc do các tỉnh, thành phố khác tăng điểm."""
    own, others = words.row.move.own, words.row.move.others
    mine, theirs = _mine(words), _theirs(words)
    if own * others < 0:
        return Text(
            f": {mine.vi} làm {places(own).vi}, {theirs.vi} làm {places(others).vi}",
            f": {mine.en} moved it {places(own).en}, {theirs.en} moved it {places(others).en}",
        )
    if own and others:
        return Text(
            f", trong đó {counted(abs(own)).vi} bậc do {mine.vi}, {counted(abs(others)).vi} bậc do"
            f" {theirs.vi}",
            f": {several(abs(own))} by {mine.en}, {several(abs(others))} by {theirs.en}",
        )
    cause = mine if own else theirs if others else None
    return Text(f", do {cause.vi}", f", by {cause.en}") if cause else Text("", "")


def _mine(words: Words) -> Text:
    """What its own value did."""
    vi, en = ("tăng", "higher") if words.row.change > 0 else ("giảm", "lower")
    return Text(f"điểm của {words.own.vi} {vi}", f"its own {en} score")


def _theirs(words: Words) -> Text:
    """What the values of the others did.

    Where they took or gave places, more of them or fewer lie beyond its own value of now: their
    values rose or fell. That they moved faster is only said where its own value moved the same way
    and it was passed, or passed others, all the same.
    """
    row, others = words.row, words.others
    rose = (row.move.others < 0) == row.indicator.higher_is_better
    same_way = row.change > 0 if rose else row.change < 0
    faster = same_way and row.move.change * row.move.others > 0 and _against_its_own(row)
    if rose:
        vi, en = ("tăng nhanh hơn", "faster rises") if faster else ("tăng điểm", "higher scores")
    else:
        vi, en = ("giảm nhiều hơn", "larger falls") if faster else ("giảm điểm", "lower scores")
    return Text(f"{others.vi} {vi}", f"{en} of others")


def _against_its_own(row: Row) -> bool:
    """Whether the rank moved against the way of its own value: it rose and lost places, or fell
    and won some.
    """
    improved = (row.change > 0) == row.indicator.higher_is_better
    return row.move.change < 0 if improved else row.move.change > 0
