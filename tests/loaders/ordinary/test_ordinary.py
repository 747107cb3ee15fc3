"""Ordinary tables: each figure with its unit, component, period and block, or a question."""

from pathlib import Path

import openpyxl
import pytest

from hub.dataset.options import Hints
from hub.dataset.rows import DocumentRow, Ignored, ObservationRow, Recognised, SourceRow
from hub.words.errors import BadInput
from hub.words.period import parse
from hub.words.terms import EntityKind, SourceTier
from loaders import ordinary
from tests.loaders.ordinary.tables import (
    SEEDS,
    csv,
    figures,
    html,
    page,
    questions,
    read,
    word,
    workbook,
)

TITLE = "KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023 CÁC SỞ, BAN, NGÀNH TỈNH YÊN BÁI"
HEADS = ["STT", "Tên đơn vị", "Chỉ số CCHC (%)", "Xếp hạng"]
OFFICES = [
    [1, "Sở Nội vụ", "92,15", 1],
    [2, "Sở Tư pháp", "90,4", 2],
    [3, "Sở Y tế", "88,7", 3],
]
THREE = [
    ("TOTAL", "Sở Nội vụ", "2023", "", 92.15, 1, 3, None),
    ("TOTAL", "Sở Tư pháp", "2023", "", 90.4, 2, 3, None),
    ("TOTAL", "Sở Y tế", "2023", "", 88.7, 3, 3, None),
]


def test_a_word_document_gives_its_figures_with_the_decision_that_encloses_them(
    tmp_path: Path,
) -> None:
    enclosed = "(Kèm theo Quyết định số 12/QĐ-UBND ngày 15/01/2024 của UBND tỉnh Yên Bái)"
    path = word(tmp_path / "phu-luc.docx", [TITLE, enclosed], [HEADS, *OFFICES])

    rows = read(path, "dept_par")

    document = next(row for row in rows if isinstance(row, DocumentRow))
    source = next(row for row in rows if isinstance(row, SourceRow))
    first = next(row for row in rows if isinstance(row, ObservationRow))
    assert figures(rows) == THREE
    assert (document.number, str(document.date), document.province) == (
        "12/QĐ-UBND",
        "2024-01-15",
        "yen-bai",
    )
    assert (source.document, source.tier) == (document.public_id, SourceTier.COPY)
    assert (first.province, first.kind) == ("Yên Bái", EntityKind.DEPARTMENT)
    assert first.locator.startswith("bảng 1, dòng ")
    assert ordinary.dataset_of(path, SEEDS).name == "dept_par"


def test_a_row_merged_over_all_columns_of_a_word_document_is_a_block(tmp_path: Path) -> None:
    first, second, *_ = OFFICES
    board = [1, "Ban Dân tộc", "80", 1]
    body = [HEADS, ["I. Khối các sở"], first, second, ["II. Khối các ban"], board]
    path = word(tmp_path / "a.docx", [TITLE], body)

    rows = read(path, "dept_par")

    last = [row for row in rows if isinstance(row, ObservationRow)][-1]
    assert [(figure[1], figure[3]) for figure in figures(rows)] == [
        ("Sở Nội vụ", "Khối các sở"),
        ("Sở Tư pháp", "Khối các sở"),
        ("Ban Dân tộc", "Khối các ban"),
    ]
    assert last.locator == "bảng 1, dòng 6, cột 3"


