"""Claims by indicator and period: the same whether they are sorted in memory or in runs on disk."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub import catalogue
from hub.catalogue import Catalogue
from hub.importing.claim import Claim, ClaimKey, Content
from hub.importing.ordered import Ordered
from tests.databases import SQLITE
from tests.hubs import TestHub

PLACES = st.lists(
    st.tuples(
        st.sampled_from(["MADE/TOTAL@2015", "MADE/COST@2015", "MADE/TOTAL@2017"]),
        st.integers(2015, 2019),
    ),
    max_size=30,
)


@pytest.fixture
def now(hub: TestHub) -> Iterator[Catalogue]:
    """The catalogue of the made-up hub."""
    with hub.engine.connect() as connection:
        yield catalogue.load(connection)


def claims(now: Catalogue, places: list[tuple[str, int]]) -> list[Claim]:
    """Claims of these indicators and years, in the order of a file."""
    return [
        Claim(
            ClaimKey(now.indicators[code].id, year * 10000 + 112, 1, 0, 1),
            Content(0, 0, 0, float(line), str(line), *[None] * 7, False, "", None),
            "Ân",
            None,
            f"new.csv:{line}",
        )
        for line, (code, year) in enumerate(places, 2)
    ]


@SQLITE
@given(PLACES, st.integers(1, 12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_runs_on_disk_give_what_memory_gives(
    now: Catalogue, places: list[tuple[str, int]], few: int
) -> None:
    given_ = claims(now, places)

    waiting = Ordered(given_, now, few)

    assert [list(waiting) for _ in range(2)] == [list(Ordered(given_, now))] * 2
    assert bool(waiting) == bool(places)


@SQLITE
@pytest.mark.parametrize("few", [2, 100])
def test_claims_of_one_code_are_together_and_those_of_a_table_in_the_order_of_the_file(
    now: Catalogue, few: int
) -> None:
    places = [
        ("MADE/TOTAL@2017", 2018),
        ("MADE/COST@2015", 2016),
        ("MADE/TOTAL@2015", 2016),
        ("MADE/TOTAL@2017", 2017),
        ("MADE/COST@2015", 2015),
        ("MADE/TOTAL@2017", 2018),
    ]

    found = [
        (
            now.indicator_by_id[table[0].key.indicator_id].public_id,
            table[0].key.period // 10000,
            [claim.origin for claim in table],
        )
        for table in Ordered(claims(now, places), now, few)
    ]

    cost = [("MADE/COST@2015", 2015, ["new.csv:6"]), ("MADE/COST@2015", 2016, ["new.csv:3"])]
    total = [
        ("MADE/TOTAL@2015", 2016, ["new.csv:4"]),
        ("MADE/TOTAL@2017", 2017, ["new.csv:5"]),
        ("MADE/TOTAL@2017", 2018, ["new.csv:2", "new.csv:7"]),
    ]
    assert found in (cost + total, total + cost)
    assert type(next(iter(Ordered(claims(now, places), now, few)))[0].content) is Content
