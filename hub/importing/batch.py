"""The rows of one import, by kind."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from hub.dataset.rows import (
    Ignored,
    ObservationRow,
    Recognised,
    Row,
    SourceRow,
    StatementRow,
    Suspicion,
    TargetsAloneRow,
    WithdrawalRow,
)
from hub.importing.bounded import BoundedList
from hub.importing.buffers import Buffer
from hub.importing.document_rows import KINDS
from hub.words.errors import Fault

_ROWS_A_STEP = 5000  # after which progress is shown


@dataclass
class ImportBatch:
    """The rows of one import by kind; faults and what is left out are added on the way."""

    observations: Buffer[ObservationRow] = field(default_factory=lambda: Buffer(ObservationRow))
    catalogue: list[Any] = field(default_factory=list)
    statements: list[StatementRow] = field(default_factory=list)
    targets_alone: list[TargetsAloneRow] = field(default_factory=list)
    withdrawals: list[WithdrawalRow] = field(default_factory=list)
    faults: BoundedList[Fault] = field(default_factory=lambda: BoundedList(attrgetter("place")))
    ignored: BoundedList[Ignored] = field(default_factory=BoundedList)
    suspicions: list[Suspicion] = field(default_factory=list)
    recognised: list[Recognised] = field(default_factory=list)

    @property
    def states_nothing(self) -> bool:
        """Whether, observations aside, nothing is stated, not even that something is wrong."""
        return not (self.statements or self.withdrawals or self.faults or self.ignored)

    @property
    def is_part(self) -> bool:
        """Whether a file declares that it holds only some of the units."""
        return any(recognised.part for recognised in self.recognised)

    @property
    def sources(self) -> list[SourceRow]:
        """The sources that the rows bring."""
        return [row for row in self.catalogue if isinstance(row, SourceRow)]


def by_kind(rows: Iterable[Row], progress: Callable[[int], None]) -> ImportBatch:
    """The rows of a file, sorted by their type into a batch; `progress` is called with the number
    of rows read so far.
    """
    batch = ImportBatch()
    homes: dict[type, Callable[[Any], None]] = {
        ObservationRow: batch.observations.add,
        Fault: batch.faults.add,
        Ignored: batch.ignored.add,
        Suspicion: batch.suspicions.append,
        Recognised: batch.recognised.append,
        WithdrawalRow: batch.withdrawals.append,
        TargetsAloneRow: batch.targets_alone.append,
        **dict.fromkeys(KINDS, batch.statements.append),
    }
    for count, row in enumerate(rows, 1):
        add = homes.get(type(row), batch.catalogue.append)
        add(row)
        if count % _ROWS_A_STEP == 0:
            progress(count)
    return batch
