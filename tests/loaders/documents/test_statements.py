"""How a sentence is read: its quantity, what compares it, whether it aims, and what it is about."""

from dataclasses import replace

import pytest

from hub.period import parse
from hub.rows import FigureRow, TargetRow
from hub.terms import Comparator, Measure
from loaders.documents import figures, head, passages, statements, targets
from loaders.documents.paper import Line
from tests.loaders.documents.expected import DATASET

PLAN = head.Head("Kế hoạch", "", 0, aims=True, period=parse("2024"))
REPORT = replace(PLAN, kind="Báo cáo", aims=False)


def read(text: str, of: head.Head) -> list[TargetRow | FigureRow]:
    """The targets and figures of a text in a plan or a report."""
    lines = passages.mended([Line(number, line) for number, line in enumerate(text.split("\n"), 1)])
    found: list[TargetRow | FigureRow] = []
    for passage in passages.passages(lines):
        for statement in statements.stated(DATASET.folder, of, passage):
            if targets.is_target(DATASET.folder, statement):
                found.append(targets.target(DATASET.folder, of, statement, "a", "a.txt"))
            elif figures.is_figure(statement):
                found.append(figures.figure(DATASET.folder, of, statement, "a", "a.txt").row)
    return found


@pytest.mark.parametrize(("text", "comparator", "value", "unit", "printed"), [
    ("Tỷ lệ hài lòng đạt tối thiểu 95%", "AT_LEAST", 95, "%", "tối thiểu 95%"),
    ("Ít nhất 01 sáng kiến được công nhận", "AT_LEAST", 1, "sáng kiến", "Ít nhất 01 sáng kiến"),
    ("Tỷ lệ đúng hạn đạt từ 98,5% trở lên", "AT_LEAST", 98.5, "%", "98,5% trở lên"),
    ("Tỷ lệ số hóa đạt 70 - 75%", "AT_LEAST", 70, "%", "70 - 75%"),
    ("Tỷ lệ trễ hạn không quá 1%", "AT_MOST", 1, "%", "không quá 1%"),
    ("Thời gian chờ tối đa 15 phút/01 lượt giao dịch", "AT_MOST", 15, "phút/lượt", "tối đa 15 phút/01 lượt giao dịch"),
    ("Trên 90% kiến nghị được giải quyết", "MORE_THAN", 90, "%", "Trên 90%"),
    ("Tỷ lệ trễ hạn dưới 2%", "LESS_THAN", 2, "%", "dưới 2%"),
    ("100% hồ sơ được số hóa", "EQUAL", 100, "%", "100%"),
    ("Tăng thêm 20 % mỗi năm tỷ lệ số hóa", "INCREASE_BY", 20, "%/năm", "Tăng thêm 20 % mỗi năm"),
    ("Cắt giảm ít nhất 30% thời gian giải quyết", "REDUCE_BY", 30, "%", "Cắt giảm ít nhất 30%"),
    ("Giảm tỷ lệ hồ sơ trễ hạn xuống còn 1%", "EQUAL", 1, "%", "1%"),
    ("Nâng tỷ lệ trực tuyến từ 44% lên 60%", "EQUAL", 60, "%", "60%"),
])
def test_a_comparison_is_read(text: str, comparator: str, value: float, unit: str, printed: str) -> None:
    (target,) = read(f"I. MỤC TIÊU\n- {text}.", PLAN)

    assert (target.comparator, target.value, target.unit, target.printed) == (Comparator[comparator], value, unit, printed)


@pytest.mark.parametrize(("text", "measure", "comparator", "value", "indicator"), [
    ("PAR INDEX của tỉnh xếp thứ 10 trở lên", "RANK", "AT_MOST", 10, "PAR_INDEX/TOTAL"),
    ("Chỉ số PAPI nằm trong nhóm 15 tỉnh dẫn đầu", "RANK", "AT_MOST", 15, "PAPI/TOTAL"),
    ("SIPAS tăng ít nhất 05 bậc so với năm 2023", "VALUE", "INCREASE_BY", 5, "SIPAS/TOTAL"),
    ("Chỉ số DDCI đạt 70 điểm", "VALUE", "EQUAL", 70, "DDCI/TOTAL"),
    ("Bộ chỉ số 766 đạt trên 90 điểm", "VALUE", "MORE_THAN", 90, "D766/TOTAL"),
    ("PAPI thuộc nhóm trung bình cao", "GROUP", "EQUAL", None, "PAPI/TOTAL"),
    ("Chỉ số cải cách hành chính của Sở đạt 90 điểm", "VALUE", "EQUAL", 90, "DEPT_PAR/TOTAL"),
    ("Mức độ hài lòng của người dân đạt 95%", "VALUE", "EQUAL", 95, None),
    ("Chỉ số nội dung 5 của PAPI đạt 7,5 điểm", "VALUE", "EQUAL", 7.5, None),
])
def test_only_an_index_that_the_words_name_is_meant(text: str, measure: str, comparator: str, value: float, indicator: str) -> None:
    (target,) = read(f"I. MỤC TIÊU\n- {text}.", PLAN)

    found = (target.measure, target.comparator, target.value, target.indicator)
    assert found == (Measure[measure], Comparator[comparator], value, indicator)


