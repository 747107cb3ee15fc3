"""Scorecards: one unit on every index."""

from dataclasses import replace
from datetime import date

import pytest

from hub.queries.comparison import Question, compare
from hub.queries.scorecard import Question as CardQuestion
from hub.queries.scorecard import Scorecard, scorecard
from hub.queries.scorecard.comparisons import Comparisons
from hub.queries.scorecard.line import ScorecardLine
from hub.queries.scorecard.scorecards import Question as CardsQuestion
from hub.queries.scorecard.scorecards import scorecards
from hub.words.errors import BadQuestion, UnknownName
from hub.words.period import parse
from hub.words.terms import EntityKind, MissingReason
from tests.hubs import TestHub
from tests.queries.bring import HEADER, bring, found_departments
from tests.queries.divided import divide

TODAY = date(2026, 11, 25)
SPLIT = (
    "2018,Ân,TOTAL,80,split/book",
    "2018,Bình,TOTAL,70,split/book",
    "2018,Cường,TOTAL,60,split/book",
)
RANKED = "period,entity,code,value,rank,rank_of,source\n"


def card(hub: TestHub, public_id: str, upto: str | None = None) -> Scorecard:
    view = hub.reader.view()
    return scorecard(
        Comparisons(view), CardQuestion(view.catalogue.entities[public_id], upto and parse(upto))
    )


def line(hub: TestHub, public_id: str, index: str, upto: str | None = None) -> ScorecardLine:
    return next(line for line in card(hub, public_id, upto).lines if line.index.public_id == index)


def split(hub: TestHub, *lines: str) -> None:
    divide(hub)
    bring(hub, *SPLIT, *lines, dataset="split")


def told(found: Scorecard) -> dict:
    return {
        line.index.public_id: (str(line.period), line.row.value, line.row.missing_reason)
        for line in found.lines
    }


def test_each_index_stands_at_its_own_latest_period(hub: TestHub):
    split(hub)

    assert told(card(hub, "an")) == {
        "MADE": ("2019", 72, MissingReason.NONE),
        "SPLIT": ("2018", 80, MissingReason.NONE),
    }


def test_a_rank_alone_is_a_result(hub: TestHub):
    found = line(hub, "cuong", "MADE")

    assert (str(found.period), found.row.value, found.row.cell.rank) == ("2019", None, 3)


def test_none_ends_after_the_period_asked_for(hub: TestHub):
    split(hub)

    assert told(card(hub, "an", "2017")) == {"MADE": ("2017", 70, MissingReason.NONE)}
    assert told(card(hub, "an", "2014")) == {}


def test_a_unit_formed_by_a_merger_has_its_own_figures_only(hub: TestHub):
    assert told(card(hub, "binh-2020")) == {"MADE": ("2019", None, MissingReason.NOT_YET)}


def test_an_index_of_which_nothing_is_held_stands_with_the_reason(hub: TestHub):
    split(hub)
    bring(hub, "2019,Bình,TOTAL,70,split/book", dataset="split")
    divided = {
        index: found
        for index, found in told(card(hub, "cuong", "2019")).items()
        if index == "SPLIT"
    }
    found_departments(hub)

    assert divided == {"SPLIT": ("2018", 60, MissingReason.NONE)}
    assert told(card(hub, "an/y-te")) == {}  # no figure of anyone is held


def test_a_merged_province_is_told_what_others_have(real: TestHub):
    found = told(card(real, "ninh-binh-2025"))

    assert found["D766"][2] is MissingReason.NONE
    assert {index: found[index] for index in ("PAPI", "PAR_INDEX", "PCI")} == {
        "PAPI": ("2024", None, MissingReason.NOT_YET),
        "PAR_INDEX": ("2024", None, MissingReason.NOT_YET),
        "PCI": ("2022", None, MissingReason.NOT_YET),
    }


def test_of_one_that_ended_before_an_index_nothing_is_awaited(real: TestHub):
    assert set(told(card(real, "ha-tay"))) == {"PCI"}


def test_the_neighbours_are_the_nearest_of_those_strictly_better_and_worse(hub: TestHub):
    at_2018, at_2017 = line(hub, "an", "MADE", "2018"), line(hub, "cuong", "MADE", "2017")

    assert (at_2018.above.entity.public_id, at_2018.below.entity.public_id) == ("cuong", "binh")
    assert (at_2017.above.value, at_2017.below) == (70, None)
    assert line(hub, "an", "MADE", "2017").above is None


