"""What is held: a line for each indicator, unit and length of period."""

import pandas as pd
import pytest
from sqlalchemy import text

from hub.panels.panel import View
from hub.queries.paging import ListPage, PageQuestion
from hub.queries.series import HeldSeries, SeriesFilter, series
from hub.words.errors import BadQuestion, UnknownName
from hub.words.terms import EntityKind, Frequency
from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.queries.bring import bring, of_any_length

ALL = 10_000
STANDING = """
select i.public_id indicator, e.public_id entity, o.period % 100 months, o.reading > 0 is_read,
       o.period, o.reading, o.value, o.rank, o."group"
  from observation o
  join indicator i on i.id = o.indicator_id
  join entity e on e.id = o.entity_id
 where o.since <= :version and o.until > :version
"""
SERIES = 9  # three provinces on two meanings of the total and on the cost


def test_every_indicator_of_every_unit_is_a_series(hub: TestHub):
    page = held(hub)

    assert (page.total, page.has_next, page.has_previous) == (SERIES, False, False)
    assert [told(each) for each in page.items if each.entity.public_id == "cuong"] == [
        ("MADE/COST@2015", "2015", "2019", 5),
        ("MADE/TOTAL@2015", "2015", "2016", 2),
        ("MADE/TOTAL@2017", "2017", "2019", 3),
    ]


def test_a_figure_that_is_missing_with_nothing_beside_it_is_none(hub: TestHub):
    bring(
        hub,
        "2020,Ân,TOTAL,KCDL,NOT_PUBLISHED,made/book",
        header="period,entity,code,value,missing,source\n",
    )

    totals = held(hub, indicator="MADE/TOTAL@2017").items

    assert {each.entity.public_id: str(each.last) for each in totals} == {
        "an": "2019",
        "binh": "2019",
        "cuong": "2019",
    }


def test_years_and_quarters_are_series_of_their_own(hub: TestHub):
    of_any_length(hub)
    bring(hub, "2018-Q1,Ân,TOTAL,70,made/book", "2018-Q3,Ân,TOTAL,71,made/book")

    totals = held(hub, entity="an", indicator="MADE/TOTAL@2017").items

    assert [(each.frequency, str(each.first), str(each.last), each.count) for each in totals] == [
        (Frequency.QUARTER, "2018-Q1", "2018-Q3", 2),
        (Frequency.YEAR, "2017", "2019", 3),
    ]


def test_a_revision_dates_its_own_series_alone(hub: TestHub):
    before = {each.key: each.changed for each in held(hub).items}
    bring(hub, "2019,Ân,TOTAL,71,made/book")

    changed = {each.key for each in held(hub).items if each.changed != before[each.key]}

    assert changed == {("MADE/TOTAL@2017", "an", "YEAR")}


def test_pages_follow_each_other_at_the_version_of_the_first(hub: TestHub):
    first = held(hub, size=4)
    bring(hub, "2020,Ân,COST,7,made/book")

    second = held(hub, size=4, after=first.cursors[-1])
    third = held(hub, size=4, after=second.cursors[-1])

    pages = [first, second, third]
    assert [told(each) for page in pages for each in page.items] == [
        told(each) for each in at_version(hub, first.version)
    ]
    assert [page.has_next for page in pages] == [True, True, False]


def test_the_cursor_of_another_question_is_refused(hub: TestHub):
    cursor = held(hub, size=1).cursors[0]

    with pytest.raises(BadQuestion, match="con trỏ"):
        held(hub, index="MADE", after=cursor)


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (SeriesFilter(index="made"), 9),
        (SeriesFilter(indicator="MADE/TOTAL"), 6),
        (SeriesFilter(indicator="MADE/TOTAL@2015"), 3),
        (SeriesFilter(entity="Tỉnh Ân"), 3),
        (SeriesFilter(kind=EntityKind.PROVINCE), 9),
        (SeriesFilter(kind=EntityKind.DEPARTMENT), 0),
        (SeriesFilter(search="tong binh"), 2),
        (SeriesFilter(search="Tổng"), 6),
        (SeriesFilter(search="cuong cost"), 1),
        (SeriesFilter(search="ong"), 0),
        (SeriesFilter(search="  "), 9),
    ],
    ids=lambda value: (
        repr(value).removeprefix("SeriesFilter") if isinstance(value, SeriesFilter) else ""
    ),
)
def test_filters_choose_series(hub: TestHub, wanted: SeriesFilter, count: int):
    assert series(hub.reader.view(), PageQuestion(wanted, ALL)).total == count


@pytest.mark.parametrize("name", ["index", "indicator", "entity"])
def test_a_name_that_means_nothing_is_told(hub: TestHub, name: str):
    with pytest.raises(UnknownName, match="Zzz"):
        held(hub, **{name: "Zzz"})


@SQLITE
def test_series_of_all_seeds_equal_pandas(real: TestHub):
    view = real.reader.view()
    with view.connect() as connection:
        lines = pd.read_sql(text(STANDING), connection, params={"version": view.version})
    says = lines[["value", "rank", "group"]].notna().any(axis=1)
    cells = lines[says].drop_duplicates(["indicator", "entity", "period", "reading"])
    grouped = cells.groupby(["indicator", "entity", "months", "is_read"]).period
    expected = grouped.agg(["min", "max", "count"]).reset_index()

    everything = all_series(view)

    assert len(everything) == len(expected)
    assert {
        (each.indicator.public_id, each.entity.public_id, each.first.key, each.last.key, each.count)
        for each in everything
    } == {
        (line.indicator, line.entity, line.min, line.max, line.count_)
        for line in expected.rename(columns={"count": "count_"}).itertuples()
    }


def held(hub: TestHub, size: int = ALL, after: str | None = None, **criteria) -> ListPage:
    """A page of series of the hub."""
    return series(hub.reader.view(), PageQuestion(SeriesFilter(**criteria), size, after))


def at_version(hub: TestHub, version: int) -> tuple[HeldSeries, ...]:
    moment = hub.reader.view().catalogue.release_of(version).published_at
    return series(hub.reader.view(moment), PageQuestion(SeriesFilter(), ALL)).items


def all_series(view: View) -> list[HeldSeries]:
    """Every page of all series."""
    pages = [series(view, PageQuestion(SeriesFilter(), ALL))]
    while pages[-1].has_next:
        pages.append(series(view, PageQuestion(SeriesFilter(), ALL, pages[-1].cursors[-1])))
    return [each for page in pages for each in page.items]


def told(each: HeldSeries) -> tuple:
    """A series in short."""
    return each.indicator.public_id, str(each.first), str(each.last), each.count
