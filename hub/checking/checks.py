"""Every check on the figures of one import, called by whoever imports."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from hub.catalogue import Catalogue, Indicator
from hub.checking.certain import Certain
from hub.checking.complete import Complete
from hub.checking.copies import Copies
from hub.checking.finding import Check, Finding
from hub.checking.held import Held
from hub.checking.table import table
from hub.checking.verdict import Verdict, judged
from hub.datasets import Dataset
from hub.difference import Claim
from hub.language import Text
from hub.rows import ObservationRow


class Checks:
    """What is looked at of an import into a dataset on a day; one that is only a part need not be complete."""

    def __init__(self, connection: Connection, catalogue: Catalogue, dataset: Dataset, today: date, is_part: bool = False) -> None:
        self._catalogue, self._dataset = catalogue, dataset
        self._certain = Certain(catalogue, today)
        held = Held(connection, catalogue)
        self._checks: Sequence[Check] = (Complete(catalogue, held, () if is_part else dataset.complete), Copies(held))
        self._findings: list[Finding] = []

    def fault(self, row: ObservationRow, indicator: Indicator) -> Text | None:
        """Why the figure of a row cannot be; nothing where it can."""
        return self._certain.fault(row, indicator)

    def see(self, claims: list[Claim]) -> None:
        """Look at the settled claims of one indicator in one period; those of one code come together."""
        seen = table(self._catalogue.indicator_by_id[claims[0].key.indicator_id], claims)
        for check in self._checks:
            self._findings += check.see(seen)

    def verdict(self) -> Verdict:
        """What stops the import, what is told, what is doubtful and what lands nowhere, after all claims were seen."""
        for check in self._checks:
            self._findings += check.end()
        return judged(self._dataset, self._findings)