@pytest.mark.parametrize("kind", ["xlsx", "csv", "html"])
def test_the_same_table_is_read_alike_from_other_files(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"bang.{kind}"
    if kind == "xlsx":
        workbook(path, [[TITLE], [], HEADS, *OFFICES])
    elif kind == "html":
        page(path, f"<p>{TITLE}</p>", html([HEADS, *OFFICES]))
    else:
        lines = (";".join(map(str, cells)) for cells in [HEADS, *OFFICES])
        csv(path, "\n".join(lines))

    hints = Hints(parse("2023"), "yen-bai") if kind == "csv" else Hints()

    assert figures(read(path, "dept_par", hints)) == THREE


def test_what_was_recognised_is_told_before_the_figures(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[TITLE], [*HEADS, "Ghi chú"], *OFFICES])

    rows = read(path, "dept_par")

    told = next(row for row in rows if isinstance(row, Recognised))
    left_out = {row.found: row.why.vi for row in rows if isinstance(row, Ignored)}
    assert "“Chỉ số CCHC (%)” = giá trị TOTAL; “Xếp hạng” = hạng TOTAL" in told.text.vi
    assert left_out == {"STT": "số thứ tự", "Ghi chú": "ghi chú"}


def test_blocks_maxima_means_and_numbers_of_columns_are_no_units(tmp_path: Path) -> None:
    heads = ["TT", "Cơ quan, đơn vị", "Tổng điểm", "Tỷ lệ (%)", "Hạng", "Xếp loại"]
    path = workbook(
        tmp_path / "a.xlsx",
        [
            [TITLE],
            heads,
            ["(1)", "(2)", "(3)", "(4)=(3)/95", "(5)", "(6)"],
            ["", "Điểm tối đa", 95, 100],
            ["I", "KHỐI SỞ"],
            [1, "Sở Nội vụ (*)", 90.25, 95.0, 1, "Tốt"],
            [2, "Sở Y tế", 85.5, 90.0, 2, "Khá"],
            ["", "Trung bình khối", 87.9, 92.5],
            ["II", "KHỐI HUYỆN"],
            [1, "UBND huyện Trấn Yên", 80.75, 85.0, 1, "Khá"],
            ["Ghi chú: (*) không chấm một tiêu chí."],
        ],
    )

    assert figures(read(path, "dept_par")) == [
        ("TOTAL:points", "Sở Nội vụ (*)", "2023", "KHỐI SỞ", 90.25, None, None, None),
        ("TOTAL", "Sở Nội vụ (*)", "2023", "KHỐI SỞ", 95.0, 1, 2, "Tốt"),
        ("TOTAL:points", "Sở Y tế", "2023", "KHỐI SỞ", 85.5, None, None, None),
        ("TOTAL", "Sở Y tế", "2023", "KHỐI SỞ", 90.0, 2, 2, "Khá"),
        ("TOTAL:points", "UBND huyện Trấn Yên", "2023", "KHỐI HUYỆN", 80.75, None, None, None),
        ("TOTAL", "UBND huyện Trấn Yên", "2023", "KHỐI HUYỆN", 85.0, 1, 1, "Khá"),
    ]


def test_last_year_and_changes_beside_this_year_are_left_out(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [
            [TITLE],
            ["STT", "Đơn vị", "Năm 2023", "", "Năm 2022", "", "Tăng, giảm", ""],
            ["", "", "Điểm", "Hạng", "Điểm", "Hạng", "Điểm", "Hạng"],
            [1, "Sở Nội vụ", 92.15, "1/2", 80.1, "2/2", 12.05, 1],
            [2, "Sở Y tế", 90.4, "2/2", 89.0, "1/2", 1.4, -1],
        ],
        merged=["A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:H2"],
    )

    assert [figure[1:] for figure in figures(read(path, "dept_par"))] == [
        ("Sở Nội vụ", "2023", "", 92.15, 1, 2, None),
        ("Sở Y tế", "2023", "", 90.4, 2, 2, None),
    ]


def test_components_are_those_of_the_catalogue_and_no_others(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [
            ["KẾT QUẢ BỘ CHỈ SỐ 766 THÁNG 9/2025 - SỞ, BAN, NGÀNH TỈNH NINH BÌNH"],
            ["TT", "Đơn vị", "Số hóa hồ sơ (22 điểm)", "Mức độ hài lòng (18 điểm)", "Thái độ"],
            [1, "Sở Nội vụ", "20,5", 17, 5],
            [2, "Sở Y tế", "19,25", 16, 4],
        ],
    )

    rows = read(path, "d766")

    assert {figure[0] for figure in figures(rows)} == {"MDSH", "MDHL"}
    assert [row.found for row in rows if isinstance(row, Ignored)] == ["TT", "Thái độ"]


