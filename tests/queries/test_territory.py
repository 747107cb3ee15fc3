"""Units formed by a merger before it: rebuilt from their parts, or their parts beside them; on a
hub small enough to see the answer.
"""

from datetime import date

import pytest

from hub.queries import comparison, trend
from hub.queries.comparability import Comparable
from hub.queries.competition import territory
from hub.queries.competition.among import Among
from hub.queries.competition.territory import Territory
from hub.words.errors import BadQuestion
from hub.words.period import parse
from hub.words.terms import BreakKind, EntityKind, Frequency, MissingReason, Severity, Status
from tests.hubs import TestHub
from tests.queries.bring import HEADER, OFFICES, bring, day, of_any_length

MEAN, POPULATION, PREDECESSORS = (
    Territory.REBUILT_MEAN,
    Territory.REBUILT_POPULATION,
    Territory.PREDECESSORS,
)
PEOPLE = {
    "dataset.toml": (
        """
needs = ["places"]
figures = "[0-9]*.csv"

[[index]]
public_id = "POPULATION"
name_vi = "Dân số"
name_en = "Population"
description_vi = "Chỉ để thử."
description_en = "For tests only."
publisher = "Người thử"
frequency = "YEAR"
"""
    ),
    "indicators.csv": (
        "public_id,index,code,name_vi,name_en,unit,level,valid_from\nPOPULATION/TOTAL@2016,POPULATION,POPULATION/TOTAL,Dân"
        " số,Population,thousand_people,0,2016\n"
    ),
    "sources.csv": "public_id,publisher,title,tier\npopulation/book,Người thử,Sổ,COPY\n",
    "2016.csv": (
        HEADER
        + "2016,Bình,TOTAL,300,population/book\n2016,Cường,TOTAL,100,population/book\n"
        + "2016,Ân,TOTAL,50,population/book\n"
    ),
}
OFFICES_BEFORE = {
    "entities.csv": (
        "an/y-te,DEPARTMENT,an,,,,2018-12-31\nan/y-te-2019,DEPARTMENT,an,,,2019-01-01,\n"
        "an/giao,DEPARTMENT,an,,,,2018-12-31\nan/xay,DEPARTMENT,an,,,,2018-12-31\nan/xay-2019,DEPARTMENT,an,,,2019-01-01,\n"
    ),
    "names.csv": (
        "an/y-te,Sở Y tế,Health,Sở Y tế,Department of Health,,,\nan/y-te-2019,Sở Sức khỏe,Care,Sở"
        " Sức khỏe,Department of Care,,,\nan/giao,Sở Giao,Roads,Sở Giao,Department of"
        " Roads,,,\nan/xay,Sở Xây,Building,Sở Xây,Department of Building,,,\nan/xay-2019,Sở Xây"
        " mới,New Building,Sở Xây mới,Department of New Building,,,\n"
    ),
    "successions.csv": (
        "an/y-te,an/y-te-2019,2019-01-01,MERGED_INTO,1-2019\nan/giao,an/xay-2019,2019-01-01,MERGED_INTO,1-2019\n"
        "an/xay,an/xay-2019,2019-01-01,MERGED_INTO,1-2019\n"
    ),
}


def test_the_present_provinces_compete_with_values_of_their_parts(hub: TestHub):
    answer = compared(hub, "2016")

    assert values(answer) == {"an": 50, "binh-2020": 45}
    assert {
        row.entity.public_id: (row.standing.rank, row.standing.rank_of) for row in answer.rows
    } == {"an": (1, 2), "binh-2020": (2, 2)}
    assert answer.competition.label == (
        "2 tỉnh, thành phố sau sắp xếp, tính lại",
        "2 provinces and cities after the mergers, rebuilt",
    )


def test_an_unchanged_province_keeps_its_published_figure(hub: TestHub):
    an, binh = compared(hub, "2016").rows

    assert (an.status, an.cell.derivation, an.cell.observation_id > 0) == (
        Status.REPORTED,
        None,
        True,
    )
    assert (binh.status, binh.cell.observation_id) == (Status.DERIVED, 0)


def test_a_rebuilt_value_tells_its_formula_its_weights_and_the_range_of_its_parts(hub: TestHub):
    derivation = derived(compared(hub, "2016"), "binh-2020")

    assert derivation.formula() == (
        "Trung bình cộng các tỉnh, thành phố cũ: (Bình 60 + Cường 30) / 2",
        "Mean of the old provinces: (Binh 60 + Cuong 30) / 2",
    )
    assert (
        derivation.weights,
        derivation.low,
        derivation.high,
        derivation.weighed_by,
        derivation.missing,
    ) == ((0.5, 0.5), 30, 60, (), ())
    assert len(derivation.inputs) == 2


