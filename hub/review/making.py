"""Outcomes into a report: figures, units and ranks by their names, suspicions with their past."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice

from hub.catalogue import Catalogue
from hub.catalogue.cell_key import CellKey
from hub.dataset.rows import Suspicion
from hub.importing.claim import Change, ClaimKey
from hub.importing.precedence import Turn
from hub.importing.release import COUNTED, Outcome, Tally
from hub.panels.panel import View
from hub.panels.rank_change import RankChange
from hub.review import wording
from hub.review.report import (
    MOST,
    ChangeLine,
    Doubt,
    Mover,
    RankTable,
    ReportPart,
    TallyLine,
    TurnLine,
)
from hub.words import clock, period
from hub.words.language import Language, Text, joined, written
from hub.words.period import Period

_FIGURES, _PERIODS = 3, 4  # of a suspicion whose past is told, and how much of it
_DECIMALS = 4
_DOUBTS = 1000  # suspicions whose past is told

Numbered = Sequence[tuple[int, Suspicion]]


@dataclass(frozen=True)
class Sight:
    """By what outcomes are put into words: the data before, with the catalogue of after; and for
    which reason a suspicion is passed.
    """

    before: View
    reason: Callable[[int, Suspicion], str | None]

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue with what the import brings."""
        return self.before.catalogue


def part(outcome: Outcome, numbered: Numbered, sight: Sight) -> ReportPart:
    """What became of one dataset, in words."""
    catalogue = sight.catalogue
    untold = {word: outcome.untold[word] for word in ("faults", "ignored")}
    untold["changes"] = max(0, len(outcome.changes) - MOST)
    return ReportPart(
        dataset=outcome.dataset,
        counts={word: outcome.counts[word] for word in COUNTED if outcome.counts[word]},
        structure={word: outcome.structure[word] for word in COUNTED if outcome.structure[word]},
        files=tuple(outcome.recognised),
        faults=tuple(outcome.faults),
        doubts=tuple(_doubts(outcome, numbered, sight)),
        reported=tuple(outcome.reported),
        tallies=tuple(_tallies(outcome.tallies, catalogue)),
        changes=tuple(_change(one, catalogue) for one in islice(outcome.changes, MOST)),
        turns=tuple(
            _turn(one, wording.replaced, catalogue)
            for one in islice(outcome.preferred.replaced, MOST)
        ),
        unused=tuple(
            _turn(one, wording.unused, catalogue) for one in islice(outcome.preferred.beside, MOST)
        ),
        endings=tuple(map(wording.ending, outcome.endings)),
        ranks=tuple(_ranks(outcome, catalogue)),
        ignored=tuple(outcome.ignored),
        untold=untold,
    )


def _both(word: Callable[[Language], str]) -> Text:
    """What is worded in each language."""
    return Text(word(Language.VI), word(Language.EN))


def _unit(catalogue: Catalogue, entity_id: int, at: int) -> Text:
    return _both(lambda language: wording.unit_name(catalogue, entity_id, at, language=language))


def _change(change: Change, catalogue: Catalogue) -> ChangeLine:
    key = change.key
    indicator = catalogue.indicator_by_id[key.indicator_id]
    day = clock.of_reading(key.reading)
    return ChangeLine(
        word=change.word,
        indicator=indicator.public_id,
        name=indicator.name,
        unit=_unit(catalogue, key.entity_id, key.period),
        period=str(period.of_key(key.period)),
        reading=day.isoformat() if day else None,
        what=_both(lambda language: wording.changed(change, language)),
        source=catalogue.source_by_id[key.source_id].title,
        place=change.new.origin if change.new else "",
    )


def _turn(
    turn: Turn, word: Callable[[Turn, Catalogue, Language], str], catalogue: Catalogue
) -> TurnLine:
    indicator = catalogue.indicator_by_id[turn.cell.indicator_id]
    return TurnLine(
        indicator=indicator.public_id,
        name=indicator.name,
        unit=_unit(catalogue, turn.cell.entity_id, turn.cell.period),
        period=str(period.of_key(turn.cell.period)),
        what=_both(lambda language: word(turn, catalogue, language)),
    )


