"""The claims of an import on one indicator in one period, as columns of numbers: thirty bytes a
claim instead of a thousand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from hub.catalogue import Indicator
from hub.importing.claim import Claim, ClaimKey


@dataclass(frozen=True, eq=False)
class ClaimTable:
    """The claims of one indicator in one period; a value that is not there is no number, a rank
    that is not there is 0.
    """

    indicator: Indicator
    period: int
    claims: Sequence[Claim]
    entities: np.ndarray
    readings: np.ndarray
    sources: np.ndarray
    values: np.ndarray
    ranks: np.ndarray
    doubtful: np.ndarray

    def key(self, line: int) -> ClaimKey:
        """The key of the claim on a line."""
        return self.claims[line].key

    def origin(self, line: int) -> str:
        """Where in the file the claim on a line stands."""
        return self.claims[line].origin

    @cached_property
    def valued(self) -> np.ndarray:
        """The lines that have a value, in order."""
        return np.flatnonzero(~np.isnan(self.values))


def table(indicator: Indicator, claims: Sequence[Claim]) -> ClaimTable:
    """The columns of the claims of one indicator in one period."""
    keys = zip(*(claim.key for claim in claims), strict=True)
    _, periods, entities, readings, sources = keys
    content = [claim.content for claim in claims]
    return ClaimTable(
        indicator=indicator,
        period=periods[0],
        claims=claims,
        entities=np.array(entities, np.int64),
        readings=np.array(readings, np.int64),
        sources=np.array(sources, np.int64),
        values=np.array([one.value for one in content], np.float64),
        ranks=np.array([one.rank or 0 for one in content], np.int64),
        doubtful=np.array([one.doubtful for one in content], np.bool_),
    )