def test_a_column_whose_maximum_is_another_is_no_component(tmp_path: Path) -> None:
    heads = [
        "TT",
        "Đơn vị",
        "Số hóa hồ sơ (10 điểm)",
        "Thanh toán trực tuyến (10 điểm)",
        "Tổng điểm",
    ]
    path = workbook(
        tmp_path / "a.xlsx",
        [
            ["KẾT QUẢ BỘ CHỈ SỐ 766 THÁNG 9/2025 - SỞ, BAN, NGÀNH TỈNH NINH BÌNH"],
            heads,
            [1, "Sở Nội vụ", 9.5, 8.25, 90],
            [2, "Sở Y tế", 8, 7, 85],
        ],
    )

    rows = read(path, "d766")

    assert {figure[0] for figure in figures(rows)} == {"TOTAL", "TTTT"}
    assert "điểm tối đa in trong bảng khác với của chỉ số cùng tên" in {
        row.why.vi for row in rows if isinstance(row, Ignored)
    }


def test_a_panel_with_years_in_rows_gives_each_its_period(tmp_path: Path) -> None:
    path = csv(
        tmp_path / "panel.csv",
        "year,unit_type,unit_name,par_index,par_rank\n"
        "2022,province,Ha Nam,85.5,2.0\n"
        "2022,province,Lai Chau,86.25,1.0\n"
        "2022,ministry,Ministry of Finance,90.1,1.0\n"
        "2023,province,Ha Nam,88,1.0\n"
        "2023,province,Lai Chau,87,2.0\n",
    )

    rows = read(path, "par_index")

    assert [figure[1:6] for figure in figures(rows)] == [
        ("Ha Nam", "2022", "", 85.5, 2),
        ("Lai Chau", "2022", "", 86.25, 1),
        ("Ha Nam", "2023", "", 88.0, 1),
        ("Lai Chau", "2023", "", 87.0, 2),
    ]
    assert ordinary.dataset_of(path, SEEDS).name == "par_index"


def test_cells_shown_as_percentages_are_percentages(tmp_path: Path) -> None:
    rows = [[1, "Sở Nội vụ", 0.8882, 1], [2, "Sở Y tế", 0.71, 2]]
    path = workbook(tmp_path / "a.xlsx", [[TITLE], HEADS, *rows])
    book = openpyxl.load_workbook(path)
    for cell in ("C3", "C4"):
        book.active[cell].number_format = "0.00%"
    book.save(path)

    assert [figure[4] for figure in figures(read(path, "dept_par"))] == [88.82, 71.0]


REFUSED = {
    "two years": (
        [["KẾT QUẢ CHỈ SỐ CCHC NĂM 2022 TỈNH YÊN BÁI"], [*HEADS[:2], "Điểm năm 2023", "Hạng"]],
        "tiêu đề, tên trang tính và đầu cột phải nói cùng một kỳ",
    ),
    "two provinces": (
        [["CHỈ SỐ CCHC CÁC SỞ TỈNH HÀ NAM VÀ TỈNH NAM ĐỊNH NĂM 2023"], HEADS],
        "bảng gộp đơn vị của nhiều tỉnh",
    ),
    "no province": ([["CHỈ SỐ CCHC CÁC SỞ NĂM 2023"], HEADS], "cần --province"),
    "no period": ([["CHỈ SỐ CCHC CÁC SỞ TỈNH YÊN BÁI"], HEADS], "cần --period"),
    "two scores": (
        [[TITLE], ["STT", "Tên đơn vị", "Kết quả chỉ số CCHC (%)", "Chỉ số CCHC (%)"]],
        "hai cột này có thể là một chỉ số",
    ),
}


