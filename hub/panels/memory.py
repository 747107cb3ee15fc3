"""The panels that are kept in memory within a limit, the least recently used going first."""

from collections import OrderedDict
from concurrent.futures import Future
from threading import Lock

from sqlalchemy import Engine

from hub.catalogue import Catalogue, Indicator
from hub.panels.panel import Panel, read


class Panels:
    """Panels kept least-recently-used within a limit of bytes, each built once however many ask."""

    def __init__(self, engine: Engine, limit: int) -> None:
        self._engine, self._limit, self._held = engine, limit, 0
        self._kept: OrderedDict[tuple[int, int], Future[Panel]] = OrderedDict()
        self._lock = Lock()

    def get(self, catalogue: Catalogue, indicator: Indicator, version: int) -> Panel:
        """The panel of an indicator at a data version.

        Two versions between which nothing touched the indicator share one.
        """
        key = (indicator.id, catalogue.last_touch(indicator.id, version))
        with self._lock:
            future = self._kept.get(key)
            if building := future is None:
                future = self._kept[key] = Future()
            self._kept.move_to_end(key)
        if building:
            self._fill(future, key, indicator)
        return future.result()

    def _fill(self, future: Future[Panel], key: tuple[int, int], indicator: Indicator) -> None:
        try:
            panel = self._read(indicator, key[1])
        except BaseException as error:
            with self._lock:
                self._kept.pop(key, None)
            future.set_exception(error)
            return
        future.set_result(panel)
        with self._lock:
            self._held += panel.size
            self._evict()

    def _evict(self) -> None:
        while self._held > self._limit and len(self._kept) > 1:
            key, oldest = next(iter(self._kept.items()))
            if not oldest.done():
                return
            self._kept.pop(key)
            self._held -= oldest.result().size

    def _read(self, indicator: Indicator, version: int) -> Panel:
        with self._engine.connect() as connection:
            return read(connection, indicator, version)
