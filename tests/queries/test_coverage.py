"""How many of the rated are held, and why the others are not."""

import pytest

from hub.queries.coverage import CoverageCell, Question, coverage
from hub.words.terms import EntityKind, MissingReason
from tests.hubs import TestHub
from tests.queries.bring import bring, found_departments, of_any_length

RANKED = "period,entity,code,value,rank,rank_of,source\n"
DOUBTED = "period,entity,code,value,source,doubtful\n"
READ = "period,entity,code,value,source,reading\n"
MISSED = "period,entity,code,value,missing,source\n"
OF_KIND = "period,entity,code,value,source,kind\n"
OF_OFFICES = "period,entity,code,value,rank,rank_of,source,kind,province,block\n"


def test_each_year_of_each_indicator_is_a_cell(hub: TestHub):
    found = covered(hub)

    assert [
        (str(cell.period), cell.indicator.public_id, cell.held, cell.expected) for cell in found
    ] == [
        ("2015", "MADE/TOTAL@2015", 3, 3),
        ("2015", "MADE/COST@2015", 3, 3),
        ("2016", "MADE/TOTAL@2015", 3, 3),
        ("2016", "MADE/COST@2015", 3, 3),
        ("2017", "MADE/TOTAL@2017", 3, 3),
        ("2017", "MADE/COST@2015", 3, 3),
        ("2018", "MADE/TOTAL@2017", 3, 3),
        ("2018", "MADE/COST@2015", 3, 3),
        ("2019", "MADE/TOTAL@2017", 2, 3),
        ("2019", "MADE/COST@2015", 3, 3),
    ]
    assert not any(cell.at_least or cell.doubtful for cell in found)


@pytest.mark.parametrize(
    ("level", "codes"),
    [
        (0, {"MADE/TOTAL"}),
        (1, {"MADE/TOTAL", "MADE/COST"}),
        (None, {"MADE/TOTAL", "MADE/COST"}),
        (-1, set()),
    ],
)
def test_a_level_holds_those_above_it(hub: TestHub, level, codes):
    assert {cell.indicator.code for cell in covered(hub, level=level)} == codes


def test_a_rank_alone_is_no_value_and_is_told_apart(hub: TestHub):
    (found,) = of(hub, "MADE/TOTAL", "2019")

    assert (found.held, found.expected, found.rank_only) == (2, 3, 1)
    assert told(found) == [("NOT_PUBLISHED", 1, ["cuong"])]


def test_a_rank_of_which_the_score_is_not_known_is_not_held(hub: TestHub):
    bring(hub, "2020,Ân,COST,5,,,made/book", "2020,Bình,COST,,1,2,made/book", header=RANKED)

    (found,) = of(hub, "MADE/COST", "2020")

    assert (found.held, found.expected, found.rank_only) == (1, 2, 1)
    assert told(found) == [("NOT_HELD", 1, ["binh-2020"])]


def test_reasons_are_told_apart(hub: TestHub):
    of_any_length(hub, "READING")
    bring(
        hub,
        "2018-S2,Ân,COST,,NOT_SURVEYED,made/book",
        "2018-S2,Cường,COST,,SUPPRESSED,made/book",
        header=MISSED,
    )

    (found,) = of(hub, "MADE/COST", "2018-S2")

    assert (found.held, found.expected) == (0, 3)
    assert told(found) == [
        ("NOT_SURVEYED", 1, ["an"]),
        ("NOT_HELD", 1, ["binh"]),
        ("SUPPRESSED", 1, ["cuong"]),
    ]
    assert [entity.public_id for entity in found.missing] == ["an", "binh", "cuong"]


def test_a_doubtful_figure_is_not_held(hub: TestHub):
    bring(hub, "2020,Ân,COST,5,made/book,", "2020,Bình,COST,4,made/book,true", header=DOUBTED)

    (found,) = of(hub, "MADE/COST", "2020")

    assert (found.held, found.expected, found.doubtful, found.rank_only) == (1, 2, 1, 0)
    assert told(found) == [("NOT_HELD", 1, ["binh-2020"])]


def test_whatever_the_reading_a_figure_is_held(hub: TestHub):
    bring(
        hub,
        "2020,Ân,COST,5,made/book,2020-05-05",
        "2020,Bình,COST,4,made/book,2020-05-09",
        header=READ,
    )

    (found,) = of(hub, "MADE/COST", "2020")

    assert (found.held, found.expected, found.absent) == (2, 2, ())


def test_a_year_of_which_nothing_is_held_is_a_cell_too(hub: TestHub):
    bring(hub, "2022,Ân,TOTAL,5,made/book")

    (found,) = of(hub, "MADE/TOTAL", "2021")

    assert (found.held, found.expected) == (0, 2)
    assert told(found) == [("NOT_HELD", 2, ["an", "binh-2020"])]


def test_nothing_is_expected_beyond_the_last_year_held(hub: TestHub):
    assert of(hub, "MADE/TOTAL", "2020") == []


