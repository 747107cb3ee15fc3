"""What is looked at before anything lands."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection

from hub.catalogue import Catalogue, Indicator
from hub.claim import Claim, ClaimKey
from hub.datasets import Dataset
from hub.language import Text
from hub.rows import ObservationRow, Suspicion
from hub.suspicion import Asserted, Copies


class Verdict(NamedTuple):
    """What was found."""

    suspicions: list[Suspicion]
    reported: list[Suspicion]
    doubts: Mapping[ClaimKey, str]
    withheld: frozenset[ClaimKey]


class Checks:
    """The checks of one import."""

    def __init__(self, connection: Connection, catalogue: Catalogue, dataset: Dataset, today: date, is_part: bool = False) -> None:
        self._asserted, self._copies = Asserted(dataset.assertions, catalogue), Copies(connection, catalogue)

    def fault(self, row: ObservationRow, indicator: Indicator) -> Text | None:
        """What is certainly wrong with a row."""
        return None

    def see(self, claims: list[Claim]) -> None:
        """Look at the claims of one indicator in one period."""
        self._asserted.see(claims)
        self._copies.see(claims)

    def verdict(self) -> Verdict:
        """What was found in all."""
        broken = self._asserted.broken()
        return Verdict([*([Suspicion("", broken)] if broken else []), *self._copies.found()], [], {}, frozenset())
