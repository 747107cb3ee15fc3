"""Lines through time: where they are cut, how their points are marked, and what stands at them."""

from dataclasses import replace
from typing import Any

import pytest

from hub.web.charts import bump, trend
from hub.web.charts.look import ChartMeasure
from hub.web.charts.palette import LIGHT
from tests.web.charts.specifications import LOOK, change, labels, layers, marked, point
from tests.web.charts.specifications import trend as answered


def drawn(*trends: dict[str, Any], measure: ChartMeasure = ChartMeasure.VALUE) -> Any:
    """The picture of trends, the first of one's own."""
    return trend.picture({"trend": list(trends)}, replace(LOOK, measure=measure))


def years(first: int, *values: float, **others: Any) -> list[dict[str, Any]]:
    """Points of the years since the first."""
    return [point(str(first + number), value, **others) for number, value in enumerate(values)]


def lines(picture: Any) -> list[list[str]]:
    """The periods that each line joins."""
    return [[row["period"] for row in layer["rows"]] for layer in marked(picture.chart, "line")]


def points(picture: Any) -> dict[str, dict[str, Any]]:
    """How the point of each period is marked."""
    (layer,) = (each for each in marked(picture.chart, "point") if "shape" in each["encoding"])
    return {row["period"]: row for row in layer["rows"]}


def test_a_missing_year_is_a_gap_without_a_mark() -> None:
    picture = drawn(answered([*years(2019, 40, 41), *years(2022, 42, 43)]))

    assert lines(picture) == [["2019", "2020"], ["2022", "2023"]]
    assert set(points(picture)) == {"2019", "2020", "2022", "2023"}


def test_a_cut_is_a_gap_with_a_band_and_a_short_label_at_its_top() -> None:
    cut = change("2018", "CUT", "Từ sáu lên tám chỉ số nội dung, thang điểm mới")
    picture = drawn(answered(years(2016, 36, 37), years(2018, 43, 44), breaks=(cut,)))

    assert lines(picture) == [["2016", "2017"], ["2018", "2019"]]
    (band,) = marked(picture.chart, "rule", color=LIGHT.band)
    assert band["mark"]["strokeWidth"] == 6
    (label,) = (text for text in labels(picture.chart) if text.startswith("2018: từ sáu"))
    assert len(label) <= 30
    (layer,) = (one for one in marked(picture.chart, "text") if label in str(one["rows"]))
    assert layer["encoding"]["y"]["value"] < 0


def test_a_lesser_change_is_a_tick_on_the_axis_that_the_notes_explain() -> None:
    picture = drawn(answered(years(2016, 36, 37, 38), breaks=(change("2017", "NOTE"),)))

    assert lines(picture) == [["2016", "2017", "2018"]]
    (tick,) = marked(picture.chart, "rule", color=LIGHT.edge)
    assert (tick["encoding"]["y"]["value"], tick["encoding"]["y2"]["value"]) == (240, 233)
    assert "Vạch nhỏ trên trục thời gian: thay đổi phương pháp (2017)." in picture.notes


@pytest.mark.parametrize("at", ["2011", "2030"])
def test_a_change_outside_the_chart_is_not_drawn(at: str) -> None:
    picture = drawn(answered(years(2016, 36, 37), breaks=(change(at, "CUT"),)))

    assert not marked(picture.chart, "rule", color=LIGHT.band)


def test_a_doubtful_point_is_hollow_and_not_joined() -> None:
    doubtful = point("2020", 41, doubtful=True)
    picture = drawn(answered([point("2019", 40), doubtful, *years(2021, 42, 43)]))

    assert lines(picture) == [["2021", "2022"]]
    mark = points(picture)["2020"]
    assert (mark["shape"], mark["fill"], mark["stroke"]) == ("circle", LIGHT.bg, LIGHT.acc)
    assert picture.notes[0] == "Điểm rỗng: số còn nghi vấn."


