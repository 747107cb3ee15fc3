"""One odd thing about the figures of an import, before it is decided what becomes of it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple, Protocol

from hub.importing.assertions.table import ClaimTable
from hub.importing.claim import ClaimKey
from hub.words.language import Text


class CheckName(StrEnum):
    """What is looked at."""

    PARTS = "PARTS"  # a total that is not its parts
    RANK = "RANK"  # a rank against its scores
    RANK_OF = "RANK_OF"  # of how many, unequal within a table
    OUTLIER = "OUTLIER"  # outside what peers and its own past allow
    SHARE = "SHARE"  # a share where percents or points are wanted
    COPY = "COPY"  # figures of another period or unit again
    SOURCE = "SOURCE"  # a source that differs from a held one in its date alone
    MERGED = "MERGED"  # units that ended within a period beside what they became
    COMPLETE = "COMPLETE"  # fewer units than the dataset asserts


class Anomaly(NamedTuple):
    """What a check found: about which figures, how large in the unit of the indicator, where and
    in which words.
    """

    check: CheckName
    code: str  # of the indicator
    period: int  # as a key
    origin: str
    text: Text
    size: float = 0.0
    keys: tuple[ClaimKey, ...] = ()
    entity: str = ""  # its public id, where it is about one
    # the figures beside which it is odd, such as the parts of a total
    beside: tuple[ClaimKey, ...] = ()


class Assertion(Protocol):
    """One check: it sees table after table of one import, those of a code together, and may only
    know at the end.
    """

    def see(self, table: ClaimTable) -> Iterable[Anomaly]:
        """The anomalies of one table, known as soon as it is read."""

    def end(self) -> Iterable[Anomaly]:
        """The anomalies that are known only after the last table."""