def test_of_an_index_that_comes_at_will_nothing_is_missed(hub: TestHub):
    path = hub.seeds / "made" / "dataset.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"YEAR"', '"IRREGULAR"'), encoding="utf-8"
    )
    hub.take("made")
    bring(hub, "2022,Ân,TOTAL,5,made/book", "2022,Bình,COST,5,made/book")

    assert of(hub, "MADE/TOTAL", "2021") == []
    assert [str(cell.period) for cell in covered(hub) if cell.indicator.code == "MADE/COST"][
        -2:
    ] == ["2019", "2022"]


def test_nothing_is_expected_between_two_editions(hub: TestHub):
    bring(hub, "2022,Ân,COST,5,made/book", "2022,Bình,COST,5,made/book")
    path = hub.seeds / "made" / "dataset.toml"
    path.write_text(
        path.read_text(encoding="utf-8")
        + "\n".join(
            [
                'valid_to = "2019"',
                "[[edition]]",
                'public_id = "MADE@2021"',
                'index = "MADE"',
                'name_vi = "Bộ tiêu chí 2021"',
                'name_en = "Criteria of 2021"',
                'valid_from = "2021"',
                "",
            ]
        ),
        encoding="utf-8",
    )
    hub.take("made")

    assert [str(cell.period) for cell in covered(hub) if cell.indicator.code == "MADE/COST"] == [
        "2015",
        "2016",
        "2017",
        "2018",
        "2019",
        "2021",
        "2022",
    ]


def test_where_a_publisher_rated_fewer_the_others_are_not_missed(hub: TestHub):
    rated = (
        '\n[[rated]]\nindex = "MADE"\nkind = "PROVINCE"\nvalid_from = "2019"\nvalid_to ='
        ' "2019"\ncount = 2\n'
    )
    path = hub.seeds / "made" / "dataset.toml"
    path.write_text(path.read_text(encoding="utf-8") + rated, encoding="utf-8")
    hub.take("made", accept="hạng 3 trên 3 là của bảng trước")
    of_any_length(hub, "READING")
    bring(hub, "2019-S1,Ân,COST,5,made/book")

    (found,) = of(hub, "MADE/COST", "2019-S1")

    assert (found.held, found.expected, found.at_least) == (1, 2, False)
    assert told(found) == [("NOT_HELD", 1, [])]


def test_held_and_missing_add_up(real: TestHub):
    cells = [cell for index in ("PAPI", "PCI") for cell in covered(real, index, level=None)]

    assert len(cells) > 1000
    assert [
        cell
        for cell in cells
        if cell.held + sum(count.count for count in cell.absent) != cell.expected
    ] == []


def test_offices_are_counted_block_by_block_as_their_sources_print(hub: TestHub):
    offices(
        hub,
        "2018,Sở Y tế,TOTAL,9,1,5,offices/paper,DEPARTMENT,an,Khối sở",
        "2018,Sở Xây dựng,TOTAL,,2,5,offices/paper,DEPARTMENT,an,khối Sở",
        "2018,Huyện Đông,TOTAL,7,1,3,offices/paper,DISTRICT,an,",
    )

    (found,) = covered(hub, "OFFICES")

    assert found.kind is EntityKind.DEPARTMENT
    assert (found.held, found.expected, found.at_least, found.rank_only) == (1, 5, False, 1)
    assert told(found) == [("NOT_HELD", 4, ["an/xay-dung"])]


def test_districts_are_counted_by_themselves_and_not_among_departments(hub: TestHub):
    offices(
        hub,
        "2018,Sở Y tế,TOTAL,9,1,5,offices/paper,DEPARTMENT,an,",
        "2018,Huyện Đông,TOTAL,7,1,3,offices/paper,DISTRICT,an,",
    )

    cells = {
        kind: [(cell.kind, cell.held, cell.expected) for cell in covered(hub, "OFFICES", kind=kind)]
        for kind in (EntityKind.DEPARTMENT, EntityKind.DISTRICT, EntityKind.COMMUNE)
    }

    assert cells == {
        EntityKind.DEPARTMENT: [(EntityKind.DEPARTMENT, 1, 5)],
        EntityKind.DISTRICT: [(EntityKind.DISTRICT, 1, 3)],
        EntityKind.COMMUNE: [],
    }


def test_coverage_of_totals_has_one_cell_a_period(hub: TestHub):
    further(
        hub,
        "MADE/TOTAL:points@2015,MADE,MADE/TOTAL:points,Tổng: điểm,Total: points,points,0,2015,,"
        ",0,100,,MAIN",
        "MADE/COST:pct@2015,MADE,MADE/COST:pct,Chi phí (%),Cost (%),percent,0,2015,,"
        ",0,100,,MEASURES",
        "MADE/UNWEIGHTED@2015,MADE,MADE/UNWEIGHTED,Không trọng số,Unweighted,points,0,2015,,"
        ",0,100,,BESIDE",
    )
    bring(
        hub,
        "2018,Ân,TOTAL:points,5,made/book",
        "2020,Ân,TOTAL:points,5,made/book",
        "2020,Ân,COST:pct,50,made/book",
        "2020,Ân,UNWEIGHTED,5,made/book",
    )

    assert [(str(cell.period), cell.indicator.code) for cell in covered(hub, level=0)] == [
        ("2015", "MADE/TOTAL"),
        ("2016", "MADE/TOTAL"),
        ("2017", "MADE/TOTAL"),
        ("2018", "MADE/TOTAL"),
        ("2019", "MADE/TOTAL"),
        ("2020", "MADE/TOTAL:points"),
    ]
    below = {cell.indicator.code for cell in covered(hub, level=1)}
    assert {"MADE/COST:pct", "MADE/UNWEIGHTED", "MADE/TOTAL:points"} <= below