def test_without_computed_ranks_the_neighbours_are_those_by_published_rank(hub: TestHub):
    split(hub)
    bring(
        hub,
        "2019,Ân,TOTAL,80,2,9,split/book",
        "2019,Bình,TOTAL,,1,9,split/book",
        header=RANKED,
        dataset="split",
    )

    found = line(hub, "an", "SPLIT")

    assert (found.row.standing, found.above.entity.public_id, found.below) == (None, "binh", None)


def test_the_leader_is_the_first_ranked_or_the_one_published_as_first_of_all(hub: TestHub):
    split(hub)
    bring(
        hub,
        "2019,Ân,TOTAL,80,2,2,split/book",
        "2019,Bình,TOTAL,90,1,2,split/book",
        header=RANKED,
        dataset="split",
    )
    bring(hub, "2020,Ân,TOTAL,80,2,2,split/book", header=RANKED, dataset="split")

    assert leaders(line(hub, "an", "MADE", "2018")) == ["cuong"]
    assert leaders(line(hub, "an", "SPLIT", "2019")) == []  # first of two, not the first of three


def leaders(found: ScorecardLine) -> list[str]:
    """Who leads those that compete on a line."""
    return [entity.public_id for entity in found.comparison.contest.leaders]


def of_everyone(code: str, an: float, binh: float, cuong: float) -> list[str]:
    """The figures of the three provinces on a component."""
    values = {"Ân": an, "Bình": binh, "Cường": cuong}
    return [f"2018,{name},{code},{value},split/book" for name, value in values.items()]


def test_the_strongest_and_weakest_part_are_judged_against_the_peers(hub: TestHub):
    split(hub, *of_everyone("LAW", 58, 59, 60), *of_everyone("AREA", 4, 3, 2))

    found = line(hub, "an", "SPLIT")

    # 58 of 60 is the last of three, 4 of 40 the first.
    assert (found.tree, found.strongest.code, found.weakest.code, found.strength.reason) == (
        "MAIN",
        "SPLIT/AREA",
        "SPLIT/LAW",
        None,
    )
    assert [(row.indicator.code, row.value) for row in found.components] == [
        ("SPLIT/LAW", 58),
        ("SPLIT/AREA", 4),
    ]


def test_at_equal_ranks_the_distance_to_the_mean_in_spreads_decides(hub: TestHub):
    split(hub, *of_everyone("LAW", 10, 40, 42), *of_everyone("AREA", 10, 39, 11))

    found = line(hub, "an", "SPLIT")

    assert [row.standing.rank for row in found.components] == [3, 3]
    assert (found.strongest.code, found.weakest.code) == ("SPLIT/AREA", "SPLIT/LAW")


def test_components_that_stand_alike_have_no_weakest(hub: TestHub):
    split(hub, *of_everyone("LAW", 10, 20, 30), *of_everyone("AREA", 1, 2, 3))

    found = line(hub, "an", "SPLIT")

    assert (found.strongest, found.weakest) == (None, None)
    assert found.strength.reason.vi == "mọi thành phần đứng như nhau so với các đơn vị khác"


def test_nothing_is_weakest_while_a_part_is_not_ranked(hub: TestHub):
    split(hub, *of_everyone("LAW", 30, 20, 10))

    found = line(hub, "an", "SPLIT")

    assert (found.strongest, found.weakest) == (None, None)
    assert found.strength.reason == (
        "chưa xếp hạng được 1/2 thành phần (Tác động)",
        "1 of 2 components are not ranked (Impact)",
    )
    assert [row.missing_reason for row in found.components] == [
        MissingReason.NONE,
        MissingReason.NOT_HELD,
    ]


def test_where_nothing_is_ranked_that_is_said(hub: TestHub):
    split(hub, "2018,Ân,LAW,30,split/book", "2018,Ân,AREA,20,split/book")

    found = line(hub, "an", "SPLIT")

    assert found.weakest is None
    assert found.strength.reason.vi == (
        "không thành phần nào được xếp hạng nên không nêu thành phần tốt nhất, yếu nhất: hệ thống"
        " mới có giá trị của 1 trên 3 đơn vị được đánh giá, chưa đủ 9/10"
    )


def test_a_unit_without_figures_on_components_is_told_so(real: TestHub):
    reason = line(real, "lai-chau", "PAR_INDEX", "2024").strength.reason

    assert reason.vi == "hệ thống chưa có điểm thành phần nào của đơn vị này"


def test_a_single_component_is_neither_the_strongest_nor_the_weakest(hub: TestHub):
    reason = line(hub, "an", "MADE").strength.reason

    assert reason.vi == "chỉ có một thành phần có số liệu"


def test_an_index_that_is_not_divided_says_so(real: TestHub):
    reason = line(real, "ha-noi", "SIPAS", "2015").strength.reason

    assert reason.vi == "chỉ số này không chia thành phần"


