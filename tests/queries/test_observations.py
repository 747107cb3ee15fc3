"""Observations: which cells, by which claim, in pages that stay right."""

from datetime import date
from time import monotonic

import pytest

from hub.queries import observations
from hub.queries.observations import Filter, Observed, Question
from hub.words.errors import BadQuestion, UnknownName
from hub.words.period import parse
from hub.words.terms import EntityKind, Frequency, SourceTier, Status
from tests.hubs import TestHub
from tests.queries.bring import bring, day, of_any_length

READ = "period,entity,code,value,source,reading,block\n"
CELLS = 30  # five years of three provinces on two indicators


def test_every_cell_is_one_observation(hub: TestHub):
    found = page(hub, Filter(), size=100)

    assert len(found.items) == CELLS == count(hub, Filter())
    assert (found.has_next, found.has_previous) == (False, False)


def test_an_observation_says_where_it_comes_from(hub: TestHub):
    (found,) = told(hub, indicators=("MADE/TOTAL",), entities=("Cường",), periods=(parse("2019"),))

    assert (found.value, found.printed, found.rank, found.rank_of, found.status) == (
        None,
        "KCDL",
        3,
        3,
        Status.MISSING,
    )
    assert (found.source.public_id, found.source.tier, found.release.dataset) == (
        "made/book",
        SourceTier.OFFICIAL,
        "made",
    )
    version = found.release.version
    assert found.cell_id == "MADE/TOTAL@2017|cuong|2019|0"
    assert found.public_id == f"MADE/TOTAL@2017|cuong|2019|0|made/book@{version}"


def test_a_note_goes_with_its_observation(hub: TestHub):
    (found,) = told(hub, indicators=("MADE/TOTAL",), entities=("binh",), periods=(parse("2015"),))

    assert [note.en for note in found.notes] == ["The print is blurred."]


@pytest.mark.parametrize(
    ("wanted", "cells"),
    [
        (Filter(index="made"), 30),
        (Filter(indicators=("MADE/COST",)), 15),
        (Filter(indicators=("MADE/TOTAL@2015", "MADE/COST")), 21),
        (Filter(entities=("Tỉnh Ân", "cuong")), 20),
        (Filter(kind=EntityKind.PROVINCE), 30),
        (Filter(kind=EntityKind.DEPARTMENT), 0),
        (Filter(periods=(parse("2015"), parse("2019"))), 12),
        (Filter(periods=(parse("2015-S1"),)), 0),
        (Filter(first=parse("2018")), 12),
        (Filter(last=parse("2016")), 12),
        (Filter(first=parse("2016"), last=parse("2017")), 12),
        (Filter(frequency=Frequency.YEAR), 30),
        (Filter(frequency=Frequency.QUARTER), 0),
        (Filter(frequency=Frequency.IRREGULAR), 0),
        (Filter(frequency=Frequency.READING), 0),
        (Filter(tier=SourceTier.OFFICIAL), 30),
        (Filter(tier=SourceTier.PRESS), 0),
        (Filter(indicators=()), 0),
        (Filter(entities=()), 0),
        (Filter(latest=1), 6),
        (Filter(indicators=("MADE/TOTAL",), latest=2), 6),
        (Filter(indicators=("MADE/TOTAL",), last=parse("2016"), latest=3), 6),
        (Filter(entities=("an",), latest=9), 10),
    ],
    ids=lambda value: repr(value).removeprefix("Filter") if isinstance(value, Filter) else "",
)
def test_filters_choose_cells(hub: TestHub, wanted, cells):
    assert len(page(hub, wanted, size=100).items) == count(hub, wanted) == cells


def test_the_latest_figures_cross_meanings_and_are_paged(hub: TestHub):
    criteria = Filter(indicators=("MADE/TOTAL",), entities=("an",), latest=4)

    first = page(hub, criteria, size=3)
    rest = page(hub, criteria, size=3, after=first.cursors[-1])

    shown = [str(each.period) for each in (*first.items, *rest.items)]
    assert shown == ["2016", "2017", "2018", "2019"]
    assert (first.has_next, rest.has_next) == (True, False)


