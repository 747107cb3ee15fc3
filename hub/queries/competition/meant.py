"""Meant: which indicator, and among whom, a question means by the units that it names."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from hub.catalogue import Catalogue, Entity, Index, Series
from hub.panels.panel import View
from hub.queries.competition.absence import rates
from hub.queries.competition.among import Among, no_province
from hub.queries.competition.kinds import NATIONAL
from hub.words.errors import UnknownName
from hub.words.terms import WITHIN_PROVINCES, EntityKind

_LOOKED_AT = 20  # names by which the kind of a question's units is told
Find = Callable[[str], Sequence[Entity]]


def named(names: Iterable[str], find: Find) -> list[Entity]:
    """The units that the first names of a question mean, as far as they mean any."""
    units: dict[Entity, None] = {}
    for name in list(dict.fromkeys(names))[:_LOOKED_AT]:
        try:
            units |= dict.fromkeys(find(name))
        except UnknownName:
            continue
    return list(units)


def kind_meant(
    catalogue: Catalogue, names: Iterable[str], day: date, kind: EntityKind | None = None
) -> EntityKind | None:
    """The kind that a question asks for, else that of all units that it names; None of several."""
    if kind is not None:
        return kind
    kinds = {unit.kind for unit in named(names, lambda name: [catalogue.entity(name, day)])}
    return kinds.pop() if len(kinds) == 1 else None


def series_meant(
    catalogue: Catalogue,
    reference: str,
    names: Iterable[str],
    day: date,
    kind: EntityKind | None = None,
) -> Series:
    """The series that a reference stands for beside these units: of one name the index of their
    kind, Chỉ số CCHC of a department the departments'.
    """
    if series := catalogue.series_coded(reference):
        return series
    return catalogue.series(reference, kind_meant(catalogue, names, day, kind))


def index_meant(
    catalogue: Catalogue, text: str, names: Iterable[str], day: date, kind: EntityKind | None = None
) -> Index:
    """The index that a name means beside these units."""
    return catalogue.index(text, kind_meant(catalogue, names, day, kind))


def narrowed(view: View, series: Series, among: Among, units: Sequence[Entity]) -> Among:
    """Among whom the units that a question names compete: as it says itself, else those of their
    kind in their province, where they are of one and the indicator rates it.

    BadQuestion where they are of several provinces, between which nobody competes.
    """
    kind = among.kind or _kind(view, series, units)
    if among.province:
        return replace(among, kind=kind)
    if kind in NATIONAL:
        return among
    return replace(among, kind=kind, province=_home(view.catalogue, kind, units))


def _home(catalogue: Catalogue, kind: EntityKind, units: Sequence[Entity]) -> str:
    """The province of the units of a kind; its name, where they are of provinces that bore it one
    after the other. BadQuestion where they are of several.
    """
    homes = {unit.province for unit in units if unit.kind is kind and unit.province}
    names = {catalogue.entities[home].named().name_vi for home in homes}
    if len(names) != 1:
        others = {unit.public_id for unit in units if unit.kind is EntityKind.PROVINCE}
        raise no_province(kind, sorted(homes or others))
    return homes.pop() if len(homes) == 1 else names.pop()


def _kind(view: View, series: Series, units: Sequence[Entity]) -> EntityKind:
    """The kind that the index rates, unless all units are of one other that it rates too."""
    own = view.catalogue.indices[series.last.index].kind
    kinds = {unit.kind for unit in units}
    if own in kinds or len(kinds) != 1:
        return own
    (kind,) = kinds
    is_rated = any(rates(view, meaning, kind) for meaning in series.meanings)
    return kind if kind in WITHIN_PROVINCES and is_rated else own
