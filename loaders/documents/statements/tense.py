"""Whether words report a result or set an aim."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from loaders.documents.head.head import Head
from loaders.documents.rules import RULES
from loaders.documents.rules.decision import Decision, Rule, always, decide, decided
from loaders.documents.rules.wording import fold, pattern
from loaders.documents.statements import demands
from loaders.documents.statements.times import clause, is_ahead, is_past, spoken_of
from loaders.documents.text.passages import Passage

_NEAR = 1200  # letters; words farther back say nothing of the time of a part
_REPORT = "Báo cáo"
_LETTER = "Công văn"
_CUES = RULES.statements.sentences
_LEAST = r"tối thiểu|ít nhất|trở lên"
_GOAL = pattern(r"mục tiêu|chỉ tiêu")
_ORDERED = pattern(rf"{_CUES.ordered.pattern}|{_LEAST}")
_AIMED = pattern(rf"{_CUES.aim.pattern}|{_CUES.ordered.pattern}|{_LEAST}")
_HOPED = pattern(rf"{_CUES.hoped.pattern}|{_CUES.retold.pattern}")
_LOOKS_BACK = pattern(rf"{_CUES.done.pattern}|\bđã\b")
_DONE = rf"\b(?:đã|(?<!không )(?<!để )vượt{{}})\b|{_CUES.done.pattern}|{_CUES.estimate.pattern}"
_IS_DONE, _IS_DONE_STILL = pattern(_DONE.replace("{}", "|so với")), pattern(_DONE.replace("{}", ""))


class Tense(Enum):
    """What a quantity is: a result, an aim, or not certain."""

    DONE = "done"
    AIM = "aim"
    UNSURE = "unsure"


def _criteria() -> tuple[re.Pattern[str], ...]:
    words, forms = RULES.statements.criteria, RULES.statements.criteria.forms
    for name in ("opening", "bound", "grade"):
        forms = tuple(form.replace(f"{{{name}}}", getattr(words, name)) for form in forms)
    return tuple(map(pattern, forms))


_CRITERIA = _criteria()


@dataclass(frozen=True)
class Clause:
    """A part of a sentence, with its document, its headings and the tense of the part before it."""

    head: Head
    passage: Passage
    sentence: str  # folded
    offset: int  # of the sentence in its passage
    start: int
    end: int
    earlier: Tense  # of the part before it

    @cached_property
    def own(self) -> str:
        """Its own words."""
        return self.sentence[self.start : self.end]

    @cached_property
    def whole(self) -> str:
        """Its sentence up to its end, not far back."""
        return self.sentence[: self.end][-_NEAR:]

    @cached_property
    def passage_so_far(self) -> str:
        """Its passage up to its end, not far back."""
        return fold(self.passage.text[: self.offset + self.end])[-_NEAR:]

    @cached_property
    def parts(self) -> list[str]:
        """Its words between brackets and colons: "yêu cầu: … (tháng 8 còn 37 hồ sơ quá hạn"."""
        return re.split(r"[(:]", self.own)

    @cached_property
    def under(self) -> Tense | None:
        """What its headings make of it; the demands of a letter are aims."""
        heading_tense = mode(self.passage)
        return Tense.AIM if heading_tense is Tense.UNSURE and _is_a_demand(self) else heading_tense

    @property
    def is_of_results(self) -> bool:
        """Whether its place in the document is one of results."""
        return self.under is Tense.DONE or (self.under is None and not self.head.aims)


def mode(passage: Passage) -> Tense | None:
    """The tense that the nearest heading with one gives to its statements."""
    words = RULES.statements.headings
    kinds = ((Tense.DONE, words.done), (Tense.AIM, words.aim), (Tense.UNSURE, words.unsure))
    for heading in reversed(passage.headings):
        title = fold(heading.title)
        marks = [
            (match.start(), kind)
            for kind, words_of_kind in kinds
            if (match := words_of_kind.search(title))
        ]
        if marks:
            return min(marks, key=lambda mark: mark[0])[1]
    return None


def tense(part: Clause) -> Decision[Tense]:
    """The tense of a part of a sentence, by its words, its headings and its document's kind."""
    if refusal := decided(_NEITHER, part):
        return refusal
    return decide(_AMONG_RESULTS if part.is_of_results else _AMONG_AIMS, part)


def _is_a_criterion(part: Clause) -> bool:
    """Whether a sentence defines which grade, or how many points, a level would give."""
    return any(form.search(part.sentence) for form in _CRITERIA)


def _is_a_demand(part: Clause) -> bool:
    """Whether it stands under what a letter demands of those to whom it is sent, not under what
    it asks of those above.
    """
    last = part.passage.headings[-1] if part.passage.headings else None
    if part.head.kind != _LETTER or last is None or last.mark:
        return False
    return bool(_CUES.demand.fullmatch(fold(last.title)))


def _is_beside_a_result(part: Clause) -> bool:
    """Whether a part is only the goal that the share before it is of."""
    return part.own.lstrip().startswith("(") and bool(_CUES.beside.search(part.whole))


def _is_set_against_a_goal(part: Clause) -> bool:
    return bool(_CUES.against.search(part.own) and _GOAL.search(part.own.partition("%")[0]))


def _turns_to_its_own(part: Clause) -> bool:
    return part.earlier is Tense.AIM and bool(_CUES.turns.match(part.own))