def test_a_span_holds_every_length_that_lies_in_it(hub: TestHub):
    of_any_length(hub)
    bring(
        hub,
        "2018-S2,Ân,COST,5,made/book",
        "2018-Q4,Ân,COST,5,made/book",
        "2019-01,Ân,COST,5,made/book",
    )

    found = told(
        hub, indicators=("MADE/COST",), entities=("an",), first=parse("2018"), last=parse("2018")
    )

    assert [str(one.period) for one in found] == ["2018", "2018-S2", "2018-Q4"]


def test_a_name_over_two_units_finds_the_cells_of_both(hub: TestHub):
    bring(hub, "2020,Bình,COST,3,made/book")

    found = told(hub, indicators=("MADE/COST",), entities=("Bình",), first=parse("2019"))

    assert [(one.entity.public_id, one.value) for one in found] == [("binh", 4), ("binh-2020", 3)]


@pytest.mark.parametrize("size", [1, 7, 29, 30])
def test_pages_give_every_cell_once(hub: TestHub, size):
    everything = page(hub, Filter(), size=100).items

    assert [one.public_id for one in walk(hub, size)] == [one.public_id for one in everything]


def test_a_page_after_the_first_has_a_previous_one(hub: TestHub):
    first = page(hub, Filter(), size=10)

    second = page(hub, Filter(), size=10, after=first.cursors[-1])

    assert (first.has_next, first.has_previous, second.has_next, second.has_previous) == (
        True,
        False,
        True,
        True,
    )


def test_pages_stay_right_when_an_import_lands_in_between(hub: TestHub):
    before = [(one.public_id, one.value) for one in page(hub, Filter(), size=100).items]
    first = page(hub, Filter(), size=10)

    bring(
        hub, "2015,Ân,TOTAL,1,made/book", "2019,Cường,COST,2,made/book", "2020,Ân,COST,3,made/book"
    )

    rest = page(hub, Filter(), size=100, after=first.cursors[-1])
    assert [(one.public_id, one.value) for one in (*first.items, *rest.items)] == before
    assert rest.view.version == first.view.version


def test_a_cursor_stays_valid_over_an_undo(hub: TestHub):
    first = page(hub, Filter(), size=10)
    bring(hub, "2019,Cường,COST,2,made/book")
    hub.undo(hub.reader.newest().releases[-1].id)

    rest = page(hub, Filter(), size=100, after=first.cursors[-1])

    assert len(rest.items) == CELLS - 10


def test_a_cursor_of_another_question_is_refused(hub: TestHub):
    cursor = page(hub, Filter(), size=10).cursors[-1]

    with pytest.raises(BadQuestion, match="không thuộc câu hỏi này"):
        page(hub, Filter(index="MADE"), size=10, after=cursor)


@pytest.mark.parametrize(
    "cursor",
    ["", "x", "W10", "bnVsbA", "MQ", "é", "eyJhIjogMX0"],
    ids=["nothing", "a letter", "an empty list", "null", "a number", "no ASCII", "an object"],
)
def test_a_cursor_that_is_none_is_refused(hub: TestHub, cursor):
    with pytest.raises(BadQuestion, match="không thuộc câu hỏi này"):
        page(hub, Filter(), size=10, after=cursor)


def test_another_source_is_a_claim_and_not_a_cell(hub: TestHub):
    bring(hub, "2018,Ân,TOTAL,72.5,made/paper")

    found = told(hub, indicators=("MADE/TOTAL",), entities=("an",), periods=(parse("2018"),))

    assert [(one.value, one.source.tier) for one in found] == [(72, SourceTier.OFFICIAL)]
    assert [(one.value, one.source.tier) for one in claims(hub, found)] == [
        (72, SourceTier.OFFICIAL),
        (72.5, SourceTier.PRESS),
    ]


def test_a_tier_gives_its_own_claim_of_a_cell(hub: TestHub):
    bring(hub, "2018,Ân,TOTAL,72.5,made/paper")

    assert [one.value for one in told(hub, tier=SourceTier.PRESS)] == [72.5]
    assert len(told(hub, tier=SourceTier.OFFICIAL)) == CELLS


