"""Trends, cut where figures are not one series."""

import pytest

from hub.queries.comparability import Comparable
from hub.queries.competition.among import Among
from hub.queries.trend import Question, Trend, trend
from hub.words.errors import BadQuestion, UnknownName
from hub.words.period import parse
from hub.words.terms import EntityKind, Frequency, MissingReason, Severity, Status
from tests.hubs import TestHub
from tests.queries.bring import bring, day, of_any_length
from tests.queries.drawn import CODE, cut, view


def test_a_cut_parts_two_segments(hub: TestHub):
    (an,) = asked(hub, "TOTAL", "Ân")

    assert values(an) == [{"2015": 50, "2016": 50}, {"2017": 70, "2018": 72, "2019": 72}]
    assert [segment.edition.public_id for segment in an.segments] == ["MADE@2015", "MADE@2017"]


def test_a_note_is_a_mark_and_the_line_goes_on(hub: TestHub):
    (an,) = asked(hub, "TOTAL", "an")

    assert [(str(break_.at), break_.severity) for break_ in an.breaks] == [
        ("2017", Severity.CUT),
        ("2018", Severity.NOTE),
    ]
    assert an.comparability.value is Comparable.NO


def test_ranks_are_among_those_with_a_figure_that_year(hub: TestHub):
    (an,) = asked(hub, "TOTAL", "an")

    assert [
        point.standing and (point.standing.rank, point.standing.rank_of) for point in an.points
    ] == [(1, 3), (2, 3), (1, 3), (2, 3), None]


def test_a_change_is_from_the_point_before_in_its_segment(hub: TestHub):
    (binh,) = asked(hub, "TOTAL", "binh")

    assert [point.change for point in binh.points] == [None, 20, None, 1, 9]
    assert [point.change_percent for point in binh.points] == [
        None,
        50,
        None,
        1.4285714286,
        12.676056338,
    ]


def test_a_rank_moves_where_the_same_units_stand(hub: TestHub):
    (binh,) = asked(hub, "TOTAL", "binh")

    assert [point.move and point.move.change for point in binh.points] == [None, 1, None, -2, None]


def test_the_latest_points_keep_their_change_from_the_one_before(hub: TestHub):
    (binh,) = asked(hub, "TOTAL", "binh", latest=2)

    assert values(binh) == [{"2018": 71, "2019": 80}]
    assert [point.change for point in binh.points] == [1, 9]
    assert [str(break_.at) for break_ in binh.breaks] == []


def test_the_latest_points_may_lie_on_both_sides_of_a_cut(hub: TestHub):
    (an,) = asked(hub, "TOTAL", "an", latest=4)

    assert values(an) == [{"2016": 50}, {"2017": 70, "2018": 72, "2019": 72}]
    assert an.comparability.value is Comparable.NO


def test_the_country_and_a_region_go_through_the_means_of_their_provinces(hub: TestHub):
    country, region = asked(hub, "TOTAL", "Cả nước", "Vùng")

    assert values(country) == values(region)
    assert [point.cell.value for point in country.points[2:]] == [
        pytest.approx(160 / 3),
        72,
        None,
    ]
    formulas = [point.cell.derivation.formula().en for point in country.points[3:]]
    assert formulas == [
        "Plain mean of the 3 of 3 provinces and cities with a value (computed)",
        "No mean: only 2 of 3 provinces and cities have a value, fewer than nine in ten",
    ]
    assert [point.change for point in country.points[3:]] == [pytest.approx(72 - 160 / 3), None]


def test_a_published_figure_of_the_country_goes_before_the_mean(hub: TestHub):
    bring(
        hub,
        "2018,Cả nước,TOTAL,69,made/book,COUNTRY",
        header="period,entity,code,value,source,kind\n",
    )

    (country,) = asked(hub, "TOTAL", "Cả nước")

    at_2018 = country.points[3]
    assert (at_2018.cell.value, at_2018.cell.derivation) == (69, None)
    assert country.points[2].cell.status is Status.DERIVED


def test_a_missing_cell_is_a_point_with_its_reason(hub: TestHub):
    (cuong,) = asked(hub, "TOTAL", "cuong")

    last = cuong.points[-1]
    assert (last.cell.value, last.cell.status, last.cell.missing_reason) == (
        None,
        Status.MISSING,
        MissingReason.NOT_PUBLISHED,
    )
    assert (last.cell.rank, last.cell.rank_of, last.change) == (3, 3, None)


def test_a_change_is_not_told_across_a_year_without_a_figure(hub: TestHub):
    bring(hub, "2021,Ân,COST,3,made/book")

    (an,) = asked(hub, "COST", "an", first="2019")

    assert [(str(point.period), point.change) for point in an.points] == [
        ("2019", None),
        ("2021", None),
    ]


def test_a_name_over_two_units_gives_two_trends(hub: TestHub):
    bring(hub, "2020,Ân,TOTAL,75,made/book", "2020,Bình,TOTAL,85,made/book")

    before, after = asked(hub, "TOTAL", "Bình")

    assert (before.entity.public_id, after.entity.public_id) == ("binh", "binh-2020")
    assert values(before) == [{"2015": 40, "2016": 60}, {"2017": 70, "2018": 71, "2019": 80}]
    assert values(after) == [{"2020": 85}]


def test_an_id_is_one_unit(hub: TestHub):
    bring(hub, "2020,Bình,TOTAL,85,made/book")

    assert [found.entity.public_id for found in asked(hub, "TOTAL", "binh")] == ["binh"]


