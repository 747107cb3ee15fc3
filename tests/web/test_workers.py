"""The threads that make answers: bounded, and free again when nobody waits for the answer."""

import asyncio
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from threading import Event

import pytest
from sqlalchemy import event

from hub.web.request import Refusal
from hub.web.workers import Client, Workers
from tests.hubs import Shared, TestHub
from tests.web.wire import answered, connected, head, question, serving, within


async def patient() -> dict[str, str]:
    """What a client sends that waits for its answer."""
    await asyncio.sleep(60)
    return {"type": "http.disconnect"}


async def leaving() -> dict[str, str]:
    """What a client sends that leaves."""
    await asyncio.sleep(0.05)
    return {"type": "http.disconnect"}


PATIENT, LEAVING = Client(patient), Client(leaving)


def until_abandoned(begun: Event, ended: Event) -> Callable[[Event], None]:
    """Work that ends when nobody wants it."""

    def work(abandoned: Event) -> None:
        begun.set()
        abandoned.wait(30)
        ended.set()

    return work


def test_what_work_returns_and_raises_comes_back() -> None:
    workers = Workers(1, 0)

    def fail(_: Event) -> None:
        raise LookupError

    async def both() -> int:
        with pytest.raises(LookupError):
            await workers.run(fail, PATIENT)
        return await workers.run(lambda _: 5, PATIENT)

    assert asyncio.run(both()) == 5


def test_a_client_that_leaves_ends_the_work() -> None:
    begun, ended = Event(), Event()

    with pytest.raises(ConnectionAbortedError):
        asyncio.run(Workers(1, 0).run(until_abandoned(begun, ended), LEAVING))

    assert begun.is_set()
    assert ended.wait(10)


def test_work_that_nobody_wants_any_more_is_never_begun() -> None:
    workers, begun, ended, done = Workers(1, 1), Event(), Event(), []

    async def ask() -> None:
        first = asyncio.create_task(workers.run(until_abandoned(begun, ended), PATIENT))
        await asyncio.to_thread(begun.wait, 10)
        with pytest.raises(ConnectionAbortedError):
            await workers.run(lambda _: done.append(1), LEAVING)
        third = asyncio.create_task(workers.run(lambda _: done.append(3), PATIENT))
        await asyncio.sleep(0)  # the place of the second is free
        first.cancel()
        await third

    asyncio.run(ask())

    assert done == [3]


def test_whoever_finds_no_place_is_told_to_ask_again() -> None:
    workers, begun, ended = Workers(1, 0), Event(), Event()

    async def ask() -> Refusal:
        first = asyncio.create_task(workers.run(until_abandoned(begun, ended), PATIENT))
        await asyncio.to_thread(begun.wait, 10)
        with pytest.raises(Refusal) as refused:
            await workers.run(lambda _: None, PATIENT)
        first.cancel()
        return refused.value

    refusal = asyncio.run(ask())

    assert (refusal.status, refusal.code) == (503, "Busy")
    assert dict(refusal.headers)[b"retry-after"] == b"2"


def test_another_client_is_answered_before_the_rest_of_one_that_asks_much() -> None:
    workers, begun, ended, order = Workers(1, 64), Event(), Event(), []
    one, other = Client(patient, "one"), Client(patient, "other")

    async def ask() -> None:
        first = asyncio.create_task(workers.run(until_abandoned(begun, ended), one))
        await asyncio.to_thread(begun.wait, 10)
        many = [
            asyncio.create_task(workers.run(lambda _: order.append("one"), one)) for _ in range(60)
        ]
        await asyncio.sleep(0)
        late = asyncio.create_task(workers.run(lambda _: order.append("other"), other))
        await asyncio.sleep(0)
        first.cancel()
        await asyncio.gather(*many, late)

    asyncio.run(ask())

    assert order.index("other") <= 1


def test_whoever_asks_much_gives_way_where_there_is_no_place() -> None:
    workers, begun, ended = Workers(1, 3), Event(), Event()
    one, other = Client(patient, "one"), Client(patient, "other")

    async def ask() -> list:
        first = asyncio.create_task(workers.run(until_abandoned(begun, ended), one))
        await asyncio.to_thread(begun.wait, 10)
        asking = [
            asyncio.create_task(workers.run(lambda _, n=number: n, client))
            for number, client in enumerate([one, one, one, other])
        ]
        await asyncio.sleep(0.05)
        first.cancel()
        return await asyncio.gather(*asking, return_exceptions=True)

    *answered_, refused, last = asyncio.run(ask())

    assert (answered_, last) == ([0, 1], 3)
    assert (refused.status, refused.code) == (503, "Busy")


