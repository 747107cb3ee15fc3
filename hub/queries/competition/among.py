"""Among: how a question narrows a competition."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hub.catalogue import Catalogue, Entity
from hub.queries.competition.kinds import LISTED, NATIONAL
from hub.words import labels
from hub.words.errors import BadQuestion
from hub.words.labels import KINDS
from hub.words.language import Text, within_sentence
from hub.words.period import Period
from hub.words.terms import EntityKind


@dataclass(frozen=True)
class Among:
    """A narrower competition than the default one; entities are public ids or names."""

    kind: EntityKind | None = None
    province: str | None = None
    region: str | None = None
    block: str | None = None
    entities: tuple[str, ...] | None = None

    @property
    def chosen(self) -> bool:
        """Whether it is a list of units, which shows nothing of a whole region or country."""
        return self.entities is not None

    @property
    def whole(self) -> bool:
        """Whether everyone who was rated together competes."""
        return self.region is None and not self.chosen


EVERYONE = Among()


@dataclass(frozen=True)
class Selection:
    """Units, and how they are called together."""

    entities: tuple[Entity, ...]
    label: Text

    def only(self, belongs: Callable[[Entity], bool], vi: str, en: str) -> "Selection":
        """Those that belong, with more words in the label."""
        return Selection(tuple(filter(belongs, self.entities)), self.called(vi, en).label)

    def called(self, vi: str, en: str) -> "Selection":
        """The same with more words in the label."""
        return replace(self, label=Text(f"{self.label.vi} {vi}", f"{self.label.en} {en}"))


def select(
    catalogue: Catalogue,
    among: Among,
    kind: EntityKind,
    period: Period,
    candidates: tuple[Entity, ...],
) -> Selection:
    """The candidates of the province, block, region or list of a question.

    BadQuestion where the kind of units does not go with it, UnknownName for a name of nothing.
    Who is in its block is for figures to tell.
    """
    _check(among, kind)
    selection = Selection(candidates, labels.EVERYONE[kind])
    province = None if kind in NATIONAL else home_province(catalogue, among, kind, period)
    if province:
        selection = _of_province(selection, province, period)
    if among.region:
        selection = _of_region(selection, catalogue, among.region, period=period)
    if among.entities is not None:
        home = province.public_id if province else None
        ids = {
            catalogue.entity(name, period.last_day, kind, province=home).public_id
            for name in among.entities
        }
        selection = _of_list(selection, ids)
    return selection


def home_province(catalogue: Catalogue, among: Among, kind: EntityKind, period: Period) -> Entity:
    """The province within which units of a kind compete; BadQuestion where the question names
    none.
    """
    if not among.province:
        raise no_province(kind)
    return catalogue.entity(among.province, period.last_day, EntityKind.PROVINCE)


def no_province(kind: EntityKind, homes: Sequence[str] = ()) -> BadQuestion:
    """The error where units compete within one province, and the question means none or several."""
    shown = " | ".join(f'"{home}"' for home in homes[:_SHOWN]) or '"lai-chau"'
    example = f"among: {{kind: {kind.value}, province: {shown}}}"
    whose = KINDS[kind]
    return BadQuestion(
        Text(
            f"{whose.vi} chỉ so sánh trong một tỉnh: cần among.province, như {example}",
            f"{whose.en} compete within one province only: among.province is wanted, as in"
            f" {example}",
        )
    )


def _check(among: Among, kind: EntityKind) -> None:
    """BadQuestion where a province or a block is named for units that are not within one."""
    if among.province and kind in NATIONAL:
        raise BadQuestion(_MISPLACED_PROVINCE)
    if among.block and kind in LISTED:
        raise BadQuestion(_MISPLACED_BLOCK)


def _of_province(selection: Selection, province: Entity, period: Period) -> Selection:
    name = province.named(period.last_day)
    return selection.only(
        lambda entity: entity.province == province.public_id,
        f"của {within_sentence(name.official_vi)}",
        f"of {name.official_en}",
    )


def _of_region(selection: Selection, catalogue: Catalogue, name: str, period: Period) -> Selection:
    day = period.last_day
    region = catalogue.entity(name, day, EntityKind.REGION)
    return selection.only(
        lambda entity: entity.region(day) == region.public_id,
        f"vùng {region.named().name_vi}",
        f"of the region {region.named().name_en}",
    )


def _of_list(selection: Selection, ids: set[str]) -> Selection:
    entities = tuple(entity for entity in selection.entities if entity.public_id in ids)
    count = len(entities)
    return Selection(entities, Text(f"{count} đơn vị được chọn", f"{count} chosen units"))


_SHOWN = 5  # provinces that an error names
_MISPLACED_PROVINCE = Text(
    "among.province chỉ dùng cho đơn vị trong một tỉnh, cần thêm among.kind",
    "among.province is for units within a province: among.kind is wanted too",
)
_MISPLACED_BLOCK = Text(
    "among.block chỉ dùng cho đơn vị trong một tỉnh, cần thêm among.kind",
    "among.block is for units within a province: among.kind is wanted too",
)
