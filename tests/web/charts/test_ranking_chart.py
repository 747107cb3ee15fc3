"""Rankings: dots on an axis of values, in the order of ranks."""

from typing import Any

from hub.web.charts import ranking
from hub.web.charts.palette import LIGHT
from tests.web.charts.specifications import LOOK, PEERS, comparison, labels, marked, row


def drawn(*rows: dict[str, Any], **others: Any) -> Any:
    """The picture of a comparison."""
    return ranking.picture({"compare": comparison(*rows, **others)}, LOOK)


def dots(picture: Any) -> dict[str, dict[str, Any]]:
    """The dot of each unit."""
    (layer,) = (one for one in marked(picture.chart, "point") if "shape" in one["encoding"])
    return {one["entity"]: one for one in layer["rows"]}


def column(picture: Any, first: str) -> list[str]:
    """The texts of the layer that begins with one."""
    layers = [[one["label"] for one in layer["rows"]] for layer in marked(picture.chart, "text")]
    (texts,) = (texts for texts in layers if texts[0] == first)
    return texts


def test_values_are_dots_on_an_axis_that_does_not_begin_at_0_never_bars() -> None:
    picture = drawn(row("an", 68.8, 1), row("own", 63.4, 2), row("em", 55.2, 3))

    assert not marked(picture.chart, "bar")
    assert [one["value"] for one in dots(picture).values()] == [68.8, 63.4, 55.2]
    (layer,) = (one for one in marked(picture.chart, "point") if "shape" in one["encoding"])
    x = layer["encoding"]["x"]
    assert x["scale"]["domain"][0] > 0
    assert [x["axis"]["values"][0], x["axis"]["values"][-1]] == x["scale"]["domain"]


def test_rows_stand_in_the_order_of_the_answer_with_rank_name_and_value() -> None:
    picture = drawn(row("an", 68.8, 1), row("em", 63.4, 2), row("ut", 55.2, 3))

    assert column(picture, "1") == ["1", "2", "3"]
    assert column(picture, "An") == ["An", "Em", "Ut"]
    assert column(picture, "68,80") == ["68,80", "63,40", "55,20"]
    assert picture.subtitle == (
        "Năm 2026; 3 tỉnh, thành phố; điểm, thang 0–100; hạng do hệ thống tính"
    )


def test_ones_own_row_is_blue_and_bold_on_a_ground_of_its_own() -> None:
    picture = drawn(row("an", 68.8, 1), row("own", 63.4, 2))

    assert dots(picture)["own"]["fill"] == LIGHT.acc
    assert dots(picture)["an"]["fill"] == LIGHT.oth
    (ground,) = marked(picture.chart, "rect", color=LIGHT.accs)
    assert len(ground["rows"]) == 1
    bold = marked(picture.chart, "text", fontWeight=600)
    assert [one["rows"][0]["label"] for one in bold] == ["2", "Own", "63,40"]


def test_a_tie_is_marked() -> None:
    picture = drawn(row("an", 60.5, 1, tied=True), row("em", 60.5, 1, tied=True))

    assert column(picture, "1=") == ["1=", "1="]


def test_published_ranks_stand_before_computed_ones_never_beside_them() -> None:
    picture = drawn(
        row("an", None, None, publishedRank=1, publishedRankOf=63),
        row("em", 60.5, 1),
    )

    assert column(picture, "1") == ["1", "–"]
    assert column(picture, "–") == ["–", "60,50"]
    assert "hạng công bố" in picture.subtitle
    assert set(dots(picture)) == {"em"}


def test_a_doubtful_value_is_hollow_without_rank_and_not_joined_to_the_mean() -> None:
    picture = drawn(row("an", 60.5, 1), row("em", 83.1, None, doubtful=True))

    assert dots(picture)["em"]["fill"] == LIGHT.bg
    stems = [one for one in marked(picture.chart, "rule") if "mean" in str(one["encoding"])]
    assert [one["entity"] for stem in stems for one in stem["rows"]] == ["an"]
    assert "Điểm rỗng: số còn nghi vấn." in picture.notes


def test_intervals_are_bars_and_stand_instead_of_stems() -> None:
    picture = drawn(row("an", 46.0, 1, low=45.2, high=46.9), row("em", 45.8, 2, low=44, high=47.6))

    bars = [one for one in marked(picture.chart, "rule") if "high" in str(one["encoding"])]
    assert [(one["low"], one["high"]) for one in bars[0]["rows"]] == [(45.2, 46.9), (44, 47.6)]
    assert not [one for one in marked(picture.chart, "rule") if "'mean'" in str(one["encoding"])]
    assert "Vạch: khoảng tin cậy." in picture.notes


def test_the_published_mean_is_the_line_else_that_of_those_compared() -> None:
    rows = (row("an", 60.5, 1), row("em", 40.5, 2))

    assert "cả nước 62,59" in labels(drawn(*rows, publishedMean={"value": 62.59}).chart)
    assert "trung bình 50,00" in labels(drawn(*rows).chart)


def test_units_of_which_nothing_is_known_are_counted_not_drawn() -> None:
    picture = drawn(row("an", 60.5, 1), row("em", None), row("ut", None))

    assert set(dots(picture)) == {"an"}
    assert "2 đơn vị chưa có hạng và điểm trong hệ thống." in picture.notes


def test_a_ranking_of_ranks_alone_has_no_axis() -> None:
    picture = drawn(row("an", None, None, publishedRank=1, publishedRankOf=63))

    assert not marked(picture.chart, "point")
    assert column(picture, "1") == ["1"]


def test_blocks_stand_apart_each_under_its_name() -> None:
    picture = drawn(
        row("an", 90.5, 1, block="khối sở"),
        row("em", 80.5, 1, block="khối huyện"),
        row("ut", 70.5, 2, block="khối sở"),
    )

    assert column(picture, "Khối sở") == ["Khối sở", "Khối huyện"]
    places = {name: one["y"] for name, one in dots(picture).items()}
    assert places["an"] < places["ut"] < places["em"]
    assert (places["ut"] - places["an"], places["em"] - places["ut"]) == (22, 44)


def test_a_grade_stands_where_there_is_no_value() -> None:
    picture = drawn(row("an", None, group={"name": "Tốt"}))

    assert "Tốt" in labels(picture.chart)


def test_without_ranks_there_is_no_column_of_them() -> None:
    picture = drawn(row("an", 60.5), row("em", 50.5))

    assert "Hạng" not in labels(picture.chart)
    assert "hạng" not in picture.subtitle


def test_more_rows_than_fit_are_counted_not_drawn() -> None:
    picture = drawn(*(row(f"xa-{number}", 90.5, 1) for number in range(160)))

    assert len(dots(picture)) == 150
    assert "Còn 10 đơn vị nữa không vẽ." in picture.notes


def test_a_long_name_is_shortened_within_its_column() -> None:
    name = "Ban Quản lý Khu kinh tế cửa khẩu và các khu công nghiệp tỉnh Lai Châu"
    picture = drawn(row("an", 60.5, 1, name=name))

    (shown,) = (text for text in labels(picture.chart) if text.startswith("Ban Quản"))
    assert len(shown) <= 48
    assert shown.endswith("…")


def test_peers_that_are_not_complete_are_told() -> None:
    peers = PEERS | {"complete": False, "reason": "hệ thống mới có giá trị của 15 trên 63 đơn vị"}
    picture = drawn(row("an", 60.5), peers=peers)

    assert "Hệ thống mới có giá trị của 15 trên 63 đơn vị." in picture.notes
    assert "; các tỉnh, thành phố;" in picture.subtitle
