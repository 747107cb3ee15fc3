"""Scorecards: bars of components on their scales, and strips of ranks."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.web.charts import scorecard
from hub.web.charts.component_chart import Component
from hub.web.charts.palette import LIGHT
from tests.web.charts.specifications import CITATION, LOOK, labels, marked

ENTITY = {
    "id": "own",
    "name": "Lai Châu",
    "officialName": "Tỉnh Lai Châu",
    "province": {"id": "own"},
}
NUMBERS = st.one_of(st.none(), st.floats(-50, 150))


def component(value: float | None, **others: Any) -> dict[str, Any]:
    """A component of a scorecard as the API answers it."""
    usual = {
        "indicator": {"shortName": "Công khai", "minimum": 1, "maximum": 10, "unitText": "điểm"},
        "value": value,
        "rank": 3,
        "rankOf": 34,
        "gapToMean": 1.0,
        "gapToBest": -2.0,
        "doubtful": False,
        "status": "FINAL",
        "missingReasonText": None,
        "observation": {"citation": CITATION},
    }
    return usual | others


def line(*components: dict[str, Any], **row: Any) -> dict[str, Any]:
    """A line of a scorecard as the API answers it."""
    usual = {
        "readingDate": None,
        "value": 63.37,
        "rank": 15,
        "rankOf": 34,
        "publishedRank": None,
        "publishedRankOf": None,
        "doubtful": False,
        "status": "FINAL",
        "missingReasonText": None,
        "reason": None,
        "derivation": None,
        "observation": {"citation": CITATION},
    }
    return {
        "name": "THU",
        "period": "2026",
        "index": {"shortName": "THU"},
        "indicator": {"unitText": "điểm", "minimum": 0, "maximum": 100},
        "peers": {"reason": None},
        "row": usual | row,
        "components": list(components),
    }


def drawn(*lines: dict[str, Any], entity: dict[str, Any] = ENTITY) -> Any:
    """The picture of a scorecard."""
    return scorecard.picture({"scorecard": {"entity": entity, "lines": list(lines)}}, LOOK)


def rows(picture: Any, kind: str, name: str) -> list[dict[str, Any]]:
    """The rows that have a column, of marks of a kind."""
    return [row for layer in marked(picture.chart, kind) for row in layer["rows"] if name in row]


def test_a_bar_begins_at_the_minimum_of_its_scale() -> None:
    picture = drawn(line(component(5.5)))

    (bar,) = rows(picture, "rect", "value")
    assert (bar["share"], bar["end"]) == (0, 0.5)
    (layer,) = (one for one in marked(picture.chart, "rect") if bar in one["rows"])
    scale = layer["encoding"]["x"]["scale"]
    assert (scale["domain"], scale["zero"]) == ([0, 1], True)


def test_the_mean_is_a_line_across_and_the_best_a_diamond() -> None:
    picture = drawn(line(component(5.5)))

    (mean,) = rows(picture, "rule", "mean")
    (bar,) = rows(picture, "rect", "value")
    assert (mean["mean"], mean["share"]) == (4.5, pytest.approx(3.5 / 9))
    assert mean["y"] < bar["y"] < bar["y2"] < mean["y2"]
    (best,) = marked(picture.chart, "point", shape="diamond")
    assert best["rows"][0]["best"] == 7.5


def test_a_doubtful_bar_is_an_outline() -> None:
    picture = drawn(line(component(5.5, doubtful=True)))

    (bar,) = rows(picture, "rect", "value")
    assert bar["fill"] == LIGHT.bg
    assert "Thanh rỗng: số còn nghi vấn." in picture.notes


def test_a_component_without_a_figure_is_hatched_not_left_out() -> None:
    picture = drawn(
        line(component(5.5), component(None, gapToMean=None, gapToBest=None, rank=None))
    )

    assert len(rows(picture, "rect", "value")) == 1
    (hatching,) = (one for one in marked(picture.chart, "point") if "M" in one["mark"]["shape"])
    assert len(hatching["rows"]) == 1
    assert labels(picture.chart).count("–") == 2
    assert "Gạch chéo: chưa có số liệu." in picture.notes


@given(st.builds(Component, st.just("a"), NUMBERS, st.floats(0, 5), NUMBERS, NUMBERS, NUMBERS))
def test_no_bar_mean_or_best_lies_beyond_the_end_of_its_scale(one: Component) -> None:
    for value in (one.value, one.mean, one.best):
        if value is not None:
            assert value <= one.last


def test_ranks_on_each_index_are_strips_from_1_to_the_last_with_quartiles() -> None:
    picture = drawn(line(), line(rank=1, publishedRank=63, publishedRankOf=63))

    dots = rows(picture, "point", "rank")
    assert [(dot["rank"], dot["share"]) for dot in dots] == [(15, pytest.approx(14 / 33)), (63, 1)]
    assert {tick["share"] for tick in rows(picture, "rule", "y2")} == {0, 0.25, 0.5, 0.75, 1}
    assert {"hệ thống tính", "hạng công bố", "15/34", "63/63"} <= set(labels(picture.chart))


def test_an_index_without_a_rank_has_a_dash_and_a_reason_and_no_strip() -> None:
    reason = "đơn vị hoạt động từ ngày 01/7/2025, sau kỳ 2024"
    missing = {"value": None, "rank": None, "missingReasonText": "Chưa hoạt động", "reason": reason}
    picture = drawn(line(**missing))

    assert not rows(picture, "point", "rank")
    assert labels(picture.chart).count("–") == 2
    assert "Chưa hoạt động" in labels(picture.chart)
    assert "Đơn vị hoạt động từ ngày 01/7/2025, sau kỳ 2024." in picture.notes


def test_a_rank_whose_number_is_not_told_has_no_strip() -> None:
    picture = drawn(line(rank=None, publishedRank=1))

    assert not rows(picture, "point", "rank")
    assert {"1", "hạng công bố"} <= set(labels(picture.chart))


def test_a_provisional_standing_has_a_white_centre() -> None:
    picture = drawn(line(status="PROVISIONAL"))

    (centre,) = marked(picture.chart, "point", fill=LIGHT.bg)
    assert len(centre["rows"]) == 1
    assert "Chấm trắng ở giữa: số sơ bộ." in picture.notes


def test_a_department_is_named_with_its_province() -> None:
    entity = {
        "id": "lai-chau/snv",
        "name": "Sở Nội vụ",
        "officialName": "Sở Nội vụ tỉnh Lai Châu",
        "province": {"id": "lai-chau"},
    }

    assert drawn(line(), entity=entity).title == "Sở Nội vụ tỉnh Lai Châu: hạng theo bộ chỉ số"


def test_without_lines_a_sentence_stands_in_place_of_the_chart() -> None:
    assert labels(drawn().chart) == ["Chưa có số liệu để vẽ."]


def test_a_narrow_chart_keeps_its_bars() -> None:
    card = {"scorecard": {"entity": ENTITY, "lines": [line(component(5.5))]}}
    narrow = scorecard.picture(card, replace(LOOK, width=200))

    assert narrow.chart.to_dict(validate=False)["width"] >= 120