def test_another_division_tells_what_the_main_one_does_not(hub: TestHub):
    split(hub, *of_everyone("APPRAISED", 45, 40, 35), *of_everyone("OPINION", 35, 36, 37))

    found = line(hub, "an", "SPLIT")

    assert (found.tree, found.strongest.code, found.weakest.code) == (
        "SURVEY",
        "SPLIT/APPRAISED",
        "SPLIT/OPINION",
    )


def test_a_figure_in_doubt_makes_no_part_the_weakest(hub: TestHub):
    split(hub, *of_everyone("LAW", 30, 20, 10))
    bring(
        hub,
        "2018,Ân,AREA,24,split/book,true",
        "2018,Bình,AREA,20,split/book,",
        "2018,Cường,AREA,22,split/book,",
        header=HEADER.replace("source", "source,doubtful"),
        dataset="split",
    )

    assert line(hub, "an", "SPLIT").weakest is None


def test_parts_of_which_few_values_are_held_name_no_weakest(real: TestHub):
    found = line(real, "khanh-hoa", "PAR_INDEX", "2024")

    assert (found.tree, {row.indicator.unit for row in found.components}) == ("SHARE", {"percent"})
    assert (found.strongest, found.weakest) == (None, None)
    assert "chưa đủ 9/10" in found.strength.reason.vi


def test_a_department_competes_within_its_province_and_block(hub: TestHub):
    found_departments(hub)
    header = "period,entity,kind,province,code,value,block,rank,rank_of,source\n"
    bring(
        hub,
        "2018,Sở Y tế,DEPARTMENT,an,TOTAL,80,Khối 1,1,2,offices/paper",
        "2018,Sở Xây dựng,DEPARTMENT,an,TOTAL,70,Khối 1,2,2,offices/paper",
        "2018,Sở Y tế,DEPARTMENT,binh,TOTAL,90,,,,offices/paper",
        header=header,
        dataset="offices",
    )

    found = line(hub, "an/xay-dung", "OFFICES")

    assert (found.among.kind, found.among.province, found.among.block) == (
        EntityKind.DEPARTMENT,
        "an",
        "Khối 1",
    )
    assert (
        found.above.entity.public_id,
        found.row.standing.rank,
        found.comparison.competition.expected,
    ) == ("an/y-te", 2, 2)


def test_the_country_stands_beside_the_provinces_unranked(real: TestHub):
    found = line(real, "ca-nuoc", "PAR_INDEX", "2024")

    assert (found.row.value, found.row.standing, found.comparison.competition.expected) == (
        88.37,
        None,
        63,
    )


def test_a_population_is_no_result(real: TestHub):
    assert "POPULATION" not in told(card(real, "lai-chau"))


def test_years_are_told_apart_with_the_reason_where_nothing_is_held(hub: TestHub):
    found = scorecards(
        Comparisons(hub.reader.view()), CardsQuestion("an", parse("2014"), parse("2020"), TODAY)
    )

    assert [told(each) for each in found] == [
        {},
        {"MADE": ("2015", 50, MissingReason.NONE)},
        {"MADE": ("2016", 50, MissingReason.NONE)},
        {"MADE": ("2017", 70, MissingReason.NONE)},
        {"MADE": ("2018", 72, MissingReason.NONE)},
        {"MADE": ("2019", 72, MissingReason.NONE)},
        {"MADE": ("2020", None, MissingReason.NOT_HELD)},
    ]


def test_nothing_is_missing_before_it_is_due(hub: TestHub):
    found = scorecards(
        Comparisons(hub.reader.view()),
        CardsQuestion("an", parse("2020"), parse("2020"), date(2020, 12, 31)),
    )

    assert [told(each) for each in found] == [{}]


def test_each_year_is_of_who_bore_the_name(hub: TestHub):
    named = scorecards(
        Comparisons(hub.reader.view()), CardsQuestion("Bình", parse("2019"), parse("2020"), TODAY)
    )
    by_id = scorecards(
        Comparisons(hub.reader.view()),
        CardsQuestion("binh-2020", parse("2019"), parse("2020"), TODAY),
    )

    assert [each.entity.public_id for each in named] == ["binh", "binh-2020"]
    assert told(by_id[0]) == {"MADE": ("2019", None, MissingReason.NOT_YET)}


def test_one_that_ended_within_the_year_is_not_awaited(hub: TestHub):
    found = scorecards(
        Comparisons(hub.reader.view()), CardsQuestion("binh", parse("2020"), parse("2020"), TODAY)
    )

    assert told(found[0]) == {"MADE": ("2020", None, MissingReason.NO_LONGER)}