@pytest.mark.parametrize("case", REFUSED, ids=REFUSED)
def test_what_is_not_told_or_told_twice_is_asked(tmp_path: Path, case: str) -> None:
    heading, sentence = REFUSED[case]
    path = workbook(tmp_path / "a.xlsx", [*heading, *OFFICES])

    rows = read(path, "dept_par")

    assert not figures(rows)
    assert any(
        question.startswith(sentence) or sentence in question for question in questions(rows)
    )


def test_a_unit_with_two_rows_is_asked_about(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[TITLE], HEADS, *OFFICES, [4, "Sở Nội Vụ", 70, 4]])

    assert "đơn vị này có hai dòng" in " ".join(questions(read(path, "dept_par")))


def test_ranks_that_do_not_follow_the_values_are_asked_about(tmp_path: Path) -> None:
    offices = ["Sở Nội vụ", "Sở Y tế", "Sở Tư pháp", "Sở Xây dựng", "Sở Tài chính"]
    ranked = [[n, name, 80 + n, n] for n, name in enumerate(offices, 1)]
    path = workbook(tmp_path / "a.xlsx", [[TITLE], HEADS, *ranked])

    assert "hạng không đi theo giá trị" in " ".join(questions(read(path, "dept_par")))


def test_fractions_in_a_column_of_percentages_are_asked_about(tmp_path: Path) -> None:
    rows = [[1, "Sở Nội vụ", 0.92, 1], [2, "Sở Y tế", 0.9, 2]]
    path = workbook(tmp_path / "a.xlsx", [[TITLE], HEADS, *rows])

    assert "không rõ 0,88 là 88% hay 0,88%" in " ".join(questions(read(path, "dept_par")))


def test_a_table_of_another_index_is_refused_whatever_the_command_says(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[TITLE], HEADS, *OFFICES])

    assert "bảng này là của bộ chỉ số khác" in " ".join(questions(read(path, "ddci")))


def test_a_table_that_names_no_index_is_none_of_ours(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [["TÌNH HÌNH GIẢI NGÂN NĂM 2023 TỈNH YÊN BÁI"], ["TT", "Đơn vị", "Tỷ lệ (%)"], *OFFICES],
    )

    assert ordinary.dataset_of(path, SEEDS) is None


def test_a_name_that_a_page_broke_is_joined(tmp_path: Path) -> None:
    heads = ["Hạng", "Tỉnh, thành phố", "Chỉ số SIPAS"]
    path = workbook(
        tmp_path / "a.xlsx",
        [
            ["CHỈ SỐ HÀI LÒNG (SIPAS) NĂM 2020 CỦA CÁC TỈNH, THÀNH PHỐ"],
            heads,
            [1, "Tỉnh Quảng", "90,1%"],
            ["", "Ninh", ""],
            [2, "Tỉnh Hà Nam", "89%"],
            [3, "Cà Mau", "85%"],
        ],
    )

    assert [figure[1] for figure in figures(read(path, "sipas"))] == [
        "Tỉnh Quảng Ninh",
        "Tỉnh Hà Nam",
        "Cà Mau",
    ]


def test_spans_of_a_page_and_what_nobody_sees_of_it(tmp_path: Path) -> None:
    table = (
        "<table><tr><th>TT</th><th>Tên đơn vị</th><th>Tổng điểm<br>(tối đa 100 điểm)</th>"
        "<th>Vị thứ</th></tr><tr><td>I</td><td colspan=3>UBND các xã</td></tr>"
        "<tr><td>1</td><td>UBND&nbsp;xã<br>Hưng Khánh</td><td>94,371</td><td rowspan=2>1</td></tr>"
        "<tr><td>2</td><td>UBND xã Lương Thịnh</td><td>94,371</td></tr></table>"
    )
    script = "<script>var a = 'TỈNH HÀ NAM';</script>"
    path = page(tmp_path / "a.html", script, f"<p>{TITLE.replace('2023', '2025')}</p>", table)

    assert figures(read(path, "dept_par")) == [
        ("TOTAL", "UBND xã Hưng Khánh", "2025", "UBND các xã", 94.371, 1, 2, None),
        ("TOTAL", "UBND xã Lương Thịnh", "2025", "UBND các xã", 94.371, 1, 2, None),
    ]