def test_history_is_what_the_same_source_said_before(hub: TestHub):
    bring(hub, "2018,Ân,TOTAL,72.5,made/paper")
    bring(hub, "2018,Ân,TOTAL,73,made/book")
    bring(hub, "2018,Ân,TOTAL,74,made/book")

    found = told(hub, indicators=("MADE/TOTAL",), entities=("an",), periods=(parse("2018"),))

    assert [one.value for one in found] == [74]
    assert [one.value for one in history(hub, found)] == [73, 72]


def test_each_statement_has_an_id_and_the_cell_stays_over_revision_and_undo(hub: TestHub):
    wanted = {"indicators": ("MADE/TOTAL",), "entities": ("an",), "periods": (parse("2018"),)}
    (before,) = told(hub, **wanted)

    bring(hub, "2018,Ân,TOTAL,73,made/book")
    (revised,) = told(hub, **wanted)
    hub.undo(hub.reader.newest().releases[-1].id)
    (restored,) = told(hub, **wanted)

    assert before.cell_id == revised.cell_id == restored.cell_id
    assert len({before.public_id, revised.public_id, restored.public_id}) == 3
    assert (before.value, revised.value, restored.value) == (72, 73, 72)
    for said in (before, revised, restored):
        again = observations.statement(hub.reader.view(), said.public_id)
        assert (again.row, again.public_id, again.value) == (said.row, said.public_id, said.value)


def test_what_is_withdrawn_is_a_statement_with_an_id_of_its_own(hub: TestHub):
    bring(hub, "2020,Ân,TOTAL,75,made/book")
    version = hub.reader.newest().version
    (said,) = told(hub, entities=("an",), periods=(parse("2020"),))
    hub.undo(hub.reader.newest().releases[-1].id)

    (withdrawn,) = told(hub, changed_since=version)

    assert (withdrawn.cell_id, withdrawn.status) == (said.cell_id, Status.WITHDRAWN)
    assert withdrawn.public_id == f"{said.cell_id}|made/book@{version + 1}"
    again = observations.statement(hub.reader.view(), withdrawn.public_id)
    assert (again.public_id, again.status) == (withdrawn.public_id, Status.WITHDRAWN)
    said_again = observations.statement(hub.reader.view(), said.public_id)
    assert (said_again.public_id, said_again.status) == (said.public_id, Status.REPORTED)


def test_of_a_revised_and_withdrawn_cell_the_last_that_was_said_is_told(hub: TestHub):
    """Whoever asks since whichever version is told the same under the same id."""
    bring(hub, "2020,Ân,TOTAL,75,made/paper")
    first = hub.reader.newest().version
    bring(hub, "2020,Ân,TOTAL,76,made/paper")
    second = hub.reader.newest().version
    view = hub.reader.view()
    for release in (second, first):
        hub.undo(next(each.id for each in view.catalogue.releases if each.version == release))

    told_since = [told(hub, changed_since=version) for version in (first, second)]

    assert [[(one.public_id, one.value, one.status) for one in found] for found in told_since] == [
        [(f"MADE/TOTAL@2017|an|2020|0|made/paper@{second + 2}", 75, Status.WITHDRAWN)]
    ] * 2


@pytest.mark.parametrize(
    "id",
    [
        "",
        "MADE/TOTAL@2017|an|2018|0",
        "MADE/TOTAL@2017|an|2018|0|made/book",
        "MADE/TOTAL@2017|an|2018|0|made/book@1",
        "MADE/TOTAL@2017|an|2018|0|made/book@-2",
        "MADE/TOTAL@2017|an|2018|x|made/book@2",
        "MADE/TOTAL@2017|an|năm|0|made/book@2",
        "MADE/TOTAL@2017|nobody|2018|0|made/book@2",
        "MADE/TOTAL@2017|an|2018|0|made/book@" + "9" * 40,
    ],
)
def test_what_nobody_said_is_refused(hub: TestHub, id: str):
    with pytest.raises(UnknownName):
        observations.statement(hub.reader.view(), id)


def test_as_of_a_past_moment_gives_what_was_held_then(hub: TestHub):
    bring(hub, "2018,Ân,TOTAL,73,made/book", "2020,Ân,TOTAL,75,made/book", year=2100)
    wanted = Filter(indicators=("MADE/TOTAL",), entities=("an",), first=parse("2018"))

    before, after = (
        observations.page(hub.reader.view(day(year)), Question(wanted, 10)).items
        for year in (2100, 2101)
    )

    assert [one.value for one in before] == [72, 72]
    assert [one.value for one in after] == [73, 72, 75]


