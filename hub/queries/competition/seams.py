"""Seams: the breaks at which rebuilt values, or a unit formed by a merger, begin."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from hub.catalogue import Break, Catalogue, Entity
from hub.queries.competition.territory import Territory, predecessors, sole_predecessor
from hub.words.language import Language, Text
from hub.words.period import Period
from hub.words.terms import BreakKind, EntityKind, Severity


def seams(catalogue: Catalogue, territory: Territory, *periods: Period) -> list[Break]:
    """The merger before which provinces are rebuilt, where one of these periods lies before it."""
    day = catalogue.merged_on if territory.rebuilds else None
    if day is None or all(period.last_day >= day for period in periods):
        return []
    provinces = catalogue.in_force(EntityKind.PROVINCE, day)
    formed = [province for province in provinces if predecessors(catalogue, province)]
    of = len(provinces)
    note = Text(
        f"{len(formed)} trong {of} tỉnh, thành phố hình thành sau sắp xếp, {of - len(formed)} tỉnh,"
        " thành phố không thực hiện sắp xếp: giá trị trước đó của tỉnh, thành phố sau sắp xếp là số"
        f" tính lại từ các tỉnh, thành phố cũ ({_MANNERS[territory].vi}), không phải số công bố",
        f"{len(formed)} of {of} provinces were formed by mergers: values before are rebuilt from"
        f" the old provinces ({_MANNERS[territory].en}), not published",
    )
    last = max(formed, key=lambda province: province.valid_from)
    return [replace(_break(catalogue, last, Severity.NOTE, note=note), entity="")]


def seam(catalogue: Catalogue, territory: Territory, entity: Entity, first: date) -> list[Break]:
    """The merger that formed a unit after a day: NOTE where what came before is rebuilt or goes
    on in it, else CUT.
    """
    before = predecessors(catalogue, entity)
    if territory is Territory.AS_PUBLISHED or not before or entity.valid_from <= first:
        return []
    names = _listed(before, entity.valid_from)
    if territory.rebuilds and sole_predecessor(catalogue, entity):
        note = Text(
            f"Tiếp nối {names.vi}: giá trị trước đó là của đơn vị cũ",
            f"Goes on from {names.en}: values before are its own",
        )
        return [_break(catalogue, entity, Severity.NOTE, note=note)]
    if territory.rebuilds and entity.kind is EntityKind.PROVINCE:
        note = Text(
            f"Sắp xếp từ {names.vi}: giá trị trước đó là số tính lại ({_MANNERS[territory].vi}),"
            " không phải số công bố",
            f"Formed from {names.en}: values before are rebuilt ({_MANNERS[territory].en}), not"
            " published",
        )
        return [_break(catalogue, entity, Severity.NOTE, note)]
    opening = "Sắp xếp từ" if entity.kind is EntityKind.PROVINCE else "Hình thành do sắp xếp"
    note = Text(
        f"{opening} {names.vi}: không so sánh được với số liệu trước đó của từng đơn vị",
        f"Formed from {names.en}: not comparable with the figures of each before",
    )
    return [_break(catalogue, entity, Severity.CUT, note=note)]


_MANNERS = {
    Territory.REBUILT_MEAN: Text("trung bình cộng", "plain mean"),
    Territory.REBUILT_POPULATION: Text("trung bình theo dân số", "mean weighted by population"),
}


def _listed(units: Iterable[Entity], on: date) -> Text:
    """The names of units, a department's with its province: các tỉnh Hà Nam, Nam Định, Ninh
    Bình.
    """
    units = list(units)
    names = Text(*(", ".join(_name(unit, language, on) for unit in units) for language in Language))
    if any(unit.kind is not EntityKind.PROVINCE for unit in units):
        return names
    are_cities = {unit.named(on).is_city for unit in units}
    kind = {frozenset({True}): "thành phố", frozenset({False}): "tỉnh"}.get(frozenset(are_cities))
    several = "các " if len(units) > 1 else ""
    return Text(f"{several}{kind or 'tỉnh, thành phố'} {names.vi}", names.en)


def _name(unit: Entity, language: Language, on: date) -> str:
    if unit.kind is EntityKind.PROVINCE:
        return unit.name(language, on)
    return unit.official_name(language, on)


def _break(catalogue: Catalogue, entity: Entity, severity: Severity, note: Text) -> Break:
    day = entity.valid_from
    document = catalogue.predecessions[entity.public_id][0].document
    return Break(
        at=Period(day.year, day.month, 1),
        kind=BreakKind.TERRITORY,
        severity=severity,
        note=note,
        code="",
        entity=entity.public_id,
        document=document,
    )
