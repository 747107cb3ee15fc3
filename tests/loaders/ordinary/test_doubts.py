"""What would put a figure into another period, province, index, block or unit is asked about."""

from pathlib import Path

import openpyxl
import pytest

from hub.dataset.options import Hints
from hub.dataset.rows import DocumentRow, Ignored, ObservationRow
from hub.words.errors import Fault
from hub.words.period import parse
from hub.words.terms import EntityKind
from tests.loaders.ordinary.tables import figures, html, page, questions, read, workbook

PLACE = "CÁC SỞ, BAN, NGÀNH TỈNH YÊN BÁI"
TITLE = f"KẾT QUẢ CHỈ SỐ CCHC NĂM 2023 {PLACE}"
HEADS = ["TT", "Tên đơn vị", "Chỉ số CCHC (%)", "Xếp hạng"]
ONE, TWO = [1, "Sở Nội vụ", 92.5, 1], [2, "Sở Y tế", 90.25, 2]


def said(tmp_path: Path, *rows: list, hints: Hints | None = None, dataset: str = "dept_par"):
    """All that is read of a workbook with these rows."""
    path = workbook(tmp_path / "a.xlsx", rows)
    return read(path, dataset, hints or Hints())


def test_a_second_table_with_equal_heads_has_the_period_of_its_own_title(tmp_path: Path) -> None:
    before = TITLE.replace("2023", "2022")
    rows = said(tmp_path, [TITLE], HEADS, ONE, TWO, [], [before], HEADS, ONE, TWO)

    assert [figure[2] for figure in figures(rows)] == ["2023", "2023", "2022", "2022"]


def test_a_second_table_of_another_index_is_asked_about(tmp_path: Path) -> None:
    other = "CHỈ SỐ HÀI LÒNG (SIPAS) NĂM 2023 CÁC SỞ TỈNH YÊN BÁI"
    rows = said(tmp_path, [TITLE], HEADS, ONE, TWO, [], [other], HEADS, ONE, TWO)

    assert len(figures(rows)) == 2
    assert "bảng này là của bộ chỉ số khác" in " ".join(questions(rows))


def test_a_table_of_money_beside_it_is_left_out(tmp_path: Path) -> None:
    money = "KINH PHÍ THỰC HIỆN NĂM 2023 TỈNH YÊN BÁI"
    heads = ["TT", "Đơn vị", "Tổng số", "Tỷ lệ (%)"]
    rows = said(
        tmp_path,
        [TITLE],
        HEADS,
        ONE,
        TWO,
        [],
        [money],
        heads,
        [1, "Sở Nội vụ", 9, 80],
        [2, "Sở Y tế", 7, 70],
    )

    assert len(figures(rows)) == 2
    assert "bảng về kinh phí" in " ".join(row.why.vi for row in rows if isinstance(row, Ignored))


ASKED = {
    "a row of another period": ([["I", "Khối sở năm 2022"], ONE, TWO], "kỳ hoặc tỉnh khác"),
    "a row of another province": ([["I", "CÁC SỞ TỈNH LÀO CAI"], ONE, TWO], "kỳ hoặc tỉnh khác"),
    "a row without a name": ([ONE, [2, "", 90.25, 2], TWO], "không có tên đơn vị"),
    "a fraction among percentages": ([ONE, [2, "Sở Y tế", 0.9025, 2]], "không rõ 0,88"),
}


@pytest.mark.parametrize("case", ASKED, ids=ASKED)
def test_a_row_that_is_not_sure_is_asked_about(tmp_path: Path, case: str) -> None:
    body, sentence = ASKED[case]
    rows = said(tmp_path, [TITLE], HEADS, *body)

    assert sentence in " ".join(questions(rows))


HEADED = {
    "beyond its maximum": ("Tổng điểm (80 điểm)", "lớn hơn điểm tối đa"),
    "beyond a hundred": ("Tổng điểm", "điểm trên 100"),
    "of another index": ("Chỉ số hài lòng", "chưa rõ cột điểm tổng"),
    "of words that nobody knows": ("Chỉ số phát triển", "chưa rõ cột điểm tổng"),
}


@pytest.mark.parametrize("case", HEADED, ids=HEADED)
def test_a_column_that_is_not_sure_is_asked_about(tmp_path: Path, case: str) -> None:
    head, sentence = HEADED[case]
    body = [[1, "Sở Nội vụ", 192.5, 1], [2, "Sở Y tế", 90.25, 2]]
    rows = said(tmp_path, [TITLE], ["TT", "Tên đơn vị", head, "Xếp hạng"], *body)

    assert sentence in " ".join(questions(rows))


