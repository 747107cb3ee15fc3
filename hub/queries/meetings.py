"""Meetings: what the words of a search mean together, a unit and an indicator and a period."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from hub.catalogue import Catalogue, Entity, Indicator
from hub.panels.kept import kept
from hub.panels.panel import View
from hub.words import period as periods
from hub.words.period import Period
from hub.words.terms import EntityKind

MOST = 6  # meetings of one search
_WORDS = 14  # of a search that are looked at, each cut between them once
_KINDS = (EntityKind.PROVINCE, None)  # a province is meant before others of its name
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_A_YEAR = frozenset(("năm", "nam", "kỳ", "ky", "in"))
_BETWEEN = frozenset(("của", "cua", "về", "ve", "of", "on", "in", "năm", "ở", "tại", "tai"))
_INDICATORS = 3  # of one name that are met
_MEETING_BYTES = 96


Pair = tuple[Entity | None, Indicator | None]


class Meeting(NamedTuple):
    """At least two of a unit, an indicator and a period that a text names."""

    entity: Entity | None
    indicator: Indicator | None
    period: Period | None


@kept(lambda found: _MEETING_BYTES * (1 + len(found)))
def meetings(view: View, text: str) -> tuple[Meeting, ...]:
    """What the words of a text name together, the first cuts first; nothing where they name one
    thing alone.
    """
    words = text.split()
    if len(words) > _WORDS:
        return ()
    places = [place for place, word in enumerate(words) if _YEAR.fullmatch(word)]
    at = periods.parse(words[places[-1]]) if places else None
    every = (
        Meeting(entity, indicator, at)
        for entity, indicator in _pairs(view, _without(words, places), at)
    )
    met = [one for one in every if sum(part is not None for part in one) > 1]
    return tuple(dict.fromkeys(met))[:MOST]


def _without(words: Sequence[str], places: Sequence[int]) -> list[str]:
    """The words but for years, and for what stands before one."""
    before = [place - 1 for place in places if words[place - 1].lower() in _BEFORE_A_YEAR]
    gone = {*places, *before}
    return [word for place, word in enumerate(words) if place not in gone]


def _pairs(view: View, words: Sequence[str], at: Period | None) -> Iterator[Pair]:
    """Wherever the words are cut in two, a unit on one side and an indicator on the other; both
    first, then one alone.
    """
    catalogue, on, whole = view.catalogue, at.last_day if at else view.today, " ".join(words)
    if at is None and catalogue.names.meant(whole, on):
        return
    cuts = [(words[:cut], words[cut:]) for cut in range(1, len(words))]
    for head, tail in cuts:
        for unit, thing in ((head, tail), (tail, head)):
            for indicator in _indicators(catalogue, _stripped(thing)):
                if entity := _entity(catalogue, _stripped(unit), on):
                    yield entity, indicator
    yield _entity(catalogue, whole, on), None
    for indicator in _indicators(catalogue, whole):
        yield None, indicator


def _stripped(words: Sequence[str]) -> str:
    """Words without what only joins them to the others."""
    own = list(words)
    while own and own[0].lower() in _BETWEEN and len(own) > 1:
        own.pop(0)
    while own and own[-1].lower() in _BETWEEN and len(own) > 1:
        own.pop()
    return " ".join(own)


def _entity(catalogue: Catalogue, text: str, on: date) -> Entity | None:
    """The one unit that is so called, a province first."""
    for kind in _KINDS if text else ():
        meant = catalogue.names.meant(text, on, kind)
        if len(meant) == 1:
            return catalogue.entities[meant[0]]
    return None


def _indicators(catalogue: Catalogue, text: str) -> Iterator[Indicator]:
    """The newest meaning of what is so called: of an index its total."""
    codes = [index.total for index in catalogue.index_names.lookup.means(text)]
    if not codes:
        lookup = catalogue.indicator_names.lookup
        named = lookup.means(text) if " " in text else lookup.spelt(text)
        codes = [one.code for one in sorted(named, key=lambda one: one.level)]
    for code in list(dict.fromkeys(codes))[:_INDICATORS] if text else ():
        yield from catalogue.meanings(code)[-1:]
