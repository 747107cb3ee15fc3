"""What many coroutines wait for is asked once a step, whoever of them waits for it."""

import inspect
from collections.abc import Coroutine

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.plan.gathering import Batch, settled, together


class Asked:
    """A function of many keys that notes what it was asked."""

    def __init__(self) -> None:
        self.calls: list[list] = []

    def __call__(self, keys: list) -> list:
        self.calls.append(keys)
        return [key * 10 for key in keys]


async def value(number: int) -> int:
    """A number, waited for without need."""
    return number


async def loaded(batch: Batch, *keys: int) -> list[int]:
    """The answers to keys, one after another."""
    return [await batch.load(key) for key in keys]


async def of_all(batch: Batch, *keys: int) -> list[int]:
    """The answers to keys, all at once."""
    return await together([batch.load(key) for key in keys])


async def nested(batch: Batch, depth: int, key: int) -> list:
    """A group within a group, as deep as that, with a key on each level."""
    if depth == 0:
        return [await batch.load(key)]
    return await together([batch.load(key), nested(batch, depth - 1, key + 1)])


def test_answers_stand_in_the_order_of_the_work() -> None:
    asked = Asked()
    batch = Batch(asked)

    assert settled([batch.load(3), value(7), batch.load(1), batch.load(3)]) == [30, 7, 10, 30]
    assert asked.calls == [[3, 1]]


def test_nothing_to_do_is_done() -> None:
    assert settled([]) == []


def test_an_empty_group_goes_on() -> None:
    assert settled([together([]), together([together([])])]) == [[], [[]]]


def test_each_step_asks_once() -> None:
    asked = Asked()
    batch = Batch(asked)

    answers = settled([loaded(batch, 1, 2), loaded(batch, 3, 4), loaded(batch, 5)])

    assert answers == [[10, 20], [30, 40], [50]]
    assert asked.calls == [[1, 3, 5], [2, 4]]


def test_groups_within_groups_are_gathered_with_all_others() -> None:
    asked = Asked()
    batch = Batch(asked)

    answers = settled([of_all(batch, 1, 2), nested(batch, 2, 3), batch.load(9)])

    assert answers == [[10, 20], [30, [40, [50]]], 90]
    assert asked.calls == [[1, 2, 3, 4, 5, 9]]


def test_two_batches_are_asked_once_each() -> None:
    one, other = Asked(), Asked()
    first, second = Batch(one), Batch(other)

    settled([first.load(1), second.load(2), first.load(3), second.load(4)])

    assert (one.calls, other.calls) == ([[1, 3]], [[2, 4]])


def test_what_was_answered_is_not_asked_again() -> None:
    asked = Asked()
    batch = Batch(asked)
    settled([batch.load(1)])

    assert settled([batch.load(1), batch.load(2)]) == [10, 20]
    assert asked.calls == [[1], [2]]


def test_none_is_an_answer_too() -> None:
    calls = []

    def answer(keys: list) -> list:
        calls.append(keys)
        return [None for _ in keys]

    batch = Batch(answer)

    assert settled([loaded(batch, 1, 1)]) == [[None, None]]
    assert calls == [[1]]


async def failing(batch: Batch, key: int) -> None:
    """A coroutine that waits for a key and fails."""
    await batch.load(key)
    raise ValueError(key)


def test_after_an_exception_every_coroutine_is_closed() -> None:
    batch = Batch(Asked())
    inner = [loaded(batch, 1, 2, 3), loaded(batch, 4, 5, 6)]
    work: list[Coroutine] = [loaded(batch, 7, 8), together(inner), failing(batch, 9)]

    with pytest.raises(ValueError, match="9"):
        settled(work)

    assert {inspect.getcoroutinestate(each) for each in (*work, *inner)} == {inspect.CORO_CLOSED}


def test_what_was_not_begun_is_closed_after_an_exception() -> None:
    async def at_once() -> None:
        raise ValueError

    later = value(1)

    with pytest.raises(ValueError):  # noqa: PT011 (its own)
        settled([at_once(), later])

    assert inspect.getcoroutinestate(later) == inspect.CORO_CLOSED


def test_a_failing_batch_ends_all() -> None:
    def refuse(keys: list) -> list:
        raise KeyError(keys[0])

    work = [loaded(Batch(refuse), 1), value(2)]

    with pytest.raises(KeyError):
        settled(work)

    assert {inspect.getcoroutinestate(each) for each in work} == {inspect.CORO_CLOSED}


trees = st.recursive(st.integers(0, 20), lambda inner: st.lists(inner, max_size=4), max_leaves=30)


def worked(batch: Batch, tree: int | list) -> Coroutine:
    """Groups within groups in the form of a tree, whose leaves are keys."""
    if isinstance(tree, int):
        return batch.load(tree)
    return together([worked(batch, each) for each in tree])


def tenfold(tree: int | list) -> int | list:
    """The tree of the answers."""
    return tree * 10 if isinstance(tree, int) else [tenfold(each) for each in tree]


@given(st.lists(trees, max_size=5))
def test_whatever_the_groups_are_all_keys_are_asked_at_once(forest: list) -> None:
    asked = Asked()
    batch = Batch(asked)

    assert settled([worked(batch, tree) for tree in forest]) == [tenfold(tree) for tree in forest]
    assert len(asked.calls) <= 1
    assert all(len(keys) == len({*keys}) for keys in asked.calls)