def test_equal_parts_give_their_value_and_tie_with_others(hub: TestHub):
    bring(hub, "2018,Cường,TOTAL,71,made/book", "2018,Ân,TOTAL,71,made/book")

    assert [
        (row.value, row.standing.rank, row.standing.tied) for row in compared(hub, "2018").rows
    ] == [(71, 1, True), (71, 1, True)]


def test_a_part_without_a_value_leaves_the_whole_without_one_and_is_named(hub: TestHub):
    answer = compared(hub, "2019")
    binh = row_of(answer, "binh-2020")

    assert (binh.value, binh.status, binh.missing_reason) == (
        None,
        Status.MISSING,
        MissingReason.NOT_PUBLISHED,
    )
    assert binh.cell.derivation.formula() == (
        "Không tính lại được vì thiếu Cường (chưa công bố)",
        "Not rebuilt for want of Cuong (not published)",
    )
    assert [part.public_id for part in binh.cell.derivation.missing] == ["cuong"]
    assert (binh.cell.rank, binh.standing, answer.competition.complete) == (None, None, False)


def test_a_part_that_is_not_held_or_in_doubt_is_named_too(hub: TestHub):
    of_any_length(hub, "READING")
    bring(
        hub,
        "2017-S1,Bình,TOTAL,50,made/book,true",
        header=HEADER.replace("source", "source,doubtful"),
    )

    assert (
        derived(compared(hub, "2017-S1"), "binh-2020").formula().vi
        == "Không tính lại được vì thiếu Bình (số liệu còn nghi vấn); Cường (hệ thống chưa có)"
    )


def test_its_own_figures_after_the_merger_are_published_and_measured_against_the_rebuilt_ones(
    hub: TestHub,
):
    bring(hub, "2019,Cường,TOTAL,76,made/book")
    bring(hub, "2020,Ân,TOTAL,75,made/book", "2020,Bình,TOTAL,85,made/book")

    answer = compared(hub, "2020")
    binh = row_of(answer, "binh-2020")

    assert (binh.value, binh.status, binh.cell.derivation, binh.previous, binh.change) == (
        85,
        Status.REPORTED,
        None,
        78,
        7,
    )
    assert [row.move for row in answer.rows] == [(0, 0, 0, 2), (0, 0, 0, 2)]
    assert (answer.competition.label.vi, answer.comparability.value) == (
        "các tỉnh, thành phố",
        Comparable.WITH_CAUTION,
    )


def test_rebuilt_values_are_compared_with_caution_and_the_reason(hub: TestHub):
    answer = compared(hub, "2016")

    assert answer.comparability.value is answer.comparability.rank is Comparable.WITH_CAUTION
    assert (
        answer.comparability.reason.vi
        == "2020-01: 1 trong 2 tỉnh, thành phố hình thành sau sắp xếp, 1 tỉnh, thành phố không"
        " thực hiện sắp xếp: giá trị trước đó của tỉnh, thành phố sau sắp xếp là số tính lại từ"
        " các tỉnh, thành phố cũ"
        " (trung bình cộng), không phải số công bố"
    )
    assert [
        (str(each.at), each.kind, each.severity, each.document)
        for each in answer.comparability.breaks
    ] == [("2020-01", BreakKind.TERRITORY, Severity.NOTE, "1-2019")]


def test_after_the_merger_nothing_is_rebuilt(hub: TestHub):
    for year in (2020, 2021):
        bring(hub, f"{year},Ân,TOTAL,75,made/book", f"{year},Bình,TOTAL,85,made/book")

    assert compared(hub, "2021").comparability.value is Comparable.YES


def test_a_name_means_the_present_unit_and_an_old_one_stands_outside_the_ranking(hub: TestHub):
    answer = compared(hub, "2018", entities=("Bình", "cuong"))

    assert [
        (row.entity.public_id, row.value, row.standing and row.standing.rank) for row in answer.rows
    ] == [("binh-2020", 72, 1), ("cuong", 73, None)]


def test_changes_and_ranks_move_among_the_rebuilt(hub: TestHub):
    answer = compared(hub, "2018")

    assert {row.entity.public_id: (row.previous, row.change, row.move) for row in answer.rows} == {
        "an": (70, 2, (0, 0, 0, 2)),
        "binh-2020": (45, 27, (1, 1, 0, 2)),
    }