def _tallies(tallies: Counter[Tally], catalogue: Catalogue) -> Iterator[TallyLine]:
    """The counts of each indicator, period and province, in the order of the catalogue."""
    for (indicator_id, at, province), several in groupby(sorted(tallies), lambda one: one[:3]):
        indicator, day = catalogue.indicator_by_id[indicator_id], period.of_key(at).last_day
        yield TallyLine(
            indicator=indicator.public_id,
            name=indicator.name,
            period=str(period.of_key(at)),
            province=_name(catalogue, province, day),
            counts={one.word: tallies[one] for one in several},
        )


def _name(catalogue: Catalogue, public_id: str, day: date) -> Text:
    entity = catalogue.entities[public_id]
    return _both(lambda language: entity.name(language, day))


def _ranks(outcome: Outcome, catalogue: Catalogue) -> Iterator[RankTable]:
    """What becomes of the ranks of each indicator and period that is touched, also where nobody
    moves.
    """
    own = {change.key.cell for change in outcome.changes}
    still = {(cell.indicator_id, cell.period) for cell in own}
    room = MOST
    for (indicator_id, at, reading, block), several in groupby(outcome.moves, _together):
        moves = list(several)
        still.discard((indicator_id, at))
        movers = tuple(_mover(move, catalogue, own) for move in moves[:room])
        room -= len(movers)
        yield _table(catalogue, indicator_id, at)._replace(
            beside=", ".join(filter(None, (block, _day(reading)))),
            before_of=next((move.before_of for move in moves if move.before_of), None),
            after_of=next((move.after_of for move in moves if move.after_of), None),
            movers=movers,
        )
    yield from (_table(catalogue, *place) for place in sorted(still))


def _together(move: RankChange) -> tuple[int, int, int, str]:
    return move.indicator_id, move.period, move.reading, move.block


def _day(reading: int) -> str:
    day = clock.of_reading(reading)
    return day.isoformat() if day else ""


def _table(catalogue: Catalogue, indicator_id: int, at: int) -> RankTable:
    """The table of an indicator and a period in which nobody moves."""
    indicator = catalogue.indicator_by_id[indicator_id]
    return RankTable(
        indicator=indicator.public_id,
        name=indicator.name,
        period=str(period.of_key(at)),
        beside="",
        before_of=None,
        after_of=None,
        movers=(),
    )


def _mover(move: RankChange, catalogue: Catalogue, own: set[CellKey]) -> Mover:
    cell = CellKey(
        indicator_id=move.indicator_id,
        period=move.period,
        entity_id=move.entity_id,
        reading=move.reading,
    )
    return Mover(
        unit=_unit(catalogue, move.entity_id, move.period),
        before=move.before,
        after=move.after,
        quartile_before=move.quartile_before,
        quartile_after=move.quartile_after,
        is_of_file=cell in own,
    )


def _doubts(outcome: Outcome, numbered: Numbered, sight: Sight) -> Iterator[Doubt]:
    """The suspicions, why each is passed, and what was held of its figures."""
    for place, (number, one) in enumerate(numbered):
        keys = outcome.about.get(one, ())[:_FIGURES] if place < _DOUBTS else ()
        past = (_past(key, sight) for key in keys)
        yield Doubt(
            number=number,
            place=one.origin,
            text=one.text,
            past=tuple(filter(None, past)),
            accepted=sight.reason(number, one),
        )


def _past(key: ClaimKey, sight: Sight) -> Text | None:
    """The figures that were held of a unit and an indicator, the newest first; None where there are
    none.
    """
    held = dict(_held(key, sight))
    if not held:
        return None
    latest = sorted(held, reverse=True)[:_PERIODS]
    listed = joined(Text(*(f"{at}: {figure}" for figure in held[at])) for at in latest)
    code = sight.catalogue.indicator_by_id[key.indicator_id].code
    unit = _unit(sight.catalogue, key.entity_id, key.period)
    return Text(*(f"{code} {name}: {each}" for name, each in zip(unit, listed, strict=True)))


def _held(key: ClaimKey, sight: Sight) -> Iterator[tuple[Period, Text]]:
    """The figures that were held up to the period of a claim, of periods of its length."""
    own = period.of_key(key.period)
    for meaning in sight.catalogue.meanings(sight.catalogue.indicator_by_id[key.indicator_id].code):
        panel = sight.before.panel(meaning)
        for at in panel.periods:
            cell = panel.cells(at).get(key.entity_id)
            if at.months == own.months and at <= own and cell and cell.value is not None:
                yield at, written(cell.value, _DECIMALS)