def test_a_rebuilt_point_is_a_hollow_square_on_a_dashed_line() -> None:
    picture = drawn(answered(years(2022, 40, 41, status="DERIVED")))

    mark = points(picture)["2022"]
    assert (mark["shape"], mark["fill"]) == ("square", LIGHT.bg)
    assert [one["mark"]["strokeDash"] for one in marked(picture.chart, "line")] == [[4, 3]]


def test_a_provisional_point_has_a_white_centre() -> None:
    picture = drawn(answered([point("2025", 40), point("2026", 41, status="PROVISIONAL")]))

    assert points(picture)["2026"]["fill"] == LIGHT.acc
    (centre,) = marked(picture.chart, "point", fill=LIGHT.bg)
    assert [row["period"] for row in centre["rows"]] == ["2026"]


def test_an_interval_is_a_bar_of_one_and_a_half_pixels() -> None:
    picture = drawn(answered([point("2023", 43, low=42, high=44)]))

    (bar,) = (one for one in marked(picture.chart, "rule", strokeWidth=1.5))
    assert (bar["rows"][0]["low"], bar["rows"][0]["high"]) == (42, 44)
    assert picture.notes[0] == "Vạch: khoảng tin cậy."


def test_of_many_units_only_ones_own_intervals_are_drawn() -> None:
    others = [answered([point("2023", 43, low=40, high=46)], entity=name) for name in "ab"]
    picture = drawn(answered([point("2023", 44, low=43, high=45)]), *others)

    (bars,) = marked(picture.chart, "rule", strokeWidth=1.5)
    assert [row["entity"] for row in bars["rows"]] == ["own"]


def test_a_range_of_rebuilt_figures_is_not_called_an_interval_of_confidence() -> None:
    made = {"low": 30, "high": 50, "formula": "(A 30 + B 50) / 2", "inputs": []}
    derived = {"derivation": made, "observation": None, "status": "DERIVED"}
    picture = drawn(answered([point("2023", 43, **derived)]))

    assert "vạch của số tính lại" in picture.notes[0]
    assert "khoảng tin cậy" not in picture.notes[0]
    assert picture.notes[-1] == "Own, năm 2023: (A 30 + B 50) / 2."


def test_ones_own_line_is_blue_and_two_others_differ_by_dash_and_mark_only() -> None:
    others = [answered(years(2020, 30, 31), entity=name) for name in "abc"]
    picture = drawn(answered(years(2020, 40, 41)), *others)

    drawn_lines = {one["rows"][0]["entity"]: one["mark"] for one in marked(picture.chart, "line")}
    assert (drawn_lines["own"]["color"], drawn_lines["own"]["strokeWidth"]) == (LIGHT.acc, 2)
    colours = {(drawn_lines[name]["color"], drawn_lines[name]["strokeWidth"]) for name in "abc"}
    assert colours == {(LIGHT.oth, 1.5)}
    dashes = [tuple(drawn_lines[name]["strokeDash"]) for name in "abc"]
    assert len(set(dashes)) == 3
    (layer,) = (one for one in marked(picture.chart, "point") if "shape" in one["encoding"])
    shapes = {row["entity"]: row["shape"] for row in layer["rows"]}
    assert len({shapes[name] for name in "abc"}) == 3


def test_names_and_last_figures_stand_at_the_ends_of_lines_and_no_legend_is_drawn() -> None:
    others = [answered(years(2020, 40, 41), entity=name) for name in ("anh", "em")]
    picture = drawn(answered(years(2020, 40, 41)), *others)

    ends = marked(picture.chart, "text", align="left")
    assert sorted(one["rows"][0]["label"] for one in ends) == [
        "Anh 41",
        "Em 41",
        "Own 41",
    ]
    places = sorted(one["rows"][0]["value"] for one in ends)
    assert len(set(places)) == 3
    for layer in layers(picture.chart.to_dict(validate=False)):
        for channel in layer["encoding"].values():
            assert channel.get("legend") is None


@pytest.mark.parametrize(("number", "shown"), [(9, 9), (10, 2)])
def test_up_to_nine_points_are_labelled_of_more_the_first_and_the_last(
    number: int, shown: int
) -> None:
    values = [45.25 - place % 2 for place in range(number)]
    picture = drawn(answered(years(2010, *values)))

    figures = [text for text in labels(picture.chart) if "," in text]
    expected = values if shown == number else [values[0], values[-1]]
    assert figures == [f"{value:.2f}".replace(".", ",") for value in expected]