def test_spans_of_one_length_go_by_that_length(hub: TestHub):
    comparisons = Comparisons(hub.reader.view())

    assert [
        str(each.period)
        for each in scorecards(
            comparisons, CardsQuestion("an", parse("2018-11"), parse("2019-02"), TODAY)
        )
    ] == ["2018-11", "2018-12", "2019-01", "2019-02"]
    assert [
        str(each.period)
        for each in scorecards(
            comparisons, CardsQuestion("an", parse("2018-Q2"), parse("2019"), TODAY)
        )
    ] == ["2018", "2019"]


@pytest.mark.parametrize(
    ("first", "last", "message"),
    [
        ("2020", "2019", "kỳ đầu 2020 sau kỳ cuối 2019"),
        ("1950", "2020", "từ 1950 đến 2020 là quá 60 kỳ"),
    ],
)
def test_a_span_that_runs_backwards_or_too_long_is_told(hub: TestHub, first, last, message):
    with pytest.raises(BadQuestion, match=message):
        scorecards(
            Comparisons(hub.reader.view()), CardsQuestion("an", parse(first), parse(last), TODAY)
        )


def test_an_unknown_unit_is_told(hub: TestHub):
    with pytest.raises(UnknownName, match="Nowhere"):
        scorecards(
            Comparisons(hub.reader.view()),
            CardsQuestion("Nowhere", parse("2018"), parse("2018"), TODAY),
        )


def test_lai_chau_over_five_years(real: TestHub):
    found = scorecards(
        Comparisons(real.reader.view()),
        CardsQuestion("Lai Châu", parse("2020"), parse("2024"), TODAY),
    )

    assert [set(told(each)) for each in found] == [{"PAR_INDEX", "SIPAS", "PAPI", "PCI"}] * 2 + [
        {"PAR_INDEX", "SIPAS", "PAPI", "PCI", "D766"}
    ] * 3
    assert told(found[4])["PCI"] == ("2024", None, MissingReason.NOT_HELD)


def test_as_of_now_is_now(real: TestHub):
    query = (
        '{%s: scorecard(entity: "Lai Châu"%s) {lines {period row {value rank} effort {pointsLeft'
        " rankIfBest} sentence}}}"
    )
    moment = real.ask("{dataVersion {publishedAt}}")["dataVersion"]["publishedAt"]

    assert real.ask(query % ("card", f', asOf: "{moment}"')) == real.ask(query % ("card", ""))


def test_nobody_is_compared_on_a_part_of_which_the_unit_has_nothing(hub: TestHub):
    split(hub, "2018,Bình,LAW,30,split/book", "2018,Ân,AREA,30,split/book")

    found = line(hub, "an", "SPLIT")

    assert [(row.value, row.missing_reason) for row in found.components] == [
        (None, MissingReason.NOT_HELD),
        (30, MissingReason.NONE),
    ]
    assert [row.competition is None for row in found.components] == [True, False]


@pytest.mark.parametrize("name", ["lai-chau", "ca-nuoc", "ninh-binh-2025", "lai-chau/skhcn"])
def test_each_row_is_what_compare_answers(real: TestHub, name):
    view = real.reader.view()
    found = scorecard(Comparisons(view), CardQuestion(view.catalogue.entities[name])).lines

    assert found
    for each in found:
        for row in (each.row, *(row for tree in each.trees for row in each.parts(tree))):
            asked = Question(row.indicator.code, each.period, (name,), each.among)
            (same,) = (
                compare(view, asked).rows
                if row.cell or not (each.among and each.among.block)
                else (row,)
            )
            assert row == replace(same, at=row.at)


def test_a_part_that_nobody_has_stands_aside_for_its_own(hub: TestHub):
    split(
        hub,
        *of_everyone("LAW", 30, 31, 29),
        *of_everyone("PEOPLE", 9, 8, 7),
        *of_everyone("GROWTH", 12, 13, 14),
    )

    found = line(hub, "an", "SPLIT")

    assert [(row.indicator.code, row.value) for row in found.components] == [
        ("SPLIT/LAW", 30),
        ("SPLIT/PEOPLE", 9),
        ("SPLIT/GROWTH", 12),
    ]
    assert (found.strongest.code, found.weakest.code) == ("SPLIT/PEOPLE", "SPLIT/GROWTH")


def test_the_six_groups_of_766_as_the_portal_shows_them(real: TestHub):
    found = line(real, "lai-chau", "D766")

    assert [row.indicator.code.removeprefix("D766/") for row in found.components] == [
        "CKMB",
        "TDGQ",
        "CLGQ",
        "TTTT",
        "MDHL",
        "MDSH",
    ]
    assert sum(row.value for row in found.components) == pytest.approx(found.row.value, abs=0.06)
    assert found.weakest is not None
