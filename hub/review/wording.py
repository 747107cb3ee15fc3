"""How a statement is worded, and what differs between two: each field as old → new."""

from collections.abc import Iterator

from hub.catalogue import Catalogue
from hub.catalogue.cell_key import CellKey
from hub.importing.claim import Change, Claim, Content, StandingClaim
from hub.importing.precedence import Shown, Turn
from hub.importing.withdrawal import Ending
from hub.words import clock, period
from hub.words.labels import MISSING, WITHDRAWALS
from hub.words.language import Language, Text
from hub.words.terms import MissingReason, Status

COUNTS = {
    "added": Text("thêm mới", "added"),
    "changed": Text("thay đổi", "changed"),
    "unchanged": Text("giữ nguyên", "unchanged"),
    "gone": Text("không còn", "gone"),
    "repeated": Text("lặp lại", "repeated"),
    "ignored": Text("bỏ qua", "ignored"),
    "rejected": Text("bị từ chối", "rejected"),
}
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
REPLACED = Text("Số liệu được chọn đổi nguồn", "Preferred figures told by another source")
UNUSED = Text(
    "Số liệu mới khác số liệu đang dùng nhưng không được dùng",
    "New figures that differ from those in use and are not used",
)
_NOTHING = Text("không có", "nothing")


def changed(change: Change, language: Language) -> str:
    """What a claim was and is: the value alone where only that differs."""
    words = _differing(_content(change.old), _content(change.new), language)
    return "; ".join(filter(None, words))


def replaced(turn: Turn, catalogue: Catalogue, language: Language) -> str:
    """The preferred figure before and now, each with its source."""
    return f"{_shown(turn.before, catalogue, language)} → {_shown(turn.after, catalogue, language)}"


def unused(turn: Turn, catalogue: Catalogue, language: Language) -> str:
    """A new figure that is not used, and the one in use."""
    words = Text("đang dùng", "in use is").within(language)
    new, used = (_shown(one, catalogue, language) for one in (turn.unused, turn.after))
    return f"{new}; {words} {used}"


def _shown(figure: Shown | None, catalogue: Catalogue, language: Language) -> str:
    """A figure with its source."""
    if figure is None:
        return _NOTHING.within(language)
    value = figure.printed or ("–" if figure.value is None else f"{figure.value:.15g}")
    rank = f", {_FIELDS['rank'].within(language)} {figure.rank}" if figure.rank else ""
    return f"{value}{rank} ({catalogue.source_by_id[figure.source_id].title})"


def ending(one: Ending) -> Text:
    """That a source ended, by which document, and how many figures that was."""
    day = one.by.published_on
    when = Text(f" ngày {clock.vietnamese(day)}", f" of {day}") if day else Text("", "")
    kind = WITHDRAWALS[one.kind]
    return Text(
        f"{one.source.title}: {one.figures} số liệu hết hiệu lực, {kind.vi} {one.by.title}"
        f"{when.vi}",
        f"{one.source.title}: {one.figures} figures withdrawn, {kind.en} {one.by.title}{when.en}",
    )


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


def place(catalogue: Catalogue, cell: CellKey, language: Language) -> str:
    """The indicator, the unit, the period, and the day of its reading."""
    code = catalogue.indicator_by_id[cell.indicator_id].public_id
    unit = unit_name(catalogue, cell.entity_id, cell.period, language=language)
    day = clock.of_reading(cell.reading)
    beside = f" ({day.isoformat()})" if day else ""
    return f"{code} {unit} {period.of_key(cell.period)}{beside}"


def unit_name(catalogue: Catalogue, entity_id: int, at: int, language: Language) -> str:
    """The name that a unit bore then, with its province where it lies in one."""
    entity, day = catalogue.by_id[entity_id], period.of_key(at).last_day
    province = catalogue.entities[entity.province].name(language, day) if entity.province else None
    return ", ".join(filter(None, (entity.name(language, day), province)))