@pytest.mark.parametrize(
    ("hints", "sentence"),
    [
        (Hints(period=parse("2022")), "lệnh ghi --period 2022"),
        (Hints(province="ha-nam"), "lệnh ghi --province ha-nam"),
        (Hints(kind=EntityKind.COMMUNE), "khác với tùy chọn của lệnh"),
        (Hints(block="Khối huyện"), "lệnh ghi --block Khối huyện"),
    ],
    ids=["period", "province", "kind", "block"],
)
def test_a_command_that_says_otherwise_is_asked_about(
    tmp_path: Path, hints: Hints, sentence: str
) -> None:
    rows = said(tmp_path, [TITLE], HEADS, ["I", "Khối sở"], ONE, TWO, hints=hints)

    assert sentence in " ".join(questions(rows))


def test_the_first_ranks_of_a_longer_list_are_not_counted(tmp_path: Path) -> None:
    rows = said(tmp_path, [f"HAI ĐƠN VỊ DẪN ĐẦU {TITLE}"], HEADS, ONE, TWO)

    assert [figure[5:7] for figure in figures(rows)] == [(1, None), (2, None)]


def test_points_by_appraisal_of_an_area_are_none_of_the_area(tmp_path: Path) -> None:
    heads = ["TT", "Tên đơn vị", "Điểm tự chấm Cải cách thủ tục hành chính", "Chỉ số CCHC (%)"]
    body = [[1, "Sở Nội vụ", 9, 92.5], [2, "Sở Y tế", 8, 90.25]]

    assert {figure[0] for figure in figures(said(tmp_path, [TITLE], heads, *body))} == {"TOTAL"}


def test_a_mean_beside_the_name_of_a_block_is_none_of_a_unit(tmp_path: Path) -> None:
    rows = said(tmp_path, [TITLE], HEADS, ["I", "KHỐI SỞ", 91.4], ONE, TWO)

    assert [(figure[1], figure[3]) for figure in figures(rows)] == [
        ("Sở Nội vụ", "KHỐI SỞ"),
        ("Sở Y tế", "KHỐI SỞ"),
    ]


def test_names_of_localities_that_sound_like_offices_are_localities(tmp_path: Path) -> None:
    names = ["Sông Mã", "Đại Từ", "Đoan Hùng", "Quan Sơn"]
    body = [[n, name, 90 - n, n] for n, name in enumerate(names, 1)]
    rows = said(tmp_path, [TITLE], HEADS, ["I", "UBND CÁC HUYỆN"], *body)

    kinds = {row.kind for row in rows if isinstance(row, ObservationRow)}
    assert kinds == {EntityKind.DISTRICT}


def test_figures_that_nobody_sees_are_asked_about(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[TITLE], HEADS, ONE, TWO])
    book = openpyxl.load_workbook(path)
    book.active.row_dimensions[4].hidden = book.active.column_dimensions["D"].hidden = True
    book.save(path)

    faults = [row for row in read(path, "dept_par") if isinstance(row, Fault)]

    assert [(fault.origin, fault.found) for fault in faults] == [
        ("a.xlsx!Sheet1!D2", "Xếp hạng"),
        ("a.xlsx!Sheet1!B4", "Sở Y tế"),
    ]
    assert ["cột ẩn" in faults[0].wanted.vi, "dòng ẩn" in faults[1].wanted.vi] == [True, True]


def test_a_hidden_column_that_is_not_read_is_nothing_to_ask(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[TITLE], HEADS, ONE, TWO])
    book = openpyxl.load_workbook(path)
    book.active.column_dimensions["A"].hidden = True
    book.save(path)

    rows = read(path, "dept_par")

    assert (questions(rows), len(figures(rows))) == ([], 2)


SORTED = "<span hidden>0092.50</span>92,5<i style='display: none'>▲</i>"


def test_a_page_is_read_as_it_is_shown(tmp_path: Path) -> None:
    shown = html([HEADS, [1, "Sở Nội vụ", SORTED, 1], TWO])
    hidden = html([HEADS, [1, "Sở Nội vụ", 80, 1], TWO])
    before = f'<p>{TITLE}</p><p style="display:none">TỈNH LÀO CAI NĂM 2019</p>'
    path = page(tmp_path / "a.html", before, shown, f'<div style="display:none">{hidden}</div>')

    rows = read(path, "dept_par")

    assert questions(rows) == []
    assert [(figure[1], figure[4]) for figure in figures(rows)] == [
        ("Sở Nội vụ", 92.5),
        ("Sở Y tế", 90.25),
    ]
    assert "ẩn" in " ".join(row.why.vi for row in rows if isinstance(row, Ignored))


