"""Forerunners of a unit through every merger, and their scorecards beside its own."""

import pytest

from hub.queries.competition.among import EVERYONE
from hub.queries.competition.territory import Territory
from hub.queries.lineage import forerunners
from hub.queries.scorecard import Question, Scorecard, scorecard
from hub.queries.scorecard.comparisons import Comparisons
from hub.queries.sentence import sentences
from hub.words.errors import BadQuestion
from hub.words.period import parse
from tests.hubs import TestHub
from tests.queries.chained import PLACED, found_offices

PREDECESSORS, MEAN = Territory.PREDECESSORS, Territory.REBUILT_MEAN


def card(hub: TestHub, public_id: str, territory: Territory, upto: str | None = None) -> Scorecard:
    view = hub.reader.view()
    question = Question(view.catalogue.entities[public_id], upto and parse(upto))
    return scorecard(Comparisons(view, territory), question)


def line(hub: TestHub, public_id: str, index: str, territory: Territory, upto: str | None = None):
    lines = card(hub, public_id, territory, upto).lines
    return next(each for each in lines if each.index.public_id == index)


def test_forerunners_are_those_of_every_merger_the_last_one_first(hub: TestHub):
    found_offices(hub)
    catalogue = hub.reader.view().catalogue

    lineage = forerunners(catalogue, catalogue.entities["binh-2020/xay"])

    assert [
        (each.entity.public_id, [merger.successor for merger in each.path]) for each in lineage
    ] == [
        ("binh/xay-2019", ["binh-2020/xay"]),
        ("cuong/xay", ["binh-2020/xay"]),
        ("binh/giao", ["binh/xay-2019", "binh-2020/xay"]),
        ("binh/xay", ["binh/xay-2019", "binh-2020/xay"]),
    ]


@pytest.mark.parametrize("public_id", ["an", "binh/giao", "binh-2020/moi"])
def test_a_unit_into_which_none_merged_whole_has_no_forerunner(hub: TestHub, public_id: str):
    found_offices(hub)
    catalogue = hub.reader.view().catalogue

    assert forerunners(catalogue, catalogue.entities[public_id]) == ()


def test_a_circle_of_mergers_ends(hub: TestHub):
    path = hub.seeds / "places" / "successions.csv"
    circle = "binh-2020,cuong,2018-01-01,MERGED_INTO,1-2019\n"
    path.write_text(path.read_text(encoding="utf-8") + circle, encoding="utf-8")
    hub.take("places")
    catalogue = hub.reader.view().catalogue

    lineage = forerunners(catalogue, catalogue.entities["binh-2020"])

    assert [each.entity.public_id for each in lineage] == ["binh", "cuong"]


def test_old_provinces_stand_beside_the_new_one_with_their_own_ranks(hub: TestHub):
    total = line(hub, "binh-2020", "MADE", PREDECESSORS, "2016")

    assert (total.period, total.row.value) == (parse("2016"), None)
    assert [
        (each.entity.public_id, each.row.value, each.row.standing.rank, each.row.standing.rank_of)
        for each in total.forerunners
    ] == [("binh", 60, 1, 3), ("cuong", 30, 3, 3)]


def test_a_rebuilt_province_has_its_parts_as_published_beside_it(hub: TestHub):
    total = line(hub, "binh-2020", "MADE", MEAN, "2016")

    assert (total.row.value, total.row.standing.rank_of) == (45, 2)
    assert [each.row.standing.rank_of for each in total.forerunners] == [3, 3]


def test_a_rebuilt_figure_is_called_so_in_its_sentence(hub: TestHub):
    total = line(hub, "binh-2020", "MADE", MEAN, "2016")

    (sentence,) = sentences(total)

    assert sentence.text.vi == (
        "Năm 2016, Chỉ số thử của thành phố Bình (sau sắp xếp) tính lại từ các tỉnh cũ là 45,00"
        " điểm, không phải số công bố; trung bình cộng các tỉnh, thành phố cũ: (Bình 60 + Cường 30)"
        " / 2; theo hạng do hệ thống tính đứng thứ 2/2 tỉnh, thành phố sau sắp xếp có số liệu."
    )