def test_a_province_that_does_not_tell_how_many_it_rated_leaves_the_number_open(hub: TestHub):
    offices(
        hub,
        "2018,Sở Y tế,TOTAL,9,1,2,offices/paper,DEPARTMENT,an,",
        "2018,Sở Y tế,TOTAL,8,1,,offices/paper,DEPARTMENT,binh,",
    )

    (found,) = covered(hub, "OFFICES")

    assert (found.held, found.expected, found.at_least) == (2, 3, True)


def test_a_province_with_criteria_of_its_own_and_no_figure_leaves_the_number_open(hub: TestHub):
    offices(
        hub,
        "2018,Sở Y tế,TOTAL,8,1,1,offices/paper,DEPARTMENT,binh,",
        "2020,Sở Y tế,TOTAL,8,1,1,offices/paper,DEPARTMENT,an,",
    )

    found = covered(hub, "OFFICES")

    assert [(str(cell.period), cell.held, cell.expected, cell.at_least) for cell in found] == [
        ("2018", 1, 1, True),
        ("2019", 0, 0, True),
        ("2020", 1, 1, False),
    ]


@pytest.mark.parametrize(
    ("tree", "cells"),
    [("STATISTICS", []), ("MAIN", [("2015", 0, 3), ("2016", 0, 3), ("2017", 0, 3)])],
)
def test_a_tree_of_statistics_is_left_out(hub: TestHub, tree, cells):
    further(
        hub,
        "MADE/MEDIAN@2015,MADE,MADE/MEDIAN,Trung"
        f" vị,Median,points,1,2015,2017,MADE/TOTAL,0,100,,{tree}",
    )
    bring(hub, "2016,Cả nước,MEDIAN,50,made/book,COUNTRY", header=OF_KIND)

    assert [
        (str(cell.period), cell.held, cell.expected)
        for cell in covered(hub)
        if cell.indicator.code == "MADE/MEDIAN"
    ] == cells


def test_a_tree_of_the_ministries_is_counted_among_them(hub: TestHub):
    found_departments(hub)
    further(
        hub,
        "MADE/MINISTRIES@2015,MADE,MADE/MINISTRIES,Các"
        " bộ,Ministries,points,0,2015,,,0,100,,MINISTRIES",
    )
    bring(
        hub,
        "2016,Bộ Thử,MINISTRIES,50,1,4,made/book,MINISTRY",
        header="period,entity,code,value,rank,rank_of,source,kind\n",
    )

    (found,) = of(hub, "MADE/MINISTRIES", "2016")

    assert (found.held, found.expected, found.at_least) == (1, 4, False)


def test_months_between_readings_are_not_expected(hub: TestHub):
    path = hub.seeds / "made" / "dataset.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("YEAR", "READING"), encoding="utf-8")
    hub.take("made")
    bring(hub, *(f"{at},Ân,TOTAL,5,made/book" for at in ("2020-01", "2020-05", "2022")))

    assert [str(cell.period) for cell in covered(hub, level=0)][5:] == [
        "2020-01",
        "2020",
        "2020-05",
        "2021",
        "2022",
    ]


def covered(
    hub: TestHub,
    index: str = "MADE",
    level: int | None = 1,
    kind: EntityKind | None = None,
) -> tuple[CoverageCell, ...]:
    """The coverage of an index, with the newest figures."""
    view = hub.reader.view()
    return coverage(view, Question(view.catalogue.index(index), level, kind))


def of(hub: TestHub, code: str, at: str) -> list[CoverageCell]:
    """The cells of one code in one period."""
    return [cell for cell in covered(hub) if (cell.indicator.code, str(cell.period)) == (code, at)]


def offices(hub: TestHub, *lines: str) -> None:
    """Import these figures of offices."""
    found_departments(hub)
    bring(hub, *lines, header=OF_OFFICES, dataset="offices")


def told(cell: CoverageCell) -> list[tuple[str, int, list[str]]]:
    """Why values are missing, how many, and of whom."""
    return [
        (MissingReason(reason).name, count, [entity.public_id for entity in entities])
        for reason, count, entities in cell.absent
    ]


def further(hub: TestHub, *more: str) -> None:
    """Import the made-up index with more indicators, the last of whose columns is their tree."""
    path = hub.seeds / "made" / "indicators.csv"
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join([f"{header},tree", *(f"{other},MAIN" for other in lines), *more, ""]),
        encoding="utf-8",
    )
    hub.take("made")
