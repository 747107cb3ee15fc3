"""Workbooks of the publishers' layouts, made up and disarranged: nothing lands in another
province, year or cell.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.dataset.rows import Ignored, ObservationRow, Recognised, Row
from hub.words.errors import BadInput, Fault
from hub.words.terms import Status
from loaders import workbook
from loaders.catalogue import indicators
from tests.hubs import ROOT, TestHub
from tests.loaders.workbooks import PAPI, PCI, PROVINCES, load, save, small, table, value
from tests.rows import of


class Mark(NamedTuple):
    """A figure's cell before it has its place, and what a reader should say of it."""

    printed: object
    entity: str
    indicator: str
    value: float


class Drawn(NamedTuple):
    """A workbook's sheet, what each figure's address should say, and the addresses of figures
    whose province nobody knows.
    """

    name: str
    grid: list[list[object]]
    figures: dict[str, tuple[str, str, float]]
    unknown: set[str]


def drawn(name: str, grid: list[list[object]], wrong: list[str]) -> Drawn:
    """The sheet of a grid with marks."""
    marks = {
        workbook.address(row, column): cell
        for row, cells in enumerate(grid)
        for column, cell in enumerate(cells)
        if isinstance(cell, Mark)
    }
    return Drawn(
        name,
        [[cell.printed if isinstance(cell, Mark) else cell for cell in cells] for cells in grid],
        {at: mark[1:] for at, mark in marks.items()},
        {at for at, mark in marks.items() if mark.entity in wrong},
    )


