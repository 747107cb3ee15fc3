"""How a sentence is read: its quantity, what compares it, whether it aims, and what it is about."""

from dataclasses import replace
from datetime import date

import pytest

from hub.dataset.rows import FigureRow, TargetRow
from hub.words.period import parse
from hub.words.terms import Comparator, Measure
from loaders.documents.facts import figures, targets
from loaders.documents.head import head
from loaders.documents.head.reading import Reading
from loaders.documents.statements.statement import stated
from loaders.documents.text import passages
from loaders.documents.text.paper import Line
from tests.loaders.documents.expected import DATASET

PLAN = head.Head("Kế hoạch", "", 0, aims=True, period=parse("2024"))
REPORT = replace(PLAN, kind="Báo cáo", aims=False)


def read(text: str, of: head.Head) -> list[TargetRow | FigureRow]:
    """The targets and figures of a text in a plan or a report."""
    lines = passages.mended([Line(number, line) for number, line in enumerate(text.split("\n"), 1)])
    found: list[TargetRow | FigureRow] = []
    for passage in passages.passages(lines):
        for statement in stated(Reading(DATASET.folder, of, "a.txt"), passage):
            if targets.is_target(statement).verdict:
                found.append(targets.target(statement))
            elif figures.is_figure(statement).verdict:
                found.append(figures.figure(statement).row)
    return found


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit", "printed"),
    [
        ("Tỷ lệ hài lòng đạt tối thiểu 95%", "AT_LEAST", 95, "%", "tối thiểu 95%"),
        ("Ít nhất 01 sáng kiến được công nhận", "AT_LEAST", 1, "sáng kiến", "Ít nhất 01 sáng kiến"),
        ("Tỷ lệ đúng hạn đạt từ 98,5% trở lên", "AT_LEAST", 98.5, "%", "98,5% trở lên"),
        ("Tỷ lệ số hóa đạt 70 - 75%", "AT_LEAST", 70, "%", "70 - 75%"),
        ("Tỷ lệ trễ hạn không quá 1%", "AT_MOST", 1, "%", "không quá 1%"),
        (
            "Thời gian chờ tối đa 15 phút/01 lượt giao dịch",
            "AT_MOST",
            15,
            "phút/lượt",
            "tối đa 15 phút/01 lượt giao dịch",
        ),
        ("Trên 90% kiến nghị được giải quyết", "MORE_THAN", 90, "%", "Trên 90%"),
        ("Tỷ lệ trễ hạn dưới 2%", "LESS_THAN", 2, "%", "dưới 2%"),
        ("100% hồ sơ được số hóa", "EQUAL", 100, "%", "100%"),
        (
            "Tăng thêm 20 % mỗi năm tỷ lệ số hóa",
            "INCREASE_BY",
            20,
            "%/năm",
            "Tăng thêm 20 % mỗi năm",
        ),
        ("Cắt giảm ít nhất 30% thời gian giải quyết", "REDUCE_BY", 30, "%", "Cắt giảm ít nhất 30%"),
        ("Giảm tỷ lệ hồ sơ trễ hạn xuống còn 1%", "EQUAL", 1, "%", "1%"),
        ("Nâng tỷ lệ trực tuyến từ 44% lên 60%", "EQUAL", 60, "%", "60%"),
        ("Tỷ lệ hài lòng từ 95%, duy trì ổn định", "AT_LEAST", 95, "%", "95%"),
        (
            "Ít nhất 50 phần trăm giáo viên dùng học liệu số",
            "AT_LEAST",
            50,
            "%",
            "Ít nhất 50 phần trăm",
        ),
        ("Chỉ số PCI tăng từ 05 bậc trở lên", "INCREASE_BY", 5, "bậc", "tăng từ 05 bậc trở lên"),
        ("Chỉ số PAPI tăng 3-5 bậc", "INCREASE_BY", 3, "bậc", "tăng 3-5 bậc"),
        (
            "Mỗi năm tăng ít nhất 1% số hồ sơ trực tuyến",
            "INCREASE_BY",
            1,
            "%/năm",
            "tăng ít nhất 1%",
        ),
        ("Tiết giảm 20% chi phí đi lại so với hiện nay", "REDUCE_BY", 20, "%", "Tiết giảm 20%"),
        ("Giảm số vụ vi phạm từ 5% đến 10% so với năm 2020", "REDUCE_BY", 5, "%", "5% đến 10%"),
        ("Bưu điện: giảm giá cước từ 10% đến 20%", "REDUCE_BY", 10, "%", "10% đến 20%"),
        ("Thời gian chờ tối đa không quá 15 phút", "AT_MOST", 15, "phút", "không quá 15 phút"),
        (
            "Rà soát, đơn giản hóa ít nhất ba thủ tục hành chính",
            "AT_LEAST",
            3,
            "TTHC",
            "ít nhất ba thủ tục hành chính",
        ),
        ("Bố trí 01 (một) công chức chuyên trách", "EQUAL", 1, "người", "01 (một) công chức"),
        ("Vận hành tối thiểu 08 quầy thông minh", "AT_LEAST", 8, "quầy", "tối thiểu 08 quầy"),
        ("Tổng thu ngân sách đạt 11.240 tỷ đồng", "EQUAL", 11240e9, "đồng", "11.240 tỷ đồng"),
        ("Không để phát sinh hồ sơ quá hạn", "EQUAL", 0, "hồ sơ", "Không để phát sinh hồ sơ"),
    ],
)
def test_a_comparison_is_read(
    text: str, comparator: str, value: float, unit: str, printed: str
) -> None:
    (target,) = read(f"I. MỤC TIÊU\n- {text}.", PLAN)

    assert (target.comparator, target.value, target.unit, target.printed) == (
        Comparator[comparator],
        value,
        unit,
        printed,
    )


