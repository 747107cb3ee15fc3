"""What an import or undo changes, in lines: each figure, each preferred one of another source, each
rank.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from hub.catalogue import Catalogue
from hub.catalogue.cell_key import CellKey
from hub.cli.report import counted
from hub.importing.claim import Change, Claim, Content, StandingClaim
from hub.importing.precedence import Shown, Turn
from hub.importing.release import Outcome
from hub.panels.rank_change import RankChange
from hub.words import clock, period
from hub.words.labels import MISSING
from hub.words.language import Language, Text
from hub.words.terms import MissingReason, Status

MANY = 40  # lines of changes beyond which a list is summed by unit
_FIELDS = {
    "rank": Text("hạng", "rank"),
    "group": Text("nhóm", "group"),
    "block": Text("khối", "block"),
    "notes": Text("ghi chú", "notes"),
    "low": Text("cận dưới", "lower bound"),
    "high": Text("cận trên", "upper bound"),
    "standard_error": Text("sai số chuẩn", "standard error"),
    "respondents": Text("số phiếu", "respondents"),
    "preferred": Text("lý do ưu tiên", "preference"),
}
_NOTHING = Text("không có", "nothing")


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
    replaced = outcome.preferred.replaced
    if replaced:
        yield Text(
            "Số liệu được chọn đổi nguồn:", "Preferred figures told by another source:"
        ).within(language)
    shown = list(replaced if whole else islice(replaced, MANY))
    yield from (f"  {_turn(turn, catalogue, language)}" for turn in shown)
    yield from _rest(len(replaced) - len(shown), language)
    yield from _moves(outcome.moves, catalogue, language, whole=whole)


def _change(change: Change, catalogue: Catalogue, language: Language) -> str:
    """Where, and what it was and is: the value alone where only that differs."""
    old, new = _content(change.old), _content(change.new)
    place = _place(catalogue, change.key.cell, language)
    mark = "+ " if old is None else "− " if new is None else ""
    words = [words for words in _differing(old, new, language) if words]
    return f"{mark}{place}: {'; '.join(words)}"


def _content(claim: Claim | StandingClaim | None) -> Content | None:
    return None if claim is None else claim.content


def _differing(old: Content | None, new: Content | None, language: Language) -> Iterator[str]:
    """What differs between two statements, each field as old → new."""
    before, after = _value(old, language), _value(new, language)
    if old is None or new is None or before != after:
        yield f"{before} → {after}"
    for field, name in _FIELDS.items():
        was, now = _field(old, field), _field(new, field)
        if was != now:
            nothing = _NOTHING.within(language)
            yield f"{name.within(language)} {was or nothing} → {now or nothing}"
    yield from _marks(old, new, language)


def _value(content: Content | None, language: Language) -> str:
    """The value as printed, or why there is none; a statement without either shows its rank or
    group elsewhere.
    """
    if content is None:
        return _NOTHING.within(language)
    if content.value is not None:
        return content.printed or f"{content.value:.15g}"
    reason = MISSING.get(MissingReason(content.missing_reason))
    return reason.within(language) if reason else "–"


def _field(content: Content | None, field: str) -> str:
    if content is None:
        return ""
    if field == "rank":
        return f"{content.rank}/{content.rank_of or '?'}" if content.rank else ""
    value = getattr(content, field)
    return f"{value:.15g}" if isinstance(value, float) else str(value or "")


def _marks(old: Content | None, new: Content | None, language: Language) -> Iterator[str]:
    """A doubt that comes or goes, whether the figure is still provisional, whether it is
    cumulative.
    """
    if old is None or new is None:
        return
    for name, holds in _MARKS:
        was, now = holds(old), holds(new)
        if was != now:
            yes, no = Text("có", "yes").within(language), Text("không", "no").within(language)
            yield f"{name.within(language)} {yes if was else no} → {yes if now else no}"


def _is_doubtful(content: Content) -> bool:
    return bool(content.doubtful)


def _is_provisional(content: Content) -> bool:
    return content.status == Status.PROVISIONAL


def _is_cumulative(content: Content) -> bool:
    return bool(content.cumulative)


_MARKS = (
    (Text("nghi vấn", "doubtful"), _is_doubtful),
    (Text("số sơ bộ", "provisional"), _is_provisional),
    (Text("lũy kế", "cumulative"), _is_cumulative),
)


def _place(catalogue: Catalogue, cell: CellKey, language: Language) -> str:
    """The indicator, the unit, the period, and the day of its reading."""
    code = catalogue.indicator_by_id[cell.indicator_id].public_id
    unit = _unit(catalogue, cell.entity_id, cell.period, language=language)
    day = clock.of_reading(cell.reading)
    beside = f" ({day.isoformat()})" if day else ""
    return f"{code} {unit} {period.of_key(cell.period)}{beside}"


def _unit(catalogue: Catalogue, entity_id: int, at: int, language: Language) -> str:
    """The name that a unit bore then, with its province where it lies in one."""
    entity, day = catalogue.by_id[entity_id], period.of_key(at).last_day
    province = catalogue.entities[entity.province].name(language, day) if entity.province else None
    return ", ".join(filter(None, (entity.name(language, day), province)))


def _by_unit(changed: Iterable[Change], catalogue: Catalogue, language: Language) -> Iterator[str]:
    """How many figures of each unit are new, changed and gone."""
    sums: dict[str, Counter[str]] = {}
    for change in changed:
        word = "added" if change.old is None else "gone" if change.new is None else "changed"
        name = _unit(catalogue, change.key.entity_id, change.key.period, language=language)
        sums.setdefault(name, Counter())[word] += 1
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


def _turn(turn: Turn, catalogue: Catalogue, language: Language) -> str:
    before, after = (_shown(shown, catalogue, language) for shown in (turn.before, turn.after))
    return f"{_place(catalogue, turn.cell, language)}: {before} → {after}"


def _shown(shown: Shown, catalogue: Catalogue, language: Language) -> str:
    """A preferred figure with its source."""
    value = shown.printed or ("–" if shown.value is None else f"{shown.value:.15g}")
    rank = f", {_FIELDS['rank'].within(language)} {shown.rank}" if shown.rank else ""
    return f"{value}{rank} ({catalogue.source_by_id[shown.source_id].title})"


def _moves(
    moves: Sequence[RankChange], catalogue: Catalogue, language: Language, whole: bool
) -> Iterator[str]:
    """Who moves in computed ranks, field by field."""
    fields: dict[_RankedTogether, list[RankChange]] = {}
    for move in moves:
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
