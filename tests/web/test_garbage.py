"""Garbage is looked for in small steps, and never while data is loaded."""

import gc
import weakref

import pytest

from hub.web import garbage


def test_what_is_made_to_stay_is_not_walked_through_later() -> None:
    frozen = gc.get_freeze_count()

    with garbage.lasting():
        assert not gc.isenabled()
        stays = [[number] for number in range(20_000)]

    assert gc.isenabled()
    assert gc.get_freeze_count() - frozen >= len(stays)


def test_what_was_garbage_before_does_not_stay() -> None:
    class Thing:
        pass

    thing = Thing()
    thing.itself = thing
    garbage_, gone = weakref.ref(thing), []
    del thing

    with garbage.lasting():
        gone.append(garbage_() is None)

    assert gone == [True]


def test_garbage_is_looked_for_again_where_data_could_not_be_loaded() -> None:
    with pytest.raises(OSError, match="away"), garbage.lasting():
        raise OSError("away")

    assert gc.isenabled()
