"""Territory: the units of before a merger beside the unit that it formed, and who competes where
the one is rebuilt from the others.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from hub.catalogue import Break, Catalogue, Entity, Indicator
from hub.panels.panel import Cell
from hub.queries.competition.members import Among, Peers, meant, peers
from hub.words.errors import BadQuestion
from hub.words.language import Language, Text
from hub.words.period import Period
from hub.words.terms import BreakKind, EntityKind, Severity


class Territory(StrEnum):
    """How values before a merger are shown for the unit that it formed."""

    AS_PUBLISHED = "AS_PUBLISHED"
    PREDECESSORS = "PREDECESSORS"
    REBUILT_MEAN = "REBUILT_MEAN"
    REBUILT_POPULATION = "REBUILT_POPULATION"

    @property
    def rebuilds(self) -> bool:
        """Whether values are computed from the parts."""
        return self in (Territory.REBUILT_MEAN, Territory.REBUILT_POPULATION)


def parts(catalogue: Catalogue, entity: Entity) -> tuple[Entity, ...]:
    """The units that became this one on the day it began; none where it was not formed by a
    merger.
    """
    return catalogue.mergers.get(entity.public_id, ())


def parts_on(catalogue: Catalogue, entity: Entity, day: date) -> list[Entity]:
    """The units of which it is made that existed on an earlier day; a unit that is no merger of
    others is itself.
    """
    found = () if entity.exists_on(day) else parts(catalogue, entity)
    return [leaf for part in found for leaf in parts_on(catalogue, part, day)] or [entity]


def continued(catalogue: Catalogue, entity: Entity) -> Entity | None:
    """The one unit that this one goes on from: the same province, nobody else merged into it and
    nothing went elsewhere.
    """
    found = parts(catalogue, entity)
    alone = (
        len(found) == 1
        and len(catalogue.outcomes[found[0].public_id]) == 1
        and found[0].province == entity.province
    )
    return found[0] if alone else None


def named(
    catalogue: Catalogue,
    territory: Territory,
    name: str,
    first: date,
    last: date,
    among: Among | None,
) -> list[Entity]:
    """The entities that a name means over a span; unless figures are as published, those of the
    present map and, asked for, their parts.
    """
    if territory is Territory.AS_PUBLISHED:
        return meant(catalogue, name, first, last, among)
    now = max(last, catalogue.drawn_on)
    found = meant(catalogue, name, now, now, among)
    if territory is Territory.PREDECESSORS:
        found = [each for entity in found for each in (entity, *parts(catalogue, entity))]
    return found


def competing(
    catalogue: Catalogue,
    territory: Territory,
    indicator: Indicator,
    at: Period,
    cells: Mapping[int, Cell],
    among: Among | None = None,
    reading: int | None = None,
    total: Mapping[int, Cell] = MappingProxyType({}),
) -> Peers:
    """Who competes in a period; where provinces are rebuilt, those of the present map."""
    kind = (among and among.kind) or catalogue.indices[indicator.index].kind
    day = catalogue.drawn_on if territory.rebuilds and kind is EntityKind.PROVINCE else date.min
    now = at if at.last_day >= day else Period(day.year, day.month, 1)
    found = peers(catalogue, indicator, now, cells, among, reading, total)
    return found if now == at else replace(found, label=_rebuilt_label(found, among))


def refuse(territory: Territory, kind: EntityKind) -> None:
    """BadQuestion where units of this kind are not rebuilt."""
    if territory.rebuilds and kind is not EntityKind.PROVINCE:
        raise BadQuestion(
            Text(
                "territory REBUILT_MEAN và REBUILT_POPULATION chỉ so sánh các tỉnh, thành phố",
                "the territories REBUILT_MEAN and REBUILT_POPULATION compare provinces only",
            )
        )


def seams(catalogue: Catalogue, territory: Territory, *periods: Period) -> list[Break]:
    """The merger before which provinces are rebuilt, where one of these periods lies before it."""
    day = catalogue.merged_on if territory.rebuilds else None
    if day is None or all(at.last_day >= day for at in periods):
        return []
    formed = [
        province
        for province in catalogue.in_force(EntityKind.PROVINCE, day)
        if parts(catalogue, province)
    ]
    of = len(catalogue.in_force(EntityKind.PROVINCE, day))
    note = Text(
        f"{len(formed)} trong {of} tỉnh, thành phố hình thành do sáp nhập: giá trị trước đó là số"
        f" tính lại từ các tỉnh cũ ({_MANNERS[territory].vi}), không phải số công bố",
        f"{len(formed)} of {of} provinces were formed by mergers: values before are rebuilt from"
        f" the old provinces ({_MANNERS[territory].en}), not published",
    )
    last = max(formed, key=lambda province: province.valid_from)
    return [replace(_break(catalogue, last, Severity.NOTE, note), entity="")]


def seam(catalogue: Catalogue, territory: Territory, entity: Entity, first: date) -> list[Break]:
    """The merger that formed a unit after a day: NOTE where what came before is rebuilt or goes
    on in it, else CUT.
    """
    found = parts(catalogue, entity)
    if territory is Territory.AS_PUBLISHED or not found or entity.valid_from <= first:
        return []
    names = _listed(found, entity.valid_from)
    if territory.rebuilds and continued(catalogue, entity):
        note = Text(
            f"Tiếp nối {names.vi}: giá trị trước đó là của đơn vị cũ",
            f"Goes on from {names.en}: values before are its own",
        )
        return [_break(catalogue, entity, Severity.NOTE, note)]
    if territory.rebuilds and entity.kind is EntityKind.PROVINCE:
        note = Text(
            f"Hợp nhất từ {names.vi}: giá trị trước đó là số tính lại ({_MANNERS[territory].vi}),"
            " không phải số công bố",
            f"Formed from {names.en}: values before are rebuilt ({_MANNERS[territory].en}), not"
            " published",
        )
        return [_break(catalogue, entity, Severity.NOTE, note)]
    note = Text(
        f"Hợp nhất từ {names.vi}: không so sánh được với số liệu trước đó của từng đơn vị",
        f"Formed from {names.en}: not comparable with the figures of each before",
    )
    return [_break(catalogue, entity, Severity.CUT, note)]


_MANNERS = {
    Territory.REBUILT_MEAN: Text("trung bình cộng", "plain mean"),
    Territory.REBUILT_POPULATION: Text("trung bình theo dân số", "mean weighted by population"),
}


def _rebuilt_label(found: Peers, among: Among | None) -> Text:
    if among and (among.region or among.entities is not None):
        return Text(
            f"{found.label.vi}, sau sắp xếp, tính lại",
            f"{found.label.en}, after the mergers, rebuilt",
        )
    number = found.expected
    return Text(
        f"{number} tỉnh, thành phố sau sắp xếp, tính lại",
        f"{number} provinces and cities after the mergers, rebuilt",
    )


def _listed(found: Iterable[Entity], on: date) -> Text:
    """The names of the parts, a department's with its province."""
    return Text(*(", ".join(_name(part, language, on) for part in found) for language in Language))


def _name(part: Entity, language: Language, on: date) -> str:
    return (
        part.name(language, on)
        if part.kind is EntityKind.PROVINCE
        else part.official_name(language, on)
    )


def _break(catalogue: Catalogue, entity: Entity, severity: Severity, note: Text) -> Break:
    day = entity.valid_from
    document = catalogue.predecessions[entity.public_id][0].document
    return Break(
        Period(day.year, day.month, 1),
        BreakKind.TERRITORY,
        severity,
        note,
        "",
        entity.public_id,
        document,
    )