@st.composite
def rearranged(draw: st.DrawFn) -> Drawn:
    """PAPI 2016, its columns swapped, moved, cut in two tables and turned, under titles and
    above notes, with odd names and numbers.
    """
    codes = draw(st.permutations(["S11", "S12", "D1", "D4", "S41"]))
    provinces = draw(st.permutations(PROVINCES))
    misspelt = draw(st.sets(st.integers(0, len(provinces) - 1), max_size=2))
    names = [
        f"{name.strip()}zq" if at in misspelt else name.strip() for at, name in enumerate(provinces)
    ]
    numbering = (
        draw(st.sampled_from(["{name}", "{at}. {name}", "{at:02d} {name}", "Tỉnh {name}"]))
        if not misspelt
        else "{name}"
    )
    commas = draw(
        st.sets(
            st.tuples(st.integers(0, len(names) - 1), st.integers(0, len(codes) - 1)), max_size=8
        )
    )
    points = draw(st.sampled_from(".,"))
    shown = [numbering.format(at=at + 1, name=name) for at, name in enumerate(names)]
    entities = [
        name.removeprefix(f"{at + 1}. ").removeprefix(f"{at + 1:02d} ")
        for at, name in enumerate(shown)
    ]
    body = [
        [
            Mark(
                (
                    str(value(row, line)).replace(".", points)
                    if (row, line) in commas
                    else value(row, line)
                ),
                entities[row],
                f"PAPI/{code}",
                value(row, line),
            )
            for line, code in enumerate(codes)
        ]
        for row in range(len(names))
    ]
    cut = draw(st.sampled_from([0, 0, 1, 3]))
    again = draw(st.sampled_from([0, 0, 5, 9]))
    grid: list[list[object]] = []
    for first, last in ((0, cut), (cut, len(codes))):
        header = ["Tên tỉnh", *(PAPI[code] for code in codes[first:last])]
        rows = [[name, *cells[first:last]] for name, cells in zip(shown, body, strict=True)]
        rows[again:again] = [header] if again else []
        grid += [[None] * len(header), header, *rows] if last > first else []
    width = max(map(len, grid))
    grid = [cells + [None] * (width - len(cells)) for cells in grid[1:]]
    position = draw(st.integers(0, len(codes))) if not cut else 0
    grid = [[*cells[1 : position + 1], cells[0], *cells[position + 1 :]] for cells in grid]
    if draw(st.booleans()):
        grid = [list(cells) for cells in zip(*grid, strict=True)]
    down, right = draw(st.integers(0, 4)), draw(st.integers(0, 3))
    tab, title = draw(
        st.sampled_from(
            [
                ("2016", ""),
                ("2016PAPI", "Bảng tổng hợp"),
                ("PAPI 2016 (2)", "Hà Nội"),
                ("Trang 1", "Chỉ số PAPI 2016"),
                ("Trang 1", "Kết quả khảo sát PAPI năm 2016"),
            ]
        )
    )
    above = [[title or None], *[[]] * down] if title else [[]] * down
    note = draw(
        st.sampled_from(["", "Ghi chú: KCDL = không có dữ liệu", "Nguồn: CECODES (2017)", "Hà Nội"])
    )
    below = [[], [note]] if note else []
    return drawn(
        tab,
        [[None] * right + list(cells) for cells in [*above, *grid, *below]],
        [names[at] for at in misspelt],
    )


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(drawn=rearranged())
def test_no_figure_is_in_another_province_year_or_cell(tmp_path: Path, drawn: Drawn) -> None:
    rows = load("papi", save(tmp_path / "x.xlsx", (drawn.name, drawn.grid)))

    figures = {
        row.locator.split("!")[1]: (row.entity, row.indicator, row.value)
        for row in of(ObservationRow, rows)
    }
    filled = {
        workbook.address(row, column): str(value)
        for row, cells in enumerate(drawn.grid)
        for column, value in enumerate(cells)
        if value is not None
    }
    left, beside = of(Ignored, rows), sum(row.beside for row in of(Recognised, rows))
    assert figures == drawn.figures
    assert {str(row.period) for row in of(ObservationRow, rows)} == {"2016"}
    assert of(Fault, rows) == []
    assert len(filled) == len(figures) + beside + sum(row.cells for row in left)
    assert len(left) == len({row.why for row in left})
    assert all(row.found == " ".join(filled[row.origin.split("!")[2]].split()) for row in left)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestHub]:
    """A hub of places alone, in which nothing else is kept."""
    with closing(TestHub(f"sqlite:///{tmp_path_factory.mktemp('places') / 'hub.db'}")) as hub:
        hub.take("places")
        yield hub


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(drawn=rearranged())
def test_what_is_read_is_added_ignored_or_rejected(
    tmp_path: Path, places: TestHub, drawn: Drawn
) -> None:
    path = save(tmp_path / "x.xlsx", (drawn.name, drawn.grid))

    outcome = places.take("papi", path, dry_run=True, keep_good=True, accept="a part")

    counts = {word: count for word, count in outcome.counts.items() if count}
    filled = sum(cell is not None for cells in drawn.grid for cell in cells)
    assert counts.get("added", 0) == len(drawn.figures) - len(drawn.unknown)
    assert (
        counts.get("rejected", 0)
        == len(drawn.unknown)
        == sum(fault.cells for fault in outcome.faults)
    )
    assert {fault.origin.split("!")[2] for fault in outcome.faults} <= drawn.unknown
    assert filled == sum(counts.values()) + sum(row.beside for row in outcome.recognised)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    orders=st.lists(st.permutations(range(len(PROVINCES))), min_size=len(PCI), max_size=len(PCI)),
    top=st.integers(0, 3),
)
def test_columns_sorted_on_their_own_keep_their_provinces(
    tmp_path: Path, orders: list[list[int]], top: int
) -> None:
    header = ["Thứ tự", *(cell for label in PCI.values() for cell in ("Tỉnh", label)), "Xếp hạng"]
    grid = [*[[]] * top, header] + [
        [
            rank + 1,
            *(
                cell
                for line, order in enumerate(orders)
                for cell in (PROVINCES[order[rank]], value(order[rank], line))
            ),
            rank + 1,
        ]
        for rank in range(len(PROVINCES))
    ]
    chosen = [[], [None, *("Hà Nội", 1.5) * len(PCI)], [None, "Thứ tự", 3]]

    rows = load("pci", save(tmp_path / "x.xlsx", ("Tong hop", grid + chosen)))

    figures = {
        (row.entity, row.indicator): (row.value, row.rank) for row in of(ObservationRow, rows)
    }
    assert figures == {
        (PROVINCES[at].strip(), f"PCI/{code}"): (
            value(at, line),
            order.index(at) + 1 if code == "TOTAL" else None,
        )
        for line, (code, order) in enumerate(zip(PCI, orders, strict=True))
        for at in order
    }
    assert {str(row.period) for row in of(ObservationRow, rows)} == {"2015"}


def test_gaps_are_missing_and_summaries_no_provinces(tmp_path: Path) -> None:
    grid = small()
    grid[1][1], grid[2][1], grid[3][1] = "KCDL", 0, None
    grid += [["Highest", 2, 2, 2], ["Trung vị", 2, 2, 2]]

    rows = load("papi", save(tmp_path / "x.xlsx", ("PAPI 2016", grid)))

    missing = {
        row.locator: (row.value, row.printed)
        for row in of(ObservationRow, rows)
        if row.status is Status.MISSING
    }
    assert missing == {
        "PAPI 2016!B2": (None, "KCDL"),
        "PAPI 2016!B3": (None, "0"),
        "PAPI 2016!B4": (None, None),
    }
    assert [(row.origin, row.found, row.cells) for row in of(Ignored, rows)] == [
        ("x.xlsx!PAPI 2016!A16", "Highest", 8)
    ]


