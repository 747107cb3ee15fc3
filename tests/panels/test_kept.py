"""Kept answers: made once, within a limit, and never for one who may not wait."""

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier, Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.panels.kept import KeptAnswers, Met, NotHeld, kept, wait, waiting, without_waiting
from schema.plan.budget import Deadline, Exhausted

ENTRY = 500  # what an answer weighs beside its own bytes


@given(st.lists(st.integers(0, 7), max_size=40), st.integers(0, 6000))
def test_the_answers_kept_never_pass_the_limit_but_for_the_newest(asked, limit) -> None:
    answers, made = KeptAnswers(limit), []

    for key in asked:
        answer = answers.of(key, lambda key=key: made.append(key) or key, lambda key: 100 * key)

        assert answer == key
        assert answers.weight <= limit or len(answers) == 1
    assert set(made) == set(asked)


def test_the_least_recently_used_goes_first() -> None:
    answers, made = KeptAnswers(2 * (ENTRY + 100)), []

    for key in "abaca":
        answers.of(key, lambda key=key: made.append(key), lambda _: 100)

    assert made == ["a", "b", "c"]


def test_an_answer_is_made_once_however_many_ask() -> None:
    answers, started, made = KeptAnswers(2**20), Barrier(8), []

    def ask(_: int) -> list:
        started.wait()
        return answers.of("key", lambda: made.append(1) or made, len)

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(ask, range(8)))

    assert made == [1]
    assert {id(result) for result in results} == {id(made)}


def test_a_fault_is_told_to_all_and_not_kept() -> None:
    answers, asked = KeptAnswers(2**20), Event()

    def fail() -> None:
        asked.wait(10)
        raise OSError("the disk is gone")

    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(answers.of, "key", fail, len) for _ in range(2)]
        asked.set()
        assert [str(each.exception()) for each in both] == ["the disk is gone"] * 2

    assert answers.of("key", lambda: "mended", len) == "mended"


def test_who_may_not_wait_has_what_is_held_and_no_more() -> None:
    answers = KeptAnswers(2**20)
    answers.of("held", lambda: "answer", len)

    with without_waiting():
        assert answers.of("held", lambda: "another", len) == "answer"
        with pytest.raises(NotHeld):
            answers.of("other", lambda: "answer", len)
        with pytest.raises(NotHeld):
            wait()

    assert answers.of("other", lambda: "answer", len) == "answer"


def test_whoever_waits_for_one_who_makes_it_does_so_no_longer_than_one_may() -> None:
    answers, begun, free = KeptAnswers(2**20), Event(), Event()

    def make() -> str:
        begun.set()
        free.wait(10)
        return "answer"

    def ask_for(seconds: float) -> str:
        with waiting(Deadline(seconds).look):
            return answers.of("key", make, len)

    with ThreadPoolExecutor(3) as pool:
        making = pool.submit(answers.of, "key", make, len)
        begun.wait(10)
        short, long = pool.submit(ask_for, 0.2), pool.submit(ask_for, 10)
        with pytest.raises(Exhausted):
            short.result(5)
        free.set()
        assert (making.result(5), long.result(5)) == ("answer", "answer")


@dataclass
class Data:
    """Data of which answers are kept."""

    key: str
    kept: KeptAnswers = field(default_factory=lambda: KeptAnswers(2**20))
    asked: list = field(default_factory=list)


@kept(lambda answer: len(answer))
def question(data: Data, word: str) -> str:
    """The word, with the key of the data."""
    data.asked.append(word)
    return f"{word} of {data.key}"


def test_a_question_is_kept_by_its_data_and_its_arguments() -> None:
    one = Data("one")
    other = Data("other", one.kept)

    answers = [question(data, word) for data in (one, other) for word in ("a", "b", "a")]

    assert answers == ["a of one", "b of one", "a of one", "a of other", "b of other", "a of other"]
    assert (one.asked, other.asked) == (["a", "b"], ["a", "b"])


def test_what_comes_once_is_told_from_what_comes_again() -> None:
    met = Met(most=2)

    assert [met.again(key) for key in "abacb"] == [False, False, True, False, True]
    assert met.again("a") is False


def test_a_fault_holds_nothing_of_what_it_was_made_of() -> None:
    data, refused = Data("one"), []

    @kept(lambda answer: 1)
    def wrong(data: Data) -> str:
        raise ValueError(data.key)

    gc.disable()
    try:
        try:
            wrong(data)
        except ValueError as fault:
            refused.append(str(fault))
        last = weakref.ref(data.kept)
        del data

        assert (refused, last()) == (["one"], None)
    finally:
        gc.enable()
