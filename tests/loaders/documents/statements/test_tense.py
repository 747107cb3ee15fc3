"""What was done, what is aimed at, what is neither: goals retold, results recalled, criteria of
a rating.
"""

from dataclasses import replace
from datetime import date
from time import monotonic

import pytest

from hub.dataset.rows import TargetRow
from hub.words.period import parse
from loaders.documents.head import head
from tests.loaders.documents.statements.test_statements import PLAN, REPORT, read

NEWS = replace(REPORT, kind=head.NEWS, period=parse("2025"), day=date(2025, 1, 20))
NEXT = replace(PLAN, kind="Kế hoạch", period=parse("2025"), day=date(2025, 2, 10))


def kinds(text: str, of: head.Head) -> list[tuple[str, float]]:
    """Whether each value is aimed at, T, or was reached, F."""
    return [("T" if isinstance(row, TargetRow) else "F", row.value) for row in read(text, of)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kế hoạch đề ra mục tiêu: 100% hồ sơ được số hóa; tối thiểu 95% hồ sơ đúng hạn.",
            [("T", 100), ("T", 95)],
        ),
        ("Tỉnh phấn đấu năm 2025 PAR INDEX đạt 91%.", [("T", 91)]),
        (
            (
                "Mục tiêu cụ thể như sau:\n(1) Bảo đảm 100% hồ sơ được số hóa.\n(2) Tỷ lệ trực"
                " tuyến đạt 80%."
            ),
            [("T", 100), ("T", 80)],
        ),
        (
            (
                "Mục tiêu cụ thể\nTỷ lệ trực tuyến đạt 80%.\n100% hồ sơ được số hóa.\nNăm 2024, Sở"
                " tiếp nhận 12 hồ sơ."
            ),
            [("T", 80), ("T", 100), ("F", 12)],
        ),
        (
            (
                "Kế hoạch nêu rõ:\n- 100% hồ sơ được số hóa.\n- Tỷ lệ trực tuyến đạt 80%.\nTrước"
                " đó, năm 2024, tỷ lệ này là 70%."
            ),
            [("T", 100), ("T", 80), ("F", 70)],
        ),
        ("Theo kế hoạch, đến năm 2025 bảo đảm 100% hồ sơ được số hóa.", [("T", 100)]),
        ("Tối thiểu 95% hồ sơ được giải quyết đúng hạn.", [("T", 95)]),
        ("Giảm ít nhất 30% thời gian giải quyết thủ tục.", [("T", 30)]),
        (
            "Theo Quyết định của Chủ tịch UBND tỉnh, tỷ lệ trực tuyến phải đạt 80% trong năm 2025.",
            [("T", 80)],
        ),
        ("Nghị quyết xác định đến hết năm 2025, 100% xã có cán bộ chuyên trách.", [("T", 100)]),
        ("Sở đặt chỉ tiêu 95% hồ sơ đúng hạn trong năm 2025.", [("T", 95)]),
        ("Kế hoạch yêu cầu tỷ lệ hồ sơ trực tuyến đạt từ 80% trở lên.", [("T", 80)]),
        (
            "Năm 2025, tỉnh đặt mục tiêu 90% hồ sơ trực tuyến; hiện nay tỷ lệ này đạt 72%.",
            [("T", 90), ("F", 72)],
        ),
        (
            "Kế hoạch đề ra mục tiêu giảm ít nhất 30% thời gian; đến nay đã giảm 32%.",
            [("T", 30), ("F", 32)],
        ),
        ("Thực hiện mục tiêu đề ra, tỷ lệ trực tuyến đạt 85%.", [("F", 85)]),
        ("Sở đã giải quyết đúng hạn 98% hồ sơ.", [("F", 98)]),
    ],
)
def test_a_goal_retold_is_a_target_and_a_result_is_none(text: str, found: list[tuple]) -> None:
    assert kinds(text, NEWS) == found