def test_a_province_of_another_territory_then_is_not_of_the_present_map(hub: TestHub):
    write(
        hub,
        "made",
        "breaks.csv",
        "at,kind,severity,note_vi,note_en,code,entity\n2017,TERRITORY,CUT,Thêm đất.,More"
        " land.,,an\n",
    )

    assert (
        derived(compared(hub, "2016"), "an").formula().en
        == "Not rebuilt for want of An (its territory was another then)"
    )
    assert values(compared(hub, "2017")) == {"an": 70, "binh-2020": 45}


def test_a_merger_of_mergers_is_rebuilt_from_the_first_units(hub: TestHub):
    append(hub, "entities.csv", "chung,PROVINCE,,04,,2022-01-01,\n")
    append(hub, "names.csv", "chung,Chung,Common,Tỉnh Chung,Common Province,,,\n")
    append(
        hub,
        "successions.csv",
        "binh-2020,chung,2022-01-01,MERGED_INTO,1-2019\nan,chung,2022-01-01,MERGED_INTO,1-2019\n",
    )
    hub.take("places")

    now = hub.reader.view().catalogue

    assert [
        part.public_id
        for part in territory.predecessors_on(now, now.entities["chung"], date(2018, 12, 31))
    ] == ["binh", "cuong", "an"]
    assert derived(compared(hub, "2018"), "chung").weights == pytest.approx((1 / 3,) * 3)


def test_population_weighs_the_parts(hub: TestHub):
    people(hub)

    answer = compared(hub, "2016", POPULATION)
    derivation = derived(answer, "binh-2020")

    assert values(answer) == {"binh-2020": 52.5, "an": 50}
    assert (derivation.weights, derivation.low, derivation.high, len(derivation.weighed_by)) == (
        (0.75, 0.25),
        30,
        60,
        2,
    )
    assert derivation.formula() == (
        (
            "Trung bình các tỉnh, thành phố cũ theo dân số năm 2016: Bình 60 × 75,00% + Cường 30 ×"
            " 25,00%"
        ),
        "Mean of the old provinces by the population of 2016: Binh 60 × 75.00% + Cuong 30 × 25.00%",
    )


def test_the_population_of_the_nearest_year_before_is_taken_and_said(hub: TestHub):
    people(hub)

    answer = compared(hub, "2018", POPULATION)

    assert values(answer) == {"an": 72, "binh-2020": 71.5}
    assert (
        derived(answer, "binh-2020")
        .formula()
        .en.startswith(
            "Mean of the old provinces by the population of 2016 (that of 2018 is not held): "
        )
    )


def test_without_a_population_up_to_the_year_nothing_is_weighed(hub: TestHub):
    people(hub)

    binh = row_of(compared(hub, "2015", POPULATION), "binh-2020")

    assert (binh.value, binh.missing_reason, binh.cell.derivation.weights) == (
        None,
        MissingReason.NOT_HELD,
        (),
    )
    assert (
        binh.cell.derivation.formula().vi
        == "Không tính lại được: chưa có dân số của các tỉnh, thành phố cũ đến năm 2015"
    )


def test_what_no_mean_rebuilds_is_refused(hub: TestHub):
    people(hub)

    with pytest.raises(BadQuestion, match="POPULATION/TOTAL tính bằng thousand_people"):
        comparison.compare(
            hub.reader.view(),
            comparison.Question("POPULATION/TOTAL", parse("2016"), territory=MEAN),
        )


def test_only_provinces_are_rebuilt(hub: TestHub):
    with pytest.raises(BadQuestion, match="chỉ so sánh các tỉnh, thành phố"):
        compared(hub, "2018", among=Among(kind=EntityKind.REGION))


def test_predecessors_stand_beside_the_unit_with_their_own_figures_and_ranks(hub: TestHub):
    answer = compared(hub, "2018", PREDECESSORS, entities=("Bình",))

    assert [
        (row.entity.public_id, row.value, row.standing and row.standing.rank) for row in answer.rows
    ] == [("cuong", 73, 1), ("binh", 71, 3), ("binh-2020", None, None)]
    assert (answer.competition.expected, answer.rows[-1].missing_reason) == (
        3,
        MissingReason.NOT_YET,
    )


