"""A file of very many faults tells the first and counts the rest."""

from operator import attrgetter
from random import Random

import pytest

from hub.importing.bounded import BoundedList
from hub.words.errors import BadInput, Fault
from hub.words.language import Language, Text

WANTED = Text("một số", "a number")


@pytest.mark.parametrize(("count", "untold"), [(0, 0), (3, 0), (10, 0), (11, 1), (1000, 990)])
def test_first_of_the_file_are_told_and_the_rest_counted(count: int, untold: int) -> None:
    lines = list(range(1, count + 1))
    Random(1).shuffle(lines)
    found: BoundedList[Fault] = BoundedList(attrgetter("place"), most=10)

    for line in lines:
        found.add(Fault(f"new.csv:{line}", "", WANTED, cells=2))

    assert [fault.origin for fault in found] == [
        f"new.csv:{line}" for line in range(1, min(count, 10) + 1)
    ]
    assert (bool(found), found.count, found.cells, found.untold) == (
        count > 0,
        count,
        2 * count,
        untold,
    )


def test_without_a_key_the_first_found_are_told() -> None:
    found: BoundedList[Fault] = BoundedList(most=2)
    for line in (9, 3, 5, 1, 4):
        found.add(Fault(f"new.csv:{line}", "", WANTED))

    assert [fault.origin for fault in found] == ["new.csv:9", "new.csv:3"]


def test_sentence_says_that_not_every_fault_is_told() -> None:
    fault = Fault("new.csv:2", "bảy", WANTED)

    assert (
        BadInput([fault], untold=9).within(Language.EN)
        == "faults in the input: 10, of which only the first 1 are told; nothing was written"
    )
    assert (
        BadInput([fault], untold=9).within(Language.VI)
        == "10 lỗi trong dữ liệu nhập, chỉ kể 1 lỗi đầu tiên, chưa ghi gì"
    )
    assert BadInput([fault]).within(Language.EN) == "faults in the input: 1; nothing was written"