@pytest.mark.parametrize(
    ("text", "measure", "comparator", "value", "indicator"),
    [
        ("PAR INDEX của tỉnh xếp thứ 10 trở lên", "RANK", "AT_MOST", 10, "PAR_INDEX/TOTAL"),
        ("Chỉ số PAPI nằm trong nhóm 15 tỉnh dẫn đầu", "RANK", "AT_MOST", 15, "PAPI/TOTAL"),
        ("SIPAS tăng ít nhất 05 bậc so với năm 2023", "VALUE", "INCREASE_BY", 5, "SIPAS/TOTAL"),
        ("Chỉ số DDCI đạt 70 điểm", "VALUE", "EQUAL", 70, "DDCI/TOTAL"),
        ("Bộ chỉ số 766 đạt trên 90 điểm", "VALUE", "MORE_THAN", 90, "D766/TOTAL"),
        ("PAPI thuộc nhóm trung bình cao", "GROUP", "EQUAL", None, "PAPI/TOTAL"),
        ("Chỉ số cải cách hành chính của Sở đạt 90 điểm", "VALUE", "EQUAL", 90, "DEPT_PAR/TOTAL"),
        ("Mức độ hài lòng của người dân đạt 95%", "VALUE", "EQUAL", 95, None),
        ("Chỉ số nội dung 5 của PAPI đạt 7,5 điểm", "VALUE", "EQUAL", 7.5, None),
        ("PAR INDEX xếp hạng 15 - 18", "RANK", "AT_MOST", 18, "PAR_INDEX/TOTAL"),
        ("Chỉ số SIPAS xếp trong nhóm 10/63", "RANK", "AT_MOST", 10, "SIPAS/TOTAL"),
        ("PAPI thuộc nhóm các tỉnh có điểm trung bình cao", "GROUP", "EQUAL", None, "PAPI/TOTAL"),
        ("PAR INDEX, SIPAS và PAPI thuộc nhóm 15 tỉnh dẫn đầu", "RANK", "AT_MOST", 15, None),
        (
            "Giữ thứ hạng trong nhóm 05 huyện dẫn đầu toàn tỉnh về Chỉ số cải cách hành chính",
            "RANK",
            "AT_MOST",
            5,
            "DEPT_PAR/TOTAL",
        ),
        ("Chỉ số SIPAS trung bình của các xã đạt 80%", "VALUE", "EQUAL", 80, None),
    ],
)
def test_only_an_index_that_the_words_name_is_meant(
    text: str, measure: str, comparator: str, value: float, indicator: str
) -> None:
    (target,) = read(f"I. MỤC TIÊU\n- {text}.", PLAN)

    found = (target.measure, target.comparator, target.value, target.indicator)
    assert found == (Measure[measure], Comparator[comparator], value, indicator)