TCVN3 = ["KÕt qu¶ chØ sè c¶i c¸ch hµnh chÝnh n¨m 2023", "§¬n vÞ", "§iÓm", "Së Néi vô"]
VNI = ["Keát quaû chæ soá caûi caùch haønh chính", "Ñôn vò", "Ñieåm", "Sôû Noäi vuï"]


@pytest.mark.parametrize("words", [TCVN3, VNI], ids=["TCVN3", "VNI"])
def test_text_in_an_old_font_is_refused_with_what_to_do(tmp_path: Path, words) -> None:
    title, unit, score, office = words
    path = workbook(tmp_path / "a.xlsx", [[title], ["TT", unit, score], [1, office, 9]])

    assert "TCVN3 hoặc VNI" in " ".join(questions(read(path, "dept_par")))
    with pytest.raises(BadInput) as refused:
        ordinary.dataset_of(path, SEEDS)
    assert "UniKey" in refused.value.faults[0].wanted.vi


def test_units_of_several_provinces_are_parted_by_rows_or_by_a_column(tmp_path: Path) -> None:
    title = ["CHỈ SỐ CCHC CÁC SỞ NĂM 2023 TỈNH HÀ NAM VÀ TỈNH NAM ĐỊNH"]
    heads = ["TT", "Tên đơn vị", "Tổng điểm (100 điểm)"]
    parted = [
        ["I", "Tỉnh Hà Nam"],
        [1, "Sở Nội vụ", 90],
        ["II", "Tỉnh Nam Định"],
        [1, "Sở Nội vụ", 80],
    ]
    beside = [[1, "Hà Nam", "Sở Nội vụ", 90], [2, "Nam Định", "Sở Nội vụ", 80]]
    by_rows = workbook(tmp_path / "a.xlsx", [title, heads, *parted])
    by_column = workbook(tmp_path / "b.xlsx", [title, ["TT", "Tỉnh", *heads[1:]], *beside])

    for path in (by_rows, by_column):
        rows = [row for row in read(path, "dept_par") if isinstance(row, ObservationRow)]
        provinces = [row.province.removeprefix("Tỉnh ") for row in rows]
        assert list(zip(provinces, [row.value for row in rows], strict=True)) == [
            ("Hà Nam", 90.0),
            ("Nam Định", 80.0),
        ]


@pytest.mark.parametrize("day", ["", "(Số liệu đọc ngày 05/10/2026)"], ids=["untold", "told"])
def test_figures_of_a_year_that_is_not_over_want_their_day_of_reading(
    tmp_path: Path, day: str
) -> None:
    title = "BỘ CHỈ SỐ PHỤC VỤ NGƯỜI DÂN, DOANH NGHIỆP NĂM 2026 - CÁC SỞ TỈNH NINH BÌNH"
    heads = ["TT", "Đơn vị", "Tổng điểm (100 điểm)"]
    rows = [[1, "Sở Nội vụ", 61.5], [2, "Sở Y tế", 60.25]]
    path = workbook(tmp_path / "a.xlsx", [[title], [day], heads, *rows])

    read_rows = read(path, "d766")

    figures_read = [row for row in read_rows if isinstance(row, ObservationRow)]
    if day:
        assert {(row.reading, row.cumulative) for row in figures_read} == {(20261005, True)}
    else:
        assert not figures_read
        assert "lũy kế đến ngày đọc" in " ".join(questions(read_rows))