def test_a_trend_is_one_line_across_the_merger_with_a_mark(hub: TestHub):
    bring(hub, "2019,Cường,TOTAL,76,made/book")
    bring(hub, "2020,Ân,TOTAL,75,made/book", "2020,Bình,TOTAL,85,made/book")

    (binh,) = followed(hub, "Bình", MEAN)

    assert [
        {str(point.period): point.cell.value for point in segment.points}
        for segment in binh.segments
    ] == [{"2015": 35, "2016": 45}, {"2017": 45, "2018": 72, "2019": 78, "2020": 85}]
    assert [point.cell.status for point in binh.points] == [Status.DERIVED] * 5 + [Status.REPORTED]
    assert [point.standing and point.standing.rank for point in binh.points] == [2, 2, 2, 1, 1, 1]
    assert [point.change for point in binh.points] == [None, 10, None, 27, 6, 7]
    assert (str(binh.breaks[-1].at), binh.breaks[-1].kind, binh.breaks[-1].severity) == (
        "2020-01",
        BreakKind.TERRITORY,
        Severity.NOTE,
    )


def test_a_period_of_which_no_part_is_held_is_a_row_with_its_reason_and_no_point(hub: TestHub):
    of_any_length(hub, "READING")
    halves = ("2018-S1", "2018-S2", "2017-S1", "2017-S2", "2016-S1", "2016-S2")
    bring(
        hub,
        *(f"{half},Ân,TOTAL,50,made/book" for half in halves),
        "2016-S1,Bình,TOTAL,40,made/book",
    )

    (years,) = followed(hub, "Bình", MEAN)
    (half,) = trend.trend(
        hub.reader.view(),
        trend.Question("MADE/TOTAL", ("Bình",), frequency=Frequency.HALF_YEAR, territory=MEAN),
    )

    assert [str(point.period) for point in years.points] == ["2015", "2016", "2017", "2018", "2019"]
    assert [(str(point.period), point.cell.value) for point in half.points] == [("2016-S1", None)]
    assert (
        derived(compared(hub, "2017-S1"), "binh-2020").formula().en
        == "Not rebuilt for want of Binh (not held); Cuong (not held)"
    )


def test_a_trend_that_begins_after_the_merger_has_no_mark(hub: TestHub):
    bring(hub, "2020,Ân,TOTAL,75,made/book", "2020,Bình,TOTAL,85,made/book")

    (binh,) = trend.trend(
        hub.reader.view(), trend.Question("MADE/TOTAL", ("Bình",), parse("2020"), territory=MEAN)
    )

    assert ([point.cell.value for point in binh.points], binh.breaks, binh.comparability.value) == (
        [85],
        (),
        Comparable.YES,
    )


def test_a_trend_beside_its_predecessors_has_a_line_each(hub: TestHub):
    found = followed(hub, "Bình", PREDECESSORS)

    assert [(each.entity.public_id, len(each.points)) for each in found] == [
        ("binh-2020", 0),
        ("binh", 5),
        ("cuong", 5),
    ]
    assert (found[0].comparability.value, found[0].comparability.reason.en) == (
        Comparable.NO,
        "2020-01: Formed from Binh, Cuong: not comparable with the figures of each before",
    )


def test_as_published_is_as_before(hub: TestHub):
    assert followed(hub, "Bình", Territory.AS_PUBLISHED)[0].entity.public_id == "binh"
    assert len(compared(hub, "2018", Territory.AS_PUBLISHED).rows) == 3


def test_a_department_goes_on_from_the_one_it_follows_alone(hub: TestHub):
    (care,) = departments(hub, "an/y-te-2019")

    assert [(str(point.period), point.cell.value, point.cell.status) for point in care.points] == [
        ("2018", 60, Status.REPORTED),
        ("2019", 62, Status.REPORTED),
    ]
    assert len(care.segments) == 1
    assert (
        care.comparability.reason.en
        == "2019-01: Goes on from Department of Health: values before are its own"
    )
    assert care.comparability.value is Comparable.WITH_CAUTION


def test_a_department_of_several_is_not_comparable_with_each(hub: TestHub):
    (building,) = departments(hub, "an/xay-2019")

    assert [(str(point.period), point.cell.value) for point in building.points] == [("2019", 70)]
    assert building.comparability.value is Comparable.NO
    assert (
        building.comparability.reason.vi
        == "2019-01: Hình thành do sắp xếp Sở Giao, Sở Xây: không so sánh được với số liệu trước đó"
        " của từng đơn vị"
    )


def test_as_of_a_past_moment_rebuilds_from_what_was_held_then(hub: TestHub):
    bring(hub, "2016,Cường,TOTAL,40,made/book", year=2100)

    before, after = (
        comparison.compare(
            hub.reader.view(day(year)),
            comparison.Question("MADE/TOTAL", parse("2016"), territory=MEAN),
        )
        for year in (2100, 2101)
    )

    assert (values(before)["binh-2020"], values(after)["binh-2020"]) == (45, 50)


