"""The tile grid of provinces, and the heat table of components."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hub.web.charts import grids, scoreboard, tiles
from hub.web.charts.palette import LIGHT
from hub.web.request import Refusal
from hub.words.language import Language
from tests.web.charts.specifications import LOOK, comparison, labels, marked, row

NEW, OLD = grids.of(["bac-ninh-2025"]), grids.of(["bac-giang"])


def drawn(*rows: dict[str, Any], own: str = "", **others: Any) -> Any:
    """The picture of the tile grid of a comparison."""
    answer = {"compare": comparison(*rows), **others}
    return tiles.picture(answer, replace(LOOK, own=own))


def squares(picture: Any) -> dict[str, dict[str, Any]]:
    """The tile of each province."""
    layers = (one for one in marked(picture.chart, "rect") if "entity" in one["rows"][0])
    return {one["entity"]: one for one in next(layers)["rows"]}


@pytest.mark.parametrize(("grid", "number"), [(NEW, 34), (OLD, 63)])
def test_each_province_has_one_tile_and_each_tile_one_province(
    grid: grids.TileGrid, number: int
) -> None:
    assert len(grid.tiles) == number
    assert len(set(grid.tiles.values())) == number


def test_the_grid_before_august_2008_has_ha_tay() -> None:
    assert grids.of(["ha-tay", "bac-giang"]).tiles["ha-tay"] == (1, 4)
    assert "ha-tay" not in OLD.tiles


def test_neighbours_from_north_to_south_and_west_to_east_stand_so() -> None:
    for north, south in (("lai-chau", "ca-mau"), ("ha-noi", "hue"), ("hue", "da-nang")):
        assert OLD.tiles[north][1] <= OLD.tiles[south][1]
    assert NEW.tiles["lai-chau"][0] < NEW.tiles["quang-ninh"][0]


@pytest.mark.parametrize("grid", [NEW, OLD])
def test_the_islands_have_tiles_of_their_own_out_in_the_sea(grid: grids.TileGrid) -> None:
    taken = set(grid.tiles.values())
    names = [islands.name.vi for islands in grid.islands]

    assert names == ["Hoàng Sa", "Trường Sa"]
    for islands in grid.islands:
        east = [column for column, line in taken if line == islands.row]
        assert (islands.column, islands.row) not in taken
        assert islands.column > max(east)
    hoang_sa, truong_sa = grid.islands
    assert hoang_sa.row <= grid.tiles[hoang_sa.province][1] < truong_sa.row


@pytest.mark.parametrize(
    ("day", "language", "words"),
    [
        (date(2025, 6, 30), Language.VI, ("huyện", "Hoàng Sa")),
        (date(2025, 7, 1), Language.VI, ("đặc khu", "Hoàng Sa")),
        (date(2025, 6, 30), Language.EN, ("Hoang Sa", "District")),
        (date(2025, 7, 1), Language.EN, ("Hoang Sa", "Special Zone")),
    ],
)
def test_islands_are_named_as_on_their_day(
    day: date, language: Language, words: tuple[str, str]
) -> None:
    assert OLD.islands[0].named(day, language) == words


def test_the_grid_is_headed_as_tiles_of_provinces_and_names_the_islands() -> None:
    picture = drawn(row("lai-chau", 63.4, 1), row("bac-ninh-2025", 60.5, 2))

    assert picture.title == "Lưới ô các tỉnh, thành phố: THU"
    assert (
        "Ô của Đà Nẵng gồm đặc khu Hoàng Sa, ô của Khánh Hòa gồm đặc khu Trường Sa."
        in picture.notes
    )
    assert {"Hoàng Sa", "Trường Sa", "đặc khu"} <= set(labels(picture.chart))


def test_a_tile_has_its_rank_the_colour_of_its_quartile_and_its_count_in_the_legend() -> None:
    picture = drawn(row("lai-chau", 63.4, 1), row("ha-noi", 60.5, 4))

    assert squares(picture)["lai-chau"]["fill"] == LIGHT.q1
    assert squares(picture)["ha-noi"]["fill"] == LIGHT.q4
    assert {"tứ phân vị 1 (1)", "tứ phân vị 4 (1)", "1", "4"} <= set(labels(picture.chart))


def test_a_missing_tile_is_hatched_with_a_dash() -> None:
    picture = drawn(row("lai-chau", 63.4, 1), row("ha-noi", None))

    assert squares(picture)["ha-noi"]["fill"] == LIGHT.bg
    hatchings = [one for one in marked(picture.chart, "point") if "M" in one["mark"]["shape"]]
    assert [len(one["rows"]) for one in hatchings] == [1, 1]  # the tile, and the legend's square
    assert {"–", "chưa có hạng (1)"} <= set(labels(picture.chart))


def test_islands_of_a_missing_province_are_hatched_too() -> None:
    picture = drawn(row("lai-chau", 63.4, 1), row("da-nang-2025", None))

    hatchings = [one for one in marked(picture.chart, "point") if "M" in one["mark"]["shape"]]
    assert len(hatchings) == 3


def test_ones_own_tile_has_a_frame_of_3_pixels() -> None:
    picture = drawn(row("lai-chau", 63.4, 1), row("ha-noi", 60.5, 2), own="lai-chau")

    (frame,) = marked(picture.chart, "rect", strokeWidth=3)
    assert [one["entity"] for one in frame["rows"]] == ["lai-chau"]


def test_published_ranks_colour_only_those_who_have_one() -> None:
    published = {"publishedRank": 56, "publishedRankOf": 63}
    picture = drawn(row("lai-chau", None, **published), row("ha-noi", 60.5, 1))

    assert squares(picture)["lai-chau"]["fill"] == LIGHT.q4
    assert squares(picture)["ha-noi"]["fill"] == LIGHT.bg
    assert "hạng công bố, tứ phân vị do hệ thống chia" in picture.subtitle


def test_without_any_rank_tiles_show_values() -> None:
    picture = drawn(row("lai-chau", 63.4), row("ha-noi", None))

    assert "63,40" in labels(picture.chart)
    assert "hạng" not in picture.subtitle


def test_provinces_that_were_not_asked_for_are_outlines_with_names() -> None:
    whole = {"rows": [{"entity": {"id": "ca-mau"}, "name": "Cà Mau"}]}
    picture = drawn(row("lai-chau", 63.4, 1), whole=whole)

    assert squares(picture)["ca-mau"]["fill"] == LIGHT.bg
    assert "Cà Mau" in labels(picture.chart)
    assert "–" not in labels(picture.chart)


def test_units_that_are_no_provinces_are_refused() -> None:
    with pytest.raises(Refusal) as raised:
        drawn(row("lai-chau/snv", 63.4, 1))

    assert "lưới ô chỉ vẽ tỉnh, thành phố" in raised.value.text.vi


def test_long_names_are_short_in_tiles_only() -> None:
    picture = drawn(row("ho-chi-minh-2025", 63.4, 1, name="Hồ Chí Minh"))

    assert "TP.HCM" in labels(picture.chart)


def board(*comparisons: dict[str, Any], **others: Any) -> Any:
    """The picture of a scoreboard."""
    return scoreboard.picture({"scoreboard": list(comparisons), **others}, LOOK)


def test_a_scoreboard_has_the_total_and_a_column_for_each_component() -> None:
    part = comparison(row("own", 5.25, 2), row("anh", 6.25, 1))
    picture = board(part, part, total=comparison(row("anh", 70.5, 1), row("own", 60.5, 2)))

    shown = labels(picture.chart)
    assert [text for text in shown if "," in text] == [
        "70,50",
        "6,25",
        "6,25",
        "60,50",
        "5,25",
        "5,25",
    ]
    assert "Tổng hợp" in shown
    assert [text for text in shown if text in ("Anh", "Own")] == ["Anh", "Own"]


def test_cells_have_the_colours_of_quartiles_and_ones_own_row_a_frame() -> None:
    picture = board(comparison(row("anh", 6.25, 1), row("own", 5.25, 4)))

    cells = [one for one in marked(picture.chart, "rect") if len(one["rows"]) == 2]
    assert [one["fill"] for one in cells[-1]["rows"]] == [LIGHT.q1, LIGHT.q4]
    (frame,) = marked(picture.chart, "rect", strokeWidth=2)
    assert len(frame["rows"]) == 1


def test_a_cell_without_a_rank_is_hatched_and_a_doubtful_one_in_brackets() -> None:
    picture = board(comparison(row("anh", 6.25, doubtful=True), row("em", 5.25, 1)))

    assert "(6,25)" in labels(picture.chart)
    assert "Trong ngoặc: số còn nghi vấn." in picture.notes
    hatchings = [one for one in marked(picture.chart, "point") if "M" in one["mark"]["shape"]]
    assert sum(len(one["rows"]) for one in hatchings) == 2


def test_no_colours_are_told_where_nothing_is_ranked() -> None:
    picture = board(comparison(row("anh", 6.25)))

    assert "màu theo tứ phân vị" not in picture.subtitle


def test_a_scoreboard_of_an_index_without_components_says_so() -> None:
    assert labels(board().chart) == ["Chưa có số liệu để vẽ."]


def test_the_grid_has_room_in_the_column_of_a_page_and_its_names_in_its_tiles() -> None:
    names = {"thai-nguyen": "Thái Nguyên", "tuyen-quang": "Tuyên Quang", "hai-duong": "Hải Dương"}
    rows = [row(entity, 60.5, 1, name=name) for entity, name in names.items()]
    answer = {"compare": comparison(*rows)}
    picture = tiles.picture(answer, replace(LOOK, width=436))

    assert picture.chart.to_dict(validate=False)["width"] <= 436
    assert {"T. Nguyên", "T. Quang", "Hải Dương"} <= set(labels(picture.chart))
    assert "Thái Nguyên" in labels(drawn(*rows).chart)


def test_a_legend_is_as_wide_as_its_chart() -> None:
    rows = [row("lai-chau", 60.5, 1), row("ha-noi", 60.5, 2), row("ca-mau", 60.5, 3)]
    missing = [row("hue", None), row("son-la", 60.5, 4)]
    answer = {"compare": comparison(*rows, *missing)}
    picture = tiles.picture(answer, replace(LOOK, width=436))

    (texts,) = (one for one in marked(picture.chart, "text") if "(1)" in str(one["rows"]))
    assert len({one["y"] for one in texts["rows"]}) > 1
    assert max(one["x"] for one in texts["rows"]) < 436