@pytest.mark.parametrize(
    "text",
    [
        "Chương trình gồm 6 nội dung và 7 nhóm nhiệm vụ",
        "Gửi báo cáo trước ngày 15 hằng tháng",
        "Niêm yết trong thời hạn 05 ngày làm việc",
        "Ví dụ: đơn vị đạt 90% thì được 1 điểm",
        "Tiêu chí này tối đa 10 điểm",
        "Duy trì dịch vụ công mức độ 3, 4 và ISO 9001:2015",
        "Đơn vị nào đạt dưới 70 điểm thì không xét thi đua",
        "Tỷ lệ đạt ……%",
        "Điện thoại 0229.3889.123",
        "Kinh phí 500 triệu đồng",
        "Thực hiện Đề án 06 và Nghị quyết 57",
        "Không phát sinh hồ sơ trong 03 năm gần nhất",
        "Thời gian cấp phép (quy định 15 ngày)",
        "Cán bộ làm việc đủ 8 giờ/ngày, có mặt trước 15 phút",
        "Hạ 01 bậc thi đua",
        "Khen thưởng đơn vị đạt trên 80%, phê bình đơn vị đạt dưới 20%",
        "Tỷ lệ từ 95% đến dưới 98%: 2 điểm",
        "Người vi phạm lần 2 bị xử phạt 500.000 đồng",
        "Hồ sơ gửi về số 12 đường Quang Trung",
        "Kinh phí do ngân sách tỉnh chi 100 triệu đồng, ngân sách huyện chiếm 25%",
        "Không để phát sinh hồ sơ tồn đọng kéo dài",
        "Không để phường nào dưới 60 điểm",
        "Cơ quan để tỷ lệ chậm trên 3% thì thủ trưởng bị nhắc nhở",
        "Tỷ lệ trễ hạn trên 5%, người đứng đầu không được khen thưởng",
    ],
)
def test_what_is_no_goal_gives_no_target(text: str) -> None:
    assert [
        row for row in read(f"I. NHIỆM VỤ\n- {text}.", PLAN) if isinstance(row, TargetRow)
    ] == []


@pytest.mark.parametrize(
    ("text", "aimed"),
    [
        ("Phấn đấu tỷ lệ trực tuyến đạt 80%", True),
        ("Đến hết năm 2026, tỷ lệ trực tuyến đạt 80%", True),
        ("Tỷ lệ trực tuyến đã đạt 80%", False),
        ("Tỷ lệ trực tuyến đạt 80%", False),
        ("Tỷ lệ trực tuyến đạt 80%, vượt mục tiêu giao", False),
    ],
)
def test_a_report_aims_only_where_it_says_so(text: str, aimed: bool) -> None:
    (row,) = read(f"I. KẾT QUẢ\n- {text}.", REPORT)

    assert isinstance(row, TargetRow) is aimed