@pytest.mark.parametrize(
    "text", ["Tối thiểu 95% hồ sơ đúng hạn", "Giảm ít nhất 30% thời gian giải quyết"]
)
def test_the_least_of_something_among_results_is_neither(text: str) -> None:
    assert kinds(f"I. KẾT QUẢ\n- {text}.", REPORT) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "PAR INDEX năm 2025 đạt 90% trở lên (năm 2024 đạt 86,5%, xếp thứ 33/63)",
            [("T", 90, "2025"), ("F", 86.5, "2024"), ("F", 33, "2024")],
        ),
        (
            "Chỉ số SIPAS đạt 88% (kết quả năm trước 84,2%)",
            [("T", 88, "2025"), ("F", 84.2, "2024")],
        ),
        (
            "Tỷ lệ hồ sơ trực tuyến đạt 80% (năm 2024: 65,3%)",
            [("T", 80, "2025"), ("F", 65.3, "2024")],
        ),
        (
            "Kết quả năm 2024 của tỉnh đạt 86,5%; phấn đấu năm 2025 đạt 90%",
            [("F", 86.5, "2024"), ("T", 90, "2025")],
        ),
        (
            "Năm 2024, PAR INDEX của tỉnh đạt 86,5%, xếp thứ 33/63, tăng 2 bậc so với năm 2023",
            [("F", 86.5, "2024"), ("F", 33, "2024"), ("F", 2, "2024")],
        ),
        ("Khắc phục hạn chế của năm trước (tỷ lệ hồ sơ trễ hạn 3,2%)", [("F", 3.2, "2024")]),
        (
            "Kết quả năm trước, toàn tỉnh tiếp nhận 12.000 hồ sơ, đúng hạn 97,5%",
            [("F", 12000, "2024"), ("F", 97.5, "2024")],
        ),
        (
            (
                "Trên cơ sở kết quả PAR INDEX năm 2024 (đạt 86,5%, xếp thứ 33/63), phấn đấu năm"
                " 2025 tăng ít nhất 2 bậc"
            ),
            [("F", 86.5, "2024"), ("F", 33, "2024"), ("T", 2, "2025")],
        ),
        (
            "SIPAS năm 2024 của tỉnh đạt 82,3%, xếp hạng 40/63",
            [("F", 82.3, "2024"), ("F", 40, "2024")],
        ),
        (
            "Năm trước tỉnh xếp thứ 33/63; năm nay phấn đấu xếp thứ 30",
            [("F", 33, "2024"), ("T", 30, "2025")],
        ),
        (
            (
                "Cải thiện tiêu chí bị mất điểm năm 2024: thể chế đạt 8,5 điểm; thủ tục hành chính"
                " đạt 12,3 điểm"
            ),
            [("F", 8.5, "2024"), ("F", 12.3, "2024")],
        ),
        ("Khắc phục hạn chế năm 2024: giảm 20% hồ sơ trễ hạn", []),
        ("Giảm tỷ lệ trễ hạn xuống dưới 1% so với mức 2,5% của năm 2024", [("T", 1, "2025")]),
        ("Duy trì tỷ lệ 100% như năm 2024", [("T", 100, "2025")]),
    ],
)
def test_a_plan_that_recalls_a_result_gives_a_figure_of_its_year(
    text: str, found: list[tuple]
) -> None:
    rows = read(f"I. MỤC TIÊU\n1. {text}.", NEXT)

    assert [
        ("T", row.value, row.by) if isinstance(row, TargetRow) else ("F", row.value, row.period)
        for row in rows
    ] == found