def test_items_are_read_under_their_part(tmp_path: Path) -> None:
    satisfied = "Mức độ hài lòng với dịch vụ nhận được (5 điểm)"
    labels = ["5.1: Chứng thực", satisfied, "Chỉ tiêu lạ", "5.2: Giấy phép", f"{satisfied} *"]

    rows = load("papi", save(tmp_path / "x.xlsx", ("2018PAPI", table(labels))))

    assert [row.indicator for row in of(ObservationRow, rows)][::14] == [
        "PAPI/S51",
        "PAPI/I51.2",
        "PAPI/S52",
        "PAPI/I52.4",
    ]
    assert ("x.xlsx!2018PAPI!D1", "Chỉ tiêu lạ", 15) in [
        (row.origin, row.found, row.cells) for row in of(Ignored, rows)
    ]


def test_items_out_of_order_are_not_guessed(tmp_path: Path) -> None:
    labels = ["5.2: Giấy phép", "5.1: Chứng thực", "Mức độ hài lòng với dịch vụ nhận được (5 điểm)"]

    rows = load("papi", save(tmp_path / "x.xlsx", ("2018PAPI", table(labels))))

    assert {row.indicator for row in of(ObservationRow, rows)} == {"PAPI/S51", "PAPI/S52"}


def by_name(folder: Path, year: int, *changes: tuple[int, str, str]) -> list[Row]:
    """What is said of a sheet of a year that names its columns in English and Vietnamese and
    numbers none.
    """
    below = [
        row
        for row in indicators.in_force(ROOT / "seeds" / "papi", "PAPI", year).values()
        if row.level in (1, 2) and row.parent
    ]
    ordered = sorted(
        below, key=lambda row: (row.code.removeprefix("PAPI/")[1], row.level, row.code)
    )
    names = [
        ["tinhid", "tentinh_eng", *(row.name_en for row in ordered)],
        ["tinhid", "tentinh_vie", *(row.name_vi for row in ordered)],
    ]
    for column, english, vietnamese in changes:
        names[0][column], names[1][column] = english, vietnamese
    body = [[at, *cells] for at, cells in enumerate(table([row.code for row in ordered])[1:])]
    return load(
        "papi",
        save(
            folder / "x.xlsx",
            (f"{year}_PAPI", [*names, *body, [999, "Highest", *[2.2] * len(ordered)]]),
        ),
    )


@pytest.mark.parametrize("year", [2012, 2017, 2018, 2020, 2025])
def test_columns_without_numbers_are_read_by_their_names_in_the_order_of_the_year(
    tmp_path: Path, year: int
) -> None:
    rows = by_name(
        tmp_path,
        year,
        (3, "Civic Knowledge", "Hiểu biết"),
        (7, "Transparancy", "Công khai, minh bạch"),
    )

    codes = {
        row.locator.split("!")[1]: row.indicator
        for row in of(ObservationRow, rows)
        if row.entity == "Hà Nội"
    }
    wanted = {2012: "S12 S13 S14 D2 S21 S22 S23 D3 S31", 2017: "S12 S13 S14 D2 S21 S22 S23 D3 S31"}
    first = ["D1", "S11", *wanted.get(year, "S12 S13 S14 D2 S21 S22 S23 S24 D3").split()]
    assert [codes[f"{column}3"] for column in "CDEFGHIJKLM"] == [f"PAPI/{code}" for code in first]
    assert {row.period.year for row in of(ObservationRow, rows)} == {year}
    assert "Highest" not in {row.entity for row in of(ObservationRow, rows)}


@pytest.mark.parametrize(
    "change",
    [
        (4, "Voluntary Contributions", "Đóng góp tự nguyện"),
        (7, "Poverty", "Nghèo"),
        (9, "Publicity", "Công khai"),
    ],
    ids=["of-another", "of-none", "of-several"],
)
def test_columns_without_numbers_are_not_guessed(
    tmp_path: Path, change: tuple[int, str, str]
) -> None:
    rows = by_name(tmp_path, 2018, change)

    assert of(ObservationRow, rows) == []
    assert [fault.origin for fault in of(Fault, rows)] == ["x.xlsx"]


