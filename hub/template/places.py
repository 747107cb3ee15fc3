"""The form of what became of units: which went into which, when, and by which decision."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from hub.catalogue import Catalogue, Entity
from hub.template.form import ListColumn, SourceField
from hub.template.seal import sealed, unsealed
from hub.words import clock
from hub.words.language import Language, alphabetical
from hub.words.names import key
from hub.words.terms import WITHIN_PROVINCES, EntityKind, SuccessionKind

FAMILY = "PLACES"
MARK, EDITION = "hub-places", "1"
DATA, SOURCE, GUIDE, HIDDEN = "Sắp xếp", "Văn bản", "Hướng dẫn", "Mẫu"  # the sheets by name
MOST = 300  # rows that a workbook takes
# A drop-down parts its choices at commas, so none may hold one.
MANNERS = {
    "Nhập vào (đơn vị cũ kết thúc)": SuccessionKind.MERGED_INTO,
    "Chuyển một phần sang (đơn vị cũ còn)": SuccessionKind.PART_TRANSFERRED_TO,
}
TAKEN_BACK = "Rút lại điều đã ghi về đơn vị cũ"
KINDS = {
    "Sở ban ngành hoặc cơ quan của tỉnh": EntityKind.DEPARTMENT,
    "Xã phường đặc khu": EntityKind.COMMUNE,
}
DOCUMENT = (
    SourceField("#kind", "Tên loại văn bản", True),
    SourceField("#document", "Trích yếu", True),
    SourceField("#number", "Số, ký hiệu", True),
    SourceField("#date", "Ngày ban hành", True),
    SourceField("#issuer", "Cơ quan ban hành", True),
    SourceField("#url", "Địa chỉ trên mạng"),
)
COLUMNS = (
    ListColumn("#old", "Đơn vị cũ", "Chọn trong danh sách", True, 60),
    ListColumn("#manner", "Cách sắp xếp", "Chọn trong danh sách", True, 36),
    ListColumn(
        "#new",
        "Đơn vị mới",
        "Chọn trong danh sách; chưa có thì ghi đủ tên, không ghi tên tỉnh",
        width=60,
    ),
    ListColumn("#day", "Ngày hiệu lực", "Ngày đơn vị mới hoạt động, ví dụ 01/7/2025"),
    ListColumn("#new-kind", "Loại đơn vị mới", "Chỉ khi đơn vị mới chưa có sẵn", False, 36),
    ListColumn("#note", "Ghi chú", "Không có thì để trống", False, 40),
)


_OF_A_PROVINCE = re.compile(r"\s+(?:tỉnh|thành phố)\s.*$")
_LASTS = re.compile(r".*\)").fullmatch  # of one that has ended the last day is shown too


class PlacesForm(NamedTuple):
    """The units of a province of which it may be told what became of them."""

    province: str  # public id
    name: str
    official: str  # the province within a sentence
    units: tuple[str, ...]  # name (public id), and behind it the last day of one that has ended
    open: tuple[str, ...] = ()  # those that are no longer, and nobody has told where they went

    @property
    def title(self) -> str:
        """What stands over its sheets."""
        return f"Sắp xếp đơn vị của {self.official}"

    @property
    def ids(self) -> dict[str, str]:
        """The public id of each unit by what is shown of it, with or without its last day."""
        return {
            text: _id(unit)
            for unit in self.units
            for text in (unit, unit.partition("), đến")[0].removesuffix(")") + ")")
        }

    def alike(self, name: str) -> str | None:
        """A unit that is still there and is called so, as it is shown; None where none is."""
        wanted, lasting = key(_OF_A_PROVINCE.sub("", name)), filter(_LASTS, self.units)
        names = ((unit, _OF_A_PROVINCE.sub("", unit.rpartition(" (")[0])) for unit in lasting)
        return next((unit for unit, own in names if key(own) == wanted), None)


def places_form(catalogue: Catalogue, province: str, today: date) -> PlacesForm:
    """The form of a province, its forerunners' units among its own; UnknownName where nobody
    bears the name.
    """
    home = catalogue.entity(province, today, EntityKind.PROVINCE)
    merged = catalogue.mergers.get(home.public_id, ())
    homes = {home.public_id, *(each.public_id for each in merged)}
    units = [
        entity
        for kind in WITHIN_PROVINCES
        for entity in catalogue.by_kind.get(kind, ())
        if entity.province in homes
    ]
    shown = {unit: _shown(unit, today) for unit in units}
    lost = [shown[unit] for unit in units if _is_lost(catalogue, unit, today)]
    official = home.official_name(Language.VI, today)
    return PlacesForm(
        province=home.public_id,
        name=official,
        official=official[0].lower() + official[1:],
        units=tuple(sorted(shown.values(), key=alphabetical)),
        open=tuple(sorted(lost, key=alphabetical)[:MOST]),
    )


def places_file(form: PlacesForm) -> str:
    """The default name of a template of what became of units."""
    return f"mau-places-{form.province}.xlsx"


def lines(form: PlacesForm) -> list[tuple[str, ...]]:
    """The form as lines of texts, the first with a checksum of the others."""
    return sealed(MARK, EDITION, _said(form))


def parse(rows: Sequence[Sequence[object]]) -> PlacesForm | None:
    """The form in these lines; None where they are no form.

    Raises ValueError where they are not as they were written.
    """
    rest = unsealed(MARK, EDITION, rows)
    if rest is None:
        return None
    cells: dict[str, list[str]] = defaultdict(list)
    for name, text, *_ in rest:
        cells[name].append(text)
    (province,), (called,), (official,) = cells["province"], cells["name"], cells["official"]
    return PlacesForm(province, called, official, units=tuple(cells["unit"]))


def _id(shown: str) -> str:
    return shown.rpartition(" (")[2].partition(")")[0]


def _shown(unit: Entity, today: date) -> str:
    """Its official name of its last day, its id, and that day where it is over."""
    name = " ".join(unit.official_name(Language.VI).split())
    has_ended = unit.valid_to is not None and unit.valid_to < today
    ended = f", đến {clock.vietnamese(unit.valid_to)}" if has_ended else ""
    return f"{name} ({unit.public_id}){ended}"


def _is_lost(catalogue: Catalogue, unit: Entity, today: date) -> bool:
    """Whether a unit of a kind that goes on in others is no longer there, or its province is not,
    and no unit is known that it went into.
    """
    if unit.kind is not EntityKind.DEPARTMENT or catalogue.outcomes.get(unit.public_id):
        return False
    home = catalogue.entities[unit.province]
    return not (unit.exists_on(today) and home.exists_on(today))


def _said(form: PlacesForm) -> Iterator[tuple[str, ...]]:
    yield "province", form.province
    yield "name", form.name
    yield "official", form.official
    yield from (("unit", unit) for unit in form.units)
