"""What an import or undo changes, in lines: each figure, each preferred one of another source, each
that is not used, each rank.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from hub.catalogue import Catalogue
from hub.cli.report import counted
from hub.importing.claim import Change
from hub.importing.release import Outcome
from hub.panels.rank_change import RankChange
from hub.review import wording
from hub.words import clock, period
from hub.words.language import Language, Text

_MARKS = {"added": "+ ", "gone": "− "}
MANY = 40  # lines of changes beyond which a list is summed by unit


def lines(
    outcome: Outcome, catalogue: Catalogue, language: Language, whole: bool = False
) -> Iterator[str]:
    """Each new, changed and departing figure; each of another source now; who moves in rank.

    A list of more than `MANY` lines is summed by unit, unless it is wanted whole.
    """
    if whole or len(outcome.changes) <= MANY:
        yield from (_change(change, catalogue, language) for change in outcome.changes)
    else:
        yield from _by_unit(outcome.changes, catalogue, language)
    for heading, turns, word in (
        (wording.REPLACED, outcome.preferred.replaced, wording.replaced),
        (wording.UNUSED, outcome.preferred.beside, wording.unused),
    ):
        if turns:
            yield f"{heading.within(language)}:"
        for turn in islice(turns, None if whole else MANY):
            place = wording.place(catalogue, turn.cell, language)
            yield f"  {place}: {word(turn, catalogue, language)}"
        yield from _rest(0 if whole else len(turns) - MANY, language)
    yield from _moves(outcome.moves, catalogue, language, whole=whole)


def _change(change: Change, catalogue: Catalogue, language: Language) -> str:
    """Where, and what it was and is: the value alone where only that differs."""
    mark = _MARKS.get(change.word, "")
    place = wording.place(catalogue, change.key.cell, language)
    return f"{mark}{place}: {wording.changed(change, language)}"


def _by_unit(changed: Iterable[Change], catalogue: Catalogue, language: Language) -> Iterator[str]:
    """How many figures of each unit are new, changed and gone."""
    sums: dict[str, Counter[str]] = {}
    for change in changed:
        name = wording.unit_name(
            catalogue, change.key.entity_id, change.key.period, language=language
        )
        sums.setdefault(name, Counter())[change.word] += 1
    yield from (f"{name}: {counted(counts, language)}" for name, counts in sums.items())
    yield _whole(language)


def _whole(language: Language) -> str:
    words = Text(
        "(cộng theo đơn vị; từng số liệu: thêm --all hoặc --json)",
        "(summed by unit; each figure: add --all or --json)",
    )
    return words.within(language)


def _rest(count: int, language: Language) -> Iterator[str]:
    if count > 0:
        yield Text(
            f"  … và {count} dòng nữa; xem đủ: thêm --all",
            f"  … and {count} more; to see all add --all",
        ).within(language)


def _moves(
    moves: Sequence[RankChange], catalogue: Catalogue, language: Language, whole: bool
) -> Iterator[str]:
    """Who moves in computed ranks, field by field."""
    fields: dict[_RankedTogether, list[RankChange]] = {}
    for move in (move for move in moves if move.is_move):
        field = _RankedTogether(
            indicator_id=move.indicator_id,
            period=move.period,
            reading=move.reading,
            block=move.block,
        )
        fields.setdefault(field, []).append(move)
    if fields:
        yield Text("Hạng do hệ thống tính:", "Ranks computed by the hub:").within(language)
    shown = fields if whole else dict(islice(fields.items(), MANY))
    for field, movers in shown.items():
        shown_movers = movers if whole else movers[:MANY]
        more = "" if len(shown_movers) == len(movers) else f", … +{len(movers) - len(shown_movers)}"
        listed = ", ".join(_move(move, catalogue, language) for move in shown_movers)
        yield f"  {_field_name(field, catalogue)}: {listed}{more}"
    yield from _rest(len(fields) - len(shown), language)


class _RankedTogether(NamedTuple):
    """What is ranked together."""

    indicator_id: int
    period: int
    reading: int
    block: str


def _field_name(field: _RankedTogether, catalogue: Catalogue) -> str:
    """An indicator and its period, with block and reading date where it has them."""
    code = catalogue.indicator_by_id[field.indicator_id].public_id
    day = clock.of_reading(field.reading)
    beside = [field.block] if field.block else []
    if day:
        beside.append(day.isoformat())
    return f"{code} {period.of_key(field.period)}" + (f" ({', '.join(beside)})" if beside else "")


def _move(move: RankChange, catalogue: Catalogue, language: Language) -> str:
    name = catalogue.by_id[move.entity_id].name(language, period.of_key(move.period).last_day)
    before, after = move.before or "–", move.after or "–"
    return f"{name} {before} → {after}"