def test_a_plan_that_looks_back_gives_figures() -> None:
    (row,) = read("I. HIỆN TRẠNG\n- Tính đến 31/12/2023, tỷ lệ trực tuyến là 41,8%.", PLAN)

    assert (type(row), row.value, row.period) == (FigureRow, 41.8, "2023")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Tiếp nhận 1.250 hồ sơ (trực tuyến: 980; trực tiếp: 270), đúng hạn 99,76%",
            [1250, 980, 270, 99.76],
        ),
        ("Có 03 tiến sĩ, 18 thạc sĩ và 43 đại học", [3, 18, 43]),
        ("Số hồ sơ trả qua bưu chính: 312", [312]),
        ("Không có hồ sơ quá hạn", [0]),
        ("Chưa nhận được phản ánh, kiến nghị", [0]),
        ("Có 3 xã không phát sinh hồ sơ", [3]),
        ("Kinh phí 1,2 tỷ đồng", [1.2e9]),
        ("Hoàn thành 18/20 nhiệm vụ", [18]),
        (
            (
                "Hồ sơ tiếp nhận: 1.347, trong đó trực tuyến: 1.339 (99,4%); trễ hạn: 0; đang xử"
                " lý: 37"
            ),
            [1347, 1339, 99.4, 0, 37],
        ),
        ("Biên chế công chức giao 86, thực hiện 82", [86, 82]),
        ("120 TTHC mức độ 3, 38 TTHC mức độ 4", [120, 38]),
        ("Còn 04 sở, 03 huyện có tỷ lệ trực tuyến dưới 40%", [4, 3]),
        ("Tổng vốn đăng ký 412,6 triệu USD", [412.6e6]),
        ("Kiểm điểm 12 tập thể, 29 cá nhân", [12, 29]),
        ("Chỉ số PAPI đạt 44,1782 điểm", [44.1782]),
        ("Tổng số hồ sơ trong kỳ là 59.010 bộ", [59010]),
        ("Năm thứ 5 liên tiếp đạt 90%", [90]),
        ("Đề nghị tỉnh bổ sung 15 biên chế", []),
        ("Chị B (35 tuổi) ở tổ 5 chờ 20 phút", [20]),
        ("Đứng đầu trong 12 phường", []),
        ("Tỷ lệ tái sử dụng mới đạt 4,7%/chỉ tiêu 30%", [4.7]),
        ("Có 1,488 triệu hồ sơ và 11.240 tỷ đồng", [1_488_000, 11240e9]),
        ("Điểm số PAPI từ 40,14 lên 40,87", [40.87]),
        ("Thứ hạng thăng 7 bậc (từ vị trí 53 lên 46)", [7, 46]),
        ("Số hồ sơ trực tuyến là 115.665 và tổng số hồ sơ là 168.746", [115665, 168746]),
        ("Nhóm đạt điểm “Cao” từ 43,44 - 47,88 điểm (16 tỉnh)", [16]),
    ],
)
def test_each_number_of_a_sentence_is_a_figure(text: str, values: list[float]) -> None:
    assert [row.value for row in read(f"I. KẾT QUẢ\n- {text}.", REPORT)] == values


def test_a_change_is_no_value_of_an_index() -> None:
    value, change, rank = read(
        "I. KẾT QUẢ\n- PAPI năm 2023 đạt 43,21 điểm, tăng 1,87 điểm so với năm 2022, xếp thứ"
        " 18/61.",
        REPORT,
    )

    assert [row.indicator for row in (value, change, rank)] == ["PAPI/TOTAL", None, "PAPI/TOTAL"]


def test_parts_without_a_unit_are_of_the_unit_before() -> None:
    rows = read(
        "I. KẾT QUẢ\n- Đã giải quyết: 395 hồ sơ; trước hạn 280; đúng hạn 115 (cấp tỉnh 15, cấp xã"
        " 100).",
        REPORT,
    )

    assert [(row.value, row.unit, row.breakdown_of) for row in rows[1:3]] == [
        (280, "hồ sơ", "OPERATIONS/DOSSIERS_ON_TIME"),
        (115, "hồ sơ", "OPERATIONS/DOSSIERS_ON_TIME"),
    ]
    assert [row.value for row in rows] == [395, 280, 115, 15, 100]


def test_a_target_says_against_what_and_by_when() -> None:
    (target,) = read(
        "I. MỤC TIÊU ĐẾN NĂM 2026\n- Giảm 10% số đơn vị sự nghiệp so với năm 2021.", PLAN
    )

    assert (target.baseline, target.by) == ("năm 2021", "2026")


@pytest.mark.parametrize(
    ("text", "baseline"), [("Tỷ lệ đạt từ 80% trở lên", None), ("Nâng tỷ lệ từ 44% lên 60%", "44%")]
)
def test_a_level_and_better_is_no_baseline(text: str, baseline: str | None):
    (target,) = read(f"I. MỤC TIÊU\n- {text}.", PLAN)

    assert target.baseline == baseline


