"""The pool: no connection outlives it."""

import gc
import warnings

import pytest

from hub.store import database
from tests.hubs import TestHub


def test_a_connection_that_was_out_when_its_pool_was_disposed_of_is_closed_on_its_way_back(
    hub: TestHub,
) -> None:
    engine = database.reading(hub.url)
    with warnings.catch_warnings(record=True) as told, engine.connect() as connection:
        warnings.simplefilter("always")
        held = connection.connection.dbapi_connection
        engine.dispose()
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1
    engine.dispose()

    with pytest.raises(engine.dialect.loaded_dbapi.Error, match="closed"):
        held.cursor().execute("SELECT 1")
    del held, connection, engine
    gc.collect()
    assert not told
