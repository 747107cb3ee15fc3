"""Mergers: a unit told from another of its name, and what became of one that ended."""

from collections.abc import Iterable
from datetime import timedelta

from hub.catalogue import Entity, Succession
from hub.queries.sentence.words import Words, listed_in_both
from hub.words import clock
from hub.words.language import Language, Text, within_sentence
from hub.words.terms import SuccessionKind

_AFTER = Text("sau sắp xếp", "after the mergers")
_BEFORE = Text("trước sắp xếp", "before the mergers")
_BECAME = {
    SuccessionKind.MERGED_INTO: Text("đã sáp nhập vào", "merged into"),
    SuccessionKind.SPLIT_FROM: Text("đã chia thành", "divided into"),
}
_RENAMED = Text("nay là", "now")


def formed(words: Words, entity: Entity) -> Text:
    """A unit of which nothing is held before it was there: tỉnh Ninh Bình (sau sắp xếp)."""
    is_merger = entity.public_id in words.catalogue.mergers
    return after_the_mergers(words, entity) if is_merger else words.official(entity)


def after_the_mergers(words: Words, entity: Entity) -> Text:
    """Tỉnh Ninh Bình (sau sắp xếp), Sở Nội vụ (sau sắp xếp) tỉnh Lai Châu."""
    return _marked(words, entity, _AFTER)


def before_the_mergers(words: Words, entity: Entity) -> Text:
    """A unit that went into the one of a row: tỉnh Hà Nam; of its own name tỉnh Ninh Bình (trước
    sắp xếp).
    """
    name = words.official(entity)
    return _marked(words, entity, _BEFORE) if name == words.subject else name


def end(words: Words) -> Text | None:
    """What became of the unit of a row when it ended: đã sáp nhập vào tỉnh Ninh Bình từ ngày
    01/7/2025; nothing where no act tells.
    """
    entity = words.row.entity
    if entity.valid_to is None:
        return None
    day = entity.valid_to + timedelta(days=1)
    outcomes = [
        each
        for each in words.catalogue.outcomes.get(entity.public_id, ())
        if each.day == day and each.kind in _BECAME
    ]
    if len({each.kind for each in outcomes}) != 1:
        return None
    verb = _RENAMED if _is_renamed(words, outcomes) else _BECAME[outcomes[0].kind]
    units = listed_in_both([_successor(words, each) for each in outcomes])
    return Text(
        f"{verb.vi} {units.vi} từ ngày {clock.vietnamese(day)}",
        f"{verb.en} {units.en} since {day}",
    )


def _is_renamed(words: Words, outcomes: list[Succession]) -> bool:
    """Whether it alone became the one unit that follows it."""
    (first, *more) = outcomes
    return not more and len(words.catalogue.mergers.get(first.successor, ())) == 1


def _successor(words: Words, outcome: Succession) -> Text:
    """A unit that followed, as it was called then; tỉnh Ninh Bình mới where it took the name."""
    unit = words.catalogue.entities[outcome.successor]
    vi, en = (unit.official_name(language, outcome.day) for language in Language)
    name = Text(within_sentence(vi), en)
    if name.vi != within_sentence(words.subject.vi):
        return name
    return Text(f"{name.vi} mới", f"the new {name.en}")


def _marked(words: Words, entity: Entity, mark: Text) -> Text:
    """A name with a mark in brackets, which stands before that of its province."""
    name = words.official(entity)
    home = words.catalogue.entities.get(entity.province or "")
    places = (words.official(home), words.name(home)) if home else ()
    return Text(
        _with_mark(name.vi, [f" {place.vi}" for place in places], mark.vi),
        _with_mark(name.en, [f" of {place.en}" for place in places], mark.en),
    )


def _with_mark(name: str, places: Iterable[str], mark: str) -> str:
    own = name
    for place in places:
        own = own.removesuffix(place)
    return f"{own} ({mark}){name[len(own) :]}"