def test_rank_1_is_on_top_and_the_axis_ends_at_the_last_rank() -> None:
    ranks = [point("2023", 40, rank=3, rankOf=63), point("2024", 41, rank=5, rankOf=63)]
    picture = drawn(answered(ranks), measure=ChartMeasure.RANK)

    (line,) = marked(picture.chart, "line")
    scale, axis = line["encoding"]["y"]["scale"], line["encoding"]["y"]["axis"]
    assert (scale["domain"], scale["reverse"]) == ([1, 63], True)
    assert (axis["values"][0], axis["values"][-1]) == (1, 63)
    assert "trong 63 đơn vị" in picture.subtitle
    assert labels(picture.chart)[-2:] == ["3", "5/63"]


def test_ranks_carry_their_own_number_where_it_differs_by_year() -> None:
    ranks = [
        point("2007", 40, publishedRank=41, publishedRankOf=64),
        point("2008", 41, publishedRank=5, publishedRankOf=63),
    ]
    picture = drawn(answered(ranks), measure=ChartMeasure.RANK)

    (line,) = marked(picture.chart, "line")
    assert line["encoding"]["y"]["scale"]["domain"] == [1, 64]
    assert {"41/64", "5/63"} <= set(labels(picture.chart))
    assert picture.subtitle.startswith("Hạng công bố, 1 là tốt nhất, 2007")


def test_values_may_start_elsewhere_than_at_0_and_the_ends_are_printed() -> None:
    picture = drawn(answered(years(2020, 54.2, 69.1)))

    (line,) = marked(picture.chart, "line")
    scale, axis = line["encoding"]["y"]["scale"], line["encoding"]["y"]["axis"]
    assert scale["zero"] is False
    assert scale["domain"][0] > 0
    assert [axis["values"][0], axis["values"][-1]] == scale["domain"]


def test_whole_figures_have_no_decimals() -> None:
    assert labels(drawn(answered([point("2022", 48)])).chart)[-1] == "48"


def test_a_unit_without_figures_is_told_with_its_reason_and_no_line_of_another_is_ones_own() -> (
    None
):
    nothing = answered(reason="đơn vị hoạt động từ ngày 01/7/2025, sau kỳ 2024")
    picture = drawn(nothing, answered(years(2020, 40, 41), entity="anh"))

    assert "Own: đơn vị hoạt động từ ngày 01/7/2025, sau kỳ 2024." in picture.notes
    assert [one["mark"]["color"] for one in marked(picture.chart, "line")] == [LIGHT.oth]


def test_without_any_figure_a_sentence_stands_in_place_of_the_chart() -> None:
    picture = drawn(answered())

    assert labels(picture.chart) == ["Chưa có số liệu để vẽ."]


def test_one_point_is_a_chart() -> None:
    picture = drawn(answered([point("2023", 76.26)]))

    assert labels(picture.chart) == ["2023", "76,26"]


def test_two_units_of_one_name_are_told_apart() -> None:
    new = answered(years(2020, 43, 44))
    old = answered(years(2020, 42, 43), entity="old")
    old["entity"] |= {"name": "Own", "validTo": "2025-06-30"}
    picture = drawn(new, old)

    assert "Own (trước sắp xếp)" in picture.title


def test_ones_own_ranks_stand_within_their_marks_of_a_bump_chart() -> None:
    ranks = [point("2023", 40, rank=31, rankOf=63), point("2024", 41, rank=57, rankOf=63)]
    picture = bump.picture({"trend": [answered(ranks)]}, LOOK)

    circles = marked(picture.chart, "point", size=380)
    assert [row["value"] for row in circles[0]["rows"]] == [31, 57]
    assert {"31", "57", "57/63"} <= set(labels(picture.chart))
    assert circles[0]["encoding"]["y"]["scale"]["reverse"] is True
