"""Parts that are larger than their whole in one document and time: which of them is wrong is not
known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from hub.words.language import Text
from loaders.documents.facts.observed import Found, is_exact
from loaders.documents.rules import RULES
from loaders.documents.rules.observations import WholeRule


def doubted(found: Sequence[Found]) -> list[Found]:
    """The figures, those in doubt of no indicator, where a part of a unit and period is larger
    than its whole.
    """
    exact = [
        one for one in found if one.row.indicator and one.row.period and is_exact(one.statement)
    ]
    doubts = {
        id(one): why
        for _, group in groupby(sorted(exact, key=_cell), key=_cell)
        for one, why in _contradictions(list(group), found)
    }
    return [_without(one, doubts[id(one)]) if id(one) in doubts else one for one in found]


def _cell(one: Found) -> tuple[str, str, str]:
    return one.row.entity or "", one.row.as_printed or "", one.row.period or ""


def _contradictions(group: Sequence[Found], found: Sequence[Found]) -> Iterator[tuple[Found, Text]]:
    """Each figure of one unit and period that is a part larger than its whole, or such a whole."""
    for rule in RULES.observations.wholes:
        parts = [one for one in group if one.row.indicator in rule.parts]
        wholes = [one for one in group if one.row.indicator == rule.whole]
        if wholes and not _is_explained(rule, found):
            most = max(one.row.value for one in wholes)
            larger = [one for one in parts if one.row.value > most]
            for one in (*larger, *(wholes if larger else ())):
                yield one, _why(larger[0], wholes[0])


def _is_explained(rule: WholeRule, found: Sequence[Found]) -> bool:
    """Whether the document speaks of what the part may hold beside the whole: kỳ trước chuyển
    sang.
    """
    return rule.beside is not None and any(
        rule.beside.search(one.statement.passage.text.lower()) for one in found
    )


def _why(part: Found, whole: Found) -> Text:
    larger, total = part.statement.printed, whole.statement.printed
    return Text(
        f"phần “{larger}” lớn hơn tổng “{total}”, không rõ số nào sai",
        f"the part “{larger}” is larger than its whole “{total}”, which of them is wrong is not"
        " known",
    )


def _without(one: Found, why: Text) -> Found:
    return replace(one, row=one.row._replace(indicator=None, breakdown_of=None), doubt=why)