def test_a_derivation_cites_its_inputs(hub: TestHub):
    people(hub)

    rows = hub.ask(
        """{compare(indicator: "MADE/TOTAL", period: "2016", territory: REBUILT_POPULATION,
          entities: ["Bình"]) {rows {
      value status observation {id} publishedRank notes
      derivation {formula(language: EN) weights low high missing {id}
        inputs {entity {id} value citation {title}} weightedBy {entity {id} value unit}}}}}"""
    )["compare"]["rows"]

    assert rows == [
        {
            "value": 52.5,
            "status": "DERIVED",
            "observation": None,
            "publishedRank": None,
            "notes": [],
            "derivation": {
                "formula": (
                    "Mean of the old provinces by the population of 2016: Binh 60 × 75.00% + Cuong"
                    " 30 × 25.00%"
                ),
                "weights": [0.75, 0.25],
                "low": 30,
                "high": 60,
                "missing": [],
                "inputs": [
                    {"entity": {"id": "binh"}, "value": 60, "citation": {"title": "Sổ"}},
                    {"entity": {"id": "cuong"}, "value": 30, "citation": {"title": "Sổ"}},
                ],
                "weightedBy": [
                    {"entity": {"id": "binh"}, "value": 300, "unit": "thousand_people"},
                    {"entity": {"id": "cuong"}, "value": 100, "unit": "thousand_people"},
                ],
            },
        }
    ]


def compared(hub: TestHub, at: str, manner: Territory = MEAN, **further) -> comparison.Comparison:
    """The comparison on the total of the made-up index."""
    return comparison.compare(
        hub.reader.view(), comparison.Question("MADE/TOTAL", parse(at), territory=manner, **further)
    )


def followed(
    hub: TestHub, name: str, manner: Territory, indicator: str = "MADE/TOTAL"
) -> list[trend.Trend]:
    """The trends of what a name means."""
    return trend.trend(hub.reader.view(), trend.Question(indicator, (name,), territory=manner))


def departments(hub: TestHub, name: str) -> list[trend.Trend]:
    """The trend of an office that began in 2019, with figures of those before it."""
    for file, lines in OFFICES_BEFORE.items():
        append(hub, file, lines)
    hub.take("places")
    for file, text in OFFICES.items():
        write(hub, "offices", file, text)
    bring(
        hub,
        "2018,Sở Y tế,TOTAL,60,offices/paper,DEPARTMENT,Ân",
        "2018,Sở Xây,TOTAL,50,offices/paper,DEPARTMENT,Ân",
        "2019,Sở Sức khỏe,TOTAL,62,offices/paper,DEPARTMENT,Ân",
        "2019,Sở Xây mới,TOTAL,70,offices/paper,DEPARTMENT,Ân",
        header="period,entity,code,value,source,kind,province\n",
        dataset="offices",
    )
    question = trend.Question(
        "OFFICES/TOTAL",
        (name,),
        among=Among(kind=EntityKind.DEPARTMENT, province="Ân"),
        territory=MEAN,
    )
    return trend.trend(hub.reader.view(), question)


def people(hub: TestHub) -> None:
    """The population of 2016."""
    for file, text in PEOPLE.items():
        write(hub, "population", file, text)
    hub.take("population")


def write(hub: TestHub, dataset: str, file: str, text: str) -> None:
    """Put a file into the seeds and import those of the made-up index anew."""
    (hub.seeds / dataset).mkdir(exist_ok=True)
    (hub.seeds / dataset / file).write_text(text, encoding="utf-8")
    if dataset == "made":
        hub.take("made")


def append(hub: TestHub, file: str, lines: str) -> None:
    """More lines of a file of the places, as long as its header."""
    path = hub.seeds / "places" / file
    path.write_text(path.read_text(encoding="utf-8") + lines, encoding="utf-8")


def row_of(answer: comparison.Comparison, public_id: str) -> comparison.Row:
    """The row of an entity."""
    return next(row for row in answer.rows if row.entity.public_id == public_id)


def derived(answer: comparison.Comparison, public_id: str):
    """How the value of an entity was computed."""
    return row_of(answer, public_id).cell.derivation


def values(answer: comparison.Comparison) -> dict[str, float | None]:
    """The value of each row, in the order of the rows."""
    return {row.entity.public_id: row.value for row in answer.rows}