def test_changed_since_gives_what_was_revised_or_added(hub: TestHub):
    version = hub.reader.newest().version
    bring(hub, "2018,Ân,TOTAL,73,made/book", "2020,Ân,TOTAL,75,made/book")

    found = told(hub, changed_since=version)

    assert [(str(one.period), one.value, one.status) for one in found] == [
        ("2018", 73, Status.REPORTED),
        ("2020", 75, Status.REPORTED),
    ]


def test_changed_since_tells_of_the_withdrawn(hub: TestHub):
    bring(hub, "2018,Ân,TOTAL,73,made/book", "2020,Ân,TOTAL,75,made/book")
    version = hub.reader.newest().version
    hub.undo(hub.reader.newest().releases[-1].id)

    found = told(hub, changed_since=version)

    assert [(str(one.period), one.value, one.status) for one in found] == [
        ("2018", 72, Status.REPORTED),
        ("2020", 75, Status.WITHDRAWN),
    ]


def test_changed_since_the_newest_version_is_nothing(hub: TestHub):
    assert told(hub, changed_since=hub.reader.newest().version) == []


def test_what_came_and_went_in_between_is_no_change(hub: TestHub):
    version = hub.reader.newest().version
    bring(hub, "2020,Ân,TOTAL,75,made/book")
    hub.undo(hub.reader.newest().releases[-1].id)

    assert told(hub, changed_since=version) == []


def test_conflicting_cells_are_those_of_which_sources_say_more_than_one_value(hub: TestHub):
    bring(
        hub,
        "2018,Ân,TOTAL,72.5,made/paper",
        "2018,Bình,TOTAL,71,made/paper",
        "2018,Cường,COST,6,made/paper",
    )

    found = told(hub, conflicting=True)

    assert [(one.entity.public_id, one.indicator.code, one.value) for one in found] == [
        ("an", "MADE/TOTAL", 72),
        ("cuong", "MADE/COST", 6.5),
    ]
    assert count(hub, Filter(conflicting=True)) == 2
    assert [one.value for one in told(hub, conflicting=True, indicators=("MADE/COST",))] == [6.5]


def test_a_gap_or_a_rank_beside_a_value_is_no_conflict(hub: TestHub):
    bring(hub, "2019,Cường,TOTAL,60,made/paper")

    assert told(hub, conflicting=True) == []


def test_two_values_beside_a_rank_alone_are_a_conflict(hub: TestHub):
    path = hub.seeds / "made" / "sources.csv"
    path.write_text(
        path.read_text(encoding="utf-8") + "made/radio,Đài thử,Đài,COPY,,\n", encoding="utf-8"
    )
    hub.take("made")
    bring(hub, "2019,Cường,TOTAL,60,made/paper", "2019,Cường,TOTAL,61,made/radio")

    assert [(one.value, one.rank) for one in told(hub, conflicting=True)] == [(None, 3)]


def test_conflicts_are_those_of_the_moment_asked(hub: TestHub):
    bring(hub, "2018,Ân,TOTAL,72.5,made/paper", year=2100)
    bring(hub, "2018,Ân,TOTAL,72,made/paper", year=2101)

    found = [
        len(
            observations.page(
                hub.reader.view(day(year)), Question(Filter(conflicting=True), 10)
            ).items
        )
        for year in (2100, 2101, 2102)
    ]

    assert found == [0, 1, 0]


def test_pages_of_conflicts_give_each_once(hub: TestHub):
    bring(
        hub,
        *(
            f"{year},{name},TOTAL,1,made/paper"
            for year in range(2015, 2019)
            for name in ("Ân", "Bình", "Cường")
        ),
    )

    assert [one.public_id for one in walk(hub, 5, conflicting=True)] == [
        one.public_id for one in told(hub, conflicting=True)
    ]
    assert count(hub, Filter(conflicting=True)) == 12