def test_what_many_want_at_once_is_made_once_for_as_long_as_one_of_them_wants_it() -> None:
    workers, free, made = Workers(2, 64), Event(), []

    def work(abandoned: Event) -> int:
        made.append(abandoned)
        free.wait(10)
        return 5

    async def ask() -> list:
        leaves = asyncio.create_task(workers.run(work, LEAVING, "the same"))
        stay = [asyncio.create_task(workers.run(work, PATIENT, "the same")) for _ in range(9)]
        with pytest.raises(ConnectionAbortedError):
            await leaves
        assert await workers.run(lambda _: 6, PATIENT, "another") == 6
        free.set()
        return await asyncio.gather(*stay)

    assert asyncio.run(ask()) == [5] * 9
    assert len(made) == 1
    assert asyncio.run(workers.run(lambda _: 7, PATIENT, "the same")) == 7


def test_threads_end_with_their_workers() -> None:
    workers = Workers(2, 0)
    asyncio.run(workers.run(lambda _: None, PATIENT))
    names = weakref.WeakSet(each for each in threading.enumerate() if each.name == "hub-answers")
    before = len(names)

    del workers

    assert within(10, lambda: sum(each.is_alive() for each in names) <= before - 2)


# ── The same over the wire ──


@pytest.fixture(scope="module")
def hub(sqlite: Shared) -> Iterator[TestHub]:
    """The made-up hub, to be read only, by one thread and with nobody waiting for it."""
    with closing(TestHub(sqlite.readable.url, sqlite.readable.seeds)) as hub:
        yield hub


@pytest.fixture
def slow(hub: TestHub) -> Iterator[list[Event]]:
    """Statements of the hub wait: that one began, and that it may go on."""
    begun, free = Event(), Event()

    def wait(*_: object) -> None:
        if threading.current_thread().name == "hub-answers":
            begun.set()
            free.wait(30)

    event.listen(hub.reader.engine, "before_cursor_execute", wait)
    yield [begun, free]
    free.set()
    event.remove(hub.reader.engine, "before_cursor_execute", wait)


def test_a_dear_question_ends_with_its_client(real: TestHub) -> None:
    held = "nodes { id citation { title text } claims { value } history { value } }"
    dear, small = f"{{ observations(first: 10000) {{ {held} }} }}", "{ documents(first: 1) { id } }"
    with serving(real, threads=1, most_waiting=0) as port:

        def is_free() -> bool:
            with connected(port) as client:
                client.sendall(question(small))
                return answered(client).startswith(b"HTTP/1.1 200 ")

        assert within(60, is_free)  # the data is loaded
        for _ in range(3):
            with connected(port) as client:
                client.sendall(question(dear))
                time.sleep(0.1)

            assert within(0.5, is_free)


def test_health_does_not_stand_in_the_queue(hub: TestHub, slow: list[Event]) -> None:
    begun, free = slow
    query = "{ observations(first: 1) { nodes { id } } }"
    with serving(hub, threads=1, most_waiting=1) as port, ExitStack() as clients:
        asking, waiting, late, other = (clients.enter_context(connected(port)) for _ in range(4))
        other.sendall(head("GET", "/readyz"))
        assert answered(other).startswith(b"HTTP/1.1 200 ")
        asking.sendall(question(query))
        assert begun.wait(30)
        waiting.sendall(question("{ observations(first: 2) { nodes { id } } }"))
        time.sleep(0.1)
        late.sendall(question("{ observations(first: 3) { nodes { id } } }"))
        assert answered(late).startswith(b"HTTP/1.1 503 ")

        for path in ("/healthz", "/readyz"):
            other.sendall(head("GET", path))
            assert answered(other).startswith(b"HTTP/1.1 200 ")
        free.set()
        assert answered(asking).startswith(b"HTTP/1.1 200 ")
        assert answered(waiting).startswith(b"HTTP/1.1 200 ")
