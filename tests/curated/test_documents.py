"""What stands in the five documents and in the trials of documents, read one by one."""

from pathlib import Path

import pytest

from hub.cli import report
from hub.dataset.rows import (
    DocumentRow,
    FigureRow,
    ObservationRow,
    Suspicion,
    TargetRow,
    UnplacedRow,
)
from hub.words.language import Language
from hub.words.terms import Comparator, EntityKind
from loaders import documents
from tests.hubs import SHARED
from tests.loaders.documents.expected import DATASET, FIVE, of, shared
from tests.loaders.documents.statements.test_former import whose

TRIALS = SHARED / "trials"
trials = pytest.mark.skipif(
    not TRIALS.exists(), reason=f"{TRIALS} is not there: the trials cannot be read"
)
PLAN, NAM_DINH = (
    next((path for path in FIVE if path.name.startswith(number)), Path())
    for number in ("001", "004")
)


def figure(words: str, value: float) -> FigureRow:
    """The one figure of Nam Định's report with this value and these words."""
    (found,) = [row for row in of(FigureRow, NAM_DINH) if row.value == value and words in row.label]
    return found


@shared
@pytest.mark.parametrize(
    ("words", "value", "unit", "indicator"),
    [
        ("tiếp nhận", 48, "hồ sơ", "OPERATIONS/DOSSIERS_RECEIVED"),
        ("đúng hạn", 100, "%", "OPERATIONS/DOSSIERS_ON_TIME_SHARE"),
        ("BCCI", 4, "hồ sơ", "OPERATIONS/DOSSIERS_BY_POST"),
        ("hồ sơ nhận", 38, "hồ sơ", "OPERATIONS/DOSSIERS_RECEIVED_ONLINE"),
        ("hồ sơ trả", 38, "hồ sơ", "OPERATIONS/DOSSIERS_RETURNED_ONLINE"),
        ("TTHC giải quyết qua trang", 48, "hồ sơ", "OPERATIONS/DOSSIERS_SOLVED_ONLINE"),
        ("TTHC trên Cổng", 82, "TTHC", "OPERATIONS/PROCEDURES"),
        ("mức độ 3 và mức độ 4", 81, "%", "OPERATIONS/PROCEDURES_ONLINE_SHARE"),
        ("công chức", 66, "người", "OPERATIONS/STAFF"),
        ("tiến sỹ", 3, "người", "OPERATIONS/STAFF_DOCTORS"),
        ("thạc sỹ", 18, "người", "OPERATIONS/STAFF_MASTERS"),
        ("đại học", 43, "người", "OPERATIONS/STAFF_GRADUATES"),
        ("có mặt", 39, "biên chế", "OPERATIONS/STAFF_PRESENT"),
        ("thiếu", 4, "biên chế", "OPERATIONS/STAFF_MISSING"),
    ],
)
def test_a_figure_of_the_report_is_an_indicator_of_the_quarter(
    words: str, value: float, unit: str, indicator: str
) -> None:
    found = figure(words, value)

    assert (found.unit, found.indicator, found.period, found.implied) == (
        unit,
        indicator,
        "2022-Q1",
        False,
    )


@shared
def test_staff_is_assigned_for_the_year_that_the_decision_says() -> None:
    found = figure("giao", 43)

    assert (found.unit, found.indicator, found.period) == (
        "biên chế",
        "OPERATIONS/STAFF_ASSIGNED",
        "2022",
    )


@shared
@pytest.mark.parametrize(
    ("words", "value"),
    [("Lĩnh vực KH&CN", 14), ("bức xạ", 8), ("Sở hữu", 0), ("Thanh tra", 0), ("Đo lường", 26)],
)
def test_dossiers_by_field_are_parts_of_those_received(words: str, value: float) -> None:
    assert figure(words, value).breakdown_of == "OPERATIONS/DOSSIERS_RECEIVED"


@shared
@pytest.mark.parametrize("words", ["liên thông", "khiếu nại", "vi phạm"])
def test_words_that_mean_zero_are_said_to_be_implied(words: str) -> None:
    assert figure(words, 0).implied