def test_a_province_among_rebuilt_ones_says_so(hub: TestHub):
    total = line(hub, "an", "MADE", MEAN, "2016")

    assert sentences(total)[-1].text.vi == (
        "Thứ hạng và trung bình ở trên so trong 2 tỉnh, thành phố sau sắp xếp, trong đó các đơn vị"
        " hình thành do sắp xếp được tính lại từ các tỉnh cũ."
    )


def test_nothing_stands_beside_a_card_as_published(hub: TestHub):
    lines = card(hub, "binh-2020", Territory.AS_PUBLISHED).lines

    assert [each.forerunners for each in lines] == [()] * len(lines)


def test_an_office_shows_what_its_forerunners_had_by_their_names_of_then(hub: TestHub):
    found_offices(hub, *PLACED)

    lines = hub.ask(
        """{scorecard(entity: "binh-2020/xay", territory: PREDECESSORS) {
      lines(index: ["OFFICES"]) {period name row {value publishedRank}
        forerunners {officialName provinceName period row {value publishedRank}}}}}"""
    )["scorecard"]["lines"]

    assert lines == [
        {
            "period": "2020",
            "name": "Sở Xây dựng",
            "row": {"value": 75, "publishedRank": 2},
            "forerunners": [
                beside("Sở Xây tỉnh Bình", "Bình", "2019", 65, 1),
                beside("Sở Xây tỉnh Cường", "Cường", "2018", 50, 1),
                beside("Sở Giao tỉnh Bình", "Bình", "2018", 70, 2),
                beside("Sở Xây tỉnh Bình", "Bình", "2018", 80, 1),
            ],
        }
    ]


def test_an_index_that_only_a_forerunner_has_stands_with_the_reason(hub: TestHub):
    found_offices(hub, PLACED[0])

    total = line(hub, "binh-2020/xay", "OFFICES", PREDECESSORS)

    assert (total.period, total.row.value) == (parse("2018"), None)
    assert [each.entity.public_id for each in total.forerunners] == ["binh/giao"]


def test_offices_are_not_rebuilt(hub: TestHub):
    found_offices(hub, *PLACED)

    with pytest.raises(BadQuestion, match="PREDECESSORS"):
        card(hub, "binh-2020/xay", MEAN)


def test_cards_of_a_span_have_the_old_units_of_each_period_beside_them(hub: TestHub):
    cards = hub.ask(
        """{scorecards(entity: "Bình", from: "2018", to: "2019", territory: PREDECESSORS) {
      entity {id} lines {forerunners {entity {id} period}}}}"""
    )["scorecards"]

    assert [
        (each["entity"]["id"], [old["period"] for old in each["lines"][0]["forerunners"]])
        for each in cards
    ] == [("binh-2020", ["2018", "2018"]), ("binh-2020", ["2019", "2019"])]


def test_a_component_of_which_no_mean_is_meant_is_left_as_published(hub: TestHub):
    path = hub.seeds / "made" / "indicators.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Cost,points", "Cost,people"), encoding="utf-8")
    hub.take("made", accept="chỉ để thử")
    comparisons = Comparisons(hub.reader.view(), MEAN)
    catalogue, at = comparisons.view.catalogue, parse("2016")
    cost, new = catalogue.meaning("MADE/COST", at), catalogue.entities["binh-2020"]

    assert not cost.may_be_averaged
    assert new.id not in comparisons.cells(cost, at)
    assert comparisons.of(cost, at, EVERYONE).competition.map_period == at


def beside(name: str, province: str, period: str, value: float, rank: int) -> dict:
    row = {"value": value, "publishedRank": rank}
    return {"officialName": name, "provinceName": province, "period": period, "row": row}


def test_two_forerunners_of_one_name_are_told_apart_by_their_days(real: TestHub):
    question = """{scorecard(entity: "phu-tho-2025/snv-2025", territory: PREDECESSORS) {
      forerunners {officialName validFrom validTo}}}"""

    listed = real.post(question)["data"]["scorecard"]["forerunners"]
    names = [each["officialName"] for each in listed]

    assert len(set(names)) < len(names)
    assert len({tuple(each.values()) for each in listed}) == len(listed)
