"""Whether a table has nine in ten of the units that an index rates, where the dataset asserts it."""

from collections.abc import Iterable, Iterator

from hub import period
from hub.catalogue import Catalogue
from hub.checking.finding import CheckName, Finding
from hub.checking.table import Table
from hub.language import Text

COMPLETE = 0.9   # the share of the rated that must be there


class Complete:
    """The tables of the asserted codes."""

    def __init__(self, catalogue: Catalogue, codes: Iterable[str]) -> None:
        self._catalogue, self._codes = catalogue, frozenset(codes)

    def see(self, table: Table) -> Iterator[Finding]:
        """That a table has too few units."""
        code, at = table.indicator.code, period.of_key(table.period)
        if code not in self._codes:
            return
        count, expected = len(set(table.entities.tolist())), self._catalogue.expected(table.indicator.index, at)
        if count < COMPLETE * expected:
            text = Text(f"{code} kỳ {at} chỉ có {count} trên {expected} đơn vị", f"{code} of {at} has only {count} of {expected} units")
            yield Finding(CheckName.COMPLETE, code, table.period, table.origin(0), text, float(expected - count))

    def end(self) -> Iterable[Finding]:
        """Nothing more."""
        return ()