@pytest.mark.parametrize("text", [
    "Chương trình gồm 6 nội dung và 7 nhóm nhiệm vụ", "Gửi báo cáo trước ngày 15 hằng tháng", "Niêm yết trong thời hạn 05 ngày làm việc",
    "Ví dụ: đơn vị đạt 90% thì được 1 điểm", "Tiêu chí này tối đa 10 điểm", "Duy trì dịch vụ công mức độ 3, 4 và ISO 9001:2015",
    "Đơn vị nào đạt dưới 70 điểm thì không xét thi đua", "Tỷ lệ đạt ……%", "Điện thoại 0229.3889.123", "Kinh phí 500 triệu đồng",
    "Thực hiện Đề án 06 và Nghị quyết 57", "Không phát sinh hồ sơ trong 03 năm gần nhất"])
def test_what_is_no_goal_gives_no_target(text: str) -> None:
    assert [row for row in read(f"I. NHIỆM VỤ\n- {text}.", PLAN) if isinstance(row, TargetRow)] == []


@pytest.mark.parametrize(("text", "aimed"), [
    ("Phấn đấu tỷ lệ trực tuyến đạt 80%", True), ("Đến hết năm 2026, tỷ lệ trực tuyến đạt 80%", True),
    ("Tỷ lệ trực tuyến đã đạt 80%", False), ("Tỷ lệ trực tuyến đạt 80%", False), ("Tỷ lệ trực tuyến đạt 80%, vượt mục tiêu giao", False)])
def test_a_report_aims_only_where_it_says_so(text: str, aimed: bool) -> None:
    (row,) = read(f"I. KẾT QUẢ\n- {text}.", REPORT)

    assert isinstance(row, TargetRow) is aimed


def test_a_plan_that_looks_back_gives_figures() -> None:
    (row,) = read("I. HIỆN TRẠNG\n- Tính đến 31/12/2023, tỷ lệ trực tuyến là 41,8%.", PLAN)

    assert (type(row), row.value, row.period) == (FigureRow, 41.8, "2023")


@pytest.mark.parametrize(("text", "values"), [
    ("Tiếp nhận 1.250 hồ sơ (trực tuyến: 980; trực tiếp: 270), đúng hạn 99,76%", [1250, 980, 270, 99.76]),
    ("Có 03 tiến sĩ, 18 thạc sĩ và 43 đại học", [3, 18, 43]), ("Số hồ sơ trả qua bưu chính: 312", [312]),
    ("Không có hồ sơ quá hạn", [0]), ("Chưa nhận được phản ánh, kiến nghị", [0]), ("Có 3 xã không phát sinh hồ sơ", [3]),
    ("Kinh phí 1,2 tỷ đồng", [1.2e9]), ("Hoàn thành 18/20 nhiệm vụ", [18])])
def test_each_number_of_a_sentence_is_a_figure(text: str, values: list[float]) -> None:
    assert [row.value for row in read(f"I. KẾT QUẢ\n- {text}.", REPORT)] == values


def test_a_change_is_no_value_of_an_index() -> None:
    value, change, rank = read("I. KẾT QUẢ\n- PAPI năm 2023 đạt 43,21 điểm, tăng 1,87 điểm so với năm 2022, xếp thứ 18/61.", REPORT)

    assert [row.indicator for row in (value, change, rank)] == ["PAPI/TOTAL", None, "PAPI/TOTAL"]


def test_parts_without_a_unit_are_of_the_unit_before() -> None:
    rows = read("I. KẾT QUẢ\n- Đã giải quyết: 395 hồ sơ; trước hạn 280; đúng hạn 115 (cấp tỉnh 15, cấp xã 100).", REPORT)

    assert [(row.value, row.unit, row.breakdown_of) for row in rows[1:3]] == [
        (280, "hồ sơ", "OPERATIONS/DOSSIERS_ON_TIME"), (115, "hồ sơ", "OPERATIONS/DOSSIERS_ON_TIME")]
    assert [row.value for row in rows] == [395, 280, 115, 15, 100]


def test_a_target_says_against_what_and_by_when() -> None:
    (target,) = read("I. MỤC TIÊU ĐẾN NĂM 2026\n- Giảm 10% số đơn vị sự nghiệp so với năm 2021.", PLAN)

    assert (target.baseline, target.by) == ("năm 2021", "2026")
