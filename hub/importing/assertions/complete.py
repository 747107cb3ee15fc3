"""Whether a period has nine in ten of the units that an index rates, where the dataset asserts
it.
"""

from collections.abc import Iterable, Iterator

from hub.catalogue import Catalogue
from hub.importing.assertions.anomaly import Anomaly, CheckName
from hub.importing.assertions.held import HeldFigures
from hub.importing.assertions.table import ClaimTable
from hub.words import period
from hub.words.completeness import is_complete
from hub.words.language import Text


class Complete:
    """The tables of the asserted codes, with what is held of their periods."""

    def __init__(self, catalogue: Catalogue, figures: HeldFigures, codes: Iterable[str]) -> None:
        self._catalogue, self._held, self._codes = catalogue, figures, frozenset(codes)

    def see(self, table: ClaimTable) -> Iterator[Anomaly]:
        """That a period has too few units, whichever standing source has most of them."""
        code, at = table.indicator.code, period.of_key(table.period)
        if code not in self._codes:
            return
        expected = self._catalogue.expected(table.indicator.index, at)
        count = self._most(table)
        if not is_complete(count, expected):
            text = Text(
                f"{code} kỳ {at} chỉ có {count} trên {expected} đơn vị",
                f"{code} of {at} has only {count} of {expected} units",
            )
            yield Anomaly(
                check=CheckName.COMPLETE,
                code=code,
                period=table.period,
                origin=table.origin(0),
                text=text,
                size=float(expected - count),
            )

    def _most(self, table: ClaimTable) -> int:
        """The most units that one source has, in the import and among its standing claims.

        Two halves by two sources make no table.
        """
        imported, own = set(table.entities.tolist()), set(table.sources.tolist())
        units = self._held.units_by_source(table.indicator.id, table.period)
        beside = set().union(*(members for source, members in units.items() if source in own))
        return max(len(imported | beside), *(len(members) for members in units.values()), 0)

    def end(self) -> Iterable[Anomaly]:
        """Nothing more."""
        return ()