@shared
def test_what_only_follows_from_another_act_is_no_target_and_no_figure() -> None:
    assert not [row for row in of(TargetRow, NAM_DINH) if row.value == 100]
    (left,) = [row for row in of(UnplacedRow, NAM_DINH) if "100% xã" in row.text]
    assert "hoàn thành xây dựng" in left.text


@shared
def test_the_wording_of_a_target_is_whole() -> None:
    labels = [row.label for path in FIVE for row in of(TargetRow, path)]

    assert len(labels) == 17
    assert not [label for label in labels if "…" in label or "  " in label]
    assert (
        "Giảm thời gian chờ đợi của người dân, doanh nghiệp tại Bộ phận Một cửa" in labels
    )  # without "xuống trung bình còn"
    assert max(map(len, labels)) > 200


@shared
def test_a_number_printed_wrong_is_kept_and_flagged() -> None:
    (suspicion,) = of(Suspicion, NAM_DINH)

    assert "62/2020/NĐ-TTg" in suspicion.text.en


@shared
def test_satisfaction_without_its_name_is_no_index() -> None:
    (target,) = [row for row in of(TargetRow, PLAN) if row.value == 95]

    assert (target.indicator, target.by, target.printed) == (None, "2025", "tối thiểu 95%")


@shared
def test_yearly_steps_and_their_end_are_two_targets() -> None:
    step, end = [row for row in of(TargetRow, PLAN) if row.origin.endswith(":91")]

    assert [(row.comparator, row.value, row.unit) for row in (step, end)] == [
        (Comparator.INCREASE_BY, 20, "%/năm"),
        (Comparator.EQUAL, 100, "%"),
    ]


@shared
def test_a_document_cited_by_several_is_one_with_all_they_say() -> None:
    (document,) = [
        row
        for row in documents.load(DATASET, FIVE)
        if isinstance(row, DocumentRow) and row.public_id == "76-nq-cp"
    ]

    assert (document.number, str(document.date), document.issuer) == (
        "76/NQ-CP",
        "2021-07-15",
        "Chính phủ",
    )


@trials
def test_the_trial_of_a_table_of_provinces_is_in_points_alone() -> None:
    rows = of(FigureRow, TRIALS / "documents" / "05_unit_from_province_name.txt")

    assert (len(rows), {row.unit for row in rows}) == (10, {"điểm"})
    assert [row.entity for row in rows[::2]] == [
        "dong-nai",
        "hai-phong",
        "lam-dong",
        "lao-cai",
        "phu-tho",
    ]


@trials
def test_the_trial_of_rates_gives_one_target_each() -> None:
    rows = of(TargetRow, TRIALS / "documents" / "07_per_thousand_people.txt")

    assert [(row.value, row.unit, row.comparator) for row in rows] == [
        (12, "doanh nghiệp/1.000 dân", Comparator.EQUAL),
        (13, "bác sĩ/10.000 dân", Comparator.EQUAL),
    ]


@trials
def test_the_trial_of_a_report_of_a_month_tells_each_unit_once() -> None:
    rows = documents.load(DATASET, [TRIALS / "imports" / "17 báo cáo tháng 10.docx"])
    lines = [line for row in rows if (line := report.taken(row, Language.VI))]

    assert any("125 hồ sơ ·" in line for line in lines)
    assert [line for line in lines if "hồ sơ hồ sơ" in line or "% %" in line] == []