def test_a_hidden_row_of_a_page_is_asked_about(tmp_path: Path) -> None:
    table = html([HEADS, ONE, TWO]).replace("<tr><td>2", "<tr hidden><td>2")
    path = page(tmp_path / "a.html", f"<p>{TITLE}</p>", table)

    assert "dòng ẩn có số liệu" in " ".join(questions(read(path, "dept_par")))


ENCLOSED = {
    "(Kèm theo Quyết định số 12/QĐ-UBND ngày 28/12/2023 của UBND tỉnh Yên Bái)": "12/QĐ-UBND",
    "(Theo Quyết định số 12/QĐ-UBND ngày 15/01/2024 của UBND tỉnh Yên Bái)": "12/QĐ-UBND",
    "Quyết định số 12/QĐ-UBND ngày 15/01/2024 của UBND tỉnh Yên Bái": "12/QĐ-UBND",
    "Thực hiện Quyết định số 1031/QĐ-UBND ngày 30/6/2022 của UBND tỉnh Yên Bái": None,
    "THEO QUYẾT ĐỊNH SỐ 876/QĐ-BNV": None,
    "(Thay thế Quyết định số 9/QĐ-UBND ngày 03/01/2024 của UBND tỉnh Yên Bái)": None,
}


@pytest.mark.parametrize("line", ENCLOSED)
def test_a_document_that_orders_the_figures_is_not_their_source(tmp_path: Path, line: str) -> None:
    rows = said(tmp_path, [TITLE], [line], HEADS, ONE, TWO)

    numbers = [row.number for row in rows if isinstance(row, DocumentRow)]

    assert questions(rows) == []
    assert numbers == [ENCLOSED[line]] if ENCLOSED[line] else numbers == []


EARLY = "(Kèm theo Quyết định số 12/QĐ-UBND ngày 20/01/2023 của UBND tỉnh Yên Bái)"


def test_a_decision_before_the_end_of_its_year_is_asked_about(tmp_path: Path) -> None:
    asked = said(tmp_path, [TITLE], [EARLY], HEADS, ONE, TWO)
    told = said(tmp_path, [TITLE], [EARLY], HEADS, ONE, TWO, hints=Hints(source="QĐ 7/QĐ-UBND"))

    assert "văn bản có trước khi có số liệu" in " ".join(questions(asked))
    assert len(figures(told)) == 2


def test_points_of_appraisal_are_those_of_the_whole_alone(tmp_path: Path) -> None:
    heads = [
        ["TT", "Tên đơn vị", "Điểm thẩm định", "", "", "Chỉ số CCHC (%)"],
        ["", "", "Tổng điểm thẩm định", "Cải cách thể chế", "Cải cách tài chính công", ""],
    ]
    body = [[1, "Sở Nội vụ", 62.5, 9, 8, 92.5], [2, "Sở Y tế", 60.25, 8, 7, 90.25]]
    spans = ("C2:E2", "A2:A3", "B2:B3", "F2:F3")
    path = workbook(tmp_path / "a.xlsx", [[TITLE], *heads, *body], merged=spans)

    rows = read(path, "dept_par")

    assert questions(rows) == []
    assert {figure[0] for figure in figures(rows)} == {"TOTAL", "APPRAISED"}
    left_out = " ".join(row.found for row in rows if isinstance(row, Ignored))
    assert "Cải cách thể chế" in left_out
    assert "Cải cách tài chính công" in left_out


def test_maxima_below_heads_that_are_merged_over_them_are_no_unit(tmp_path: Path) -> None:
    heads = ["TT", "Tên đơn vị", "Cải cách thể chế", "Cải cách tài chính công", "Chỉ số CCHC (%)"]
    maxima = ["", "", 10, 8, 100]
    body = [[1, "Sở Nội vụ", 9, 8, 92.5], [2, "Sở Y tế", 8, 7, 90.25]]
    path = workbook(tmp_path / "a.xlsx", [[TITLE], heads, maxima, *body], merged=("A2:A3", "B2:B3"))

    rows = read(path, "dept_par")

    assert questions(rows) == []
    assert {figure[1] for figure in figures(rows)} == {"Sở Nội vụ", "Sở Y tế"}
