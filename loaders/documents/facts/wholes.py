"""Parts that are larger than their whole in one document and time: which of them is wrong is not
known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from hub.words.language import Text
from loaders.documents.facts.observed import StatedFigure, is_exact
from loaders.documents.rules import RULES
from loaders.documents.rules.observations import WholeRule


def doubted(figures: Sequence[StatedFigure]) -> list[StatedFigure]:
    """The figures, those in doubt of no indicator, where a part of a unit and period is larger
    than its whole.
    """
    exact = [
        one for one in figures if one.row.indicator and one.row.period and is_exact(one.statement)
    ]
    doubts: dict[int, Text] = {}
    for _, group in groupby(sorted(exact, key=_cell), key=_cell):
        contradictions = _contradictions(list(group), figures)
        doubts |= {id(one): why for one, why in contradictions}
    return [_without(one, doubts[id(one)]) if id(one) in doubts else one for one in figures]


def _cell(one: StatedFigure) -> tuple[str, str, str]:
    return one.row.entity or "", one.row.as_printed or "", one.row.period or ""


def _contradictions(
    group: Sequence[StatedFigure], figures: Sequence[StatedFigure]
) -> Iterator[tuple[StatedFigure, Text]]:
    """Each figure of one unit and period that is a part larger than its whole, or such a whole."""
    for rule in RULES.observations.wholes:
        wholes = [one for one in group if one.row.indicator == rule.whole]
        larger = _larger(group, rule, wholes)
        if larger and not _is_explained(rule, figures):
            for one in (*larger, *wholes):
                yield one, _why(larger[0], wholes[0])


def _larger(
    group: Sequence[StatedFigure], rule: WholeRule, wholes: Sequence[StatedFigure]
) -> list[StatedFigure]:
    """The parts that are larger than the largest of their wholes."""
    if not wholes:
        return []
    most = max(one.row.value for one in wholes)
    return [one for one in group if one.row.indicator in rule.parts and one.row.value > most]


def _is_explained(rule: WholeRule, figures: Sequence[StatedFigure]) -> bool:
    """Whether the document speaks of what the part may hold beside the whole: kỳ trước chuyển
    sang.
    """
    return rule.beside is not None and any(
        rule.beside.search(one.statement.passage.text.lower()) for one in figures
    )


def _why(part: StatedFigure, whole: StatedFigure) -> Text:
    larger, total = part.statement.printed, whole.statement.printed
    return Text(
        f"phần “{larger}” lớn hơn tổng “{total}”, không rõ số nào sai",
        f"the part “{larger}” is larger than its whole “{total}”, which of them is wrong is not"
        " known",
    )


def _without(one: StatedFigure, why: Text) -> StatedFigure:
    return replace(one, row=one.row._replace(indicator=None, breakdown_of=None), doubt=why)
