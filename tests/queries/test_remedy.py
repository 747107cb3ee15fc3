"""What would make a target measurable, and what it is called in short."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.queries.targets.labels import SHORT, short
from hub.queries.targets.pace import paces
from hub.queries.targets.remedy import notes, remedy
from hub.words.labels import OBSTACLES
from hub.words.terms import Comparator, Measure, Obstacle
from tests.queries.drawn import cut, target, view

TODAY = date(2025, 9, 1)
CASES = [
    (target(indicator=None), {}, Obstacle.NO_INDICATOR, "của mẫu chỉ tiêu"),
    (target(indicator="PAPI/TOTAL"), {}, Obstacle.INDICATOR_NOT_HELD, "PAPI/TOTAL"),
    (target(entity=None), {}, Obstacle.NO_UNIT, "đơn vị thực hiện"),
    (target(by="2020"), {}, Obstacle.NO_FIGURE, "“Tỷ lệ đúng hạn” (%) đến hết kỳ 2020"),
    (target(by="2022"), {}, Obstacle.NO_FIGURE, "bảng CSV có cột mã MADE/SHARE"),
    (target(unit="phút"), {}, Obstacle.OTHER_UNIT, "(%)"),
    (target(None), {}, Obstacle.NO_LEVEL, "bằng số"),
    (target(None, measure=Measure.GROUP, printed="A"), {}, Obstacle.NO_LEVEL, "ngưỡng điểm"),
    (target(3, Comparator.INCREASE_BY), {}, Obstacle.NO_BASELINE, "ví dụ năm 2021"),
    (target(), {"breaks": [cut("2024")]}, Obstacle.NOT_COMPARABLE, "cách đo mới"),
    (target(by=None), {}, Obstacle.NO_DEADLINE, "thời hạn"),
    (target(), {"ended": date(2025, 6, 30)}, Obstacle.NO_FINAL_FIGURE, "đơn vị kế thừa"),
    (
        target(indicator=None),
        {"ended": date(2025, 6, 30)},
        Obstacle.NO_INDICATOR,
        "đã kết thúc trước thời hạn: chỉ đánh giá được khi đơn vị kế thừa",
    ),
    (
        target(indicator=None, by=None),
        {"ended": date(2025, 6, 30)},
        Obstacle.NO_INDICATOR,
        "đã kết thúc: chỉ đánh giá được khi đơn vị kế thừa",
    ),
]


@pytest.mark.parametrize(("own", "drawn", "kind", "words"), CASES)
def test_what_is_wanting_is_said_with_its_kind(own, drawn, kind, words):
    drawn_view = view({"2023": 91, "2024": 92}, own, **drawn)
    pace = paces(drawn_view, [(own, TODAY)])[own, TODAY]

    wanted = remedy(drawn_view.catalogue, pace)

    assert pace.obstacle is kind
    assert words in wanted.vi
    assert wanted.en != wanted.vi


def test_a_figure_too_few_wants_one_more():
    own = target()
    drawn_view = view({"2024": 92}, own)
    pace = paces(drawn_view, [(own, date(2025, 3, 1))])[own, date(2025, 3, 1)]

    assert pace.obstacle is Obstacle.NO_RATE
    assert "ít nhất một kỳ nữa" in remedy(drawn_view.catalogue, pace).vi


def test_a_target_that_is_measured_wants_nothing():
    own = target()
    drawn_view = view({"2023": 91, "2024": 96}, own)
    pace = paces(drawn_view, [(own, TODAY)])[own, TODAY]

    assert (pace.obstacle, remedy(drawn_view.catalogue, pace)) == (None, None)


def test_every_obstacle_has_words():
    assert OBSTACLES.keys() == set(Obstacle)


def test_a_change_of_method_on_the_way_is_noted():
    own = target()
    catalogue = view({"2023": 91}, own, breaks=[cut("2024")]).catalogue

    assert [note.vi for note in notes(catalogue, own)] == ["Đổi cách tính."]
    assert notes(catalogue, replace(own, by="2023")) == ()


def test_words_of_an_older_classification_are_told_what_they_are_called_today():
    own = target(label="TTHC trực tuyến mức độ 3, 4", by="2023")
    catalogue = view({"2023": 91}, own, breaks=[cut("2024")]).catalogue

    assert [note.vi for note in notes(catalogue, own)] == ["Đổi cách tính."]


@pytest.mark.parametrize(
    ("label", "shortened"),
    [
        ("Tỷ lệ đúng hạn", "Tỷ lệ đúng hạn"),
        (
            "Mức độ hài lòng của tổ chức, cá nhân đối với chất lượng cung cấp dịch vụ công",
            "Mức độ hài lòng của tổ chức, cá nhân",
        ),
        ("x" * 90, "x" * 90),
        (
            "người dân, doanh nghiệp khi thực hiện thủ tục hành chính không phải cung cấp lại các"
            " thông tin, giấy tờ, tài liệu đã được chấp nhận",
            "người dân, doanh nghiệp khi thực hiện thủ tục hành chính không phải cung cấp lại các"
            " thông tin",
        ),
        (
            "TTHC của đơn vị được cung cấp trực tuyến mức độ 3, 4, đồng thời, hoàn thành việc tích"
            " hợp, cung cấp trên cổng",
            "TTHC của đơn vị được cung cấp trực tuyến mức độ 3, 4",
        ),
    ],
)
def test_a_short_label_ends_where_the_words_may_end(label, shortened):
    assert short(target(label=label)) == shortened


@given(st.lists(st.sampled_from(["hồ sơ", "được", "của", "tỉnh,", "đối với"]), min_size=1))
def test_a_short_label_is_the_beginning_of_the_whole(words):
    label = " ".join(words)

    shortened = short(target(label=label))

    assert label.startswith(shortened)
    assert shortened == label or len(shortened) <= SHORT
    assert "…" not in shortened
