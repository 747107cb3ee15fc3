"""Things that wait in a temporary file come back as they went."""

from typing import NamedTuple

import pytest

from hub.importing.spool import Shelf, Spool
from hub.words.errors import HubFault
from hub.words.language import Language


class Thing(NamedTuple):
    """A number and its word."""

    number: int
    word: str | None = None


def spooled(count: int, few: int) -> Spool[Thing]:
    """So many things, of which few are held in memory."""
    spool = Spool(Thing, few)
    spool.extend(Thing(number, f"thing {number}") for number in range(count))
    return spool


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 1009, 1010, 2500])
def test_things_come_back_in_their_order_as_often_as_one_likes(count: int) -> None:
    spool = spooled(count, few=10)

    assert len(spool) == count
    assert [list(spool) for _ in range(2)] == [
        [Thing(number, f"thing {number}") for number in range(count)]
    ] * 2
    assert {type(thing) for thing in spool} <= {Thing}


def test_two_may_read_at_once() -> None:
    spool = spooled(3000, few=10)

    assert all(one == other for one, other in zip(spool, spool, strict=True))


def test_spools_of_the_same_things_are_equal_wherever_these_are() -> None:
    held, waiting = spooled(2000, few=10_000), spooled(2000, few=10)

    assert held == waiting
    assert held != spooled(1999, few=10)
    waiting.add(Thing(1))
    held.add(Thing(2))
    assert held != waiting


def test_full_disk_is_one_sentence() -> None:
    resource = pytest.importorskip("resource", reason="only some systems limit the size of a file")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    shelf = Shelf()
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**16, hard))
    try:
        with pytest.raises(HubFault) as fault:
            shelf.add("too much", "x" * 2**17)
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