def test_the_same_table_twice_is_repeated_and_another_value_refuses_the_smaller(
    tmp_path: Path,
) -> None:
    wrong = [cells[:3] for cells in small()]
    wrong[4][2] = 2.2

    rows = load(
        "papi",
        save(
            tmp_path / "x.xlsx",
            ("2016PAPI", small()),
            ("1", [cells[:2] for cells in small()]),
            ("2", wrong),
        ),
    )

    assert len(of(ObservationRow, rows)) == 14 * 4
    assert [(fault.origin, fault.cells) for fault in of(Fault, rows)] == [("x.xlsx!2", 45)]
    assert "2!C5" in of(Fault, rows)[0].wanted.vi


def test_a_copy_under_another_year_is_refused(tmp_path: Path) -> None:
    rows = load("papi", save(tmp_path / "x.xlsx", ("2016", small()), ("2017", small())))

    assert {str(row.period) for row in of(ObservationRow, rows)} == {"2016"}
    assert [(fault.origin, fault.cells) for fault in of(Fault, rows)] == [("x.xlsx!2017", 60)]
    assert "“2016”" in of(Fault, rows)[0].wanted.vi


@pytest.mark.parametrize(
    "tabs", [("Sheet1",), ("PAPI 2016", "PAPI 2017 và 2018")], ids=["none", "two"]
)
def test_a_sheet_that_tells_no_single_year_is_refused(
    tmp_path: Path, tabs: tuple[str, ...]
) -> None:
    other = [
        [cell + 0.3 if isinstance(cell, float) else cell for cell in cells] for cells in small()
    ]

    rows = load(
        "papi",
        save(
            tmp_path / "PAPI 2016.xlsx",
            *((tab, small() if tab == "PAPI 2016" else other) for tab in tabs),
        ),
    )

    assert [fault.origin for fault in of(Fault, rows)] == [f"PAPI 2016.xlsx!{tabs[-1]}"]
    assert {str(row.period) for row in of(ObservationRow, rows)} == {"2016"} - (
        {"2016"} if len(tabs) == 1 else set()
    )


def test_a_wrong_tab_yields_to_the_figures_and_says_so(tmp_path: Path) -> None:
    marks = [
        float(line.split(",")[2])
        for line in (ROOT / "seeds/papi/landmarks.csv").read_text(encoding="utf-8").splitlines()
        if line.startswith("2011,D1,")
    ]
    grid = [["Tên tỉnh", "1: Tham gia"]] + [
        [name, (*marks, *range(20))[at] or 1] for at, name in enumerate(PROVINCES)
    ]

    rows = load("papi", save(tmp_path / "x.xlsx", ("2012PAPI", grid)))

    assert {str(row.period) for row in of(ObservationRow, rows)} == {"2011"}
    assert (
        of(Recognised, rows)[0].text.vi
        == "PAPI 2011, tỉnh theo dòng, 14 tỉnh, 14 số liệu; trang tính ghi năm 2012 nhưng số liệu"
        " là của năm 2011"
    )


def test_a_header_twice_gives_every_cell_its_own_row(tmp_path: Path) -> None:
    grid = [[*cells, cells[1]] for cells in small()]
    grid[3][4] = 2.4

    rows = load("papi", save(tmp_path / "x.xlsx", ("2016", grid)))

    twice = [
        (row.locator, row.value)
        for row in of(ObservationRow, rows)
        if row.indicator == "PAPI/S11" and row.entity == "TT-Huế"
    ]
    assert twice == [("2016!B4", value(2, 0)), ("2016!E4", 2.4)]


@pytest.mark.parametrize(
    ("text", "read"),
    [("1,25", 1.25), ("1.25", 1.25), (" 1,25 ", 1.25), ("1,250", 1.25), ("–", None)],
)
def test_numbers_typed_as_text_are_read_within_the_scale(
    tmp_path: Path, text: str, read: float | None
) -> None:
    grid = small()
    grid[1][1] = text

    rows = load("papi", save(tmp_path / "x.xlsx", ("2016", grid)))

    assert of(ObservationRow, rows)[0].value == read