def test_a_rank_does_not_move_where_the_units_are_others(hub: TestHub):
    bring(hub, "2020,Ân,COST,9,made/book", "2020,Bình,COST,3,made/book")

    (an,) = asked(hub, "COST", "an", first="2018")

    assert [point.standing.rank for point in an.points] == [2, 2, 2]
    assert [point.move for point in an.points] == [None, (0, 0, 0, 3), None]


def test_a_unit_without_figures_has_no_segments(hub: TestHub):
    (found,) = asked(hub, "TOTAL", "binh-2020")

    assert (found.segments, found.breaks, found.comparability.value) == ((), (), Comparable.YES)


def test_chained_forces_one_line_and_keeps_the_label(hub: TestHub):
    (an,) = asked(hub, "TOTAL", "an", chained=True)

    assert values(an) == [{"2015": 50, "2016": 50, "2017": 70, "2018": 72, "2019": 72}]
    assert ([segment.chained for segment in an.segments], an.comparability.value) == (
        [True],
        Comparable.NO,
    )
    assert [point.change for point in an.points] == [None, 0, None, 2, 0]


def test_a_point_within_whose_year_a_cut_lies_is_not_chained_by_itself():
    question = Question(CODE, ("an/so",), among=Among(EntityKind.DEPARTMENT, "an"))

    (found,) = trend(view({"2007": 10, "2008": 99, "2009": 20}, breaks=[cut("2008-08")]), question)

    assert [segment.chained for segment in found.segments] == [False, False, False]


def test_what_is_not_cut_is_not_chained(hub: TestHub):
    asked_so, not_so = asked(hub, "COST", "an", chained=True), asked(hub, "TOTAL", "an")

    assert [segment.chained for found in (*asked_so, *not_so) for segment in found.segments] == [
        False,
        False,
        False,
    ]


def test_from_and_to_narrow_the_span_and_its_breaks(hub: TestHub):
    (an,) = asked(hub, "TOTAL", "an", first="2017", last="2018")

    assert values(an) == [{"2017": 70, "2018": 72}]
    assert an.comparability.value is Comparable.WITH_CAUTION


def test_one_meaning_alone_has_no_cut(hub: TestHub):
    (an,) = asked(hub, "TOTAL@2017", "an")

    assert values(an) == [{"2017": 70, "2018": 72, "2019": 72}]


def test_a_line_never_mixes_lengths(hub: TestHub):
    of_any_length(hub)
    bring(hub, "2018-S1,Ân,COST,4.5,made/book", "2018-S2,Ân,COST,5.5,made/book")

    (years,) = asked(hub, "COST", "an", first="2018", frequency=Frequency.YEAR)
    (halves,) = asked(hub, "COST", "an", frequency=Frequency.HALF_YEAR)

    assert values(years) == [{"2018": 5, "2019": 5}]
    assert values(halves) == [{"2018-S1": 4.5, "2018-S2": 5.5}]


def test_several_names_give_a_trend_each_in_the_order_asked(hub: TestHub):
    assert [found.entity.public_id for found in asked(hub, "TOTAL", "cuong", "01", "cường")] == [
        "cuong",
        "an",
    ]


def test_as_of_a_past_moment_gives_what_was_held_then(hub: TestHub):
    bring(hub, "2019,Ân,TOTAL,99,made/book", year=2100)

    before, after = (
        trend(hub.reader.view(day(year)), Question("MADE/TOTAL", ("an",), parse("2019")))[0]
        for year in (2100, 2101)
    )

    assert (values(before), values(after)) == ([{"2019": 72}], [{"2019": 99}])


def test_a_span_that_ends_before_it_starts_is_refused(hub: TestHub):
    with pytest.raises(BadQuestion, match="kỳ đầu 2019 sau kỳ cuối 2015"):
        asked(hub, "TOTAL", "an", first="2019", last="2015")


def test_an_unknown_name_is_refused(hub: TestHub):
    with pytest.raises(UnknownName, match="không có đơn vị “Dũng”"):
        asked(hub, "TOTAL", "Dũng")


def test_an_undated_figure_is_followed_beside_readings_and_is_none_of_them(hub: TestHub):
    bring(
        hub,
        "2019,Ân,TOTAL,74,2019-06-30,made/book",
        "2019,Bình,TOTAL,81,2019-06-30,made/book",
        "2019,Bình,TOTAL,82,2019-09-30,made/book",
        header="period,entity,code,value,reading,source\n",
    )

    an, binh = trend(
        hub.reader.view(), Question("MADE/TOTAL", ("an", "binh"), parse("2019"), by_reading=True)
    )

    assert [(point.cell.reading, point.cell.value, point.change) for point in an.points] == [
        (0, 72, None),
        (20190630, 74, None),
    ]
    assert [(point.cell.reading, point.change) for point in binh.points] == [
        (0, None),
        (20190630, None),
        (20190930, 1),
    ]


def asked(
    hub: TestHub,
    code: str,
    *entities: str,
    first: str | None = None,
    last: str | None = None,
    **further,
) -> list[Trend]:
    """The trends of these entities on an indicator of the made-up index."""
    span = [parse(at) if at else None for at in (first, last)]
    return trend(hub.reader.view(), Question(f"MADE/{code}", entities, *span, **further))


def values(found: Trend) -> list[dict[str, float | None]]:
    """The values of each segment by period."""
    return [
        {str(point.period): point.cell.value for point in segment.points}
        for segment in found.segments
    ]