@pytest.mark.parametrize("of", [REPORT, NEXT, NEWS], ids=["report", "plan", "news"])
@pytest.mark.parametrize(
    "text",
    [
        "Đạt từ 90 điểm trở lên: xếp loại Xuất sắc",
        "Từ 80 đến dưới 90 điểm: Tốt",
        "Xếp loại Tốt: từ 80 điểm đến dưới 90 điểm",
        "Tỷ lệ hồ sơ đúng hạn đạt 100%: 2 điểm; trên 95%: 1,5 điểm; từ 90% đến 95%: 1 điểm",
        "Trên 95%: 1,5 điểm",
        "Hoàn thành xuất sắc nhiệm vụ (từ 90 điểm trở lên)",
        "Đạt 100% hồ sơ đúng hạn: 2 điểm",
        "100% văn bản ký số = 1,5 điểm",
        "Tỷ lệ trực tuyến đạt 80% trở lên được cộng 1 điểm",
        "Tỷ lệ số hóa trên 95% (2 điểm), dưới 95% (1 điểm)",
        "Nhóm A: từ 85 điểm trở lên",
        "Tốt: từ 80 - 89 điểm",
        "Mức 1: đạt 100% hồ sơ đúng hạn; Mức 2: đạt từ 95% trở lên",
        "Xuất sắc: >= 90 điểm",
        "Kết quả từ 50 điểm đến 64 điểm xếp loại trung bình",
        "Dưới 70 điểm: không hoàn thành nhiệm vụ",
    ],
)
def test_a_criterion_of_a_rating_is_neither_a_result_nor_a_goal(text: str, of: head.Head) -> None:
    assert read(f"I. NỘI DUNG\n- {text}.", of) == []


@pytest.mark.parametrize(
    "title", ["II. TIÊU CHÍ ĐÁNH GIÁ, XẾP LOẠI", "Tiêu chí được xếp loại như sau:"]
)
def test_what_stands_under_the_title_of_criteria_is_one(title: str) -> None:
    assert (
        read(f"I. KẾT QUẢ\n{title}\n- Tỷ lệ hồ sơ đúng hạn đạt 98%.\n- Đạt 95 điểm.", REPORT) == []
    )


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Sở đạt 92 điểm, xếp loại Xuất sắc", [92]),
        ("Loại xuất sắc (từ 90 điểm trở lên): 5 đơn vị", [5]),
        ("Có 5 đơn vị đạt từ 90 điểm trở lên, xếp loại Xuất sắc", [5]),
        ("12 người hoàn thành xuất sắc nhiệm vụ", [12]),
        ("Tỷ lệ hài lòng đạt 95%; chỉ số cải cách: 88,5 điểm", [95, 88.5]),
        ("Sở Tư pháp: 94,6 điểm; Sở Y tế: 93 điểm", [94.6, 93]),
    ],
)
def test_a_result_with_its_grade_stays_a_figure(text: str, values: list[float]) -> None:
    assert kinds(f"I. KẾT QUẢ\n- {text}.", REPORT) == [("F", value) for value in values]


def test_each_item_of_a_line_stands_at_its_own_place() -> None:
    text = (
        "Mục tiêu cụ thể:\n(1) Tỷ lệ số hóa đạt 80%.\n(2) Tỷ lệ trực tuyến đạt 70%. (3) Tỷ lệ hài"
        " lòng đạt 92%; (4) Tỷ lệ ký số đạt 95%."
    )

    assert [row.locator for row in read(text, NEWS)] == [
        "mục 1, dòng 2",
        "mục 2, dòng 3",
        "mục 3, dòng 3",
        "mục 4, dòng 3",
    ]


def test_the_year_at_the_end_of_what_announces_a_list_is_that_of_its_goals() -> None:
    rows = read(
        "Theo đó, Nghị quyết đặt ra các mục tiêu đến năm 2030:\n- Tối thiểu 80% hồ sơ được xử lý"
        " trực tuyến.\n- Bảo đảm 99% hồ sơ được giải quyết đúng hạn.",
        REPORT,
    )

    assert [row.by for row in rows if isinstance(row, TargetRow)] == ["2030", "2030"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Phải giải quyết 99% hồ sơ đúng hạn.", [99]),
        ("Sở cần duy trì 98% hồ sơ đúng hạn.", [98]),
        ("Sở cam kết 97% hồ sơ đúng hạn.", [97]),
        ("Sở đã cam kết 97% hồ sơ đúng hạn.", [97]),
        ("Sở yêu cầu các phòng bảo đảm 99% hồ sơ đúng hạn.", [99]),
        ("Nghị quyết số 66/NQ-CP yêu cầu giải quyết đúng hạn 95% hồ sơ.", [95]),
        ("Tỉnh ủy đề nghị duy trì tỷ lệ hồ sơ đúng hạn 99%.", [99]),
        ("Bộ Nội vụ giao các tỉnh bảo đảm 85% hồ sơ được số hóa, 90% hồ sơ trực tuyến.", [85, 90]),
    ],
)
@pytest.mark.parametrize("title", ["I. KẾT QUẢ\n", ""], ids=["under results", "alone"])
def test_what_is_demanded_or_undertaken_in_a_report_is_a_target(
    title: str, text: str, values: list[float]
) -> None:
    assert kinds(f"{title}- {text}", REPORT) == [("T", value) for value in values]