def test_a_name_before_brackets_is_what_they_hold():
    rows = read(
        "I. KẾT QUẢ\n- Dẫn đầu là Sở Tư pháp (94,6 điểm), Sở Tài nguyên và Môi trường (93,85"
        " điểm).",
        REPORT,
    )

    assert [(row.label, row.value) for row in rows] == [
        ("Dẫn đầu là Sở Tư pháp", 94.6),
        ("Sở Tài nguyên và Môi trường", 93.85),
    ]


def test_a_number_in_brackets_is_of_the_time_before_them():
    now, change, then = read(
        "I. KẾT QUẢ\n- Chỉ số SIPAS năm 2023 đạt 82,66%, tăng 2,58% so với năm 2022 (80,08%).",
        REPORT,
    )

    assert [(row.value, row.period) for row in (now, change, then)] == [
        (82.66, "2023"),
        (2.58, "2023"),
        (80.08, "2022"),
    ]


def test_ranks_of_several_years_are_each_of_their_own():
    rows = read(
        "I. KẾT QUẢ\n- Chỉ số PAPI của tỉnh qua các năm: hạng 51 (năm 2020), hạng 38 (năm 2021) và"
        " hạng 22 năm 2022.",
        REPORT,
    )

    assert [(row.value, row.unit, row.period, row.indicator) for row in rows] == [
        (51, "hạng", "2020", "PAPI/TOTAL"),
        (38, "hạng", "2021", "PAPI/TOTAL"),
        (22, "hạng", "2022", "PAPI/TOTAL"),
    ]


def test_a_time_in_brackets_is_not_that_of_what_follows():
    rows = read(
        "I. KẾT QUẢ\n- Đã xử lý 1.610 hồ sơ (gồm 1.246 hồ sơ của năm 2018). Đã trả kết quả 456"
        " hồ sơ.",
        REPORT,
    )

    assert [row.period for row in rows] == ["2024", "2018", "2024"]


def test_a_time_at_the_end_of_a_sentence_is_of_all_its_targets():
    rows = read("I. NHIỆM VỤ\n- Lắp đặt 05 ki-ốt, 02 máy lấy số trong quý II/2024.", PLAN)

    assert [row.by for row in rows] == ["2024-Q2", "2024-Q2"]


def test_what_a_demand_says_of_the_past_is_no_target():
    text = (
        "Đến ngày 31/10/2023 còn 1.248 hồ sơ trễ hạn, Chủ tịch UBND tỉnh yêu cầu:\n1. Tỷ lệ trễ hạn"
        " phải dưới 1%."
    )

    past, aim = read(text, replace(REPORT, kind="Công văn"))

    assert (type(past), past.value, type(aim), aim.value) == (FigureRow, 1248, TargetRow, 1)


def test_a_goal_of_a_time_gone_by_is_no_target():
    rows = read("I. NHIỆM VỤ\n- Mục tiêu là trên 80% người dân hài lòng vào năm 2020.", PLAN)

    assert [row for row in rows if isinstance(row, TargetRow)] == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Đến năm 2025, tỷ lệ hài lòng đạt 95%", "tỷ lệ hài lòng"),
        ("Đến hết quý II/2025, 100% xã dùng chữ ký số", "xã dùng chữ ký số"),
        ("Phấn đấu đến cuối năm 2025 có ít nhất 80% hồ sơ trực tuyến", "hồ sơ trực tuyến"),
        ("Giai đoạn 2024 - 2025, tỷ lệ số hóa đạt 70%", "tỷ lệ số hóa"),
        ("Tỷ lệ trực tuyến đạt tối thiểu 35% vào cuối năm 2025", "Tỷ lệ trực tuyến"),
        ("Đảm bảo 100% hồ sơ trả kết quả không quá 10 ngày", "hồ sơ trả kết quả"),
        ("SIPAS: giữ vững trong nhóm 15", "SIPAS giữ vững trong"),
        ("Chỉ số PAPI đạt 43 điểm, tăng 2 điểm so với năm 2023", "Chỉ số PAPI"),
    ],
)
def test_a_label_says_what_without_when(text: str, label: str):
    assert read(f"I. MỤC TIÊU\n- {text}.", PLAN)[0].label == label