@pytest.mark.parametrize(
    ("labels", "below"),
    [
        (["1: Tham gia", "Thứ hạng"], []),
        (["1: Tham gia", "1: Tham gia"], ["Điểm", "Xếp hạng"]),
        (["1: Tham gia", "1: Tham gia"], ["Điểm 2016", "Điểm 2015"]),
        (["1: Tham gia", "1: Tham gia"], [2016, 2015]),
        (["1: Tham gia", "1: Tham gia"], ["Điểm", "Tăng/giảm 2015-2016"]),
        (["1: Tham gia", "1: Tham gia"], ["Điểm", "Sai số chuẩn"]),
    ],
    ids=["rank", "rank-below", "year-below", "number-below", "change", "error"],
)
def test_a_column_beside_the_figures_is_none_of_them(
    tmp_path: Path, labels: list[str], below: list[object]
) -> None:
    grid = [["Tên tỉnh", *labels], *([[None, *below]] if below else []), *table(labels)[1:]]

    rows = load("papi", save(tmp_path / "x.xlsx", ("2016", grid)))

    assert {row.locator.split("!")[1][0] for row in of(ObservationRow, rows)} == {"B"}
    assert of(Ignored, rows)[0].found == labels[1]


def test_a_header_over_several_columns_names_each(tmp_path: Path) -> None:
    grid = [
        ["Tên tỉnh", "1: Tham gia", None, "2: Công khai", None],
        [None, 2015, 2016, 2015, 2016],
        *table(["", "", "", ""])[1:],
    ]

    def merge(book: openpyxl.Workbook) -> None:
        book["PAPI 2016"].merge_cells("B1:C1")
        book["PAPI 2016"].merge_cells("D1:E1")

    rows = load("papi", save(tmp_path / "x.xlsx", ("PAPI 2016", grid), then=merge))

    assert {(row.locator.split("!")[1][0], row.indicator) for row in of(ObservationRow, rows)} == {
        ("C", "PAPI/D1"),
        ("E", "PAPI/D2"),
    }


@pytest.mark.parametrize("merged", [True, False])
def test_the_rank_of_a_sub_index_is_not_that_of_the_total(tmp_path: Path, merged: bool) -> None:
    header = [
        [
            "Tỉnh",
            "Gia nhập thị trường",
            None if merged else "Gia nhập thị trường",
            "PCI 2023",
            None if merged else "PCI 2023",
        ],
        [None, "Điểm", "Xếp hạng", "Điểm", "Xếp hạng"],
    ]
    body = [
        [name, value(at, 0), at + 1, value(at, 1), 14 - at] for at, name in enumerate(PROVINCES)
    ]

    def merge(book: openpyxl.Workbook) -> None:
        for cells in ("B1:C1", "D1:E1") if merged else ():
            book["2023"].merge_cells(cells)

    rows = load("pci", save(tmp_path / "x.xlsx", ("2023", header + body), then=merge))

    assert of(Fault, rows) == []
    assert [
        (row.indicator, row.rank) for row in of(ObservationRow, rows) if row.entity == "Hà Nội"
    ] == [("PCI/ENTRY", None), ("PCI/TOTAL", 14)]


def test_two_ranks_of_one_figure_are_refused(tmp_path: Path) -> None:
    body = [[name, 50 + at, at + 1, at + 1] for at, name in enumerate(PROVINCES)]
    body[3][3], body[4][2] = 9, 2.5

    rows = load(
        "pci",
        save(tmp_path / "x.xlsx", ("2023", [["Tỉnh", "PCI 2023", "Xếp hạng", "Xếp hạng"], *body])),
    )

    assert [(fault.origin, fault.found) for fault in of(Fault, rows)] == [
        ("x.xlsx!2023!C6", "2.5"),
        ("x.xlsx!2023!D5", "9"),
    ]


def test_another_table_below_that_contradicts_is_told_with_both_cells(
    tmp_path: Path, places: TestHub
) -> None:
    ranks = [
        ["Thứ hạng"],
        small()[0],
        *([name, at + 1, at + 1, at + 1] for at, name in enumerate(PROVINCES)),
    ]
    path = save(tmp_path / "x.xlsx", ("2016", [*small(), [], *ranks]))

    with pytest.raises(BadInput) as refused:
        places.take("papi", path)

    assert "x.xlsx!2016!B20" in {fault.origin for fault in refused.value.faults}