def test_conflicts_that_changed_are_asked_for_together(hub: TestHub):
    bring(hub, "2018,Ân,TOTAL,72.5,made/paper")
    version = hub.reader.newest().version
    bring(hub, "2018,Bình,TOTAL,70,made/paper", "2018,Cường,TOTAL,73,made/paper")

    assert [one.entity.public_id for one in told(hub, conflicting=True, changed_since=version)] == [
        "binh"
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2018,Ân,TOTAL,72,made/book,made/blurred,,", "notes"),
        ("2018,Ân,TOTAL,72,made/book,,Khối 1,", "block"),
        ("2018,Ân,TOTAL,72,made/book,,,true", "doubtful"),
    ],
)
def test_changed_since_gives_what_is_now_said_otherwise_of_the_same_value(hub: TestHub, line, said):
    version = hub.reader.newest().version
    bring(hub, line, header="period,entity,code,value,source,notes,block,doubtful\n")

    (found,) = told(hub, changed_since=version)

    assert (found.entity.public_id, found.value, found.status, bool(getattr(found, said))) == (
        "an",
        72,
        Status.REPORTED,
        True,
    )


def test_readings_of_one_period_are_withdrawn_each_by_itself(hub: TestHub):
    bring(hub, "2020,Ân,COST,5,made/book,2020-05-05,Khối 1", header=READ)
    bring(hub, "2020,Ân,COST,6,made/book,2020-05-09,Khối 1", header=READ)
    version = hub.reader.newest().version
    hub.undo(hub.reader.newest().releases[-1].id)

    found = told(hub, changed_since=version)

    assert [(one.reading_date, one.value, one.block, one.status) for one in found] == [
        (date(2020, 5, 9), 6, "Khối 1", Status.WITHDRAWN)
    ]
    assert [one.reading_date for one in told(hub, periods=(parse("2020"),))] == [date(2020, 5, 5)]


def test_a_withdrawn_figure_keeps_its_notes(hub: TestHub):
    bring(
        hub,
        "2020,Ân,COST,5,made/book,made/blurred",
        header="period,entity,code,value,source,notes\n",
    )
    version = hub.reader.newest().version
    hub.undo(hub.reader.newest().releases[-1].id)

    (found,) = told(hub, changed_since=version)

    assert (found.status, [note.en for note in found.notes]) == (
        Status.WITHDRAWN,
        ["The print is blurred."],
    )


@pytest.mark.parametrize(
    "wanted",
    [Filter(indicators=("MADE/TOTAAL",)), Filter(entities=("Dũng",)), Filter(index="MADDE")],
    ids=["indicator", "entity", "index"],
)
def test_an_unknown_name_is_refused(hub: TestHub, wanted):
    with pytest.raises(UnknownName):
        page(hub, wanted, size=10)


def page(hub: TestHub, wanted: Filter, size: int, after: str | None = None) -> observations.Page:
    """One page of the newest version."""
    return observations.page(hub.reader.view(), Question(wanted, size, after))


def told(hub: TestHub, **wanted) -> list[Observed]:
    """All wanted cells."""
    return list(page(hub, Filter(**wanted), size=100).items)


def count(hub: TestHub, wanted: Filter) -> int:
    """How many cells are wanted."""
    return observations.count(hub.reader.view(), wanted)


def walk(hub: TestHub, size: int, **wanted) -> list[Observed]:
    """All wanted cells, page by page."""
    found, after, more = [], None, True
    while more:
        one = page(hub, Filter(**wanted), size, after)
        found, after, more = [*found, *one.items], one.cursors[-1], one.has_next
    return found


def claims(hub: TestHub, found: list[Observed]) -> list[Observed]:
    """What every source says of these cells."""
    said = observations.claims(hub.reader.view(), [one.key for one in found])
    return [claim for one in found for claim in said[one.key]]


def history(hub: TestHub, found: list[Observed]) -> list[Observed]:
    """What the sources of these claims said before."""
    said = observations.history(hub.reader.view(), [one.key for one in found])
    return [past for one in found for past in said[one.key, one.source.id]]


def test_the_claims_of_ten_thousand_cells_are_found_as_one_table(real: TestHub):
    view, question = real.reader.view(), Question(Filter(), 10_000)
    cells = [observed.key for observed in observations.page(view, question).items]
    begun = monotonic()

    found = observations.claims(view, cells)

    assert found.keys() == set(cells)
    assert monotonic() - begun < 6  # a second; a list of them takes a server eleven
