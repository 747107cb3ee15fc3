"""Tables varied by hypothesis: every figure is right, or something is asked."""

from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.dataset import datasets
from hub.dataset.rows import ObservationRow
from hub.words.errors import Fault
from hub.words.names import key, plain
from hub.words.offices import in_full
from loaders.catalogue.entities import national_names
from loaders.ordinary.content import FileContent
from loaders.ordinary.exhibit import CellGrid, Exhibit, TableCell, widened
from loaders.ordinary.files import read
from tests.loaders.ordinary.tables import SEEDS

OFFICES = {
    "Sở Nội vụ": ("Sở Nội vụ", "Sở NV", "SỞ NỘI VỤ"),
    "Sở Tư pháp": ("Sở Tư pháp", "Sở Tư pháp (*)", "Sở TP"),
    "Sở Y tế": ("Sở Y tế", "Sở Y tế (1)", "So Y te"),
    "Sở Tài chính": ("Sở Tài chính", "Sở TC"),
    "Sở Khoa học và Công nghệ": ("Sở Khoa học và Công nghệ", "Sở KH&CN"),
    "Sở Công Thương": ("Sở Công Thương", "Sở Công thương"),
}
UNITS = ("Tên đơn vị", "Đơn vị", "Cơ quan, đơn vị", "Sở, ban, ngành", "TÊN CƠ QUAN")
SCORES = ("Chỉ số CCHC (%)", "Tỷ lệ đạt được (%)", "Tỷ lệ %", "Chỉ số (%)")
RANKS = ("Xếp hạng", "Hạng", "Thứ hạng", "Vị thứ", "Xếp thứ")
AREAS = {"Cải cách thể chế": "P2", "Cải cách tài chính công": "P6", "Cải cách tổ chức bộ máy": "P4"}
BESIDE = ("Ghi chú", "Điểm năm trước", "Tăng/giảm so với năm 2022", "Mã đơn vị", "Nội dung khác")


class Truth(NamedTuple):
    """What an office reached: its total in percent, its rank, and its points by area."""

    total: float
    rank: int
    areas: dict[str, float]


class Drawn(NamedTuple):
    """A table as it is typed, and what is true."""

    rows: list[list[str]]
    truths: dict[str, Truth]


def number(value: float, comma: bool) -> str:
    """A number as one types it."""
    text = f"{value:.2f}"
    return text.replace(".", ",") if comma else text


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    """A table of a few offices, its columns in any order, with what people put around figures."""
    offices = draw(st.lists(st.sampled_from(sorted(OFFICES)), min_size=4, unique=True))
    areas = draw(st.lists(st.sampled_from(sorted(AREAS)), max_size=2, unique=True))
    totals = draw(st.lists(st.integers(4000, 9999), min_size=len(offices), max_size=len(offices)))
    truths = {
        office: Truth(
            total / 100,
            1 + sum(other > total for other in totals),
            {area: draw(st.integers(100, 1999)) / 100 for area in areas},
        )
        for office, total in zip(offices, totals, strict=True)
    }
    comma, of_all = draw(st.booleans()), draw(st.booleans())
    columns = {
        draw(st.sampled_from(UNITS)): lambda office: draw(st.sampled_from(OFFICES[office])),
        draw(st.sampled_from(SCORES)): lambda office: number(truths[office].total, comma),
        draw(st.sampled_from(RANKS)): lambda office: (
            f"{truths[office].rank}/{len(offices)}" if of_all else str(truths[office].rank)
        ),
        **{area: _area(truths, area, comma) for area in areas},
        **{
            word: lambda office: "" for word in draw(st.lists(st.sampled_from(BESIDE), unique=True))
        },
    }
    order = draw(st.permutations(sorted(columns)))
    body = [[columns[head](office) for head in order] for office in offices]
    unit = next(place for place, head in enumerate(order) if head in UNITS)
    return Drawn(draw(framed(list(order), body, unit)), truths)


def _area(truths: dict[str, Truth], area: str, comma: bool):
    return lambda office: number(truths[office].areas[area], comma)


@st.composite
def framed(draw: st.DrawFn, heads: list[str], body: list[list[str]], unit: int) -> list[list[str]]:
    """The rows of a table with numbers, maxima, a block, means and notes, or without them."""
    blank = [""] * len(heads)

    def worded(text: str) -> list[str]:
        return [text if place == unit else "" for place in range(len(heads))]

    title = "KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023 CÁC SỞ, BAN, NGÀNH TỈNH YÊN BÁI"
    rows = [[title], *([blank] if draw(st.booleans()) else []), heads]
    if draw(st.booleans()):
        rows.append([f"({place})" for place in range(1, len(heads) + 1)])
    if draw(st.booleans()):
        rows.append(worded("Điểm tối đa"))
    if draw(st.booleans()):
        rows.append(worded("KHỐI SỞ, BAN, NGÀNH"))
    rows += body
    if draw(st.booleans()):
        rows.append([*worded("Trung bình")])
    if draw(st.booleans()):
        rows.append(["Ghi chú: số liệu làm tròn."])
    return rows


NAMES = national_names(SEEDS / "places")
DATASET = datasets.named(SEEDS, "dept_par")


def office_of(name: str) -> str:
    """The office of a spelling."""
    written = plain(in_full(key(name.partition("(")[0])))
    return next(own for own in OFFICES if plain(in_full(key(own))) == written)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(table=drawn())
def test_a_figure_is_right_or_something_is_asked(table: Drawn) -> None:
    cells = [[TableCell(text) for text in row] for row in table.rows]
    content = FileContent(Exhibit("a.xlsx", [CellGrid("Sheet1", widened(cells))]), NAMES)

    rows = list(read(DATASET, content))

    figures = [row for row in rows if isinstance(row, ObservationRow)]
    for row in figures:
        truth = table.truths[office_of(row.entity)]
        code = row.indicator.partition("/")[2]
        expected = (
            truth.total
            if code == "TOTAL"
            else {AREAS[area]: points for area, points in truth.areas.items()}[code]
        )
        assert row.value == expected
        assert str(row.period) == "2023"
        if code == "TOTAL":
            assert row.rank == truth.rank
    if not any(isinstance(row, Fault) for row in rows):
        totals = [row for row in figures if row.indicator.endswith("/TOTAL")]
        assert len(totals) == len(table.truths)