@pytest.mark.parametrize(
    ("tab", "title", "year"),
    [
        ("PAPI 2025", ["Chỉ số PAPI 2025"], "2025"),
        ("Trang 1", ["Chỉ số PAPI năm", 2025], "2025"),
        ("2025", ["Công bố năm 2026"], "2025"),
        (
            "Trang 1",
            ["Chỉ số hiệu quả quản trị và hành chính công cấp tỉnh (PAPI) năm 2025"],
            "2025",
        ),
        ("2025", ["Chỉ số PAPI", "năm 2025"], "2025"),
        ("Trang 1", ["Công bố năm 2026"], None),
        ("Trang 1", ["Năm", 2025], None),
        ("PAPI 2025", ["Chỉ số PAPI 2024"], None),
        ("2009", ["Chỉ số PAPI"], None),
    ],
)
def test_a_year_not_seen_before_is_told_by_tab_or_title(
    tmp_path: Path, tab: str, title: list[object], year: str | None
) -> None:
    merged = [
        "Hà Nội",
        "Huế",
        "Hải Phòng",
        "Đà Nẵng",
        "Cần Thơ",
        "TP. Hồ Chí Minh",
        "Ninh Bình",
        "Lâm Đồng",
        "Gia Lai",
        "Lai Châu",
    ]

    grid = [
        title,
        *table(["1: Tham gia", "2.4: Đất đai", "8: Điện tử"], merged),
        ["Khác với PAPI năm 2023 ở hai chỉ tiêu"],
    ]

    rows = load("papi", save(tmp_path / "x.xlsx", (tab, grid)))

    assert {str(row.period) for row in of(ObservationRow, rows)} == ({year} if year else set())
    assert [fault.origin for fault in of(Fault, rows)] == ([] if year else [f"x.xlsx!{tab}"])


def test_the_provinces_of_2025_are_those_of_their_day(tmp_path: Path, places: TestHub) -> None:
    names = [
        "Hà Nội",
        "Huế",
        "Lai Châu",
        "Điện Biên",
        "Sơn La",
        "Lạng Sơn",
        "Quảng Ninh",
        "Thanh Hóa",
        "Nghệ An",
        "Hà Tĩnh",
        "Cao Bằng",
        "Tuyên Quang",
        "Lào Cai",
        "Thái Nguyên",
        "Phú Thọ",
        "Bắc Ninh",
        "Hưng Yên",
        "Hải Phòng",
        "Ninh Bình",
        "Quảng Trị",
        "Đà Nẵng",
        "Quảng Ngãi",
        "Gia Lai",
        "Khánh Hòa",
        "Lâm Đồng",
        "Đắk Lắk",
        "TP. Hồ Chí Minh",
        "Đồng Nai",
        "Tây Ninh",
        "Cần Thơ",
        "Vĩnh Long",
        "Đồng Tháp",
        "Cà Mau",
        "An Giang",
    ]
    body = ([f"{at + 1}. {name}", 40 + at / 10, 5 + at / 100] for at, name in enumerate(names))
    path = save(tmp_path / "x.xlsx", ("PAPI 2025", [["Tỉnh", "Chỉ số PAPI", "1: Tham gia"], *body]))

    with closing(places.copy(tmp_path)) as hub:
        outcome = hub.take("papi", path)
        with hub.engine.connect() as connection:
            held = connection.exec_driver_sql(
                "select e.public_id, e.valid_to from observation o join entity e on e.id ="
                " o.entity_id"
            ).all()

    assert outcome.counts["added"] == 34 * 2
    assert {"ninh-binh-2025", "ho-chi-minh-2025", "lai-chau", "hue", "ha-noi"} <= {
        entity for entity, _ in held
    }
    assert {day for _, day in held} == {None}


@pytest.mark.parametrize("at", [1, 6, 14])
@pytest.mark.parametrize(
    "cells", [["1,25", "1,5", "2,1"], ["KCDL", "KCDL", "KCDL"]], ids=["typed", "gaps"]
)
def test_an_unknown_name_is_told_whatever_its_figures(
    tmp_path: Path, places: TestHub, at: int, cells: list[str]
) -> None:
    grid = small()
    grid[at] = [f"{grid[at][0]}zq", *cells]

    with pytest.raises(BadInput) as refused:
        places.take("papi", save(tmp_path / "x.xlsx", ("2016", grid)))

    (fault,) = refused.value.faults  # one for the unit, at its first cell
    assert (fault.origin, fault.cells) == (f"x.xlsx!2016!B{at + 1}", 3)


def test_codes_are_no_provinces(tmp_path: Path) -> None:
    grid = [
        ["Tỉnh", "Mã", "1.1: Tri thức"],
        *([name.upper(), f"{at + 1:02d}", value(at, 0)] for at, name in enumerate(PROVINCES)),
    ]

    rows = load("papi", save(tmp_path / "x.xlsm", ("2016", grid)))

    assert [row.entity for row in of(ObservationRow, rows)] == [
        name.strip().upper() for name in PROVINCES
    ]
