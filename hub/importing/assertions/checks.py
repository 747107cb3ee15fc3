"""Every check on the figures of one import, called by whoever imports."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection

from hub.catalogue import Catalogue, Indicator
from hub.dataset.datasets import Dataset
from hub.dataset.rows import ObservationRow
from hub.importing.assertions.anomaly import Anomaly, Assertion, CheckName
from hub.importing.assertions.certain import Certain
from hub.importing.assertions.complete import Complete
from hub.importing.assertions.copies import Copies
from hub.importing.assertions.held import HeldFigures
from hub.importing.assertions.merged import Merged
from hub.importing.assertions.outliers import Outliers
from hub.importing.assertions.provenance import Provenance
from hub.importing.assertions.ranks import Ranks
from hub.importing.assertions.shares import Shares
from hub.importing.assertions.shifted import Shifted
from hub.importing.assertions.sums import Sums
from hub.importing.assertions.table import table
from hub.importing.assertions.twins import Twins
from hub.importing.assertions.verdict import Verdict, judged
from hub.importing.claim import Claim, ClaimKey
from hub.words.errors import Fault

_CAUSES = (CheckName.SHARE, CheckName.OUTLIER)
_EFFECTS = (CheckName.RANK, CheckName.PARTS)


class Checks:
    """What is looked at of an import into a dataset on a day; one that is only a part need not
    be complete.
    """

    def __init__(
        self,
        connection: Connection,
        catalogue: Catalogue,
        dataset: Dataset,
        today: date,
        is_part: bool = False,
    ) -> None:
        self._catalogue, self._dataset = catalogue, dataset
        self._certain = Certain(catalogue, today)
        figures = HeldFigures(connection, catalogue)
        self._checks: Sequence[Assertion] = (
            Complete(catalogue, figures, () if is_part else dataset.complete),
            Provenance(catalogue, figures, dataset.sources.keys()),
            Copies(figures),
            Shifted(figures),
            Twins(catalogue),
            Shares(catalogue, figures),
            Outliers(catalogue, figures),
            Ranks(catalogue, figures),
            Sums(catalogue, figures),
            Merged(catalogue, figures),
        )
        self._anomalies: list[Anomaly] = []
        self._suspects: set[ClaimKey] = set()

    def fault(self, row: ObservationRow, indicator: Indicator) -> Fault | None:
        """Why the figure of a row cannot be; nothing where it can."""
        return self._certain.fault(row, indicator)

    def see(self, claims: list[Claim]) -> None:
        """Look at the settled claims of one indicator in one period; those of one code come
        together.
        """
        claim_table = table(self._catalogue.indicator_by_id[claims[0].key.indicator_id], claims)
        for check in self._checks:
            self._note(check.see(claim_table))

    def verdict(self) -> Verdict:
        """What stops the import, what is only reported, what is doubtful and what fills none.

        It is complete once all claims were seen.
        """
        for check in self._checks:
            self._note(check.end())
        return judged(self._dataset, self._anomalies)

    def _note(self, anomalies: Iterable[Anomaly]) -> None:
        """Keep anomalies, but for ranks and sums that are odd because of an odd value."""
        for anomaly in anomalies:
            if anomaly.check is CheckName.OUTLIER and not self._suspects.isdisjoint(anomaly.keys):
                continue
            if anomaly.check in _CAUSES:
                self._suspects.update(anomaly.keys)
            elif anomaly.check in _EFFECTS and not self._suspects.isdisjoint(
                (*anomaly.keys, *anomaly.beside)
            ):
                continue
            self._anomalies.append(anomaly)