@shared
def test_nam_dinh_tells_a_quarter_by_field_by_channel_by_degree() -> None:
    found = of(ObservationRow, NAM_DINH)

    assert {
        (row.indicator.removeprefix("OPERATIONS/"), str(row.period)): row.value for row in found
    } == {
        (code, "2022-Q1"): value
        for code, value in {
            "DOSSIERS_RECEIVED": 48,
            "DOSSIERS_RECEIVED.SCIENCE": 14,
            "DOSSIERS_RECEIVED.RADIATION": 8,
            "DOSSIERS_RECEIVED.INTELLECTUAL_PROPERTY": 0,
            "DOSSIERS_RECEIVED.INSPECTION": 0,
            "DOSSIERS_RECEIVED.STANDARDS": 26,
            "DOSSIERS_RECEIVED_ONLINE": 38,
            "DOSSIERS_INTERLINKED": 0,
            "DOSSIERS_ON_TIME_SHARE": 100,
            "DOSSIERS_SOLVED_ONLINE": 48,
            "DOSSIERS_RETURNED_ONLINE": 38,
            "DOSSIERS_BY_POST": 4,
            "PROCEDURES": 82,
            "PROCEDURES_ONLINE_SHARE": 81,
            "STAFF": 66,
            "STAFF_DOCTORS": 3,
            "STAFF_MASTERS": 18,
            "STAFF_GRADUATES": 43,
            "STAFF_PRESENT": 39,
            "STAFF_MISSING": 4,
            "UNITS_OFFICES": 5,
            "UNITS_SUBORDINATE": 2,
            "COMPLAINTS": 0,
        }.items()
    } | {("STAFF_ASSIGNED", "2022"): 43}
    assert {(row.entity, row.kind, row.as_printed, row.source) for row in found} == {
        (
            "nam-dinh/skhcn",
            EntityKind.DEPARTMENT,
            "Sở Khoa học và Công nghệ",
            f"documents/{of(FigureRow, NAM_DINH)[0].document}",
        )
    }


@shared
def test_a_zero_in_words_has_a_note_and_a_printed_zero_has_none() -> None:
    zeros = {
        row.indicator.removeprefix("OPERATIONS/"): (row.printed, row.notes)
        for row in of(ObservationRow, NAM_DINH)
        if row.value == 0
    }

    assert zeros == {
        "COMPLAINTS": ("không nhận được đơn thư", "documents/implied-zero"),
        "DOSSIERS_INTERLINKED": ("Chưa có hồ sơ", "documents/implied-zero"),
        "DOSSIERS_RECEIVED.INTELLECTUAL_PROPERTY": ("0", ""),
        "DOSSIERS_RECEIVED.INSPECTION": ("0", ""),
    }


@shared
def test_what_the_province_will_reach_and_what_others_do_is_no_observation_of_the_office() -> None:
    observed, stated = of(ObservationRow, NAM_DINH), of(FigureRow, NAM_DINH)

    assert [row.value for row in observed if row.locator.endswith("dòng 330")] == []
    assert [row.printed for row in stated if row.indicator is None] == [
        "03 phòng, đơn vị",
        "02 TTHC",
        "02 đồng chí",
        "không có trường hợp",
        "01 đơn vị",
        "86 xã, phường",
    ]
    assert len(observed) == len([row for row in stated if row.indicator])


@trials
def test_the_trial_of_goals_retold() -> None:
    rows = list(documents.load(DATASET, [TRIALS / "documents" / "06_goals_retold.txt"]))

    assert [row for row in rows if isinstance(row, FigureRow | UnplacedRow)] == []
    assert [
        (row.value, row.by, row.locator.partition(",")[0])
        for row in rows
        if isinstance(row, TargetRow)
    ] == [
        (100, "2025", "mục 1"),
        (95, "2025", "mục 2"),
        (92, "2025", "mục 3"),
        (30, "2025", "mục 4"),
    ]


@trials
def test_the_trial_of_former_provinces() -> None:
    rows = list(documents.load(DATASET, [TRIALS / "documents" / "04_former_provinces_in_plan.txt"]))

    assert [(value, entity) for value, entity, _ in whose(rows)] == [
        (30, "lam-dong"),
        (2, "lam-dong"),
        (11, "binh-thuan"),
        (4, "binh-thuan"),
        (55, "dak-nong"),
        (1, "dak-nong"),
    ]
    assert not [row for row in rows if isinstance(row, FigureRow) and "cũ" in row.label.split()]
