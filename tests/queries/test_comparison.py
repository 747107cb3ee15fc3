"""Comparisons, on a hub small enough to see the answer."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.dataset import datasets
from hub.dataset.rows import ObservationRow
from hub.importing import importer
from hub.importing.release import File, Manner
from hub.queries.comparability import Comparable
from hub.queries.comparison import Against, Comparison, Order, Question, compare
from hub.queries.competition.among import Among
from hub.queries.competition.rank import Passings
from hub.words.errors import BadQuestion, UnknownName
from hub.words.language import alphabetical
from hub.words.period import parse
from hub.words.terms import EntityKind, MissingReason
from tests.hubs import TestHub
from tests.queries.bring import bring, day

NOBODY = Passings([], [])


def test_equal_values_share_the_better_rank(hub: TestHub):
    answer = asked(hub, "TOTAL", "2017")

    assert each(answer, "standing", "rank") == {"an": 1, "binh": 1, "cuong": 3}
    assert each(answer, "standing", "tied") == {"an": True, "binh": True, "cuong": False}


def test_the_lowest_is_best_where_lower_is_better(hub: TestHub):
    answer = asked(hub, "COST", "2016")

    assert each(answer, "standing", "rank") == {"an": 1, "binh": 2, "cuong": 3}
    assert each(answer, "gap_to_best") == {"an": 0, "binh": 1, "cuong": 2}
    assert list(each(answer, "value")) == ["an", "binh", "cuong"]


def test_gaps_are_the_value_minus_the_reference(hub: TestHub):
    answer = asked(hub, "TOTAL", "2016")

    assert each(answer, "gap_to_best") == {"binh": 0, "an": -10, "cuong": -30}
    assert each(answer, "gap_to_mean") == {
        "binh": 13.3333333333,
        "an": 3.3333333333,
        "cuong": -16.6666666667,
    }
    assert each(answer, "gap_to_median") == {"binh": 10, "an": 0, "cuong": -20}


def test_share_of_the_maximum_is_of_the_scale(hub: TestHub):
    assert each(asked(hub, "TOTAL", "2018"), "share_of_maximum") == {
        "cuong": 0.73,
        "an": 0.72,
        "binh": 0.71,
    }
    assert each(asked(hub, "COST", "2018"), "share_of_maximum") == {
        "binh": 0.4,
        "an": 0.5,
        "cuong": 0.65,
    }


def test_quartiles_and_percentiles_of_three(hub: TestHub):
    answer = asked(hub, "TOTAL", "2018")

    assert each(answer, "standing", "quartile") == {"cuong": 1, "an": 2, "binh": 3}
    assert each(answer, "standing", "percentile") == pytest.approx(
        {"cuong": 100, "an": 200 / 3, "binh": 100 / 3}
    )


def test_distribution_of_the_values(hub: TestHub):
    summary = asked(hub, "TOTAL", "2018").summary

    assert (summary.count, summary.missing, summary.mean, summary.median) == (3, 0, 72, 72)
    assert (summary.minimum, summary.lower_quartile, summary.upper_quartile, summary.maximum) == (
        71,
        71.5,
        72.5,
        73,
    )
    assert summary.standard_deviation == pytest.approx((2 / 3) ** 0.5)


def test_change_from_the_period_before(hub: TestHub):
    answer = asked(hub, "TOTAL", "2016")

    assert each(answer, "previous") == {"binh": 40, "an": 50, "cuong": 30}
    assert each(answer, "change") == {"binh": 20, "an": 0, "cuong": 0}
    assert each(answer, "change_percent") == {"binh": 50, "an": 0, "cuong": 0}
    assert {row.previous_period for row in answer.rows} == {parse("2015")}


def test_rank_change_tells_own_moves_from_those_of_others(hub: TestHub):
    answer = asked(hub, "TOTAL", "2016")

    assert each(answer, "move") == {
        "binh": (1, 1, 0, 3),
        "an": (-1, 0, -1, 3),
        "cuong": (0, 0, 0, 3),
    }
    assert answer.comparability.value is Comparable.YES


def test_nothing_is_compared_across_a_cut(hub: TestHub):
    answer = asked(hub, "TOTAL", "2017")

    assert (
        each(answer, "previous")
        == each(answer, "change")
        == each(answer, "move")
        == {
            "an": None,
            "binh": None,
            "cuong": None,
        }
    )
    assert (answer.comparability.value, answer.comparability.rank) == (Comparable.NO, Comparable.NO)
    assert answer.comparability.reason.vi == "2017: Đổi bộ tiêu chí"


def test_a_note_lets_the_change_stand_with_caution(hub: TestHub):
    answer = asked(hub, "TOTAL", "2018")

    assert each(answer, "change") == {"cuong": 53, "an": 2, "binh": 1}
    assert each(answer, "move") == {
        "cuong": (2, 2, 0, 3),
        "an": (-1, 0, -1, 3),
        "binh": (-2, 0, -2, 3),
    }
    assert answer.comparability.value is Comparable.WITH_CAUTION


def test_too_few_values_give_no_rank_no_mean_and_no_gap(hub: TestHub):
    answer = asked(hub, "TOTAL", "2019")

    assert (
        answer.competition.expected,
        answer.competition.with_value,
        answer.competition.complete,
    ) == (3, 2, False)
    nothing = {"binh": None, "an": None, "cuong": None}
    assert each(answer, "standing") == each(answer, "region") == each(answer, "move") == nothing
    assert (
        each(answer, "gap_to_best")
        == each(answer, "gap_to_mean")
        == each(answer, "gap_to_median")
        == nothing
    )
    assert (
        answer.summary.count,
        answer.summary.missing,
        answer.summary.mean,
        answer.summary.maximum,
    ) == (2, 1, None, None)


def test_too_few_values_still_show_values_and_changes(hub: TestHub):
    answer = asked(hub, "TOTAL", "2019")

    assert each(answer, "value") == {"binh": 80, "an": 72, "cuong": None}
    assert each(answer, "change") == {"binh": 9, "an": 0, "cuong": None}


def test_a_published_rank_stands_without_a_value(hub: TestHub):
    cuong = asked(hub, "TOTAL", "2019").rows[-1]

    assert (cuong.entity.public_id, cuong.value, cuong.cell.rank, cuong.cell.rank_of) == (
        "cuong",
        None,
        3,
        3,
    )
    assert cuong.missing_reason is MissingReason.NOT_PUBLISHED


def test_ranks_do_not_move_where_the_units_are_others(hub: TestHub):
    bring(hub, "2020,Ân,COST,5,made/book", "2020,Bình,COST,3,made/book")

    answer = asked(hub, "COST", "2020")

    assert each(answer, "standing", "rank") == {"binh-2020": 1, "an": 2}
    assert each(answer, "previous") == {"binh-2020": None, "an": 5}
    assert each(answer, "move") == {"binh-2020": None, "an": None}


def test_ranks_are_not_comparable_where_the_units_are_others(hub: TestHub):
    bring(hub, "2020,Ân,COST,5,made/book", "2020,Bình,COST,3,made/book")

    assert asked(hub, "COST", "2020").comparability.rank is Comparable.NO


@pytest.mark.parametrize("kind", ["COUNTRY", "REGION"])
def test_the_bands_of_provinces_are_not_put_on_the_country_or_a_region(real: TestHub, kind: str):
    query = """query ($kind: EntityKind) {compare(indicator: "PAR_INDEX/TOTAL", period: "2023",
      among: {kind: $kind}) {
               rows {value group {code}}}}"""

    rows = [
        row for row in real.ask(query, kind=kind)["compare"]["rows"] if row["value"] is not None
    ]

    assert rows
    assert {row["group"] is None for row in rows} == {True}


@pytest.mark.parametrize(
    ("province", "period", "kind"),
    [
        ("Vĩnh Long", "2021", "DEPARTMENT"),
        ("Hải Dương", "2024", "DEPARTMENT"),
        ("Ninh Bình", "2020", "DISTRICT"),
    ],
)
def test_a_real_block_is_answered_whatever_the_year_before_had(
    real: TestHub, province: str, period: str, kind: str
):
    block = "Khối sở, ban, ngành" if kind == "DEPARTMENT" else "Khối huyện, thành phố"
    query = """query ($period: Period, $among: Among) {compare(indicator: "DEPT_PAR/TOTAL", period:
      $period, among: $among) {
               rows {observation {block}}}}"""

    rows = real.ask(
        query, period=period, among={"kind": kind, "province": province, "block": block}
    )["compare"]["rows"]

    assert {row["observation"]["block"] for row in rows} == {block}


def test_among_chosen_units_there_is_no_rank_in_the_region(hub: TestHub):
    answer = asked(hub, "TOTAL", "2018", among=Among(entities=("an", "binh")))

    assert each(answer, "standing", "rank") == {"an": 1, "binh": 2}
    assert each(answer, "region") == {"an": None, "binh": None}


def test_the_country_and_the_regions_are_never_ranked(hub: TestHub):
    told(hub, "Vùng", EntityKind.REGION, 55)

    answer = asked(hub, "TOTAL", "2018", among=Among(kind=EntityKind.REGION))

    assert each(answer, "value") == {"vung": 55}
    assert each(answer, "standing") == {"vung": None}


def test_the_countrys_own_figure_is_the_published_mean(hub: TestHub):
    told(hub, "Cả nước", EntityKind.COUNTRY, 61)

    answer = hub.ask(
        '{compare(indicator: "MADE/TOTAL", period: "2018") {publishedMean {value} summary {mean}}}'
    )["compare"]

    assert answer == {"publishedMean": {"value": 61}, "summary": {"mean": 72}}


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.BEST_FIRST, ["binh", "an", "cuong"]),
        (Order.WORST_FIRST, ["cuong", "an", "binh"]),  # Cường is published as the third of three
        (Order.NAME, ["an", "binh", "cuong"]),
        (Order.CHANGE, ["binh", "an", "cuong"]),
    ],
    ids=lambda value: value if isinstance(value, Order) else "",
)
def test_order_puts_those_without_what_it_goes_by_last(hub: TestHub, order, expected):
    assert list(each(asked(hub, "TOTAL", "2019", order=order), "value")) == expected


def test_names_are_ordered_by_letters_before_tones():
    names = [
        "Thừa Thiên Huế",
        "Thanh Hóa",
        "Thái Nguyên",
        "Thái Bình",
        "Đà Nẵng",
        "Bắc Ninh",
        "Bạc Liêu",
        "Sở Nông nghiệp",
        "Sở Nội vụ",
    ]

    assert sorted(names, key=alphabetical) == [
        "Bạc Liêu",
        "Bắc Ninh",
        "Đà Nẵng",
        "Sở Nội vụ",
        "Sở Nông nghiệp",
        "Thái Bình",
        "Thái Nguyên",
        "Thanh Hóa",
        "Thừa Thiên Huế",
    ]


def test_first_takes_so_many_rows_and_ranks_among_all(hub: TestHub):
    query = """{compare(indicator: "MADE/TOTAL", period: "2018", order: WORST_FIRST, first: 1) {
      rows {entity {id} rank} columns {entityIds}}}"""

    assert hub.ask(query)["compare"] == {
        "rows": [{"entity": {"id": "binh"}, "rank": 3}],
        "columns": {"entityIds": ["binh"]},
    }


def test_entities_choose_rows_and_not_peers(hub: TestHub):
    answer = asked(hub, "TOTAL", "2018", entities=("binh", "Tỉnh Ân"))

    assert each(answer, "standing", "rank") == {"an": 2, "binh": 3}
    assert answer.competition.expected == 3


def test_a_unit_outside_the_field_is_shown_without_a_rank(hub: TestHub):
    answer = asked(hub, "TOTAL", "2018", entities=("binh-2020", "an"))

    assert each(answer, "standing", "rank") == {"an": 2, "binh-2020": None}
    assert answer.rows[1].missing_reason is MissingReason.NOT_YET


def test_among_chosen_entities_ranks_them_alone(hub: TestHub):
    answer = asked(hub, "TOTAL", "2019", among=Among(entities=("Ân", "Bình")))

    assert each(answer, "standing", "rank") == {"binh": 1, "an": 2}
    assert (answer.competition.expected, answer.competition.complete) == (2, True)


def test_rank_within_the_region_is_beside_the_rank(hub: TestHub):
    answer = asked(hub, "TOTAL", "2018")

    assert each(answer, "region", "rank") == {"cuong": 1, "an": 2, "binh": 3}


def test_without_a_period_the_latest_is_taken(hub: TestHub):
    assert asked(hub, "TOTAL", None).period == parse("2019")


def test_one_meaning_has_its_own_latest_period(hub: TestHub):
    assert compare(hub.reader.view(), Question("MADE/TOTAL@2015")).period == parse("2016")


def test_against_nothing_leaves_out_the_change(hub: TestHub):
    answer = asked(hub, "TOTAL", "2017", against=Against.NONE)

    assert each(answer, "previous") == {"an": None, "binh": None, "cuong": None}
    assert answer.comparability.value is Comparable.YES


def test_a_baseline_takes_the_place_of_the_period_before(hub: TestHub):
    answer = asked(hub, "TOTAL", "2019", baseline=parse("2017"))

    assert {row.entity.public_id: (row.previous, row.change) for row in answer.rows} == {
        "an": (70, 2),
        "binh": (70, 10),
        "cuong": (None, None),
    }
    assert str(answer.before.period) == "2017"


def test_nothing_is_set_against_a_baseline_across_a_cut(hub: TestHub):
    answer = asked(hub, "TOTAL", "2019", baseline=parse("2016"))

    assert [row.change for row in answer.rows] == [None, None, None]
    assert answer.comparability.value is Comparable.NO


@pytest.mark.parametrize("against", [Against.NONE, Against.SAME_PERIOD_LAST_YEAR])
def test_a_baseline_beside_another_moment_is_refused(hub: TestHub, against: Against):
    with pytest.raises(BadQuestion, match=f"baseline: 2017 và against: {against} không đi cùng"):
        asked(hub, "TOTAL", "2019", baseline=parse("2017"), against=against)


@pytest.mark.parametrize("baseline", ["2018", "2019", "2017-S1"])
def test_a_baseline_lies_before_and_is_of_the_same_length(hub: TestHub, baseline: str):
    with pytest.raises(BadQuestion, match=f"2018 với kỳ gốc {baseline}: .* ví dụ 2017"):
        asked(hub, "TOTAL", "2018", baseline=parse(baseline))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.CHANGE, ["cuong", "an", "binh"]),
        (Order.CHANGE_PERCENT, ["cuong", "an", "binh"]),
        (Order.RANK_CHANGE, ["cuong", "an", "binh"]),
    ],
    ids=str,
)
def test_who_improved_most_stands_first(hub: TestHub, order: Order, expected: list[str]):
    answer = asked(hub, "TOTAL", "2018", baseline=parse("2017"), order=order)

    assert [row.entity.public_id for row in answer.rows] == expected


def test_a_year_outside_the_meaning_names_the_years_there_are(hub: TestHub):
    with pytest.raises(
        BadQuestion, match="MADE/TOTAL@2015 không có năm 2018; hệ thống có 2015–2016"
    ):
        compare(hub.reader.view(), Question("MADE/TOTAL@2015", parse("2018")))


def test_an_unknown_indicator_offers_the_nearest(hub: TestHub):
    with pytest.raises(UnknownName, match="gần nhất: MADE/TOTAL"):
        asked(hub, "TOTAAL", "2018")


def test_as_of_a_past_moment_gives_what_was_held_then(hub: TestHub):
    bring(hub, "2018,Ân,TOTAL,99,made/book", year=2100)

    before, after = (
        compare(hub.reader.view(day(year)), Question("MADE/TOTAL", parse("2018")))
        for year in (2100, 2101)
    )

    assert each(before, "value") == {"cuong": 73, "an": 72, "binh": 71}
    assert each(after, "value") == {"an": 99, "cuong": 73, "binh": 71}


def test_the_sampling_error_gives_an_interval_of_ranks(hub: TestHub):
    sampled(
        hub,
        "2018,Ân,TOTAL,72,0.1,made/book",
        "2018,Bình,TOTAL,71.9,0.1,made/book",
        "2018,Cường,TOTAL,50,0.1,made/book",
    )

    assert each(asked(hub, "TOTAL", "2018"), "interval") == {
        "an": (1, 2),
        "binh": (1, 2),
        "cuong": (3, 3),
    }


def test_one_whose_error_is_not_told_has_no_interval_and_widens_the_others(hub: TestHub):
    sampled(hub, "2018,Ân,TOTAL,90,0.1,made/book", "2018,Bình,TOTAL,71,0.1,made/book")

    assert each(asked(hub, "TOTAL", "2018"), "interval") == {
        "an": (1, 2),
        "cuong": None,
        "binh": (2, 3),
    }


def test_without_a_sampling_error_there_is_no_interval(hub: TestHub):
    assert each(asked(hub, "TOTAL", "2018"), "interval") == {
        "an": None,
        "binh": None,
        "cuong": None,
    }


def test_no_interval_is_told_where_nobody_is_ranked(hub: TestHub):
    sampled(hub, "2019,Ân,TOTAL,72,0.1,made/book")

    assert each(asked(hub, "TOTAL", "2019"), "interval") == {
        "an": None,
        "binh": None,
        "cuong": None,
    }


def test_the_computed_rank_is_set_against_the_published_one(hub: TestHub):
    bring(
        hub,
        "2018,Ân,TOTAL,72,3,3,made/book",
        "2018,Bình,TOTAL,71,3,3,made/book",
        "2018,Cường,TOTAL,73,1,63,made/book",
        header="period,entity,code,value,rank,rank_of,source\n",
    )

    answer = asked(hub, "TOTAL", "2018")

    assert each(answer, "standing", "rank") == {"cuong": 1, "an": 2, "binh": 3}
    assert each(answer, "rank_difference") == {"cuong": None, "an": -1, "binh": 0}


def test_a_rank_without_a_value_has_no_difference(hub: TestHub):
    assert each(asked(hub, "TOTAL", "2019"), "rank_difference") == {
        "an": None,
        "binh": None,
        "cuong": None,
    }


def test_who_passed_whom(hub: TestHub):
    answer = hub.ask("""{compare(indicator: "MADE/TOTAL", period: "2016") {
                     rows {entity {id} rankChange passed {id} passedBy {name}}}}""")

    assert answer["compare"]["rows"] == [
        {"entity": {"id": "binh"}, "rankChange": 1, "passed": [{"id": "an"}], "passedBy": []},
        {"entity": {"id": "an"}, "rankChange": -1, "passed": [], "passedBy": [{"name": "Bình"}]},
        {"entity": {"id": "cuong"}, "rankChange": 0, "passed": [], "passedBy": []},
    ]


@pytest.mark.parametrize("at", ["2017", "2019"], ids=["across a cut", "too few values"])
def test_nobody_passes_where_ranks_are_not_compared(hub: TestHub, at):
    assert [row.passings for row in asked(hub, "TOTAL", at).rows] == [NOBODY] * 3


def test_who_competes_only_now_is_passed_by_nobody(hub: TestHub):
    bring(hub, "2020,Ân,COST,5,made/book", "2020,Bình,COST,3,made/book")

    assert [row.passings for row in asked(hub, "COST", "2020").rows] == [NOBODY] * 2


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Ân", "Bình", "Cường"]),
            st.sampled_from([2015, 2016]),
            st.integers(0, 99),
        ),
        max_size=3,
    )
)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_was_answered_is_answered_again_as_of_that_moment(hub: TestHub, changes):
    said = {}
    for entity, year, value in changes:
        bring(hub, f"{year},{entity},TOTAL,{value},made/book")
        said[hub.reader.newest().releases[-1].published_at] = spoken(asked(hub, "TOTAL", "2016"))

    then = {
        moment: spoken(compare(hub.reader.view(moment), Question("MADE/TOTAL", parse("2016"))))
        for moment in said
    }
    assert then == said
    assert spoken(
        compare(hub.reader.view(datetime.now(UTC)), Question("MADE/TOTAL", parse("2016")))
    ) == spoken(asked(hub, "TOTAL", "2016"))


def spoken(answer: Comparison) -> list[tuple]:
    """What each row says in figures."""
    return [
        (
            row.entity.public_id,
            row.value,
            row.standing,
            row.previous,
            row.change,
            row.move,
            row.gap_to_mean,
            row.gap_to_best,
        )
        for row in answer.rows
    ]


def sampled(hub: TestHub, *lines: str) -> None:
    """Import figures with their standard errors."""
    bring(hub, *lines, header="period,entity,code,value,standard_error,source\n")


def asked(hub: TestHub, code: str, at: str | None, **further) -> Comparison:
    """The comparison on an indicator of the made-up index."""
    return compare(
        hub.reader.view(), Question(f"MADE/{code}", parse(at) if at else None, **further)
    )


def each(answer: Comparison, *path: str) -> dict:
    """What each row says, by its entity and in the order of the rows."""
    found = {row.entity.public_id: row for row in answer.rows}
    for name in path:
        found = {
            key: None if value is None else getattr(value, name) for key, value in found.items()
        }
    return found


def told(hub: TestHub, entity: str, kind: EntityKind, value: float) -> None:
    """Import one figure of 2018 of the country or a region."""
    row = ObservationRow(
        "line 1", "MADE/TOTAL", entity, parse("2018"), "made/book", value, kind=kind
    )
    dataset = datasets.named(hub.seeds, "made")
    with hub.engine.begin() as connection:
        importer.import_rows(
            connection, dataset, [*dataset.catalogue(), row], File("one figure", "0"), Manner()
        )