def test_a_change_is_labelled_with_what_changes():
    assert [
        row.label
        for row in read(
            "I. KẾT QUẢ\n- Chỉ số PAPI đạt 43 điểm, tăng 2 điểm so với năm 2023.", REPORT
        )
    ] == ["Chỉ số PAPI", "Chỉ số PAPI tăng so với năm 2023"]


def test_what_a_plan_says_of_the_year_before_its_own_is_no_target():
    text = (
        "I. MỤC TIÊU\n- Phấn đấu PAPI năm 2024 đạt 44 điểm; năm 2023 tỉnh đạt 42,5 điểm, xếp"
        " thứ 30."
    )
    rows = read(text, replace(PLAN, day=date(2023, 12, 20)))

    assert [(type(row), row.value) for row in rows] == [
        (TargetRow, 44),
        (FigureRow, 42.5),
        (FigureRow, 30),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sẽ rà soát kế hoạch; ước tỷ lệ trực tuyến đạt 71%",
        "Sẽ công bố; theo tỉnh tự chấm, PAPI đạt 43 điểm",
    ],
)
def test_an_estimate_or_a_score_of_ones_own_is_no_target(text: str):
    assert [type(row) for row in read(f"I. KẾT QUẢ\n- {text}.", REPORT)] == [FigureRow]


def test_scores_out_of_the_most_are_read_whole():
    rows = read(
        "I. KẾT QUẢ\n- Công khai đạt 15,2/18 điểm; hồ sơ số hóa 10,4/22; hài lòng 17,25/18.", REPORT
    )

    assert [(row.label, row.value, row.unit) for row in rows] == [
        ("Công khai", 15.2, "điểm"),
        ("hồ sơ số hóa", 10.4, "điểm"),
        ("hài lòng", 17.25, "điểm"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Thu phí được 2 tỷ 350 triệu đồng", [(2.35e9, "đồng")]),
        ("52 ý kiến hài lòng", [(52, "ý kiến")]),
        ("Nhận 12 ý kiến phản ánh", [(12, "phản ánh")]),
        ("PCI của tỉnh xếp 31 cả nước", [(31, "hạng")]),
        ("Còn 5 phường dưới 60 (phường An 51,3; phường Bình 59,0)", [(5, "xã")]),
        ("Huyện An đạt 80,2 điểm, vượt huyện Bình 0,4 điểm", [(80.2, "điểm")]),
        ("Tỷ lệ số hóa đạt 51% (kế hoạch 70%)", [(51, "%")]),
        ("Tỷ lệ trực tuyến đạt 12%, còn cách xa mức 50%", [(12, "%")]),
        (
            "Thu được 900 triệu đồng, đạt 103% chỉ tiêu xã giao (870 triệu đồng)",
            [(900e6, "đồng"), (103, "%")],
        ),
    ],
)
def test_a_figure_has_its_unit_and_no_goal_or_difference_is_one(
    text: str, found: list[tuple[float, str]]
):
    assert [(row.value, row.unit) for row in read(f"I. KẾT QUẢ\n- {text}.", REPORT)] == found


def test_brackets_behind_a_quantity_and_the_neighbours_of_a_rank_are_not_of_another():
    rows = read(
        "I. KẾT QUẢ\n- Có nơi trễ hạn 8,5% (xã An Phú), có nơi 0% hồ sơ số hóa; điểm PAPI xếp thứ"
        " 7/34, sau Huế (45,1).",
        REPORT,
    )

    assert [row.label for row in rows] == ["nơi trễ hạn", "nơi hồ sơ số hóa", "điểm PAPI"]


def test_a_day_by_which_one_thing_is_due_is_not_that_of_the_next():
    text = (
        "1. Ban hành quy chế thi đua trước 30/4/2024; phấn đấu tỷ lệ số hóa đạt 80%; giảm 25% thời"
        " gian và 20% chi phí so với năm 2022."
    )
    rows = read(text, replace(REPORT, kind="Thông báo", period=None, day=date(2024, 2, 9)))

    assert [(type(row), row.value, row.by) for row in rows] == [
        (TargetRow, 80, None),
        (TargetRow, 25, None),
        (TargetRow, 20, None),
    ]


