"""Who competes with whom in a period, and whether enough of them have a value for a rank to be true."""

from collections.abc import Mapping
from dataclasses import dataclass

from hub.catalogue import Catalogue, Entity, Indicator
from hub.errors import BadQuestion
from hub.language import Text
from hub.panel import Cell
from hub.period import Period
from hub.terms import EntityKind

COMPLETE = (9, 10)  # nine in ten of the rated must have a value, or ranks and means among them are false


@dataclass(frozen=True)
class Among:
    """A narrower field than the default one; entities are public ids or names."""

    kind: EntityKind | None = None
    province: str | None = None
    region: str | None = None
    entities: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Peers:
    """Who competes, how many are rated, how many of them have a value."""

    kind: EntityKind
    label: Text
    members: tuple[Entity, ...]
    expected: int
    with_value: int

    @property
    def complete(self) -> bool:
        """Whether at least nine in ten of the rated have a value."""
        return self.with_value > 0 and self.with_value * COMPLETE[1] >= self.expected * COMPLETE[0]

    @property
    def ranked(self) -> bool:
        """Whether ranks among them are true: complete, and no country or region."""
        return self.complete and self.kind not in (EntityKind.COUNTRY, EntityKind.REGION)


def peers(catalogue: Catalogue, indicator: Indicator, at: Period, cells: Mapping[int, Cell], among: Among | None = None) -> Peers:
    """Who competes on an indicator in a period; BadQuestion where the field cannot be told."""
    among = among or Among()
    kind = among.kind or catalogue.indices[indicator.index].kind
    rated = catalogue.rated_in(indicator.index, kind, at)
    members = [entity for entity in catalogue.by_kind.get(kind, ())
               if (entity.id in cells and entity.exists_within(at.first_day, at.last_day) if rated else entity.exists_on(at.last_day))]
    label = _LABELS[kind]
    narrowed = False
    if among.province and kind in _NATIONAL:
        raise BadQuestion(Text("among.province chỉ dùng cho đơn vị trong một tỉnh, cần thêm among.kind",
                               "among.province is for units within a province: among.kind is wanted too"))
    if kind not in _NATIONAL:
        province = _province(catalogue, among, at)
        members = [entity for entity in members if entity.province == province.public_id]
        official = province.named(at.last_day).official_vi
        narrowed, label = True, Text(f"{label.vi} của {official[0].lower()}{official[1:]}",
                                     f"{label.en} of {province.named(at.last_day).official_en}")
    if among.region:
        region = catalogue.entity(among.region, at.last_day, EntityKind.REGION)
        members = [entity for entity in members if entity.region(at.last_day) == region.public_id]
        narrowed, label = True, Text(f"{label.vi} vùng {region.named().name_vi}", f"{label.en} of the region {region.named().name_en}")
    if among.entities is not None:
        chosen = {catalogue.entity(name, at.last_day, kind, among.province).public_id for name in among.entities}
        members = [entity for entity in members if entity.public_id in chosen]
        narrowed, label = True, Text(f"{len(members)} đơn vị được chọn", f"{len(members)} chosen units")
    with_value = sum(entity.id in cells and cells[entity.id].value is not None for entity in members)
    return Peers(kind, label, tuple(members), len(members) if narrowed or not rated else rated, with_value)


_NATIONAL = (EntityKind.PROVINCE, EntityKind.MINISTRY, EntityKind.COUNTRY, EntityKind.REGION)
_LABELS = {
    EntityKind.PROVINCE: Text("các tỉnh, thành phố", "the provinces and cities"),
    EntityKind.DEPARTMENT: Text("các sở, ban, ngành", "the departments"),
    EntityKind.DISTRICT: Text("các đơn vị cấp huyện", "the districts"),
    EntityKind.COMMUNE: Text("các đơn vị cấp xã", "the communes"),
    EntityKind.MINISTRY: Text("các bộ, ngành Trung ương", "the ministries"),
    EntityKind.REGION: Text("các vùng", "the regions"),
    EntityKind.COUNTRY: Text("cả nước", "the country"),
}


def _province(catalogue: Catalogue, among: Among, at: Period) -> Entity:
    if not among.province:
        raise BadQuestion(Text("đơn vị cấp này chỉ so sánh trong một tỉnh: cần among.province",
                               "units of this kind compete within one province only: among.province is wanted"))
    return catalogue.entity(among.province, at.last_day, EntityKind.PROVINCE)
