"""Who competes with whom in a period, and whether enough of them have a value for a rank to be
true.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from hub.catalogue import Catalogue, Entity, Indicator
from hub.panels.panel import Cell, View
from hub.words import codes
from hub.words.completeness import is_complete
from hub.words.errors import BadQuestion, UnknownName
from hub.words.labels import EVERYONE
from hub.words.language import Text, within_sentence
from hub.words.names import key, plain
from hub.words.period import Period
from hub.words.terms import BELOW_PROVINCES, WITHIN_PROVINCES, EntityKind


@dataclass(frozen=True)
class Among:
    """A narrower field than the default one; entities are public ids or names."""

    kind: EntityKind | None = None
    province: str | None = None
    region: str | None = None
    block: str | None = None
    entities: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Peers:
    """Who competes, how many are rated, how many of them have a value; `apart` tells why they
    are no one field.
    """

    kind: EntityKind
    label: Text
    members: tuple[Entity, ...]
    expected: int
    with_value: int
    reading: int = 0
    apart: Text | None = None
    at: Period | None = None  # whose units they are
    doubtful: int = 0  # how many have a value that is in doubt

    @property
    def complete(self) -> bool:
        """Whether they are one field of which at least nine in ten have a value."""
        return (
            not self.apart and self.with_value > 0 and is_complete(self.with_value, self.expected)
        )

    @property
    def ranked(self) -> bool:
        """Whether ranks among them are true: complete, and no country or region."""
        return self.complete and self.kind not in (EntityKind.COUNTRY, EntityKind.REGION)

    @property
    def held(self) -> int:
        """How many have a value, in doubt or not."""
        return self.with_value + self.doubtful

    @property
    def reason(self) -> Text | None:
        """Why nothing is computed among them; nothing where it is."""
        if self.complete:
            return None
        doubt = Text(
            f", giá trị của {self.doubtful} đơn vị còn nghi vấn nên không tính",
            f"; the values of {self.doubtful} are in doubt and left out",
        )
        vi, en = doubt if self.doubtful else ("", "")
        held = Text(
            f"hệ thống mới có giá trị của {self.with_value} trên {self.expected} đơn vị được đánh"
            f" giá{vi}, chưa đủ 9/10",
            f"the hub holds the value of {self.with_value} of {self.expected} rated units{en},"
            " fewer than nine in ten",
        )
        return self.apart or held


@dataclass(frozen=True)
class Field:
    """Those who are rated together and how many they are; not counted where the source does not
    tell, so that there may be more.
    """

    members: tuple[Entity, ...]
    expected: int
    counted: bool


def peers(
    catalogue: Catalogue,
    indicator: Indicator,
    at: Period,
    cells: Mapping[int, Cell],
    among: Among | None = None,
    reading: int | None = None,
    total: Mapping[int, Cell] = MappingProxyType({}),
) -> Peers:
    """Who competes on an indicator in a period, by default at the latest complete reading;
    BadQuestion where the field cannot be told.

    How many were rated may be printed beside the total of the index alone, so what is held of that
    tells it for the parts.
    """
    among = among or Among()
    kind = among.kind or catalogue.indices[indicator.index].kind
    rated = catalogue.rated_in(indicator.index, kind, at)
    everyone = catalogue.by_kind.get(kind, ())
    if kind in BELOW_PROVINCES and among.entities is None:
        everyone = [entity for entity in everyone if entity.id in cells or entity.id in total]
    members = [entity for entity in everyone if _competes(entity, at, cells, rated)]
    members, label = _narrowed(catalogue, among, kind, at, members)
    whole = among.region is None and among.entities is None
    apart = (
        _OWN
        if len(members) > 1
        and kind is EntityKind.PROVINCE
        and catalogue.own_editions(indicator, at)
        else None
    )
    if kind not in _LISTED:
        members, apart = _in_block(members, cells, among.block)
        rated = rated or _told(members, cells) or _told(members, total if cells else {})
        members = (
            [entity for entity in members if entity.id in cells] if rated and whole else members
        )
        apart = apart or (_UNCOUNTED if whole and not rated else None)
    expected = rated if rated and whole else len(members)
    reading = _latest(members, cells, expected) if reading is None else reading
    doubtful = sum(
        cell.value is not None and cell.mark.doubtful
        for entity in members
        if (cell := cells.get(entity.id))
    )
    return Peers(
        kind,
        label,
        tuple(members),
        expected,
        len(values_of(members, cells, reading)),
        reading,
        apart,
        at,
        doubtful,
    )


def beside(
    view: View, indicator: Indicator, at: Period, among: Among | None = None
) -> Mapping[int, Cell]:
    """What is held of the total of an indicator's index, where it is for the source to tell how
    many were rated.
    """
    kind = (among and among.kind) or view.catalogue.indices[indicator.index].kind
    total = None if kind in _LISTED else view.catalogue.meaning(codes.total(indicator.index), at)
    return view.panel(total).cells(at) if total and total is not indicator else {}


def unknown_block(
    catalogue: Catalogue, indicator: Indicator, at: Period, cells: Mapping[int, Cell], among: Among
) -> UnknownName:
    """What to say of a block that nobody is ranked in; offers those there are."""
    everyone = peers(catalogue, indicator, at, cells, replace(among, block=None))
    province = _province(catalogue, among, at).public_id if everyone.kind not in _NATIONAL else None
    known = {
        cells[entity.id].mark.block
        for entity in catalogue.by_kind.get(everyone.kind, ())
        if entity.id in cells and province in (None, entity.province)
    }
    return UnknownName(Text("khối", "block"), among.block, sorted(known - {""}))


def fields(
    catalogue: Catalogue,
    indicator: Indicator,
    at: Period,
    cells: Mapping[int, Cell],
    kind: EntityKind,
) -> list[Field]:
    """Everyone rated in a period, field by field: those of the whole country, or of each block
    of each province that figures name.
    """
    if kind in _LISTED:
        whole = peers(catalogue, indicator, at, cells, Among(kind))
        return [Field(whole.members, max(whole.expected, len(whole.members)), counted=True)]
    kinds = (kind,) if kind in _NATIONAL else WITHIN_PROVINCES
    apart: dict[tuple[EntityKind, str | None, str], list[Entity]] = {}
    for entity in map(catalogue.by_id.__getitem__, cells):
        if entity.kind in kinds:
            apart.setdefault(
                (entity.kind, entity.province, plain(key(cells[entity.id].mark.block))), []
            ).append(entity)
    return [_counted(catalogue, indicator, at, cells, members) for members in apart.values()]


def meant(
    catalogue: Catalogue, name: str, first: date, last: date, among: Among | None
) -> list[Entity]:
    """The entities that a name means over a span, among those of a kind and a province;
    UnknownName offers the nearest.
    """
    kind, province = (among.kind, among.province) if among else (None, None)
    own = catalogue.entity(province, last, EntityKind.PROVINCE).public_id if province else None
    return catalogue.entities_over(name, first, last, kind, own)


def values_of(
    members: Iterable[Entity], cells: Mapping[int, Cell], reading: int = 0
) -> dict[int, float]:
    """The values with which the members compete: of one reading, and none that is in doubt."""
    found = ((entity.id, cells[entity.id]) for entity in members if entity.id in cells)
    return {
        entity: cell.value
        for entity, cell in found
        if cell.value is not None and cell.reading == reading and not cell.mark.doubtful
    }


def _told(members: Iterable[Entity], cells: Mapping[int, Cell]) -> int:
    """Among how many the source ranks these, 0 where it does not tell."""
    return max(
        (cells[entity.id].rank_of or 0 for entity in members if entity.id in cells), default=0
    )


def _latest(members: Iterable[Entity], cells: Mapping[int, Cell], expected: int) -> int:
    """The latest reading that is complete, else that of most units, the latest of several: a few
    read on another day do not stand for all.
    """
    read = Counter(cells[entity.id].reading for entity in members if entity.id in cells)
    whole = [reading for reading, count in read.items() if is_complete(count, expected)]
    return (
        max(whole) if whole else max(read, key=lambda reading: (read[reading], reading), default=0)
    )


_NATIONAL = (EntityKind.PROVINCE, EntityKind.MINISTRY, EntityKind.COUNTRY, EntityKind.REGION)
# Who of other kinds was rated is for figures to name, and how many they are for the source to tell.
_LISTED = (EntityKind.PROVINCE, EntityKind.COUNTRY, EntityKind.REGION)
_UNCOUNTED = Text(
    "nguồn không cho biết đã đánh giá bao nhiêu đơn vị nên không xếp hạng",
    "the source does not tell how many units it rated, so none is ranked",
)


_OWN = Text(
    "mỗi tỉnh có bộ chỉ số riêng nên không so sánh giữa các tỉnh",
    "each province has a set of its own, so provinces are not compared",
)


def _counted(
    catalogue: Catalogue,
    indicator: Indicator,
    at: Period,
    cells: Mapping[int, Cell],
    members: list[Entity],
) -> Field:
    """A block with the number that the publisher or its source tells."""
    told = catalogue.rated_in(indicator.index, members[0].kind, at) or _told(members, cells)
    return Field(tuple(members), max(told, len(members)), counted=told > 0)


def _competes(entity: Entity, at: Period, cells: Mapping[int, Cell], rated: int | None) -> bool:
    """Whether it is in force on the last day; where the publisher says how many it rated, who
    was rated decides.
    """
    if entity.id in cells and (rated or entity.kind not in _LISTED):
        return entity.exists_within(at.first_day, at.last_day)
    return not rated and entity.exists_on(at.last_day)


def _narrowed(
    catalogue: Catalogue, among: Among, kind: EntityKind, at: Period, members: list[Entity]
) -> tuple[list[Entity], Text]:
    """Those of the asked province, region or list, and how to call them."""
    label = EVERYONE[kind]
    if among.province and kind in _NATIONAL:
        raise BadQuestion(
            Text(
                "among.province chỉ dùng cho đơn vị trong một tỉnh, cần thêm among.kind",
                "among.province is for units within a province: among.kind is wanted too",
            )
        )
    if among.block and kind in _LISTED:
        raise BadQuestion(
            Text(
                "among.block chỉ dùng cho đơn vị trong một tỉnh, cần thêm among.kind",
                "among.block is for units within a province: among.kind is wanted too",
            )
        )
    province = None if kind in _NATIONAL else _province(catalogue, among, at)
    if province:
        members = [entity for entity in members if entity.province == province.public_id]
        official = province.named(at.last_day)
        label = _joined(
            label, f"của {within_sentence(official.official_vi)}", f"of {official.official_en}"
        )
    if among.block:
        label = _joined(label, f"({among.block})", f"({among.block})")
    if among.region:
        region = catalogue.entity(among.region, at.last_day, EntityKind.REGION)
        members = [entity for entity in members if entity.region(at.last_day) == region.public_id]
        label = _joined(
            label, f"vùng {region.named().name_vi}", f"of the region {region.named().name_en}"
        )
    if among.entities is not None:
        chosen = {
            catalogue.entity(name, at.last_day, kind, province and province.public_id).public_id
            for name in among.entities
        }
        members = [entity for entity in members if entity.public_id in chosen]
        label = Text(f"{len(members)} đơn vị được chọn", f"{len(members)} chosen units")
    return members, label


def _joined(label: Text, vi: str, en: str) -> Text:
    return Text(f"{label.vi} {vi}", f"{label.en} {en}")


def _in_block(
    members: list[Entity], cells: Mapping[int, Cell], wanted: str | None
) -> tuple[list[Entity], Text | None]:
    """Those that the source ranks together: the asked block, else those outside any; and why
    several blocks are no one field.
    """
    blocks = {entity.id: cells[entity.id].mark.block for entity in members if entity.id in cells}
    known = sorted(set(blocks.values()) - {""})
    if wanted:
        asked = plain(key(wanted))
        return [
            entity for entity in members if plain(key(blocks.get(entity.id, ""))) == asked
        ], None
    if len(known) < 2 or "" in blocks.values():
        return [
            entity
            for entity in members
            if not known or blocks.get(entity.id, known[0]) == min(blocks.values())
        ], None
    named = "; ".join(f"“{block}”" for block in known)
    return members, Text(
        f"nguồn xếp hạng riêng từng khối, cần among.block là một trong {named}",
        f"the source ranks each block apart: among.block is wanted, one of {named}",
    )


def _province(catalogue: Catalogue, among: Among, at: Period) -> Entity:
    if not among.province:
        raise BadQuestion(
            Text(
                "đơn vị cấp này chỉ so sánh trong một tỉnh: cần among.province",
                "units of this kind compete within one province only: among.province is wanted",
            )
        )
    return catalogue.entity(among.province, at.last_day, EntityKind.PROVINCE)