@pytest.mark.parametrize(
    ("lead", "values"),
    [
        ("Giám đốc Sở đề nghị", [90, 85, 1]),
        ("Để khắc phục, Sở đề nghị các phòng thực hiện", [90, 85, 1]),
        ("Sở kính đề nghị UBND tỉnh", []),
        ("Sở Y tế đề nghị Bộ Y tế xem xét", []),
    ],
)
def test_what_a_letter_demands_is_aimed_at_and_what_it_asks_of_those_above_is_not(
    lead: str, values: list[float]
):
    text = (
        f"{lead}:\n- Phòng Nghiệp vụ: nâng tỷ lệ trực tuyến từ 61,5% lên 90%.\n"
        "- Trạm y tế: tỷ lệ số hóa tối thiểu 85%; mỗi trạm có ít nhất 01 viên chức được tập huấn."
    )
    rows = read(text, replace(REPORT, kind="Công văn", period=None, day=date(2025, 3, 4)))

    assert [row.value for row in rows] == values


def test_a_result_does_not_make_one_of_what_a_plan_says_of_its_own_time():
    rows = read(
        "I. MỤC TIÊU\n- Năm 2023 tỷ lệ số hóa đạt 80%; năm 2024 tỷ lệ số hóa đạt 85%.", PLAN
    )

    assert [(type(row), row.value) for row in rows] == [(FigureRow, 80), (TargetRow, 85)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Phấn đấu đạt 15 doanh nghiệp trên 1.000 dân", 15, "doanh nghiệp/1.000 dân"),
        ("Đạt 4 bác sĩ/1 vạn dân", 4, "bác sĩ/10.000 dân"),
        ("Đạt 22 giường bệnh trên 10.000 dân", 22, "giường bệnh/10.000 dân"),
        ("Tỷ lệ 96 trên 100 hồ sơ", 96, "hồ sơ/100 hồ sơ"),
        ("Phấn đấu 9 dược sĩ đại học/vạn dân", 9, "dược sĩ đại học/10.000 dân"),
        ("Đạt 2,5 doanh nghiệp/100 dân", 2.5, "doanh nghiệp/100 dân"),
        ("Đạt ít nhất 27 giường bệnh/vạn dân", 27, "giường bệnh/10.000 dân"),
        ("Có trên 16 doanh nghiệp trên một nghìn dân", 16, "doanh nghiệp/1.000 dân"),
        ("Đạt từ 11 - 13 doanh nghiệp/1.000 người dân", 11, "doanh nghiệp/1.000 người dân"),
        ("Tỷ suất giảm còn 14 ca trên 1.000 trẻ đẻ sống", 14, "ca/1.000 trẻ đẻ sống"),
        ("Đạt 110 thuê bao trên 100 dân", 110, "thuê bao/100 dân"),
        ("Bình quân 17 máy tính trên 100 học sinh", 17, "máy tính/100 học sinh"),
        ("Có 3 bác sĩ cho mỗi 10.000 dân", 3, "bác sĩ/10.000 dân"),
    ],
)
@pytest.mark.parametrize("title", ["I. MỤC TIÊU", "I. KẾT QUẢ"])
def test_so_many_on_each_thousand_of_others_is_one_rate(
    title: str, text: str, value: float, unit: str
) -> None:
    rows = read(f"{title}\n- {text}.", PLAN if "MỤC" in title else REPORT)

    assert [(row.value, row.unit, row.indicator) for row in rows] in ([(value, unit, None)], [])
    assert rows or ("ít nhất" in text and "KẾT" in title)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Có 12 xã trên 1.000 dân", [(12, "xã")]),
        ("Mở 5 lớp cho 1.000 cán bộ", [(5, "lớp"), (1000, "người")]),
        ("Giải quyết 95/100 hồ sơ", [(95, "hồ sơ")]),
    ],
)
def test_places_of_a_size_and_shares_are_no_rates(
    text: str, found: list[tuple[float, str]]
) -> None:
    assert [(row.value, row.unit) for row in read(f"I. KẾT QUẢ\n- {text}.", REPORT)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đồng Nai: 65; Hải Phòng: 70; Lâm Đồng: 67; Phú Thọ: 64", []),
        (
            "Hồ sơ tiếp nhận: Phòng Nội vụ: 12; Xã An Phú: 15; Đồng Tháp: 17",
            [(12, "hồ sơ"), (15, "hồ sơ"), (17, "hồ sơ")],
        ),
        ("Hải Phòng tiếp nhận 120, Đồng Nai tiếp nhận 130", []),
        ("Điểm chỉ số: Đồng Nai 65,75; Hải Phòng 70,61", []),
        ("Sở tiếp nhận 95, giải quyết 90", []),
        ("Tổ 3: 15; Thôn Đồng: 17", []),
        ("Số phòng học: 12", [(12, "phòng")]),
    ],
)
def test_a_unit_is_never_read_out_of_a_name(text: str, found: list[tuple[float, str]]) -> None:
    assert [(row.value, row.unit) for row in read(f"I. KẾT QUẢ\n- {text}.", REPORT)] == found


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Sở tiếp nhận 95(1) hồ sơ, giải quyết 90[2] hồ sơ", [95, 90]),
        ("Tỷ lệ đúng hạn đạt 98,5(3)%", [98.5]),
        ("Sở tiếp nhận 95 (1) hồ sơ", []),
        ("Sở tiếp nhận 1e2 hồ sơ", []),
        ("Tỷ lệ đạt 1,5E1%", []),
    ],
)
def test_a_mark_of_a_footnote_is_no_number_and_an_exponent_is_not_read(
    text: str, values: list[float]
) -> None:
    assert [row.value for row in read(f"I. KẾT QUẢ\n- {text}.", REPORT)] == values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("PAPI năm 2023 của tỉnh xếp thứ 15/34", (15, "PAPI/TOTAL")),
        ("PAPI năm 2023 của tỉnh xếp hạng 15/34 tỉnh", (15, "PAPI/TOTAL")),
        ("PAPI năm 2023 của tỉnh đứng thứ 15/34", (15, "PAPI/TOTAL")),
        ("PAPI năm 2023 của tỉnh thuộc nhóm 15/34", (15, None)),
        ("PAPI năm 2023 của tỉnh trong nhóm 15 tỉnh dẫn đầu", (15, None)),
        ("PAPI năm 2023 của tỉnh vào tốp 15/34 tỉnh", (15, None)),
    ],
)
def test_the_first_fifteen_are_no_fifteenth_place(text: str, found: tuple) -> None:
    (row,) = read(f"I. KẾT QUẢ\n- {text}.", REPORT)

    assert (row.value, row.indicator) == found
    assert row.printed.endswith(("15/34", "15/34 tỉnh", "15 tỉnh"))


def test_a_label_keeps_all_words_of_a_long_sentence():
    clause = "hồ sơ thủ tục hành chính phải được tiếp nhận và giải quyết trên hệ thống của tỉnh"
    words = f"{clause} {' '.join(['để người dân theo dõi quá trình thực hiện'] * 6)}"

    (row,) = read(f"I. MỤC TIÊU\n- 100% {words}.", PLAN)

    assert row.label == words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Sau khi hoàn thành nghiệm thu, tỉnh hoàn thành xây dựng tại 100% xã, phường", 0),
        ("Sau khi nghiệm thu, phấn đấu hoàn thành xây dựng tại 100% xã, phường", 1),
        ("Sau khi nghiệm thu, đến hết năm 2030 hoàn thành xây dựng tại 100% xã, phường", 1),
    ],
    ids=["only follows", "hoped", "with a time"],
)
def test_what_only_follows_from_another_act_is_no_target(text: str, count: int):
    rows = read(f"I. KẾT QUẢ\n- {text}.", REPORT)

    assert len([row for row in rows if isinstance(row, TargetRow)]) == count
