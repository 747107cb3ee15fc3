"""Cells are read under what their columns say; what stands under none is told as not placed."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.dataset.rows import FigureRow, TargetRow, UnplacedRow
from hub.words.errors import Suspicion
from hub.words.period import parse
from hub.words.terms import Comparator, Measure
from loaders import documents
from loaders.documents.facts import tables
from loaders.documents.head import head
from loaders.documents.head.reading import Reading
from loaders.documents.text import passages
from loaders.documents.text.paper import Line
from tests.loaders.documents import files
from tests.loaders.documents.expected import DATASET

REPORT = head.Head("Báo cáo", "Kết quả giải quyết hồ sơ", 0, period=parse("2023-Q4"))
PLAN = replace(REPORT, kind="Kế hoạch", aims=True, period=parse("2024"))


def read(
    text: str, of: head.Head = REPORT, caption: str = ""
) -> list[TargetRow | FigureRow | UnplacedRow]:
    """What a table says in a report or a plan."""
    lines = passages.mended([Line(number, line) for number, line in enumerate(text.split("\n"), 1)])
    table = [passage for passage in passages.passages(lines) if passage.cells]
    reading = Reading(DATASET.folder, of, "a.txt")
    return [one.row for one in tables.rows(reading, caption, table)]


def told(rows: list) -> list[tuple[str, float, str]]:
    """Label, value and unit of each."""
    return [(row.label, row.value, row.unit) for row in rows]


def test_columns_that_count_dossiers_are_told_with_their_names() -> None:
    rows = read(
        "Lĩnh vực | Tiếp nhận | Đúng hạn | Ghi chú\nĐất đai | 1.412 | 1.398 | \nXây dựng | 88 |"
        " 88 | -"
    )

    assert told(rows) == [
        ("Đất đai – tiếp nhận", 1412, "hồ sơ"),
        ("Đất đai – đúng hạn", 1398, "hồ sơ"),
        ("Xây dựng – tiếp nhận", 88, "hồ sơ"),
        ("Xây dựng – đúng hạn", 88, "hồ sơ"),
    ]


def test_dossiers_are_counted_below_a_heading_of_procedures() -> None:
    told_of = replace(REPORT, title="Kết quả giải quyết TTHC")

    assert told(read("Lĩnh vực\tTrước hạn\tQuá hạn\nHộ tịch\t980\t0", told_of)) == [
        ("Hộ tịch – trước hạn", 980, "hồ sơ"),
        ("Hộ tịch – quá hạn", 0, "hồ sơ"),
    ]


def test_each_cell_may_tell_its_own_unit() -> None:
    rows = read(
        "Chỉ số | Giá trị | Thứ hạng | So với năm 2022\nPAPI | 42,11 điểm | 31/61 | Tăng 4 bậc",
        caption="Kết quả năm 2023:",
    )

    assert told(rows) == [
        ("PAPI", 42.11, "điểm"),
        ("PAPI", 31, "hạng"),
        ("PAPI – so với năm 2022", 4, "bậc"),
    ]
    assert {row.period for row in rows} == {"2023"}


def test_rows_of_years_are_each_of_their_year() -> None:
    rows = read("Năm\tĐiểm\tXếp hạng\n2018\t9,12\t31/63\n2019\t10,05\t20/63")

    assert [(row.value, row.unit, row.period) for row in rows] == [
        (9.12, "điểm", "2018"),
        (31, "hạng", "2018"),
        (10.05, "điểm", "2019"),
        (20, "hạng", "2019"),
    ]


def test_the_unit_of_all_stands_in_the_caption() -> None:
    rows = read(
        "Loại hình\tNăm 2015\tNăm 2020\nTự chủ\t3\t11",
        caption="Bảng 1. Mức độ tự chủ (đơn vị tính: đơn vị)",
    )

    assert [(row.value, row.unit, row.period) for row in rows] == [
        (3, "đơn vị", "2015"),
        (11, "đơn vị", "2020"),
    ]


def test_aims_of_offices_are_targets_where_the_title_says_so() -> None:
    text = (
        "CHỈ TIÊU NĂM 2025\nSTT\tTên cơ quan, đơn vị\tTỷ lệ hồ sơ trực tuyến (%)\n1\tSở Nội vụ\t90"
    )

    (target,) = read(text, replace(PLAN, kind="Quyết định"))

    assert isinstance(target, TargetRow)
    assert (target.label, target.value, target.by) == (
        "Sở Nội vụ – tỷ lệ hồ sơ trực tuyến (%)",
        90,
        "2025",
    )
    assert target.entity == "Sở Nội vụ"


def test_a_row_about_a_field_is_the_issuers_own() -> None:
    rows = read("Lĩnh vực\tTiếp nhận\nSở hữu trí tuệ\t12\nPhường Tân An\t30")

    assert [row.entity for row in rows] == [None, "Phường Tân An"]


def test_a_column_that_says_neither_result_nor_aim_is_not_guessed_in_a_plan() -> None:
    (row,) = read("STT\tCơ quan\tTỷ lệ số hóa (%)\n1\tSở Nội vụ\t90", PLAN)

    assert isinstance(row, UnplacedRow)


@pytest.mark.parametrize(
    ("cell", "comparator", "measure"),
    [
        ("≥ 99,5", "AT_LEAST", "VALUE"),
        ("trên 93%", "MORE_THAN", "VALUE"),
        ("95% trở lên", "AT_LEAST", "VALUE"),
        ("đạt tối thiểu 80%", "AT_LEAST", "VALUE"),
        ("Giảm 10%", "REDUCE_BY", "VALUE"),
        ("không quá 2%", "AT_MOST", "VALUE"),
    ],
)
def test_a_cell_may_compare(cell: str, comparator: str, measure: str) -> None:
    (target,) = read(f"STT\tChỉ tiêu\tMục tiêu năm 2024\n1\tTỷ lệ đúng hạn\t{cell}", PLAN)

    assert (target.comparator, target.measure) == (Comparator[comparator], Measure[measure])


def test_a_header_of_two_rows_is_read_where_they_stand_under_each_other() -> None:
    rows = read(
        "TT\tLĩnh vực\tTiếp nhận\t\tGiải quyết\n\t\tTrực tuyến\tTrực tiếp\tĐúng hạn\n1\tĐất"
        " đai\t20\t5\t25"
    )

    assert told(rows) == [
        ("Đất đai – tiếp nhận – trực tuyến", 20, "hồ sơ"),
        ("Đất đai – tiếp nhận – trực tiếp", 5, "hồ sơ"),
        ("Đất đai – giải quyết – đúng hạn", 25, "hồ sơ"),
    ]


@pytest.mark.parametrize(
    "numbers", ["", "A\tB\t1\t2\t3 = 4 + 5\n", "(1)\t(2)\t(3)\t(4)\t(5)\n", "1\t2\t3\t4\t5\n"]
)
def test_a_row_that_numbers_the_columns_is_no_part_of_their_names(numbers: str) -> None:
    rows = read(
        "TT\tLĩnh vực\tTiếp nhận\t\tGiải quyết\n\t\tTrực tuyến\tTrực tiếp\tĐúng"
        f" hạn\n{numbers}1\tĐất đai\t20\t5\t25"
    )

    assert told(rows) == [
        ("Đất đai – tiếp nhận – trực tuyến", 20, "hồ sơ"),
        ("Đất đai – tiếp nhận – trực tiếp", 5, "hồ sơ"),
        ("Đất đai – giải quyết – đúng hạn", 25, "hồ sơ"),
    ]


@pytest.mark.parametrize(
    ("upper", "lower", "names"),
    [
        (
            "Hồ sơ đã giải quyết",
            ["Tổng số", "Đúng hạn"],
            ["hồ sơ đã giải quyết – tổng số", "hồ sơ đã giải quyết – đúng hạn"],
        ),
        ("Năm 2024", ["Tiếp nhận", "Giải quyết"], ["tiếp nhận", "giải quyết"]),
        (
            "Kết quả giải quyết",
            ["Đúng hạn", "Quá hạn"],
            ["kết quả giải quyết – đúng hạn", "kết quả giải quyết – quá hạn"],
        ),
        (
            "Hồ sơ tiếp nhận",
            ["Số lượng", "Năm 2024"],
            ["hồ sơ tiếp nhận – số lượng", "hồ sơ tiếp nhận"],
        ),
    ],
)
def test_a_column_is_named_by_what_stands_over_it(
    upper: str, lower: list[str], names: list[str]
) -> None:
    rows = read(
        f"Lĩnh vực\tĐơn vị tính\t{upper}\t\nLĩnh vực\tĐơn vị tính\t{lower[0]}\t{lower[1]}\nĐất"
        " đai\thồ sơ\t20\t5".replace(f"{upper}\t\n", f"{upper}\t{upper}\n")
    )

    assert [row.label for row in rows] == [f"Đất đai – {name}" for name in names]


def test_a_share_under_a_count_is_a_share(tmp_path: Path) -> None:
    path = files.word(
        tmp_path / "a.docx",
        "BÁO CÁO",
        "Kết quả năm 2024",
        "I. KẾT QUẢ",
        [
            ["Lĩnh vực", "Hồ sơ trực tuyến", "Hồ sơ trực tuyến"],
            ["Lĩnh vực", "Số hồ sơ", "Tỷ lệ (%)"],
            ["Đất đai", "20", "40"],
        ],
    )

    found = [row for row in documents.load(DATASET, [path]) if isinstance(row, FigureRow)]

    assert told(found) == [
        ("Đất đai – hồ sơ trực tuyến – số hồ sơ", 20, "hồ sơ"),
        ("Đất đai – hồ sơ trực tuyến – tỷ lệ (%)", 40, "%"),
    ]


def test_a_last_cell_that_spans_columns_of_a_word_table_stands_over_each(tmp_path: Path) -> None:
    document = Document()
    for text in ("BÁO CÁO", "Kết quả giải quyết hồ sơ năm 2024", "I. KẾT QUẢ"):
        document.add_paragraph(text)
    table = document.add_table(3, 4)
    written = (
        ["Lĩnh vực", "Tiếp nhận", "Giải quyết", ""],
        ["", "", "Tổng số", "Quá hạn"],
        ["Đất đai", "20", "15", "3"],
    )
    for place, texts in enumerate(written):
        for cell, text in zip(table.rows[place].cells, texts, strict=True):
            cell.text = text
    for first, last in (((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 3))):
        table.cell(*first).merge(table.cell(*last))
    document.save(str(tmp_path / "a.docx"))

    found = [
        row for row in documents.load(DATASET, [tmp_path / "a.docx"]) if isinstance(row, FigureRow)
    ]

    assert told(found) == [
        ("Đất đai – tiếp nhận", 20, "hồ sơ"),
        ("Đất đai – giải quyết – tổng số", 15, "hồ sơ"),
        ("Đất đai – giải quyết – quá hạn", 3, "hồ sơ"),
    ]


def test_rows_wider_than_their_header_are_not_placed() -> None:
    rows = read(
        "TT\tLĩnh vực\tTiếp nhận\tGiải quyết\n\t\tTrực tuyến\tTrực tiếp\tĐúng hạn\tQuá hạn\n1\tĐất"
        " đai\t20\t5\t25\t0"
    )

    assert [type(row) for row in rows] == [UnplacedRow]
    assert rows[0].text == "1 | Đất đai | 20 | 5 | 25 | 0"


def test_places_in_a_ranking_are_no_steps() -> None:
    assert told(
        read("Chỉ số\tNăm 2022\tNăm 2023\nPCI (hạng)\t31\t28\nPAPI (điểm)\t41,5\t42,5")
    ) == [
        ("PCI (hạng)", 31, "hạng"),
        ("PCI (hạng)", 28, "hạng"),
        ("PAPI (điểm)", 41.5, "điểm"),
        ("PAPI (điểm)", 42.5, "điểm"),
    ]
    assert [row.unit for row in read("Chỉ số\tĐơn vị\tNăm 2023\nSIPAS\tHạng\t15")] == ["hạng"]


def test_the_name_of_a_place_is_no_unit_of_what_its_row_counts() -> None:
    plain = replace(REPORT, title="Kết quả kinh tế")

    assert [
        type(row) for row in read("TT\tĐịa phương\tNăm 2022\tNăm 2023\n1\tXã An Phú\t31\t28", plain)
    ] == [UnplacedRow]
    assert told(read("Chỉ tiêu\tNăm 2023\nXã đạt chuẩn\t31", plain)) == [("Xã đạt chuẩn", 31, "xã")]
    assert told(read("TT\tĐịa phương\tTiếp nhận\tQuá hạn\n1\tXã An Phú\t31\t2\n\tTổng\t31\t2")) == [
        ("Xã An Phú – tiếp nhận", 31, "hồ sơ"),
        ("Xã An Phú – quá hạn", 2, "hồ sơ"),
        ("Tổng – tiếp nhận", 31, "hồ sơ"),
        ("Tổng – quá hạn", 2, "hồ sơ"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Đồng Nai",
        "Hải Phòng",
        "Lâm Đồng",
        "Phú Thọ",
        "Đồng Tháp",
        "ĐỒNG NAI",
        "Phòng Nội vụ",
        "Tổ 3",
        "Điểm Nghẽn",
        "Hộ Phòng",
        "Xã An Phú",
        "Trường Sa",
        "Đồng Văn",
        "Bản Ngày",
    ],
)
@pytest.mark.parametrize("head", ["Tên tỉnh", "Địa phương", "Nội dung", "Đơn vị", "Họ và tên"])
def test_a_unit_is_never_read_out_of_the_name_of_a_row(head: str, name: str) -> None:
    rows = read(
        f"STT\t{head}\tNăm 2021\tNăm 2022\n1\t{name}\t65,75\t66,1\n2\tLào Cai\t64,93\t68,2",
        replace(REPORT, title="Tình hình"),
    )

    assert [type(row) for row in rows] == [UnplacedRow, UnplacedRow]


def test_a_unit_is_never_read_out_of_the_name_of_a_column() -> None:
    rows = read(
        "STT\tNội dung\tĐồng Nai\tHải Phòng\n1\tGiá trị\t12\t14", replace(REPORT, title="Tình hình")
    )

    assert [type(row) for row in rows] == [UnplacedRow]


@pytest.mark.parametrize(
    ("caption", "unit"),
    [
        ("1. Điểm tổng hợp", "điểm"),
        ("Bảng 2. Điểm số PCI", "điểm"),
        ("Tỷ lệ hồ sơ đúng hạn", "%"),
        ("Số liệu (ĐVT: hồ sơ)", "hồ sơ"),
    ],
)
def test_all_rows_have_the_unit_of_the_title(caption: str, unit: str) -> None:
    rows = read(
        "STT\tTên tỉnh\tNăm 2021\n1\tĐồng Nai\t65\n2\tLào Cai\t64\n3\tPhú Thọ\t63",
        replace(REPORT, title=""),
        caption,
    )

    assert told(rows) == [("Đồng Nai", 65, unit), ("Lào Cai", 64, unit), ("Phú Thọ", 63, unit)]


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("Số hồ sơ tiếp nhận", "hồ sơ"),
        ("Tổng số cán bộ", "người"),
        ("Xã đạt chuẩn", "xã"),
        ("Thời gian chờ (phút)", "phút"),
        ("SỐ THỦ TỤC", "TTHC"),
    ],
)
def test_a_row_that_says_what_it_counts_tells_its_unit(label: str, unit: str) -> None:
    assert [
        row.unit
        for row in read(f"Nội dung\tNăm 2023\n{label}\t31", replace(REPORT, title="Tình hình"))
    ] == [unit]


@pytest.mark.parametrize("cell", ["1e2", "12 (1)", "x5"])
def test_a_cell_that_is_no_number_for_sure_is_told_as_not_placed(cell: str) -> None:
    rows = read(f"Nội dung\tĐVT\tNăm 2022\tNăm 2023\nHồ sơ tiếp nhận\tHồ sơ\t31\t{cell}")

    assert [(row.value if isinstance(row, FigureRow) else row.text) for row in rows] == [
        31,
        f"Hồ sơ tiếp nhận | {cell}",
    ]


def test_a_number_whose_unit_is_not_known_leaves_its_row_told_as_not_placed() -> None:
    rows = read(
        "Lĩnh vực | Hồ sơ tiếp nhận | Đạt\nĐất đai | 12 | 7\nXây dựng | 3 | ",
        replace(REPORT, title="Kết quả năm 2023"),
    )

    assert [row.value for row in rows if isinstance(row, FigureRow)] == [12, 3]
    assert [row.text for row in rows if isinstance(row, UnplacedRow)] == ["Đất đai | 7"]


def test_a_table_without_serial_numbers_is_read_under_its_years() -> None:
    assert told(
        read("Nội dung\tNăm 2022\nSố hồ sơ thụ lý\t2.765 hồ sơ\nSố hồ sơ quá hạn\t12 hồ sơ")
    ) == [("Số hồ sơ thụ lý", 2765, "hồ sơ"), ("Số hồ sơ quá hạn", 12, "hồ sơ")]


def test_rows_of_units_stand_under_each_of_two_years() -> None:
    rows = read("Nội dung\tNăm 2021\tNăm 2022\nCuộc họp trực tuyến\t31 cuộc\t44 cuộc")

    assert [(row.value, row.unit, row.period) for row in rows] == [
        (31, "cuộc", "2021"),
        (44, "cuộc", "2022"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "Chỉ số SIPAS\t81,7 điểm",  # no header at all
        "Chỉ tiêu\tKết quả\nXếp hạng chung\tThứ 12 trên 34 địa phương",  # words and numbers
        "Nội dung\tKết quả\nTập huấn\tMở 7 lớp với 312 người",
        "Nội dung\tSản phẩm\tThời hạn\nĐơn giản hóa 15 thủ tục\tQuyết định\tQuý II/2024",
    ],
)
def test_a_row_whose_numbers_have_no_column_is_listed(table: str) -> None:
    rows = read(table)

    assert [type(row) for row in rows] == [UnplacedRow]
    assert rows[0].text == table.split("\n")[-1].replace("\t", " | ")


def test_numbers_beside_the_columns_that_are_read_are_listed() -> None:
    rows = read("Lĩnh vực\tTiếp nhận\tGhi chú\nĐất đai\t88\tCó 13 hồ sơ rút")

    assert [row.text for row in rows if isinstance(row, UnplacedRow)] == [
        "Đất đai | Có 13 hồ sơ rút"
    ]


def test_a_plan_of_tasks_with_days_and_documents_alone_lists_nothing() -> None:
    assert (
        read(
            "TT\tNội dung\tChủ trì\tThời hạn\n1\tThực hiện Nghị quyết số 51/NQ-CP\tVăn phòng\tQuý"
            " II/2024"
        )
        == []
    )


WORDS = st.sampled_from(
    [
        "Nội dung",
        "Chỉ tiêu",
        "Năm 2023",
        "Năm 2024",
        "Kết quả",
        "Mục tiêu",
        "STT",
        "Ghi chú",
        "",
        "Đơn vị tính",
        "Hồ sơ tiếp nhận",
        "Chỉ số SIPAS",
        "Sở Nội vụ",
        "(1)",
        "%",
        "Kết quả như sau:",
        "Tổng số",
        "Xếp hạng",
    ]
)
NUMBERS = st.builds(
    "{0}{1:03d}{2}".format,
    st.sampled_from(["", "≥ ", "đạt ", "Thứ ", "Mở ", "Tăng "]),
    st.integers(301, 999),
    st.sampled_from(
        [
            "",
            " hồ sơ",
            "%",
            " điểm",
            ",5%",
            " trên 34 tỉnh",
            " lớp cho cán bộ",
            "/63",
            " và còn lại",
        ]
    ),
)
CELL = st.one_of(WORDS, NUMBERS)
TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=6)
)


@settings(max_examples=150, deadline=None)
@given(TABLES, st.sampled_from([REPORT, PLAN]))
def test_no_number_of_a_table_vanishes(table: list[list[str]], of: head.Head) -> None:
    lines = [Line(number, "\t".join(cells), table=1) for number, cells in enumerate(table, 1)]
    reading, found = (
        Reading(DATASET.folder, of, "a.docx"),
        passages.passages(passages.mended(lines)),
    )
    rows = [
        one.row
        for passage in found
        if not passage.cells
        for one in tables.unplaced(reading, passage, "row-without-cells")
    ]
    if table_rows := [passage for passage in found if passage.cells]:
        rows += [one.row for one in tables.rows(reading, "", table_rows)]
    kept = {
        number
        for row in rows
        for number in _numbers(
            row.text if isinstance(row, UnplacedRow) else f"{row.label} {row.printed}"
        )
    }

    serials = {cells[0] for cells in table}  # a bare number in the first column only counts its row
    assert {
        number for cells in table for cell in cells for number in _numbers(cell)
    } - serials <= kept


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"(?<!\d)[3-9]\d{2}(?!\d)", text))


@pytest.mark.parametrize(
    ("row", "indicator"),
    [
        ("Chỉ số SIPAS của tỉnh\t≥ 84%", "SIPAS/TOTAL"),
        ("Chỉ số PAR INDEX của tỉnh\t≥ 86 điểm", "PAR_INDEX/TOTAL"),
        ("Tỷ lệ hồ sơ giải quyết đúng hạn (%)\t97", "OPERATIONS/DOSSIERS_ON_TIME_SHARE"),
        ("Chỉ số SIPAS lĩnh vực đất đai\t≥ 84%", None),
        ("Tỷ lệ cây xanh\t≥ 84%", None),
        ("Sở Tư pháp\t≥ 84%", None),
    ],
)
def test_a_target_has_the_indicator_that_its_label_names(row: str, indicator: str | None) -> None:
    assert [
        (found.indicator, found.by) for found in read(f"Chỉ tiêu\tMục tiêu năm 2024\n{row}", PLAN)
    ] == [(indicator, "2024")]


def test_a_cell_whose_comma_may_mean_two_things_is_left_unplaced_with_its_reason() -> None:
    rows = read("Lĩnh vực | Tiếp nhận | Đúng hạn\nĐất đai | 12,345 | 1.398\nXây dựng | 88 | 8,125")

    assert told([row for row in rows if isinstance(row, FigureRow)]) == [
        ("Đất đai – đúng hạn", 1398, "hồ sơ"),
        ("Xây dựng – tiếp nhận", 88, "hồ sơ"),
    ]
    assert [row.text for row in rows if isinstance(row, UnplacedRow)] == [
        "Đất đai | 12,345",
        "Xây dựng | 8,125",
    ]
    assert [row.text.en for row in rows if isinstance(row, Suspicion)] == [
        f"“{cell}”: it is not known whether the comma is a decimal one or parts thousands; left"
        " unplaced"
        for cell in ("12,345", "8,125")
    ]


def test_a_cell_in_percent_or_beside_numbers_of_two_commas_is_no_doubt() -> None:
    share = read("Lĩnh vực | Tỷ lệ đúng hạn | Ghi chú\nĐất đai | 98,123 | -")
    lines = passages.mended(
        [Line(1, "Lĩnh vực | Tiếp nhận | Ghi chú"), Line(2, "Đất đai | 12,345 | -")]
    )
    table = [passage for passage in passages.passages(lines) if passage.cells]
    reading = Reading(DATASET.folder, REPORT, "a.txt", is_english=True)
    english = [one.row for one in tables.rows(reading, "", table)]

    assert [row.value for row in (*share, *english)] == [98.123, 12345]


@pytest.mark.parametrize(
    "caption",
    [
        "2. Chính phủ đề ra mục tiêu mức độ hài lòng đạt 95% vào năm 2030.",
        "Phấn đấu đến năm 2030, tỷ lệ hồ sơ trực tuyến đạt 80%.",
    ],
)
def test_a_table_of_results_takes_no_year_from_a_goal_above_it(caption: str) -> None:
    rows = read(
        "| TT | Tỉnh | Điểm | Hạng |\n| 1 | Lào Cai | 88,12 | 12 |\n| 2 | Sơn La | 87,26 | 28 |",
        caption=caption,
    )

    assert {row.period for row in rows} == {"2023-Q4"}


def test_a_table_has_the_year_of_the_words_above_it() -> None:
    rows = read(
        "| TT | Tỉnh | Điểm | Hạng |\n| 1 | Lào Cai | 88,12 | 12 |",
        caption="Kết quả của các tỉnh năm 2022 như sau:",
    )

    assert {row.period for row in rows} == {"2022"}
