"""The place of an office in its block through time, across mergers."""

from datetime import date

from hub.queries.block_standings import BlockStandings, Question, block_standings
from hub.queries.scorecard.comparisons import Comparisons
from hub.words.period import parse
from hub.words.terms import BreakKind, Severity
from tests.hubs import TestHub
from tests.queries.chained import PLACED, found_offices

TODAY = date(2021, 6, 1)


def standings(hub: TestHub, entity: str = "binh-2020/xay", **further) -> BlockStandings:
    question = Question(entity, "OFFICES/TOTAL", TODAY, **further)
    return block_standings(Comparisons(hub.reader.view()), question)


def test_each_unit_of_the_chain_has_its_own_places_in_its_own_block(hub: TestHub):
    found_offices(hub, *PLACED)

    answer = standings(hub)

    assert {
        unit.entity.public_id: [
            (str(point.period), point.block, point.row.value, point.row.cell.rank)
            for point in unit.points
        ]
        for unit in answer.units
    } == {
        "binh-2020/xay": [("2020", "Khối sở", 75, 2)],
        "binh/xay-2019": [("2019", "Khối sở", 65, 1)],
        "cuong/xay": [("2018", "Khối sở", 50, 1)],
        "binh/giao": [("2018", "Khối sở", 70, 2)],
        "binh/xay": [("2018", "Khối sở", 80, 1)],
    }
    assert answer.reason is None


def test_ranks_and_the_median_are_those_of_the_block(hub: TestHub):
    found_offices(hub, *PLACED)

    (own, *_), roads = standings(hub).units, standings(hub, "binh/giao").units[0]

    assert [each.points[0].row.standing[:2] for each in (own, roads)] == [(2, 3), (2, 3)]
    assert [each.points[0].summary.median for each in (own, roads)] == [75, 70]
    assert own.points[0].comparison.best.entity.public_id == "binh-2020/y-te"


def test_both_mergers_are_named(hub: TestHub):
    found_offices(hub, *PLACED)

    mergers = standings(hub).breaks

    assert [(str(each.at), each.kind, each.severity) for each in mergers] == [
        ("2019-07", BreakKind.TERRITORY, Severity.CUT),
        ("2020-01", BreakKind.TERRITORY, Severity.CUT),
    ]
    assert "Roads of Binh, Building of Binh" in mergers[0].note.en
    assert "Building of Binh, Building of Cuong" in mergers[1].note.en


def test_the_path_leads_from_a_forerunner_to_the_unit(hub: TestHub):
    found_offices(hub, *PLACED)

    paths = {
        unit.entity.public_id: [merger.successor for merger in unit.path]
        for unit in standings(hub).units
    }

    assert paths["binh-2020/xay"] == []
    assert paths["binh/giao"] == ["binh/xay-2019", "binh-2020/xay"]


def test_a_span_narrows_the_points(hub: TestHub):
    found_offices(hub, *PLACED)

    units = standings(hub, first=parse("2019"), last=parse("2019")).units

    assert [(each.entity.public_id, len(each.points)) for each in units] == [
        ("binh-2020/xay", 0),
        ("binh/xay-2019", 1),
    ]


def test_nothing_held_says_why(hub: TestHub):
    found_offices(hub, *PLACED)

    answer = standings(hub, last=parse("2017"))

    assert [len(unit.points) for unit in answer.units] == [0]
    assert "2017" in answer.reason.vi


def test_names_are_those_of_the_period(hub: TestHub):
    found_offices(hub, *PLACED)

    units = hub.ask(
        """{blockStandings(indicator: "OFFICES/TOTAL", entity: "binh-2020/xay") {
      units {points {period officialName provinceName row {publishedRank publishedRankOf}}}}}"""
    )["blockStandings"]["units"]

    assert units[-1]["points"] == [
        {
            "period": "2018",
            "officialName": "Sở Xây tỉnh Bình",
            "provinceName": "Bình",
            "row": {"publishedRank": 1, "publishedRankOf": 3},
        }
    ]