def _says_done(part: Clause) -> bool:
    """Whether a part reports a result explicitly.

    A change within an aim that is only compared with another time does not.
    """
    still = part.earlier is Tense.AIM and _CUES.change.search(part.own)
    return bool((_IS_DONE_STILL if still else _IS_DONE).search(part.own))


def _orders_a_level(part: Clause) -> bool:
    return part.under is not Tense.DONE and bool(_CUES.ordered_level.search(part.own))


def _looks_back_in_a_preface(part: Clause) -> bool:
    """Whether a plan or directive describes the situation before its first section."""
    so_far = part.passage_so_far
    if part.under is not None or _CUES.aim.search(so_far):
        return False
    return (
        is_past(part.own, part.head)
        or is_past(so_far, part.head)
        or bool(_LOOKS_BACK.search(so_far))
    )


def _does_not_aim(part: Clause) -> bool:
    """Whether the last of its words are not those of an aim."""
    return not _CUES.aim.search(part.parts[-1])


def _is_of_a_time_gone_by(part: Clause) -> bool:
    return _does_not_aim(part) and _is_gone_by(part)


def _is_an_estimate(part: Clause) -> bool:
    return _does_not_aim(part) and bool(_CUES.estimate.search(part.parts[-1]))


def _goes_on_from_a_result(part: Clause) -> bool:
    """Whether it continues a result without a new time or order, or reports its change."""
    if part.earlier is not Tense.DONE or not _does_not_aim(part):
        return False
    timeless = _is_gone_by(part) or not spoken_of(part.own, part.head.year)
    rose = _CUES.rose.search(part.own) and not re.search(_LEAST, part.own)
    return timeless and bool(not _ORDERED.search(part.own) or rose)


def _is_gone_by(part: Clause) -> bool:
    """Whether the last of its words, or those before that they belong to, name a past time."""
    *led, aside = part.parts
    if is_past(aside, part.head):
        return True
    return bool(led) and _is_recalled(part.head, led[-1], aside)


def _is_recalled(head: Head, led: str, aside: str) -> bool:
    """Whether words behind a bracket or colon share the past time before it: năm 2024 (đạt 86%"""
    before = clause(led)
    if _AIMED.search(aside) or spoken_of(aside, head.year) or _CUES.aim.search(before):
        return False
    return is_past(before, head)


def _is_reported_as_done(part: Clause) -> bool:
    return bool(_CUES.done.search(part.whole)) and not _CUES.aim.search(part.whole)


# What is neither a result nor an aim.
_NEITHER = (
    Rule(
        "request-of-a-report",
        Tense.UNSURE,
        lambda part: part.head.kind == _REPORT and _CUES.asks.match(part.sentence),
    ),
    Rule("blank-form", Tense.UNSURE, lambda part: part.passage.is_blank_form),
    Rule("says-nothing-of-its-own", Tense.UNSURE, lambda part: _CUES.never.search(part.sentence)),
    Rule("criterion-of-a-rating", Tense.UNSURE, _is_a_criterion),
    Rule("aside", Tense.UNSURE, lambda part: _CUES.aside.search(part.own)),
    Rule("goal-beside-a-result", Tense.UNSURE, _is_beside_a_result),
    Rule("heading-of-neither", Tense.UNSURE, lambda part: part.under is Tense.UNSURE),
)
# Among results all is done, but for hopes, goals retold, times to come, and what goes on from them.
# The least or the most of something is a goal; under a title of results it may be neither. What a
# body demands or undertakes is one too.
_AMONG_RESULTS = (
    Rule("set-against-a-goal", Tense.UNSURE, _is_set_against_a_goal),
    Rule("result-against-a-goal", Tense.DONE, lambda part: _CUES.against.search(part.own)),
    Rule("demanded", Tense.AIM, lambda part: demands.is_demanded(part.own)),
    Rule("perhaps-demanded", Tense.UNSURE, lambda part: demands.may_be_demanded(part.own)),
    Rule("turns-from-an-aim", Tense.UNSURE, _turns_to_its_own),
    Rule("words-of-a-result", Tense.DONE, _says_done),
    Rule("hoped-or-retold", Tense.AIM, lambda part: _HOPED.search(part.own)),
    Rule("time-to-come", Tense.AIM, lambda part: is_ahead(part.own, part.head)),
    Rule("goes-on-from-an-aim", Tense.AIM, lambda part: part.earlier is Tense.AIM),
    Rule("level-ordered", Tense.UNSURE, _orders_a_level),
    Rule(
        "bound-under-results",
        Tense.UNSURE,
        lambda part: part.under is Tense.DONE and _CUES.bound.search(part.own),
    ),
    Rule("bound", Tense.AIM, lambda part: _CUES.bound.search(part.own)),
    Rule("among-results", Tense.DONE, always),
)
# Among aims all is aimed at, but for what was, and what goes on from that.
_AMONG_AIMS = (
    Rule("preface-looks-back", Tense.DONE, _looks_back_in_a_preface),
    Rule("time-gone-by", Tense.DONE, _is_of_a_time_gone_by),
    Rule("estimate", Tense.DONE, _is_an_estimate),
    Rule("goes-on-from-a-result", Tense.DONE, _goes_on_from_a_result),
    Rule("reported-as-done", Tense.DONE, _is_reported_as_done),
    Rule("among-aims", Tense.AIM, always),
)
