"""The panels that are kept in memory within a limit, the least recently used going first."""

from functools import partial
from operator import attrgetter

from hub.catalogue import Catalogue, Indicator
from hub.panels.kept import KeptAnswers
from hub.panels.panel import Panel, Readable, read


class Panels:
    """Panels kept least-recently-used within a limit of bytes, each built once however many ask."""

    def __init__(self, database: Readable, limit: int) -> None:
        self._database, self._kept = database, KeptAnswers(limit)

    def get(self, catalogue: Catalogue, indicator: Indicator, version: int) -> Panel:
        """The panel of an indicator at a data version.

        Two versions between which nothing touched the indicator share one.
        """
        key = (indicator.id, catalogue.last_touch(indicator.id, version))
        return self._kept.of(key, partial(self._read, indicator, key[1]), attrgetter("size"))

    def _read(self, indicator: Indicator, version: int) -> Panel:
        with self._database.connect() as connection:
            return read(connection, indicator, version)
