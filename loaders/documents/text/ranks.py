"""Places in a ranking, and bands of one."""

import re
from collections.abc import Iterator

from hub.words.terms import Measure
from loaders.documents.rules import RULES
from loaders.documents.rules.quantities import RankForm
from loaders.documents.rules.wording import pattern
from loaders.documents.text import spelt
from loaders.documents.text.quantity import Quantity
from loaders.documents.text.units import RANK

_RANKS = tuple(
    (
        form,
        pattern(
            form.words.replace("<ordinal>", spelt.ORDINAL)
            .replace("<among>", RULES.quantities.ranks.of)
            .replace("<count>", spelt.COUNT)
        ),
    )
    for form in RULES.quantities.ranks.forms
)


def ranks(masked: str) -> Iterator[Quantity]:
    """Places in a ranking and bands, each by the first form that matches."""
    taken: list[tuple[int, int]] = []
    for form, words in _RANKS:
        for rank in words.finditer(masked):
            if not any(rank.start() < end and start < rank.end() for start, end in taken):
                taken.append(rank.span())
                yield _rank(form, rank)


def _rank(form: RankForm, match: re.Match[str]) -> Quantity:
    groups = match.groupdict()
    if "rank" not in groups:
        return Quantity(match.start(), match.end(), value=None, unit="", measure=Measure.GROUP)
    among = groups.get("of") or groups.get("whole")
    return Quantity(
        match.start(),
        match.end(),
        value=float(spelt.number(groups["rank"])),
        unit=RANK,
        measure=Measure.RANK,
        at_least=form.best,
        out_of=spelt.number(among) if among else None,
    )
