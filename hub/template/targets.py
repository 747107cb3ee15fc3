"""The form of a unit's own targets: what its workbook asks for, and its closed lists."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from hub.catalogue import Catalogue, Entity
from hub.template.form import ListColumn, SourceField
from hub.template.seal import sealed, unsealed
from hub.words.language import Language, alphabetical
from hub.words.terms import WITHIN_PROVINCES, Comparator, EntityKind, Measure, ReformArea

FAMILY = "TARGETS"
MARK, EDITION = "hub-targets", "1"
DATA, SOURCE, GUIDE, HIDDEN = "Chỉ tiêu", "Văn bản", "Hướng dẫn", "Mẫu"  # the sheets by name
MOST = 200  # targets that a workbook takes
APART = " – "  # between the code of an indicator and its name
# A drop-down parts its choices at commas, so none may hold one.
COMPARATORS = {
    "Tối thiểu": Comparator.AT_LEAST,
    "Tối đa": Comparator.AT_MOST,
    "Trên": Comparator.MORE_THAN,
    "Dưới": Comparator.LESS_THAN,
    "Bằng": Comparator.EQUAL,
    "Tăng thêm": Comparator.INCREASE_BY,
    "Giảm": Comparator.REDUCE_BY,
}
MEASURES = {
    "Giá trị": Measure.VALUE,
    "Thứ hạng": Measure.RANK,
    "Nhóm hoặc xếp loại": Measure.GROUP,
}
AREAS = {
    "Chỉ đạo điều hành": ReformArea.STEERING,
    "Thể chế": ReformArea.INSTITUTIONS,
    "Thủ tục hành chính": ReformArea.PROCEDURES,
    "Tổ chức bộ máy": ReformArea.APPARATUS,
    "Chế độ công vụ": ReformArea.CIVIL_SERVICE,
    "Tài chính công": ReformArea.PUBLIC_FINANCE,
    "Chính phủ điện tử và chính quyền số": ReformArea.DIGITAL_GOVERNMENT,
}
UNITS = ("%", "điểm", "điểm phần trăm", "phút", "phút/lượt", "giờ", "ngày", "hồ sơ", "TTHC", "hạng")
YEARLY = "/năm"
KINDS = ("Kế hoạch", "Quyết định", "Nghị quyết", "Chương trình", "Chỉ thị", "Công văn", "Báo cáo")


DOCUMENT = (
    SourceField("#kind", "Tên loại văn bản", True),
    SourceField("#document", "Trích yếu", True),
    SourceField("#number", "Số, ký hiệu"),
    SourceField("#date", "Ngày ban hành", True),
    SourceField("#issuer", "Cơ quan ban hành", True),
    SourceField("#period", "Giai đoạn của văn bản"),
    SourceField("#url", "Địa chỉ trên mạng"),
)
COLUMNS = (
    ListColumn("#label", "Nội dung chỉ tiêu", "Đủ lời văn bản, không viết tắt", True, 60),
    ListColumn("#measure", "Đặt cho", "Để trống là giá trị của chỉ số"),
    ListColumn("#comparator", "Cách so", "Như văn bản ghi; không ghi thì chọn Bằng", True, 12),
    ListColumn("#value", "Mức phấn đấu", "Một số; của nhóm thì ghi tên nhóm", True, 12, "cell"),
    ListColumn("#unit", "Đơn vị tính", "Chọn, hoặc ghi; thêm “/năm” nếu là mức mỗi năm"),
    ListColumn("#from", "Từ kỳ", "Ví dụ 2023, quý II/2024; không có thì để trống"),
    ListColumn("#by", "Thời hạn", "Ví dụ 2025, quý IV/2025; để trống là giai đoạn của văn bản"),
    ListColumn("#baseline", "Mốc so sánh", "Của mức tăng, giảm: một năm, ví dụ 2021"),
    ListColumn("#indicator", "Chỉ số", "Chỉ số của hệ thống đo đúng nội dung này", width=44),
    ListColumn("#area", "Lĩnh vực cải cách", "Không rõ thì để trống", width=22),
    ListColumn("#locator", "Vị trí trong văn bản", "Ví dụ: mục II.2, trang 3", width=20),
)


class TargetForm(NamedTuple):
    """Whose targets are asked for, and the indicators that may measure them."""

    unit: str  # public id
    name: str
    kind: str
    province: str  # its own, or that of which it is; empty where it is of none
    indicators: tuple[str, ...]  # code – name

    @property
    def title(self) -> str:
        """What stands over its sheets."""
        return f"Chỉ tiêu của {self.name}"


def targets_form(catalogue: Catalogue, unit: str, today: date) -> TargetForm:
    """The form of a unit's targets; UnknownName where nobody bears the name."""
    entity = catalogue.entity(unit, today)
    own = entity.public_id if entity.kind is EntityKind.PROVINCE else ""
    return TargetForm(
        unit=entity.public_id,
        name=entity.official_name(Language.VI),
        kind=entity.kind,
        province=entity.province or own,
        indicators=tuple(_indicators(catalogue, entity)),
    )


def targets_file(form: TargetForm) -> str:
    """The default name of a template of targets."""
    return f"mau-targets-{form.unit.replace('/', '-')}.xlsx"


def lines(form: TargetForm) -> list[tuple[str, ...]]:
    """The form as lines of texts, the first with a checksum of the others."""
    return sealed(MARK, EDITION, _said(form))


def parse(rows: Sequence[Sequence[object]]) -> TargetForm | None:
    """The form in these lines; None where they are no form.

    Raises ValueError where they are not as they were written.
    """
    rest = unsealed(MARK, EDITION, rows)
    if rest is None:
        return None
    cells: dict[str, list[str]] = defaultdict(list)
    for key, text, *_ in rest:
        cells[key].append(text)
    (unit,), (name,), (kind,) = cells["unit"], cells["name"], cells["kind"]
    province = "".join(cells["province"])
    return TargetForm(unit, name, kind, province=province, indicators=tuple(cells["indicator"]))


def _indicators(catalogue: Catalogue, entity: Entity) -> Iterator[str]:
    """The indicators on which units of its kind are rated, and the totals of all indices."""
    for index in sorted(catalogue.indices.values(), key=lambda index: alphabetical(index.name.vi)):
        named: dict[str, str] = {}
        for indicator in catalogue.indicators_of(index.public_id):
            if indicator.code == index.total or _rates(index.kind, entity.kind):
                named[indicator.code] = " ".join(indicator.name.vi.split())
        yield from (f"{code}{APART}{name}" for code, name in named.items())


def _rates(kind: EntityKind, own: EntityKind) -> bool:
    """Whether an index that rates a kind has figures of another: one of offices rates all that
    are within a province.
    """
    return kind is own or (kind is EntityKind.DEPARTMENT and own in WITHIN_PROVINCES)


def _said(form: TargetForm) -> Iterator[tuple[str, ...]]:
    yield "unit", form.unit
    yield "name", form.name
    yield "kind", form.kind
    if form.province:
        yield "province", form.province
    yield from (("indicator", indicator) for indicator in form.indicators)
    yield from (("unit-of-measure", unit) for unit in UNITS)