@pytest.mark.parametrize(
    "text",
    [
        "Không để quá 2% hồ sơ quá hạn.",
        "Không để vượt quá 3% hồ sơ trễ hạn.",
        "Thủ tướng yêu cầu đẩy nhanh số hóa, Sở số hóa 80% hồ sơ.",
        "Giám đốc Sở chỉ đạo giải quyết dứt điểm 100% hồ sơ.",
    ],
    ids=["a bound", "another bound", "another subject", "a direction"],
)
def test_a_demand_or_a_result_in_doubt_is_neither(text: str) -> None:
    assert kinds(f"I. KẾT QUẢ\n- {text}", REPORT) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sở đáp ứng yêu cầu giải quyết 99% hồ sơ đúng hạn.", 99),
        ("Thực hiện cam kết, tỷ lệ hồ sơ đúng hạn đạt 98%.", 98),
        ("Theo chỉ đạo của Thủ tướng, Sở số hóa 80% hồ sơ.", 80),
        ("UBND tỉnh giao Sở 45 biên chế.", 45),
        ("Thực hiện nhiệm vụ UBND tỉnh giao, tỷ lệ hồ sơ đúng hạn đạt 98%.", 98),
        ("Tỷ lệ hồ sơ phải giải quyết lại là 2%.", 2),
        ("Sở chỉ đạo quyết liệt các phòng, tỷ lệ hồ sơ đúng hạn đạt 99,5%.", 99.5),
        ("Thủ tướng yêu cầu số hóa, đến nay Sở đã số hóa 80% hồ sơ.", 80),
    ],
)
def test_a_result_beside_words_of_a_demand_stays_a_figure(text: str, value: float) -> None:
    assert kinds(f"I. KẾT QUẢ\n- {text}", REPORT) == [("F", value)]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Thủ tướng yêu cầu các địa phương bảo đảm 80% hồ sơ được số hóa.", "Thủ tướng"),
        (
            "Thủ tướng Chính phủ giao các địa phương bảo đảm 80% hồ sơ được số hóa.",
            "Thủ tướng Chính phủ",
        ),
        ("Chính phủ đề ra mục tiêu tỷ lệ hài lòng đạt 95%.", "Chính phủ"),
        ("Bộ Tư pháp yêu cầu 90% hồ sơ đúng hạn.", "Bộ Tư pháp"),
        ("Tỉnh ủy đề nghị duy trì tỷ lệ hồ sơ đúng hạn 99%.", "Tỉnh ủy"),
        ("Sở cam kết 97% hồ sơ đúng hạn.", None),
    ],
)
@pytest.mark.parametrize("of", [REPORT, NEWS], ids=["report", "news"])
def test_what_those_above_demand_is_theirs(text: str, whose: str | None, of: head.Head) -> None:
    assert [row.entity for row in read(text, of)] == [whose]


def test_a_long_line_of_names_is_read_in_no_time() -> None:
    began = monotonic()

    kinds("I. KẾT QUẢ\n- " + "Sở Tư pháp và Bộ phận Một cửa " * 130 + "đạt 98% hồ sơ.", REPORT)

    assert monotonic() - began < 5
