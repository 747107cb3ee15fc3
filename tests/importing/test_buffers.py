"""What waits in temporary files comes back as it went; claims are sorted alike in memory and on
disk."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub import catalogue
from hub.catalogue import Catalogue
from hub.importing.buffers import Buffer, ClaimGroups, PickleFile, SortedClaims
from hub.importing.claim import Claim, ClaimKey, Content
from hub.words.errors import HubFault
from hub.words.language import Language
from tests.databases import SQLITE
from tests.hubs import TestHub

PLACES = st.lists(
    st.tuples(
        st.sampled_from(["MADE/TOTAL@2015", "MADE/COST@2015", "MADE/TOTAL@2017"]),
        st.integers(2015, 2019),
    ),
    max_size=30,
)


class Thing(NamedTuple):
    """A number and its word."""

    number: int
    word: str | None = None


def buffered(count: int, few: int) -> Buffer[Thing]:
    """So many things, of which few are held in memory."""
    buffer = Buffer(Thing, few)
    buffer.extend(Thing(number, f"thing {number}") for number in range(count))
    return buffer


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
            Content(precedence=0, status=0, missing_reason=0, value=float(line), printed=str(line)),
            "Ân",
            None,
            f"new.csv:{line}",
        )
        for line, (code, year) in enumerate(places, 2)
    ]


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 1009, 1010, 2500])
def test_things_come_back_in_their_order_as_often_as_one_likes(count: int) -> None:
    buffer = buffered(count, few=10)

    assert len(buffer) == count
    assert [list(buffer) for _ in range(2)] == [
        [Thing(number, f"thing {number}") for number in range(count)]
    ] * 2
    assert {type(thing) for thing in buffer} <= {Thing}


def test_two_may_read_at_once() -> None:
    buffer = buffered(3000, few=10)

    assert all(one == other for one, other in zip(buffer, buffer, strict=True))


def test_buffers_of_the_same_things_are_equal_wherever_these_are() -> None:
    held, waiting = buffered(2000, few=10_000), buffered(2000, few=10)

    assert held == waiting
    assert held != buffered(1999, few=10)
    waiting.add(Thing(1))
    held.add(Thing(2))
    assert held != waiting


def test_full_disk_is_one_sentence() -> None:
    resource = pytest.importorskip("resource", reason="only some systems limit the size of a file")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    file = PickleFile()
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**16, hard))
    try:
        with pytest.raises(HubFault) as fault:
            file.add("too much", "x" * 2**17)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert (
        fault.value.within(Language.EN)
        == "a temporary file cannot be written (the file is too large); nothing was written to the"
        " database"
    )
    assert (
        fault.value.within(Language.VI)
        == "không ghi được tệp tạm (tệp quá lớn); chưa ghi gì vào cơ sở dữ liệu"
    )


@SQLITE
@given(PLACES, st.integers(1, 12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_runs_on_disk_give_what_memory_gives(
    now: Catalogue, places: list[tuple[str, int]], few: int
) -> None:
    given_ = claims(now, places)

    waiting = SortedClaims(given_, now, few)

    assert [list(waiting) for _ in range(2)] == [list(SortedClaims(given_, now))] * 2
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
        for table in SortedClaims(claims(now, places), now, few)
    ]

    cost = [("MADE/COST@2015", 2015, ["new.csv:6"]), ("MADE/COST@2015", 2016, ["new.csv:3"])]
    total = [
        ("MADE/TOTAL@2015", 2016, ["new.csv:4"]),
        ("MADE/TOTAL@2017", 2017, ["new.csv:5"]),
        ("MADE/TOTAL@2017", 2018, ["new.csv:2", "new.csv:7"]),
    ]
    assert found in (cost + total, total + cost)
    assert type(next(iter(SortedClaims(claims(now, places), now, few)))[0].content) is Content


@SQLITE
@given(PLACES, st.integers(1, 12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_groups_of_claims_come_back_in_their_order(
    now: Catalogue, places: list[tuple[str, int]], few: int
) -> None:
    lists = list(SortedClaims(claims(now, places), now))
    groups = ClaimGroups(few)

    for group in lists:
        groups.add(group)

    assert [list(groups) for _ in range(2)] == [lists] * 2
    assert bool(groups) == bool(places)
    assert {type(claim.content) for group in groups for claim in group} <= {Content}
