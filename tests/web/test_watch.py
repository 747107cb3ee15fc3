"""Newer data: prepared beside the requests, shown soon after, by all workers together."""

import gc
import time
import weakref
from pathlib import Path

import pytest

from hub.panels.reader import DataState
from hub.web.agreement import Agreement
from hub.web.outage import Outage
from hub.web.watch import Watch
from tests.hubs import TestHub
from tests.panels.test_reader import revised, total
from tests.web.wire import within


@pytest.fixture
def database(tmp_path: Path) -> str:
    """The address of a database that nobody else reads."""
    return f"sqlite:///{tmp_path}/hub.db"


def test_newer_data_is_asked_before_it_is_shown(hub: TestHub, tmp_path: Path) -> None:
    hub.url  # noqa: B018 (a database of its own)
    reader, asked = hub.reading(max_age=0), []
    shown_first = reader.newest().version

    def ask_again(view, seconds: float) -> None:
        asked.append((view.version, total(view), reader.newest().version))

    watch = Watch(reader, ask_again, Outage())
    watch.start()
    try:
        revised(hub, tmp_path)
        assert within(30, lambda: reader.newest().version == shown_first + 1)
    finally:
        watch.stop()

    assert asked == [(shown_first + 1, 75, shown_first)]
    assert total(reader.view()) == 75


def test_workers_show_a_version_when_all_have_it(database: str) -> None:
    one, other = Agreement(database), Agreement(database)

    shown = []
    for worker, version in ((one, 1), (other, 1), (one, 2), (other, 2)):
        worker.ready(DataState(7, version))
        shown.append((one.shown.version, other.shown.version))
    one.leave()
    other.ready(DataState(7, 3))

    assert shown == [(1, 1), (1, 1), (1, 1), (2, 2)]
    assert other.shown == (7, 3)
    other.leave()


def test_workers_show_a_database_of_a_lower_version_when_all_have_opened_it(database: str) -> None:
    one, other = Agreement(database), Agreement(database)
    former, restored = DataState(7, 5), DataState(8, 3)
    for worker in (one, other):
        worker.ready(former)

    shown = []
    for worker in (one, other):
        worker.ready(restored)
        shown.append((one.shows(restored), other.shows(restored)))
    one.ready(DataState(8, 4))

    assert shown == [(False, False), (True, True)]
    assert not one.shows(DataState(8, 4))
    assert not one.shows(former)
    for worker in (one, other):
        worker.leave()


@pytest.mark.parametrize(("silent_for", "shown"), [(30, 1), (90, 2)])
def test_a_worker_that_loads_for_long_is_waited_for(
    database: str, monkeypatch: pytest.MonkeyPatch, silent_for: int, shown: int
) -> None:
    slow, other = Agreement(database), Agreement(database)
    slow.load()  # before it has anything it holds nobody up
    for worker in (slow, other):
        worker.ready(DataState(7, 1))
    slow.load()

    monkeypatch.setattr("hub.web.agreement.monotonic", lambda: time.monotonic() + silent_for)
    other.ready(DataState(7, 2))

    assert other.shown.version == shown
    slow.ready(DataState(7, 2))
    assert other.shown.version == 2
    for worker in (slow, other):
        worker.leave()


def test_a_worker_that_went_silent_holds_nobody_up(database: str, monkeypatch) -> None:
    one, other = Agreement(database), Agreement(database)
    one.ready(DataState(7, 1))
    other.ready(DataState(7, 2))
    held_up = other.shown.version

    monkeypatch.setattr("hub.web.agreement.monotonic", lambda: time.monotonic() + 60)
    other.ready(DataState(7, 2))

    assert (held_up, other.shown.version) == (1, 2)
    other.leave()


def test_data_that_is_no_longer_shown_is_let_go_without_a_collection(
    hub: TestHub, tmp_path: Path
) -> None:
    hub.url  # noqa: B018 (a database of its own)
    query = (
        '{compare(indicator: "MADE/TOTAL") {rows {value sentence}} scorecard(entity: "an") {lines'
    )
    hub.ask(query + " {sentence}}}")
    older = weakref.ref(hub.reader.newest())
    revised(hub, tmp_path)
    gc.collect()
    gc.disable()
    try:
        newer = hub.ask("{dataVersion {id}}")

        assert newer == {"dataVersion": {"id": "3"}}
        assert older() is None
    finally:
        gc.enable()
