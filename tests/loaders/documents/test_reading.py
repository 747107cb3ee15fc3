"""What a careful person finds in documents, the reader finds too, and no target beside it."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.cli import report
from hub.dataset.rows import DocumentRow, FigureRow, Suspicion, TargetRow, UnplacedRow
from hub.words.language import Language
from hub.words.terms import Comparator
from loaders import documents
from tests.hubs import SHARED
from tests.loaders.documents.expected import (
    DATASET,
    FIVE,
    MADE_UP,
    described,
    expected,
    heads,
    missed,
    of,
    references,
)

shared = pytest.mark.skipif(
    not SHARED.exists(), reason=f"{SHARED} is not there: the five documents cannot be read"
)
TRIALS = SHARED / "trials"
trials = pytest.mark.skipif(
    not TRIALS.exists(), reason=f"{TRIALS} is not there: the trials cannot be read"
)
every = [pytest.param(path, id=path.stem) for path in MADE_UP] + [
    pytest.param(path, id=path.stem[:3], marks=shared) for path in FIVE
]
PLAN, NAM_DINH = (
    next((path for path in FIVE if path.name.startswith(number)), Path())
    for number in ("001", "004")
)


@pytest.mark.parametrize("path", every)
def test_every_legal_reference_is_found_and_no_other(path: Path) -> None:
    assert sorted(references(path)) == sorted(
        (item.value, item.unit) for item in expected(path, "citation")
    )


@pytest.mark.parametrize("path", every)
def test_the_issuer_of_a_legal_reference_is_as_it_is_named(path: Path) -> None:
    found = {
        (row.number or row.title, str(row.date or "")): row.issuer
        for row in of(DocumentRow, path)[1:]
    }

    named = [item for item in expected(path, "citation") if item.words]
    assert [(item.value, found.get((item.value, item.unit))) for item in named] == [
        (item.value, item.words) for item in named
    ]


@pytest.mark.parametrize("path", every)
def test_no_target_is_false(path: Path) -> None:
    assert described(missed(path, "target")[1]) == []


@pytest.mark.parametrize("path", every)
def test_targets_are_found_with_value_comparator_time_and_place(path: Path) -> None:
    assert [str(item) for item in missed(path, "target")[0]] == []


@pytest.mark.parametrize("path", every)
def test_figures_are_found_with_value_unit_and_time(path: Path) -> None:
    missing, beside = missed(path, "figure")

    assert ([str(item) for item in missing], described(beside)) == ([], [])


def test_hardly_a_value_stays_unread() -> None:
    read = sum(len(expected(path, "target", "figure")) for path in MADE_UP)
    unread = sum(len(expected(path, "unread target", "unread figure")) for path in MADE_UP)

    assert unread < read / 100


@pytest.mark.parametrize("path", every)
def test_the_head_is_read(path: Path) -> None:
    assert [said for said in heads(path) if said[1] != said[2]] == []


@pytest.mark.parametrize("path", every)
def test_each_item_says_where_it_stands(path: Path) -> None:
    items = [*of(TargetRow, path), *of(FigureRow, path), *of(UnplacedRow, path)]

    assert all(item.locator.endswith(f"dòng {item.origin.rpartition(':')[2]}") for item in items)


def test_blank_forms_and_examples_yield_nothing() -> None:
    path = next(path for path in MADE_UP if path.stem == "blank_forms")

    assert of(TargetRow, path) == of(FigureRow, path) == []


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
def test_what_the_province_will_reach_is_a_target_of_the_province() -> None:
    (target,) = [row for row in of(TargetRow, NAM_DINH) if row.value == 100]

    assert (target.entity, target.comparator) == ("tỉnh Nam Định", Comparator.EQUAL)


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


def test_a_document_read_after_it_was_cited_keeps_its_own_title(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(
        "BÁO CÁO\nKết quả\nCăn cứ Kế hoạch số 5/KH-UBND ngày 03/01/2024 của UBND tỉnh.",
        encoding="utf-8",
    )
    second.write_text(
        "Số: 5/KH-UBND\nTrường Giang, ngày 03/01/2024\nKẾ HOẠCH\nCải cách năm 2024\nCăn cứ Luật Lưu"
        " trữ.",
        encoding="utf-8",
    )

    (plan,) = [
        row
        for row in documents.load(DATASET, [first, second])
        if isinstance(row, DocumentRow) and row.number == "5/KH-UBND"
    ]

    assert plan.title == "Cải cách năm 2024"


LINES = [
    line
    for path in MADE_UP
    for line in path.read_text(encoding="utf-8").splitlines()
    if line.strip()
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=40))
def test_lines_in_any_order_are_read_each_with_its_place(lines: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_text("\n".join(lines), encoding="utf-8")

        items = [
            row
            for row in documents.load(DATASET, [path])
            if isinstance(row, TargetRow | FigureRow | UnplacedRow)
        ]

    assert all(item.locator.endswith(f"dòng {item.origin.rpartition(':')[2]}") for item in items)
    assert all(1 <= int(item.origin.rpartition(":")[2]) <= len(lines) for item in items)


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
