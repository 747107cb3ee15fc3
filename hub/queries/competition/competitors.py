"""Competitors: who competes on an indicator in a period, and how many of them were rated."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hub.catalogue import Catalogue, Entity, Indicator
from hub.panels.panel import Cell
from hub.queries.competition.among import Among, Selection, select
from hub.queries.competition.blocks import block_named, in_block, ranked_together
from hub.queries.competition.kinds import LISTED
from hub.words.language import Text
from hub.words.period import Period
from hub.words.terms import BELOW_PROVINCES, EntityKind


@dataclass(frozen=True)
class Competitors:
    """Those who compete; `obstacle` is why they are not ranked together, None where they are."""

    kind: EntityKind
    label: Text
    members: tuple[Entity, ...]
    expected: int  # how many were rated
    obstacle: Text | None = None


@dataclass(frozen=True)
class HeldCells:
    """What is held of an indicator, and of the total of its index, in a period.

    How many were rated may be printed beside the total alone; it then holds for its parts.
    """

    cells: Mapping[int, Cell]
    total: Mapping[int, Cell]


def competitors(
    catalogue: Catalogue, indicator: Indicator, period: Period, among: Among, figures: HeldCells
) -> Competitors:
    """Who competes on an indicator in a period; BadQuestion where that is undefined.

    1. Candidates are the units of the kind that were there, or that were rated.
    2. The question selects among them.
    3. Of provinces all in force are expected, or as many as the publisher says it rated.
    4. For other kinds the source decides who is ranked together, and among how many.
    """
    kind = kind_of(catalogue, indicator, among)
    rated = catalogue.rated_in(indicator.index, kind, period)
    everyone = _everyone(catalogue, kind, among, figures=figures)
    candidates = tuple(
        entity for entity in everyone if _is_candidate(entity, period, figures.cells, rated=rated)
    )
    selection = select(catalogue, among, kind, period=period, candidates=candidates)
    if kind not in LISTED:
        return _named_by_figures(kind, selection, among, figures=figures, published=rated)
    members = selection.entities
    each_by_its_own = (
        len(members) > 1
        and kind is EntityKind.PROVINCE
        and catalogue.own_editions(indicator, period)
    )
    expected = rated if rated and among.whole else len(members)
    return Competitors(
        kind=kind,
        label=selection.label,
        members=members,
        expected=expected,
        obstacle=_OWN_CRITERIA if each_by_its_own else None,
    )


def kind_of(catalogue: Catalogue, indicator: Indicator, among: Among) -> EntityKind:
    """The kind of those who compete: the one that is asked for, else that which the index rates."""
    return among.kind or catalogue.indices[indicator.index].kind


def ranked_of(members: Iterable[Entity], cells: Mapping[int, Cell]) -> int:
    """Among how many the source ranks these units; 0 where it states no number."""
    return max(
        (cells[entity.id].rank_of or 0 for entity in members if entity.id in cells), default=0
    )


def _everyone(
    catalogue: Catalogue, kind: EntityKind, among: Among, figures: HeldCells
) -> Iterable[Entity]:
    """The units of a kind; below provinces only those with a figure, unless they are chosen."""
    holders = figures.cells.keys() | figures.total.keys()
    gone = (entity for entity in catalogue.gone.get(kind, ()) if entity.id in holders)
    everyone = (*catalogue.by_kind.get(kind, ()), *gone)
    if kind not in BELOW_PROVINCES or among.chosen:
        return everyone
    return [entity for entity in everyone if entity.id in holders]


def _is_candidate(
    entity: Entity, period: Period, cells: Mapping[int, Cell], rated: int | None
) -> bool:
    """Whether a unit is in force on the last day of the period.

    One with a figure need only have been in force within it, unless all of its kind are rated;
    where the publisher says how many it rated, figures alone decide.
    """
    if entity.id in cells and (rated or entity.kind not in LISTED):
        return entity.exists_within(period.first_day, period.last_day)
    return not rated and entity.exists_on(period.last_day)


def _named_by_figures(
    kind: EntityKind, selection: Selection, among: Among, figures: HeldCells, published: int | None
) -> Competitors:
    """Those of the selection that the source ranks together."""
    cells = figures.cells
    selection, members, obstacle = _together(selection, among, cells)
    rated = published or ranked_of(members, cells)
    if not rated and cells:
        rated = ranked_of(members, figures.total)
    if not among.whole:
        rated = len(members)
    elif not rated:
        rated, obstacle = len(members), obstacle or _UNCOUNTED
    else:
        members = tuple(entity for entity in members if entity.id in cells)
    return Competitors(
        kind=kind, label=selection.label, members=members, expected=rated, obstacle=obstacle
    )


def _together(
    selection: Selection, among: Among, cells: Mapping[int, Cell]
) -> tuple[Selection, tuple[Entity, ...], Text | None]:
    """The selection, called by its block where one is asked for; who of it is ranked together;
    and why they are not.
    """
    if not among.block:
        return selection, *ranked_together(selection.entities, cells)
    block = block_named(selection.entities, cells, among.block)
    members = in_block(selection.entities, cells, block) if block else ()
    return selection.called(*(f"({block or among.block})",) * 2), members, None


_UNCOUNTED = Text(
    "nguồn không cho biết đã đánh giá bao nhiêu đơn vị nên không xếp hạng",
    "the source does not tell how many units it rated, so none is ranked",
)
_OWN_CRITERIA = Text(
    "mỗi tỉnh, thành phố có bộ chỉ số riêng nên không so sánh giữa các tỉnh, thành phố",
    "each province has a set of its own, so provinces are not compared",
)
