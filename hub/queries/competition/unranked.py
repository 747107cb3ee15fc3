"""Unranked: why a unit with a value stands nowhere among those who compete, in a sentence."""

from hub.catalogue import Entity
from hub.panels.panel import Cell
from hub.queries.competition import Competition
from hub.queries.competition.kinds import COMPOUND
from hub.words.labels import KINDS
from hub.words.language import Text
from hub.words.terms import WITHIN_PROVINCES


def unranked(competition: Competition, entity: Entity, cell: Cell) -> Text | None:
    """Why a unit is not ranked, by the first case that fits; None where it is.

    1. It is not one of those who compete: of another kind, or not among those asked for.
    2. Its value is in doubt, is none, or was read on another day.
    3. Nobody is ranked.
    """
    if entity.id in competition.standings:
        return None
    if entity.kind in COMPOUND:
        return _BESIDE
    if entity.kind is not competition.kind:
        return _of_another_kind(competition, entity)
    if entity.id not in competition.member_ids:
        label = competition.label
        return Text(f"không thuộc {label.vi}", f"not one of {label.en}")
    return _of_its_value(competition, cell) or competition.reason


def _of_another_kind(competition: Competition, entity: Entity) -> Text:
    own, others = KINDS[entity.kind], KINDS[competition.kind]
    vi = f"{own.vi} không xếp hạng cùng {others.vi}"
    en = f"{own.en} are not ranked with {others.en}"
    if entity.kind in WITHIN_PROVINCES:
        among = f'among: {{kind: {entity.kind.value}, province: "{entity.province}"}}'
        vi, en = f"{vi}; so sánh trong tỉnh bằng {among}", f"{en}; compare within it by {among}"
    return Text(vi, en)


def _of_its_value(competition: Competition, cell: Cell) -> Text | None:
    """What keeps its own value out; None where nothing does."""
    if cell.value is None:
        return _NO_VALUE
    if cell.mark.doubtful:
        return _DOUBTFUL
    return _OTHER_DAY if cell.reading != competition.at.reading else None


_BESIDE = Text(
    "cả nước và vùng đứng bên cạnh để so sánh, không xếp hạng",
    "the country and regions stand beside the others and are not ranked",
)
_NO_VALUE = Text("nguồn không nêu giá trị nên không xếp hạng", "without a value it is not ranked")
_DOUBTFUL = Text("giá trị còn nghi vấn nên không xếp hạng", "its value is in doubt, so not ranked")
_OTHER_DAY = Text(
    "số đọc khác ngày với các đơn vị được so sánh nên không xếp hạng cùng",
    "read on another day than the others, so not ranked with them",
)
