"""A new family is one loader and one folder of seeds: the made-up one of tests/family, asked
like any other.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import loaders
from tests.hubs import Shared, TestHub

FAMILY = Path(__file__).parent / "family"
ROWS = """query ($period: Period!, $kind: EntityKind, $block: String, $reading: Date) {
  compare(indicator: "OFFICES/TOTAL", period: $period, reading: $reading, among: {kind: $kind,
    province: "Ân", block: $block}) {
    readingDate
    peers { label expected withValue complete reason }
    groups { group { code } count entities { name } }
    rows { entity { name } value rank rankOf publishedRank publishedRankOf readingDate previous
      previousReadingDate change
           group { code name from to confirmed } notes }
  }
}"""


@pytest.fixture
def offices(shared: Shared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestHub]:
    """The made-up hub with one family more; nothing of the hub knows it."""
    monkeypatch.setattr(loaders, "__path__", [*loaders.__path__, str(FAMILY / "loaders")])
    with shared.changed(with_offices).draft(tmp_path) as hub:
        yield hub
    sys.modules.pop("loaders.offices", None)


def with_offices(hub: TestHub) -> None:
    """The made-up hub with the family and its figures."""
    shutil.copytree(FAMILY / "seeds" / "offices", hub.seeds / "offices")
    hub.take("offices")


def test_every_figure_of_the_family_is_asked_like_any_other(offices: TestHub):
    answer = offices.ask(
        '{observations(index: "OFFICES", first: 100) {totalCount nodes {entity {id} printed'
        ' citation {locator text}}} index(id: "OFFICES") {editions {province {id} groups {code'
        " confirmed}}}}"
    )

    assert answer["observations"]["totalCount"] == 23
    assert {node["entity"]["id"].split("/")[0] for node in answer["observations"]["nodes"]} == {
        "an"
    }
    assert answer["index"]["editions"] == [
        {
            "province": {"id": "an"},
            "groups": [{"code": "Tốt", "confirmed": True}, {"code": "Khá", "confirmed": False}],
        }
    ]


def test_the_same_seeds_again_change_nothing(offices: TestHub):
    again = offices.take("offices")

    assert (again.version, again.counts["unchanged"]) == (None, 23)


def test_several_blocks_are_never_one_ranking(offices: TestHub):
    answer = asked(offices, "2016")

    assert answer["peers"]["complete"] is False
    assert (
        answer["peers"]["reason"]
        == "nguồn xếp hạng riêng từng khối, cần among.block là một trong “Khối ngành dọc”;"
        " “Khối sở”"
    )
    assert each(answer, "rank") == {
        "Cục Thuế": None,
        "Sở Giao": None,
        "Sở Học": None,
        "Cục Kho": None,
    }
    assert each(answer, "publishedRank") == {"Cục Thuế": 1, "Sở Giao": 1, "Sở Học": 2, "Cục Kho": 2}


@pytest.mark.parametrize("spelling", ["Khối sở", "khoi so", "KHỐI SỞ"])
def test_a_block_is_a_field_of_its_own(offices: TestHub, spelling: str):
    answer = asked(offices, "2016", block=spelling)

    assert answer["peers"]["label"] == "các sở, ban, ngành của tỉnh Ân (Khối sở)"
    assert (
        answer["peers"]["expected"],
        answer["peers"]["complete"],
        answer["peers"]["reason"],
    ) == (2, True, None)
    assert each(answer, "rank") == {"Sở Giao": 1, "Sở Học": 2}


def test_an_unknown_block_is_refused_with_those_there_are(offices: TestHub):
    message = offices.complaint(ROWS, period="2016", kind="DEPARTMENT", block="Khối xã")

    assert message == "không có khối “Khối xã”; hiện có: Khối ngành dọc, Khối sở"


def test_a_block_is_asked_for_within_a_kind(offices: TestHub):
    message = offices.complaint(
        '{compare(indicator: "MADE/TOTAL", period: "2018", among: {block: "Khối sở"}) {period}}'
    )

    assert message == "among.block chỉ dùng cho đơn vị trong một tỉnh, cần thêm among.kind"


def test_those_outside_any_block_compete_without_those_listed_apart(offices: TestHub):
    answer = asked(offices, "2017")

    assert each(answer, "rank") == {"Sở Y": 1, "Sở Giao": 2, "Sở Học": 3}
    assert answer["peers"]["expected"] == 3


def test_districts_do_not_compete_with_departments(offices: TestHub):
    answer = asked(offices, "2017", kind="DISTRICT")

    assert each(answer, "publishedRank") == {"Huyện Tây": 2, "Huyện Đông": 1}
    assert each(answer, "rank") == {"Huyện Tây": None, "Huyện Đông": None}
    assert (
        answer["peers"]["reason"]
        == "hệ thống mới có giá trị của 1 trên 2 đơn vị được đánh giá, chưa đủ 9/10"
    )


def test_where_the_source_does_not_say_how_many_it_rated_nobody_is_ranked(offices: TestHub):
    answer = asked(offices, "2016", kind="DISTRICT")

    assert each(answer, "rank") == {"Huyện Đông": None, "Huyện Tây": None}
    assert (
        answer["peers"]["reason"]
        == "nguồn không cho biết đã đánh giá bao nhiêu đơn vị nên không xếp hạng"
    )


def test_a_doubtful_figure_is_shown_with_its_doubt_and_does_not_compete(offices: TestHub):
    answer = asked(offices, "2018")

    assert each(answer, "value") == {"Sở Giao": 80, "Sở Y": 70, "Sở Học": 60}
    assert each(answer, "notes")["Sở Y"] == ["Chưa rõ là cơ quan nào."]
    assert (answer["peers"]["expected"], answer["peers"]["withValue"]) == (3, 2)
    assert each(answer, "rank") == {"Sở Giao": None, "Sở Y": None, "Sở Học": None}
    assert each(answer, "change") == {"Sở Giao": 0, "Sở Y": None, "Sở Học": -19.9}


def test_the_printed_group_goes_before_the_band_of_the_value(offices: TestHub):
    found = each(asked(offices, "2018"), "group")

    assert found["Sở Giao"] == {
        "code": "Khá",
        "name": "Khá",
        "from": 50,
        "to": 80,
        "confirmed": False,
    }
    assert found["Sở Học"]["code"] == "Khá"


def test_a_printed_group_that_no_edition_tells_of_has_no_limits(offices: TestHub):
    found = each(asked(offices, "2017", kind="DISTRICT"), "group")

    assert found["Huyện Đông"] == {
        "code": "Xuất sắc",
        "name": "Xuất sắc",
        "from": None,
        "to": None,
        "confirmed": True,
    }


def test_groups_are_counted_where_the_field_is_complete(offices: TestHub):
    assert asked(offices, "2017")["groups"] == [
        {"group": {"code": "Tốt"}, "count": 2, "entities": [{"name": "Sở Y"}, {"name": "Sở Giao"}]},
        {"group": {"code": "Khá"}, "count": 1, "entities": [{"name": "Sở Học"}]},
    ]
    assert asked(offices, "2018")["groups"] == []


def test_the_latest_reading_competes_and_an_earlier_one_says_how_many_days(offices: TestHub):
    answer = asked(offices, "2019")

    assert answer["readingDate"] == "2019-10-10"
    assert each(answer, "value") == {"Sở Học": 52, "Sở Giao": 51, "Sở Y": 30}
    assert each(answer, "readingDate") == {
        "Sở Học": "2019-10-10",
        "Sở Giao": "2019-10-10",
        "Sở Y": "2019-10-05",
    }
    assert each(answer, "notes")["Sở Y"] == [
        "số đọc trước ngày của bảng 5 ngày nên không xếp hạng cùng"
    ]
    assert each(answer, "rank") == {"Sở Học": None, "Sở Giao": None, "Sở Y": None}


def test_a_reading_is_measured_against_the_one_before(offices: TestHub):
    answer = asked(offices, "2019")

    assert each(answer, "change") == {"Sở Học": 12, "Sở Giao": 1, "Sở Y": None}
    assert each(answer, "previousReadingDate")["Sở Học"] == "2019-10-05"


def test_an_earlier_reading_can_be_asked_for(offices: TestHub):
    answer = asked(offices, "2019", reading="2019-10-05")

    assert each(answer, "rank") == {"Sở Giao": 1, "Sở Học": 2, "Sở Y": 3}


def test_a_few_that_were_read_later_do_not_undo_the_ranking_of_all(offices: TestHub):
    answer = asked(offices, "2020")

    assert answer["readingDate"] == "2020-10-05"
    assert each(answer, "rank") == {"Sở Y": None, "Sở Học": 1, "Sở Giao": 2}
    assert each(answer, "notes")["Sở Y"] == [
        "số đọc sau ngày của bảng 7 ngày nên không xếp hạng cùng"
    ]


def test_a_year_ago_is_the_reading_by_that_day(offices: TestHub):
    query = """{compare(indicator: "OFFICES/TOTAL", period: "2020", against: SAME_PERIOD_LAST_YEAR,
                among: {kind: DEPARTMENT, province: "Ân"}) {rows {entity {name} previous
                  previousReadingDate change}}}"""

    answer = offices.ask(query)["compare"]

    assert each(answer, "previous") == {"Sở Y": None, "Sở Học": 40, "Sở Giao": 50}
    assert each(answer, "previousReadingDate")["Sở Học"] == "2019-10-05"


def test_the_reading_is_that_of_those_who_compete(offices: TestHub):
    answer = asked(offices, "2019", reading="2019-10-05")
    alone = offices.ask(
        """{compare(indicator: "OFFICES/TOTAL", period: "2019",
                            among: {kind: DEPARTMENT, province: "Ân", entities: ["Sở Y"]})
                              {readingDate rows {value rank}}}"""
    )["compare"]

    assert answer["readingDate"] == alone["readingDate"] == "2019-10-05"
    assert alone["rows"] == [{"value": 30, "rank": 1}]


def test_a_block_that_the_period_before_did_not_have_is_answered(offices: TestHub):
    answer = asked(offices, "2017", block="Đơn vị khác")

    assert each(answer, "value") == {"Cục Thuế": 99}
    assert each(answer, "previous") == {"Cục Thuế": 95}


def test_a_trend_within_a_block_goes_through_periods_without_it(offices: TestHub):
    query = """query ($block: String) {trend(indicator: "OFFICES/TOTAL", entities: ["Sở Giao"], to:
      "2017",
               among: {kind: DEPARTMENT, province: "Ân", block: $block}) {segments {points {period
                 value rank}}}}"""

    (trend,) = offices.ask(query, block="Khối sở")["trend"]

    assert trend["segments"][0]["points"] == [
        {"period": "2016", "value": 90.5, "rank": 1},
        {"period": "2017", "value": 80, "rank": None},
    ]
    assert offices.complaint(query, block="Khối xã").startswith("không có khối “Khối xã”")


def test_a_day_without_a_reading_is_refused_with_those_there_are(offices: TestHub):
    message = offices.complaint(ROWS, period="2019", kind="DEPARTMENT", reading="2019-10-06")

    assert message == "kỳ 2019 không có số đọc ngày 06/10/2019; có: 05/10/2019, 10/10/2019"


@pytest.mark.parametrize(
    ("by_reading", "points"),
    [
        (False, [("2019-10-10", 52, None)]),
        (True, [("2019-10-05", 40, None), ("2019-10-10", 52, 12)]),
    ],
)
def test_a_trend_may_follow_each_reading(offices: TestHub, by_reading: bool, points: list):
    query = """query ($each: Boolean) {trend(indicator: "OFFICES/TOTAL", entities: ["Sở Học"], from:
      "2019", to: "2019", byReading: $each,
               among: {kind: DEPARTMENT, province: "Ân"}) {segments {points {readingDate value
                 change}}}}"""

    (trend,) = offices.ask(query, each=by_reading)["trend"]

    assert [
        tuple(point.values()) for segment in trend["segments"] for point in segment["points"]
    ] == points


def asked(hub: TestHub, period: str, kind: str = "DEPARTMENT", **more: str) -> dict:
    """The comparison of the offices of Ân."""
    return hub.ask(ROWS, period=period, kind=kind, **more)["compare"]


def each(answer: dict, name: str) -> dict:
    """One field of each row by its unit."""
    return {row["entity"]["name"]: row[name] for row in answer["rows"]}
